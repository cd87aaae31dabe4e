"""Tables → Articles: CSV, JSON lines and Parquet, a row an article."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from framing.articles import Article

from .decoding import guess_encoding
from .errors import ReadingError, ReadingWarning
from .fields import FIELDS, is_null, make_article
from .paragraphs import part_paragraphs

__all__ = ["TABLES", "read_table"]

_NULLS = frozenset(["", "nan", "NaN", "NAN", "None", "null", "NULL", "<NA>", "NaT", "#N/A"])
_LONGEST_FIELD = 1 << 30
#: How often rows are looked for again behind a quotation mark that is never closed.
_RECOVERIES = 20

Rows = Iterator[tuple[int, dict[str, object] | ReadingError]]


def read_table(
    open_file: Callable, kind: str, name: str, stem: str, tell: Callable
) -> Iterator[Article]:
    """Read the rows of a table one by one; `tell` is given what is wrong with a row.

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
    count = 0
    for row, values in TABLES[kind](open_file, name):
        count += 1
        where = f"row {row} of {name}"
        if isinstance(values, ReadingError):
            tell(values)
            continue
        try:
            article = make_article(_checked(values, where), where, f"{stem}-{count}")
            article = _parted(article)
        except ReadingError as error:
            tell(error)
            continue
        if article.id in seen:
            again.append(article.id)
        seen.add(article.id)
        yield article
    if not count:
        tell(ReadingError(f"{name}: the table has no rows; give it one row an article."))
    if again:
        tell(
            ReadingWarning(
                f"{name}: {len(again)} rows have an 'id' that stands above already (the first is "
                f"{again[0]!r}); they are told apart as {again[0] + '-2'!r} and so on."
            )
        )


def _parted(article: Article) -> Article:
    body, note = part_paragraphs(article.body)
    return replace(article, body=body, notes=(*article.notes, note)) if note else article


def _checked(values: dict[str, object], where: str) -> dict[str, object]:
    texts = [values.get(name) for name in ("headline", "body")]
    if all(is_null(text) or not str(text).strip() for text in texts):
        raise ReadingError(f"{where}: 'headline' and 'body' are both empty; give at least one.")
    return values


def _check_names(names: Iterable[str], name: str) -> None:
    names = list(names)
    if "headline" not in names and "body" not in names:
        shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        raise ReadingError(
            f"{name}: a table needs a column 'headline' or 'body'; this one has: {shown}."
        )


def _known(name: str) -> str:
    """Return the name of a column as the suite spells it."""
    low = name.strip().lower()
    return low if low in FIELDS or low == "extra" else name.strip()


def _csv(open_file: Callable, name: str, delimiters: str = ",;\t|") -> Rows:
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_FIELD))
    with open_file() as file:
        encoding = guess_encoding(file, name)
    with open_file() as file:
        import io

        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        lines = _Lines(text)
        header = next(lines, "").removeprefix("\ufeff")
        row = 1
        if header.lower().startswith("sep=") and len(header.strip()) == 5:
            delimiters, header, row = header[4], next(lines, ""), 2
        if not header.strip():
            raise ReadingError(f"{name}: the first line must name the columns.")
        lines.push([header])
        best = max(delimiters, key=lambda sign: _score(header, sign))
        names = [_known(field) for field in next(csv.reader(lines, delimiter=best))]
        _check_names(names, name)
        yield from _csv_rows(lines, names, best, name, row)


def _score(header: str, sign: str) -> tuple[int, int]:
    fields = header.lower().split(sign)
    return sum(field.strip(' "\r\n') in FIELDS for field in fields), len(fields)


def _csv_rows(lines: "_Lines", names: list[str], sign: str, name: str, row: int) -> Rows:
    recoveries = 0
    reader = csv.reader(lines, delimiter=sign, strict=True)
    while True:
        lines.taken.clear()
        row += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            unclosed = "end of data" in str(error)
            what = "a quotation mark is opened and never closed" if unclosed else str(error)
            yield row, ReadingError(f'row {row} of {name}: {what}; write quotes within as "".')
            if unclosed and recoveries < _RECOVERIES:
                recoveries += 1
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

    def __init__(self, file) -> None:
        self._file, self._again, self.taken = file, [], []

    def __iter__(self):
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._file)
        self.taken.append(line)
        return line

    def push(self, lines: list[str]) -> None:
        """Hand lines back, to be read again."""
        self._again.extend(reversed(lines))


def _tsv(open_file: Callable, name: str) -> Rows:
    return _csv(open_file, name, "\t")


def _jsonl(open_file: Callable, name: str) -> Rows:
    with open_file() as file:
        encoding = guess_encoding(file, name)
    with open_file() as file:
        import io

        for row, line in enumerate(io.TextIOWrapper(file, encoding=encoding, errors="replace"), 1):
            if line.strip():
                yield row, _json_row(line, row, name)


def _json_row(line: str, row: int, name: str) -> dict[str, object] | ReadingError:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = " ".join(str(error).split())[:100]
        return ReadingError(f"row {row} of {name}: not valid JSON ({what}).")
    if not isinstance(values, dict):
        return ReadingError(f"row {row} of {name}: a row must be an object {{…}} with names.")
    return {_known(key): value for key, value in values.items()}


def _json(open_file: Callable, name: str) -> Rows:
    with open_file() as file:
        encoding = guess_encoding(file, name)
    with open_file() as file:
        try:
            values = json.loads(file.read().decode(encoding, "replace").removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            what = " ".join(str(error).split())[:100]
            raise ReadingError(f"{name}: not valid JSON ({what}).") from None
    for row, item in enumerate(values if isinstance(values, list) else [values], 1):
        if isinstance(item, dict):
            yield row, {_known(key): value for key, value in item.items()}
        else:
            yield row, ReadingError(f"row {row} of {name}: a row must be an object with names.")


def _parquet(open_file: Callable, name: str) -> Rows:
    import pyarrow
    import pyarrow.parquet

    with open_file() as file:
        try:
            table = pyarrow.parquet.ParquetFile(file)
            names = [_known(column) for column in table.schema_arrow.names]
            _check_names(names, name)
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
