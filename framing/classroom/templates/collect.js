// The class's codes, counted in the browser: how many marked which word, and how far they agree.
(() => {
  const setup = JSON.parse(byId("setup").textContent), sealed = unseal();
  const MOST = 1000, SHOWN = 20, LARGEST = 8e6, TOO_LARGE = "larger than 8 MB";
  const label = category => setup.categories[category][0];
  const answerOf = [];
  for (const answer of sealed.answers) for (let i = answer.first; i <= answer.last; i++) answerOf[i] = answer;
  let files = [], counts = [], of = [], sheets = [];

  function read(sources) {
    const kept = new Map(), problems = [];
    let again = 0;
    for (const { name, text, problem } of sources) {
      const file = problem ? null : asMarksFile(text);
      const found = problem ? [] : file ? [{ line: 0, code: String(file.code ?? "") }] : findCodes(text, MOST + 1);
      if (problem) problems.push(`${name}: ${problem}; left out.`);
      else if (!found.length) problems.push(`${name}: no marks in it; left out.`);
      else if (found.length > MOST) problems.push(`${name}: more than ${MOST} codes; the rest left out.`);
      for (const { line, code } of found.slice(0, MOST)) {
        const where = found.length > 1 ? `${name}, line ${line}` : name;
        try {
          const sheet = readCode(code);
          if (sheet.exercise !== setup.id) throw new Error(`marks of another exercise (${sheet.exercise})`);
          if (!fits(sheet, setup)) throw new Error("marks that do not fit the text");
          if (file && !same(file, sheet)) throw new Error("marks that were edited by hand");
          again += kept.delete(sheet.number);
          kept.set(sheet.number, sheet);
        } catch (error) { problems.push(`${where}: ${error.message}; left out.`); }
      }
    }
    if (kept.size > MOST) problems.push(`More than ${MOST} sheets; the rest left out.`);
    return { sheets: [...kept.values()].slice(0, MOST), problems, again };
  }

  function asMarksFile(text) {
    try {
      const file = JSON.parse(text);
      return file?.schema === "framing.marks/1" ? file : null;
    } catch { return null; }
  }

  // A file says its marks twice, in words and as a code: they must be the same.
  function same(file, sheet) {
    const said = Array.isArray(file.marks) ? file.marks : [];
    return said.length === sheet.marks.length && sheet.marks.every((mark, i) =>
      ["first", "last", "category"].every(name => said[i]?.[name] === mark[name]));
  }

  // What each student said of each word: 0, the category's number from 1, or nothing.
  function tabulate(sheets) {
    return sheets.map(sheet => {
      const row = new Array(words.length).fill(0);
      for (const mark of sheet.marks) row.fill(mark.category + 1, mark.first, mark.last + 1);
      const worked = setup.texts.map((_, text) => sheet.done[text] || sheet.frames[text] > 0 || row.some((said, i) => said && textOf[i] === text));
      return row.map((said, i) => worked[textOf[i]] ? said : null);
    });
  }

  // Krippendorff's alpha of marked or not, over sentences; null where it is undefined.
  function alpha(table) {
    const units = new Map();
    table.forEach((row, who) => row.forEach((said, i) => {
      if (said === null) return;
      const unit = units.get(sealed.sentences[i]) ?? units.set(sealed.sentences[i], new Map()).get(sealed.sentences[i]);
      unit.set(who, unit.get(who) || said > 0);
    }));
    let differ = 0, yes = 0, no = 0;
    for (const unit of units.values()) {
      const said = [...unit.values()], n = said.length, k = said.filter(Boolean).length;
      if (n < 2) continue;
      differ += 2 * k * (n - k) / (n - 1);
      yes += k; no += n - k;
    }
    return yes && no ? 1 - differ * (yes + no - 1) / (2 * yes * no) : null;
  }

  // Words in a row that the same students marked, and, if asked, that one answer covers.
  function runs(table, byAnswer) {
    const found = [];
    let before = "";
    words.forEach((_, i) => {
      const column = counts[i] ? table.map(row => row[i] > 0 ? 1 : 0).join("") : "";
      const here = [textOf[i], column, byAnswer ? sealed.answers.indexOf(answerOf[i]) : ""].join("|");
      if (here === before && blockOf[i] === blockOf[i - 1]) { found.at(-1).last = i; found.at(-1).answer ??= answerOf[i]; }
      else found.push({ first: i, last: i, marked: counts[i], of: of[i], answer: answerOf[i] });
      before = here;
    });
    return found;
  }

  function draw() {
    const table = tabulate(sheets);
    counts = words.map((_, i) => table.filter(row => row[i] > 0).length);
    of = words.map((_, i) => table.filter(row => row[i] !== null).length);
    unwrap();
    const found = runs(table, true);
    for (const run of found) {
      if (!run.marked && !run.answer) continue;
      const share = run.of ? run.marked / run.of : 0;
      const state = !run.marked ? "" : share >= 2 / 3 ? "agreed" : share >= 1 / 3 ? "split" : "few";
      const told = [run.marked && `${run.marked}/${run.of}`, run.answer && "L"].filter(Boolean).join(" ");
      wrap(run.first, run.last, { className: `${state} ${run.answer ? "listed" : ""}` }, make("sup", {}, told));
    }
    for (const id of ["found", "argued-part"]) byId(id).hidden = !sheets.length;
    byId("csv").hidden = !sheets.length;
    const both = sealed.answers.filter(a => {
      const who = table.filter(row => row.slice(a.first, a.last + 1).some(said => said > 0)).length;
      return of[a.first] && who >= of[a.first] / 2;
    }).length;
    byId("outcome").textContent = `${sheets.length} ${sheets.length === 1 ? "sheet" : "sheets"}. At least half the class marked ${both} of the ${sealed.answers.length} places that the word list marks.`;
    const value = alpha(table);
    byId("alpha").textContent = value === null ? "Alpha takes two sheets that do not say the same of everything."
      : `Whether a sentence has a marked word: Krippendorff’s alpha ${short(value)} (1 is full agreement, 0 is chance).`;
    const argued = runs(table, false).filter(run => run.marked && run.marked < run.of)
      .sort((a, b) => Math.abs(a.marked / a.of - .5) - Math.abs(b.marked / b.of - .5) || b.of - a.of || a.first - b.first).slice(0, 12);
    byId("argued").replaceChildren(...argued.map(run => make("tr", {}, make("td", {}, setup.texts[textOf[run.first]], " ", make("span", { className: "at-place" }, placeOfBlock(blockOf[run.first]))),
      make("th", { scope: "row" }, shown(run.first, run.last)), make("td", {}, `${run.marked} of ${run.of}`),
      make("td", {}, chosen(run.first, run.last)), make("td", {}, run.answer ? label(run.answer.category) : "–"))));
    byId("frames").replaceChildren(...setup.texts.map((text, i) => {
      const told = setup.frames.map((frame, k) => [frame, sheets.filter(sheet => sheet.frames[i] === k + 1).length]).filter(pair => pair[1]).sort((a, b) => b[1] - a[1]);
      return make("li", {}, make("span", { className: "badge" }, text), " ", told.map(([frame, n]) => `${frame} ${n}`).join(", ") || "none chosen");
    }));
  }

  const placeOfBlock = block => block.dataset.n ? `¶ ${block.dataset.n}` : block.dataset.block.split(", ")[1];

  // What the marks that touch these words say they do.
  function chosen(first, last) {
    const touching = sheets.flatMap(sheet => sheet.marks.filter(mark => mark.first <= last && mark.last >= first));
    return setup.categories.map((_, c) => [label(c), touching.filter(mark => mark.category === c).length])
      .filter(pair => pair[1]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, n]) => `${name} ${n}`).join(", ");
  }

  const short = value => value.toFixed(2).replace("-", "−").replace(/^(−?)0\./, "$1.");

  function count() {
    const sources = [...files], pasted = byId("paste").value;
    if (pasted.trim()) sources.push({ name: "pasted", text: pasted, problem: pasted.length > LARGEST ? TOO_LARGE : "" });
    const found = read(sources);
    sheets = found.sheets;
    byId("told").textContent = (sheets.length ? `Counted: ${sheets.length}.` : "Nothing to count yet.")
      + (found.again ? ` Came again, counted once: ${found.again}.` : "")
      + (found.problems.length ? ` Left out: ${found.problems.length}.` : "");
    const more = found.problems.length - SHOWN;
    byId("problems").replaceChildren(...found.problems.slice(0, SHOWN).map(text => make("li", {}, text)),
      ...(more > 0 ? [make("li", {}, `${more} more like these.`)] : []));
    draw();
  }

  // Windows programs save text in two bytes a letter, with a mark in front.
  async function readText(file) {
    if (file.size > LARGEST) return { name: file.name, text: "", problem: TOO_LARGE };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kind = { "255,254": "utf-16le", "254,255": "utf-16be" }[String(bytes.slice(0, 2))] ?? "utf-8";
    return { name: file.name, text: new TextDecoder(kind).decode(bytes) };
  }
  byId("count").addEventListener("click", count);
  byId("file").addEventListener("change", async event => {
    files = await Promise.all([...event.target.files].slice(0, MOST).map(readText));
    count();
  });
  byId("clear").addEventListener("click", () => { files = []; byId("file").value = ""; byId("paste").value = ""; count(); byId("told").textContent = "Cleared."; });
  byId("csv").addEventListener("click", () => {
    const cell = value => { const text = String(value); return `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`; };
    const rows = words.map((_, i) => [i + 1, setup.texts[textOf[i]], shown(i, i), counts[i], of[i], counts[i] ? chosen(i, i) : "", answerOf[i] ? label(answerOf[i].category) : ""].map(cell).join(","));
    saveFile(`counts-${setup.id}.csv`, "text/csv", ["number,text,word,marked,of,categories,list_category", ...rows].join("\n") + "\n");
  });
  document.documentElement.classList.add("js");
  draw();
})();
