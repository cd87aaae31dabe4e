"""How far people agree with one another: the line to hold a measure's figure against."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from .metrics import Metric, estimate

__all__ = [
    "agreement_of",
    "alpha",
    "alpha_metric",
    "alpha_with_interval",
    "annotator_against_rest",
    "read_ratings",
]


def read_ratings(rows: Sequence[dict], value: str = "valence") -> np.ndarray | None:
    """Return what several annotators said of each row, or None where no two spoke of the same.

    Looked for in ``ratings`` (a list) and ``by_annotator`` (an object: annotator to number, or to
    an object that holds `value`).

    Returns
    -------
    ndarray, shape (n_annotators, n_rows)
        NaN where somebody said nothing.
    """
    columns = []
    for row in rows:
        if isinstance(row.get("ratings"), list):
            columns.append(dict(enumerate(row["ratings"])))
        elif isinstance(row.get("by_annotator"), dict):
            said = row["by_annotator"].items()
            columns.append({k: v.get(value) if isinstance(v, dict) else v for k, v in said})
        else:
            columns.append({})
    people = list(dict.fromkeys(person for column in columns for person in column))
    if len(people) < 2:
        return None
    table = np.full((len(people), len(rows)), np.nan)
    place = {person: i for i, person in enumerate(people)}
    for j, column in enumerate(columns):
        for person, said in column.items():
            if isinstance(said, int | float) and math.isfinite(said):
                table[place[person], j] = said
    return table if ((~np.isnan(table)).sum(axis=0) > 1).any() else None


def annotator_against_rest(ratings: np.ndarray) -> float:
    """Return how well one annotator agrees with the mean of the others, on average.

    Parameters
    ----------
    ratings : ndarray, shape (n_annotators, n_items)

    Returns
    -------
    float
        Mean of Pearson's r, one for each annotator; NaN if none can be computed.
    """
    given = ~np.isnan(ratings)
    total, count = np.nansum(ratings, axis=0), given.sum(axis=0)
    found = []
    for person, mine in zip(ratings, given, strict=True):
        both = mine & (count > 1)
        rest = (total[both] - person[both]) / (count[both] - 1)
        if both.sum() > 2 and np.ptp(person[both]) > 0 and np.ptp(rest) > 0:
            found.append(np.corrcoef(person[both], rest)[0, 1])
    return float(np.mean(found)) if found else float("nan")


def alpha(ratings: np.ndarray, level: str = "nominal") -> float:
    """Return Krippendorff's alpha, by the package of that name: 1 is agreement, 0 chance.

    Parameters
    ----------
    ratings : ndarray, shape (n_annotators, n_items)
        Numbers, NaN where somebody said nothing.
    level : {"nominal", "ordinal", "interval", "ratio"}

    References
    ----------
    Krippendorff, K. (2019). Content Analysis, 4th edition, chapter 12.
    """
    import krippendorff

    shared = ratings[:, (~np.isnan(ratings)).sum(axis=0) > 1]
    if not shared.size or len(np.unique(shared[~np.isnan(shared)])) < 2:
        return float("nan")
    return float(krippendorff.alpha(reliability_data=shared, level_of_measurement=level))


def alpha_metric(ratings: np.ndarray, level: str = "nominal", name: str = "alpha") -> Metric:
    """Return alpha as a metric, for its interval: observed and expected disagreement are sums.

    Parameters
    ----------
    ratings : ndarray, shape (n_annotators, n_items)
    level : {"nominal", "interval"}
    """
    n = (~np.isnan(ratings)).sum(axis=0).astype(float)
    shared = n > 1
    make: Callable = _nominal if level == "nominal" else _interval
    counts, value = make(np.where(shared, ratings, np.nan), np.where(shared, n, 0.0))
    return Metric(name, counts, value)


def alpha_with_interval(
    ratings: np.ndarray, groups: Sequence[object], level: str = "nominal"
) -> dict[str, float | None]:
    """Return ``alpha, alpha_low, alpha_high``, the interval by bootstrap over groups."""
    interval = estimate([alpha_metric(ratings, level)], groups)["alpha"]
    ends = {"alpha_low": interval["low"], "alpha_high": interval["high"]}
    return {"alpha": alpha(ratings, level), **ends}


def _nominal(ratings: np.ndarray, n: np.ndarray):
    labels = np.unique(ratings[~np.isnan(ratings)])
    of_label = np.stack([(ratings == label).sum(axis=0) for label in labels], axis=1).astype(float)
    differing = (n**2 - (of_label**2).sum(axis=1)) / np.maximum(n - 1, 1)
    counts = np.concatenate([differing[:, None], of_label], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        observed, each = sums[..., 0], sums[..., 1:]
        total = each.sum(axis=-1)
        expected = (total**2 - (each**2).sum(axis=-1)) / (total - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)

    return counts, value


def _interval(ratings: np.ndarray, n: np.ndarray):
    ratings = ratings - np.nanmean(ratings)
    total, squares = np.nansum(ratings, axis=0), np.nansum(ratings**2, axis=0)
    differing = 2 * (n * squares - total**2) / np.maximum(n - 1, 1)
    counts = np.stack([differing, n, total, squares], axis=1)

    def value(sums: np.ndarray) -> np.ndarray:
        observed, n, total, squares = np.moveaxis(sums, -1, 0)
        expected = 2 * (n * squares - total**2) / (n - 1)
        return 1 - observed / np.where(expected > 0, expected, np.nan)

    return counts, value


def agreement_of(
    ratings: np.ndarray | None, groups: Sequence[object], level: str = "interval"
) -> dict[str, float]:
    """Return the human line of a task: alpha with its interval, and one against the rest."""
    if ratings is None:
        return {}
    human = {
        "annotator_against_rest_r": annotator_against_rest(ratings),
        **alpha_with_interval(ratings, groups, level),
    }
    kept = {k: v for k, v in human.items() if v is not None and not np.isnan(v)}
    return {name: round(value, 6) for name, value in kept.items()}
