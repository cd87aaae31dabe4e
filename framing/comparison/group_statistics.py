"""Numbers of groups of articles: means, contrasts within events, and how sure they are.

Everything is a sum over clusters, which are what is taken to be drawn: single articles, or events
with all their articles. A mean is a sum over another, and so is a contrast within events, so that
the spread and the lean that a bootstrap would draw have a formula; nothing is drawn for them.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .intervals import MINIMUM_UNITS
from .testing import normal_p

__all__ = ["PERMUTATIONS", "Contrast", "Estimate", "contrast", "describe", "find_medians"]

#: Labellings drawn for a permutation test.
PERMUTATIONS = 9_999
#: Of more labels than this in all, the permutation distribution is taken to be normal.
_MOST_LABELS = 20_000_000
_CHUNK = 2_000_000
#: Sums of floats that differ by less, by their size, are the same.
_ROUNDING = 1e-9


class Estimate(NamedTuple):
    """Values with their spread; each field has a value for each measure.

    Attributes
    ----------
    value, error, skew, df : ndarray, shape (n_measures,)
        Standard error, skewness and degrees of freedom; NaN of fewer than five clusters.
    clusters : ndarray
        How many count.
    """

    value: np.ndarray
    error: np.ndarray
    skew: np.ndarray
    df: np.ndarray
    clusters: np.ndarray


class Contrast(NamedTuple):
    """How two groups differ: an estimate, the probability by permutation, and labellings drawn."""

    estimate: Estimate
    p: np.ndarray
    permutations: np.ndarray


def describe(values: np.ndarray, cluster: np.ndarray) -> Estimate:
    """Return the mean of some articles.

    Parameters
    ----------
    values : ndarray, shape (n_articles, n_measures)
        NaN where a measure is undefined.
    cluster : ndarray of int, shape (n_articles,)
        What each article belongs to, in increasing order.
    """
    known = ~np.isnan(values)
    return _divide(_add(np.where(known, values, 0), cluster), _add(known, cluster))


def _add(values: np.ndarray, cluster: np.ndarray) -> np.ndarray:
    """Sum over runs of equal clusters."""
    if not len(values):
        return np.zeros((0, values.shape[1]))
    starts = np.flatnonzero(np.diff(cluster, prepend=cluster[0] - 1))
    return np.add.reduceat(values.astype(float), starts, axis=0)


def _divide(above: np.ndarray, below: np.ndarray) -> Estimate:
    """Return the ratio of two sums over clusters, with the moments that resampling them has."""
    clusters = (below > 0).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = below.sum(axis=0)
        value = above.sum(axis=0) / total
        apart = np.where(below > 0, above - value * below, 0)
        squares = (apart**2).sum(axis=0)
        error = np.sqrt(squares * clusters / (clusters - 1)) / total
        skew = (apart**3).sum(axis=0) / squares**1.5
    level = np.sqrt(squares) <= _ROUNDING * np.sqrt((above**2).sum(axis=0))
    error, skew = np.where(level, 0.0, error), np.where(level, 0.0, skew)
    few = clusters < MINIMUM_UNITS
    error, skew = np.where(few, np.nan, error), np.where(few, np.nan, skew)
    return Estimate(value, error, skew, (clusters - 1).astype(float), clusters)


def _subtract(a: Estimate, b: Estimate) -> Estimate:
    """Return the difference of two independent estimates, with Welch's degrees of freedom."""
    error = np.hypot(a.error, b.error)
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = (a.skew * a.error**3 - b.skew * b.error**3) / error**3
        df = error**4 / (a.error**4 / a.df + b.error**4 / b.df)
    flat = error == 0
    skew, df = np.where(flat, 0.0, skew), np.where(flat, a.df + b.df, df)
    return Estimate(a.value - b.value, error, skew, df, np.minimum(a.clusters, b.clusters))


