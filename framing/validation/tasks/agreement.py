"""Agreement: how far annotators agree, where each row is one annotator's word on one item."""

import numpy as np

from ..agreement import alpha_metric, alpha_with_interval
from ..metrics import macro_f1
from ..rows import Rows
from .base import Scored, Task, finite

__all__ = ["AGREEMENT"]

_ITEMS = ("text_id", "item", "id")
_LABELS = ("label_bias", "label", "valence")


def _score(rows: Rows, measure: str, _model: str | None) -> Scored:
    rows.need("annotator")
    item = next((name for name in _ITEMS if rows.has(name)), _ITEMS[0])
    label = next((name for name in _LABELS if rows.has(name)), _LABELS[0])
    rows.need(item, label)
    rows = rows.without("annotator").without(item).without(label, f"{label} is null")
    first: dict[tuple[str, str], int] = {}
    for place, row in enumerate(rows.values):
        first.setdefault((str(row["annotator"]), str(row[item])), place)
    rows = rows.keep(list(first.values()), "coded again by the same annotator")
    rows = rows.keep(_shared(rows, item), "coded by one annotator only")
    if not len(rows):
        return Scored(measure, rows, [], [], [], [])
    ratings, item_row, level = _rate(rows, item, label)
    of_row = rows.groups() if rows.has("group") else [str(row[item]) for row in rows.values]
    groups = [of_row[place] for place in item_row.values()]
    human = {**alpha_with_interval(ratings, groups, level), "annotators": len(ratings)}
    if level == "nominal":
        human["annotator_against_rest_macro_f1"] = _against_rest(ratings)
    means = np.nanmean(ratings, axis=0) if len(item_row) else []
    return Scored(
        f"annotators, {level}",
        rows,
        list(item_row.values()),
        groups,
        [alpha_metric(ratings, level)],
        [{"id": i, "score": round(float(m), 6)} for i, m in zip(item_row, means, strict=True)],
        human=finite(human),
    )


def _rate(rows: Rows, item: str, label: str) -> tuple[np.ndarray, dict[str, int], str]:
    """Return ratings (annotators by items), the first row of each item, and their level."""
    values, level = _numbers([row[label] for row in rows.values], label)
    people: dict[str, int] = {}
    items: dict[str, int] = {}
    item_row: dict[str, int] = {}
    for place, row in enumerate(rows.values):
        people.setdefault(str(row["annotator"]), len(people))
        items.setdefault(str(row[item]), len(items))
        item_row.setdefault(str(row[item]), place)
    ratings = np.full((len(people), len(items)), np.nan)
    for value, row in zip(values, rows.values, strict=True):
        ratings[people[str(row["annotator"])], items[str(row[item])]] = value
    return ratings, item_row, level


def _shared(rows: Rows, item: str) -> list[int]:
    counts: dict[str, int] = {}
    for row in rows.values:
        counts[str(row[item])] = counts.get(str(row[item]), 0) + 1
    return [place for place, row in enumerate(rows.values) if counts[str(row[item])] > 1]


def _numbers(labels: list, name: str) -> tuple[list[float], str]:
    """Return labels as numbers, and whether they are names of kinds or measured."""
    try:
        values = [float(label) for label in labels]
    except (TypeError, ValueError):
        kinds = {label: code for code, label in enumerate(sorted({str(x) for x in labels}))}
        return [float(kinds[str(label)]) for label in labels], "nominal"
    return values, "interval" if name == "valence" else "nominal"


def _against_rest(ratings: np.ndarray) -> float:
    """Return the mean macro-F1 of each annotator against the majority of the others."""
    found = []
    labels = np.unique(ratings[~np.isnan(ratings)])
    for turn, person in enumerate(ratings):
        others = np.delete(ratings, turn, axis=0)
        votes = np.stack([(others == label).sum(axis=0) for label in labels])
        best = votes.max(axis=0)
        clear = (best > 0) & ((votes == best).sum(axis=0) == 1) & ~np.isnan(person)
        if clear.sum() > 1:
            found.append(
                macro_f1(labels[votes.argmax(axis=0)][clear].tolist(), person[clear].tolist()).of()
            )
    return float(np.mean(found)) if found else float("nan")


AGREEMENT = Task(
    "agreement",
    ("text_id", "annotator", "label_bias"),
    "One annotator's label of one item in each row (item: text_id, item or id).",
    ("annotators",),
    _score,
)
