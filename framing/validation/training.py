"""Training: a model of one's own from annotated rows, with its figures beside the baselines."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .data import read_rows
from .tasks.labels import bias_field, model_rows, trainer

__all__ = ["train_model"]

_TRAINED = ("target-sentiment", "sentence-bias")


def train_model(task: str, file: str | Path, output: str | Path, *, seed: int = 0) -> str:
    """Train a task's model, write it, and return its cross-validated figures as text.

    Parameters
    ----------
    task : {"target-sentiment", "sentence-bias"}
    file : path
        Annotated rows, with the fields that ``framing validate`` takes.
    output : path
        Of the model; it holds numbers and words, and runs no code when it is loaded.
    seed : int

    Raises
    ------
    ValueError
        If nothing can be trained for the task, or a row is not as it should be.
    """
    if task not in _TRAINED:
        raise ValueError(f"no model can be trained for {task!r}; there are: {', '.join(_TRAINED)}.")
    module = trainer(task)
    rows = read_rows(file)
    rows = rows.without("text", "no text")
    label = "label" if task == "target-sentiment" else bias_field(rows)
    rows.need("text", label)
    for column in (label,) if task == "sentence-bias" else (label, "start", "end"):
        rows.need(column)
        rows = rows.without(column)
    values = model_rows(task, rows)
    model = module.train(values, seed=seed)
    module.save(model, output)  # there already if somebody tires of the figures
    figures = module.cross_validate(values)
    if hasattr(model, "card"):
        module.save(replace(model, card={**model.card, "figures": figures}), output)
    lines = [f"{task}: a model of {len(values):,} rows → {output}", *_list(figures)]
    if rows.left_out:
        reasons = (f"{number:,} {reason}" for reason, number in rows.left_out.items())
        lines.append("left out: " + "; ".join(reasons))
    return "\n".join(lines)


def _list(figures: Mapping, indent: str = "  ") -> list[str]:
    lines = []
    for name, value in figures.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{name}", *_list(value, indent + "  ")]
        elif isinstance(value, float):
            lines.append(f"{indent}{name:<28} {value:.3f}")
        else:
            shown = value if isinstance(value, str | int) else json.dumps(value, default=str)
            lines.append(f"{indent}{name:<28} {shown}")
    return lines
