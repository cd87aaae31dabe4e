"""Annotated rows: JSON lines, CSV or Parquet → Rows, with fields checked as they are asked for."""

import csv
import io
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..articles import clean_text
from ..reading import ReadingError
from ..reading.decoding import decode

__all__ = ["Rows", "keep_offsets", "read_rows"]

_KINDS = (".jsonl", ".ndjson", ".csv", ".parquet")
_NULLS = ("", "nan", "NaN", "None", "null", "NULL", "NA", "<NA>")


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of an annotated file, with their places in it.

    Attributes
    ----------
    name : str
        Of the file, for messages.
    values : list of dict
    numbers : list of int
        Where each stands in the file, from 1; in a CSV the header is row 1.
    left_out : Counter
        How many rows were left out so far, by reason.
    """

    name: str
    values: list[dict]
    numbers: list[int]
    left_out: Counter = field(default_factory=Counter)

    def __len__(self) -> int:
        return len(self.values)

    def where(self, place: int) -> str:
        """Return how to call a row in a message."""
        return f"row {self.numbers[place]} of {self.name}"

    def take(self, places: Iterable[int]) -> "Rows":
        """Return some of the rows."""
        places = list(places)
        values, numbers = ([kept[p] for p in places] for kept in (self.values, self.numbers))
        return Rows(self.name, values, numbers, self.left_out)

    def select(self, column: str, value: str) -> "Rows":
        """Return the rows whose `column` reads `value`.

        Raises
        ------
        ReadingError
            If there are none.
        """
        self.need(column)
        found = [i for i, row in enumerate(self.values) if str(row.get(column)) == value]
        if not found:
            known = sorted({str(row.get(column)) for row in self.values})
            shown = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
            raise ReadingError(f"{self.name}: no row has {column} = {value!r}; there are: {shown}.")
        return self.take(found)

    def has(self, column: str) -> bool:
        """Tell whether any row has a value in a column."""
        return any(not _is_null(row.get(column)) for row in self.values)

    def need(self, *columns: str) -> None:
        """Raise ReadingError if a column is nowhere in the file."""
        known = dict.fromkeys(key for row in self.values for key in row)
        for column in columns:
            if column not in known:
                raise ReadingError(
                    f"{self.name}: there is no field {column!r}; needed: {', '.join(columns)}; "
                    f"the rows have: {', '.join(map(str, known))}."
                )

    def without(self, column: str, reason: str | None = None) -> "Rows":
        """Leave out the rows that have nothing in a column, and remember how many they are."""
        kept = [i for i, row in enumerate(self.values) if not _is_null(row.get(column))]
        return self.keep(kept, reason or f"{column} is null")

    def keep(self, places: Sequence[int], reason: str) -> "Rows":
        """Keep some rows, and remember why the others are left out."""
        if len(places) < len(self):
            self.left_out[reason] += len(self) - len(places)
        return self.take(places)

    def ids(self) -> list[str]:
        """Return the id of each row, or its number in the file."""
        given = zip(self.values, self.numbers, strict=True)
        return [str(number if _is_null(row.get("id")) else row["id"]) for row, number in given]

    def groups(self) -> list[str]:
        """Return the group of each row; a row without one is a group of its own."""
        return [
            f"row {number}" if _is_null(row.get("group")) else f"group {row['group']}"
            for row, number in zip(self.values, self.numbers, strict=True)
        ]

    def texts(self, column: str = "text") -> list[str]:
        """Return texts, in which offsets count as in the file.

        Raises
        ------
        ReadingError
            If one is no text.
        """
        for place, row in enumerate(self.values):
            if not isinstance(row[column], str):
                self.refuse(place, column, "text")
        return [keep_offsets(row[column]) for row in self.values]

    def floats(self, column: str) -> list[float]:
        """Return numbers.

        Raises
        ------
        ReadingError
            If one is no finite number.
        """
        return [self._float(place, column) for place in range(len(self))]

    def _float(self, place: int, column: str) -> float:
        try:
            value = float(self.values[place][column])
        except (TypeError, ValueError):
            value = math.nan
        if not math.isfinite(value):
            self.refuse(place, column, "a number")
        return value

    def labels(self, column: str, allowed: Sequence[int]) -> list[int]:
        """Return labels that are whole numbers.

        Raises
        ------
        ReadingError
            If one is not among those allowed.
        """
        found = self.floats(column)
        for place, value in enumerate(found):
            if value not in allowed:
                self.refuse(place, column, "one of " + ", ".join(map(str, allowed)))
        return [int(value) for value in found]

    def lists(self, column: str) -> list[list]:
        """Return lists; an empty cell of a CSV is an empty list.

        Raises
        ------
        ReadingError
            If one is no list.
        """
        for place, row in enumerate(self.values):
            if not isinstance(row[column], list):
                self.refuse(place, column, "a list")
        return [row[column] for row in self.values]

    def spans(self, place: int, column: str, found: Iterable, size: int) -> list[tuple[int, int]]:
        """Return spans ``[start, end]`` or ``{start, end}`` of a row's text as pairs.

        Raises
        ------
        ReadingError
            If one does not lie in the text.
        """
        pairs = []
        for item in found:
            pair = [item.get("start"), item.get("end")] if isinstance(item, dict) else item
            try:
                start, end = (int(value) for value in pair)
            except (TypeError, ValueError):
                self.refuse(place, column, "spans [[start, end], …]", item)
            if not 0 <= start <= end <= size:
                self.refuse(place, column, f"spans within the text of {size} characters", item)
            pairs.append((start, end))
        return pairs

    def refuse(self, place: int, column: str, wanted: str, got: object = None) -> None:
        """Raise ReadingError: what a row's field must be, and what it is."""
        got = self.values[place].get(column) if got is None else got
        shown = json.dumps(got, ensure_ascii=False, default=str)
        shown = shown if len(shown) < 60 else shown[:59] + "…"
        raise ReadingError(f"{self.where(place)}: {column!r} must be {wanted}, got {shown}.")


