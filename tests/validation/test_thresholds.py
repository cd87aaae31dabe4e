import math

import pytest

from framing.validation.thresholds import cross_threshold, fit_threshold


@pytest.mark.parametrize(
    ("rates", "gold", "threshold"),
    [
        ([0, 1, 4, 5], [0, 0, 1, 1], 1.0),
        ([0, 0, 4, 5], [0, 0, 1, 1], 0.0),  # of equals the lowest
        ([0, 0], [0, 1], 0.0),
    ],
)
def test_the_threshold_that_parts_best(rates, gold, threshold):
    assert fit_threshold(rates, gold) == threshold


def test_a_group_is_called_by_a_threshold_of_the_others():
    """Group a would be parted at 1, group b at 5: each by the other's threshold goes wrong."""
    rates, gold = [1, 2, 5, 6], [0, 1, 0, 1]
    assert cross_threshold(rates, gold, ["a", "a", "b", "b"], folds=None) == pytest.approx(1 / 2)
    assert math.isnan(cross_threshold(rates, gold, ["a"] * 4))
