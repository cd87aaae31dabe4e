"""Rows as they stand in a source → articles, and the columns that go along with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from ..articles import Article
from ..reading import ReadingError
from ..reading.columns import ALIASES, KNOWN
from ..reading.files import parse_bytes
from ..reading.tables import read_row
from .arrays import from_numbers, from_texts
from .schemas import as_stored_text, fit, merge_schemas, repair, to_text
from .stream import Batch

__all__ = ["ReadBatch", "merge_batches", "read_batch", "to_column"]

#: What goes along with an article that is a file of its own, if it is known.
_OF_FILES = ("headline", "outlet", "published", "event", "url", "author", "section")


@dataclass
class ReadBatch:
    """The articles of a batch.

    Attributes
    ----------
    articles : list of Article
        With ids as they stand, which may repeat.
    places : list of (str, int or None)
        The source of each, and its row there.
    passing : pyarrow.Table
        The columns that go along, a row for each article.
    rejected : list of (str, int or None, str)
        Source, row and reason.
    renamed : list of (str, str, str)
        Source, column, and the field that it was read as.
    """

    articles: list[Article] = field(default_factory=list)
    places: list[tuple[str, int | None]] = field(default_factory=list)
    passing: pa.Table = field(default_factory=lambda: pa.table({}))
    rejected: list[tuple[str, int | None, str]] = field(default_factory=list)
    renamed: list[tuple[str, str, str]] = field(default_factory=list)


def read_batch(batch: Batch) -> ReadBatch:
    """Read the articles of a batch; a row that cannot be read is kept apart with the reason.

    Parameters
    ----------
    batch : Batch

    Returns
    -------
    ReadBatch
        Every row of the batch is either among the articles or among the rejected. All columns go
        along but the body and the id, which the scores have as ``article_id``.
    """
    read = ReadBatch()
    if not batch.source.is_table:
        _read_file(batch, read)
        return read
    rows = batch.rows if batch.table is None else _from_arrow(batch)
    kept, renamed = [], {}
    for place, (row, count, values) in enumerate(rows):
        where = f"row {row} of {batch.source.address}"
        try:
            if isinstance(values, ReadingError):
                raise values
            article = read_row(values, where, f"{batch.source.stem}-{count}", renamed)
        except ReadingError as error:
            read.rejected.append((batch.source.address, row, str(error)))
            continue
        read.articles.append(article)
        read.places.append((batch.source.address, row))
        kept.append(place)
    read.renamed = [(batch.source.address, *pair) for pair in renamed.items()]
    if batch.table is None:
        read.passing = _pass_rows([batch.rows[place][2] for place in kept])
    else:
        dropped = _dropped(batch.table.column_names)
        table = repair(batch.table.drop_columns(dropped) if dropped else batch.table)
        whole = len(kept) == len(table)
        read.passing = table if whole else table.take(from_numbers(np.array(kept, np.int64)))
    return read


def merge_batches(reads: Sequence[ReadBatch]) -> ReadBatch:
    """Put the articles of several batches into one, with their places and columns."""
    if len(reads) == 1:
        return reads[0]
    reads = [read for read in reads if read.articles]
    schema = merge_schemas(read.passing.schema for read in reads)
    tables = [fit(read.passing, schema, len(read.articles)) for read in reads]
    return ReadBatch(
        [article for read in reads for article in read.articles],
        [place for read in reads for place in read.places],
        pa.concat_tables(tables).combine_chunks() if tables else pa.table({}),
    )


def _dropped(names: Sequence[str]) -> list[str]:
    """Return the columns that do not go along: the id, and the one that is read as the body."""
    body = next((name for name in ("body", *ALIASES["body"]) if name in names), None)
    return [name for name in ("id", body) if name in names]


def _read_file(batch: Batch, read: ReadBatch) -> None:
    source = batch.source
    for row, _, data in batch.rows:
        try:
            if isinstance(data, ReadingError):
                raise data
            article = parse_bytes(data, source.kind, source.address, source.stem)
        except ReadingError as error:
            read.rejected.append((source.address, row, str(error)))
            continue
        read.articles.append(article)
        read.places.append((source.address, None))
        known = {name: getattr(article, name) for name in _OF_FILES if getattr(article, name)}
        extra = {name: value for name, value in article.extra.items() if name not in known}
        read.passing = _pass_rows([{**known, **extra}])


def _from_arrow(batch: Batch) -> Iterator[tuple]:
    """Yield the rows of a table as those of other formats, with the columns that are read."""
    names = [name for name in batch.table.column_names if name in KNOWN]
    # Some programs store texts as bytes.
    table = pa.table({name: as_stored_text(batch.table[name]) for name in names})
    try:
        values = table.to_pylist()
    except (ValueError, OverflowError):  # a text that is not UTF-8, a date beyond the calendar
        values = [_row_values(table, place, batch) for place in range(len(table))]
    for place, row in enumerate(values, batch.first):
        yield place, place, row


def _row_values(table: pa.Table, place: int, batch: Batch) -> dict[str, object] | ReadingError:
    row = batch.first + place
    values = {}
    for name in table.column_names:
        try:
            values[name] = table[name][place].as_py()
        except (ValueError, OverflowError) as error:
            bad = isinstance(error, UnicodeDecodeError)
            what = "is not UTF-8" if bad else f"cannot be read ({error})"
            return ReadingError(f"row {row} of {batch.source.address}: {name!r} {what}.")
    return values


def _pass_rows(rows: Sequence[dict]) -> pa.Table:
    names = dict.fromkeys(name for row in rows for name in row)
    dropped = set(_dropped(list(names)))
    return pa.table(
        {name: to_column([row.get(name) for row in rows]) for name in names if name not in dropped}
    )


def to_column(values: Sequence[object]) -> pa.Array:
    """Return values as a column: of one type if they have one, else as texts.

    Examples
    --------
    >>> to_column([1, 2.5, None]).type, to_column([1, "two", {"a": 1}]).to_pylist()
    (DataType(double), ['1', 'two', '{"a": 1}'])
    """
    try:
        if all(value is None or isinstance(value, str) for value in values) and any(values):
            return from_texts(values)
        column = pa.array(values)
        if not pa.types.is_nested(column.type) or _is_plain_list(column.type):
            return column
    except (pa.ArrowException, OverflowError, ValueError):
        pass
    return from_texts([to_text(value) for value in values])


def _is_plain_list(kind: pa.DataType) -> bool:
    listed = pa.types.is_list(kind)
    return listed and not pa.types.is_nested(kind.value_type)
