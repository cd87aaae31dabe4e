// Without a script a note stands at the foot of the window; with it, beside its mark.
let shown;
function place() {
  const tip = shown?.querySelector(".tip");
  if (!tip) return;
  tip.classList.add("beside");
  const box = shown.getBoundingClientRect();
  const below = box.bottom + tip.offsetHeight < innerHeight;
  const left = Math.max(0, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth));
  Object.assign(tip.style, { inset: `${below ? box.bottom : box.top - tip.offsetHeight}px auto auto ${left}px`, margin: 0 });
}
addEventListener("scroll", place, { passive: true });
addEventListener("keydown", event => event.key === "Escape" && shown?.classList.add("hushed"));
for (const mark of document.querySelectorAll("mark[data-key]")) {
  for (const kind of ["mouseenter", "focusin"]) mark.addEventListener(kind, () => { shown = mark; place(); });
  for (const kind of ["mouseleave", "focusout"]) mark.addEventListener(kind, () => mark.classList.remove("hushed"));
}
