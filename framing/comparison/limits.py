"""Limits of an interval, from a standard error, a skewness and degrees of freedom.

Percentiles of a thousand draws end where a thousand draws end; intervals that are adjusted for how
many are shown need levels far beyond that. So the draws are summed up by what they tell surely,
their spread and their lean, and the limits follow from these at any level.
"""

import numpy as np

__all__ = ["SKEW_SHARE", "find_limits", "find_z", "quantile"]

#: Share of the draws' skewness that is corrected for. Of few sentences skewness is known badly: all
#: of it makes intervals of rare words half as wide again as they need be, none of it too short by
#: simulation (``python -m benchmarks coverage``).
SKEW_SHARE = 2 / 3
#: Standard errors that count as any number of them.
_FAR = 1e9


def find_limits(
    value: np.ndarray, error: np.ndarray, skew: np.ndarray, df: np.ndarray, z: float | np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of an interval.

    Parameters
    ----------
    value, error, skew : ndarray
        An estimate, its standard error and its skewness.
    df : ndarray
        Degrees of freedom of the error.
    z : float or ndarray
        Two-sided quantile of the normal distribution at the level that is wanted.

    Returns
    -------
    low, high : ndarray

    Notes
    -----
    Student's t, after a transformation by a cubic polynomial that takes the skewness out: a text
    in which a rare word comes up often has a larger error than one in which it does not, so that
    the upper limit must lie further out than the lower one.

    References
    ----------
    Hall, P. (1992). On the removal of skewness by transformation. Journal of the Royal Statistical
    Society B 54(1), 221–228.

    Examples
    --------
    >>> low, high = find_limits(*map(np.array, (10.0, 1.0, 0.0, 30)), 1.96)
    >>> round(float(low), 2), round(float(high), 2)
    (7.96, 12.04)
    """
    t = quantile(z, df)
    return value - error * _bend(t, skew), value - error * _bend(-t, skew)


def find_z(value: np.ndarray, error: np.ndarray, skew: np.ndarray, df: np.ndarray) -> np.ndarray:
    """Return the `z` at which the interval of an estimate just touches 0.

    Of an estimate without error it is beyond any level, or 0 where the estimate is 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        distance = np.where(value == 0, 0.0, value / error)
    t = _straighten(np.clip(distance, -_FAR, _FAR), skew)
    return (8 * df + 1) / (8 * df + 3) * np.sqrt(df * np.log1p(t * t / df))


def quantile(z: float | np.ndarray, df: np.ndarray) -> np.ndarray:
    """Return the quantile of Student's t that lies where `z` lies in the normal distribution.

    By Wallace's formula: within half a per cent at the usual levels, from four degrees of freedom.

    References
    ----------
    Wallace, D. L. (1959). Bounds on normal approximations to Student's and the chi-square
    distributions. Annals of Mathematical Statistics 30(4), 1121–1130.

    Examples
    --------
    >>> [round(float(quantile(1.959964, df)), 2) for df in (4, 19, 1000)]
    [2.79, 2.09, 1.96]
    """
    return np.sqrt(df * np.expm1((z * (8 * df + 3) / (8 * df + 1)) ** 2 / df))


def _straighten(t: np.ndarray, skew: np.ndarray) -> np.ndarray:
    """Take a skewness out of what is distributed like Student's t but for it."""
    lean = SKEW_SHARE * skew / 3
    return t + lean * t**2 + lean**2 * t**3 / 3 + lean / 2


def _bend(t: np.ndarray, skew: np.ndarray) -> np.ndarray:
    """Put the skewness in again: the inverse of `_straighten`."""
    lean = SKEW_SHARE * np.asarray(skew) / 3
    straight = np.abs(lean) < 1e-6
    lean_or_one = np.where(straight, 1.0, lean)
    moved = t - lean / 2
    return np.where(straight, moved, (np.cbrt(1 + 3 * lean * moved) - 1) / lean_or_one)
