"""What was handed in: sheets, where each was found, and which of them count."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .codes import Mark, Sheet, write_code
from .exercise import Exercise

__all__ = ["Collected", "name_few", "settle"]

#: Sheets that are named one by one: what is bad, what came again.
_MOST_NAMED = 20


@dataclass
class Collected:
    """What was read.

    Attributes
    ----------
    sheets : list of Sheet
    sources : list of str
        Where each was found.
    exercises : list of Exercise
        Pages that were among the files.
    problems : list of str
        What was left out, and why.
    notes : list of str
        What was put right without loss.
    """

    sheets: list[Sheet] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    exercises: list[Exercise] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def name_few(lines: Sequence[str]) -> list[str]:
    """Return lines on sheets, the last one a number where they are too many.

    Examples
    --------
    >>> name_few(["a.txt: no marks"] * 30)[-2:]
    ['a.txt: no marks', '10 more like these.']
    """
    more = len(lines) - _MOST_NAMED
    return [*lines] if more <= 0 else [*lines[:_MOST_NAMED], f"{more:,} more like these."]


def settle(found: Collected, exercise: Exercise | None) -> Collected:
    """Keep the sheets of one exercise, and the later of those that were handed in twice.

    Parameters
    ----------
    found : Collected
        Everything that was read.
    exercise : Exercise or None
        Otherwise the one among what was read.

    Raises
    ------
    ValueError
        If there is no exercise, or there are several.
    """
    every = {item.id: item for item in found.exercises} | (
        {exercise.id: exercise} if exercise else {}
    )
    if not exercise and len(every) > 1:
        raise ValueError("the files hold pages of several exercises: give one at a time.")
    if not every:
        raise ValueError(
            "which text do these marks belong to? Put the exercise page among the files, or give "
            "it by --exercise."
        )
    exercise = exercise or next(iter(every.values()))
    kept: dict[int, tuple[str, Sheet]] = {}
    bad, replaced = [], []
    for where, sheet in zip(found.sources, found.sheets, strict=True):
        if problem := _find_fault(sheet, exercise):
            bad.append(f"{where}: {problem}; left out.")
            continue
        if earlier := kept.pop(sheet.number, None):
            replaced.append(f"{earlier[0]}: the same sheet came again later.")
            sheet = _with_reasons_of(earlier[1], sheet)
        kept[sheet.number] = where, sheet
    return replace(
        found,
        problems=[*found.problems, *name_few(bad)],
        notes=[*found.notes, *name_few(replaced)],
        sheets=[sheet for _, sheet in kept.values()],
        sources=[where for where, _ in kept.values()],
        exercises=[exercise],
    )


def _with_reasons_of(earlier: Sheet, sheet: Sheet) -> Sheet:
    """Return a sheet with the reasons of an earlier one of the same marks: a code holds none."""
    told = any(mark.why for mark in sheet.marks)
    return sheet if told or write_code(earlier) != write_code(sheet) else earlier


def _find_fault(sheet: Sheet, exercise: Exercise) -> str:
    if sheet.exercise != exercise.id:
        return f"marks of another exercise ({sheet.exercise}, not {exercise.id})"
    sound = (
        len(sheet.frames) == len(exercise.texts)
        and max(sheet.frames, default=0) <= len(exercise.frames)
        and all(_is_possible(mark, exercise) for mark in sheet.marks)
    )
    return "" if sound else "marks that do not fit the text"


def _is_possible(mark: Mark, exercise: Exercise) -> bool:
    words = exercise.words
    if not (mark.last < len(words) and mark.category < len(exercise.categories)):
        return False
    first, last = words[mark.first], words[mark.last]
    return (first.letter, first.part, first.paragraph) == (last.letter, last.part, last.paragraph)
