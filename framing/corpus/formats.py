"""Arrow tables → files: the parts of a run, and Parquet, CSV or JSON lines a table at a time."""

import csv
import gzip
import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from ..output import safe_cell
from ..reading.fields import plain
from .schemas import fit, merge_schemas, to_text

__all__ = [
    "PartWriter",
    "iter_part",
    "open_writer",
    "read_schema",
]

#: A row group of Parquet has at most so many rows, and about so many bytes.
_GROUP_ROWS = 65_536
_GROUP_BYTES = 24_000_000

Write = Callable[[pa.Table], None]


class PartWriter:
    """Tables → the bytes of a part, ``arrow`` to be joined or ``parquet`` to stay as it is.

    Tables are encoded as they come, so that only one is held; if a later one has other columns, all
    get the columns of both.
    """

    def __init__(self, form: str) -> None:
        self.form = form
        self.rows = 0
        self._schema: pa.Schema | None = None

    def add(self, table: pa.Table) -> None:
        """Write a table."""
        if self._schema is None:
            self._open(table.schema)
        elif not table.schema.equals(self._schema):
            before, rows = self.finish(), self.rows
            self._open(merge_schemas([self._schema, table.schema]))
            for one in iter_part(pa.BufferReader(before), self.form):
                self._write(fit(one, self._schema))
            self.rows = rows
        self._write(fit(table, self._schema).combine_chunks())
        self.rows += len(table)

    def _open(self, schema: pa.Schema) -> None:
        self._schema, self._sink, self._stack = schema, io.BytesIO(), ExitStack()
        if self.form == "parquet":
            self._write = self._stack.enter_context(_parquet(self._sink, schema))
        else:
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            writer = pa.ipc.new_file(self._sink, schema, options=options)
            self._write = self._stack.enter_context(writer).write_table

    def finish(self) -> bytes:
        """Return the part; nothing if there was no table."""
        if self._schema is None:
            return b""
        self._stack.close()
        return self._sink.getvalue()


def iter_part(source, form: str) -> Iterator[pa.Table]:
    """Yield the tables in a part, given its path or the open file."""
    if form == "parquet":
        with pq.ParquetFile(source) as file:
            for number in range(file.num_row_groups):
                yield file.read_row_group(number, use_threads=False)
            if not file.num_row_groups:
                yield file.schema_arrow.empty_table()
        return
    with pa.ipc.open_file(source) as file:
        for number in range(file.num_record_batches):
            yield pa.Table.from_batches([file.get_batch(number)])


def read_schema(source, form: str) -> pa.Schema:
    """Return the columns and types of a part."""
    if form == "parquet":
        return pq.read_schema(source)
    with pa.ipc.open_file(source) as file:
        return file.schema


@contextmanager
def open_writer(path: str | os.PathLike, ending: str, schema: pa.Schema) -> Iterator[Write]:
    """Write tables of one schema into a file; same tables, same bytes.

    Parameters
    ----------
    path : path
    ending : str
        One of ``CORPUS_ENDINGS``; what the file will be called.
    schema : pyarrow.Schema

    Yields
    ------
    callable
        Writes a table.
    """
    kind, _, packing = ending[1:].partition(".")
    with open(path, "wb") as file:
        if kind == "parquet":
            with _parquet(file, schema) as write:
                yield write
        else:
            with _pack(file, packing) as packed:
                text = io.TextIOWrapper(packed, "utf-8", errors="replace", newline="")
                yield _csv(text, schema) if kind == "csv" else _jsonl(text, schema)
                text.detach()
    with open(path, "r+b") as file:
        os.fsync(file.fileno())


def _pack(file: BinaryIO, packing: str):
    if packing == "gz":
        return gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)
    return pa.CompressedOutputStream(file, "zstd") if packing == "zst" else nullcontext(file)


@contextmanager
def _parquet(file: BinaryIO, schema: pa.Schema) -> Iterator[Write]:
    texts = [column.name for column in schema if not pa.types.is_floating(column.type)]
    held: list[pa.Table] = []
    rows = size = 0

    def release() -> None:
        nonlocal rows, size
        if held:
            writer.write_table(pa.concat_tables(held).combine_chunks(), row_group_size=_GROUP_ROWS)
            held.clear()
            rows = size = 0

    def write(table: pa.Table) -> None:
        nonlocal rows, size
        more = table.nbytes
        if rows + len(table) > _GROUP_ROWS or size + more > _GROUP_BYTES:
            release()
        held.append(table)
        rows, size = rows + len(table), size + more

    options = {"compression": "zstd", "use_dictionary": texts, "write_statistics": texts}
    with pq.ParquetWriter(file, schema, **options) as writer:
        yield write
        release()


def _csv(text: io.TextIOWrapper, schema: pa.Schema) -> Write:
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([safe_cell(name) for name in schema.names])

    def write(table: pa.Table) -> None:
        writer.writerows(zip(*map(_csv_column, table.columns), strict=True))

    return write


def _csv_column(column: pa.ChunkedArray) -> list:
    values = column.to_pylist()
    if pa.types.is_floating(column.type):
        return ["" if v is None or v != v else v for v in values]
    return [safe_cell(v) if isinstance(v, str) else to_text(v) for v in values]


def _jsonl(text: io.TextIOWrapper, schema: pa.Schema) -> Write:
    def write(table: pa.Table) -> None:
        columns = [_json_column(column) for column in table.columns]
        for row in zip(*columns, strict=True):
            record = dict(zip(schema.names, row, strict=True))
            text.write(json.dumps(record, ensure_ascii=False, default=plain) + "\n")

    return write


def _json_column(column: pa.ChunkedArray) -> list:
    values = column.to_pylist()
    if pa.types.is_floating(column.type):
        return [None if v is None or v - v != 0 else v for v in values]
    return values
