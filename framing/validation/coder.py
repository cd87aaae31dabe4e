"""One coder's sheet as a spreadsheet gave it back: blanks, commas in numbers, damage by sorting."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..reading import ReadingError
from ..reading.decoding import decode
from .data import read_cells

__all__ = ["Cell", "check_ids", "need_openpyxl", "read_coder", "read_codes"]

#: A quote that was put before what a spreadsheet would run as a formula.
_QUOTED = re.compile(r"'[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class Cell:
    """A row of a sheet: where it stands, its code, and its cells by column."""

    where: str
    code: str
    row: dict[str, str]


def read_coder(path: str | Path) -> list[Cell]:
    """Return one file's rows with their coder, or say what they lack."""
    path = Path(path)
    cells = _read_sheet(path)
    columns = cells[0].row if cells else ()
    missing = [name for name in ("id", "text", "code") if name not in columns]
    if missing:
        raise ReadingError(f"{path.name}: a coded sheet needs a column {missing[0]!r}.")
    if not any(cell.code for cell in cells):
        raise ReadingError(f"{path.name}: the sheet holds no code; fill in the column 'code'.")
    for cell in cells:
        cell.row.setdefault("coder", path.stem)
        if not cell.row["id"] or not cell.row["coder"]:
            raise ReadingError(f"{cell.where}: 'id' and 'coder' must be given.")
    return cells


def check_ids(cells: Sequence[Cell]) -> None:
    """Refuse an id that one coder has twice, or that two sheets have with different texts."""
    coded: dict[tuple[str, str], Cell] = {}
    known: dict[str, Cell] = {}
    for cell in cells:
        i, who = cell.row["id"], cell.row["coder"]
        if before := coded.get((i, who)):
            raise ReadingError(
                f"{cell.where}: {who!r} has coded {i!r} already, in {before.where}; coders are "
                "told apart by the names of their files, or by a column 'coder'."
            )
        coded[i, who] = cell
        first = known.setdefault(i, cell)
        if _plain(first.row["text"]) != _plain(cell.row["text"]):
            raise ReadingError(
                f"{cell.where}: {i!r} has another text in {first.where}; was a column sorted alone?"
            )


def _plain(text: str) -> str:
    """Leave out what a spreadsheet's encoding may have changed."""
    return _NO_LETTER.sub("", text)


def read_codes(given: Sequence[Cell]) -> list[float] | list[str]:
    """Return codes as numbers, or as words where most are words."""
    numbers = [_read_number(cell.code) for cell in given]
    wrong = [cell for cell, number in zip(given, numbers, strict=True) if number is None]
    if not wrong:
        return numbers
    if 2 * len(wrong) < len(given):
        raise ReadingError(
            f"{wrong[0].where}: the code {wrong[0].code!r} is no number, as most are; correct it, "
            "or leave it empty."
        )
    return [cell.code.casefold() for cell in given]


def _read_number(code: str) -> float | None:
    """Return a code as a number, however a spreadsheet has written it.

    Examples
    --------
    >>> [_read_number(code) for code in ("2", "−1,5", "+.5", "1,000,000", "l")]
    [2.0, -1.5, 0.5, None, None]
    """
    plain = code.replace("−", "-").replace("–", "-").replace(",", ".").replace(" ", "")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def _read_sheet(path: Path) -> list[Cell]:
    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise ReadingError(f"{path.name}: a sheet is read from .csv or .xlsx.")
    if kind == ".csv":
        text = decode(path.read_bytes(), path.name)[0].removeprefix("\ufeff")
        numbered = read_cells(text, path.name)
    else:
        numbered = _read_excel(path)
    rows = ((number, {_name(k): _clean(v) for k, v in row.items()}) for number, row in numbered)
    return [
        Cell(f"row {number} of {path.name}", row.get("code", ""), row)
        for number, row in rows
        if any(row.values())
    ]


def _name(column: object) -> str:
    return str(column).strip().lower()


def _clean(cell: str) -> str:
    """Take off blanks, and the quote before what a spreadsheet would run as a formula."""
    return cell[1:] if _QUOTED.match(cell) else cell.strip()


def _read_excel(path: Path) -> list[tuple[int, dict]]:
    import pandas as pd

    need_openpyxl(path)
    data = io.BytesIO(path.read_bytes())
    try:
        table = pd.read_excel(data, dtype=str, keep_default_na=False, engine="openpyxl")
    except (zipfile.BadZipFile, ValueError, KeyError, OSError) as error:
        what = " ".join(str(error).split())[:80].rstrip(".")
        raise ReadingError(f"{path.name}: not a table that can be read ({what}).") from None
    return list(enumerate(table.fillna("").to_dict("records"), 2))


def need_openpyxl(path: Path) -> None:
    """Say what to install where a spreadsheet cannot be read or written."""
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise ValueError(f"{path}: install openpyxl for .xlsx, or use .csv.") from None
