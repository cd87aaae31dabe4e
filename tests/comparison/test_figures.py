"""Differences of figures: errors, skewness and degrees of freedom, worked out by hand."""

import numpy as np
import pytest

from framing.comparison.figures import Figures, subtract


def figures(value, error, skew, df):
    return Figures(*(np.array([float(each)]) for each in (value, error, skew, df)))


def test_variances_and_third_moments_add_up():
    """3² + 4² = 5²; (.5 · 27 + .25 · 64) / 125 with b's turned; 25² / (81 / 10 + 256 / 20)."""
    gap = subtract(figures(7, 3, 0.5, 10), figures(2, 4, -0.25, 20))
    assert gap.value == 5
    assert gap.error == pytest.approx(5)
    assert gap.skew == pytest.approx((0.5 * 27 + 0.25 * 64) / 125)
    assert gap.df == pytest.approx(625 / (8.1 + 12.8))


def test_equal_skewness_cancels():
    gap = subtract(figures(1, 2, 0.9, 10), figures(1, 2, 0.9, 10))
    assert gap.skew == 0 and gap.df == pytest.approx(20)


def test_a_spread_that_is_unknown_is_taken_from_both_together():
    """Of twenty and twenty sentences half vary as a's do, so b's error is .2 · √½."""
    gap = subtract(figures(1, 0.2, 0.5, 19), figures(0, 0, 0, 19))
    assert gap.error == pytest.approx((0.04 + 0.02) ** 0.5)
    # of b's ten sentences two thirds vary as a's twenty do: their error is .2 · √2 · √⅔
    gap = subtract(figures(1, 0.2, 0.5, 19), figures(0, 0, 0, 9))
    assert gap.error == pytest.approx((0.04 + 0.04 * 2 * 2 / 3) ** 0.5)


def test_where_neither_varies_nor_does_the_difference():
    gap = subtract(figures(3, 0, 0, 19), figures(1, 0, 0, 9))
    assert (gap.value, gap.error, gap.skew, gap.df) == (2, 0, 0, 9)


def test_what_is_missing_in_one_is_missing():
    gap = subtract(figures(1, 0.2, 0.5, 19), figures(0, np.nan, np.nan, np.nan))
    assert np.isnan(gap.error)
