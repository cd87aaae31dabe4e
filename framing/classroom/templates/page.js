// Elements and files
function make(tag, options = {}, ...children) {
  const item = Object.assign(document.createElement(tag), options);
  item.append(...children.filter(child => child !== "" && child !== null && child !== undefined));
  return item;
}

function saveFile(name, type, text) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function unseal() {
  const text = atob(document.getElementById("sealed").textContent.trim());
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, letter => letter.charCodeAt(0))));
}

const plural = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const byId = id => document.getElementById(id);
const words = [...document.querySelectorAll(".words span")];
const placeOf = new Map(words.map((word, i) => [word, i]));
const blockOf = words.map(word => word.closest("[data-block]"));
const textOf = words.map(word => +word.closest("[data-text]").dataset.text);
// The text from one word to another, without the labels of marks.
function textOfRange(setStart, setEnd) {
  const range = document.createRange();
  setStart(range);
  setEnd(range);
  const copy = range.cloneContents();
  for (const label of copy.querySelectorAll("sup")) label.remove();
  return copy.textContent;
}
const shown = (first, last) => textOfRange(r => r.setStartBefore(words[first]), r => r.setEndAfter(words[last]));
const shownBefore = (first, i) => textOfRange(r => r.setStartBefore(words[first]), r => r.setEndBefore(words[i]));
const shownAfter = (i, last) => textOfRange(r => r.setStartAfter(words[i]), r => r.setEndAfter(words[last]));

// Put a mark around words that stand in one block, and a label at its end.
function wrap(first, last, options, label) {
  const mark = make("mark", options);
  const start = words[first], end = words[last];
  start.before(mark);
  for (let node = start, next; node; node = next) {
    next = node === end ? null : node.nextSibling;
    mark.append(node);
  }
  if (label) mark.append(label);
  return mark;
}

function unwrap() {
  for (const mark of document.querySelectorAll(".words mark")) {
    for (const label of mark.querySelectorAll("sup")) label.remove();
    mark.replaceWith(...mark.childNodes);
  }
  for (const block of new Set(blockOf)) block.normalize();
}

const fits = (sheet, setup) =>
  sheet.frames.length === setup.texts.length && sheet.done.length === setup.texts.length
  && sheet.frames.every(frame => Number.isInteger(frame) && frame >= 0 && frame <= setup.frames.length)
  && sheet.marks.every((mark, i) => [mark.first, mark.last, mark.category].every(Number.isInteger)
    && mark.first >= 0 && mark.first <= mark.last && mark.last < words.length
    && blockOf[mark.first] === blockOf[mark.last] && (!i || sheet.marks[i - 1].last < mark.first)
    && mark.category >= 0 && mark.category < setup.categories.length);
