"""Quotations: are they found where people marked quoted attributions?"""

import numpy as np

from ..metrics import precision_recall_f1
from ..rows import Rows
from .base import Scored, Task, finite
from .texts import english_rows, find_quotes

__all__ = ["QUOTES"]


def _score(rows: Rows, measure: str, _model: str | None) -> Scored:
    rows = english_rows(rows).without("attributions")
    texts = rows.texts()
    counts, speech, predictions = [], [], []
    found = find_quotes(texts)
    for place, (text, listed, i) in enumerate(
        zip(texts, rows.lists("attributions"), rows.ids(), strict=True)
    ):
        gold = _read_gold(rows, place, listed, len(text))
        spoken = [quote for quote in found[place] if quote[2] == "speech"]
        counts.append(_compare([quote[:2] for quote in found[place]], gold, len(text)))
        speech.append(_compare([quote[:2] for quote in spoken], gold, len(text)))
        listed = [{"start": s, "end": e, "speaker": who} for s, e, _, who in found[place]]
        predictions.append({"id": i, "quotes": listed})
    metrics = precision_recall_f1(
        *np.array(counts).reshape(-1, 4).T, names=("span_precision", "span_recall", "span_f1")
    )
    without_scare = precision_recall_f1(*np.array(speech).reshape(-1, 4).T)[2].of()
    return Scored(
        measure,
        rows,
        range(len(rows)),
        rows.groups(),
        metrics,
        predictions,
        finite({"without_scare_quotes_span_f1": without_scare}),
        notes=("speakers are not named yet, so nothing is said of who is quoted",),
    )


def _read_gold(rows: Rows, place: int, listed: list, size: int) -> list[list[tuple[int, int]]]:
    """Return the spans of content of each attribution that has quotation marks."""
    for item in listed:
        if not isinstance(item, dict) or not isinstance(item.get("content") or [], list):
            rows.refuse(place, "attributions", "[{content: [[start, end], …]}, …]", item)
    return [
        rows.spans(place, "attributions", item.get("content") or [], size)
        for item in listed
        if item.get("has_quote_marks")
    ]


def _compare(quotes: list, gold: list[list[tuple[int, int]]], size: int) -> tuple:
    """Count quotations, those in a gold attribution, gold attributions, and those found.

    A quotation is in an attribution, and finds it, if more than half of its characters are.
    """
    owner = np.full(size, -1)
    for number, spans in enumerate(gold):
        for start, end in spans:
            owner[start:end] = number
    right, seen = 0, set()
    for start, end in quotes:
        inside = owner[start:end]
        right += bool(2 * (inside >= 0).sum() > end - start)
        numbers, sizes = np.unique(inside[inside >= 0], return_counts=True)
        seen.update(numbers[2 * sizes > end - start].tolist())
    return right, len(quotes), len(seen), len(gold)


QUOTES = Task(
    "quotes",
    ("text", "attributions"),
    "Attributions with source, cue and content; quotations are held against the quoted ones.",
    ("quotations",),
    _score,
)
