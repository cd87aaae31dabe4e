"""Quotations: are they found, and their speakers, where people marked attributions?"""

import re
from collections.abc import Sequence

import numpy as np

from ...voices import CONFIDENCE
from ..metrics import precision_recall_f1, share
from ..rows import Rows
from .base import Scored, Task, finite
from .texts import english_rows, find_quotes

__all__ = ["QUOTES"]

#: Marks that the annotation's ``has_quote_marks`` is about.
_DOUBLE = '"“”„«»'
_WORD = re.compile(r"[\w'’.-]*\w")
_NOTES = (
    "a quotation is found when more than half of its characters lie in an attribution with "
    "quotation marks, titles of works are left out; quotations in single marks or two apostrophes "
    "are not scored, since has_quote_marks is about double ones",
    "a speaker is right when the last word of the head as named is in the annotated source; "
    f"_default: at a confidence of {CONFIDENCE:g} or more",
    "reported clauses are right when more than half of their characters outside quotation marks "
    "lie in any attribution; their recall is over attributions without marks, which here include "
    "attitudes, plans and beliefs of every kind",
)


def _score(rows: Rows, measure: str, _model: str | None) -> Scored:
    rows = english_rows(rows).without("attributions")
    texts = rows.texts()
    spans, speakers, reported, predictions, annotated = [], [], [], [], []
    everything = find_quotes(texts)
    for place, (text, listed, i) in enumerate(
        zip(texts, rows.lists("attributions"), rows.ids(), strict=True)
    ):
        gold = _read_gold(rows, place, listed, len(text))
        annotated.append(gold)
        found = everything[place]
        quotes = [q for q in found if _is_scored(text, q)]
        clauses = [q for q in found if q["kind"] == "reported"]
        in_marks = [item for item in gold if item["marks"]]
        owner = _own(in_marks, len(text))
        spans.append(_compare_spans(quotes, owner, len(in_marks)))
        speakers.append(_compare_speakers(text, quotes, in_marks, owner))
        reported.append(_compare_clauses(text, clauses, found, gold))
        names = ("start", "end", "speaker", "confidence")
        predictions.append({"id": i, "quotes": [{n: q[n] for n in names} for q in quotes]})
    metrics = [
        *precision_recall_f1(*_table(spans, 4), names=("span_precision", "span_recall", "span_f1")),
        *_speaker_metrics(_table(speakers, 5)),
        *precision_recall_f1(
            *_table([r[:4] for r in reported], 4),
            names=("reported_precision", "reported_recall", "reported_f1"),
        ),
        share(*_table([r[4:] for r in reported], 2), "reported_source_accuracy"),
    ]
    return Scored(
        measure,
        rows,
        range(len(rows)),
        rows.groups(),
        metrics,
        predictions,
        finite(_nearest_name(texts, annotated)),
        notes=_NOTES,
    )


def _read_gold(rows: Rows, place: int, listed: list, size: int) -> list[dict]:
    """Return ``content, source, marks`` of each attribution of a row."""
    for item in listed:
        known = isinstance(item, dict)
        spans = [item.get(name) or [] for name in ("content", "source")] if known else [None]
        if not all(isinstance(found, list) for found in spans):
            wanted = "[{content: [[start, end], …], source: [[start, end], …]}, …]"
            rows.refuse(place, "attributions", wanted, item)

    def read(item: dict, name: str) -> list[tuple[int, int]]:
        return rows.spans(place, "attributions", item.get(name) or [], size)

    return [
        {
            "content": read(item, "content"),
            "source": read(item, "source"),
            "marks": bool(item.get("has_quote_marks")),
        }
        for item in listed
    ]


def _table(counts: list[tuple], width: int) -> np.ndarray:
    return np.array(counts, float).reshape(-1, width).T


def _is_scored(text: str, quote: dict) -> bool:
    """Tell quotations in double marks, but no titles."""
    if quote["kind"] in ("reported", "title", "block"):
        return False
    return text[quote["start"] - 1 : quote["start"]] in tuple(_DOUBLE)


def _own(gold: Sequence[dict], size: int) -> np.ndarray:
    """Return the number of the attribution that each character is in, or -1."""
    owner = np.full(size, -1)
    for number, item in enumerate(gold):
        for start, end in item["content"]:
            owner[start:end] = number
    return owner


def _owners(owner: np.ndarray, quote: dict) -> list[int]:
    """Return the attributions that hold more than half of a quotation's characters."""
    inside = owner[quote["start"] : quote["end"]]
    numbers, sizes = np.unique(inside[inside >= 0], return_counts=True)
    return numbers[2 * sizes > len(inside)].tolist()


