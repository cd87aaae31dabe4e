"""How hard each article is to read, and what makes it so."""

from collections import Counter

from ..articles import Article
from .source import Source
from .statements import excerpt
from .verdicts import describe_differences

__all__ = ["describe_grade", "summarize_readability"]

FORMULAS = (
    "flesch_reading_ease flesch_kincaid gunning_fog smog ari coleman_liau dale_chall "
    "words_per_sentence syllables_per_word difficult_words"
).split()
_LONGEST, _WORDS = 3, 12


def summarize_readability(source: Source, *, excerpts: bool = False) -> dict[str, object]:
    """Gather each body's reading grade, and the sentences and words that make it.

    Parameters
    ----------
    source : Source
    excerpts : bool
        Of the longest sentences, only the first words.

    Returns
    -------
    dict
        ``articles``: for each ``letter, grade, margin, exact, low, high, reason, level, longest``
        (``number, words, text``) and ``difficult`` (``word, count``); ``formulas``: for each
        ``name, label, unit, direction, digits, cells, verdict``.
    """
    return {
        "articles": [_summarize_article(source, a, excerpts) for a in source.articles],
        "formulas": [_summarize_formula(source, name) for name in FORMULAS],
    }


def describe_grade(grade: float) -> str:
    """Say who reads at a grade of a US school.

    Examples
    --------
    >>> describe_grade(11.6)
    'upper secondary school, age 14 to 18'
    """
    for limit, level in (
        (5.5, "primary school, to age 11"),
        (8.5, "lower secondary school, age 11 to 14"),
        (12.5, "upper secondary school, age 14 to 18"),
        (16.5, "university students"),
    ):
        if grade < limit:
            return level
    return "beyond a first degree"


def _summarize_article(source: Source, article: Article, excerpts: bool) -> dict[str, object]:
    score = source.score(article.id, "body", "all", "flesch_kincaid")
    value, low, high = score["value"], score["low"], score["high"]
    margin = None if low is None else max(1, round((high - low) / 2))
    return {
        "letter": source.letters[article.id],
        "grade": None if value is None else round(value),
        "margin": margin,
        "exact": value,
        "low": low,
        "high": high,
        "reason": score["reason"],
        "level": "" if value is None else describe_grade(value),
        "longest": _find_longest(source, article, excerpts) if value is not None else [],
        "difficult": _count_difficult(source, article) if value is not None else [],
    }


def _find_longest(source: Source, article: Article, excerpts: bool) -> list[dict[str, object]]:
    hits = source.evidence[article.id, "words_per_sentence"]
    hits = sorted(hits, key=lambda hit: (-hit["weight"], hit["start"]))[:_LONGEST]
    return [
        {
            "number": hit["sentence"] + 1,
            "words": int(hit["weight"]),
            "text": excerpt(hit["text"]) if excerpts else hit["text"],
        }
        for hit in hits
    ]


def _count_difficult(source: Source, article: Article) -> list[dict[str, object]]:
    hits = source.evidence[article.id, "difficult_words"]
    counts = Counter(hit["entry"] for hit in hits if hit["part"] == "body" and hit["entry"])
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]
    return [{"word": word, "count": count} for word, count in order]


def _summarize_formula(source: Source, name: str) -> dict[str, object]:
    measure = source.measures[name]
    pairs = len(source.articles) * (len(source.articles) - 1) // 2
    return {
        "name": name,
        "label": measure.label,
        "unit": measure.unit,
        "direction": measure.direction,
        "digits": measure.digits,
        "cells": [source.score(a.id, "body", "all", name) for a in source.articles],
        "verdict": describe_differences(
            source.differences[name, "body", "all"], source.letters, measure.digits, pairs
        ),
    }
