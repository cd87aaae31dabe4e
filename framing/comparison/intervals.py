"""Intervals by bootstrap over sentences: how far would a figure move on other sentences like these?

"Like these" means drawn from what these were drawn from, each on its own: sentences of one part and
voice are drawn with replacement, whatever order they stood in. The seed comes from the article's
own content, so that the same articles always give the same intervals, in any order and on any
machine.
"""

import hashlib
from collections.abc import Iterator, Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..articles import PARTS, Article
from ..scores import IN_ALL, KEYS
from .limits import find_limits
from .products import multiply

__all__ = [
    "LEVEL", "METHOD", "MINIMUM_UNITS", "REPLICATES", "Z", "Draws", "Spread", "bound_means",
    "find_spread", "make_seed",
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
    """How often each sentence comes up in each draw; kept for each number of sentences.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._kept: dict[int, np.ndarray] = {}

    @classmethod
    def of(cls, article: Article) -> "Draws":
        """Return the draws of an article: its name or its place in a folder alters nothing."""
        return cls(make_seed("\0".join(article.text(part) for part in PARTS)))

    def weigh(self, size: int) -> np.ndarray:
        """Return draws of so many sentences, of shape (``REPLICATES``, size)."""
        if size not in self._kept:
            cell = np.random.default_rng([self._seed, size]).integers(0, size, (REPLICATES, size))
            cell += np.arange(REPLICATES)[:, None] * size
            weights = np.bincount(cell.ravel(), minlength=REPLICATES * size)
            self._kept[size] = weights.astype(np.uint16).reshape(REPLICATES, size)
        return self._kept[size].astype(float)


def make_seed(content: str) -> int:
    """Make a seed of what is said."""
    return int.from_bytes(hashlib.sha256(content.encode()).digest()[:8], "big")


def find_spread(analysis: Analysis, place: int, draws: Draws | None = None) -> Spread:
    """Draw an article's sentences again, for each part and voice that has enough of them.

    Parameters
    ----------
    analysis : Analysis
    place : int
        Of the article.
    draws : Draws, optional
        Those of the article, if they have been used before.

    Returns
    -------
    Spread
    """
    draws = draws or Draws.of(analysis.articles[place])
    measures = analysis.engine.measures
    names = [n for n in analysis.rows if n not in KEYS]
    spread = np.full((3, len(ALL_PARTS), len(ALL_VOICES), len(measures)), np.nan)
    denominators = list(dict.fromkeys(measure.n for measure in measures))
    counted = [names.index(name) for name in denominators]
    group = np.array([denominators.index(measure.n) for measure in measures])
    drawn: list[list[tuple]] = [[] for _ in denominators]
    known: dict[bytes, tuple[int, int]] = {}
    alike: dict[tuple[int, int], tuple[int, int]] = {}
    for cell, units in _sum_sentences(analysis, place, names):
        same = known.setdefault(units.tobytes(), cell)
        if same != cell:
            alike[cell] = same
            continue
        counting = units[:, counted].T > 0
        sizes = counting.sum(axis=1)
        spread[2, *cell] = sizes[group]
        sums: dict[bytes, np.ndarray] = {}
        for i in np.flatnonzero(sizes >= MINIMUM_UNITS).tolist():
            key = counting[i].tobytes()
            if key not in sums:
                sums[key] = multiply(units[counting[i]].T, draws.weigh(int(sizes[i])).T)
            drawn[i].append((*cell, sizes[i], sums[key]))
    for i, found in enumerate(drawn):
        if not found:
            continue
        part, voice, sizes, sums = zip(*found, strict=True)
        columns = _Columns(names, sums)
        for place in np.flatnonzero(group == i).tolist():
            if not measures[place].whole_text:
                with np.errstate(divide="ignore", invalid="ignore"):
                    values = measures[place].value(columns)
                still = not values.any()  # of what was never found all draws are 0
                told = 0.0 if still else _sum_up(values, np.array(sizes))
                spread[:2, part, voice, place] = told
    for cell, same in alike.items():
        spread[:, *cell] = spread[:, *same]
    return Spread(*spread)


def _sum_sentences(
    analysis: Analysis, place: int, names: Sequence[str]
) -> Iterator[tuple[tuple[int, int], np.ndarray]]:
    """Yield the counts of each sentence, in whole numbers, for each part and voice that has any."""
    rows = np.flatnonzero(analysis.rows["article"] == place)
    by_voice = np.stack([analysis.rows[n][rows] for n in names], axis=1)
    joint = np.stack([analysis.overall.get(n, analysis.rows[n])[rows] for n in names], axis=1)
    part, voice = analysis.rows["part"][rows], analysis.rows["voice"][rows]
    unit = part * (1 + analysis.rows["sentence"].max(initial=0)) + analysis.rows["sentence"][rows]
    for part_code, part_name in enumerate(ALL_PARTS):
        in_part = np.array(IN_ALL)[part] if part_name == "all" else part == part_code
        for voice_code, voice_name in enumerate(ALL_VOICES):
            everyone = voice_name == "all"
            chosen = in_part if everyone else in_part & (voice == voice_code)
            if chosen.any():
                units = _sum_units((joint if everyone else by_voice)[chosen], unit[chosen])
                yield (part_code, voice_code), np.rint(units * _SCALE)


class _Columns(dict):
    """Sums of draws by column, of shape (n_cells, ``REPLICATES``): those that a measure asks for.

    Parameters
    ----------
    names : sequence of str
    sums : sequence of ndarray, shape (n_columns, ``REPLICATES``)
        Of each cell, in whole numbers.
    """

    def __init__(self, names: Sequence[str], sums: Sequence[np.ndarray]) -> None:
        self._names, self._sums = names, sums

    def __missing__(self, name: str) -> np.ndarray:
        place = self._names.index(name)
        self[name] = np.array([sums[place] for sums in self._sums]) / _SCALE
        return self[name]


def _sum_up(drawn: np.ndarray, size: int | np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the standard error and the skewness of each row of draws of so many sentences.

    Draws from a small sample spread too little, by the root of n / (n − 1) (Hesterberg 2015). A
    row with a draw that leaves its value undefined has neither.
    """
    off = drawn - _mean(drawn)[:, None]
    square = off * off
    error = np.sqrt(_mean(square))
    same = error <= _ROUNDING * np.abs(drawn[:, 0])
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = np.where(same, 0.0, _mean(square * off) / error**3)
    return np.where(same, 0.0, error * (size / (size - 1)) ** 0.5), skew


def _mean(rows: np.ndarray) -> np.ndarray:
    """Return the mean of each row: ``rows.mean(axis=1)``, which is slow for rows so short."""
    return np.add.reduce(rows, axis=1) / rows.shape[1]


def bound_means(
    samples: Sequence[tuple[np.ndarray, Draws]], low: float, high: float
) -> list[tuple[float, float] | tuple[None, None]]:
    """Return the ends of the intervals of means; none of few values.

    Parameters
    ----------
    samples : sequence of (values, draws)
    low, high : float
        Bounds of the values.

    Examples
    --------
    >>> bound_means([(np.full(5, 0.5), Draws(1)), (np.array([0.5, 0.1]), Draws(1))], -1, 1)
    [(0.5, 0.5), (None, None)]
    """
    found: list[tuple] = [(None, None)] * len(samples)
    places = [i for i, (values, _) in enumerate(samples) if len(values) >= MINIMUM_UNITS]
    if places:
        chosen = [samples[i] for i in places]
        size = np.array([len(values) for values, _ in chosen])
        sums = [draws.weigh(len(v)) @ np.rint(v * _SCALE) / _SCALE for v, draws in chosen]
        error, skew = _sum_up(np.array(sums) / size[:, None], size)
        mean = np.array([values.mean() for values, _ in chosen])
        ends = np.clip(find_limits(mean, error, skew, size - 1, Z), low, high)
        for i, bottom, top in zip(places, *ends.tolist(), strict=True):
            found[i] = round(bottom, 6), round(top, 6)
    return found


def _sum_units(counts: np.ndarray, unit: np.ndarray) -> np.ndarray:
    first = np.flatnonzero(np.diff(unit, prepend=unit[0] - 1))
    return np.add.reduceat(counts, first, axis=0)
