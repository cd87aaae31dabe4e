"""Rows of an annotated file, whose fields are checked as they are asked for."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from ..articles import clean_text
from ..reading import ReadingError
from .folds import groups_of

__all__ = ["Rows", "keep_offsets"]


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
        return groups_of(self.values, self.numbers)

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
        found = [_to_float(row[column]) for row in self.values]
        for place, value in enumerate(found):
            if not math.isfinite(value):
                self.refuse(place, column, "a number")
        return found

    def labels(self, column: str, allowed: Sequence[int]) -> list[int]:
        """Return labels that are whole numbers.

        Raises
        ------
        ReadingError
            If one is not among those allowed.
        """
        found = [_to_float(row[column]) for row in self.values]
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
            ends = [_to_float(value) for value in pair] if isinstance(pair, list) else []
            if len(ends) != 2 or not all(end.is_integer() for end in ends):
                self.refuse(place, column, "spans [[start, end], …]", item)
            if not 0 <= ends[0] <= ends[1] <= size:
                self.refuse(place, column, f"spans within the text of {size} characters", item)
            pairs.append((int(ends[0]), int(ends[1])))
        return pairs

    def refuse(self, place: int, column: str, wanted: str, got: object = None) -> NoReturn:
        """Raise ReadingError: what a row has in a column, and what would be right."""
        got = self.values[place].get(column) if got is None else got
        shown = json.dumps(got, ensure_ascii=False, default=str)
        shown = shown if len(shown) < 60 else shown[:59] + "…"
        raise ReadingError(f"{self.where(place)}: {column!r} must be {wanted}, got {shown}.")


def _is_null(value: object) -> bool:
    missing = isinstance(value, float) and math.isnan(value)
    return value is None or missing or (isinstance(value, str) and not value.strip())


def _to_float(value: object) -> float:
    """Return a number, NaN where there is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return math.nan


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
