"""Arrays as sets: what ``np.unique`` and ``np.isin`` do, without the masked arrays they load."""

import numpy as np

__all__ = ["differs", "distinct", "is_among"]


def differs(values: np.ndarray) -> np.ndarray:
    """Tell for each value whether it is another than the one before; the first is.

    Examples
    --------
    >>> differs(np.array([3, 3, 1, 3])).tolist()
    [True, False, True, True]
    """
    other = np.empty(len(values), bool)
    other[:1] = True
    np.not_equal(values[1:], values[:-1], out=other[1:])
    return other


def distinct(values: np.ndarray) -> np.ndarray:
    """Return the distinct values of an array, in order.

    Examples
    --------
    >>> distinct(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(values)
    return ordered[differs(ordered)]


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
