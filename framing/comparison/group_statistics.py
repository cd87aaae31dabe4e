"""Numbers of groups of articles: means, contrasts within events, and how sure they are.

What is taken to be drawn are clusters: single articles, or events with all their articles. A mean
is a sum over clusters by another, and so is a contrast within events; the spread and the lean that
a bootstrap over clusters has for these follow from a formula, so that nothing is drawn for them.
"""

from typing import NamedTuple

import numpy as np

from .intervals import MINIMUM_UNITS
from .permutation import permute

__all__ = [
    "Contrast",
    "Estimate",
    "Moments",
    "contrast_within",
    "estimate_mean",
    "estimate_mean_by_event",
    "find_deviation",
    "find_scale",
    "join_moments",
    "subtract",
    "take_moments",
]

#: Sums of floats that differ by less, by their size, are the same.
_ROUNDING = 1e-9


class Estimate(NamedTuple):
    """Values with their spread; each field has one for each measure.

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


class Moments(NamedTuple):
    """Number of values, their mean, and the sums of squares and cubes about it, by measure."""

    n: np.ndarray
    mean: np.ndarray
    squares: np.ndarray
    cubes: np.ndarray


class Contrast(NamedTuple):
    """How two groups differ: an estimate, the probability by permutation, and labellings drawn."""

    estimate: Estimate
    p: np.ndarray
    permutations: np.ndarray


def take_moments(values: np.ndarray) -> Moments:
    """Return the moments of each column, NaN left out."""
    known = ~np.isnan(values)
    n = known.sum(axis=0)
    with np.errstate(invalid="ignore"):
        mean = np.where(known, values, 0).sum(axis=0) / n
    centred = np.where(known, values - mean, 0)
    level = np.abs(centred) <= _ROUNDING * np.abs(mean)
    centred = np.where(level, 0, centred)
    return Moments(n, mean, (centred**2).sum(axis=0), (centred**3).sum(axis=0))


def join_moments(parts: list[Moments]) -> Moments:
    """Return the moments of several groups taken as one."""
    n = sum(part.n for part in parts)
    with np.errstate(invalid="ignore"):
        mean = sum(np.where(part.n > 0, part.n * part.mean, 0) for part in parts) / n
    squares, cubes = np.zeros(len(n)), np.zeros(len(n))
    for part in parts:
        away = np.where(part.n > 0, part.mean - mean, 0)
        squares += part.squares + part.n * away**2
        cubes += part.cubes + 3 * away * part.squares + part.n * away**3
    return Moments(n, mean, squares, cubes)


def find_deviation(moments: Moments) -> np.ndarray:
    """Return the standard deviation; NaN of a single value."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(moments.n > 1, np.sqrt(moments.squares / (moments.n - 1)), np.nan)


def find_scale(a: Moments, b: Moments) -> np.ndarray:
    """Return what makes Hedges' g of a difference; NaN where the articles of a group are alike.

    References
    ----------
    Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
    estimators. Journal of Educational Statistics 6(2), 107–128.
    """
    df = a.n + b.n - 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = (1 - 3 / (4 * df - 1)) / np.sqrt((a.squares + b.squares) / df)
    return np.where(np.isfinite(scale) & (df > 1), scale, np.nan)


def estimate_mean(moments: Moments) -> Estimate:
    """Return a mean over articles that are drawn one by one."""
    n = moments.n
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(moments.squares / (n - 1) / n)
        skew = moments.cubes / moments.squares**1.5
    return _estimate(moments.mean, error, skew, n)


def _estimate(
    value: np.ndarray, error: np.ndarray, skew: np.ndarray, clusters: np.ndarray
) -> Estimate:
    few = clusters < MINIMUM_UNITS
    skew = np.where(error == 0, 0.0, skew)
    error, skew = np.where(few, np.nan, error), np.where(few, np.nan, skew)
    return Estimate(value, error, skew, np.maximum(clusters - 1.0, 1.0), clusters)


