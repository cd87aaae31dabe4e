// A reader may dismiss a mark and take the list along; nothing leaves the page by itself.
(() => {
  const marks = document.querySelectorAll("#texts ~ * mark[data-key]");
  const bar = document.getElementById("dismissals");
  const keys = [...new Set([...marks].map(mark => mark.dataset.key))];
  const dismissed = new Set();
  const every = key => [...document.querySelectorAll("mark[data-key]")].filter(m => m.dataset.key === key);

  function show(key) {
    const gone = dismissed.has(key);
    for (const mark of every(key)) {
      mark.classList.toggle("dismissed", gone);
      for (const button of mark.querySelectorAll("button")) button.textContent = gone ? "Restore this mark" : "Dismiss this mark";
    }
    bar.hidden = !dismissed.size;
    bar.querySelector("output").textContent = `Marks dismissed: ${dismissed.size} of ${keys.length}`;
  }

  function describe(key) {
    const pieces = every(key).filter(mark => mark.closest("#texts ~ *"));
    const link = pieces.at(-1).querySelector("sup a");
    const [, part, start, end] = key.split("/");
    return {
      article: pieces[0].closest("article").dataset.article, part, start: +start, end: +end,
      text: pieces.map(mark => mark.firstChild.textContent).join(""),
      entry: document.querySelector(`${link.hash} h4 bdi`).textContent,
      note: link.nextElementSibling.firstChild.textContent, dismissed: dismissed.has(key),
    };
  }

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

  for (const mark of marks) {
    for (const tip of mark.querySelectorAll(".tip")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Dismiss this mark";
      button.addEventListener("click", () => {
        const key = mark.dataset.key;
        if (!dismissed.delete(key)) dismissed.add(key);
        show(key);
      });
      tip.append(" ", button);
    }
  }
  bar.querySelector("button").addEventListener("click", () => {
    const found = { title: document.title, made_by: bar.dataset.version, lexicon: bar.dataset.lexicon,
      dismissed: dismissed.size, marks: keys.map(describe) };
    const file = new Blob([JSON.stringify(found, null, 1)], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "marks.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
})();
