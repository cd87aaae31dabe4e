"""Words: which each article uses more than the others, and headlines held against bodies."""

from collections.abc import Mapping

from ..comparison.keyness import REST
from .source import Source

__all__ = ["summarize_words"]

#: Terms shown of each article, and those folded away.
_SHOWN, _MORE = 6, 14
_HEADLINE = (
    "terms", "found", "missing", "loaded_missing", "loaded_quoted", "left_out", "sentiment",
    "body_sentiment", "sentiment_rank",
)  # fmt: skip


def summarize_words(source: Source) -> dict[str, object]:
    """Gather the terms that set each article off, and what headlines say that bodies do not.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``against``: what each is held against. ``articles``: for each ``letter``, ``terms`` and
        ``more`` (``term, kind, here, there, log_odds, low, high, sure``), ``sure``: how many of all
        its terms have an interval above zero, and ``listed``, how many terms were looked at.
        ``headlines``: for each article ``letter`` and ``cells``, one for each body (see
        ``Comparison.headline_coverage``), None if there is none.
    """
    two = len(source.articles) == 2
    return {
        "against": "the other" if two else REST,
        "articles": [_describe(source, article.id) for article in source.articles],
        "headlines": _hold_headlines(source),
    }


def _describe(source: Source, id_: str) -> dict[str, object]:
    terms = [
        term
        for record in source.tables["keyness"]
        if (term := _turn(record, id_)) and term["log_odds"] > 0
    ]
    terms.sort(key=lambda term: (-term["z"], term["term"]))
    return {
        "letter": source.letters[id_],
        "terms": terms[:_SHOWN],
        "more": terms[_SHOWN : _SHOWN + _MORE],
        "sure": sum(term["sure"] for term in terms),
        "listed": len(terms),
    }


def _turn(record: Mapping, id_: str) -> dict[str, object] | None:
    """Return a record of keyness as seen from an article; None if it is about others."""
    if record["a"] == id_:
        sign, here, there, low, high = 1, "a", "b", record["low"], record["high"]
    elif record["b"] == id_:
        sign, here, there, low, high = -1, "b", "a", -record["high"], -record["low"]
    else:
        return None
    return {
        "term": record["term"],
        "kind": record["kind"],
        "here": record[f"count_{here}"],
        "there": record[f"count_{there}"],
        "log_odds": sign * record["log_odds"],
        "z": sign * record["z"],
        "low": low,
        "high": high,
        "sure": low > 0,
    }


def _hold_headlines(source: Source) -> list[dict]:
    cells = {(r["article_id"], r["body_of"]): r for r in source.tables["headline_coverage"]}
    ids = [article.id for article in source.articles]
    return [
        {
            "letter": source.letters[one],
            "cells": [_pick(cells.get((one, other))) for other in ids],
        }
        for one in ids
    ]


def _pick(record: Mapping | None) -> dict[str, object] | None:
    return None if record is None else {name: record[name] for name in _HEADLINE}
