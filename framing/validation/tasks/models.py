"""Models that rows can train: which there are, what their rows hold, and what they answer."""

import importlib
from collections.abc import Mapping
from types import ModuleType

from ..rows import Rows

__all__ = ["TRAINED", "ask", "bias_field", "model_rows", "needed_fields", "trainer"]

#: What a model can be trained for, each by the module of that name.
TRAINED = ("target-sentiment", "sentence-bias", "news-sentiment")
#: The label of a sentence stands in the first of these that the rows have.
_BIAS_FIELDS = ("label_bias", "label", "biased_majority")
_RATED = 4.0


def trainer(name: str, kind: str = "linear") -> ModuleType:
    """Return the module that trains a task's model, linear or a transformer.

    Raises
    ------
    ValueError
        If there is none.
    """
    if name not in TRAINED:
        raise ValueError(f"no model can be trained for {name!r}; there are: {', '.join(TRAINED)}.")
    if kind == "transformer":
        if name != "target-sentiment":
            raise ValueError(f"a transformer is trained for target-sentiment only, not for {name}.")
        return importlib.import_module("framing.validation.target_transformer")
    return importlib.import_module(f"framing.validation.{name.replace('-', '_')}")


def bias_field(rows: Rows) -> str:
    """Return the name of the field that says whether a sentence is biased."""
    return next((name for name in _BIAS_FIELDS if rows.has(name)), _BIAS_FIELDS[0])


def needed_fields(task: str, rows: Rows) -> tuple[str, ...]:
    """Return the names of the fields that rows need beside ``text`` to train a task's model."""
    if task == "sentence-bias":
        return (bias_field(rows),)
    return ("valence",) if task == "news-sentiment" else ("label", "start", "end")


def model_rows(task: str, rows: Rows) -> list[dict]:
    """Return rows as models take them, checked: numbers as numbers, whatever the format.

    Raises
    ------
    ReadingError
        If a row is not as it should be.
    """
    texts = rows.texts()
    values = [{**row, "text": text} for row, text in zip(rows.values, texts, strict=True)]
    if task == "sentence-bias":
        _fill(values, "label_bias", rows.labels(bias_field(rows), (0, 1)))
    elif task == "news-sentiment":
        _fill(values, "valence", rows.floats("valence"))
        for place, row in enumerate(values):
            if abs(row["valence"]) > _RATED:
                rows.refuse(place, "valence", "from -4 to 4 to train on")
    else:
        _fill(values, "label", rows.labels("label", (-1, 0, 1)))
        for place, row in enumerate(values):
            span = [[row["start"], row["end"]]]
            ((row["start"], row["end"]),) = rows.spans(place, "start", span, len(row["text"]))
            if row["start"] == row["end"]:
                rows.refuse(place, "end", "after 'start'")
    return values


def _fill(values: list[dict], column: str, checked: list) -> None:
    for row, value in zip(values, checked, strict=True):
        row[column] = value


def ask(
    task: str, rows: list[dict], ids: list[str], path: str | None
) -> tuple[list[dict], list[dict[int, float]] | None, Mapping]:
    """Return a model's predictions, its probabilities by label if it gives any, and its figures.

    Parameters
    ----------
    task : str
    rows : list of dict
        From `model_rows`.
    ids : list of str
    path : str or None
        Of the model; the shipped one otherwise.

    Raises
    ------
    ValueError
        If none is shipped, or the file is no model.
    """
    module = trainer(task)
    model = module.load(path) if path else module.load_shipped()
    said = module.predict(rows, model)
    predictions = [{**row, "id": i} for i, row in zip(ids, said, strict=True)]
    chances = [_by_label(row) for row in said]
    figures = getattr(model, "card", {}).get("figures", {})
    return predictions, (chances if None not in chances else None), figures


def _by_label(row: dict) -> dict[int, float] | None:
    found = row.get("probabilities", row.get("probability"))
    if isinstance(found, dict):
        return {int(label): float(value) for label, value in found.items()}
    if isinstance(found, int | float):
        return {0: 1.0 - float(found), 1: float(found)}
    return None
