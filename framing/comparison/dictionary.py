"""The data dictionary: what every table of a comparison holds, column by column."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ..columns import as_columns

__all__ = ["DICTIONARY_COLUMNS", "describe_columns", "describe_table"]

DICTIONARY_COLUMNS = ("table", "column", "kind", "description")
#: Columns of one side of a pair, or of the nearest statement, are described once.
_SIDES = (
    ("_a", " Of article `a`."),
    ("_b", " Of article `b`."),
    ("nearest_", " Of the nearest statement."),
)


@cache
def _read() -> Mapping[tuple[str, str], tuple[str, str]]:
    file = Path(__file__).with_name("data") / "tables.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {(row["table"], row["column"]): (row["kind"], row["description"]) for row in rows}


def describe_table(name: str) -> str:
    """Return what a table holds.

    Raises
    ------
    KeyError
        If there is no such table.

    Examples
    --------
    >>> describe_table("headlines")
    "Words of the headlines, and which articles' headlines have them."
    """
    return _read()[name, ""][1]


def describe_columns(tables: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Describe the columns of tables.

    Parameters
    ----------
    tables : mapping of str to iterable of str
        Names of columns by name of table.

    Returns
    -------
    dict of list
        ``DICTIONARY_COLUMNS``, a row for each table, with an empty column, and each of its columns.

    Raises
    ------
    KeyError
        If a column is not described.

    Examples
    --------
    >>> described = describe_columns({"headlines": ["term", "kind"]})
    >>> described["column"], described["kind"]
    (['', 'term', 'kind'], ['table', 'text', 'text'])
    """
    rows = [
        (table, column, *_describe(table, column))
        for table, columns in tables.items()
        for column in ("", *columns)
    ]
    return as_columns(DICTIONARY_COLUMNS, rows)


def _describe(table: str, column: str) -> tuple[str, str]:
    known = _read()
    for place in ((table, column), ("*", column)):
        if place in known:
            return known[place]
    for affix, said in _SIDES:
        bare = column.removesuffix(affix).removeprefix(affix)
        if bare != column:
            kind, description = _describe(table, bare)
            return kind, description + said
    raise KeyError(f"the column {column!r} of {table!r} is not in the data dictionary.")
