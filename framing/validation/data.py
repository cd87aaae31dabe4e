"""Annotated files: JSON lines, CSV or Parquet → Rows."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..reading import ReadingError
from ..reading.decoding import decode
from .rows import Rows

__all__ = ["read_cells", "read_rows"]

_KINDS = (".jsonl", ".ndjson", ".csv", ".parquet")
_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_NULLS = ("", "nan", "NaN", "None", "null", "NULL", "NA", "<NA>")


def read_rows(path: str | Path) -> Rows:
    """Read an annotated file.

    Parameters
    ----------
    path : path
        ``.jsonl``, ``.csv`` or ``.parquet``; lists and objects in a CSV are written as JSON, and
        its cells parted by commas, semicolons or tabs.

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
    for number, cells in read_cells(text, name):
        yield number, {column: _parse_cell(cell) for column, cell in cells.items()}


def read_cells(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV, parted by commas, semicolons or tabs: each row's number and its cells by column.

    Raises
    ------
    ReadingError
        If two columns have one name, or a row has too many or too few cells.

    Examples
    --------
    >>> list(read_cells("id;code\\n\\n7;1,5\\n", "a.csv"))
    [(3, {'id': '7', 'code': '1,5'})]
    """
    head = text.lstrip("\n\r").partition("\n")[0]
    sign = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=sign)
    header: list[str] = []
    try:
        for number, cells in enumerate(reader, 1):
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                _check_header(header, name)
                continue
            if len(cells) != len(header):
                raise ReadingError(
                    f"row {number} of {name}: {len(cells)} fields where the header has "
                    f"{len(header)}; put texts that hold {_SIGNS[sign]} or line ends in quotes."
                )
            yield number, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise ReadingError(f"row {reader.line_num} of {name}: not valid CSV ({error}).") from None


def _check_header(header: Sequence[str], name: str) -> None:
    for column, count in Counter(header).items():
        if column and count > 1:
            raise ReadingError(
                f"{name}: {count} columns are called {column!r}; rename all but one."
            )


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