def contrast(values: np.ndarray, is_a: np.ndarray, event: np.ndarray | None, seed: int) -> Contrast:
    """Compare two groups of articles, within events if there are any.

    Parameters
    ----------
    values : ndarray, shape (n_articles, n_measures)
        Of both groups.
    is_a : ndarray of bool, shape (n_articles,)
        Which articles are of the first group; the others are of the second.
    event : ndarray of int, shape (n_articles,), or None
        In increasing order.
    seed : int

    Returns
    -------
    Contrast
        Without events, the difference of the groups' means. With events, the mean of the
        differences within each, weighted by n_a n_b / (n_a + n_b), which is the difference in a
        regression that has a constant for each event.
    """
    known = ~np.isnan(values)
    cells = np.zeros(len(values), np.int64) if event is None else event
    filled = np.where(known, values, 0)
    of_a = known & is_a[:, None]
    sizes, sizes_a = _add(known, cells), _add(of_a, cells)
    sums, sums_a = _add(filled, cells), _add(np.where(of_a, values, 0), cells)
    with np.errstate(divide="ignore", invalid="ignore"):
        means = np.where(sizes > 0, sums / sizes, 0)
        weights = np.where(sizes > 0, sizes_a * (sizes - sizes_a) / sizes, 0)
    above = np.where(weights > 0, sums_a - sizes_a * means, 0)
    if event is None:
        rows = np.arange(len(values))
        a, b = describe(values[is_a], rows[is_a]), describe(values[~is_a], rows[~is_a])
        estimate = _subtract(a, b)
    else:
        estimate = _divide(above, weights)
    number = np.cumsum(np.diff(cells, prepend=cells[:1]) != 0)
    usable = known & (weights[number] > 0) if len(values) else known
    centred = np.where(usable, filled - means[number], 0) if len(values) else filled
    p, drawn = _permute(centred, usable, is_a, number, above.sum(axis=0), seed)
    return Contrast(estimate, p, drawn)


def _permute(
    centred: np.ndarray,
    usable: np.ndarray,
    is_a: np.ndarray,
    cell: np.ndarray,
    found: np.ndarray,
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Return how often labels exchanged within cells give a sum of group a as far from 0.

    Parameters
    ----------
    centred : ndarray, shape (n_articles, n_measures)
        Values less the mean of their cell.
    usable : ndarray of bool, of the same shape
        Values in cells of both groups.
    found : ndarray, shape (n_measures,)
        The sum with the labels as they are.
    """
    p = np.full(len(found), np.nan)
    drawn = np.zeros(len(found), np.int64)
    patterns: dict[bytes, list[int]] = {}
    for measure in range(len(found)):
        if usable[:, measure].any():
            patterns.setdefault(usable[:, measure].tobytes(), []).append(measure)
    for measures in patterns.values():
        rows = np.flatnonzero(usable[:, measures[0]])
        values, reached = centred[np.ix_(rows, measures)], np.abs(found[measures])
        least = reached - _ROUNDING * np.abs(values).sum(axis=0)
        if len(rows) * PERMUTATIONS > _MOST_LABELS:
            spread = np.sqrt(_permuted_variance(values, is_a[rows], cell[rows]))
            with np.errstate(divide="ignore", invalid="ignore"):
                p[measures] = normal_p(np.where(least > 0, reached / spread, 0.0))
            continue
        beyond = np.zeros(len(measures))
        for labels in _draw_labels(is_a[rows], cell[rows], seed):
            beyond += (np.abs(labels @ values) >= least).sum(axis=0)
        p[measures] = (1 + beyond) / (1 + PERMUTATIONS)
        drawn[measures] = PERMUTATIONS
    return p, drawn


def _permuted_variance(values: np.ndarray, is_a: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Return the variance of the sum of group a over all ways to label each cell."""
    ones = np.ones((len(values), 1))
    size, size_a = _add(ones, cell), _add(ones * is_a[:, None], cell)
    squares = _add(values**2, cell)
    return (size_a * (size - size_a) / size / np.maximum(size - 1, 1) * squares).sum(axis=0)


def _draw_labels(is_a: np.ndarray, cell: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    """Yield labellings, 1 for group a, that keep how many of each cell are of it."""
    rng = np.random.default_rng([seed, len(is_a)])
    # in order of cell and chance, the first places of each cell are group a's
    place = np.arange(len(cell)) - np.searchsorted(cell, cell)
    takes = place < np.bincount(cell, weights=is_a)[cell]
    step = max(1, _CHUNK // len(cell))
    for first in range(0, PERMUTATIONS, step):
        number = min(step, PERMUTATIONS - first)
        order = np.argsort(cell + rng.random((number, len(cell))), axis=1)
        labels = np.zeros((number, len(cell)))
        np.put_along_axis(labels, order[:, takes], 1.0, axis=1)
        yield labels


def find_medians(values: np.ndarray) -> np.ndarray:
    """Return the median of each column, NaN left out; NaN where there is nothing else."""
    if not len(values):
        return np.full(values.shape[1], np.nan)
    ordered = np.sort(values, axis=0)
    size = (~np.isnan(values)).sum(axis=0)
    columns = np.arange(values.shape[1])
    low, high = np.maximum(size - 1, 0) // 2, size // 2
    return (ordered[low, columns] + ordered[np.minimum(high, len(values) - 1), columns]) / 2
