"""The key measures of every article, and what their differences come to."""

from math import ceil, floor

from .source import Source
from .verdicts import describe_differences

__all__ = ["VOICE_LABELS", "summarize_figures"]

KEY_MEASURES = ("vader", "loaded", "flesch_kincaid", "words_per_sentence")
#: The rows of each measure: part, voice, label.
_LINES = (
    ("headline", "all", "Headline"),
    ("body", "all", "Body, all words"),
    ("body", "outlet", "Body, outlet’s own words"),
    ("body", "quoted", "Body, quoted words"),
    ("body", "reported", "Body, reported speech"),
)
VOICE_LABELS = {
    "all": "all words",
    "outlet": "outlet’s own words",
    "quoted": "quoted words",
    "reported": "reported speech",
}
_LENGTHS = ("flesch_kincaid", "words_per_sentence")


def summarize_figures(source: Source) -> dict[str, object]:
    """Gather the key measures: value, interval and what it counts, by part and voice.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``measures``: for each ``name, label, unit, direction, digits, signed, counted`` (what n
        counts), ``low, high`` (ends of the scale of its small charts), and ``lines``: ``part,
        voice, label, cells`` (one an article), ``primary`` (whether it was declared beforehand) and
        ``verdict``. ``parts`` says how large the body is: ``letter, words, sentences, quoted,
        reported``.
    """
    return {
        "measures": [_summarize_measure(source, name) for name in KEY_MEASURES],
        "parts": [_size(source, article.id) for article in source.articles],
    }


def _summarize_measure(source: Source, name: str) -> dict[str, object]:
    measure = source.measures[name]
    lines = [
        _summarize_line(source, name, part, voice, label)
        for part, voice, label in _LINES
        if part == "body" or name not in _LENGTHS
    ]
    ends = [
        cell[end]
        for line in lines
        for cell in line["cells"]
        for end in ("value", "low", "high")
        if cell[end] is not None
    ]
    return {
        "name": name,
        "label": measure.label,
        "unit": measure.unit,
        "direction": measure.direction,
        "digits": measure.digits,
        "signed": measure.low == -1,
        "counted": "sentences" if measure.n == "scored" else "words",
        **_scale(name, ends),
        "lines": lines,
    }


def _summarize_line(source: Source, name: str, part: str, voice: str, label: str) -> dict:
    pairs = len(source.articles) * (len(source.articles) - 1) // 2
    return {
        "part": part,
        "voice": voice,
        "label": label,
        "cells": [source.score(a.id, part, voice, name) for a in source.articles],
        "primary": source.comparison.primary == f"{part}.{voice}.{name}",
        "verdict": describe_differences(
            source.differences[name, part, voice],
            source.letters,
            source.measures[name].digits,
            pairs,
        ),
    }


def _scale(name: str, ends: list[float]) -> dict[str, float]:
    """Return where the scale of a measure's small charts begins and ends."""
    if name == "vader":
        return {"low": -1.0, "high": 1.0}
    return {
        "low": min(0.0, floor(min(ends, default=0))),
        "high": max(1.0, ceil(max(ends, default=1))),
    }


def _size(source: Source, article_id: str) -> dict[str, object]:
    sentences = source.sentences[article_id, "body"]
    words, quoted, reported = (
        sum(s[name] for s in sentences) for name in ("words", "quoted", "reported")
    )
    return {
        "letter": source.letters[article_id],
        "words": words,
        "sentences": len(sentences),
        "quoted": quoted,
        "reported": reported,
    }
