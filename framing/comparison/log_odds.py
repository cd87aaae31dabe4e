"""Weighted log-odds: how much more of each word one group of articles has, and how sure that is."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from .word_counts import TermCounts

__all__ = ["WordSums", "compare_sums", "sum_words", "weigh_words"]

_LEVEL = 0.95


def weigh_words(
    a: Sequence[float], b: Sequence[float], prior: float | Sequence[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds ratio of each word, and its z.

    Parameters
    ----------
    a, b : sequence of float, shape (n_words,)
        How often each word occurs in either text; all words of both texts.
    prior : float or sequence of float
        How often each word was seen beforehand, above 0: the alphas of the Dirichlet prior.

    Returns
    -------
    log_odds, z : ndarray, shape (n_words,)
        Above 0 for words that `a` has more of; natural logarithms. NaN if there is one word only.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection
    and evaluation for identifying the content of political conflict. Political Analysis 16(4),
    372–403.

    Examples
    --------
    >>> log_odds, z = weigh_words([3, 1], [1, 3], 1)  # ln (4/2) − ln (2/4), by √(1/4 + 1/2)
    >>> log_odds.round(4).tolist(), z.round(4).tolist()
    ([1.3863, -1.3863], [1.6008, -1.6008])
    """
    a, b = np.asarray(a, float), np.asarray(b, float)
    alpha = np.broadcast_to(np.asarray(prior, float), a.shape)
    log_odds = _log_odds(a, alpha) - _log_odds(b, alpha)
    return log_odds, log_odds / np.sqrt(1 / (a + alpha) + 1 / (b + alpha))


def _log_odds(counts: np.ndarray, alpha: np.ndarray) -> np.ndarray:
    seen = counts + alpha
    with np.errstate(divide="ignore"):
        odds = np.log(seen) - np.log(np.maximum(seen.sum() - seen, 0))
    return np.where(np.isfinite(odds), odds, np.nan)


class WordSums(NamedTuple):
    """Sums over the articles of a group, of which sums over several groups are made.

    Attributes
    ----------
    words, squares, products, users : ndarray, shape (n_terms,)
        How often they have each term; the sum of its squares; the sum of it times the article's
        length; how many articles have it.
    length, lengths_squared : float
        Terms in all, and the sum of the squares of the articles' lengths.
    articles : int
    """

    words: np.ndarray
    squares: np.ndarray
    products: np.ndarray
    users: np.ndarray
    length: float
    lengths_squared: float
    articles: int

    def __add__(self, other: "WordSums") -> "WordSums":
        return WordSums(*(mine + others for mine, others in zip(self, other, strict=True)))


def sum_words(counts: TermCounts, chosen: np.ndarray) -> WordSums:
    """Add up the words of some articles.

    Parameters
    ----------
    counts : TermCounts
    chosen : ndarray of bool, shape (n_articles,)
    """
    kept = chosen[counts.article]
    article, term, count = (x[kept] for x in (counts.article, counts.term, counts.count))
    length = np.bincount(article, count, minlength=counts.articles)

    def add(weights: np.ndarray) -> np.ndarray:
        return np.bincount(term, weights, minlength=len(counts.terms))

    return WordSums(
        add(count), add(count**2), add(count * length[article]), add(np.ones(len(count))),
        length.sum(), (length**2).sum(), int(chosen.sum()),
    )  # fmt: skip


def compare_sums(
    a: WordSums, b: WordSums, alpha: np.ndarray, by_article: bool
) -> dict[str, np.ndarray]:
    """Compare the words of two groups.

    Parameters
    ----------
    a, b : WordSums
    alpha : ndarray, shape (n_terms,)
        The prior; see ``weigh_words``.
    by_article : bool
        Whether the interval takes articles to be drawn, not words.

    Returns
    -------
    dict of ndarray, shape (n_terms,)
        Columns of ``KEYNESS_COLUMNS``, and ``error``, the standard error of the log-odds.
    """
    log_odds, z = weigh_words(a.words, b.words, alpha)
    error = np.sqrt(1 / (a.words + alpha) + 1 / (b.words + alpha))
    if by_article:
        error = np.maximum(error, _error_by_article(a, b, log_odds))
    reach = NormalDist().inv_cdf((1 + _LEVEL) / 2) * error
    return {
        "count_a": a.words.astype(np.int64),
        "count_b": b.words.astype(np.int64),
        "rate_a": 1000 * a.words / max(1, a.length),
        "rate_b": 1000 * b.words / max(1, b.length),
        "articles_a": a.users.astype(np.int64),
        "articles_b": b.users.astype(np.int64),
        "log_odds": log_odds,
        "low": log_odds - reach,
        "high": log_odds + reach,
        "z": z,
        "error": error,
    }


def _error_by_article(a: WordSums, b: WordSums, log_odds: np.ndarray) -> np.ndarray:
    """Return the standard error of the log-odds, were articles drawn.

    It is the one by which the log-odds are as far from 0 as the difference in rate is: on that
    scale a word that only one article has is unsure, which its logarithm would hide.
    """
    rates, variance = [], 0.0
    for group in (a, b):
        rate = group.words / max(1, group.length)
        around = group.squares - 2 * rate * group.products + rate**2 * group.lengths_squared
        several = group.articles / max(1, group.articles - 1)
        variance = variance + several * np.maximum(around, 0) / max(1, group.length) ** 2
        rates.append(rate)
    difference = np.abs(rates[0] - rates[1])
    return np.abs(log_odds) * np.sqrt(variance) / np.where(difference > 0, difference, np.inf)
