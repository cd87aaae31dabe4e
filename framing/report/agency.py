"""Who is said to act, who is spoken of how, and how sure it sounds."""

import re

from ..articles import Article
from ..measures.accuracy import describe_tests
from ..measures.cards import read_card
from ..measures.deeds import DOER_NAMED
from .source import Source
from .verdicts import describe_differences

__all__ = ["summarize_agency"]

#: Characters of context on either side, and examples of each article that are shown.
_CONTEXT, _EXAMPLES = 60, 8
_SPACE = re.compile(r"\s+")
_MEASURES = ("passive", "agentless", "nominalised", "hedges", "boosters", "absolutes")
_GROUPS = (
    ("does", "harm", "does harm"), ("suffers", "harm", "is harmed"),
    ("does", "help", "helps"), ("suffers", "help", "is helped"),
)  # fmt: skip


def summarize_agency(source: Source) -> dict[str, object]:
    """Gather passives, deeds as nouns, verbs of harm and help, portrayal and certainty.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``claims``: for "own" and "attributed" sentences of the body ``name, cells`` (``sentences,
        words, hedges, boosters, absolutes``).
        ``measures``: ``name, label, explanation, digits, cells, verdict`` of the body's rates in
        the outlet's own words. ``doers``: for each place where one may be named, ``label, counts``.
        ``examples``: for each article ``letter, rows`` (``left, text, right, voice, form``) of
        passives and nouns whose doer is named nowhere, ``more``. ``deeds``: ``letter, rows`` of
        verbs of harm and help with ``doer, verb, done_to, kind, form, voice``. ``portrayal``:
        ``name, cells`` of people and bodies that articles share, and ``accuracy``, the card's.
    """
    rows = [row for row in source.tables["agency"] if row["part"] != "caption"]
    hidden = [row for row in rows if row["form"] != "active"]
    return {
        "measures": [_summarize_measure(source, name) for name in _MEASURES],
        "doers": [
            {
                "label": label,
                "counts": [
                    sum(r["doer_named"] == label and r["article_id"] == a.id for r in hidden)
                    for a in source.articles
                ],
            }
            for label in DOER_NAMED[1:]
        ],
        "examples": [_summarize_hidden(source, a, hidden) for a in source.articles],
        "deeds": [
            {
                "letter": source.letters[a.id],
                "rows": [
                    _deed(r) for r in rows if r["article_id"] == a.id and r["kind"] != "other"
                ],
            }
            for a in source.articles
        ],
        "claims": _summarize_claims(source),
        "portrayal": _summarize_portrayal(source),
        "accuracy": describe_tests(read_card("target_sentiment").tests),
    }


def _summarize_measure(source: Source, name: str) -> dict[str, object]:
    measure = source.measures[name]
    pairs = len(source.articles) * (len(source.articles) - 1) // 2
    differences = source.differences[name, "body", "outlet"]
    return {
        "name": name,
        "label": measure.label,
        "explanation": measure.explanation,
        "digits": measure.digits,
        "signed": False,
        "counted": "words",
        "cells": [source.score(a.id, "body", "outlet", name) for a in source.articles],
        "verdict": describe_differences(differences, source.letters, measure.digits, pairs),
    }


def _summarize_hidden(source: Source, article, rows: list[dict]) -> dict[str, object]:
    mine = [r for r in rows if r["article_id"] == article.id and r["doer_named"] == DOER_NAMED[-1]]
    return {
        "letter": source.letters[article.id],
        "rows": [_show(source, article, row) for row in mine[:_EXAMPLES]],
        "more": max(0, len(mine) - _EXAMPLES),
    }


def _show(source: Source, article: Article, row: dict) -> dict[str, object]:
    text, start, end = article.text(row["part"]), row["start"], row["end"]
    first, last = source.find_context(article.id, row["part"], start, end, _CONTEXT)
    left, right = text[first:start].rsplit("\n", 1)[-1], text[end:last].split("\n", 1)[0]
    if len(left) == _CONTEXT:  # it may begin within a word, or end within one
        left = left.split(" ", 1)[-1]
    if len(right) == _CONTEXT:
        right = right.rsplit(" ", 1)[0]
    return {
        "left": _SPACE.sub(" ", left),
        "text": _SPACE.sub(" ", text[start:end]),
        "right": _SPACE.sub(" ", right),
        "voice": row["voice"],
        "form": row["form"],
        "part": row["part"],
    }


def _deed(row: dict) -> dict[str, str]:
    names = ("text", "doer", "done_to", "kind", "form", "voice", "doer_named")
    return {name: row[name] for name in names}


def _summarize_claims(source: Source) -> list[dict[str, object]]:
    found = {(row["article_id"], row["claims"]): row for row in source.tables["claims"]}
    return [
        {"name": name, "cells": [found[article.id, name] for article in source.articles]}
        for name in ("own", "attributed")
    ]


def _summarize_portrayal(source: Source) -> list[dict[str, object]]:
    cells: dict[str, dict] = {}
    for row in source.tables["portrayal"]:
        if row["voice"] == "all":
            cells.setdefault(row["referent"], {})[row["article_id"]] = row
    names = sorted(cells, key=lambda name: (-_least(cells[name]), name))
    return [
        {
            "name": name,
            "cells": [_portray(source, a.id, cells[name].get(a.id)) for a in source.articles],
        }
        for name in names
        if len(cells[name]) > 1 and max(row["mentions"] for row in cells[name].values()) > 1
    ][:_EXAMPLES]


def _least(rows: dict[str, dict]) -> int:
    return min(row["mentions"] for row in rows.values())


def _portray(source: Source, id_: str, row: dict | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {
        "letter": source.letters[id_],
        "mentions": row["mentions"],
        "value": row["sentiment"],
        "low": row["low"],
        "high": row["high"],
        "unsure": row["unsure"],
        "loaded": row["loaded_terms"],
        "deeds": [
            {"label": label, "n": row[f"{_SIDES[side, kind]}"]}
            for side, kind, label in _GROUPS
            if row[_SIDES[side, kind]]
        ],
        "reason": row["reason"],
    }


_SIDES = {
    ("does", "harm"): "does_harm", ("suffers", "harm"): "suffers_harm",
    ("does", "help"): "does_help", ("suffers", "help"): "gets_help",
}  # fmt: skip
