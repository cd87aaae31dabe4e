"""Annotated rows → how far a measure agrees with them, with intervals, baselines and people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..lexicons import Lexicon
from .data import read_rows
from .metrics import Metric, estimate
from .tasks import Scored, find_task

__all__ = ["Validation", "validate"]

_FEW_GROUPS = 10


@dataclass(frozen=True, eq=False)
class Validation:
    """How far a measure agrees with people.

    Attributes
    ----------
    task, measure : str
    rows : int
        How many were scored.
    left_out : mapping of str to int
        How many were not, by reason.
    metrics : mapping of str to mapping
        ``value, low, high`` by name.
    baselines, human : mapping of str to float
    by : mapping or None
        ``column``, and ``values``: rows and metrics for each value of the column.
    notes : tuple of str
    groups : int
        How many groups the intervals were drawn over.
    predictions : list of dict
        ``id`` and what was predicted, for each item.
    """

    task: str
    measure: str
    rows: int
    left_out: Mapping[str, int]
    metrics: Mapping[str, Mapping[str, float | None]]
    baselines: Mapping[str, float]
    human: Mapping[str, float]
    by: Mapping | None
    notes: tuple[str, ...]
    groups: int
    predictions: list[dict]

    def to_dict(self) -> dict[str, object]:
        """Return everything but the predictions, ready for JSON."""
        names = ("task", "measure", "rows", "groups", "left_out", "metrics", "baselines", "human")
        found = {name: getattr(self, name) for name in names}
        if self.by is not None:
            found["by"] = self.by
        return {**found, "notes": list(self.notes)}

    def predictions_jsonl(self) -> str:
        """Return the predictions as JSON lines."""
        lines = (json.dumps(row, ensure_ascii=False) for row in self.predictions)
        return "".join(line + "\n" for line in lines)

    def __repr__(self) -> str:
        size = f"{_count(self.rows, 'row')} in {_count(self.groups, 'group')}"
        lines = [f"{self.task}: {self.measure}, {size}"]
        for name, found in self.metrics.items():
            lines.append(f"  {name:<28} {_cell(found['value'])}{_interval(found)}")
        for heading, values in (("baselines", self.baselines), ("people", self.human)):
            lines += [heading] if values else []
            lines += [f"  {name:<28} {_cell(value)}" for name, value in values.items()]
        if self.by is not None:
            lines += _table(self.by)
        if self.left_out:
            reasons = (f"{number:,} {reason}" for reason, number in self.left_out.items())
            lines.append("left out: " + "; ".join(reasons))
        return "\n".join([*lines, *(f"note: {note}" for note in self.notes)])


def _table(by: Mapping) -> list[str]:
    """Return a line for each value of a column; the first metric has its interval."""
    names = next(iter(by["values"].values()))["metrics"]
    first, *others = names
    header = f"by {by['column'][:25]:<27} {'rows':>7} {first:>8}"
    lines = ["".join([f"{header:<61}", *(f"{name:>19}" for name in others)])]
    for value, part in by["values"].items():
        found, *rest = part["metrics"].values()
        head = f"  {value[:26]:<28} {part['rows']:>7,} {_cell(found['value'])}{_interval(found)}"
        lines.append("".join([f"{head:<61}", *(f"{_cell(m['value']):>19}" for m in rest)]))
    return [line.rstrip() for line in lines]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def _cell(value: float | None) -> str:
    if value is None:
        return " undefined"
    return f"{value:>7,.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:>7.3f}"


def _interval(found: Mapping[str, float | None]) -> str:
    return "" if found["low"] is None else f"  ({found['low']:.3f} to {found['high']:.3f})"


def validate(
    task: str,
    file: str | Path,
    *,
    measure: str | None = None,
    model: str | Path | None = None,
    lexicon: Lexicon | None = None,
    split: tuple[str, str] | None = None,
    by: str | None = None,
    seed: int = 0,
) -> Validation:
    """Hold a measure against people's annotations.

    Parameters
    ----------
    task : str
        ``sentiment``, ``target-sentiment``, ``sentence-bias``, ``loaded-words``, ``loaded-spans``,
        ``quotes``, ``readability``, ``alignment``, ``frames`` or ``agreement``.
    file : path
        Annotated rows: JSON lines, CSV or Parquet.
    measure : str, optional
        The task's first otherwise.
    model : path, optional
        A model trained by ``framing train``, in place of what is shipped.
    lexicon : Lexicon, optional
        Of loaded terms, in place of the project's.
    split : tuple of str, optional
        Column and value: only these rows.
    by : str, optional
        A column, for each value of which the metrics are given too.
    seed : int
        Of the bootstrap.

    Returns
    -------
    Validation
        Intervals are of 95 %, by bootstrap over the column ``group``, or over rows without one.

    Raises
    ------
    ReadingError
        If a row is not as the task needs it.
    ValueError
        If there is no such task or measure.
    """
    found, model = find_task(task), str(model) if model else None
    if measure is not None and measure not in found.measures:
        known = ", ".join(found.measures)
        raise ValueError(f"no measure {measure!r} for {task}; there are: {known}.")
    if model and not found.takes_model:
        raise ValueError(f"{task}: no model of your own can be put to this test.")
    if lexicon is not None and not found.takes_lexicon:
        raise ValueError(f"{task}: looks for no terms of a lexicon.")
    rows = read_rows(file)
    if split:
        rows = rows.select(*split)
    if by:
        rows.need(by)
    if found.name not in (
        "sentence-bias",
        "frames",
        "agreement",
    ):  # these know several names of a field
        rows.need(*found.fields)
    options = {"lexicon": lexicon} if lexicon is not None else {}
    scored = found.score(rows, measure or found.measures[0], model, **options)
    if not len(scored.rows):
        reasons = ", ".join(f"{number} {why}" for why, number in rows.left_out.items())
        raise ValueError(f"{rows.name}: no row is left to score ({reasons}).")
    notes, groups = [*scored.notes], len(set(scored.groups))
    if groups < _FEW_GROUPS:
        notes.append(f"of {_count(groups, 'group')} only: intervals over so few say little")
    return Validation(
        task=task,
        measure=scored.measure,
        rows=len(scored.rows),
        left_out=dict(rows.left_out),
        metrics=estimate(scored.metrics, scored.groups, seed=seed),
        baselines=dict(scored.baselines),
        human=dict(scored.human),
        by=_split_up(scored, by, seed) if by else None,
        notes=tuple(notes),
        groups=groups,
        predictions=scored.predictions,
    )


def _split_up(scored: Scored, column: str, seed: int) -> dict[str, object]:
    of_row = [str(row.get(column)) for row in scored.rows.values]
    of_item = np.array([of_row[row] for row in scored.item_row], object)
    values = {}
    for value in sorted(set(of_item)):
        places = np.flatnonzero(of_item == value)
        metrics = [Metric(m.name, m.counts[places], m.value) for m in scored.metrics]
        groups = [scored.groups[place] for place in places]
        values[value] = {
            "rows": of_row.count(value),
            "metrics": estimate(metrics, groups, seed=seed),
        }
    return {"column": column, "values": values}
