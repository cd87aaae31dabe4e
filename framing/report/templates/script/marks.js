// A reader may dismiss a mark.
const marks = document.querySelectorAll("#texts ~ * mark[data-key]");
const keys = [...new Set([...marks].map(mark => mark.dataset.key))];
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

for (const mark of marks) {
  for (const tip of mark.querySelectorAll(".tip")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Dismiss this mark";
    button.addEventListener("click", () => {
      const key = mark.dataset.key;
      if (!dismissed.delete(key)) dismissed.add(key);
      show(key);
      keep();
    });
    tip.append(" ", button);
  }
}
for (const key of [...dismissed]) if (keys.includes(key)) show(key); else dismissed.delete(key);
