"""What was worked out of files that seldom change, kept for the next process.

To read and check the package's own lists takes longer than to compare two articles. So what came
of them is written down at first use, in the cache folder of the user, and read from there
afterwards. The folder named by ``FRAMING_CACHE`` is used instead if that is set; if it is empty,
nothing is kept. What is damaged, or was made of other files, is made anew, and where nothing can be
written all goes on without.
"""

import hashlib
import marshal
import os
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from .output import write_beside

__all__ = ["cache_folder", "keep", "keep_plain", "know_files", "pack", "unpack"]

_MAGIC = b"framing kept\n"
_START = len(_MAGIC) + 4
#: What was made longer ago is removed when something newer takes its name.
_KEPT_SECONDS = 30 * 24 * 60 * 60

Plain = TypeVar("Plain")


def cache_folder() -> Path | None:
    """Return the folder in which things are kept, which may not be there yet; None for nowhere."""
    if (given := os.environ.get("FRAMING_CACHE")) is not None:
        return Path(given) if given else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"win32": os.environ.get("LOCALAPPDATA"), "darwin": home / "Library" / "Caches"}
    other = os.environ.get("XDG_CACHE_HOME") or home / ".cache"
    return Path(usual.get(sys.platform) or other) / "framing"


def know_files(paths: Iterable[str | os.PathLike]) -> list[object]:
    """Return what files are known by, lists and code: by size and times, as Python knows modules.

    A module stands for all modules of its folder.
    """
    return [
        _know_code(os.path.dirname(path)) if path.endswith(".py") else (path, *_know(os.stat(path)))
        for path in map(os.fspath, paths)
    ]


def _know(stat: os.stat_result) -> tuple[int, int, int]:
    # the time of writing can be set back; the time at which that was done cannot
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


@cache
def _know_code(folder: str) -> list[tuple[str, int, int, int]]:
    with os.scandir(folder) as files:
        return sorted((f.name, *_know(f.stat())) for f in files if f.name.endswith(".py"))


def keep(name: str, told: object, make: Callable[[], bytes]) -> bytes | None:
    """Return what is kept under a name; it is made and written down if it is not there.

    Parameters
    ----------
    name : str
        Of the file.
    told : object
        Of what it is made; its ``repr`` has to change with that.
    make : callable
        Is only called if there is a folder to keep things in.

    Returns
    -------
    bytes or None
        None if nothing can be kept.
    """
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{name}-{hashlib.sha256(repr(told).encode()).hexdigest()[:16]}.bin"
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    body = data[_START:]
    if data[:_START] == _head(body):
        return body
    body = make()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_beside(path, _head(body) + body)
        _prune(folder, name)
    except OSError:
        return None
    return body


def _prune(folder: Path, name: str) -> None:
    """Remove what was kept under a name of lists and versions gone by, made long ago."""
    long_ago = time.time() - _KEPT_SECONDS
    for path in folder.glob(f"{name}-{'[0-9a-f]' * 16}.bin"):
        with suppress(OSError):  # another process may have removed it
            if path.stat().st_mtime < long_ago:
                path.unlink()


def _head(body: bytes) -> bytes:
    return _MAGIC + zlib.crc32(body).to_bytes(4, "little")


def keep_plain(
    name: str,
    paths: Iterable[str | os.PathLike],
    make: Callable[[], Plain],
    *,
    told: object = None,
) -> Plain:
    """Return what `make` makes of files: dicts, lists, tuples, text, bytes and numbers.

    It is kept as Python keeps the constants of a module, which is read in half the time of JSON.

    Parameters
    ----------
    name : str
    paths : iterable of path
        See ``know_files``.
    make : callable
    told : object
        Of what else it is made; see ``keep``.
    """
    made: list[Plain] = []

    def write() -> bytes:
        made.append(make())
        return marshal.dumps(made[0])

    try:
        told = (know_files(paths), told, sys.implementation.cache_tag, marshal.version)
    except OSError:  # the package is not in files
        return make()
    body = keep(name, told, write)
    if made:
        return made[0]
    return make() if body is None else marshal.loads(body)


def pack(numbers: Iterable[int]) -> bytes:
    """Return whole numbers as bytes.

    Examples
    --------
    >>> unpack(pack([1, -2, 300])).tolist()
    [1, -2, 300]
    """
    return np.array(list(numbers), "<i4").tobytes()


def unpack(data: bytes) -> np.ndarray:
    """Return the numbers of ``pack``."""
    return np.frombuffer(data, "<i4").astype(np.int64)
