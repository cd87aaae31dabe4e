"""Differences between articles, each with its interval and a verdict in words."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from .intervals import LEVEL, replicate

__all__ = ["DIFFERENCE_COLUMNS", "compare_scores"]

DIFFERENCE_COLUMNS = (
    "measure", "part", "voice", "a", "b", "value_a", "value_b", "difference", "low", "high",
    "verdict",
)  # fmt: skip
_BOUNDS = ((1 - LEVEL) / 2, (1 + LEVEL) / 2)


def compare_scores(analysis: Analysis) -> tuple[dict[str, Sequence], dict[str, list]]:
    """Put an interval to every score and to every difference between two articles.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    scores : dict of sequences
        ``SCORE_COLUMNS`` with ``low`` and ``high``, None where there is no interval.
    differences : dict of list
        ``DIFFERENCE_COLUMNS``, a row for each measure, part and voice that both articles of a pair
        have; `difference` is `value_a` − `value_b`. `verdict`: "a higher", "b higher",
        "indistinguishable" (the interval holds 0), "no interval" (too few sentences, or nothing
        found in either), "not scored" (a value is undefined).

    Notes
    -----
    Percentile bootstrap over sentences, each pair on its own. They are not adjusted for how many
    are shown: of twenty differences between texts that do not differ, one is expected to be found.
    """
    draws = [replicate(analysis, place) for place in range(len(analysis.articles))]
    scores = dict(analysis.score_columns())
    drawn = {
        (article.id, *key, name): values
        for article, found in zip(analysis.articles, draws, strict=True)
        for key, measures in found.items()
        for name, values in measures.items()
    }
    bounds = dict(zip(drawn, _intervals(list(drawn.values())), strict=True))
    keys = zip(*(scores[c] for c in ("article_id", "part", "voice", "measure")), strict=True)
    values = scores["value"]
    nothing = (None, None)  # also where nothing was found: draws of nothing are all nothing
    spans = [
        bounds.get(key, nothing) if value == value and bounds.get(key) != (0.0, 0.0) else nothing
        for key, value in zip(keys, values, strict=True)
    ]
    scores["low"], scores["high"] = ([span[i] for span in spans] for i in (0, 1))
    records = [
        record
        for a, b in combinations(range(len(analysis.articles)), 2)
        for record in _compare_pair(analysis, draws, a, b)
    ]
    columns = zip(*records, strict=True) if records else ([] for _ in DIFFERENCE_COLUMNS)
    return scores, dict(zip(DIFFERENCE_COLUMNS, map(list, columns), strict=True))


def _compare_pair(analysis: Analysis, draws, a: int, b: int):
    """Yield a record (``DIFFERENCE_COLUMNS``) for each difference between two articles."""
    ids = analysis.articles[a].id, analysis.articles[b].id
    records, drawn = [], []
    both = analysis.present[a] & analysis.present[b]
    shown = [name for name, present in zip(ALL_PARTS, both, strict=False) if present]
    for part in [*shown, "all"] if shown else []:
        for voice in ALL_VOICES:
            spot = ALL_PARTS.index(part), ALL_VOICES.index(voice)
            left, right = (draws[place].get((part, voice), {}) for place in (a, b))
            for measure in analysis.engine.measures:
                table = analysis.values[measure.name]
                x, y = float(table[a][spot]), float(table[b][spot])
                verdict = ""
                if x != x or y != y:
                    verdict = "not scored"
                elif measure.name not in left or measure.name not in right or (x == 0 and y == 0):
                    verdict = "no interval"
                else:
                    drawn.append(left[measure.name] - right[measure.name])
                records.append(((measure.name, part, voice, *ids, x, y, x - y), verdict))
    ends = iter(_intervals(drawn))
    for record, verdict in records:
        low, high = (None, None) if verdict else next(ends)
        yield (*record, low, high, verdict or _judge(low, high))


def _intervals(draws: Sequence[np.ndarray]) -> list[tuple[float, float] | tuple[None, None]]:
    """Return the ends of the interval of each row of draws; none if all are undefined."""
    if not draws:
        return []
    table = np.stack(draws)
    undefined = np.isnan(table)
    whole = ~undefined.any(axis=1)
    ends = np.full((len(table), 2), np.nan)
    ends[whole] = np.quantile(table[whole], _BOUNDS, axis=1).T
    for row in np.flatnonzero(~whole & ~undefined.all(axis=1)):
        ends[row] = np.quantile(table[row][~undefined[row]], _BOUNDS)
    return [(low, high) if low == low else (None, None) for low, high in ends.tolist()]


def _judge(low: float | None, high: float | None) -> str:
    if low is None:
        return "no interval"
    if low > 0:
        return "a higher"
    return "b higher" if high < 0 else "indistinguishable"
