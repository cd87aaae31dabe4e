"""Codes of one's own: how far coders agree with one another, and measures with the coders.

The steps are ``draw_sample`` → ``write_sheet`` → coding in a spreadsheet, one copy a coder →
``read_sheets`` → ``compare_coders`` → ``score_sample``, ``compare_measures`` →
``describe_method``.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from .agreement import alpha, alpha_metric
from .metrics import accuracy, estimate, pearson_r
from .sampling import SHEET_COLUMNS, draw_sample
from .sheets import CODE_COLUMNS, Coded, read_sheets, write_sheet
from .tasks.texts import measure_texts

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CODE_COLUMNS",
    "SHEET_COLUMNS",
    "Coded",
    "compare_coders",
    "compare_measures",
    "describe_method",
    "draw_sample",
    "read_sheets",
    "score_sample",
    "write_sheet",
]

MEASURES = ("vader", "news", "loaded")


def compare_coders(coded: Coded, *, level: str | None = None, seed: int = 0) -> dict[str, object]:
    """Return how far coders agree.

    Parameters
    ----------
    coded : Coded
    level : {"nominal", "interval"}, optional
        By default interval for numbers of more than two values, else nominal.
    seed : int

    Returns
    -------
    dict
        ``level, coders, items`` (coded by two at least); ``alpha`` (Krippendorff's) and
        ``agreement`` (share of pairs of codes that are equal), each ``value, low, high``. Without
        a second coder both are None.
    """
    ratings = coded.ratings()
    several = coded.is_numeric and len(set(coded.codes["code"])) > 2
    level = level or ("interval" if several else "nominal")
    shared = (~np.isnan(ratings)).sum(axis=0) > 1
    found = {"level": level, "coders": len(ratings), "items": int(shared.sum())}
    if not shared.any():
        return {**found, "alpha": None, "agreement": None}
    groups = coded.sample["group"].to_numpy()
    metric = alpha_metric(ratings, level)
    interval = estimate([metric], groups, seed=seed)["alpha"]
    value = alpha(ratings, level)
    interval["value"] = None if np.isnan(value) else round(value, 6)
    first, second, owner = _pairs(ratings, groups)
    equal = estimate([accuracy(first, second, "agreement")], owner, seed=seed)["agreement"]
    return {**found, "alpha": interval, "agreement": equal}


def _pairs(ratings: np.ndarray, groups: np.ndarray) -> tuple[list, list, list]:
    """Return both codes and the group of every pair of coders of one item."""
    pairs = [
        (ratings[a, item], ratings[b, item], groups[item])
        for a in range(len(ratings))
        for b in range(a + 1, len(ratings))
        for item in np.flatnonzero(~np.isnan(ratings[a]) & ~np.isnan(ratings[b])).tolist()
    ]
    first, second, owner = zip(*pairs, strict=True)
    return list(first), list(second), list(owner)


def score_sample(coded: Coded, measures: Sequence[str] = MEASURES) -> "pd.DataFrame":
    """Return the coders' mean and what measures say, side by side, for each text.

    Parameters
    ----------
    coded : Coded
        Codes must be numbers; 0 and 1 will do.
    measures : sequence of str
        Names of the catalogue.

    Returns
    -------
    DataFrame
        ``id, text, group, code`` (the mean), and a column for each measure.

    Raises
    ------
    ValueError
        If codes are no numbers, or there is no such measure.
    """
    if not coded.is_numeric:
        raise ValueError("measures are numbers: to hold them against codes, code with numbers too.")
    analysis = measure_texts(coded.sample["text"].tolist())
    known = [measure.name for measure in analysis.engine.measures]
    table = coded.sample[["id", "text", "group"]].copy()
    table["code"] = np.nanmean(coded.ratings(), axis=0)
    for name in measures:
        if name not in known:
            raise ValueError(f"no measure {name!r}; there are: {', '.join(known)}.")
        table[name] = analysis.wide[f"body.all.{name}"].to_numpy()
    return table


def compare_measures(
    coded: Coded, measures: Sequence[str] = MEASURES, *, seed: int = 0
) -> "pd.DataFrame":
    """Hold measures against the mean of the coders' codes.

    Parameters
    ----------
    coded : Coded
        Codes must be numbers; 0 and 1 will do.
    measures : sequence of str
        Names of the catalogue.
    seed : int

    Returns
    -------
    DataFrame
        A row for each measure: ``measure, pearson_r, low, high, n, not_scored``.

    Raises
    ------
    ValueError
        If codes are no numbers, or there is no such measure.
    """
    import pandas as pd

    table, rows = score_sample(coded, measures), []
    mean, groups = table["code"].to_numpy(), table["group"].to_numpy()
    for name in measures:
        values = table[name].to_numpy()
        kept = ~np.isnan(values)
        found = {"value": None, "low": None, "high": None}
        if kept.any():
            metric = pearson_r(values[kept], mean[kept])
            found = estimate([metric], groups[kept], seed=seed)["pearson_r"]
        figures = found["value"], found["low"], found["high"]
        rows.append((name, *figures, int(kept.sum()), int((~kept).sum())))
    return pd.DataFrame(rows, columns=["measure", "pearson_r", "low", "high", "n", "not_scored"])


def describe_method(
    coded: Coded, what: str, *, measures: Sequence[str] = MEASURES, seed: int = 0
) -> str:
    """Return a paragraph for a methods section.

    Parameters
    ----------
    coded : Coded
    what : str
        What was coded, as it stands in "coded for …": ``"tone, from -2 to 2"``.
    measures : sequence of str
    seed : int
    """
    from .. import __version__

    strata = {name for name in coded.sample["stratum"] if name}
    drawn = f", drawn evenly from {len(strata)} strata," if len(strata) > 1 else ""
    coders = len(coded.coders)
    who = "One coder" if coders == 1 else f"{coders} coders, independently,"
    text = (
        f"{who} coded a random sample of {len(coded.sample):,} texts from "
        f"{coded.sample['group'].nunique():,} articles{drawn} for {what}."
    )
    if coded.left_out:
        text += f" Codes left empty: {coded.left_out:,}."
    agreed = compare_coders(coded, seed=seed)
    if agreed["alpha"] and agreed["alpha"]["value"] is not None:
        text += (
            f" On the {agreed['items']:,} texts coded more than once they reached Krippendorff's "
            f"alpha {_state(agreed['alpha'])} ({agreed['level']} level)."
        )
    else:
        text += " Agreement between coders could not be computed."
    if coded.is_numeric:
        table = compare_measures(coded, measures, seed=seed)
        table = table[table["pearson_r"].notna()].rename(columns={"pearson_r": "value"})
        said = [f"{row['measure']} r = {_state(row)}" for row in table.to_dict("records")]
        if said:
            text += f" Against the mean of their codes: {'; '.join(said)} (framing {__version__})."
    return text + " Intervals are of 95 %, by bootstrap over articles (1,000 draws)."


def _state(found: Mapping) -> str:
    value, *ends = (
        "" if x is None or np.isnan(x) else f"{round(x, 2) + 0.0:.2f}"
        for x in (found[name] for name in ("value", "low", "high"))
    )
    return f"{value} ({' to '.join(ends)})" if all(ends) else value
