"""What was worked out of files that seldom change, kept for the next process.

To read and check the package's own lists takes longer than to compare two articles. So what came
of them is written down at first use, in the cache folder of the user, and read from there
afterwards. The folder named by ``FRAMING_CACHE`` is used instead if that is set; if it is empty,
nothing is kept. What is damaged, or was made of other files, is made anew, and where nothing can be
written all goes on without.
"""

import hashlib
import json
import os
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

import numpy as np

from .output import write_beside

__all__ = ["cache_folder", "digest_files", "keep", "keep_json", "pack", "unpack"]

_MAGIC = b"framing kept\n"
_START = len(_MAGIC) + 4

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


def digest_files(paths: Iterable[str | os.PathLike]) -> str:
    """Return one sha256 of files: of the lists that something is made of, and of the code.

    A module stands for all modules of its folder.
    """
    found = hashlib.sha256()
    for path in map(Path, paths):
        digest = _digest_code(path.parent) if path.suffix == ".py" else _digest(path)
        found.update(digest.encode())
    return found.hexdigest()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _digest_code(folder: Path) -> str:
    return hashlib.sha256("".join(map(_digest, sorted(folder.glob("*.py")))).encode()).hexdigest()


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
    except OSError:
        return None
    return body


def _head(body: bytes) -> bytes:
    return _MAGIC + zlib.crc32(body).to_bytes(4, "little")


def keep_json(
    name: str,
    paths: Iterable[str | os.PathLike],
    make: Callable[[], Plain],
    *,
    told: object = None,
) -> Plain:
    """Return what `make` makes of files: dicts with keys of text, lists, text and numbers.

    Parameters
    ----------
    name : str
    paths : iterable of path
        See ``digest_files``.
    make : callable
        What it gives has to be the same after it was written as JSON and read.
    told : object
        Of what else it is made; see ``keep``.
    """
    made: list[Plain] = []

    def write() -> bytes:
        made.append(make())
        return json.dumps(made[0], ensure_ascii=False, separators=(",", ":")).encode()

    try:
        told = (digest_files(paths), told)
    except OSError:  # the package is not in files
        return make()
    body = keep(name, told, write)
    if made:
        return made[0]
    return make() if body is None else json.loads(body)


def pack(numbers: Iterable[int]) -> str:
    """Return whole numbers as text, which is read faster than digits.

    Examples
    --------
    >>> unpack(pack([1, -2, 300])).tolist()
    [1, -2, 300]
    """
    return b64encode(np.array(list(numbers), "<i4").tobytes()).decode("ascii")


def unpack(text: str) -> np.ndarray:
    """Return the numbers of ``pack``."""
    return np.frombuffer(b64decode(text), "<i4").astype(np.int64)
