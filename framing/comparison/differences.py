"""Differences between articles, each with its interval and a verdict in words."""

from collections.abc import Sequence
from itertools import combinations
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..measures import Measure
from ..scores import IN_ALL
from .adjustment import Adjustment, adjust
from .figures import Figures, gather_figures, subtract
from .intervals import Draws, Z
from .limits import find_limits, find_z, quantile

__all__ = ["DIFFERENCE_COLUMNS", "POWER", "Compared", "compare_scores", "name_primary"]

DIFFERENCE_COLUMNS = (
    "measure", "part", "voice", "a", "b", "value_a", "value_b", "difference", "low", "high",
    "verdict", "smallest",
)  # fmt: skip
#: How often a true difference as large as `smallest` would be found.
POWER = 0.8
_Z_POWER = NormalDist().inv_cdf(POWER)
_DECIMALS = 6  # as they are written, so that no end is written as 0 and judged as something else


class Compared(NamedTuple):
    """What ``compare_scores`` gives: columns of scores and differences, and the adjustment."""

    scores: dict[str, Sequence]
    differences: dict[str, list]
    adjustment: Adjustment


def compare_scores(
    analysis: Analysis, primary: str | None = None, draws: Sequence[Draws] | None = None
) -> Compared:
    """Put an interval to every score and to every difference between two articles.

    Parameters
    ----------
    analysis : Analysis
    primary : str, optional
        See ``name_primary``.
    draws : sequence of Draws, optional
        Those of each article, if they have been used before.

    Returns
    -------
    Compared
        ``scores``: ``SCORE_COLUMNS`` with ``low`` and ``high``, ends of a 95 % interval, None where
        there is none. ``differences``: ``DIFFERENCE_COLUMNS``, a row for each measure, part and
        voice that both articles of a pair have; `difference` is `value_a` − `value_b`. `verdict`:
        "a higher", "b higher", "indistinguishable" (the interval holds 0), "no interval" (too few
        sentences, or nothing found in either), "not scored" (a value is undefined). `smallest`:
        the smallest true difference of which so much text would give a verdict four times in
        five. ``adjustment``: level of the differences' intervals.

    Raises
    ------
    ValueError
        If there is no such primary measure.

    Notes
    -----
    All differences that have an interval are one family, of all pairs, parts and voices together:
    ``adjust`` sets the level for them. The primary measure stands outside of the family, and each
    of its intervals holds 95 %. Articles are drawn from independently. Where all sentences of one
    of two articles are alike in a measure (as where no term was found), how far it might move is
    taken from both together.
    """
    figures = gather_figures(analysis, draws)
    differences, adjustment = _compare_pairs(analysis, figures, primary)
    return Compared(_add_limits(analysis, figures), differences, adjustment)


def name_primary(name: str, measures: Sequence[Measure]) -> str:
    """Return a primary measure in full, as ``part.voice.measure``.

    Parameters
    ----------
    name : str
        So, or a measure alone for the outlet's own words in the body.
    measures : sequence of Measure

    Raises
    ------
    ValueError
        If part, voice or measure are unknown, or the measure never has an interval.
    """
    said = tuple(name.split(".")) if "." in name else ("body", "outlet", name)
    known = ALL_PARTS, ALL_VOICES, tuple(m.name for m in measures if not m.whole_text)
    if len(said) != len(known):
        raise ValueError(f"a primary is a measure or part.voice.measure, not {name!r}.")
    for what, each, names in zip(("part", "voice", "measure"), said, known, strict=True):
        if each not in names:
            raise ValueError(f"no {what} {each!r} for a primary; there are: {', '.join(names)}.")
    return ".".join(said)


def _add_limits(analysis: Analysis, figures: Figures) -> dict[str, Sequence]:
    """Return the scores with the ends of their own intervals."""
    measures = analysis.engine.measures
    low, high = find_limits(*figures, Z)
    nothing = (figures.value == 0) & (figures.error == 0)
    low = np.where(nothing, np.nan, np.maximum(low, [m.low for m in measures]))
    high = np.where(nothing, np.nan, np.minimum(high, [m.high for m in measures]))
    scores = dict(analysis.score_columns())
    shown = np.concatenate(
        [analysis.present, analysis.present[:, IN_ALL].any(axis=1, keepdims=True)], axis=1
    )  # a row for each measure and voice of these, in their order
    scores["low"], scores["high"] = _to_list(low[shown]), _to_list(high[shown])
    return scores


def _compare_pairs(
    analysis: Analysis, figures: Figures, primary: str | None
) -> tuple[dict[str, list], Adjustment]:
    """Return the rows of all pairs, and how their intervals are adjusted."""
    measures, articles = analysis.engine.measures, analysis.articles
    pairs = np.array(list(combinations(range(len(articles)), 2))).reshape(-1, 2)
    both = analysis.present[pairs].all(axis=1)
    both = np.concatenate([both, both.any(axis=1, keepdims=True)], axis=1)
    pair, part = np.nonzero(both)
    a, b = (Figures(*(column[pairs[pair, i], part] for column in figures)) for i in (0, 1))
    gap = subtract(a, b)
    unscored = np.isnan(gap.value)
    nothing = (a.value == 0) & (b.value == 0)
    judged = ~unscored & ~nothing & ~np.isnan(gap.error)
    first = np.zeros_like(judged)
    if primary is not None:
        of_part, of_voice, name = name_primary(primary, measures).split(".")
        where = ALL_VOICES.index(of_voice), [m.name for m in measures].index(name)
        first[(part == ALL_PARTS.index(of_part), *where)] = True
    adjustment = adjust(find_z(*(column[judged & ~first] for column in gap)))
    z = np.where(first, Z, adjustment.z)
    low, high = find_limits(*gap, z)
    reach = np.array([m.high - m.low for m in measures])
    low = np.where(judged, np.maximum(low, -reach).round(_DECIMALS), np.nan)
    high = np.where(judged, np.minimum(high, reach).round(_DECIMALS), np.nan)
    smallest = gap.error * (quantile(z, gap.df) + quantile(_Z_POWER, gap.df))
    verdict = np.select(
        [unscored, ~judged, low > 0, high < 0],
        ["not scored", "no interval", "a higher", "b higher"],
        "indistinguishable",
    )
    shape = judged.shape
    names = np.array([article.id for article in articles], object)

    def spread(values, axis: int) -> list:
        return np.broadcast_to(np.expand_dims(values, _OTHERS[axis]), shape).ravel().tolist()

    columns = (
        spread(np.array([m.name for m in measures], object), 2),
        spread(np.array(ALL_PARTS, object)[part], 0),
        spread(np.array(ALL_VOICES, object), 1),
        spread(names[pairs[pair, 0]], 0),
        spread(names[pairs[pair, 1]], 0),
        *(column.ravel().tolist() for column in (a.value, b.value, gap.value)),
        _to_list(low),
        _to_list(high),
        verdict.ravel().tolist(),
        _to_list(np.where(judged, smallest, np.nan)),
    )
    return dict(zip(DIFFERENCE_COLUMNS, columns, strict=True)), adjustment


def _to_list(values: np.ndarray) -> list[float | None]:
    return [None if value != value else value for value in values.ravel().tolist()]


_OTHERS = {0: (1, 2), 1: (0, 2), 2: (0, 1)}
