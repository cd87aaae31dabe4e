// The exercise: marks by mouse, touch or keyboard, kept in this browser; the list's marks stay sealed
// until they are asked for. Nothing leaves the page but what the student copies or saves.
(() => {
  const setup = JSON.parse(byId("setup").textContent);
  const root = document.documentElement;
  const panel = byId("panel"), says = byId("says");
  const KEYS = "1234567890abcdefghijklmoqrstuvxyz";
  const LONGEST = 300;
  const kept = openStore(`framing-exercise-${setup.id}`);
  const blank = () => ({
    number: crypto.getRandomValues(new Uint32Array(1))[0] & 0xffffff, marks: [], revealed: false,
    frames: setup.texts.map(() => 0), done: setup.texts.map(() => false), whys: setup.texts.map(() => ""),
  });
  let state = blank(), selected = null, spoken = "";

  function openStore(key) {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        const place = window[name];
        place.setItem(`${key}-try`, "1");
        place.removeItem(`${key}-try`);
        return { name, read: () => place.getItem(key), write: text => place.setItem(key, text), clear: () => place.removeItem(key) };
      } catch { /* not allowed here: try the next */ }
    }
    return { name: "", read: () => null, write() {}, clear() {} };
  }

  // ---- marks ----
  const markAt = i => state.marks.find(mark => mark.first <= i && i <= mark.last);
  const range = () => selected && [Math.min(selected.from, selected.to), Math.max(selected.from, selected.to)];
  const inRange = () => {
    const [first, last] = range();
    return state.marks.filter(mark => mark.first <= last && mark.last >= first);
  };
  const label = category => setup.categories[category][0];

  function setCategory(category) {
    if (!selected || state.revealed) return;
    let [first, last] = range();
    const touched = inRange();
    if (first === last && touched.length) ({ first, last } = touched[0]);
    const why = touched.map(mark => mark.why).filter(Boolean).join(" ").slice(0, LONGEST);
    state.marks = state.marks.filter(mark => !touched.includes(mark));
    state.marks.push({ first, last, category, why });
    state.marks.sort((a, b) => a.first - b.first);
    selected = { from: first, to: last };
    getSelection().removeAllRanges();  // on a touch screen its handles were left to be moved
    say(`Marked “${shown(first, last)}”: ${label(category)}. Press W to write why.`);
    keep();
    const because = byId("because");  // scrolled to within the panel: the page stays where it is
    panel.scrollTop = Math.max(panel.scrollTop, because.offsetTop + because.offsetHeight - panel.clientHeight);
  }

  function remove() {
    if (!selected || state.revealed) return;
    const touched = inRange();
    if (!touched.length) return;
    state.marks = state.marks.filter(mark => !touched.includes(mark));
    keep();
    say("Mark removed.");
  }

  function store() {
    try { kept.write(JSON.stringify(state)); } catch { /* full: what is on the page stays */ }
  }
  function keep() { store(); draw(); }

  // ---- what is shown ----
  function say(text) { spoken = spoken === text ? `${text}\u00a0` : text; says.textContent = spoken; }

  function draw() {
    unwrap();
    if (!state.revealed) for (const mark of state.marks)
      wrap(mark.first, mark.last, { className: "mine" }, make("sup", {}, label(mark.category)));
    drawSelection();
    drawList();
    byId("code").value = writeCode(setup.id, state);
    state.frames.forEach((frame, i) => {
      for (const choice of document.querySelectorAll(`[name=frame-${i}]`)) choice.checked = +choice.value === frame;
      byId(`done-${i}`).checked = state.done[i];
      if (byId(`why-${i}`) !== document.activeElement) byId(`why-${i}`).value = state.whys[i];
    });
    root.classList.toggle("revealed", state.revealed);
  }

  function drawList() {
    byId("count").textContent = plural(state.marks.length, "mark");
    byId("marks").replaceChildren(...state.marks.map(mark => make("li", {},
      make("span", { className: "badge" }, setup.texts[textOf[mark.first]]), " ",
      make("q", {}, shown(mark.first, mark.last)), ` ${label(mark.category)}`,
      mark.why && make("span", { className: "why" }, mark.why),
      make("button", { type: "button", className: "plain", onclick: () => state.revealed ? show(mark) : change(mark) },
        state.revealed ? "Show" : "Change", make("span", { className: "hush" }, ` “${shown(mark.first, mark.last)}”`)))));
    byId("none").hidden = state.marks.length > 0;
  }

  function change(mark) { select(mark.first, mark.last); goTo(mark.first, true); }
  const show = mark => words[mark.first].closest("mark").querySelector("a").focus();

  function drawSelection() {
    for (const word of document.querySelectorAll(".words .sel, .words .at")) word.classList.remove("sel", "at", "on");
    panel.classList.toggle("idle", !selected);
    if (!selected) return;
    const [first, last] = range();
    for (let i = first; i <= last; i++) words[i].classList.add("sel", ...(i < last ? ["on"] : []));
    words[selected.to].classList.add("at");
    const mark = inRange()[0];
    byId("chosen").textContent = shown(first, last);
    for (const button of panel.querySelectorAll("[data-category]"))
      button.setAttribute("aria-pressed", !!mark && mark.category === +button.dataset.category);
    const why = byId("why");
    byId("because").hidden = !mark;
    if (why !== document.activeElement) why.value = mark?.why ?? "";
    byId("remove").hidden = !mark;
    const block = blockOf[first];
    byId("longer-left").disabled = blockOf[first - 1] !== block;
    byId("longer-right").disabled = blockOf[last + 1] !== block;
    byId("shorter").disabled = first === last;
  }

  function select(from, to = from) {
    const block = blockOf[from];
    while (blockOf[to] !== block) to += to > from ? -1 : 1;
    selected = { from, to };
    panel.scrollTop = 0;
    drawSelection();
  }

  function goTo(i, focus = false) {
    words[i].scrollIntoView({ block: "nearest" });
    if (focus) { const box = words[i].closest(".words"); box.focus({ preventScroll: true }); }
  }

  let lastBlock = null;
  function tellSelection() {
    const [first, last] = range(), block = blockOf[selected.to];
    const where = block === lastBlock ? "" : `${block.dataset.block}. `;
    lastBlock = block;
    const mark = markAt(selected.to);
    const marked = mark ? `, marked: ${label(mark.category)}` : "";
    say(first === last ? `${where}${shown(first, last)}${marked}` : `${where}selected: ${shown(first, last)}${marked}`);
  }

  // ---- mouse and touch ----
  let pressed = false, dragged = false;
  const texts = byId("texts");
  function fromNative() {
    const native = getSelection();
    if (state.revealed || !native.rangeCount || native.isCollapsed) return false;
    const inside = words.map((word, i) => i).filter(i => native.containsNode(words[i], true)
      && native.getRangeAt(0).toString().trim() && partly(native.getRangeAt(0), words[i]));
    if (!inside.length) return false;
    select(inside[0], inside.at(-1));
    return true;
  }
  // A range that only touches the edge of a word does not hold it.
  function partly(range, word) {
    const own = document.createRange();
    own.selectNodeContents(word);
    return range.compareBoundaryPoints(Range.END_TO_START, own) < 0 && range.compareBoundaryPoints(Range.START_TO_END, own) > 0;
  }
  // A drag may begin or end beside the texts.
  document.addEventListener("pointerdown", event => { pressed = texts.contains(event.target); dragged = false; });
  document.addEventListener("pointerup", event => {
    if (!pressed && !texts.contains(event.target)) return;
    if (event.pointerType !== "mouse") setTimeout(fromNative, 0);  // the handles stay, to be moved
    else if (fromNative()) { dragged = true; getSelection().removeAllRanges(); tellSelection(); }
  });
  document.addEventListener("selectionchange", () => {
    if (matchMedia("(pointer: coarse)").matches && document.activeElement?.tagName !== "TEXTAREA") fromNative();
  });
  texts.addEventListener("click", event => {
    const word = event.target.closest?.(".words span");
    if (dragged || !word || state.revealed) { dragged = false; return; }
    const i = placeOf.get(word), mark = markAt(i);
    if (event.shiftKey && selected) select(selected.from, i);
    else if (mark) select(mark.first, mark.last);
    else select(i);
    tellSelection();
    goTo(i);
  });

  // ---- keyboard ----
  // The word above or below: the nearest one of the next line.
  function lineAway(i, step) {
    const box = words[i].getBoundingClientRect(), middle = (box.left + box.right) / 2;
    let line = null, best = null, nearest = Infinity;
    for (let j = i + step; words[j] && textOf[j] === textOf[i]; j += step) {
      const other = words[j].getBoundingClientRect();
      if (Math.abs(other.top - box.top) < box.height / 2) continue;
      line ??= other.top;
      if (Math.abs(other.top - line) > other.height / 2) break;
      const away = Math.abs((other.left + other.right) / 2 - middle);
      if (away < nearest) [best, nearest] = [j, away];
    }
    return best ?? i;
  }
  function ends(i, step) {
    while (blockOf[i + step] === blockOf[i]) i += step;
    return i;
  }
  const MOVES = {
    ArrowRight: i => textOf[i + 1] === textOf[i] ? i + 1 : i, ArrowLeft: i => textOf[i - 1] === textOf[i] ? i - 1 : i,
    ArrowDown: i => lineAway(i, 1), ArrowUp: i => lineAway(i, -1), Home: i => ends(i, -1), End: i => ends(i, 1),
  };
  const hop = step => {
    const ordered = step > 0 ? state.marks : [...state.marks].reverse();
    const from = selected ? range()[step > 0 ? 1 : 0] : -step;
    const next = ordered.find(mark => step > 0 ? mark.first > from : mark.last < from);
    if (!next) return say(`No mark ${step > 0 ? "after" : "before"} this.`);
    select(next.first, next.last);
    goTo(next.first, true);
    tellSelection();
  };
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || state.revealed) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const category = KEYS.slice(0, setup.categories.length).indexOf(key);
    const i = selected?.to;
    if (key in MOVES && selected) {
      const to = MOVES[key](i);
      if (event.shiftKey) select(selected.from, to); else select(to);
      goTo(selected.to);
      tellSelection();
    } else if (key.length === 1 && category >= 0) setCategory(category);
    else if (key === "Delete" || key === "Backspace") remove();
    else if (key === "n") hop(1);
    else if (key === "p") hop(-1);
    else if (key === "w") { if (selected && inRange().length) byId("why").focus(); else say("Mark the word first: press a category’s key."); }
    else if (key === "Enter" || key === " ") (panel.querySelector("[aria-pressed=true]") ?? panel.querySelector("[data-category]")).focus();
    else return;
    event.preventDefault();
  }
  for (const box of document.querySelectorAll(".words")) {
    box.tabIndex = 0;
    box.addEventListener("keydown", onKey);
    box.addEventListener("focus", () => {
      if (state.revealed) return;
      const here = +box.closest("[data-text]").dataset.text;
      if (!selected || textOf[selected.to] !== here) select(textOf.indexOf(here));
      lastBlock = null;
      tellSelection();
    });
    // With a screen reader the arrow keys move its own cursor: this hands them to the page, until
    // the text and the panel are left.
    const button = box.parentElement.querySelector(".by-keyboard");
    const takeBackKeys = event => { if (!panel.contains(event.relatedTarget) && event.relatedTarget !== box) box.setAttribute("role", "group"); };
    button.addEventListener("click", () => { box.setAttribute("role", "application"); box.focus(); });
    box.addEventListener("blur", takeBackKeys);
    panel.addEventListener("focusout", takeBackKeys);
    box.addEventListener("keydown", event => { if (event.key === "Escape") { box.setAttribute("role", "group"); button.focus(); } });
  }
  panel.addEventListener("keydown", event => {
    if (event.key === "Escape" && selected) { goTo(selected.to, true); event.preventDefault(); }
  });

  // ---- the panel ----
  for (const button of panel.querySelectorAll("[data-category]")) button.addEventListener("click", () => setCategory(+button.dataset.category));
  const stretch = (id, change) => byId(id).addEventListener("click", () => {
    const [first, last] = change(...range());
    const marked = inRange().length === 1 ? inRange()[0] : null;
    select(first, last);
    if (marked && !state.marks.some(mark => mark !== marked && mark.first <= last && mark.last >= first)) {
      Object.assign(marked, { first, last });
      keep();
    }
    if (byId(id).disabled) byId("close").focus();
    tellSelection();
  });
  stretch("longer-left", (first, last) => [first - 1, last]);
  stretch("longer-right", (first, last) => [first, last + 1]);
  stretch("shorter", (first, last) => [first, last - 1]);
  byId("remove").addEventListener("click", () => { remove(); byId("close").focus(); });
  byId("close").addEventListener("click", () => {
    document.querySelectorAll(".by-keyboard")[textOf[selected.to]].focus({ preventScroll: true });
    selected = null;
    drawSelection();
  });
  byId("why").addEventListener("input", event => {
    const mark = selected && inRange()[0];
    if (mark && !state.revealed) { mark.why = event.target.value.slice(0, LONGEST); store(); drawList(); }
  });

  // ---- frames ----
  setup.texts.forEach((_, i) => {
    for (const choice of document.querySelectorAll(`[name=frame-${i}]`))
      choice.addEventListener("change", () => { state.frames[i] = +choice.value; keep(); });
    byId(`done-${i}`).addEventListener("change", event => { state.done[i] = event.target.checked; keep(); });
    byId(`why-${i}`).addEventListener("input", event => { state.whys[i] = event.target.value.slice(0, LONGEST); store(); });
  });

  // ---- keep, hand in, take back ----
  const told = byId("told");
  byId("copy").addEventListener("click", async () => {
    const field = byId("code");
    try { await navigator.clipboard.writeText(field.value); } catch { field.select(); document.execCommand("copy"); }
    told.textContent = "Copied. Paste it where your teacher asked you to.";
  });
  byId("save").addEventListener("click", () => {
    const file = {
      schema: "framing.marks/1", exercise: setup.id, title: setup.title, code: writeCode(setup.id, state),
      marks: state.marks.map(mark => ({ first: mark.first, last: mark.last, category: mark.category,
        text: shown(mark.first, mark.last), means: label(mark.category), why: mark.why })),
      frames: setup.texts.map((text, i) => ({ text, frame: setup.frames[state.frames[i] - 1] ?? "", why: state.whys[i] })),
    };
    saveFile(`marks-${setup.id}-${state.number.toString(16).padStart(6, "0")}.json`, "application/json", JSON.stringify(file, null, 1));
    told.textContent = "Saved with your reasons, in your downloads.";
  });
  function readBack(text) {
    let file = null;
    try { file = JSON.parse(text); } catch { /* no file of marks: a code, perhaps */ }
    const [found] = findCodes(typeof file?.code === "string" ? file.code : text, 1);
    if (!found) throw new Error("there is no code in it");
    const sheet = readCode(found.code);
    if (sheet.exercise !== setup.id) throw new Error("these marks belong to another exercise");
    if (!fits(sheet, setup)) throw new Error("these marks do not fit the texts");
    const clean = text => typeof text === "string" ? text.slice(0, LONGEST) : "";
    if (Array.isArray(file?.marks) && file.marks.length === sheet.marks.length)
      sheet.marks.forEach((mark, i) => { mark.why = clean(file.marks[i]?.why); });
    return { ...blank(), number: sheet.number, marks: sheet.marks, frames: sheet.frames, done: sheet.done,
      whys: setup.texts.map((_, i) => clean(file?.frames?.[i]?.why)) };
  }
  function tryToTakeBack(text) {
    if (state.revealed) { told.textContent = "The marking has ended: start afresh to load other marks."; return; }
    try {
      const found = readBack(text);
      const takeBack = () => { state = found; selected = null; keep(); told.textContent = `Loaded: ${plural(state.marks.length, "mark")}.`; };
      if (state.marks.length && writeCode(setup.id, state) !== writeCode(setup.id, found)) ask("sure-load", takeBack);
      else takeBack();
    } catch (error) { told.textContent = `Not loaded: ${error.message}.`; }
  }
  byId("load").addEventListener("click", () => tryToTakeBack(byId("paste").value));
  byId("file").addEventListener("change", async event => {
    const [file] = event.target.files;
    if (file) file.size < 2e6 ? tryToTakeBack(await file.text()) : told.textContent = "Not loaded: the file is too large.";
    event.target.value = "";
  });
  byId("afresh").addEventListener("click", () => ask("sure-afresh", () => { kept.clear(); state = blank(); location.reload(); }));
  byId("reveal").addEventListener("click", () => ask("sure", () => {
    state.revealed = true;
    selected = null;
    keep();
    showResults(setup, state);
    byId("results").focus();
  }));

  function ask(id, then) {
    const dialog = byId(id), tally = dialog.querySelector(".tally");
    if (tally) tally.textContent = `You have made ${plural(state.marks.length, "mark")}.`;
    dialog.returnValue = "";
    dialog.onclose = () => { if (dialog.returnValue === "yes") then(); };
    dialog.showModal();
  }

  // ---- begin ----
  root.classList.add("js");
  let restored = false;
  try {
    const before = JSON.parse(kept.read() ?? "null");
    if (before && fits(before, setup) && Number.isInteger(before.number)) {
      state = { ...blank(), ...before, whys: setup.texts.map((_, i) => String(before.whys?.[i] ?? "").slice(0, LONGEST)) };
      for (const mark of state.marks) mark.why = String(mark.why ?? "").slice(0, LONGEST);
      restored = state.marks.length > 0 || state.revealed;
    }
  } catch { /* what was kept cannot be read: begin afresh */ }
  byId("restored").hidden = !restored;
  byId("unkept").hidden = kept.name === "localStorage";
  if (!kept.name) addEventListener("beforeunload", event => { if (state.marks.length) event.preventDefault(); });
  draw();
  if (state.revealed) showResults(setup, state);
})();
