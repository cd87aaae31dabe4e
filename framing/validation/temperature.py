"""Temperature: how much too sure a network is, found on rows that it was not fitted to.

References
----------
Guo, C. et al. (2017). On calibration of modern neural networks. ICML, 1321–1330.
"""

import numpy as np

__all__ = ["find_temperature", "to_chances"]


def find_temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """Return what logits are to be divided by, so that labels are likeliest under them.

    Parameters
    ----------
    logits : ndarray, shape (n, 3)
    labels : ndarray of int, shape (n,)
        -1, 0 or 1.

    Examples
    --------
    Odds of 3 to 1 to 1 that are right in three cases of five are as they should be; said with the
    logits of 9 to 1 to 1, they are to be halved.

    >>> logits = np.log([[3, 1, 1]] * 5)
    >>> labels = np.array([-1, -1, -1, 0, 1])
    >>> round(find_temperature(logits, labels), 2), round(find_temperature(2 * logits, labels), 2)
    (1.0, 2.0)
    """
    from scipy.optimize import minimize_scalar

    right = np.arange(len(labels)), labels + 1

    def surprise(log_heat: float) -> float:
        return -float(np.log(to_chances(logits / np.exp(log_heat))[right]).mean())

    return float(np.exp(minimize_scalar(surprise, bounds=(-3, 3), method="bounded").x))


def to_chances(logits: np.ndarray) -> np.ndarray:
    """Return the probabilities that logits stand for, each row adding up to 1."""
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)
