"""Probabilities: of a normal deviate, and adjusted for how many are looked at."""

from collections.abc import Sequence
from math import erfc, sqrt

import numpy as np

__all__ = ["adjust_p", "normal_p"]


def normal_p(z: Sequence[float]) -> np.ndarray:
    """Return the two-sided probability of each standard normal deviate; NaN of NaN.

    Examples
    --------
    >>> normal_p([0.0, -1.959964]).round(4).tolist()
    [1.0, 0.05]
    """
    return np.array([erfc(abs(value) / sqrt(2)) for value in np.asarray(z, float).tolist()], float)


def adjust_p(p: Sequence[float]) -> np.ndarray:
    """Adjust probabilities for their number (Benjamini & Hochberg 1995).

    Calling those below q a find keeps the expected share of false finds at q or less.

    Parameters
    ----------
    p : sequence of float
        NaN is left out, and stays.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal
    Statistical Society B 57(1), 289–300.

    Examples
    --------
    >>> adjust_p([0.01, 0.04, 0.03, float("nan"), 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, nan, 0.5]
    """
    p = np.asarray(p, float)
    adjusted = np.full(len(p), np.nan)
    order = np.argsort(p, kind="stable")[: np.count_nonzero(~np.isnan(p))]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum.accumulate(steps[::-1])[::-1].clip(max=1)
    return adjusted
