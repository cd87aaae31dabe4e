"""Files, folders and standard input → Articles."""

import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from framing.articles import Article, with_unique_ids

from .decoding import decode
from .errors import ReadingError, ReadingWarning
from .markdown import explain_markdown, has_front_matter, parse_markdown
from .opening import (
    TABLE_KINDS,
    check_file,
    kind_of,
    open_bytes,
    stem_of,
    told_plainly,
    walk_folder,
)

__all__ = ["explain_file", "iter_articles", "parse_bytes", "read"]

_MARKDOWN = frozenset(["md", "markdown"])
_PAGES = frozenset(["html", "htm", "xhtml", "mhtml", "mht"])
_TAG = re.compile(rb"<(?:!doctype|html|head|body|meta|title|article|div|p|h\d|script|span)\b", re.I)
_LARGEST = 64_000_000

OnError = Callable[[ReadingError | ReadingWarning], object] | None


def read(path: str | os.PathLike, *, on_error: OnError = None) -> list[Article]:
    """Read articles from a file, a folder or standard input.

    Parameters
    ----------
    path : str or path
        A pasted text (``.txt``), Markdown with front matter (``.md``), a saved web page
        (``.html``), a table (``.csv``, ``.jsonl``, ``.parquet``), a folder of these, or ``-`` for
        one text on standard input.
    on_error : callable, optional
        Given each `ReadingError` and `ReadingWarning`; what is wrong is then left out and the
        rest is read. Without it the first error is raised, and warnings are Python warnings.

    Returns
    -------
    list of Article
        Each with an ``id`` of its own.

    Raises
    ------
    ReadingError
        If something cannot be read and `on_error` is not given.
    """
    return with_unique_ids(iter_articles(path, on_error=on_error))


def iter_articles(path: str | os.PathLike, *, on_error: OnError = None) -> Iterator[Article]:
    """Read articles one by one, as `read` does; ids are as they stand and may repeat.

    Raises
    ------
    ReadingError
        If something cannot be read and `on_error` is not given.
    """
    tell = on_error or _raise
    if os.fspath(path) == "-":
        yield from _told(_read_stdin(), tell)
        return
    path = Path(path)
    if not path.is_dir():
        yield from _told(_read_file(path, str(path), tell), tell)
        return
    found = False
    for file in walk_folder(path, tell):
        found = True
        yield from _told(_read_file(file, str(file), tell), tell)
    if not found:
        tell(ReadingError(f"{path}: no articles in this folder; put .txt, .md or tables there."))


def _raise(error: ReadingError | ReadingWarning) -> None:
    if isinstance(error, ReadingError):
        raise error
    warnings.warn(error, stacklevel=4)


def _told(articles: Iterator[Article], tell: Callable) -> Iterator[Article]:
    """Hand on articles until one cannot be read, and say so."""
    try:
        yield from articles
    except ReadingError as error:
        tell(error)


def _read_file(path: Path, name: str, tell: Callable) -> Iterator[Article]:
    kind = kind_of(path.name)
    stem = stem_of(path.name)
    check_file(path, name, kind)

    if kind in TABLE_KINDS:
        from .tables import read_table

        with told_plainly(name):
            yield from read_table(lambda: open_bytes(path), kind, name, stem, tell)
    else:
        yield parse_bytes(_read_bytes(path, name), kind, name, stem)


def _read_bytes(path: Path, name: str) -> bytes:
    with told_plainly(name), open_bytes(path) as file:
        return file.read(_LARGEST + 1)


def parse_bytes(data: bytes, kind: str, name: str, stem: str) -> Article:
    """Make an article of the bytes of a file: a page, Markdown with front matter or pasted text.

    Parameters
    ----------
    data : bytes
    kind : str
        The ending of the file's name; see `kind_of`.
    name, stem : str
        How to call the file in messages, and the article's id if it gives none.

    Raises
    ------
    ReadingError
    """
    if _is_page(data, kind, name):
        from .pages import parse_page

        return parse_page(data, id=stem, where=name)
    text, encoding = _decode(data, name)
    if kind in _MARKDOWN and has_front_matter(text):
        article = parse_markdown(text, id=stem, where=name)
        if not article.headline.strip() and not article.body.strip():
            raise ReadingError(f"{name}: no headline and no text below the front matter.")
    else:
        from .pasted import parse_text

        article = parse_text(text, id=stem)
    note = ""
    if encoding == "cp1252":
        note = "Read as Windows-1252, since it is not UTF-8."
    elif encoding == "utf-8" and "\ufffd" in text and "\ufffd".encode() not in data:
        note = "Some bytes are not UTF-8; they were read as \ufffd."
    return replace(article, notes=(*article.notes, note)) if note else article


def _is_page(data: bytes, kind: str, name: str) -> bool:
    """Tell whether a file is a web page, by its name and what it holds."""
    if len(data) > _LARGEST:
        raise ReadingError(f"{name}: too large for one article; use a table, a row an article.")
    if kind in _PAGES:
        if not data.strip():
            raise ReadingError(f"{name}: the page is empty; save it again, or paste its text.")
        zeros = data[:4096].count(0) > 0.2 * len(data[:4096])
        return kind in ("mhtml", "mht") or bool(_TAG.search(data)) or zeros
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        start.startswith((b"<!doctype html", b"<html", b"<head", b"<?xml"))
        and kind not in TABLE_KINDS
    )


def _decode(data: bytes, name: str) -> tuple[str, str]:
    text, encoding = decode(data, name)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadingError(f"{name}: there is no text in it; paste the article's text.")
    return text, encoding


def explain_file(path: str | os.PathLike) -> list[tuple[int, str, str]]:
    """Say what each line of a file is taken for, as `explain` does for a pasted text.

    Of a web page the lines are those of its source; what its metadata say stands on line 0. What
    lies outside of the article comes last: piece by piece if it stands beside the text, kind by
    kind from the rest of the page.

    Raises
    ------
    ReadingError
        If `path` is a folder or a table, or cannot be read.
    """
    if os.fspath(path) == "-":
        data, name = sys.stdin.buffer.read(_LARGEST + 1), "standard input"
        kind = _kind_of_text(data)
    else:
        path, name = Path(path), os.fspath(path)
        kind = kind_of(path.name)
        if path.is_dir() or kind in TABLE_KINDS:
            raise ReadingError(f"{name}: only single texts have lines to explain; name one.")
        check_file(path, name, kind)
        data = _read_bytes(path, name)
    from .pasted import explain, explain_lines

    if _is_page(data, kind, name):
        from .pages import label_page

        lines, outside, _ = label_page(data, name)
        return explain_lines([*lines, *outside])
    text = _decode(data, name)[0]
    if kind in _MARKDOWN and has_front_matter(text):
        return explain_markdown(text, where=name)
    return explain(text)


def _read_stdin() -> Iterator[Article]:
    data = sys.stdin.buffer.read(_LARGEST + 1)
    if not data.strip():
        raise ReadingError("standard input: there is no text; pipe an article into it.")
    yield parse_bytes(data, _kind_of_text(data), "standard input", "stdin")


def _kind_of_text(data: bytes) -> str:
    return "md" if data.removeprefix(b"\xef\xbb\xbf")[:3] == b"---" and b"\n---" in data else "txt"
