// Sections fold on the screen; print and links into them open them.
for (const section of document.querySelectorAll("main > section")) {
  const heading = section.querySelector("h2"), fold = document.createElement("button");
  fold.type = "button";
  fold.className = "fold";
  const set = folded => {
    section.classList.toggle("folded", folded);
    fold.setAttribute("aria-expanded", !folded);
  };
  fold.setAttribute("aria-label", `Show ${heading.lastChild.textContent.trim()}`);
  fold.addEventListener("click", () => set(!section.classList.contains("folded")));
  section.unfold = () => set(false);
  set(false);
  heading.append(fold);
}
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  target.closest("main > section")?.unfold();
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", reveal);
if (location.hash.length > 1) reveal();
