// Links of statements: the buttons are made when their row can be seen.
const links = new Map();
for (const row of document.querySelectorAll(".link[data-relation]")) {
  links.set(`${row.dataset.a} ${row.dataset.b} ${row.dataset.relation}`, row);
}

function showLink(key) {
  const row = links.get(key), verdict = judged.get(key);
  for (const name of ["confirmed", "rejected"]) row.classList.toggle(name, verdict === name);
  for (const button of row.querySelectorAll(".judge button")) button.setAttribute("aria-pressed", button.value === verdict);
  judgedBar.hidden = !judged.size;
  const count = name => [...judged.values()].filter(verdict => verdict === name).length;
  judgedBar.querySelector("output").textContent = `Links confirmed: ${count("confirmed")}, rejected: ${count("rejected")}`;
}

function offer(key, row) {
  const said = document.createElement("p");
  said.className = "judge scripted";
  const places = [...row.querySelectorAll(".place")].map(place => place.textContent).join(", ");
  for (const [verdict, label] of [["confirmed", "Confirm"], ["rejected", "Reject"]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: label, value: verdict, ariaLabel: `${label} ${row.dataset.relation}: ${places}` });
    button.addEventListener("click", () => {
      if (judged.get(key) === verdict) judged.delete(key);
      else judged.set(key, verdict);
      showLink(key);
      keep();
    });
    said.append(button);
  }
  row.append(said);
  showLink(key);
}

function offerVisible() {
  for (const [key, row] of links) {
    if (!row.querySelector(".judge") && !row.closest("details:not([open])")) offer(key, row);
  }
}
for (const details of document.querySelectorAll("#ledger ~ details, #ledger ~ * details")) details.addEventListener("toggle", offerVisible);
offerVisible();
for (const key of [...judged.keys()]) if (links.has(key)) showLink(key); else judged.delete(key);

function describeLink([key, row]) {
  const articles = [...document.querySelectorAll("#texts ~ * article")].map(article => article.dataset.article);
  const side = place => {
    const [letter, part, sentence] = place.split("/");
    return { article: articles["ABCDEFGH".indexOf(letter)], part, sentence: +sentence };
  };
  return { a: side(row.dataset.a), b: side(row.dataset.b), relation: row.dataset.relation, judged: judged.get(key) ?? null };
}
