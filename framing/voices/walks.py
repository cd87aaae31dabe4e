"""Walks over tokens: from many places of a batch at once, step by step, while something holds."""

from collections.abc import Callable

import numpy as np

__all__ = ["look", "walk"]

#: Tokens of a noun phrase that are looked at, at most.
_LONGEST = 14
#: Tokens that a walk looks at at once: a step takes about as long for a hundred as for one.
_AT_ONCE = 1_000

Keeps = Callable[[np.ndarray, np.ndarray], np.ndarray]


def look(bits: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the bits of tokens; those of a stop after the last, of the first before it."""
    return bits.take(at, mode="clip")


def walk(at: np.ndarray, going: np.ndarray, step: int, keeps: Keeps, limit: int = _LONGEST):
    """Step on from tokens while it holds: ``keeps(token, row)`` tells whether each goes on.

    Many rows go one step at a time. Few look at all that are left of them at once, in as many rows
    of ``token``, so that it is also asked of tokens past those where it no longer holds.

    Returns
    -------
    ndarray
        Where each has come to; those not `going` stay.
    """
    at, rows = at.copy(), going.nonzero()[0]
    here = at[rows]
    while len(rows) * limit > _AT_ONCE:
        kept = keeps(here, rows).nonzero()[0]
        rows, here, limit = rows[kept], here[kept] + step, limit - 1
        at[rows] = here
    if len(rows):
        on = keeps(here + np.arange(0, step * (limit + 1), step)[:, None], rows)
        on[limit] = False
        at[rows] = here + step * on.argmin(axis=0)
    return at
