"""Training: a model of one's own from annotated rows, with its figures beside the baselines."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from .data import read_rows
from .rows import Rows
from .tasks.models import model_rows, needed_fields, trainer

__all__ = ["train_model"]


def train_model(
    task: str,
    file: str | Path,
    output: str | Path,
    *,
    kind: str = "linear",
    about: Mapping[str, str] | None = None,
    seed: int = 0,
    tell: Callable[[str], None] = lambda line: None,
) -> str:
    """Train a task's model, write it, and return its cross-validated figures as text.

    Parameters
    ----------
    task : {"target-sentiment", "sentence-bias", "news-sentiment"}
    file : path
        Annotated rows, with the fields that ``framing validate`` takes.
    output : path
        Of the model; it holds numbers and words, and runs no code when it is loaded.
    kind : {"linear", "transformer"}
        A transformer is for target-sentiment only, and is written into a folder.
    about : mapping, optional
        What to keep with it of where the rows are from: ``data``, ``licence`` and the like.
    seed : int
    tell : callable, optional
        Told how far a transformer has come, a line at a time.

    Raises
    ------
    ValueError
        If nothing can be trained for the task, or a row is not as it should be.
    """
    module = trainer(task, kind)
    options = _check_output(Path(output), kind, tell)
    rows = _usable(task, read_rows(file))
    values = model_rows(task, rows)
    model = module.train(values, seed=seed, **options)
    asked = "" if kind == "linear" else f" --model {kind}"
    known = {**(about or {}), "command": f"framing train {task} {rows.name}{asked}"}
    module.save(model, output, about=known)  # there already if somebody tires of the figures
    figures = getattr(model, "figures", None) or module.cross_validate(values, seed=seed)
    module.save(model, output, about={**known, "figures": _rounded(figures)})
    describe = getattr(module, "describe_figures", _list)
    lines = [f"{task}: a model of {len(values):,} rows → {output}", *describe(figures)]
    if rows.left_out:
        reasons = (f"{number:,} {reason}" for reason, number in rows.left_out.items())
        lines.append("left out: " + "; ".join(reasons))
    return "\n".join(lines)


def _check_output(output: Path, kind: str, tell: Callable[[str], None]) -> dict:
    """Refuse an output that cannot be written before any work is done; return further options."""
    if kind == "linear":
        if output.is_dir():
            raise ValueError(f"{output}: is a folder; give the name of a file.")
        return {}
    if output.exists() and not output.is_dir():
        raise ValueError(f"{output}: is a file; a transformer is written into a folder.")
    return {"tell": tell}


def _usable(task: str, rows: Rows) -> Rows:
    fields = needed_fields(task, rows)
    rows.need("text", *fields)
    rows = rows.without("text", "no text")
    for column in fields:
        rows = rows.without(column)
    return rows


def _rounded(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _rounded(inner) for name, inner in value.items()}
    return round(value, 4) if isinstance(value, float) else value


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