def _compare_spans(quotes: Sequence[dict], owner: np.ndarray, gold: int) -> tuple:
    """Count quotations, those in a gold attribution, gold attributions, and those found."""
    right, seen = 0, set()
    for quote in quotes:
        inside = owner[quote["start"] : quote["end"]]
        right += bool(2 * (inside >= 0).sum() > len(inside))
        seen.update(_owners(owner, quote))
    return right, len(quotes), len(seen), gold


def _compare_speakers(text: str, quotes, gold, owner: np.ndarray) -> tuple:
    """Count attributions with a source; those answered, and right; both at default confidence."""
    best: dict[int, dict] = {}
    for quote in quotes:
        for number in _owners(owner, quote) if quote["speaker"] else ():
            kept = best.get(number)
            if kept is None or quote["confidence"] > kept["confidence"]:
                best[number] = quote
    counts = [sum(bool(item["source"]) for item in gold), 0, 0, 0, 0]
    for number, quote in best.items():
        if gold[number]["source"]:
            right = _is_right(text, quote["speaker"], gold[number]["source"])
            sure = quote["confidence"] >= CONFIDENCE
            for place, add in enumerate((1, right, sure, sure and right), 1):
                counts[place] += add
    return tuple(counts)


def _is_right(text: str, speaker: str, source: Sequence[tuple[int, int]]) -> bool:
    named = _words(speaker)
    return bool(named) and named[-1] in {w for s, e in source for w in _words(text[s:e])}


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word.lower()) for word in _WORD.findall(text)]


def _speaker_metrics(counts: np.ndarray) -> list:
    gold, answered, right, sure, sure_right = counts
    return [
        share(right, answered, "speaker_accuracy"),
        share(answered, gold, "speaker_coverage"),
        share(sure_right, sure, "speaker_accuracy_default"),
        share(sure, gold, "speaker_coverage_default"),
    ]


def _compare_clauses(text: str, clauses, found, gold) -> tuple:
    """Count right clauses, clauses, attributions found, attributions; right sources, sources."""
    quoted = np.zeros(len(text), bool)
    for quote in found:
        if quote["kind"] != "reported":
            quoted[max(quote["start"] - 1, 0) : quote["end"] + 1] = True
    owner, told = _own(gold, len(text)), np.zeros(len(text), bool)
    counts = [0, 0, 0, 0, 0, 0]
    for clause in clauses:
        own = ~quoted[clause["start"] : clause["end"]]
        if not own.any():
            continue
        told[clause["start"] : clause["end"]] |= own
        inside = owner[clause["start"] : clause["end"]][own]
        numbers, sizes = np.unique(inside[inside >= 0], return_counts=True)
        right = bool(2 * sizes.sum() > own.sum())
        counts[0] += right
        counts[1] += 1
        source = gold[numbers[sizes.argmax()]]["source"] if right else None
        if source and clause["speaker"]:
            counts[4] += _is_right(text, clause["speaker"], source)
            counts[5] += 1
    for item in gold:
        if not item["marks"] and item["content"]:
            size = sum(end - start for start, end in item["content"])
            counts[2] += bool(2 * sum(told[s:e].sum() for s, e in item["content"]) > size)
            counts[3] += 1
    return tuple(counts)


_NAME = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)*|\b(?:he|she|they|He|She|They)\b")
_REACH = 200


def _nearest_name(texts: Sequence[str], gold: Sequence[list[dict]]) -> dict[str, float]:
    """Score the simplest rule there is: the name or pronoun that stands nearest to the marks."""
    answered = right = 0
    for text, listed in zip(texts, gold, strict=True):
        for item in listed:
            if not (item["marks"] and item["content"] and item["source"]):
                continue
            start, end = item["content"][0]
            left = list(_NAME.finditer(text, max(start - _REACH, 0), start))
            near = _NAME.search(text, end, min(end + _REACH, len(text)))
            options = [(start - left[-1].end(), left[-1][0])] if left else []
            options += [(near.start() - end, near[0])] if near else []
            if options:
                answered += 1
                right += _is_right(text, min(options)[1], item["source"])
    return {"nearest_name_speaker_accuracy": right / answered if answered else float("nan")}


QUOTES = Task(
    "quotes",
    ("text", "attributions"),
    "Attributions with source, cue and content: quotations, their speakers, and reported speech.",
    ("quotations",),
    _score,
)