def read_rows(path: str | Path) -> Rows:
    """Read an annotated file.

    Parameters
    ----------
    path : path
        ``.jsonl``, ``.csv`` or ``.parquet``; lists and objects in a CSV are written as JSON.

    Raises
    ------
    ReadingError
        With the row and what would be right, if a row cannot be read.
    """
    path = Path(path)
    kind = path.suffix.lower()
    if kind not in _KINDS:
        raise ReadingError(f"{path}: annotated rows are read from {', '.join(_KINDS)}.")
    data = path.read_bytes()
    if kind == ".parquet":
        numbered = list(enumerate(_parse_parquet(data, path.name), 1))
    else:
        text = decode(data, path.name)[0].removeprefix("\ufeff")
        parse = _parse_csv if kind == ".csv" else _parse_lines
        numbered = list(parse(text, path.name))
    if not numbered:
        raise ReadingError(f"{path.name}: there are no rows in it.")
    return Rows(path.name, [row for _, row in numbered], [number for number, _ in numbered])


def _parse_lines(text: str, name: str) -> Iterable[tuple[int, dict]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            what = " ".join(str(error).split())[:80]
            raise ReadingError(f"row {number} of {name}: not valid JSON ({what}).") from None
        if not isinstance(row, dict):
            raise ReadingError(f"row {number} of {name}: a row must be an object with names.")
        yield number, row


def _parse_csv(text: str, name: str) -> Iterable[tuple[int, dict]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] = []
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(header):
                raise ReadingError(
                    f"row {number} of {name}: {len(cells)} fields where the header has "
                    f"{len(header)}; put texts that hold commas or line ends in quotes."
                )
            yield number, {n: _parse_cell(c) for n, c in zip(header, cells, strict=True)}
    except csv.Error as error:
        raise ReadingError(f"row {reader.line_num} of {name}: not valid CSV ({error}).") from None


def _parse_cell(cell: str) -> object:
    if cell in _NULLS:
        return None
    if cell[0] in "[{":
        try:
            return json.loads(cell)
        except (ValueError, RecursionError):
            return cell
    return cell


def _parse_parquet(data: bytes, name: str) -> list[dict]:
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        what = " ".join(str(error).split())[:80].rstrip(".")
        raise ReadingError(f"{name}: not a whole Parquet file ({what}).") from None


def _is_null(value: object) -> bool:
    missing = isinstance(value, float) and math.isnan(value)
    return value is None or missing or (isinstance(value, str) and not value.strip())


def keep_offsets(text: str) -> str:
    """Clean a text as `Article` does, but a character for a character.

    Examples
    --------
    >>> keep_offsets("one\\r\\ntwo\\ufeff")
    'one \\ntwo\\u200b'
    """
    if clean_text(text) == text:
        return text
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    return "".join(clean_text(character) or "\u200b" for character in text)
