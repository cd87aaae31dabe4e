"""Readability: is one article, written at several levels, put in the right order?"""

import re
from itertools import combinations

import numpy as np

from ...measures import READABILITY as FAMILY
from ..data import Rows
from ..metrics import share
from .base import Scored, Task, finite
from .texts import english_rows, measure_texts

__all__ = ["READABILITY", "first_words"]

#: Long texts are harder ones in most such data: the excerpt takes that hint away.
EXCERPT_WORDS = 250
_CHUNK = re.compile(r"\S+")


def first_words(text: str, number: int = EXCERPT_WORDS) -> str:
    """Return the beginning of a text.

    Examples
    --------
    >>> first_words("One two  three.", 2)
    'One two'
    """
    for count, chunk in enumerate(_CHUNK.finditer(text), 1):
        if count == number:
            return text[: chunk.end()]
    return text


def _score(rows: Rows, measure: str, _model: str | None) -> Scored:
    measures = {m.name: m for m in FAMILY.measures}
    if measure not in measures:
        known = ", ".join(measures)
        raise ValueError(f"no measure {measure!r} of readability; there are: {known}.")
    rows = english_rows(rows).without("article").without("level_rank")
    texts, ranks = rows.texts(), rows.floats("level_rank")
    sign = -1.0 if measures[measure].direction.startswith("higher: easier") else 1.0
    texts = [texts, [first_words(text) for text in texts]]
    column = f"body.all.{measure}"
    values = [sign * measure_texts(found).wide[column].to_numpy() for found in texts]
    words = [np.array([len(text.split()) for text in found]) for found in texts]
    scored = np.flatnonzero(~np.isnan(values[0])).tolist()
    rows = rows.keep(scored, "too short to score")
    articles = [str(row["article"]) for row in rows.values]
    levels: dict[str, set] = {}
    for name, place in zip(articles, scored, strict=True):
        levels.setdefault(name, set()).add(ranks[place])
    several = [p for p, name in enumerate(articles) if len(levels[name]) > 1]
    rows, kept = rows.keep(several, "its article at one level only"), np.array(scored)[several]
    ranks, values, words = (
        np.array(ranks)[kept],
        [v[kept] for v in values],
        [w[kept] for w in words],
    )
    items: dict[str, list[int]] = {}
    for place, row in enumerate(rows.values):
        items.setdefault(str(row["article"]), []).append(place)
    first = [members[0] for members in items.values()]
    groups = rows.groups() if rows.has("group") else [str(row["article"]) for row in rows.values]
    metrics, by_length = (
        [
            metric
            for ending, found in zip(("", "_250"), pair, strict=True)
            for metric in _order(ending, found, ranks, list(items.values()))
        ]
        for pair in (values, words)
    )
    predictions = [
        {"id": i, "score": _rounded(whole), "score_250": _rounded(part)}
        for i, whole, part in zip(rows.ids(), *values, strict=True)
    ]
    baselines = finite({f"word_count_{metric.name}": metric.of() for metric in by_length})
    notes = ("scores are signed so that higher is harder",) if sign < 0 else ()
    groups = [groups[place] for place in first]
    return Scored(measure, rows, first, groups, metrics, predictions, baselines, notes=notes)


def _rounded(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 6)


def _order(ending: str, values: np.ndarray, ranks: np.ndarray, items: list[list[int]]) -> list:
    """Return the share of articles wholly in order, and of pairs; an equal pair is half right."""
    right, pairs = [], []
    for members in items:
        both = [(a, b) for a, b in combinations(members, 2) if ranks[a] != ranks[b]]
        signs = [np.sign(values[b] - values[a]) * np.sign(ranks[b] - ranks[a]) for a, b in both]
        signs = [0.0 if np.isnan(sign) else sign for sign in signs]
        right.append(float(sum((sign + 1) / 2 for sign in signs)))
        pairs.append(float(len(both)))
    ordered = [float(r == n) for r, n in zip(right, pairs, strict=True)]
    return [
        share(ordered, np.ones(len(ordered)), f"order_accuracy{ending}"),
        share(right, pairs, f"pair_accuracy{ending}"),
    ]


READABILITY = Task(
    "readability",
    ("text", "article", "level_rank"),
    "One article written at several levels, whose rank is higher where it is harder.",
    ("flesch_kincaid", *(m.name for m in FAMILY.measures if m.name != "flesch_kincaid")),
    _score,
)
