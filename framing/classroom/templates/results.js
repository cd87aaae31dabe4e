// After the marking: the student's marks and the list's, place by place, and what to ask of them.
function showResults(setup, state) {
  const label = category => setup.categories[category][0];
  function group(answers) {
    const spans = [...state.marks.map(mark => ({ ...mark, mine: mark })), ...answers.map(answer => ({ ...answer, theirs: answer }))];
    spans.sort((a, b) => a.first - b.first || b.last - a.last);
    const groups = [];
    for (const span of spans) {
      let last = groups.at(-1);
      if (!last || span.first > last.last) groups.push(last = { first: span.first, last: span.last, mine: [], theirs: [] });
      last.last = Math.max(last.last, span.last);
      if (span.mine) last.mine.push(span.mine); else last.theirs.push(span.theirs);
    }
    for (const item of groups) item.kind = item.mine.length ? item.theirs.length ? "both" : "mine" : "list";
    return groups;
  }
  const WHO = { both: "you + list", mine: "you", list: "list" };
  const STRENGTH = ["", "mild", "clear", "strong"];

  function context(item) {
    let first = item.first, last = item.last;
    for (let i = 0; i < 5; i++) {
      if (blockOf[first - 1] === blockOf[item.first]) first--;
      if (blockOf[last + 1] === blockOf[item.first]) last++;
    }
    return [shownBefore(first, item.first), make("b", {}, shown(item.first, item.last)), shownAfter(item.last, last)];
  }

  function describe(item, number) {
    const line = make("li", { id: `place-${number}`, value: number },
      make("p", { className: "where" }, make("span", { className: "tally" }, `${number} `), make("span", { className: "badge" }, setup.texts[textOf[item.first]]), " ", ...context(item)));
    for (const mark of item.mine)
      line.append(make("p", {}, make("span", { className: "who mine" }, "You"), ` ${label(mark.category)}`, mark.why && `: ${mark.why}`));
    for (const answer of item.theirs)
      line.append(make("p", {}, make("span", { className: "who list" }, "List"), ` ${label(answer.category)}, ${STRENGTH[answer.strength] ?? ""}. ${answer.reason}`,
        answer.neutral.length ? ` Plainer: ${answer.neutral.join(", ")}.` : "", answer.quoted ? " In quoted words." : "", answer.note ? ` Note: ${answer.note}` : ""));
    return line;
  }

  function askOf(groups) {
    const asked = [], mine = groups.filter(item => item.kind === "mine"), list = groups.filter(item => item.kind === "list");
    const strongest = [...list].sort((a, b) => b.theirs[0].strength - a.theirs[0].strength)[0];
    const named = groups.find(item => item.kind === "both" && item.mine[0].category !== item.theirs[0].category);
    const quoted = item => `“${shown(item.first, item.last)}”`;
    if (mine.length) asked.push(`You marked ${quoted(mine[0])} and the list does not. Convince your neighbour, or take it back.`);
    if (strongest) asked.push(`The list marks ${quoted(strongest)} and you did not. Did you read past it, or is the word fine where it stands?`);
    if (named) asked.push(`You call ${quoted(named)} “${label(named.mine[0].category)}”, the list “${label(named.theirs[0].category)}”. Can it be both?`);
    return asked;
  }

  const sealed = unseal(), groups = group(sealed.answers);
  for (const [i, text] of Object.entries(sealed.hidden)) { words[i].textContent = text; words[i].className = ""; }
  unwrap();
  groups.forEach((item, i) => wrap(item.first, item.last, { className: item.kind },
    make("sup", {}, make("a", { href: `#place-${i + 1}` }, `${i + 1} ${WHO[item.kind]}`))));
  sealed.texts.forEach((text, i) => { byId(`outlet-${i}`).textContent = [text.outlet || "Outlet not named", sealed.dates[i]].filter(Boolean).join(", "); });
  const of = kind => groups.map((item, i) => [item, i + 1]).filter(([item]) => item.kind === kind);
  for (const kind of ["both", "mine", "list"]) {
    const found = of(kind);
    byId(`${kind}-count`).textContent = found.length;
    byId(`${kind}-list`).replaceChildren(...(found.length ? found.map(pair => describe(...pair)) : [make("li", { className: "none" }, "None.")]));
  }
  const listed = groups.filter(item => item.theirs.length).length;
  byId("outcome").textContent = `You marked ${plural(state.marks.length, "place")}, the word list ${listed}. You meet in ${of("both").length}.`
    + (sealed.texts.some(text => !text.scored) ? " The list is for English: a text in another language has no marks of it." : "");
  byId("frames-chosen").replaceChildren(...setup.texts.map((text, i) => make("li", {}, make("span", { className: "badge" }, text), " ",
    setup.frames[state.frames[i] - 1] ?? "no frame chosen", state.whys[i] && `: ${state.whys[i]}`)));
  byId("questions").replaceChildren(...[...askOf(groups), ...sealed.questions].map(text => make("li", {}, text)));
  byId("accuracy").textContent = sealed.accuracy;
  byId("list-name").textContent = `${sealed.lexicon}; ${sealed.version}`;
  byId("results").hidden = false;
  for (const [step, result] of [["#frames", "#frames-chosen"], ["#ending", "#compared"]])
    document.querySelector(`.steps [href='${step}']`).setAttribute("href", result);
}
