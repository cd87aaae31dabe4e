"""Bytes → text: which encoding, and whether it is text at all."""

import codecs
import io
import re
from collections.abc import Callable, Iterator

from .errors import ReadingError

__all__ = ["decode", "guess_encoding", "read_lines"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"PAR1", "a Parquet file (name it .parquet)"),
    (b"\x1f\x8b", "a gzip file (name it .gz)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_HEAD = 65_536
_BROKEN = re.compile("[\udc80-\udcff]+")  # as ``surrogateescape`` has them
#: A line of more bytes than these without a control character shows that a table is text.
_SOUND = 24
#: How many whole characters beyond ASCII outweigh a place that is not UTF-8.
_MANY = 4


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises
    ------
    ReadingError
        If the file is not text.

    Examples
    --------
    >>> decode("café".encode("cp1252"), "a.txt")
    ('café', 'cp1252')
    """
    encoding = guess_encoding(io.BytesIO(data), where)
    return data.decode(encoding, "replace"), encoding


def guess_encoding(file, where: str) -> str:
    """Find the encoding of an open binary file: a byte order mark, UTF-8, or Windows-1252.

    A few broken places do not make another encoding of a text that is UTF-8 everywhere else.
    """
    head = file.read(_HEAD)
    if encoding := _known_encoding(head, where):
        return encoding
    _refuse_binary(head, where)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    broken = whole = 0
    while head:
        text = decoder.decode(head)
        if not text.isascii():
            places = _BROKEN.findall(text)
            broken += len(places)
            whole += len(text) - len(text.encode("ascii", "ignore")) - sum(map(len, places))
        head = file.read(1 << 20)
    broken += bool(decoder.decode(b"", final=True))
    return "utf-8" if whole >= _MANY * broken else "cp1252"


def _known_encoding(head: bytes, where: str) -> str | None:
    """Tell the encoding by the first bytes of a file, or None for UTF-8 or Windows-1252."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for magic, kind in _FORMATS:
        if head.startswith(magic):
            raise ReadingError(f"{where}: this is {kind}, not text; paste its text into a .txt.")
    if head.count(0) > 0.2 * len(head):
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) > 0.3 * len(head) and min(even, odd) < 0.02 * len(head):
            return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _refuse_binary(head: bytes, where: str) -> None:
    if len(head) - len(head.translate(None, _CONTROLS)) > 0.05 * len(head) + 8:
        raise ReadingError(f"{where}: this is a binary file, not text; paste the article's text.")


def _is_sound(line: bytes) -> bool:
    return len(line) > _SOUND and line == line.translate(None, _CONTROLS)


def read_lines(open_file: Callable, where: str, newline: str | None = None) -> Iterator[str]:
    """Read the lines of a table; each is UTF-8 or Windows-1252, whatever stands on the others.

    A line at a time, so that a file of any size is read once and damage costs only its own line.

    Parameters
    ----------
    open_file : callable
        Opens the file for reading bytes.
    where : str
        How to call the file.
    newline : str, optional
        As of `open`.

    Examples
    --------
    >>> data = "é".encode() + b"\\n" + "è".encode("cp1252")
    >>> list(read_lines(lambda: io.BytesIO(data), "a.csv"))
    ['é\\n', 'è']
    """
    with open_file() as file:
        head = file.read(_HEAD)
    encoding = _known_encoding(head, where)
    if not encoding and not any(map(_is_sound, head.split(b"\n"))):
        _refuse_binary(head, where)
    with open_file() as file:
        errors = "replace" if encoding else "surrogateescape"
        lines = io.TextIOWrapper(file, encoding or "utf-8", errors=errors, newline=newline)
        for line in lines:
            yield line if line.isascii() or encoding else _mend(line)


def _mend(line: str) -> str:
    places = _BROKEN.findall(line)
    if not places:
        return line
    broken = sum(map(len, places))
    whole = sum(not sign.isascii() for sign in line) - broken
    if whole >= _MANY * len(places):
        return _BROKEN.sub("\ufffd", line)
    return line.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