def estimate_mean_by_event(values: np.ndarray, event: np.ndarray) -> Estimate:
    """Return a mean over articles that are drawn with all those of their event.

    Parameters
    ----------
    values : ndarray, shape (n_articles, n_measures)
    event : ndarray of int, shape (n_articles,)
        In increasing order.
    """
    known = ~np.isnan(values)
    return _divide(_add(np.where(known, values, 0), event), _add(known, event))


def _add(values: np.ndarray, cell: np.ndarray) -> np.ndarray:
    """Sum over runs of equal cells."""
    if not len(values):
        return np.zeros((0, values.shape[1]))
    starts = np.flatnonzero(np.diff(cell, prepend=cell[0] - 1))
    return np.add.reduceat(values, starts, axis=0, dtype=float)


def _divide(above: np.ndarray, below: np.ndarray) -> Estimate:
    """Return the ratio of two sums over clusters, with the moments that resampling them has."""
    clusters = (below > 0).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = below.sum(axis=0)
        value = above.sum(axis=0) / total
        apart = np.where(below > 0, above - value * below, 0)
        squares = (apart**2).sum(axis=0)
        squares[squares <= _ROUNDING**2 * (above**2).sum(axis=0)] = 0
        error = np.sqrt(squares * clusters / (clusters - 1)) / total
        skew = (apart**3).sum(axis=0) / squares**1.5
    return _estimate(value, error, skew, clusters)


def subtract(a: Estimate, b: Estimate) -> Estimate:
    """Return the difference of two independent estimates, with Welch's degrees of freedom."""
    error = np.hypot(a.error, b.error)
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = (a.skew * a.error**3 - b.skew * b.error**3) / error**3
        df = error**4 / (a.error**4 / a.df + b.error**4 / b.df)
    flat = error == 0
    skew, df = np.where(flat, 0.0, skew), np.where(flat, a.df + b.df, df)
    return Estimate(a.value - b.value, error, skew, df, np.minimum(a.clusters, b.clusters))


def contrast_within(values: np.ndarray, is_a: np.ndarray, event: np.ndarray, seed: int) -> Contrast:
    """Compare two groups of articles within events.

    Parameters
    ----------
    values : ndarray, shape (n_articles, n_measures)
        Of both groups.
    is_a : ndarray of bool, shape (n_articles,)
        Which articles are of the first group; the others are of the second.
    event : ndarray of int, shape (n_articles,)
        In increasing order. If all are of one event, this is the difference of the means.
    seed : int
        Of the labellings that are drawn.

    Returns
    -------
    Contrast
        The mean of the differences within each event, weighted by n_a n_b / (n_a + n_b): the
        difference in a regression that has a constant for each event.
    """
    shared = np.bincount(event[is_a], minlength=event.max(initial=-1) + 1) > 0
    shared &= np.bincount(event[~is_a], minlength=len(shared)) > 0
    kept = shared[event]
    values, is_a, event = values[kept], is_a[kept], event[kept]
    known = ~np.isnan(values)
    filled, of_a = np.where(known, values, 0), known & is_a[:, None]
    sizes, sizes_a = _add(known, event), _add(of_a, event)
    with np.errstate(invalid="ignore"):
        means = _add(filled, event) / sizes
        weights = np.where(sizes > 0, sizes_a * (sizes - sizes_a) / sizes, 0)
    number = np.cumsum(np.diff(event, prepend=event[:1]) != 0)
    usable = known & (weights > 0)[number]
    centred = np.where(usable, filled - means[number], 0)
    above = _add(np.where(is_a[:, None], centred, 0), event)
    squares = _add(centred**2, event) / np.maximum(sizes - 1, 1)
    p, drawn = permute(centred, usable, is_a, number, (weights * squares).sum(axis=0), seed)
    return Contrast(_divide(above, weights), p, drawn)
