// A reader may dismiss a mark, confirm or reject a link, and take the list along; nothing leaves the page by itself.
(() => {
  const marks = document.querySelectorAll("#texts ~ * mark[data-key]");
  const bar = document.getElementById("dismissals");
  const keys = [...new Set([...marks].map(mark => mark.dataset.key))];
  const judgedBar = document.getElementById("judgements");
  const store = `framing ${location.pathname} ${bar.dataset.lexicon}`;
  const kept = recall();
  const dismissed = new Set(kept.dismissed), judged = new Map(kept.judged);

  // What was judged outlives a reload, as far as the browser lets a page remember.
  function recall() {
    try { return JSON.parse(sessionStorage.getItem(store)) ?? {}; } catch { return {}; }
  }
  function keep() {
    try { sessionStorage.setItem(store, JSON.stringify({ dismissed: [...dismissed], judged: [...judged] })); } catch { /* it forgets */ }
  }
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
        keep();
      });
      tip.append(" ", button);
    }
  }
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
    said.className = "judge";
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
  for (const key of [...dismissed]) if (keys.includes(key)) show(key); else dismissed.delete(key);
  for (const key of [...judged.keys()]) if (links.has(key)) showLink(key); else judged.delete(key);

  function describeLink([key, row]) {
    const articles = [...document.querySelectorAll("#texts ~ * article")].map(article => article.dataset.article);
    const side = place => {
      const [letter, part, sentence] = place.split("/");
      return { article: articles["ABCDEFGH".indexOf(letter)], part, sentence: +sentence };
    };
    return { a: side(row.dataset.a), b: side(row.dataset.b), relation: row.dataset.relation, judged: judged.get(key) ?? null };
  }

  function download() {
    const found = { title: document.title, made_by: bar.dataset.version, lexicon: bar.dataset.lexicon,
      dismissed: dismissed.size, marks: keys.map(describe),
      links: [...links].map(describeLink) };
    const file = new Blob([JSON.stringify(found, null, 1)], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: "judgements.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  for (const each of [bar, judgedBar]) each.querySelector("button").addEventListener("click", download);
})();
