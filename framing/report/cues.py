"""Frame cues: words that often go with a way of telling, in the outlet's own voice."""

from collections import Counter
from collections.abc import Mapping

from ..comparison.records import make_records
from ..measures.accuracy import describe_tests
from ..measures.cards import read_card
from ..measures.cues import SCHEMES
from .source import Source
from .verdicts import describe_differences

__all__ = ["summarize_cues"]

_LABELS = {
    "generic": "Generic frames (Semetko and Valkenburg 2000)",
    "policy": "Policy frames (Boydstun and others 2014)",
    "moral": "Moral foundations (Graham and others 2009)",
}
#: What is counted: headline to body, in the outlet's words.
_PART, _VOICE = "all", "outlet"
#: Words named of each frame and article.
_WORDS = 8
_DIGITS = 2


def summarize_cues(source: Source) -> dict[str, object]:
    """Gather cues per 100 of the outlet's own words, what is usual, and the words themselves.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``schemes``: for each ``name, label, accuracy`` (what the card says), ``frames`` (``label,
        usual``, ``cells``: for each article ``value, low, high, cues, n, reason, words, more``;
        ``verdict``) and ``none`` (labels of frames of which no article has a cue).
    """
    view = _View(source)
    return {"schemes": [view.scheme(name) for name in SCHEMES]}


class _View:
    """The tables of cues, by scheme and frame."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.cells: dict[tuple[str, str], dict[str, Mapping]] = {}
        tables, shown = source.comparison.tables, {"part": _PART, "voice": _VOICE}
        for row in make_records(tables["frame_cues"], **shown, speaker=None):
            self.cells.setdefault((row["scheme"], row["frame"]), {})[row["article_id"]] = row
        self.differences: dict[tuple[str, str], list[Mapping]] = {}
        for row in make_records(tables["cue_differences"], **shown):
            found = self.differences.setdefault((row["scheme"], row["frame"]), [])
            found.append({**row, "measure": ""})
        self.words = _count_words(source)

    def scheme(self, name: str) -> dict[str, object]:
        frames = [self._frame(*key) for key in self.cells if key[0] == name]
        return {
            "name": name,
            "label": _LABELS[name],
            "accuracy": _describe_accuracy(name),
            "frames": [f for f in frames if any(cell["cues"] for cell in f["cells"])],
            "none": [f["label"] for f in frames if not any(cell["cues"] for cell in f["cells"])],
        }

    def _frame(self, scheme: str, frame: str) -> dict[str, object]:
        found = self.cells[scheme, frame]
        count = len(self.source.articles)
        return {
            "label": frame.replace("_", " "),
            "usual": next(iter(found.values()))["usual"],
            "cells": [
                self._cell(found.get(a.id), self.words.get((a.id, f"{scheme}_cues", frame)))
                for a in self.source.articles
            ],
            "verdict": describe_differences(
                self.differences.get((scheme, frame), []),
                self.source.letters,
                _DIGITS,
                count * (count - 1) // 2,
            ),
        }

    def _cell(self, row: Mapping | None, words: Counter | None) -> dict[str, object]:
        if row is None:
            return {"value": None, "cues": 0, "n": 0, "reason": "no text", "words": [], "more": 0}
        told = [
            f"{word} ×{n}" if n > 1 else word
            for word, n in sorted((words or {}).items(), key=lambda item: (-item[1], item[0]))
        ]
        return {
            "value": row["per_100"],
            "cues": row["cues"],
            "n": row["n"],
            "reason": row["reason"],
            "words": told[:_WORDS],
            "more": max(0, len(told) - _WORDS),
        }


def _describe_accuracy(scheme: str) -> str:
    card = read_card(f"{scheme}_cues")
    return f"not tested: {card.untested}." if card.untested else describe_tests(card.tests)


def _count_words(source: Source) -> dict[tuple[str, str, str], Counter]:
    """Count the words that are cues in the outlet's voice, by article, lexicon and frame."""
    columns = source.comparison.analysis.cues.evidence_columns
    names = ("article_id", "measure", "category", "part", "voice", "text")
    counts: dict[tuple[str, str, str], Counter] = {}
    for id_, measure, frame, part, voice, text in zip(*(columns[n] for n in names), strict=True):
        if part != "caption" and voice == _VOICE:
            words = " ".join(str(text).lower().split())
            counts.setdefault((str(id_), str(measure), str(frame)), Counter())[words] += 1
    return counts
