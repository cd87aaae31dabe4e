"""Metrics as sums over items, so that a bootstrap over groups is one matrix product."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = [
    "Metric",
    "accuracy",
    "auc",
    "calibration_error",
    "estimate",
    "kappa",
    "macro_f1",
    "mean_of",
    "pearson_r",
    "precision_recall_f1",
    "share",
]

REPLICATES = 1000
LEVEL = 0.95
#: Bins of equal width from 0 to 1 in which stated and observed shares are compared.
CALIBRATION_BINS = 10
_AT_ONCE = 100
#: Scores are put into so many classes at most when they are ranked.
_MOST_RANKS = 200


@dataclass(frozen=True, eq=False)
class Metric:
    """A figure that is computed from sums.

    Attributes
    ----------
    name : str
    counts : ndarray, shape (n_items, k)
        What each item adds.
    value : callable
        From sums, shape (…, k), to values, shape (…); NaN where undefined.
    """

    name: str
    counts: np.ndarray
    value: Callable[[np.ndarray], np.ndarray]

    def of(self, places: np.ndarray | slice = slice(None)) -> float:
        """Return the figure over all items, or some."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return float(self.value(self.counts[places].sum(axis=0)))


def estimate(
    metrics: Sequence[Metric], groups: Sequence[object], *, seed: int = 0
) -> dict[str, dict[str, float | None]]:
    """Return each metric's value with a 95 % interval by bootstrap over groups.

    Parameters
    ----------
    metrics : sequence of Metric
    groups : sequence, shape (n_items,)
        What is drawn as one: the items of an article or an event stand or fall together.
    seed : int

    Returns
    -------
    dict
        ``value, low, high`` by name; None where undefined, and where there is only one group.
    """
    names = np.array([str(group) for group in groups], object)
    _, codes = np.unique(names, return_inverse=True)
    size = int(codes.max()) + 1 if len(codes) else 0
    sums = [_sum_groups(metric.counts, codes, size) for metric in metrics]
    draws: list[list[np.ndarray]] = [[] for _ in metrics]
    if size > 1:
        rng = np.random.default_rng(seed)
        even = np.full(size, 1 / size)
        for _ in range(REPLICATES // _AT_ONCE):
            weights = rng.multinomial(size, even, size=_AT_ONCE).astype(float)
            for place, metric in enumerate(metrics):
                with np.errstate(divide="ignore", invalid="ignore"):
                    draws[place].append(metric.value(weights @ sums[place]))
    return {
        metric.name: _summarize(metric.of(), drawn)
        for metric, drawn in zip(metrics, draws, strict=True)
    }


def _sum_groups(counts: np.ndarray, codes: np.ndarray, size: int) -> np.ndarray:
    sums = np.zeros((size, counts.shape[1]))
    np.add.at(sums, codes, counts)
    return sums


def _summarize(value: float, drawn: list[np.ndarray]) -> dict[str, float | None]:
    found = np.concatenate(drawn) if drawn else np.array([])
    found = found[~np.isnan(found)]
    if np.isnan(value):
        return {"value": None, "low": None, "high": None}
    if not len(found):
        return {"value": round(value, 6), "low": None, "high": None}
    ends = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]).tolist()
    low, high = (round(end, 6) + 0.0 for end in ends)  # what rounds to 0 has no sign
    return {"value": round(value, 6), "low": low, "high": high}


