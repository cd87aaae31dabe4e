"""Products of small matrices."""

import numpy as np

__all__ = ["multiply"]

#: Products of more terms at once are shared out to threads, which cost more than they save.
_PIECE = 1 << 18


def multiply(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return ``a @ b``, made in pieces that one processor is quick with.

    Examples
    --------
    >>> multiply(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0], [5.0, 6.0]]))
    array([[13., 16.]])
    """
    if not a.size or a.size > _PIECE:
        return a @ b
    product = np.empty((len(a), b.shape[1]))
    step = _PIECE // a.size
    for first in range(0, b.shape[1], step):
        piece = slice(first, first + step)
        np.matmul(a, b[:, piece], out=product[:, piece])
    return product
