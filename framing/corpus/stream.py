"""Sources → tasks: a few thousand rows each, cut in the same places whoever works on them."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.parquet as pq

from ..reading import ReadingError
from ..reading.columns import check_names, distinct_names
from ..reading.opening import unpack
from ..reading.tables import TABLES
from .schemas import without_views
from .sources import Source, told_of

__all__ = ["Batch", "Slice", "Task", "iter_tasks"]

#: What is scored at once; more needs more memory, less takes longer.
BATCH_ROWS = 2_000
BATCH_BYTES = 4_000_000
#: Row groups of Parquet are read in steps of about so many bytes.
_STEP_BYTES = 500_000
_BUFFER = 1 << 20


@dataclass(frozen=True)
class Batch:
    """Rows of one source as they stand in it.

    Attributes
    ----------
    source : Source
    rows : list of (count, row, values)
        The number of a row, as its user counts (None: the source itself cannot be read), its
        number among all rows, and its values by column or the ReadingError that it is.
    table : pyarrow.Table or None
        In place of `rows`, for Parquet; with `first`, the number of its first row.
    """

    source: Source
    rows: list[tuple] = field(default_factory=list)
    table: pa.Table | None = None
    first: int = 1


@dataclass(frozen=True)
class Slice:
    """A source, or some row groups of one in Parquet.

    Attributes
    ----------
    source : Source
    size : int
        Its share of the source's size as stored.
    bulk : int
        About how many bytes it holds.
    groups : range or None
    first : int
        The number of the first row.
    """

    source: Source
    size: int
    bulk: int
    groups: range | None = None
    first: int = 1

    def read(self) -> Iterator[tuple[Batch, int]]:
        """Yield batches, each with its share of the size; what cannot be read ends the slice."""
        left = self.size
        try:
            with told_of(self.source.address):
                for batch, size in _read(self):
                    left -= size
                    yield batch, size
        except ReadingError as error:
            yield Batch(self.source, [(None, 0, error)]), left


@dataclass(frozen=True)
class Task:
    """What is scored at once and makes one part of the output.

    Attributes
    ----------
    size : int
        The share of the corpus, in stored bytes.
    slices : tuple of Slice
        Small enough to be read where they are worked on, or empty.
    batches : tuple of Batch
        What was read already.
    """

    size: int
    slices: tuple[Slice, ...] = ()
    batches: tuple[Batch, ...] = ()

    def load(self) -> "Task":
        """Return the task with all that it needs to be read."""
        read = [batch for part in self.slices for batch, _ in part.read()]
        return Task(self.size, batches=(*self.batches, *read))


def iter_tasks(sources: Iterable[Source]) -> Iterator[Task]:
    """Cut sources into tasks, reading only those that are too large for one."""
    for slices in _gather(itertools.chain.from_iterable(map(_cut, sources))):
        if len(slices) > 1 or slices[0].bulk <= 2 * BATCH_BYTES:
            task = Task(sum(part.size for part in slices), slices=slices)
            yield task.load() if any(part.source.address == "-" for part in slices) else task
            continue
        for batch, size in slices[0].read():
            yield Task(size, batches=(batch,))


def _gather(slices: Iterable[Slice]) -> Iterator[tuple[Slice, ...]]:
    """Put small slices together."""
    held: list[Slice] = []
    bulk = 0
    for part in slices:
        if held and (bulk + part.bulk > BATCH_BYTES or len(held) >= BATCH_ROWS):
            yield tuple(held)
            held, bulk = [], 0
        held.append(part)
        bulk += part.bulk
    if held:
        yield tuple(held)


def _cut(source: Source) -> Iterator[Slice]:
    """Cut a large Parquet file at its row groups; take any other source as a whole."""
    whole = Slice(source, source.size, source.bulk)
    if source.kind != "parquet" or source.bulk <= 2 * BATCH_BYTES:
        yield whole
        return
    try:
        with source.open() as file:
            about = pq.read_metadata(file)
            groups = [about.row_group(number) for number in range(about.num_row_groups)]
    except (pa.ArrowException, OSError):  # said when it is read
        yield whole
        return
    stored = [
        sum(group.column(place).total_compressed_size for place in range(group.num_columns))
        for group in groups
    ]
    row = 1
    for number, group in enumerate(groups):
        size = source.size * stored[number] // max(1, sum(stored))
        yield Slice(source, size, group.total_byte_size, range(number, number + 1), row)
        row += group.num_rows


def _read(part: Slice) -> Iterator[tuple[Batch, int]]:
    source = part.source
    if not source.is_table:
        with source.open() as file:
            yield Batch(source, [(1, 1, file.read())]), part.size
    elif source.kind == "parquet":
        yield from _read_parquet(part)
    else:
        yield from _read_rows(source)


def _read_rows(source: Source) -> Iterator[tuple[Batch, int]]:
    stored = []

    def open_file():
        stored.append(source.open_stored())
        return unpack(stored[-1], source.address)

    rows, bulk, before, count = [], 0, 0, 0
    try:
        for row, values in TABLES[source.kind](open_file, source.address):
            count += 1
            size = _size(values)
            if rows and (bulk + size > BATCH_BYTES or len(rows) >= BATCH_ROWS):
                here = min(stored[-1].tell(), source.size) if not stored[-1].closed else source.size
                yield Batch(source, rows), here - before
                rows, bulk, before = [], 0, here
            rows.append((row, count, values))
            bulk += size
    except Exception:  # the file is damaged from here on
        if rows:
            yield Batch(source, rows), 0
        raise
    if not count:
        address = source.address
        raise ReadingError(f"{address}: the table has no rows; give it one row an article.")
    yield Batch(source, rows), source.size - before


def _size(values: object) -> int:
    if not isinstance(values, dict):
        return 100
    return sum(len(value) if isinstance(value, str) else 20 for value in values.values())


def _read_parquet(part: Slice) -> Iterator[tuple[Batch, int]]:
    source = part.source
    with source.open() as file:
        try:
            table = pq.ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
            names = distinct_names(table.schema_arrow.names)
            check_names(names, source.address)
            yield from _batches(table, names, part)
        except (pa.ArrowException, OSError) as error:
            what = " ".join(str(error).split())[:100].rstrip(".")
            damaged = f"{source.address}: not a whole Parquet file ({what})."
            raise ReadingError(damaged) from None


def _batches(file: pq.ParquetFile, names: list[str], part: Slice) -> Iterator[tuple[Batch, int]]:
    about = file.metadata
    groups = list(part.groups or range(about.num_row_groups))
    total = max(1, sum(about.row_group(number).num_rows for number in groups))
    bulk = sum(about.row_group(number).total_byte_size for number in groups)
    step = max(1, min(BATCH_ROWS, _STEP_BYTES * total // max(1, bulk)))
    held, first = [], part.first
    steps = file.iter_batches(batch_size=step, row_groups=groups, use_threads=False)
    for found in steps:
        rows = sum(map(len, held))
        full = sum(b.nbytes for b in held) + found.nbytes > BATCH_BYTES
        if held and (full or rows + len(found) > BATCH_ROWS):
            yield _columns(part.source, held, names, first), part.size * rows // total
            held, first = [], first + rows
        held.append(found)
    rows = sum(map(len, held))
    if not rows and part.groups is None:
        address = part.source.address
        raise ReadingError(f"{address}: the table has no rows; give it one row an article.")
    if rows:
        yield _columns(part.source, held, names, first), part.size * rows // total


def _columns(source: Source, batches: list, names: list[str], first: int) -> Batch:
    table = without_views(pa.Table.from_batches(batches).rename_columns(names))
    return Batch(source, table=table.combine_chunks(), first=first)
