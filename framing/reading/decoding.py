"""Bytes → text: which encoding, and whether it is text at all."""

import codecs
import io
import re

from .errors import ReadingError

__all__ = ["decode", "guess_encoding"]

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
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    for magic, kind in _FORMATS:
        if head.startswith(magic):
            raise ReadingError(f"{where}: this is {kind}, not text; paste its text into a .txt.")
    zeros = head.count(0)
    if zeros > 0.2 * len(head):
        even, odd = head[::2].count(0), head[1::2].count(0)
        if max(even, odd) > 0.3 * len(head) and min(even, odd) < 0.02 * len(head):
            return "utf-16-le" if odd > even else "utf-16-be"
    if len(head) - len(head.translate(None, _CONTROLS)) > 0.05 * len(head) + 8:
        raise ReadingError(f"{where}: this is a binary file, not text; paste the article's text.")
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
