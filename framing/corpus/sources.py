"""What a corpus is made of: files, folders, patterns and addresses → sources, in their order."""

import glob
import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ..reading import ReadingError
from ..reading.opening import check_file, kind_of, stem_of, told_plainly, unpack, walk_folder
from ..reading.tables import TABLES

__all__ = ["Source", "find_sources", "is_address", "told_of"]

_WILD = frozenset("*?[")
#: A compressed file holds about so many times its size.
_PACKED = 4
#: So many bytes at either end of a file tell whether it is the same.
_ENDS = 65_536


@dataclass(frozen=True)
class Source:
    """One file of a corpus.

    Attributes
    ----------
    address : str
        A path, an address of fsspec such as ``s3://bucket/news.parquet``, or ``-``.
    kind : str
        The ending of its name.
    stem : str
        First part of the ids of articles without one; no other source has the same.
    size : int
        In bytes, as stored.
    stamp : str
        Differs if the file was changed.
    """

    address: str
    kind: str
    stem: str
    size: int
    stamp: str

    @property
    def is_table(self) -> bool:
        """Whether it has a row an article, or is one article."""
        return self.kind in TABLES

    @property
    def bulk(self) -> int:
        """About how many bytes it holds when it is unpacked."""
        packed = self.kind == "parquet" or self.address.lower().endswith((".gz", ".zst"))
        return self.size * (_PACKED if packed else 1)

    def open_stored(self) -> BinaryIO:
        """Open it for reading bytes as they are stored."""
        if self.address == "-":
            return sys.stdin.buffer
        if is_address(self.address):
            return _filesystem(self.address)[0].open(self.address, "rb")
        return open(self.address, "rb")

    def open(self) -> BinaryIO:
        """Open it for reading bytes, unpacked as its name says."""
        return unpack(self.open_stored(), self.address)


def is_address(text: str) -> bool:
    """Tell whether a text is an address of fsspec, and no path.

    Examples
    --------
    >>> is_address("s3://bucket/news.parquet"), is_address("news.parquet")
    (True, False)
    """
    return "://" in text


def find_sources(
    inputs: Iterable[str], tell: Callable[[str, ReadingError], object]
) -> list[Source]:
    """Find the files that inputs mean.

    Parameters
    ----------
    inputs : iterable of str
        Files, folders, patterns (``news/*.jsonl.gz``), addresses of fsspec, or ``-``.
    tell : callable
        Given what cannot be read, by its name, and a ReadingError.

    Returns
    -------
    list of Source
        Inputs in the order given, the files of each by name.
    """
    found: list[Source] = []
    stems: dict[str, int] = {}
    for given in inputs:
        files = _addresses(given, tell) if is_address(given) else _paths(given, tell)
        for address, size, stamp in files:
            name = address.rsplit("/", 1)[-1] if is_address(address) else Path(address).name
            stem = _unique("stdin" if address == "-" else stem_of(name), stems)
            kind = "" if address == "-" else kind_of(name)
            found.append(Source(address, kind, stem, size, stamp))
    return found


def _unique(stem: str, stems: dict[str, int]) -> str:
    count = stems[stem] = stems.get(stem, 0) + 1
    return stem if count == 1 else _unique(f"{stem}-{count}", stems)


def _paths(given: str, tell: Callable) -> Iterator[tuple[str, int, str]]:
    if given == "-":
        yield "-", 0, ""
        return
    paths = [Path(given)]
    if not os.path.lexists(given) and _WILD.intersection(given):
        paths = [Path(name) for name in sorted(glob.glob(given, recursive=True))]
        if not paths:
            tell(given, ReadingError(f"{given}: no file has such a name; check the pattern."))
    for path in paths:
        files = [path]
        if path.is_dir():
            files = list(walk_folder(path, partial(tell, given)))
        if not files:
            what = "no articles in this folder; put .txt, .md or tables there"
            tell(given, ReadingError(f"{path}: {what}."))
        for file in files:
            try:
                check_file(file, str(file), kind_of(file.name))
            except ReadingError as error:
                tell(str(file), error)
                continue
            status = file.stat()
            yield str(file), status.st_size, f"{status.st_mtime_ns}-{_print_of(file)}"


def _print_of(path: Path) -> str:
    """Return a hash of the beginning and the end of a file."""
    try:
        with path.open("rb") as file:
            found = hashlib.sha256(file.read(_ENDS))
            file.seek(-min(_ENDS, os.fstat(file.fileno()).st_size), os.SEEK_END)
            found.update(file.read())
    except OSError:  # said when it is read, or a pipe
        return ""
    return found.hexdigest()[:16]


def _addresses(given: str, tell: Callable) -> Iterator[tuple[str, int, str]]:
    try:
        with told_of(given):
            files, path = _filesystem(given)
            if _WILD.intersection(path):
                names = sorted(files.glob(path))
            else:
                names = sorted(files.find(path)) if files.isdir(path) else [path]
            if not names:
                raise ReadingError(f"{given}: no file has such a name; check the address.")
            for name in names:
                about = files.info(name)
                if about["type"] == "file":
                    address = files.unstrip_protocol(name)
                    yield address, about["size"], str(files.ukey(name))
    except ReadingError as error:
        tell(given, error)


@contextmanager
def told_of(address: str) -> Iterator[None]:
    """Say in one line, as a ReadingError, why something cannot be read.

    What may go wrong with an address only the user's own package for it knows.
    """
    try:
        with told_plainly(address):
            yield
    except (ReadingError, GeneratorExit):
        raise
    except Exception as error:
        if not is_address(address):
            raise
        what = " ".join(str(error).split())[:200] or type(error).__name__
        raise ReadingError(f"{address}: it cannot be read ({what}).") from None


def _filesystem(address: str):
    """Return the file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        how = "pip install 'framing[cluster]'"
        raise ReadingError(f"{address}: addresses are read by fsspec; {how}.") from None
    try:
        return url_to_fs(address)
    except (ImportError, ValueError) as error:  # the package for a protocol is the user's own
        raise ReadingError(f"{address}: {' '.join(str(error).split())}.") from None
