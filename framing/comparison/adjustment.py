"""Adjustment for how many intervals are shown: of those that tell apart, few should be wrong."""

from math import erfc, sqrt
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

__all__ = ["FALSE_COVERAGE", "Adjustment", "adjust"]

#: Share of wrong intervals among those that tell two articles apart, on average at most.
FALSE_COVERAGE = 0.05


class Adjustment(NamedTuple):
    """How a family of intervals is adjusted.

    Attributes
    ----------
    shown : int
        Intervals in the family.
    found : int
        Those of them that tell two articles apart.
    level : float
        What each interval holds, so that those found are wrong in 1 of 20 on average.
    """

    shown: int
    found: int
    level: float

    @property
    def z(self) -> float:
        """Two-sided quantile of the normal distribution at that level."""
        return NormalDist().inv_cdf((1 + self.level) / 2)


def adjust(z: np.ndarray) -> Adjustment:
    """Find the level at which the intervals of a family keep a false coverage rate of 5 %.

    Parameters
    ----------
    z : ndarray
        Of each interval, where in the normal distribution it just touches 0.

    Returns
    -------
    Adjustment

    Notes
    -----
    Readers look at what differs, and what differs by chance looks as it does by chance too far
    from 0. Of ``shown`` differences the ``found`` ones are those that Benjamini and Hochberg's
    procedure selects at 5 %; intervals of level 1 − 5 % · found / shown keep the share of wrong
    ones among them at 5 % on average (Benjamini and Yekutieli), if they do not depend on each
    other or do so positively. At this very level the interval of a difference that is selected
    leaves 0 out, and the others' hold it, so that one level serves for all and no verdict can
    contradict its interval. Rows that say the same twice, as the body and the whole article, or
    the ten formulas of readability, raise both numbers alike and hardly move the level.

    References
    ----------
    Benjamini, Y., & Yekutieli, D. (2005). False discovery rate-adjusted multiple confidence
    intervals for selected parameters. Journal of the American Statistical Association 100(469),
    71–81.

    Examples
    --------
    Three of four lie beyond what the third smallest of four must reach:

    >>> adjust(np.array([0.3, 2.2, -4.0, 2.5]))
    Adjustment(shown=4, found=3, level=0.9625)
    """
    shown = len(z)
    if not shown:
        return Adjustment(0, 0, 1 - FALSE_COVERAGE)
    chances = np.sort([erfc(abs(each) / sqrt(2)) for each in z.tolist()])
    below = np.flatnonzero(chances <= FALSE_COVERAGE * np.arange(1, shown + 1) / shown)
    found = int(below[-1]) + 1 if len(below) else 0
    return Adjustment(shown, found, 1 - FALSE_COVERAGE * max(found, 1) / shown)
