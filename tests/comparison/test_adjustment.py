"""The level for many intervals: by hand, and never against a verdict."""

from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.adjustment import adjust
from framing.comparison.limits import find_limits, find_z

normal = NormalDist()


def z_of(*chances):
    return np.array([normal.inv_cdf(1 - chance / 2) for chance in chances])


@pytest.mark.parametrize(
    ("chances", "found", "level"),
    [
        # of four, the thresholds are .0125, .025, .0375, .05
        ((0.01, 0.02, 0.03, 0.04), 4, 0.95),
        ((0.01, 0.03, 0.037, 0.9), 3, 0.9625),
        ((0.01, 0.03, 0.04, 0.9), 1, 0.9875),
        ((0.02, 0.03, 0.04, 0.9), 0, 0.9875),
        ((0.04,), 1, 0.95),
        ((), 0, 0.95),
    ],
)
def test_the_level_is_of_those_found_among_those_shown(chances, found, level):
    adjustment = adjust(z_of(*chances))
    assert (adjustment.shown, adjustment.found) == (len(chances), found)
    assert adjustment.level == pytest.approx(level)


def test_the_order_and_the_sign_are_irrelevant():
    z = z_of(0.01, 0.03, 0.037, 0.9)
    assert adjust(z) == adjust(-z[::-1])


def test_saying_everything_twice_hardly_changes_the_level():
    z = z_of(0.01, 0.03, 0.037, 0.9)
    assert adjust(np.repeat(z, 2)).level == pytest.approx(adjust(z).level)


ROWS = st.tuples(st.floats(-10, 10), st.floats(0.05, 5), st.floats(-1.5, 1.5), st.integers(4, 200))


@given(st.lists(ROWS, min_size=1, max_size=40))
def test_what_is_found_is_what_leaves_zero_out(rows):
    """At the level of the family, the intervals of exactly those found do not hold zero."""
    figures = [np.array(column, float) for column in zip(*rows, strict=True)]
    z = find_z(*figures)
    adjustment = adjust(z)
    if (np.abs(z - adjustment.z) < 1e-6).any():
        return  # on the very edge rounding decides
    low, high = find_limits(*figures, adjustment.z)
    assert int(((low > 0) | (high < 0)).sum()) == adjustment.found
