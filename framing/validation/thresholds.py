"""A rate and a threshold as a classifier: fitted to some groups, tried on the others."""

from collections.abc import Sequence

import numpy as np

from .metrics import macro_f1

__all__ = ["cross_threshold", "fit_threshold"]

_CANDIDATES = 60


def fit_threshold(rates: Sequence[float], gold: Sequence[int]) -> float:
    """Return the threshold above which to call a row 1 for the best macro-F1; of equals the lowest.

    Examples
    --------
    >>> fit_threshold([0.0, 1.0, 4.0, 5.0], [0, 0, 1, 1])
    1.0
    """
    rates = np.array(rates, float)
    some = rates[rates > 0]
    steps = np.quantile(some, np.linspace(0, 0.9, _CANDIDATES), method="lower") if len(some) else []
    candidates = np.unique(np.concatenate([[0.0], steps]))
    scores = [macro_f1(gold, (rates > t).astype(int).tolist()).of() for t in candidates]
    return float(candidates[int(np.argmax(np.round(scores, 9)))])


def cross_threshold(
    rates: Sequence[float], gold: Sequence[int], keys: Sequence[object], *, folds: int | None = 5
) -> float:
    """Return the macro-F1 where each row is called by a threshold that was fitted to other keys.

    Parameters
    ----------
    rates : sequence of float
    gold : sequence of int
    keys : sequence
        Groups or outlets: never in what is fitted and in what is tried at once.
    folds : int, optional
        Each key in turn, if None.

    Returns
    -------
    float
        NaN where there is only one key.
    """
    from sklearn.model_selection import GroupKFold

    rates, gold, keys = np.array(rates, float), np.array(gold, int), np.array(keys, str)
    number = len(np.unique(keys))
    folds = number if folds is None else min(folds, number)
    if folds < 2:
        return float("nan")
    called = np.zeros(len(gold), int)
    for fitted, tried in GroupKFold(folds).split(rates, groups=keys):
        called[tried] = rates[tried] > fit_threshold(rates[fitted], gold[fitted].tolist())
    return macro_f1(gold.tolist(), called.tolist()).of()
