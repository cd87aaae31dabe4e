"""Files of scores → groups compared: the figures that a page about a corpus shows."""

import os
from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from ..comparison import compare_groups
from .score_files import is_score, list_columns, list_score_columns, read_score_columns

if TYPE_CHECKING:
    from ..comparison import GroupComparison

__all__ = ["FIGURES", "MOST_GROUPS", "compare_score_file"]

#: What is compared if nothing is said. More figures would make the intervals of all wider.
FIGURES = (
    *(f"headline.outlet.{name}" for name in ("vader", "news", "loaded")),
    *(
        f"body.outlet.{name}"
        for name in (
            "vader", "news", "loaded", "hedges", "boosters", "passive", "agentless",
            "flesch_kincaid", "words_per_sentence",
        )
    ),
    *(f"body.quoted.{name}" for name in ("vader", "loaded")),
)  # fmt: skip
#: Where a measure is compared that is given by its name alone.
_WHERE = ("headline.outlet", "body.outlet", "body.quoted")
#: More groups than these make no page that anybody reads.
MOST_GROUPS = 60
_EVENT, _ID, _COPY_OF = "event", "article_id", "duplicate_of"
#: Columns that tell what an article is about, for the cautions.
_ABOUT = (_EVENT, "topic", "section")


def compare_score_file(
    path: str | os.PathLike,
    *,
    by: str,
    within: str | None = None,
    measures: Sequence[str] = (),
    copies: str | os.PathLike | None = None,
) -> "GroupComparison":
    """Compare groups of articles that ``framing score`` has scored; only what it takes is read.

    Parameters
    ----------
    path : path
        A table with a row an article, or a folder of parts.
    by : str
        The column that parts the articles: ``outlet``.
    within : str, optional
        The column whose values are held constant; by default ``event``, if articles share one; ""
        for none.
    measures : sequence of str
        Names of measures, such as ``vader``, which are compared in the outlet's own words of
        headline and body and in quoted words; or columns, such as ``body.all.smog``. By default
        ``FIGURES``.
    copies : path, optional
        What ``framing corpus duplicates`` has written of the same articles: of each story only the
        first article counts.

    Returns
    -------
    GroupComparison

    Raises
    ------
    ValueError
        If the file is none of scores, a column is missing, there is one group or too many, or
        `copies` is of other articles.
    OSError
    """
    there = list_score_columns(path)
    others = [name for name in there if not is_score(name)]
    for name in filter(None, (by, within)):
        if name not in others:
            raise ValueError(f"{path}: no column {name!r} to group by; there are: {_list(others)}.")
    figures = _find_figures(path, there, measures)
    about = [n for n in dict.fromkeys((within or by, *_ABOUT)) if n in others and n != by]
    wanted = [by, *about, *figures, *([_ID] if copies else [])]
    columns = read_score_columns(path, list(dict.fromkeys(wanted)))
    scored = len(columns[by])
    if copies:
        columns = _leave_out_copies(columns, path, copies)
    left_out = scored - len(columns[by])
    count = len({value for value in columns[by] if value not in (None, "")})
    if count > MOST_GROUPS:
        raise ValueError(
            f"{path}: {by!r} has {count:,} values, and a page compares {MOST_GROUPS} at most; "
            "choose another column, or keep the articles of some of them."
        )
    known = [name for name in figures if not np.isnan(columns[name]).all()]
    if not known:
        raise ValueError(f"{path}: no article has a value of {_list(figures)}.")
    try:
        comparison = compare_groups(columns, by=by, within=within, measures=known)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    if left_out:
        comparison.cautions.append(
            f"{left_out:,} of {scored:,} articles are left out as copies: a story that was "
            f"republished counts once, for the {by} of the article that stands first."
        )
    return comparison


def _leave_out_copies(
    columns: dict[str, Sequence], path: str | os.PathLike, copies: str | os.PathLike
) -> dict[str, Sequence]:
    if not {_ID, _COPY_OF} <= {*list_columns(copies)}:
        raise ValueError(f"{copies}: give what 'framing corpus duplicates' writes.")
    told = read_score_columns(copies, [_ID, _COPY_OF])
    first = {name: copy_of is None for name, copy_of in zip(*told.values(), strict=True)}
    ids = columns[_ID]
    if len(set(ids)) < len(ids):
        raise ValueError(f"{path}: ids repeat, and copies are known by them; give each its own.")
    if unknown := next((name for name in ids if name not in first), None):
        raise ValueError(f"{copies}: has no {unknown!r}; make it of the articles that were scored.")
    keep = [first[name] for name in ids]
    return {
        name: values[keep] if isinstance(values, np.ndarray) else list(compress(values, keep))
        for name, values in columns.items()
    }


def _find_figures(
    path: str | os.PathLike, there: Sequence[str], measures: Sequence[str]
) -> list[str]:
    if not measures:
        scores = [name for name in there if is_score(name)]
        return [name for name in FIGURES if name in there] or scores[: len(FIGURES)]
    found: dict[str, None] = {}
    for name in measures:
        columns = [f"{where}.{name}" for where in _WHERE]
        known = [column for column in (name, *columns) if column in there and is_score(column)]
        if not known:
            named = dict.fromkeys(c.split(".", 2)[2] for c in there if is_score(c))
            raise ValueError(f"{path}: no measure {name!r}; there are: {_list([*named])}.")
        found.update(dict.fromkeys(known))
    return list(found)


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:30]) + (", …" if len(names) > 30 else "") or "none"
