"""Figures of articles with how far each might move, and the differences between them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..analysis import Analysis
from .intervals import Draws, find_spread

__all__ = ["Figures", "gather_figures", "subtract"]


class Figures(NamedTuple):
    """Values and their spread, arrays of one shape.

    Attributes
    ----------
    value, error, skew, df : ndarray
        Value, its standard error and skewness, and the error's degrees of freedom; NaN where there
        is none.
    """

    value: np.ndarray
    error: np.ndarray
    skew: np.ndarray
    df: np.ndarray


def gather_figures(analysis: Analysis, draws: Sequence[Draws] | None = None) -> Figures:
    """Return all figures, of shape (n_articles, n_parts, n_voices, n_measures).

    Parameters
    ----------
    analysis : Analysis
    draws : sequence of Draws, optional
        Those of each article, if they have been used before.
    """
    draws = draws or [Draws.of(article) for article in analysis.articles]
    spreads = [find_spread(analysis, place, one) for place, one in enumerate(draws)]
    values = np.stack([analysis.values[m.name] for m in analysis.engine.measures], axis=-1)
    error, skew, units = map(np.stack, zip(*spreads, strict=True))
    return Figures(values, error, skew, np.where(np.isnan(error), np.nan, units - 1))


def subtract(a: Figures, b: Figures) -> Figures:
    """Return the differences between figures of two articles that were drawn independently.

    Where all sentences of one article are alike in a measure (as where no term was found), its
    spread is unknown rather than none: each of its sentences is taken to move as much as one of
    both articles' together.

    References
    ----------
    Welch, B. L. (1947). The generalization of "Student's" problem when several different population
    variances are involved. Biometrika 34(1–2), 28–35.
    """
    a, b = _lend(a, b), _lend(b, a)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = a.error**2 + b.error**2
        error = np.sqrt(variance)
        lean = a.skew * a.error**3 - b.skew * b.error**3
        skew = np.where(error > 0, lean / error**3, 0.0)
        df = variance**2 / (a.error**4 / a.df + b.error**4 / b.df)
    df = np.where(error > 0, df, np.minimum(a.df, b.df))
    return Figures(a.value - b.value, error, skew, df)


def _lend(to: Figures, of: Figures) -> Figures:
    """Give figures whose sentences are all alike the spread of both articles' taken together.

    Of these a share varies as the other article's do, and the rest not at all.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (of.df + 1) / (of.df + to.df + 2)
        fewer = np.sqrt((of.df + 1) / (to.df + 1))
        error = np.where(to.error == 0, of.error * fewer * np.sqrt(share), to.error)
        skew = np.where(to.error == 0, of.skew * fewer / np.sqrt(share), to.skew)
    return to._replace(error=error, skew=skew)
