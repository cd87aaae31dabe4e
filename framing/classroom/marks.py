"""What a class hands in: files and codes → sheets, with every bad one named and left out."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..articles import clean_text
from ..reading import ReadingError
from ..reading.decoding import decode
from .codes import Sheet, find_codes, read_code
from .exercise import Exercise

__all__ = ["MARKS_SCHEMA", "Collected", "collect_marks", "read_exercise"]

MARKS_SCHEMA = "framing.marks/1"
_SEALED = re.compile(r'<script type="application/json" id="sealed">([A-Za-z0-9+/=\s]*)</script>')
#: Of a file in bytes, of files in a folder, of sheets, of one reason in characters.
_LARGEST, _MOST_FILES, _MOST_SHEETS, _LONGEST_REASON = 8_000_000, 2_000, 1_000, 300
#: Bad codes of one file that are named one by one.
_MOST_NAMED = 20
#: Files of a folder that may hold marks or the exercise; others are passed over.
_MUST = (".json", ".txt")
_ENDINGS = (".json", ".txt", ".text", ".md", ".csv", ".tsv", ".html", ".htm", ".eml", "")


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


def read_exercise(page: str) -> Exercise | None:
    """Return the exercise that a page holds; None if it is no exercise page.

    Raises
    ------
    ValueError
        If it is one, but damaged.
    """
    found = _SEALED.search(page)
    if not found:
        return None
    try:
        values = json.loads(b64decode(found[1]))
    except (ValueError, RecursionError):
        raise ValueError("this is no exercise of framing, or a damaged one.") from None
    return Exercise.from_dict(values)


def collect_marks(
    paths: Iterable[str | os.PathLike], exercise: Exercise | None = None
) -> Collected:
    """Read marks from files and folders: JSON files, and texts with codes anywhere in them.

    Parameters
    ----------
    paths : iterable of path
    exercise : Exercise, optional
        Otherwise the exercise page must be among the files.

    Returns
    -------
    Collected
        Only sheets of that exercise; of one sheet handed in twice, the later.

    Raises
    ------
    ValueError
        If there is no exercise, or there are several.
    """
    found = Collected()
    for path, asked_for in _list_files(map(Path, paths), found):
        _read_file(path, found, asked_for)
    return _settle(found, exercise)


def _list_files(paths: Iterable[Path], found: Collected) -> list[tuple[Path, bool]]:
    """Return the files to read, and whether each must hold marks.

    In a folder there may lie articles, and the pages and tables of an earlier run.
    """
    listed = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name[0] != ".")
            kinds = [(p, p.suffix.lower()) for p in inside]
            listed += [(p, kind in _MUST) for p, kind in kinds if kind in _ENDINGS]
        elif path.exists():
            listed.append((path, True))
        else:
            found.problems.append(f"{clean_text(path.name)}: no such file or folder.")
    if len(listed) > _MOST_FILES:
        found.problems.append(f"{len(listed):,} files: only the first {_MOST_FILES:,} were read.")
    return listed[:_MOST_FILES]


def _read_file(path: Path, found: Collected, asked_for: bool) -> None:
    name = clean_text(path.name)
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError(f"larger than {_LARGEST // 1_000_000} MB")
        text = decode(path.read_bytes(), name)[0]
    except ReadingError as error:
        found.problems.append(f"{error}")
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        found.problems.append(f"{name}: {reason}; left out.")
        return
    try:
        if exercise := read_exercise(text):
            found.exercises.append(exercise)
            return
    except ValueError as error:
        found.problems.append(f"{name}: {error}")
        return
    _read_text(name, text, found, asked_for)


def _read_text(name: str, text: str, found: Collected, asked_for: bool) -> None:
    values = _as_marks_file(text)
    codes = [(0, values.get("code"))] if values else find_codes(text)
    if not codes and asked_for:
        found.problems.append(f"{name}: no marks in it; left out.")
    bad: list[str] = []
    for line, code in codes:
        if len(found.sheets) >= _MOST_SHEETS:
            bad.append(f"{name}: more than {_MOST_SHEETS:,} sheets; the rest left out.")
            break
        where = f"{name}, line {line}" if line and len(codes) > 1 else name
        try:
            sheet = read_code(code if isinstance(code, str) else "")
            found.sheets.append(_with_reasons(sheet, values) if values else sheet)
            found.sources.append(where)
        except ValueError as error:
            bad.append(f"{where}: {error}; left out.")
    if len(bad) > _MOST_NAMED:
        bad[_MOST_NAMED:] = [f"{name}: {len(bad) - _MOST_NAMED:,} more like these; left out."]
    found.problems += bad


def _as_marks_file(text: str) -> dict | None:
    if MARKS_SCHEMA not in text:
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) and values.get("schema") == MARKS_SCHEMA else None


def _with_reasons(sheet: Sheet, values: dict) -> Sheet:
    """Add what was written for each mark; the marks in the file must be those of its code."""
    listed = values.get("marks")
    said = [item if isinstance(item, dict) else {} for item in listed or ()]
    if [(m.get("first"), m.get("last"), m.get("category")) for m in said] != [
        (mark.first, mark.last, mark.category) for mark in sheet.marks
    ]:
        raise ValueError("marks that were edited by hand")
    marks = [
        replace(mark, why=_reason(item.get("why")))
        for mark, item in zip(sheet.marks, said, strict=True)
    ]
    return replace(sheet, marks=tuple(marks))


def _reason(text: object) -> str:
    return clean_text(text)[:_LONGEST_REASON].strip() if isinstance(text, str) else ""


def _settle(found: Collected, exercise: Exercise | None) -> Collected:
    """Keep the sheets of one exercise, and the later of those that were handed in twice."""
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
    for where, sheet in zip(found.sources, found.sheets, strict=True):
        if problem := _find_fault(sheet, exercise):
            found.problems.append(f"{where}: {problem}; left out.")
            continue
        if sheet.number in kept:
            found.notes.append(f"{kept[sheet.number][0]}: the same sheet came again later.")
            del kept[sheet.number]
        kept[sheet.number] = where, sheet
    return replace(
        found,
        sheets=[sheet for _, sheet in kept.values()],
        sources=[where for where, _ in kept.values()],
        exercises=[exercise],
    )


def _find_fault(sheet: Sheet, exercise: Exercise) -> str:
    if sheet.exercise != exercise.id:
        return f"marks of another exercise ({sheet.exercise}, not {exercise.id})"
    sound = (
        len(sheet.frames) == len(exercise.texts)
        and max(sheet.frames, default=0) <= len(exercise.frames)
        and all(_is_possible(mark, exercise) for mark in sheet.marks)
    )
    return "" if sound else "marks that do not fit the text"


def _is_possible(mark, exercise: Exercise) -> bool:
    words = exercise.words
    if not (mark.last < len(words) and mark.category < len(exercise.categories)):
        return False
    first, last = words[mark.first], words[mark.last]
    return (first.letter, first.part, first.paragraph) == (last.letter, last.part, last.paragraph)
