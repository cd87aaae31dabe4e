"""Runs of tokens: their members, and sums over them, many small counts packed in one integer."""

from collections.abc import Mapping

import numpy as np

__all__ = ["spread_runs", "sum_runs"]

_BITS = 63


def spread_runs(first: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return the members of runs, one run after the other.

    Examples
    --------
    >>> spread_runs(np.array([3, 10]), np.array([2, 3])).tolist()
    [3, 4, 10, 11, 12]
    """
    before = np.cumsum(sizes) - sizes
    return np.repeat(first - before, sizes) + np.arange(int(sizes.sum()))


def sum_runs(
    columns: Mapping[str, np.ndarray],
    ids: np.ndarray,
    starts: np.ndarray,
    owner: np.ndarray | None = None,
) -> dict[str, np.ndarray]:
    """Sum counts over runs of tokens, or over what owns them.

    Going over all tokens is what takes time, so as many columns as fit are added in one pass: each
    gets as many bits of an integer as its largest possible sum needs.

    Parameters
    ----------
    columns : mapping of str to ndarray, shape (n_types,)
        Counts by type, none below 0.
    ids : ndarray, shape (n_tokens,)
        Type of each token.
    starts : ndarray, shape (n_runs,)
        First token of each run, increasing; a run ends where the next begins.
    owner : ndarray, shape (n_runs,), optional
        Number of what each run is part of; every number from 0 on has a run. By default each run
        stands for itself.

    Returns
    -------
    dict of ndarray of int64, shape (n_runs,) or (n_owners,)

    Examples
    --------
    >>> sums = sum_runs({"a": np.array([1, 0]), "b": np.array([2, 5])}, np.array([0, 1, 1]), [0, 2])
    >>> sums["a"].tolist(), sums["b"].tolist()
    ([1, 0], [7, 5])
    """
    if not len(starts) or not len(ids):
        return {name: np.zeros(len(starts), np.int64) for name in columns}
    sizes = np.diff(starts, append=len(ids))
    longest = int((sizes if owner is None else np.bincount(owner, sizes)).max())
    sums = {}
    for shifts, widths in _pack(columns, longest):
        packed = sum(columns[name].astype(np.int64) << shift for name, shift in shifts.items())
        totals = np.add.reduceat(packed[ids], starts)
        if owner is not None:
            of_runs, totals = totals, np.zeros(int(owner.max()) + 1, np.int64)
            np.add.at(totals, owner, of_runs)
        for name, shift in shifts.items():
            sums[name] = totals >> shift & ((1 << widths[name]) - 1)
    return {name: sums[name] for name in columns}


def _pack(columns: Mapping[str, np.ndarray], longest: int):
    """Share columns out among integers; yield where each stands in its integer and how wide."""
    shifts: dict[str, int] = {}
    widths: dict[str, int] = {}
    used = 0
    for name, values in columns.items():
        width = (int(values.max(initial=0)) * longest).bit_length()
        if used + width > _BITS and shifts:
            yield shifts, widths
            shifts, widths, used = {}, {}, 0
        shifts[name], widths[name] = used, width
        used += width
    if shifts:
        yield shifts, widths
