"""What a lexicon's files hold: the rows of its CSV, each with its line, and the TOML beside it."""

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

__all__ = ["read_provenance", "read_rows"]

Row = tuple[int, dict[str, str]]
Problems = list[tuple[int, str]]

_OTHER_MARKS = {";": "semicolons", "\t": "tabs"}


def read_rows(
    raw: bytes, required: Collection[str], known: Collection[str], problems: Problems
) -> Iterator[Row]:
    """Yield the line that each row begins on, and its cells by column; not those without a cell.

    Parameters
    ----------
    raw : bytes
        A CSV in UTF-8.
    required, known : collection of str
        Columns that have to be there, and all whose name means something.
    problems : list of (int, str)
        Gains what is wrong, by line, and can be passed over.

    Raises
    ------
    ValueError
        With line and fault, where nothing can be read. The line is the second argument.
    """
    header, *rows = _cut(_decode(raw)) or [(1, [])]
    columns = [column.strip() for column in header[1]]
    _check_columns(columns, required, known, problems)
    rows = [(line, cells) for line, cells in rows if any(map(str.strip, cells))]
    if not rows:
        raise ValueError("has no entries below its header.", 1)
    for line, cells in rows:
        if any(map(str.strip, cells[len(columns) :])):
            said = "more cells than the header has columns"
            problems.append((line, f"has {said}; a cell with a comma needs quotation marks."))
        else:
            yield line, dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))


def _decode(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ValueError(f"not a CSV in UTF-8 ({error.reason}).", line) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ValueError("not a CSV in UTF-8 (a null character).", line)
    return text


def _cut(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins, rows = 1, []
    try:
        for cells in reader:
            rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        said = "a quotation mark is not closed" if "end of data" in str(error) else error
        raise ValueError(f"not a CSV in UTF-8 ({said}).", begins) from None
    return rows


def _check_columns(
    columns: list[str], required: Collection[str], known: Collection[str], problems: Problems
) -> None:
    from difflib import get_close_matches

    if missing := [column for column in required if column not in columns]:
        said = f"needs the columns {', '.join(required)}; no {missing[0]!r}."
        parted = [name for mark, name in _OTHER_MARKS.items() if mark in "".join(columns)]
        advice = f" Its cells are parted by {parted[0]}; save it with commas." if parted else ""
        raise ValueError(said + advice, 1)
    for place, column in enumerate(columns):
        if column and column in columns[:place]:
            problems.append((1, f"has two columns {column!r}."))
        near = get_close_matches(column, known, 1, 0.85)
        if column not in known and near and near[0] not in columns:
            problems.append((1, f"column {column!r} is not known; did you mean {near[0]!r}?"))


def read_provenance(path: Path) -> dict:
    """Return what the TOML beside a lexicon says; nothing if there is none.

    Raises
    ------
    ValueError
        If a value is not of its kind.
    """
    import tomllib

    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: not valid TOML ({error}).") from None
    for name in ("name", "title", "description", "licence"):
        if not isinstance(found.get(name, ""), str):
            raise ValueError(f"{path.name}: {name!r} must be text.")
    _check_texts(path.name, "references", found.get("references", []))
    categories = found.get("categories", {})
    tables = {"categories": categories, **(categories if isinstance(categories, dict) else {})}
    for name, table in {**tables, "topics": found.get("topics", {})}.items():
        if not isinstance(table, dict):
            raise ValueError(f"{path.name}: {name!r} must be a table.")
    for name, words in found.get("topics", {}).items():
        _check_texts(path.name, f"topics.{name}", words)
    for name, table in categories.items():
        _check_texts(path.name, f"categories.{name}.examples", table.get("examples", []))
    return found


def _check_texts(file: str, name: str, value: object) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{file}: {name!r} must be a list of texts.")
