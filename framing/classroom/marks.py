"""What a class hands in: files and codes → sheets, with every bad one named and left out."""

import json
import os
import re
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..articles import clean_text
from ..reading import ReadingError
from ..reading.decoding import decode
from .codes import Sheet, find_codes, read_code
from .collected import Collected, name_few, settle
from .exercise import Exercise

__all__ = ["MARKS_SCHEMA", "collect_marks", "read_exercise"]

MARKS_SCHEMA = "framing.marks/1"
_SEALED = re.compile(r'<script type="application/json" id="sealed">([A-Za-z0-9+/=\s]*)</script>')
#: Of a file in bytes, of files in a folder, of sheets, of one reason in characters.
_LARGEST, _MOST_FILES, _MOST_SHEETS, _LONGEST_REASON = 8_000_000, 2_000, 1_000, 300
#: Files of a folder that may hold marks or the exercise; others are passed over.
_MUST = (".json", ".txt")
_ENDINGS = (".json", ".txt", ".text", ".md", ".csv", ".tsv", ".html", ".htm", ".eml", "")


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
    return settle(found, exercise)


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
    again, latest = 0, {(sheet.exercise, sheet.number): sheet for sheet in found.sheets}
    for line, code in codes:
        if len(found.sheets) >= _MOST_SHEETS:
            bad.append(f"{name}: more than {_MOST_SHEETS:,} sheets; the rest left out.")
            break
        where = f"{name}, line {line}" if line and len(codes) > 1 else name
        try:
            sheet = read_code(code if isinstance(code, str) else "")
            sheet = _with_reasons(sheet, values) if values else sheet
        except ValueError as error:
            bad.append(f"{where}: {error}; left out.")
            continue
        if latest.get((sheet.exercise, sheet.number)) == sheet:
            again += 1
            continue
        latest[sheet.exercise, sheet.number] = sheet
        found.sheets.append(sheet)
        found.sources.append(where)
    if again:
        found.notes.append(f"{name}: sheets that were there already, counted once: {again:,}.")
    found.problems += name_few(bad)


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
