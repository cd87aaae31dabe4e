"""Scores of many articles, read from a table: a row for each, with the group that it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from .word_counts import field_of

__all__ = ["GroupScores", "read_group_scores"]

#: Where measures are compared unless columns are named: part and voice.
_WHERE = ("headline.outlet", "body.outlet", "body.quoted")
#: Tried for articles that are compared within events, if nothing is said.
_EVENT = "event"
#: Columns that may part articles by what they are about.
_ABOUT = ("event", "topic", "section")
_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, eq=False)
class GroupScores:
    """Scores in an order that does not depend on that of the table.

    Attributes
    ----------
    by, within : str
        Names of the columns; `within` is "" if there is none.
    columns : list of str
        ``part.voice.measure``.
    values : ndarray, shape (n_articles, n_columns)
        NaN where a measure is undefined.
    groups : list of str
        In order.
    group : ndarray of int, shape (n_articles,)
        Place in `groups`.
    event : ndarray of int or None, shape (n_articles,)
        In increasing order; articles without a value are alone in theirs.
    left_out : int
        Articles without a group.
    same : list of str
        Columns that say what an article is about, each of whose values has one group only.
    """

    by: str
    within: str
    columns: list[str]
    values: np.ndarray
    groups: list[str]
    group: np.ndarray
    event: np.ndarray | None
    left_out: int
    same: list[str]


def read_group_scores(
    scores: object, *, by: str, within: str | None, measures: Sequence[str] | None
) -> GroupScores:
    """Read scores of groups from an analysis or a table; see ``compare_groups``."""
    table = _AnalysisTable(scores) if isinstance(scores, Analysis) else _PlainTable(scores)
    for name in (by, *([within] if within else []), *(measures or [])):
        if not table.has(name):
            raise ValueError(f"no column {name!r} in the scores; there are: {table.shown()}.")
    label = table.labels(by)
    kept = np.flatnonzero([value is not None for value in label])
    groups = sorted({label[place] for place in kept.tolist()})
    number = {name: place for place, name in enumerate(groups)}
    group = np.array([number[label[place]] for place in kept.tolist()], np.int64)
    event = None
    if within or (within is None and by != _EVENT and table.has(_EVENT)):
        event, named = _number_events(table.labels(within or _EVENT), kept)
        if within is None and (np.bincount(event)[:named] < 2).all():
            event = None
    same = [
        name
        for name in _ABOUT
        if name != by and table.has(name) and _goes_with(table.labels(name), label)
    ]
    columns = [name for name in measures or table.score_columns() if measures or _is_shown(name)]
    values = np.stack([table.numbers(name)[kept] for name in columns], axis=1) if columns else None
    if values is None:
        raise ValueError("no columns of scores, such as body.outlet.vader, in the table.")
    if not measures:
        some = ~np.isnan(values).all(axis=0)
        columns, values = (
            [c for c, any_ in zip(columns, some, strict=True) if any_],
            values[:, some],
        )
    keys = (_fingerprints(values), group)
    order = np.lexsort(keys if event is None else (*keys, event))
    if event is not None:
        event = event[order]
        lone = np.flatnonzero(event == named)
        event[lone] += np.arange(len(lone))
    return GroupScores(
        by, "" if event is None else within or _EVENT, columns, values[order], groups,
        group[order], event, len(label) - len(kept), same,
    )  # fmt: skip


def _is_shown(name: str) -> bool:
    return name.rpartition(".")[0] in _WHERE


def _number_events(labels: Sequence[str | None], kept: np.ndarray) -> tuple[np.ndarray, int]:
    """Return the number of each article's event, and how many events there are, which none has."""
    found = [labels[place] for place in kept.tolist()]
    number = {name: place for place, name in enumerate(sorted({*found} - {None}))}
    return np.array([number.get(name, len(number)) for name in found], np.int64), len(number)


def _goes_with(about: Sequence[str | None], group: Sequence[str | None]) -> bool:
    """Tell whether each of several subjects is that of one group only, as far as both are known."""
    groups: dict[str, set[str]] = {}
    for subject, name in zip(about, group, strict=True):
        if subject is not None and name is not None:
            groups.setdefault(subject, set()).add(name)
    if len({name for names in groups.values() for name in names}) < 2:
        return False
    return all(len(names) == 1 for names in groups.values())


def _fingerprints(values: np.ndarray) -> np.ndarray:
    """Return a number for each row that depends on nothing but its values."""
    bits = np.where(np.isnan(values), np.nan, values + 0.0).view(np.uint64)
    mixed = np.zeros(len(values), np.uint64)
    for column in bits.T:
        mixed = (mixed ^ column) * _ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed


class _AnalysisTable:
    """The scores of an analysis, and the fields of its articles."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def score_columns(self) -> list[str]:
        names = [measure.name for measure in self._analysis.engine.measures]
        return [f"{p}.{v}.{name}" for p in ALL_PARTS for v in ALL_VOICES for name in names]

    def has(self, name: str) -> bool:
        return name in self.score_columns() or any(
            field_of(article, name) is not None for article in self._analysis.articles
        )

    def shown(self) -> str:
        extra = {name for article in self._analysis.articles for name in article.extra}
        return ", ".join(["outlet", "event", "section", *sorted(extra), "and part.voice.measure"])

    def labels(self, name: str) -> list[str | None]:
        return [_text(field_of(article, name)) for article in self._analysis.articles]

    def numbers(self, name: str) -> np.ndarray:
        part, voice, measure = name.split(".", 2)
        spot = ALL_PARTS.index(part), ALL_VOICES.index(voice)
        return self._analysis.values[measure][:, spot[0], spot[1]]


class _PlainTable:
    """A table with columns by name: a DataFrame, or a mapping."""

    def __init__(self, table: Mapping[str, Sequence]) -> None:
        self._table = table

    def score_columns(self) -> list[str]:
        return [name for name in self._table if _is_score(name)]

    def has(self, name: str) -> bool:
        return name in self._table

    def shown(self) -> str:
        others = [str(name) for name in self._table if not _is_score(name)]
        return ", ".join([*others, "and part.voice.measure"])

    def labels(self, name: str) -> list[str | None]:
        column = self._table[name]
        return [_text(value) for value in getattr(column, "tolist", lambda: list(column))()]

    def numbers(self, name: str) -> np.ndarray:
        try:
            return np.asarray(self._table[name], float)
        except (TypeError, ValueError):
            raise ValueError(f"column {name!r} holds something else than numbers.") from None


def _is_score(name: object) -> bool:
    part, voice, measure = (str(name).split(".", 2) + ["", ""])[:3]
    return part in ALL_PARTS and voice in ALL_VOICES and bool(measure)


def _text(value: object) -> str | None:
    """Return a value as text; None for one that is missing."""
    if value is None or isinstance(value, str):
        return value or None
    text = str(value)
    return None if text in ("nan", "NaN", "NaT", "<NA>", "None") else text
