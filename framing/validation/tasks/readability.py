"""Readability: is one article, written at several levels, put in the right order?"""

import re
from itertools import combinations

import numpy as np

from ...measures import READABILITY as FAMILY
from ..metrics import share
from ..rows import Rows
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
    easier = {m.name for m in FAMILY.measures if m.direction.startswith("higher: easier")}
    sign = -1.0 if measure in easier else 1.0
    rows = english_rows(rows).without("article").without("level_rank")
    table = _measure(rows, measure, sign)
    scored = np.flatnonzero(~np.isnan(table["score"])).tolist()
    rows, table = rows.keep(scored, "too short to score"), table[scored]
    names = [str(row["article"]) for row in rows.values]
    levels: dict[str, set] = {}
    for name, rank in zip(names, table["rank"].tolist(), strict=True):
        levels.setdefault(name, set()).add(rank)
    several = [place for place, name in enumerate(names) if len(levels[name]) > 1]
    rows, table = rows.keep(several, "its article at one level only"), table[several]
    items: dict[str, list[int]] = {}
    for place in range(len(rows)):
        items.setdefault(names[several[place]], []).append(place)
    first = [members[0] for members in items.values()]
    groups = rows.groups() if rows.has("group") else [names[place] for place in several]
    metrics, by_length = (
        [
            metric
            for ending in ("", "_250")
            for metric in _order(ending, table[name + ending], table["rank"], list(items.values()))
        ]
        for name in ("score", "words")
    )
    predictions = [
        {"id": i, "score": _rounded(row["score"]), "score_250": _rounded(row["score_250"])}
        for i, row in zip(rows.ids(), table, strict=True)
    ]
    baselines = finite({f"word_count_{metric.name}": metric.of() for metric in by_length})
    notes = ("scores are signed so that higher is harder",) if sign < 0 else ()
    groups = [groups[place] for place in first]
    return Scored(measure, rows, first, groups, metrics, predictions, baselines, notes=notes)


def _measure(rows: Rows, measure: str, sign: float) -> np.ndarray:
    """Return ``rank``, and ``score`` and ``words`` of each whole text and of its beginning."""
    names = ("rank", "score", "words", "score_250", "words_250")
    table = np.zeros(len(rows), [(name, float) for name in names])
    table["rank"], texts = rows.floats("level_rank"), rows.texts()
    for ending, found in (("", texts), ("_250", [first_words(text) for text in texts])):
        values = measure_texts(found).wide[f"body.all.{measure}"].to_numpy()
        table["score" + ending] = sign * values
        table["words" + ending] = [len(text.split()) for text in found]
    return table


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
