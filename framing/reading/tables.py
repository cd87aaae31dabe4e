"""Tables → Articles: CSV, JSON lines and Parquet, a row an article."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from framing.articles import Article

from .columns import KNOWN, check_names, distinct_names, known_name, rename_columns
from .decoding import guess_encoding, read_lines
from .errors import ReadingError, ReadingWarning
from .fields import is_null, make_article
from .paragraphs import part_paragraphs

__all__ = ["TABLES", "read_row", "read_table"]

_NULLS = frozenset(["", "nan", "NaN", "NAN", "None", "null", "NULL", "<NA>", "NaT", "#N/A"])
_LONGEST_FIELD = 1 << 30
#: A row over more lines than these has a quotation mark that is never closed.
_MOST_LINES = 10_000
#: More characters are no article, and would fill the memory.
_LARGEST = 64_000_000

Rows = Iterator[tuple[int, dict[str, object] | ReadingError]]


def read_table(
    open_file: Callable, kind: str, name: str, stem: str, tell: Callable
) -> Iterator[Article]:
    """Read the rows of a table one by one; `tell` is given what is wrong with a row.

    A row is named by its number as its user counts: in CSV as a spreadsheet does, where the header
    is row 1; in JSON lines by its line; in JSON and Parquet from 1. Where a column of the suite is
    absent, a common other name of it is read in its place (see `framing.reading.columns`), and a
    warning says so.

    Parameters
    ----------
    open_file : callable
        Opens the file for reading bytes.
    kind : {"csv", "tsv", "jsonl", "ndjson", "json", "parquet"}
        The format.
    name, stem : str
        How to call the file, and the first part of the ids of rows without one.
    tell : callable
        Called with each ReadingError or ReadingWarning.
    """
    seen: set[str] = set()
    again: list[str] = []
    renamed: dict[str, str] = {}
    count = 0
    for row, values in TABLES[kind](open_file, name):
        count += 1
        where = f"row {row} of {name}"
        if isinstance(values, ReadingError):
            tell(values)
            continue
        try:
            article = read_row(values, where, f"{stem}-{count}", renamed)
        except ReadingError as error:
            tell(error)
            continue
        if article.id in seen:
            again.append(article.id)
        seen.add(article.id)
        yield article
    if not count:
        tell(ReadingError(f"{name}: the table has no rows; give it one row an article."))
    if renamed:
        pairs = ", ".join(f"{column!r} as {field!r}" for column, field in renamed.items())
        tell(ReadingWarning(f"{name}: read the columns {pairs}; rename them if that is wrong."))
    if again:
        tell(ReadingWarning(f"{name}: {_told_apart(again)}"))


def read_row(values: dict[str, object], where: str, id: str, renamed: dict[str, str]) -> Article:
    """Make an article of a row of a table.

    Parameters
    ----------
    values : dict
        By name of column, as `known_name` has it.
    where : str
        File and row, for messages.
    id : str
        Used if the row has none.
    renamed : dict
        Is given the columns that were read under another name, with their fields.

    Raises
    ------
    ReadingError
    """
    try:
        article = make_article(_checked(rename_columns(values, renamed), where), where, id)
    except RecursionError as error:
        raise ReadingError(f"{where}: {_reason(error)}.") from None
    body, note = part_paragraphs(article.body)
    return replace(article, body=body, notes=(*article.notes, note)) if note else article


def _told_apart(again: list[str]) -> str:
    new = repr(f"{again[0]}-2")
    if len(again) == 1:
        return f"1 row has an 'id' that stands above already ({again[0]!r}); it becomes {new}."
    return (
        f"{len(again)} rows have an 'id' that stands above already (the first is {again[0]!r}); "
        f"they are told apart as {new} and so on."
    )


def _checked(values: dict[str, object], where: str) -> dict[str, object]:
    texts = [values.get(name) for name in ("headline", "body")]
    if not is_null(texts[1]) and not isinstance(texts[1], str):
        shown = f"{texts[1]!r:.40}"
        raise ReadingError(f"{where}: 'body' must be a text in quotes, got {shown}.")
    if isinstance(texts[1], str) and len(texts[1]) > _LARGEST:
        size = f"{len(texts[1]):,} characters"
        raise ReadingError(f"{where}: 'body' has {size}, too many for one article; cut it up.")
    if all(is_null(text) or not str(text).strip() for text in texts):
        raise ReadingError(f"{where}: 'headline' and 'body' are both empty; give at least one.")
    return values


def _csv(open_file: Callable, name: str, delimiters: str = ",;\t|") -> Rows:
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
    lines = _Lines(read_lines(open_file, name, newline=""))
    header = next(lines, "").removeprefix("\ufeff")
    row = 1
    if header.lower().startswith("sep=") and len(header.strip()) == 5:
        delimiters, header, row = header[4], next(lines, ""), 2
    if not header.strip():
        raise ReadingError(f"{name}: the first line must name the columns.")
    lines.push([header])
    best = max(delimiters, key=lambda sign: _score(header, sign))
    names = distinct_names(next(csv.reader(lines, delimiter=best)))
    check_names(names, name)
    yield from _csv_rows(lines, names, best, name, row)


def _score(header: str, sign: str) -> tuple[int, int]:
    fields = header.lower().split(sign)
    return sum(field.strip(' "\r\n') in KNOWN for field in fields), len(fields)


def _csv_rows(lines: "_Lines", names: list[str], sign: str, name: str, row: int) -> Rows:
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while True:
        lines.taken.clear()
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = str(error)
            if "end of data" in what or len(lines.taken) > _MOST_LINES:
                what = "a quotation mark is opened and never closed"
            yield row, ReadingError(f'row {row} of {name}: {what}; write quotes within as "".')
            # A stray mark may have swallowed sound rows: look for them from the next line on.
            lines.push(lines.taken[1:])
            reader = csv.reader(lines, delimiter=sign, strict=True)
            continue
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if not any(cells):
            continue
        if len(cells) != len(names):
            yield (
                row,
                ReadingError(
                    f"row {row} of {name}: {len(cells)} fields where the header has {len(names)}; "
                    "put texts that hold separators or line ends in quotes."
                ),
            )
            continue
        yield row, {n: None if c in _NULLS else c for n, c in zip(names, cells, strict=True)}


class _Lines:
    """The lines of a file, some of which may be handed back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._again, self.taken = lines, [], []

    def __iter__(self):
        return self

    def __next__(self) -> str:
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("too many lines")
        line = self._again.pop() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def push(self, lines: list[str]) -> None:
        """Hand lines back, to be read again."""
        self._again.extend(reversed(lines))


