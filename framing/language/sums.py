"""Runs of tokens: their members, and sums over them, many small counts packed in one integer."""

from collections.abc import Mapping

import numpy as np

__all__ = ["spread_runs", "sum_runs"]

_BITS = 63
#: What is 1 for all types but one in so many is summed over those others.
_FEW = 16
#: Long runs are summed apart if they hold less than one token in so many.
_SOME = 4


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

    Going over all tokens is what takes time. A count that is 1 for nearly all types is summed over
    the others only; the rest are added in one pass, in which each gets as many bits of an integer
    as its largest possible sum needs.

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
    odd = {name: values != 1 for name, values in columns.items()}
    even = [name for name, flags in odd.items() if np.count_nonzero(flags) * _FEW < len(flags)]
    sums = _sum_packed({k: v for k, v in columns.items() if k not in even}, ids, starts, sizes)
    for name in even:
        sums[name] = sizes + _sum_odd(columns[name], odd[name], ids, starts)
    if owner is not None:
        sums = {name: np.bincount(owner, of_run).astype(np.int64) for name, of_run in sums.items()}
    return {name: sums[name] for name in columns}


def _sum_odd(values, odd, ids, starts) -> np.ndarray:
    """Sum over runs how much more than 1 some types have."""
    if not odd.any():
        return np.zeros(len(starts), np.int64)
    places = odd.take(ids, mode="clip").nonzero()[0]
    run = np.searchsorted(starts, places, "right") - 1
    more = values[ids[places]].astype(np.int64) - 1
    return np.bincount(run, more, minlength=len(starts)).astype(np.int64)


def _sum_packed(columns, ids, starts, sizes) -> dict[str, np.ndarray]:
    """Sum columns over runs: all of them at once, but for runs that are too long for that."""
    largest = {name: int(values.max(initial=0)) for name, values in columns.items()}
    fitting = (2**n - 1 for n in range(_BITS, 0, -1))
    most = next((n for n in fitting if sum(_widths(largest, n).values()) <= _BITS), 0)
    long = np.flatnonzero(sizes > most)
    if sizes[long].sum() * _SOME > len(ids):
        return _add_up(columns, ids, starts, _widths(largest, int(sizes.max())))
    sums = _add_up(columns, ids, starts, _widths(largest, min(most, int(sizes.max()))))
    if len(long):
        members, first = spread_runs(starts[long], sizes[long]), np.cumsum(sizes[long])
        of_long = _sum_packed(columns, ids[members], first - sizes[long], sizes[long])
        for name, values in of_long.items():
            sums[name][long] = values
    return sums


def _widths(largest: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many bits each column's sum over so many tokens can take."""
    return {name: (value * size).bit_length() for name, value in largest.items()}


def _add_up(columns, ids, starts, widths: Mapping[str, int]) -> dict[str, np.ndarray]:
    """Sum columns over runs, packed into integers by so many bits each."""
    sums = {}
    for shifts in _pack(widths):
        packed = sum(columns[name].astype(np.int64) << shift for name, shift in shifts.items())
        totals = np.add.reduceat(packed.take(ids, mode="clip"), starts)
        for name, shift in shifts.items():
            sums[name] = totals >> shift & ((1 << widths[name]) - 1)
    return sums


def _pack(widths: Mapping[str, int]) -> list[dict[str, int]]:
    """Share columns out among integers: where each stands in its integer."""
    packs: list[dict[str, int]] = []
    used = 0
    for name, width in widths.items():
        if not packs or used + width > _BITS:
            packs.append({})
            used = 0
        packs[-1][name] = used
        used += width
    return packs
