"""Files that are whole or not there: written beside and renamed."""

import csv
import io
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CORPUS_ENDINGS",
    "TABLE_ENDINGS",
    "ending_of",
    "format_csv",
    "safe_cell",
    "write_beside",
    "write_table",
]

TABLE_ENDINGS = (".csv", ".jsonl", ".parquet")
#: What a file of scores or spans may be called.
CORPUS_ENDINGS = (".csv", ".csv.gz", ".csv.zst", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
#: A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def ending_of(name: str) -> str | None:
    """Return which of ``CORPUS_ENDINGS`` a name has.

    Examples
    --------
    >>> ending_of("Scores.JSONL.gz"), ending_of("scores.xlsx")
    ('.jsonl.gz', None)
    """
    return next((ending for ending in CORPUS_ENDINGS if name.lower().endswith(ending)), None)


def write_beside(path: str | os.PathLike, data: bytes | str) -> None:
    """Write a file beside its place and rename it, so that a broken run leaves nothing half done.

    Parameters
    ----------
    path : path
    data : bytes or str
        Text is written as UTF-8.

    Raises
    ------
    OSError
        If the folder is not there or cannot be written to.
    """
    path = Path(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data.encode("utf-8", "replace") if isinstance(data, str) else data)
        os.replace(beside, path)
    except OSError as error:  # which names the file beside, and nobody asked for that
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def format_csv(columns: Mapping[str, Sequence]) -> str:
    """Return a table as CSV; text that a spreadsheet would run as a formula gets a quote first.

    Examples
    --------
    >>> print(format_csv({"term": ["=1+1", "a"], "value": [-0.5, None]}), end="")
    term,value
    '=1+1,-0.5
    a,
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*map(_safe_column, columns.values()), strict=True))
    return file.getvalue()


def _safe_column(values: Sequence) -> Sequence:
    """Return the cells of a column; whole numbers are safe as they are."""
    return values if set(map(type, values)) <= {int, bool} else list(map(safe_cell, values))


def safe_cell(value: object) -> object:
    """Return a value as a cell of CSV that no spreadsheet runs as a formula."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if isinstance(value, float):
        return "" if value != value else round(value, 6)
    if isinstance(value, list | tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return "" if value is None else value


def write_table(table: "pd.DataFrame", path: str | os.PathLike) -> None:
    """Write a table as CSV, JSONL or Parquet, by the ending of its name.

    Raises
    ------
    ValueError
        If the ending is none of these.
    """
    path = Path(path)
    kind = path.suffix.lower()
    if kind not in TABLE_ENDINGS:
        raise ValueError(f"{path}: the name must end in {', '.join(TABLE_ENDINGS)}.")
    if kind == ".csv":
        data = format_csv({name: table[name].tolist() for name in table.columns}).encode()
    elif kind == ".jsonl":
        data = table.to_json(orient="records", lines=True, force_ascii=False).encode()
    else:
        buffer = io.BytesIO()
        table.to_parquet(buffer, index=False)
        data = buffer.getvalue()
    write_beside(path, data)