def _tsv(open_file: Callable, name: str) -> Rows:
    return _csv(open_file, name, "\t")


def _jsonl(open_file: Callable, name: str) -> Rows:
    for row, line in enumerate(read_lines(open_file, name), 1):
        if line.strip():
            yield row, _json_row(line.removeprefix("\ufeff"), row, name)


def _json_row(line: str, row: int, name: str) -> dict[str, object] | ReadingError:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ReadingError(f"row {row} of {name}: not valid JSON ({_reason(error)}).")
    if not isinstance(values, dict):
        return ReadingError(f"row {row} of {name}: a row must be an object {{…}} with names.")
    return {known_name(key): value for key, value in values.items()}


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "lists or objects are nested too deeply"
    return " ".join(str(error).split())[:100]


def _json(open_file: Callable, name: str) -> Rows:
    with open_file() as file:
        encoding = guess_encoding(file, name)
    with open_file() as file:
        try:
            values = json.loads(file.read().decode(encoding, "replace").removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            raise ReadingError(f"{name}: not valid JSON ({_reason(error)}).") from None
    for row, item in enumerate(values if isinstance(values, list) else [values], 1):
        if isinstance(item, dict):
            yield row, {known_name(key): value for key, value in item.items()}
        else:
            yield row, ReadingError(f"row {row} of {name}: a row must be an object with names.")


def _parquet(open_file: Callable, name: str) -> Rows:
    import pyarrow
    import pyarrow.parquet

    with open_file() as file:
        try:
            table = pyarrow.parquet.ParquetFile(file)
            names = distinct_names(table.schema_arrow.names)
            check_names(names, name)
            row = 0
            for batch in table.iter_batches(batch_size=1000):
                for values in batch.rename_columns(names).to_pylist():
                    row += 1
                    yield row, values
        except (pyarrow.ArrowException, OSError) as error:
            what = " ".join(str(error).split())[:100].rstrip(".")
            raise ReadingError(f"{name}: not a whole Parquet file ({what}).") from None


TABLES = {
    "csv": _csv,
    "tsv": _tsv,
    "jsonl": _jsonl,
    "ndjson": _jsonl,
    "json": _json,
    "parquet": _parquet,
}
