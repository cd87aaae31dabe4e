"""Krippendorff's alpha of a class: computed, and said in a few words."""

from collections.abc import Mapping

import numpy as np

from ..validation.agreement import alpha_with_interval

__all__ = ["describe_alpha", "find_alpha", "short"]


def find_alpha(ratings: np.ndarray, groups: np.ndarray) -> dict[str, object]:
    """Return Krippendorff's ``alpha, low, high``, None where undefined, and how many ``units``.

    Parameters
    ----------
    ratings : ndarray, shape (n_sheets, n_units)
        Numbers of kinds, NaN where nothing was said.
    groups : ndarray, shape (n_units,)
        What is drawn as one for the interval.

    Examples
    --------
    >>> find_alpha(np.array([[0, 1, 1, 0], [0, 1, 1, 0]]), np.arange(4))["alpha"]
    1.0
    """
    both = (~np.isnan(ratings)).sum(axis=0) > 1 if len(ratings) else np.zeros(0, bool)
    units = int(both.sum())
    undefined = {"alpha": None, "low": None, "high": None, "units": units}
    said = ratings[:, both] if units else np.zeros((0, 0))
    if not units or len(np.unique(said[~np.isnan(said)])) < 2:
        return undefined
    found = alpha_with_interval(said, groups[both].tolist())
    return {
        "alpha": found["alpha"], "low": found["alpha_low"], "high": found["alpha_high"],
        "units": units,
    }  # fmt: skip


def describe_alpha(row: Mapping) -> str:
    """Say an alpha with its interval, or that there is none.

    Examples
    --------
    >>> describe_alpha({"alpha": 0.412, "low": 0.3, "high": None})
    'alpha .41'
    >>> describe_alpha({"alpha": -0.05, "low": -0.1, "high": 0.02})
    'alpha −.05, between −.10 and .02'
    """
    if row["alpha"] is None:
        return "no alpha: it takes two sheets that do not say the same of everything"
    text = f"alpha {short(row['alpha'])}"
    if row["low"] is None or row["high"] is None:
        return text
    return f"{text}, between {short(row['low'])} and {short(row['high'])}"


def short(value: float) -> str:
    """Write a figure between −1 and 1 as statisticians do.

    Examples
    --------
    >>> short(0.5), short(-0.25), short(1.0)
    ('.50', '−.25', '1.00')
    """
    text = f"{value:.2f}".replace("-", "−")
    return text.replace("0.", ".", 1) if abs(value) < 0.995 else text
