"""Intervals by bootstrap over sentences: how far would a figure move on other sentences like these?

"Like these" means drawn from what these were drawn from, each on its own: sentences of one part and
voice are drawn with replacement, whatever order they stood in. The seed comes from the article's
own content, so that the same articles always give the same intervals, in any order and on any
machine.
"""

import hashlib
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..articles import PARTS, Article
from ..measures import Measure
from .limits import find_limits

__all__ = [
    "LEVEL", "METHOD", "MINIMUM_UNITS", "REPLICATES", "Z", "Draws", "Spread", "bound_mean",
    "find_spread",
]  # fmt: skip

#: Moves when intervals change: cards state how often they hold the truth.
METHOD = "2"
#: Replicates drawn, and the share of them that an interval holds.
REPLICATES = 1_000
LEVEL = 0.95
#: Two-sided quantile of the normal distribution at that level.
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
#: Below this number of sentences that count for a measure there is no interval.
MINIMUM_UNITS = 5

# Counts are whole numbers or have at most four decimals; as whole numbers their sums are exact,
# whatever the order in which a machine adds them.
_SCALE = 10_000
#: A standard error below this share of the values drawn is none: rounding, where all are alike.
_ROUNDING = 1e-9


class Spread(NamedTuple):
    """How far the figures of an article move from draw to draw.

    Attributes
    ----------
    error, skew : ndarray, shape (n_parts, n_voices, n_measures)
        Standard error and skewness; NaN where there are too few sentences, and for measures of a
        whole text at once.
    units : ndarray, shape (n_parts, n_voices, n_measures)
        How many sentences count; NaN where there is no text.

    References
    ----------
    Hesterberg, T. (2015). What teachers should know about the bootstrap. The American Statistician
    69(4), 371–386.
    """

    error: np.ndarray
    skew: np.ndarray
    units: np.ndarray


class Draws:
    """How often each sentence comes up in each draw; kept for each number of sentences."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kept: dict[int, np.ndarray] = {}

    def weigh(self, size: int) -> np.ndarray:
        """Return draws of so many sentences, of shape (``REPLICATES``, size)."""
        if size not in self._kept:
            drawn = np.random.default_rng([self._seed, size]).integers(0, size, (REPLICATES, size))
            cell = drawn + np.arange(REPLICATES)[:, None] * size
            weights = np.bincount(cell.ravel(), minlength=REPLICATES * size)
            self._kept[size] = weights.reshape(REPLICATES, size).astype(float)
        return self._kept[size]


def find_spread(analysis: Analysis, place: int) -> Spread:
    """Draw an article's sentences again, for each part and voice that has enough of them.

    Parameters
    ----------
    analysis : Analysis
    place : int
        Of the article.

    Returns
    -------
    Spread
    """
    rows = np.flatnonzero(analysis.rows["article"] == place)
    names = [n for n in analysis.rows if n not in ("article", "part", "sentence", "voice")]
    by_voice = np.stack([analysis.rows[n][rows] for n in names], axis=1)
    joint = np.stack([analysis.overall.get(n, analysis.rows[n])[rows] for n in names], axis=1)
    part, voice = analysis.rows["part"][rows], analysis.rows["voice"][rows]
    unit = part * (1 + analysis.rows["sentence"].max(initial=0)) + analysis.rows["sentence"][rows]
    measures = analysis.engine.measures
    draws = Draws(_seed(analysis.articles[place]))
    spread = np.full((3, len(ALL_PARTS), len(ALL_VOICES), len(measures)), np.nan)
    for part_code, part_name in enumerate(ALL_PARTS):
        in_part = part == part_code
        if part_name == "all":
            in_part = np.array([name != "caption" for name in PARTS])[part]
        for voice_code, voice_name in enumerate(ALL_VOICES):
            everyone = voice_name == "all"
            chosen = in_part if everyone else in_part & (voice == voice_code)
            if not chosen.any():
                continue
            units = _sum_units((joint if everyone else by_voice)[chosen], unit[chosen])
            spread[:, part_code, voice_code] = _spread_of(units, names, measures, draws)
    return Spread(*spread)


def _spread_of(
    units: np.ndarray, names: Sequence[str], measures: Sequence[Measure], draws: Draws
) -> np.ndarray:
    """Return standard error, skewness and the number of sentences that count, of each measure."""
    found = np.full((3, len(measures)), np.nan)
    counting = (units[:, [names.index(measure.n) for measure in measures]] > 0).T.copy()
    found[2] = counting.sum(axis=1)
    alike: dict[bytes, list[int]] = {}
    for place, measure in enumerate(measures):
        if found[2, place] >= MINIMUM_UNITS and not measure.whole_text:
            alike.setdefault(counting[place].tobytes(), []).append(place)
    for places in alike.values():
        counted = units[counting[places[0]]]
        sums = _Sums(draws.weigh(len(counted)), counted, names)
        with np.errstate(divide="ignore", invalid="ignore"):
            drawn = np.array([measures[place].value(sums) for place in places])
        found[:2, places] = _sum_up(drawn, len(counted))
    return found


class _Sums(dict):
    """Sums of the draws by column, each made when a measure asks for it."""

    def __init__(self, weights: np.ndarray, units: np.ndarray, names: Sequence[str]) -> None:
        self._weights, self._units, self._names = weights, units, names

    def __missing__(self, name: str) -> np.ndarray:
        column = np.rint(self._units[:, self._names.index(name)] * _SCALE)
        self[name] = self._weights @ column / _SCALE
        return self[name]


def _sum_up(drawn: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the standard error and the skewness of each row of draws of so many sentences.

    Draws from a small sample spread too little, by the root of n / (n − 1) (Hesterberg 2015). A
    row with a draw that leaves its value undefined has neither.
    """
    off = drawn - drawn.mean(axis=1, keepdims=True)
    square = off * off
    error = np.sqrt(square.mean(axis=1))
    same = error <= _ROUNDING * np.abs(drawn[:, 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = np.where(same, 0.0, (square * off).mean(axis=1) / error**3)
    return np.where(same, 0.0, error * (size / (size - 1)) ** 0.5), skew


def bound_mean(
    values: np.ndarray, seed: int, low: float, high: float
) -> tuple[float, float] | tuple[None, None]:
    """Return the ends of the interval of a mean; none of few values.

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
    drawn = Draws(seed).weigh(size) @ np.rint(values * _SCALE) / _SCALE / size
    error, skew = _sum_up(drawn[None], size)
    ends = find_limits(values.mean(), error, skew, size - 1, Z)
    bottom, top = (round(float(np.clip(end[0], low, high)), 6) for end in ends)
    return bottom, top


def _seed(article: Article) -> int:
    """Make a seed of what the article says: its name or its place in a folder alters nothing."""
    content = "\0".join(article.text(part) for part in PARTS)
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")


def _sum_units(counts: np.ndarray, unit: np.ndarray) -> np.ndarray:
    first = np.flatnonzero(np.diff(unit, prepend=unit[0] - 1))
    return np.add.reduceat(counts, first, axis=0)
