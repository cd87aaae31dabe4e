"""Runs of tokens: their members, and sums over them, many small counts packed in one integer."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

__all__ = ["sizes_of", "spread_runs", "sum_runs"]

_BITS = 63
#: Long runs are summed apart if they hold less than one token in so many.
_SOME = 4


def sizes_of(starts: np.ndarray, end: int) -> np.ndarray:
    """Return the sizes of runs of which each ends where the next begins, the last at `end`.

    Examples
    --------
    >>> sizes_of(np.array([0, 2, 5]), 9).tolist()
    [2, 3, 4]
    """
    sizes = np.empty(len(starts), np.int64)
    np.subtract(starts[1:], starts[:-1], out=sizes[:-1])
    sizes[-1:] = end - starts[-1:]
    return sizes


def spread_runs(first: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Return the members of runs, one run after the other.

    Examples
    --------
    >>> spread_runs(np.array([3, 10]), np.array([2, 3])).tolist()
    [3, 4, 10, 11, 12]
    """
    members = (first - sizes.cumsum() + sizes).repeat(sizes)
    members += np.arange(len(members))
    return members


def sum_runs(
    columns: Mapping[str, np.ndarray],
    ids: np.ndarray,
    starts: np.ndarray,
    owner: np.ndarray | None = None,
) -> dict[str, np.ndarray]:
    """Sum counts over runs of tokens, or over what owns them.

    Going over all tokens is what takes time: all counts are added in one pass, in which each gets
    as many bits of an integer as its largest possible sum needs.

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
    >>> columns = {"a": np.array([1, 0]), "b": np.array([2, 5])}
    >>> sums = sum_runs(columns, np.array([0, 1, 1]), np.array([0, 2]))
    >>> sums["a"].tolist(), sums["b"].tolist()
    ([1, 0], [7, 5])
    """
    counts = np.array(list(columns.values()), np.int64)
    return dict(zip(columns, _sum_rows(counts, ids, starts, owner), strict=True))


def _sum_rows(counts: np.ndarray, ids, starts, owner) -> np.ndarray:
    """Sum the rows of a table of counts by type."""
    if not len(ids):
        return np.zeros((len(counts), len(starts)), np.int64)
    sizes = lengths = sizes_of(starts, len(ids))
    if owner is not None:
        sizes = np.bincount(owner, lengths).astype(np.int64)
    largest = counts.max(axis=1).tolist()
    most, longest = _room(largest), int(sizes.max())
    long = (sizes > most).nonzero()[0]
    if sizes[long].sum() * _SOME > len(ids):
        return _add_up(counts, ids, starts, owner, _widths(largest, longest))
    sums = _add_up(counts, ids, starts, owner, _widths(largest, min(most, longest)))
    if len(long):
        run = long if owner is None else (sizes > most)[owner].nonzero()[0]
        members, lengths = ids[spread_runs(starts[run], lengths[run])], lengths[run]
        whose = None if owner is None else long.searchsorted(owner[run])
        sums[:, long] = _sum_rows(counts, members, lengths.cumsum() - lengths, whose)
    return sums


def _room(largest: Sequence[int]) -> int:
    """Return over how many tokens all rows can be summed in one integer."""
    bits = [value.bit_length() for value in largest if value]
    each = min((_BITS - sum(bits)) // max(len(bits), 1), _BITS - 2)
    sizes = (2**n - 1 for n in (each + 1, each) if n > 0)
    return next((size for size in sizes if sum(_widths(largest, size)) <= _BITS), 0)


def _widths(largest: Sequence[int], size: int) -> list[int]:
    """Return how many bits each row's sum over so many tokens can take."""
    return [(value * size).bit_length() for value in largest]


def _add_up(counts, ids, starts, owner, widths: Sequence[int]) -> np.ndarray:
    """Sum rows, packed into integers by so many bits each."""
    size = len(starts) if owner is None else int(owner.max()) + 1
    sums = np.empty((len(counts), size), np.int64)
    masks = np.array([(1 << width) - 1 for width in widths])[:, None]
    for rows, shifts in _pack(widths):
        packed = (counts[rows] << shifts).sum(axis=0)
        totals = np.add.reduceat(packed.take(ids, mode="clip"), starts)
        if owner is not None:
            of_runs, totals = totals, np.zeros(size, np.int64)
            np.add.at(totals, owner, of_runs)
        np.right_shift(totals, shifts, out=sums[rows])
    sums &= masks
    return sums


def _pack(widths: Sequence[int]) -> Iterator[tuple[slice, np.ndarray]]:
    """Share rows out among integers: which go together, and where each stands in its integer."""
    first, shifts, used = 0, [], 0
    for row, width in enumerate(widths):
        if shifts and used + width > _BITS:
            yield slice(first, row), np.array(shifts)[:, None]
            first, shifts, used = row, [], 0
        shifts.append(used)
        used += width
    yield slice(first, len(widths)), np.array(shifts)[:, None]
