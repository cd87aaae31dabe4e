// The texts scroll together, each by its own length; one key hides the outlets, another swaps words.
const tools = document.querySelectorAll(".scripted");
for (const tool of tools) tool.hidden = false;
const together = document.getElementById("together"), texts = document.querySelector(".texts");
const panes = [...texts.children];
let leading;
function follow(event) {
  if (leading && leading !== event.target) return;
  leading = event.target;
  const share = leading.scrollTop / Math.max(1, leading.scrollHeight - leading.clientHeight);
  for (const pane of panes) if (pane !== leading) pane.scrollTop = share * (pane.scrollHeight - pane.clientHeight);
  clearTimeout(follow.rest);
  follow.rest = setTimeout(() => { leading = null; }, 120);
}
function join() {
  texts.classList.toggle("together", together.checked);
  for (const pane of panes) {
    if (together.checked) pane.tabIndex = 0; else pane.removeAttribute("tabindex");
    pane[together.checked ? "addEventListener" : "removeEventListener"]("scroll", follow, { passive: true });
    pane[together.checked ? "addEventListener" : "removeEventListener"]("scroll", place, { passive: true });
  }
}
together.addEventListener("change", join);
join();

// The title of the window is the page's heading, and hides what that hides.
const blind = document.getElementById("blind"), title = document.title;
const retitle = () => { document.title = blind.checked ? plain(document.querySelector("h1")) : title; };
blind.addEventListener("change", retitle);
retitle();

const keyed = { b: "blind", s: "swap" };
addEventListener("keydown", event => {
  const box = document.getElementById(keyed[event.key.toLowerCase()]);
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!box || typing || event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys").checked) return;
  box.checked = !box.checked;
  retitle();
  document.getElementById("heard").textContent = `${box.labels[0].textContent.trim()}: ${box.checked ? "on" : "off"}`;
});
