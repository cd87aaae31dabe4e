// The list of what was judged can be taken along; nothing leaves the page by itself.
function download() {
  const found = { title: document.title, made_by: bar.dataset.version, lexicon: bar.dataset.lexicon,
    dismissed: dismissed.size, marks: keys.map(describe),
    links: [...links].map(describeLink) };
  save(JSON.stringify(found, null, 1), "application/json", "judgements.json");
}
for (const button of document.querySelectorAll(".dismissals button, .judged")) button.addEventListener("click", download);
