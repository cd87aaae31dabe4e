"""How well a model of sentiment toward a target does on articles that it has not seen."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..measures.target_sentiment import CONFIDENCE, LABELS
from .folds import groups_of, split_groups
from .metrics import calibration_error, macro_f1
from .target_model import apply_model, describe_targets, fit_model, labels_of
from .tasks.base import majority
from .tasks.texts import measure_texts, polarity

__all__ = ["cross_validate", "figures_of"]


def cross_validate(rows: Sequence[Mapping], *, seed: int = 0) -> dict[str, object]:
    """Train on four fifths of the groups, predict the fifth left out, five times.

    Pruning and rounding are part of each training.

    Parameters
    ----------
    rows : sequence of mapping
        As `train`, with ``group``; a row without one is a group of its own.
    seed : int
        Of the folds.

    Returns
    -------
    dict
        ``macro_f1``, ``f1`` by class, ``ece``; ``folds``, the macro-F1 of each; ``confidence``, and
        ``coverage`` and ``macro_f1_answered`` of what is not abstained from; ``macro_f1_opposed``
        over the rows of texts that speak otherwise of another target; ``baselines``: majority, and
        VADER's figure for the whole text.
    """
    labels, table = labels_of(rows), describe_targets(rows)
    chances, scores = np.zeros((len(rows), len(LABELS))), []
    for seen, unseen in split_groups(groups_of(rows), seed=seed):
        model = fit_model(table.rows(seen), labels[seen])
        chances[unseen] = apply_model(model, table)[unseen]
        scores.append(_macro_f1(labels[unseen], _likeliest(chances[unseen])))
    return {"folds": [round(score, 4) for score in scores], **figures_of(rows, labels, chances)}


def figures_of(
    rows: Sequence[Mapping], labels: np.ndarray, chances: np.ndarray
) -> dict[str, object]:
    """Return how well probabilities do on rows, as `cross_validate` does, but for its folds.

    Parameters
    ----------
    rows : sequence of mapping
    labels : ndarray of int, shape (n,)
    chances : ndarray, shape (n, 3)
    """
    predicted, sure = _likeliest(chances), chances.max(axis=1)
    compounds = measure_texts([row["text"] for row in rows]).wide["body.all.vader_document"]
    vader = polarity(compounds)
    opposed = _are_opposed(rows, labels)
    right, answered = predicted == labels, sure >= CONFIDENCE
    return {
        "macro_f1": _macro_f1(labels, predicted),
        "f1": {
            "negative": _f1(labels, predicted, -1),
            "neutral": _f1(labels, predicted, 0),
            "positive": _f1(labels, predicted, 1),
        },
        "ece": calibration_error(sure, right).of(),
        "confidence": CONFIDENCE,
        "coverage": float(answered.mean()),
        "macro_f1_answered": _macro_f1(labels[answered], predicted[answered]),
        "rows_opposed": int(opposed.sum()),
        "macro_f1_opposed": _macro_f1(labels[opposed], predicted[opposed]),
        "baselines": {
            "majority": _macro_f1(labels, np.full(len(labels), majority(labels))),
            "vader": _macro_f1(labels, vader),
            "vader_opposed": _macro_f1(labels[opposed], vader[opposed]),
        },
    }


def _are_opposed(rows: Sequence[Mapping], labels: np.ndarray) -> np.ndarray:
    """Tell the rows of texts that speak of one target otherwise than of another."""
    said: dict[str, set[int]] = {}
    for row, label in zip(rows, labels.tolist(), strict=True):
        said.setdefault(row["text"], set()).add(label)
    return np.array([len(said[row["text"]]) > 1 for row in rows], bool)


def _likeliest(chances: np.ndarray) -> np.ndarray:
    return np.array(LABELS)[chances.argmax(axis=1)]


def _macro_f1(gold: np.ndarray, predicted: np.ndarray) -> float:
    return macro_f1(gold.tolist(), predicted.tolist()).of()


def _f1(gold: np.ndarray, predicted: np.ndarray, label: int) -> float:
    both = ((gold == label) & (predicted == label)).sum()
    return float(2 * both / max((gold == label).sum() + (predicted == label).sum(), 1))
