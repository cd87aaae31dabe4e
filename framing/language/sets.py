"""Arrays as sets: what ``np.unique`` and ``np.isin`` do, without the masked arrays they load."""

import numpy as np

__all__ = ["distinct", "is_among"]


def distinct(values: np.ndarray) -> np.ndarray:
    """Return the distinct values of an array, in order.

    Examples
    --------
    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def is_among(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Tell for each value whether it is one of those wanted.

    Examples
    --------
    >>> is_among(np.array([3, 1, 2]), np.array([2, 3])).tolist()
    [True, False, True]
    """
    if not len(wanted):
        return np.zeros(np.shape(values), bool)
    ordered = np.sort(wanted)
    return ordered.take(np.searchsorted(ordered, values), mode="clip") == values
