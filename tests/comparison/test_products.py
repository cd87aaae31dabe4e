"""Products of matrices in pieces: equal to those in one go, whatever their size."""

import numpy as np
import pytest

from framing.comparison.products import multiply


@pytest.mark.parametrize(
    ("rows", "inner", "columns"),
    [(1, 1, 1), (3, 500, 7), (31, 35, 1000), (40, 6000, 40), (600, 600, 5)],
)
def test_pieces_make_the_whole(rows, inner, columns):
    """Whole numbers, so that sums are exact in any order; 600 × 600 is more than a piece."""
    a = np.arange(rows * inner, dtype=float).reshape(rows, inner) % 11
    b = np.arange(inner * columns, dtype=float).reshape(inner, columns) % 7
    assert (multiply(a, b) == np.einsum("ik,kj->ij", a, b)).all()


@pytest.mark.parametrize("shape", [(0, 3, 2), (2, 0, 3), (2, 3, 0)])
def test_of_nothing(shape):
    rows, inner, columns = shape
    product = multiply(np.ones((rows, inner)), np.ones((inner, columns)))
    assert product.shape == (rows, columns)
    assert (product == 0).all() or inner
