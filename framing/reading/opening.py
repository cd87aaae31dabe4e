"""Files before they are read: found in folders, checked, unpacked; faults said in one line."""

import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from .errors import ReadingError

__all__ = [
    "TABLE_KINDS",
    "check_file",
    "kind_of",
    "open_bytes",
    "stem_of",
    "told_plainly",
    "unpack",
    "walk_folder",
]

_SKIPPED = frozenset(
    ["readme.md", "readme.txt", "_metadata", "_common_metadata", "_success", "_framing"]
)
_DOCUMENTS = frozenset(["pdf", "doc", "docx", "odt", "rtf", "pages", "epub", "xls", "xlsx", "ods"])
#: Endings of tables; see `tables` for how each is read.
TABLE_KINDS = frozenset(["csv", "tsv", "jsonl", "ndjson", "json", "parquet"])
_PACKED = (".gz", ".zst")


def walk_folder(folder: Path, tell: Callable, above: frozenset = frozenset()) -> Iterator[Path]:
    """Find the files of a folder by name, going into each folder of a chain of links once."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError as error:
        tell(ReadingError(f"{folder}: {_reason(error)}."))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _SKIPPED:
            continue
        if entry.is_dir():
            yield from walk_folder(entry, tell, above | {here})
        else:
            yield entry


def _bare(name: str) -> str:
    return name.rpartition(".")[0] if name.lower().endswith(_PACKED) else name


def kind_of(name: str) -> str:
    """Return the ending of a file's name, in small letters and without that of its packing.

    Examples
    --------
    >>> kind_of("corpus.JSONL.zst"), kind_of("notes")
    ('jsonl', '')
    """
    return _bare(name).lower().rpartition(".")[2] if "." in name else ""


def stem_of(name: str) -> str:
    """Return the name of a file without its ending.

    Examples
    --------
    >>> stem_of("corpus.2024.jsonl.gz"), stem_of(".csv")
    ('corpus.2024', '.csv')
    """
    bare = _bare(name)
    return bare.rpartition(".")[0] or bare


def open_bytes(path: str | os.PathLike) -> BinaryIO:
    """Open a file for reading, unpacked if its name ends in ``.gz`` or ``.zst``."""
    return unpack(open(path, "rb"), os.fspath(path))


def unpack(file: BinaryIO, name: str) -> BinaryIO:
    """Return an open file, unpacked as its name says."""
    if name.lower().endswith(".gz"):
        packed = gzip.GzipFile(fileobj=file)
        packed.myfileobj = file  # closed with it
        return packed
    if name.lower().endswith(".zst"):
        import pyarrow

        return pyarrow.CompressedInputStream(file, "zstd")
    return file


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Say in one line, as a ReadingError, why a file cannot be opened or unpacked."""
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise ReadingError(f"{name}: the gzip file is damaged; unpack it or get it anew.") from None
    except OSError as error:
        if name.lower().endswith(".zst") and error.errno is None:
            damaged = f"{name}: the zstd file is damaged; unpack it or get it anew."
            raise ReadingError(damaged) from None
        raise ReadingError(f"{name}: {_reason(error)}.") from None


def check_file(path: Path, name: str, kind: str) -> None:
    """Refuse what is no file with something in it that could be read.

    Raises
    ------
    ReadingError
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        if path.is_symlink():
            raise ReadingError(f"{name}: the link leads nowhere; mend or remove it.") from None
        raise ReadingError(f"{name}: {_reason(error)}.") from None
    pipe = stat.S_ISFIFO(status.st_mode) and name.startswith("/dev/")
    if not stat.S_ISREG(status.st_mode) and not pipe:
        raise ReadingError(f"{name}: this is no ordinary file; give a file, a folder or '-'.")
    if kind in _DOCUMENTS:
        raise ReadingError(f"{name}: .{kind} files cannot be read; paste the text into a .txt.")
    if status.st_size == 0 and not pipe:
        raise ReadingError(f"{name}: the file is empty; paste the article's text into it.")


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the name"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions"
    if isinstance(error, OSError) and error.strerror:
        return f"it cannot be read ({error.strerror.lower()})"
    return "this is not a file name"
