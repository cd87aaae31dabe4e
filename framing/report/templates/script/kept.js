// What a reader judges outlives a reload, as far as the browser lets a page remember.
const bar = document.getElementById("dismissals"), judgedBar = document.getElementById("judgements");
const store = `framing ${location.pathname} ${bar.dataset.lexicon}`;
const kept = recall();
const dismissed = new Set(kept.dismissed), judged = new Map(kept.judged);

function recall() {
  try { return JSON.parse(sessionStorage.getItem(store)) ?? {}; } catch { return {}; }
}
function keep() {
  try { sessionStorage.setItem(store, JSON.stringify({ dismissed: [...dismissed], judged: [...judged] })); } catch { /* it forgets */ }
}
