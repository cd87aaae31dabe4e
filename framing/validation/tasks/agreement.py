"""Agreement: how far annotators agree, where each row is one annotator's word on one item."""

import numpy as np

from ..agreement import alpha, alpha_metric
from ..data import Rows
from ..metrics import macro_f1
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
    people = list(dict.fromkeys(str(row["annotator"]) for row in rows.values))
    items = list(dict.fromkeys(str(row[item]) for row in rows.values))
    values, level = _numbers([row[label] for row in rows.values], label)
    ratings, item_row = np.full((len(people), len(items)), np.nan), {}
    person_at, item_at = ({n: i for i, n in enumerate(names)} for names in (people, items))
    for place, row in enumerate(rows.values):
        ratings[person_at[str(row["annotator"])], item_at[str(row[item])]] = values[place]
        item_row.setdefault(str(row[item]), place)
    groups = rows.groups() if rows.has("group") else [str(row[item]) for row in rows.values]
    metric = alpha_metric(ratings, level)
    human = {"alpha": alpha(ratings, level), "annotators": len(people)}
    if level == "nominal":
        human["annotator_against_rest_macro_f1"] = _against_rest(ratings)
    ids = list(item_row)
    means = np.nanmean(ratings, axis=0) if len(items) else []
    return Scored(
        f"annotators, {level}",
        rows,
        list(item_row.values()),
        [groups[place] for place in item_row.values()],
        [metric],
        [{"id": i, "score": round(float(mean), 6)} for i, mean in zip(ids, means, strict=True)],
        human=finite(human),
    )


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
