"""The teacher's page: a class's agreement through its template."""

from collections.abc import Sequence

from .accuracy import read_experts
from .agreement import Agreement
from .alphas import short
from .expressions import Run
from .page import mark_texts, render

__all__ = ["render_agreement"]

#: So many sheets make a table of all pairs that can be read.
_HEAT = 40


def render_agreement(
    agreement: Agreement,
    *,
    sources: Sequence[str] = (),
    problems: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> str:
    """Return the page that shows a teacher how far the class agrees.

    Parameters
    ----------
    agreement : Agreement
    sources : sequence of str
        Where each sheet was found.
    problems, notes : sequence of str
        What was left out, and what was put right.
    """
    exercise = agreement.exercise
    runs = _shown_runs(agreement)
    experts = read_experts()
    return render(
        "agreement.html",
        exercise,
        texts=mark_texts(exercise, runs),
        sheets=list(sources) or [f"sheet {i + 1}" for i in range(len(agreement.sheets))],
        problems=list(problems),
        kept_out=list(notes),
        outcome=_describe_outcome(agreement, experts),
        alphas=[{**row, **_shown(row)} for row in agreement.alphas],
        experts={**experts, **_shown(experts)},
        argued=agreement.argued,
        against=agreement.against_list,
        students=agreement.students,
        heat=_heat(agreement) if 2 <= len(agreement.sheets) <= _HEAT else None,
        frames=agreement.frames,
    )


def _shown_runs(agreement: Agreement) -> dict[int, Run]:
    """Return the run of each word that the class or the list marks."""
    shown = [run for run in agreement.runs if run.marked or run.answer]
    return {number: run for run in shown for number in range(run.first, run.last + 1)}


def _shown(row) -> dict[str, str]:
    if row["alpha"] is None:
        return {"shown": "none", "between": "takes two sheets that do not say the same throughout"}
    known = row["low"] is not None and row["high"] is not None
    between = f"between {short(row['low'])} and {short(row['high'])}" if known else "–"
    return {"shown": short(row["alpha"]), "between": between}


def _describe_outcome(agreement: Agreement, experts) -> str:
    """Say in a sentence how far the class agrees, held beside experts."""
    count = len(agreement.sheets)
    row = agreement.alphas[0]
    if row["alpha"] is None:
        sheets = "1 sheet" if count == 1 else f"{count} sheets"
        return f"{sheets}: too few, or too much alike, for a figure of agreement."
    said = (
        f"{count} sheets. On which sentences have a loaded word the class agrees at alpha "
        f"{short(row['alpha'])}"
    )
    if row["low"] is None or row["high"] is None:
        return f"{said}."
    if row["low"] > experts["high"]:
        held = "more than experts did on news sentences"
    elif row["high"] < experts["low"]:
        held = "less than experts did on news sentences"
    else:
        held = "about as far as experts did on news sentences"
    return f"{said}: {held} ({short(experts['alpha'])})."


def _heat(agreement: Agreement) -> list[list[float | None]]:
    """Return the overlap of each two sheets; None of a sheet with itself, and where undefined."""
    share = agreement.overlaps[2][:-1, :-1].tolist()
    return [
        [None if a == b or value != value else value for b, value in enumerate(row)]
        for a, row in enumerate(share)
    ]
