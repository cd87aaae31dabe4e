"""Files of scores → columns: only those that are asked for are read."""

import io
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet as pq

from ..analysis import ALL_PARTS, ALL_VOICES
from ..output import CORPUS_ENDINGS, ending_of
from .schemas import to_text
from .tables import CLASH

__all__ = ["is_score", "list_columns", "list_score_columns", "read_score_columns"]

_BLOCK = 16_000_000


def is_score(name: str) -> bool:
    """Tell whether a column is called as scores are.

    Examples
    --------
    >>> is_score("body.outlet.vader"), is_score("outlet"), is_score("body.outlet.vader_input")
    (True, False, False)
    """
    part, voice, measure = (name.split(".", 2) + ["", ""])[:3]
    scored = part in ALL_PARTS and voice in ALL_VOICES and bool(measure)
    return scored and not measure.endswith(CLASH)


def list_columns(path: str | os.PathLike) -> list[str]:
    """Return the names of the columns of a table in a file, or in a folder of parts."""
    return _names(_list_files(path)[0])


def list_score_columns(path: str | os.PathLike) -> list[str]:
    """Return the names of all columns of what ``framing score`` has written.

    Parameters
    ----------
    path : path
        A file, or a folder of parts.

    Raises
    ------
    ValueError
        If it is something else than one row an article with columns ``part.voice.measure``.
    OSError
    """
    names = list_columns(path)
    if any(map(is_score, names)):
        return names
    if {"measure", "article_id"} <= {*names}:
        what = "has a row for each measure or span"
    else:
        what = "has no columns of scores, such as body.outlet.vader"
    raise ValueError(f"{path}: {what}; give what 'framing score' writes without --tidy or --cues.")


def read_score_columns(path: str | os.PathLike, names: Sequence[str]) -> dict[str, Sequence]:
    """Read some columns of what ``framing score`` has written.

    Parameters
    ----------
    path : path
        A file, or a folder of parts.
    names : sequence of str

    Returns
    -------
    dict
        Scores as arrays, with NaN for what is missing; other columns as lists, with None for it,
        and with values such as lists as JSON.
    """
    tables = [_read(file, names) for file in _list_files(path)]
    found: dict[str, Sequence] = {}
    for name in names:
        if is_score(name):
            pieces = [_numbers(table[name], name, path) for table in tables]
            found[name] = np.concatenate(pieces)
        else:
            found[name] = [value for table in tables for value in _labels(table[name])]
    return found


def _list_files(path: str | os.PathLike) -> list[Path]:
    path = Path(path)
    if not path.exists():
        raise ValueError(f"{path}: there is no such file or folder; check the name.")
    if not path.is_dir():
        if not ending_of(path.name):
            endings = ", ".join(CORPUS_ENDINGS)
            raise ValueError(f"{path}: the name must end in {endings}, or be that of a folder.")
        return [path]
    inside = sorted(file for file in path.iterdir() if not file.name.startswith((".", "_")))
    files = [f for f in inside if ending_of(f.name) and not f.name.endswith(".rejected.jsonl")]
    if not files:
        raise ValueError(f"{path}: the folder has no files of scores; see 'framing score'.")
    return files


def _kind(file: Path) -> str:
    return ending_of(file.name).split(".")[1]


def _names(file: Path) -> list[str]:
    try:
        if _kind(file) == "parquet":
            return pq.read_schema(file).names
        with _open(file) as stream:
            if _kind(file) == "csv":
                return pa.csv.open_csv(stream, *_csv_options()).schema.names
            return list(json.loads(_first_line(stream)))
    except (pa.ArrowException, ValueError) as error:
        raise _told(file, error) from None


def _first_line(stream: pa.NativeFile) -> bytes:
    line = b""
    while b"\n" not in line and (more := stream.read(_BLOCK)):
        line += more
    return line.partition(b"\n")[0]


def _open(file: Path) -> pa.NativeFile:
    return pa.input_stream(str(file), compression="detect")


def _csv_options(names: Sequence[str] | None = None) -> tuple:
    kinds = {name: pa.float64() if is_score(name) else pa.string() for name in names or ()}
    return (
        pa.csv.ReadOptions(block_size=_BLOCK),
        pa.csv.ParseOptions(newlines_in_values=True),
        pa.csv.ConvertOptions(
            include_columns=names, column_types=kinds, null_values=[""], strings_can_be_null=True
        ),
    )


def _read(file: Path, names: Sequence[str]) -> pa.Table:
    try:
        if _kind(file) == "parquet":
            return pq.ParquetFile(file).read(columns=list(names))
        if _kind(file) == "jsonl":
            return _read_json(file, names)
        with _open(file) as stream:
            return pa.csv.read_csv(stream, *_csv_options(list(names)))
    except (pa.ArrowException, KeyError, ValueError) as error:
        raise _told(file, error) from None


def _read_json(file: Path, names: Sequence[str]) -> pa.Table:
    """Read JSON lines at the speed of Arrow where labels are texts, else line by line."""
    kinds = [(name, pa.float64() if is_score(name) else pa.string()) for name in names]
    reading = pa.json.ReadOptions(block_size=_BLOCK)
    parsing = pa.json.ParseOptions(pa.schema(kinds), unexpected_field_behavior="ignore")
    with suppress(pa.ArrowException), _open(file) as stream:
        return pa.json.read_json(stream, reading, parsing)
    with _open(file) as stream:
        return _read_lines(stream, names)


def _read_lines(stream: pa.NativeFile, names: Sequence[str]) -> pa.Table:
    columns: dict[str, list] = {name: [] for name in names}
    for line in io.BufferedReader(stream, _BLOCK):
        row = json.loads(line)
        for name, values in columns.items():
            values.append(row.get(name))
    return pa.table(columns)


def _numbers(column: pa.ChunkedArray, name: str, path: str | os.PathLike) -> np.ndarray:
    try:
        return column.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowException:
        raise ValueError(f"{path}: column {name!r} holds something else than numbers.") from None


def _labels(column: pa.ChunkedArray) -> list:
    """Return values by which rows can be grouped: lists and the like as text."""
    values = column.to_pylist()
    return [*map(to_text, values)] if pa.types.is_nested(column.type) else values


def _told(file: Path, error: Exception) -> ValueError:
    reason = " ".join(str(error).split())[:120]
    return ValueError(f"{file}: is no file of scores that can be read ({reason}).")
