"""VADER's four figures: what the valences of a text's words add up to.

References
----------
Hutto, C. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. ICWSM 8(1), 216–225.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

__all__ = ["Polarity", "compound", "polarity"]


class Polarity(NamedTuple):
    """VADER's four figures for each group: compound (-1 to 1), and shares that sum to 1."""

    compound: np.ndarray
    positive: np.ndarray
    neutral: np.ndarray
    negative: np.ndarray


def polarity(valence: np.ndarray, group: np.ndarray, marks: Mapping[str, np.ndarray]) -> Polarity:
    """Sum valences to VADER's four figures.

    Parameters
    ----------
    valence : ndarray
        Of each hit.
    group : ndarray
        Of each hit: its sentence, or its row.
    marks : mapping of str to ndarray
        Words (``size``), ``exclamations`` and ``questions`` of each group.
    """
    size = len(marks["size"])
    positive = np.bincount(group, weights=(valence + 1) * (valence > 0), minlength=size)
    negative = np.bincount(group, weights=(1 - valence) * (valence < 0), minlength=size)
    neutral = marks["size"] - np.bincount(group, weights=valence != 0, minlength=size)
    emphasis = _weigh_marks(marks)
    more, less = positive > negative, positive < negative
    shares = np.array([positive + emphasis * more, neutral, negative + emphasis * less])
    shares = _round(shares / np.maximum(shares[0] + shares[2] + neutral, 1e-300), 3)
    return Polarity(compound(valence, group, marks), *shares)


def compound(valence: np.ndarray, group: np.ndarray, marks: Mapping[str, np.ndarray]) -> np.ndarray:
    """Sum valences to VADER's compound alone; see ``polarity``."""
    total = np.bincount(group, weights=valence, minlength=len(marks["size"]))
    total = total + np.sign(total) * _weigh_marks(marks)
    return _round(total / np.sqrt(total * total + 15), 4)


def _weigh_marks(marks: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return what the exclamation marks and question marks of each group add to its valence."""
    questions = marks["questions"]
    pairs = np.where(questions <= 3, questions * 0.18, 0.96)
    return np.minimum(marks["exclamations"], 4) * 0.292 + np.where(questions > 1, pairs, 0.0)


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Round like Python's round(), which sees the exact decimal where numpy scales first."""
    scaled = values * 10**digits
    nearest = np.rint(scaled)
    rounded = nearest / 10**digits
    for place in (np.abs(scaled - nearest) > 0.499999).ravel().nonzero()[0].tolist():
        rounded.flat[place] = round(float(values.flat[place]), digits)
    return rounded
