"""Articles → files: Markdown for one, a table for many; written beside and renamed."""

import csv
import io
import json
import os
from collections.abc import Iterable
from pathlib import Path

from framing.articles import Article
from framing.output import write_beside

from .fields import FIELDS, LISTS, plain
from .markdown import to_markdown

__all__ = ["write_articles"]


def write_articles(articles: Iterable[Article], path: str | os.PathLike) -> None:
    """Write articles so that `read` gives them again.

    Parameters
    ----------
    articles : iterable of Article
        One for ``.md``, any number for a table.
    path : str or path
        Ends in ``.md``, ``.csv``, ``.jsonl`` or ``.parquet``. The file is written beside and
        renamed, so that a run that is broken off leaves nothing half written.

    Raises
    ------
    ValueError
        If the ending is another one, or several articles are to go into one ``.md``.
    """
    path = Path(path)
    articles = list(articles)
    kind = path.suffix.lower()
    if kind == ".md":
        if len(articles) != 1:
            raise ValueError(
                f"{path}: a .md file holds one article, got {len(articles)}; write a .csv, "
                ".jsonl or .parquet."
            )
        data = to_markdown(articles[0]).encode("utf-8", "replace")
    elif kind in _FORMATS:
        data = _FORMATS[kind](articles)
    else:
        raise ValueError(f"{path}: the name must end in .md, .csv, .jsonl or .parquet.")
    write_beside(path, data)


def _rows(articles: list[Article]) -> tuple[list[str], list[dict[str, object]]]:
    rows = []
    for article in articles:
        row = {name: getattr(article, name) for name in FIELDS}
        row.update({name: list(row[name]) for name in LISTS})
        extra = {name: plain(value) for name, value in article.extra.items()}
        clash = {name: extra.pop(name) for name in list(extra) if name in (*FIELDS, "extra")}
        rows.append({**row, **extra, **({"extra": clash} if clash else {})})
    names = dict.fromkeys(FIELDS)
    for row in rows:
        names.update(dict.fromkeys(row))
    return list(names), rows


def _csv(articles: list[Article]) -> bytes:
    names, rows = _rows(articles)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return file.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    if value is None or value == []:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _jsonl(articles: list[Article]) -> bytes:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in _rows(articles)[1])
    return "".join(lines).encode("utf-8", "replace")


def _parquet(articles: list[Article]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    names, rows = _rows(articles)
    columns = {}
    for name in names:
        values = [row.get(name) for row in rows]
        kind = pyarrow.list_(pyarrow.string()) if name in LISTS else pyarrow.string()
        try:
            columns[name] = pyarrow.array(values, type=kind if name in FIELDS else None)
        except (pyarrow.ArrowException, OverflowError):
            texts = [None if v is None else json.dumps(v, ensure_ascii=False) for v in values]
            columns[name] = pyarrow.array(texts, type=pyarrow.string())
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.table(columns), sink)
    return sink.getvalue().to_pybytes()


_FORMATS = {".csv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl, ".parquet": _parquet}