def pearson_r(x: Sequence[float], y: Sequence[float], name: str = "pearson_r") -> Metric:
    """Return Pearson's correlation of two columns; undefined where either is constant."""
    x, y = np.array(x, float), np.array(y, float)
    if len(x):
        x, y = x - x.mean(), y - y.mean()
    counts = np.stack([np.ones(len(x)), x, y, x * x, y * y, x * y], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        n, sx, sy, xx, yy, xy = np.moveaxis(sums, -1, 0)
        spread = (n * xx - sx * sx) * (n * yy - sy * sy)
        return (n * xy - sx * sy) / np.sqrt(np.where(spread > 1e-12, spread, np.nan))

    return Metric(name, counts, value)


def accuracy(gold: Sequence, predicted: Sequence, name: str = "accuracy") -> Metric:
    """Return the share of labels that are right."""
    right = np.array([g == p for g, p in zip(gold, predicted, strict=True)], float)
    return share(right, np.ones(len(right)), name)


def share(part: Sequence[float], whole: Sequence[float], name: str) -> Metric:
    """Return one sum divided by another."""
    counts = np.stack([np.array(part, float), np.array(whole, float)], axis=1)
    return Metric(name, counts, lambda sums: sums[..., 0] / _some(sums[..., 1]))


def macro_f1(gold: Sequence, predicted: Sequence, name: str = "macro_f1") -> Metric:
    """Return the mean of the labels' F1, over labels that occur in either column."""
    labels = np.array(sorted(set(gold) | set(predicted)))
    g, p = ((np.array(said)[:, None] == labels).astype(float) for said in (gold, predicted))
    counts = np.concatenate([g * p, g + p], axis=1) if len(g) else np.zeros((0, 2))

    def value(sums: np.ndarray) -> np.ndarray:
        both, either = np.split(sums, 2, axis=-1)
        scores = 2 * both / _some(either)
        seen = (either > 0).sum(axis=-1)
        return np.nansum(scores, axis=-1) / _some(seen)

    return Metric(name, counts, value)


def precision_recall_f1(
    predicted_right: Sequence[float],
    predicted: Sequence[float],
    gold_found: Sequence[float],
    gold: Sequence[float],
    names: tuple[str, str, str] = ("precision", "recall", "f1"),
) -> tuple[Metric, Metric, Metric]:
    """Return precision, recall and their harmonic mean, over the counts of all items together."""
    columns = (predicted_right, predicted, gold_found, gold)
    counts = np.stack([np.array(column, float) for column in columns], axis=1)

    def precision(sums: np.ndarray) -> np.ndarray:
        return sums[..., 0] / _some(sums[..., 1])

    def recall(sums: np.ndarray) -> np.ndarray:
        return sums[..., 2] / _some(sums[..., 3])

    def f1(sums: np.ndarray) -> np.ndarray:
        p, r = np.nan_to_num(precision(sums)), np.nan_to_num(recall(sums))
        either = (sums[..., 1] > 0) | (sums[..., 3] > 0)
        return np.where(p + r > 0, 2 * p * r / _some(p + r), np.where(either, 0.0, np.nan))

    values = (precision, recall, f1)
    return tuple(Metric(name, counts, value) for name, value in zip(names, values, strict=True))


def auc(gold: Sequence[bool], scores: Sequence[float], name: str = "auc") -> Metric:
    """Return the area under the ROC curve: how often one that is so scores above one that is not.

    Equal scores count half; so do scores of one class where more than 200 differ, which are put
    into as many classes of like size.
    """
    gold, scores = np.array(gold, bool), np.array(scores, float)
    levels, rank = np.unique(scores, return_inverse=True)
    if len(levels) > _MOST_RANKS:
        ends = np.unique(np.quantile(scores, np.linspace(0, 1, _MOST_RANKS + 1)[1:-1]))
        rank = np.searchsorted(ends, scores)
    member = np.eye(int(rank.max(initial=-1)) + 1)[rank]
    counts = np.concatenate([member * gold[:, None], member * ~gold[:, None]], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        yes, no = np.split(sums, 2, axis=-1)
        below = np.cumsum(no, axis=-1) - no / 2
        pairs = yes.sum(axis=-1) * no.sum(axis=-1)
        return (yes * below).sum(axis=-1) / _some(pairs)

    return Metric(name, counts, value)


def kappa(gold: Sequence[bool], predicted: Sequence[bool], name: str = "kappa") -> Metric:
    """Return Cohen's kappa of two yes-or-no columns; undefined where both are the same throughout.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1), 37-46.
    """
    g, p = np.array(gold, bool), np.array(predicted, bool)
    counts = np.stack([np.ones(len(g)), g & p, g, p], axis=1).astype(float)

    def value(sums: np.ndarray) -> np.ndarray:
        n, both, g, p = np.moveaxis(sums, -1, 0)
        observed = (n - g - p + 2 * both) / _some(n)
        expected = (g * p + (n - g) * (n - p)) / _some(n * n)
        return (observed - expected) / _some(1 - expected)

    return Metric(name, counts, value)


def mean_of(metrics: Sequence[Metric], name: str) -> Metric:
    """Return the mean of several metrics over the same items, of those that are defined."""
    ends = np.cumsum([metric.counts.shape[1] for metric in metrics])[:-1]
    counts = np.concatenate([metric.counts for metric in metrics], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        parts = np.split(sums, ends, axis=-1)
        values = [metric.value(part) for metric, part in zip(metrics, parts, strict=True)]
        known = ~np.isnan(np.stack(values))
        return np.nansum(np.stack(values), axis=0) / _some(known.sum(axis=0))

    return Metric(name, counts, value)


def calibration_error(
    probability: Sequence[float], happened: Sequence[bool], name: str = "ece"
) -> Metric:
    """Return the expected calibration error: how far stated shares lie from observed ones.

    In ten bins of equal width, weighted by their items; 0 is perfect.

    Parameters
    ----------
    probability : sequence of float
        Stated for each item.
    happened : sequence of bool
        Whether what was given that probability is so.
    """
    stated, outcome = np.array(probability, float), np.array(happened, float)
    inside = np.minimum((stated * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    member = np.eye(CALIBRATION_BINS)[inside]
    counts = np.concatenate([member * stated[:, None] - member * outcome[:, None], member], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        gap, n = np.split(sums, 2, axis=-1)
        return np.abs(gap).sum(axis=-1) / _some(n.sum(axis=-1))

    return Metric(name, counts, value)


def _some(values: np.ndarray) -> np.ndarray:
    """Return a denominator, NaN where it is 0."""
    return np.where(values > 0, values, np.nan)
