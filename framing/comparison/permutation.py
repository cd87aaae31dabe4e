"""Permutation tests: labels exchanged within cells, such as events, and nowhere else."""

from collections.abc import Iterator

import numpy as np

from .testing import normal_p

__all__ = ["MOST_ARTICLES", "PERMUTATIONS", "permute"]

#: Labellings drawn for a permutation test.
PERMUTATIONS = 9_999
#: Of more articles than this, the permutation distribution is taken to be normal.
MOST_ARTICLES = 2_000
_CHUNK = 2_000_000
#: Sums of floats that differ by less, by their size, are the same.
_ROUNDING = 1e-9


def permute(
    centred: np.ndarray,
    usable: np.ndarray,
    is_a: np.ndarray,
    cell: np.ndarray,
    variance: np.ndarray,
    seed: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Return how probable it is that exchanged labels set two groups as far apart.

    Parameters
    ----------
    centred : ndarray, shape (n_articles, n_measures)
        Values less the mean of their cell; 0 where they are not usable.
    usable : ndarray of bool, of the same shape
        Values in cells of both groups.
    is_a : ndarray of bool, shape (n_articles,)
        Which articles are of the first group.
    cell : ndarray of int, shape (n_articles,)
        Within which labels are exchanged; in increasing order.
    variance : ndarray, shape (n_measures,)
        Of the first group's sum over all labellings.
    seed : int

    Returns
    -------
    p : ndarray, shape (n_measures,)
        Two-sided; NaN where nothing is usable.
    drawn : ndarray of int
        Labellings drawn at random; 0 where there are so many articles that the distribution over
        all labellings is taken to be normal.

    References
    ----------
    Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
    Applications in Genetics and Molecular Biology 9(1), article 39.
    """
    size, found = usable.sum(axis=0), centred[is_a].sum(axis=0)
    least = np.abs(found) - _ROUNDING * np.abs(centred).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = normal_p(np.where(least > 0, found / np.sqrt(variance), 0.0))
    p[size == 0] = np.nan
    drawn = np.where((size > 0) & (size <= MOST_ARTICLES), PERMUTATIONS, 0)
    patterns: dict[bytes, list[int]] = {}
    for measure in np.flatnonzero(drawn).tolist():
        patterns.setdefault(usable[:, measure].tobytes(), []).append(measure)
    for measures in patterns.values():
        rows = np.flatnonzero(usable[:, measures[0]])
        values, beyond = centred[np.ix_(rows, measures)], np.zeros(len(measures))
        for labels in _draw_labels(is_a[rows], cell[rows], seed):
            beyond += (np.abs(labels @ values) >= least[measures]).sum(axis=0)
        p[measures] = (1 + beyond) / (1 + PERMUTATIONS)
    return p, drawn


def _draw_labels(is_a: np.ndarray, cell: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    """Yield labellings, 1 for group a, that keep how many of each cell are of it."""
    rng = np.random.default_rng([seed, len(is_a)])
    _, cell = np.unique(cell, return_inverse=True)
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
