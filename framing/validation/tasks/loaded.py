"""Loaded language: which words, and which characters, people marked."""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from ...lexicons import Lexicon, load_lexicon
from ..metrics import precision_recall_f1
from ..rows import Rows
from .base import Scored, Task, finite
from .texts import english_rows, find_evidence

__all__ = ["LOADED_SPANS", "LOADED_WORDS", "find_word_tokens"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Of spans with a technique, those count that are a matter of wording.
_TECHNIQUES = ("loaded", "name")
#: What is tried as a whole; the rest are parts of the loaded terms.
_WHOLE = ("loaded", "vader", "everything")


def find_word_tokens(text: str) -> list[tuple[int, int]]:
    """Return the places of the words that scikit-learn does not take for English stop words.

    Examples
    --------
    >>> find_word_tokens("The storm was a nightmare.")
    [(4, 9), (16, 25)]
    """
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    found = ((match.group().lower(), match.span()) for match in _WORD.finditer(text))
    return [span for word, span in found if word not in ENGLISH_STOP_WORDS]


def _mask(size: int, spans: Iterable[Sequence]) -> np.ndarray:
    inside = np.zeros(size, bool)
    for start, end, *_ in spans:
        inside[start:end] = True
    return inside


def _of_words(text: str, inside: np.ndarray) -> np.ndarray:
    """Tell which words a marked character stands in."""
    return np.array([inside[start:end].any() for start, end in find_word_tokens(text)], bool)


def _score_words(rows: Rows, measure: str, _model=None, *, lexicon=None) -> Scored:
    return _score(rows, measure, _of_words, lexicon)


def _score_spans(rows: Rows, measure: str, _model=None, *, lexicon=None) -> Scored:
    return _score(rows, measure, lambda _text, inside: inside, lexicon)


def _score(rows: Rows, measure: str, units, lexicon: Lexicon | None) -> Scored:
    rows = english_rows(rows).without("spans")
    lexicon = lexicon or load_lexicon("loaded")
    seen = {entry.term for entry in lexicon if entry.seen}
    texts, counts = rows.texts(), {}
    evidence = find_evidence(texts, ("loaded", "sentiment"), lexicon)
    for place, (text, marked) in enumerate(zip(texts, rows.lists("spans"), strict=True)):
        wanted = [item for item in marked if _is_wording(item)]
        gold = units(text, _mask(len(text), rows.spans(place, "spans", wanted, len(text))))
        spans = _list_spans(text, evidence[place], lexicon, seen if measure == "loaded" else set())
        for name, found in spans.items():
            guess = units(text, _mask(len(text), found))
            both = float((guess & gold).sum())
            row = (both, float(guess.sum()), both, float(gold.sum()))
            counts.setdefault(name, []).append(row)
    columns = {name: np.array(found).reshape(-1, 4).T for name, found in counts.items()}
    f1 = {name: precision_recall_f1(*found)[2].of() for name, found in columns.items()}
    predictions = [
        {"id": i, "spans": [[start, end] for start, end, *_ in spans.get(measure, [])]}
        for i, spans in zip(rows.ids(), evidence, strict=True)
    ]
    baselines = {"everything_f1": f1["everything"]}
    if measure != "vader":
        baselines["vader_words_f1"] = f1["vader"]
    metrics = list(precision_recall_f1(*columns[measure]))
    if measure == "loaded":
        for name in (n for n in columns if n not in _WHOLE):
            names = tuple(f"{metric}.{name}" for metric in ("precision", "recall", "f1"))
            metrics += precision_recall_f1(*columns[name], names)
    where = range(len(rows))
    return Scored(measure, rows, where, rows.groups(), metrics, predictions, finite(baselines))


def _list_spans(text: str, found: dict, lexicon: Lexicon, seen: set[str]) -> dict[str, list]:
    """Return the spans to be tried: of each measure, of the lexicon's categories and so on."""
    loaded = found.get("loaded", [])
    spans = {"loaded": loaded, "vader": found.get("vader", []), "everything": [(0, len(text))]}
    for category in lexicon.categories:
        spans[category] = [span for span in loaded if span[2] == category]
    if seen:
        spans["without_seen"] = [span for span in loaded if span[3] not in seen]
    return spans


def _is_wording(item: object) -> bool:
    technique = item.get("technique") if isinstance(item, dict) else None
    return not technique or str(technique).lower().startswith(_TECHNIQUES)


LOADED_WORDS = Task(
    "loaded-words",
    ("text", "spans"),
    "Words that people marked as loaded; stop words are not counted.",
    ("loaded", "vader"),
    _score_words,
    takes_lexicon=True,
)
LOADED_SPANS = Task(
    "loaded-spans",
    ("text", "spans"),
    "Passages marked as loaded language or name calling, counted in characters.",
    ("loaded", "vader"),
    _score_spans,
    takes_lexicon=True,
)
