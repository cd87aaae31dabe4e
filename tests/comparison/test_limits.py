"""Limits of intervals: Student's quantiles, Hall's transformation, and the way back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.limits import SKEW_SHARE, find_limits, find_z, quantile

VALUES = st.floats(-10, 10)
ERRORS = st.floats(0.01, 10)
SKEWS = st.floats(-3, 3)
DFS = st.integers(4, 500)
LEVELS = st.floats(1.9, 5)


@pytest.mark.parametrize(
    ("df", "t"), [(4, 2.776), (9, 2.262), (19, 2.093), (39, 2.023), (1000, 1.962)]
)
def test_quantiles_are_those_of_the_tables(df, t):
    assert quantile(1.959964, df) == pytest.approx(t, rel=0.006)


@pytest.mark.parametrize(("df", "t"), [(4, 8.61), (19, 3.883), (60, 3.460)])
def test_quantiles_hold_far_out(df, t):
    """Student's t at 99.9 %, by the tables."""
    assert 0.999 * t < quantile(3.290527, df) < 1.04 * t


def test_without_skew_the_interval_is_students():
    low, high = find_limits(3.0, 0.5, 0.0, 19, 1.959964)
    assert (low, high) == pytest.approx((3 - 2.093 * 0.5, 3 + 2.093 * 0.5), abs=0.005)


def test_skew_takes_out_a_third_moment():
    """By hand: a = 2/3 · 0.9 / 3 = 0.2; the ends' t solve t + .2 t² + .04 t³ / 3 + .1 = ±2."""
    assert SKEW_SHARE == 2 / 3
    z = find_z(np.array([1.4434]), np.array([1.0]), np.array([0.9]), np.array([1e9]))
    straight = 1.4434 + 0.2 * 1.4434**2 + 0.04 * 1.4434**3 / 3 + 0.1
    assert straight == pytest.approx(2, abs=1e-3)
    assert z == pytest.approx(2, abs=1e-3)
    low, high = find_limits(0.0, 1.0, 0.9, 1e9, 2.0)
    assert low == pytest.approx(-1.4434, abs=1e-3)
    # (−2 − .1) · .6 = −1.26, of 1 − 1.26 the cube root is −.638, so t = −1.638 / .2
    assert high == pytest.approx(8.19, abs=0.01)


@given(VALUES, ERRORS, SKEWS, DFS, LEVELS)
def test_the_interval_holds_the_value_and_turns_with_it(value, error, skew, df, z):
    low, high = find_limits(value, error, skew, df, z)
    assert low <= value <= high
    mirrored = find_limits(-value, error, -skew, df, z)
    assert mirrored == pytest.approx((-high, -low))


@given(VALUES, ERRORS, SKEWS, DFS, LEVELS)
def test_a_wider_level_gives_a_wider_interval(value, error, skew, df, z):
    low, high = find_limits(value, error, skew, df, z)
    wider = find_limits(value, error, skew, df, z + 0.5)
    assert wider[0] < low < high < wider[1]


@given(VALUES.filter(lambda value: abs(value) > 0.01), ERRORS, SKEWS, DFS)
def test_at_the_level_found_the_interval_touches_zero(value, error, skew, df):
    z = find_z(*map(np.float64, (value, error, skew, df)))
    if z < 1.5:
        return  # intervals of less than 85 % are not asked for
    low, high = find_limits(value, error, skew, df, z)
    assert min(abs(low), abs(high)) < 1e-6 * max(error, abs(value)) * (1 + z**2)


def test_without_error_every_level_leaves_zero_out_but_for_zero():
    value, nothing = np.array([2.0, -2.0, 0.0]), np.zeros(3)
    z = find_z(value, nothing, nothing, np.full(3, 9.0))
    assert (z[:2] > 10).all() and z[2] == 0
