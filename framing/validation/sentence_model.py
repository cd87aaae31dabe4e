"""The sentence-bias model: two linear models, one of words that feeds one of sentences."""

from dataclasses import dataclass

import numpy as np

from .folds import split_groups
from .sentence_features import Features

__all__ = ["Weights", "fit", "probabilities"]

_WORD_STRENGTH = 0.3
_SENTENCE_STRENGTH = 1.0
#: How much each block of features weighs beside words and letters.
_SUMMARY, _ASSEMBLED = 0.3, 0.6
_INNER = 4


@dataclass(frozen=True, eq=False)
class Weights:
    """Everything that is fitted; each attribute is an array.

    Attributes
    ----------
    context : shape (n_terms + 1,)
        Of the model of words; the last is its intercept. Empty if no row had marked words.
    word_idf, letters_idf : shape (n_terms,)
    centre, spread : shape (k,)
        Of the summary and of what is assembled from the words.
    sentence : shape (n_words + n_letters + k + 1,)
        Of the model of sentences; the last is its intercept.
    platt : shape (2,)
        Slope and intercept from decision to log odds.
    """

    context: np.ndarray
    word_idf: np.ndarray
    letters_idf: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    sentence: np.ndarray
    platt: np.ndarray


def fit(features: Features, label: np.ndarray, rows: np.ndarray, groups, *, seed: int) -> Weights:
    """Fit both models to some rows.

    The model of words is cross-fitted: what it says of a sentence, and what the model of sentences
    then learns from, comes from a model that has not seen the sentence's group. So do the decisions
    that the calibration (Platt) is fitted to.

    Parameters
    ----------
    features : Features
        Of all rows.
    label : ndarray of int
        0 or 1, of all rows.
    rows : ndarray of int
        Places of those to learn from.
    groups : ndarray
        Of all rows.
    seed : int
    """
    folds = [(rows[a], rows[b]) for a, b in split_groups(groups[rows], _INNER, seed)]
    assembled = np.zeros((len(label), 5))
    for seen, unseen in folds:
        assembled[unseen] = assemble(features, _fit_words(features, seen), unseen)
    context = _fit_words(features, rows)
    decisions = np.zeros(len(label))
    for seen, unseen in folds:
        parts = _fit_sentences(features, assembled, label, seen)
        decisions[unseen] = _decide(features, assembled, unseen, *parts)
    platt = _fit_logistic(decisions[rows, None], label[rows], 1e3)
    word_idf, letters_idf, scale, sentence = _fit_sentences(features, assembled, label, rows)
    return Weights(context, word_idf, letters_idf, *scale, sentence, platt)


def probabilities(features: Features, weights: Weights, rows: np.ndarray) -> np.ndarray:
    """Return the calibrated probability that each of some rows is biased."""
    assembled = np.zeros((features.word.shape[0], 5))
    assembled[rows] = assemble(features, weights.context, rows)
    idf = weights.word_idf, weights.letters_idf
    scale = weights.centre, weights.spread
    decisions = _decide(features, assembled, rows, *idf, scale, weights.sentence)
    return _expit(weights.platt[0] * decisions + weights.platt[1])


def assemble(features: Features, context: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return maximum, sum and mean of the words' probabilities in each row, and two more.

    Returns
    -------
    ndarray, shape (len(rows), 5)
        On log scales: maximum, sum, mean, mean of the three highest, and the probability that none
        is biased.
    """
    found = np.zeros((len(rows), 5))
    if not len(context):
        return found
    first, last = np.searchsorted(features.row, rows), np.searchsorted(features.row, rows, "right")
    for place, (start, end) in enumerate(zip(first, last, strict=True)):
        inside = features.context[start:end] @ context[:-1] + context[-1]
        p = np.sort(_expit(inside))[::-1] if end > start else np.zeros(1)
        top = p[:3].mean()
        found[place] = (
            _log_odds(p[0]), np.log(p.sum() + 1e-3), np.log(p.mean() + 1e-4), _log_odds(top),
            np.log(1e-3 - np.log1p(-np.minimum(p, 1 - 1e-9)).sum()),
        )  # fmt: skip
    return found


def _fit_words(features: Features, rows: np.ndarray) -> np.ndarray:
    inside = np.isin(features.row, rows) & (features.marked >= 0)
    marked = features.marked[inside]
    if len(np.unique(marked)) < 2:
        return np.zeros(0)
    return _fit_logistic(features.context[np.flatnonzero(inside)], marked, _WORD_STRENGTH)


def _fit_sentences(features: Features, assembled: np.ndarray, label: np.ndarray, rows: np.ndarray):
    idf = [_idf(block[rows]) for block in (features.word, features.letters)]
    dense = np.hstack([features.summary, assembled])[rows]
    spread = dense.std(axis=0)
    scale = dense.mean(axis=0), np.where(spread > 1e-9, spread, 1.0)
    sentence = _fit_logistic(
        _join(features, assembled, rows, *idf, scale), label[rows], _SENTENCE_STRENGTH
    )
    return *idf, scale, sentence


def _decide(features, assembled, rows, word_idf, letters_idf, scale, sentence) -> np.ndarray:
    joined = _join(features, assembled, rows, word_idf, letters_idf, scale)
    return joined @ sentence[:-1] + sentence[-1]


def _join(features: Features, assembled, rows, word_idf, letters_idf, scale):
    from scipy import sparse

    weight = np.repeat([_SUMMARY, _ASSEMBLED], [features.summary.shape[1], assembled.shape[1]])
    dense = (np.hstack([features.summary, assembled])[rows] - scale[0]) / scale[1] * weight
    word, letters = (
        _weigh(features.word[rows], word_idf),
        _weigh(features.letters[rows], letters_idf),
    )
    return sparse.hstack([word, letters, sparse.csr_matrix(dense)]).tocsr()


def _idf(counts) -> np.ndarray:
    """Return inverse document frequencies; 0 for what stands in fewer than two of the texts."""
    found = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.where(found > 1, np.log((1 + counts.shape[0]) / (1 + found)) + 1, 0.0)


def _weigh(counts, idf: np.ndarray):
    """Return TF-IDF with damped counts, each row of length 1."""
    from scipy import sparse
    from sklearn.preprocessing import normalize

    damped = counts.copy()
    damped.data = 1 + np.log(damped.data)
    return normalize(damped @ sparse.diags(idf))


def _fit_logistic(values, label: np.ndarray, strength: float) -> np.ndarray:
    """Return coefficients, then the intercept; where all labels are the same, only that."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # scikit-learn brings it

    if len(np.unique(label)) < 2:
        return np.append(np.zeros(values.shape[1]), 3.0 if label[0] else -3.0)
    with threadpool_limits(1):  # vectors this short take three times as long on two threads
        model = LogisticRegression(C=strength, max_iter=1000, tol=1e-4).fit(values, label)
    return np.append(model.coef_[0], model.intercept_[0])


def _expit(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * x))


def _log_odds(p: float) -> float:
    p = np.clip(p, 1e-4, 1 - 1e-3)
    return float(np.log(p / (1 - p)))
