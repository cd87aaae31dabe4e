"""Intervals by bootstrap over sentences: how far would a figure move on other sentences like these?

Sentences of one part and voice are drawn with replacement; the seed comes from the article's own
content, so that the same articles always give the same intervals, in any order and on any machine.
"""

import hashlib
from collections.abc import Mapping

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..articles import PARTS, Article

__all__ = ["LEVEL", "MINIMUM_UNITS", "REPLICATES", "bound_mean", "replicate"]

#: Replicates drawn, and the share of them that an interval holds.
REPLICATES = 1_000
LEVEL = 0.95
#: Below this number of sentences that count for a measure there is no interval.
MINIMUM_UNITS = 5
#: Two-sided quantile of the normal distribution at that level.
_Z = 1.959964

# Counts are whole numbers or have at most four decimals; as whole numbers their sums are exact,
# whatever the order in which a machine adds them.
_SCALE = 10_000


def replicate(analysis: Analysis, place: int) -> dict[tuple[str, str], Mapping[str, np.ndarray]]:
    """Draw an article's sentences again, for each part and voice that has enough of them.

    Parameters
    ----------
    analysis : Analysis
    place : int
        Of the article.

    Returns
    -------
    dict
        For each (part, voice): measure name to its values on ``REPLICATES`` draws, spread as far
        as so few sentences call for; NaN where a draw leaves a value undefined. Measures of a
        whole text, and those with too few sentences, are not there.

    References
    ----------
    Hesterberg, T. (2015). What teachers should know about the bootstrap. The American Statistician
    69(4), 371–386.
    """
    rows = np.flatnonzero(analysis.rows["article"] == place)
    names = [n for n in analysis.rows if n not in ("article", "part", "sentence", "voice")]
    by_voice = np.stack([analysis.rows[n][rows] for n in names], axis=1)
    joint = np.stack([analysis.overall.get(n, analysis.rows[n])[rows] for n in names], axis=1)
    part, voice = analysis.rows["part"][rows], analysis.rows["voice"][rows]
    measures = [m for m in analysis.engine.measures if not m.whole_text]
    unit = part * (1 + analysis.rows["sentence"].max(initial=0)) + analysis.rows["sentence"][rows]
    seed = _seed(analysis.articles[place])
    found = {}
    for part_code, part_name in enumerate(ALL_PARTS):
        in_part = part == part_code
        if part_name == "all":
            in_part = np.array([name != "caption" for name in PARTS])[part]
        for voice_code, voice_name in enumerate(ALL_VOICES):
            everyone = voice_name == "all"
            chosen = in_part if everyone else in_part & (voice == voice_code)
            units = _sum_units((joint if everyone else by_voice)[chosen], unit[chosen])
            values = {
                m.name: analysis.values[m.name][place, part_code, voice_code] for m in measures
            }
            drawn = _draw_measures(measures, values, names, units, [seed, part_code])
            if drawn:
                found[part_name, voice_name] = drawn
    return found


def _draw_measures(measures, values, names, units, seed) -> dict[str, np.ndarray]:
    """Draw the sentences that count for each measure, where there are enough of them."""
    sums, drawn = {}, {}
    for measure in measures:
        counting = units[:, names.index(measure.n)] > 0
        size = int(counting.sum())
        if size < MINIMUM_UNITS:
            continue
        key = counting.tobytes()
        if key not in sums:
            table = _draw(units[counting], np.random.default_rng(seed))
            sums[key] = dict(zip(names, table.T, strict=True))
        with np.errstate(divide="ignore", invalid="ignore"):
            draws = measure.value(sums[key])
        value = values[measure.name]
        wider = value + _widening(size) * (draws - value)
        drawn[measure.name] = np.clip(wider, measure.low, measure.high)
    return drawn


def bound_mean(
    values: np.ndarray, seed: int, low: float, high: float
) -> tuple[float, float] | tuple[None, None]:
    """Return the ends of the interval of a mean, drawn as ``replicate`` draws; none of few values.

    Parameters
    ----------
    values : ndarray
    seed : int
    low, high : float
        Bounds of the values.

    Examples
    --------
    >>> bound_mean(np.array([0.5, 0.5, 0.5, 0.5, 0.5]), 1, -1, 1)
    (0.5, 0.5)
    >>> bound_mean(np.array([0.5, 0.1]), 1, -1, 1)
    (None, None)
    """
    size = len(values)
    if size < MINIMUM_UNITS:
        return None, None
    drawn = _draw(values[:, None], np.random.default_rng(seed))[:, 0] / size
    mean = values.mean()
    wider = np.clip(mean + _widening(size) * (drawn - mean), low, high)
    ends = np.quantile(wider, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return round(float(ends[0]), 6), round(float(ends[1]), 6)


def _widening(size: int) -> float:
    """Return how much wider than the draws an interval from few sentences has to be.

    Draws from a small sample spread too little: by the root of n / (n − 1), and as a normal
    distribution does where Student's t, here by its expansion, is due (Hesterberg 2015).
    """
    df = size - 1
    t = _Z + (_Z**3 + _Z) / (4 * df) + (5 * _Z**5 + 16 * _Z**3 + 3 * _Z) / (96 * df**2)
    return (size / df) ** 0.5 * t / _Z


def _seed(article: Article) -> int:
    """Make a seed of what the article says: its name or its place in a folder alters nothing."""
    content = "\0".join(article.text(part) for part in PARTS)
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")


def _sum_units(counts: np.ndarray, unit: np.ndarray) -> np.ndarray:
    if not len(unit):
        return np.zeros((0, counts.shape[1]))
    first = np.flatnonzero(np.diff(unit, prepend=unit[0] - 1))
    return np.add.reduceat(counts, first, axis=0)


def _draw(units: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    size = len(units)
    drawn = rng.integers(0, size, (REPLICATES, size))
    cell = drawn + np.arange(REPLICATES)[:, None] * size
    weights = np.bincount(cell.ravel(), minlength=REPLICATES * size).reshape(REPLICATES, size)
    return (weights.astype(float) @ np.rint(units * _SCALE)) / _SCALE
