"""What the installed packages say of each word they list, in a compact table that is kept.

To read the CMU Pronouncing Dictionary takes longer than to compare two articles. So the syllables
of its words, and whether a word is familiar, are written down at first use; see ``framing.cache``.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pyarrow as pa

from ..cache import keep
from ..language import kernels as pc
from ..language.arrow import from_flags, from_strings, to_numpy
from .syllables import count_hyphenated, count_syllables, easy_words, list_pronounced, source_files

__all__ = ["describe_spellings"]

#: Moves when the layout of the table does, or what is counted.
_VERSION = 2
#: A word is known by a number made of so many bytes; a longer one is not in the table.
_LONGEST = 24
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93], np.uint64)
_FAMILIAR = 1 << 7

Table = tuple[np.ndarray, np.ndarray]


def describe_spellings(words: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Return the syllables of words in lower case, and whether each is familiar.

    Examples
    --------
    >>> describe_spellings(from_strings(["news", "reunited", "zqk"]))
    (array([1, 4, 1]), array([ True, False, False]))
    """
    table = _load()
    if table is None:
        familiar, words = easy_words(), words.to_pylist()
        return count_syllables(words), np.array([word in familiar for word in words], bool)
    keys, facts = table
    wanted, fits = _number(words)
    order = np.argsort(wanted)  # it is faster to look them up in order
    place = np.empty(len(wanted), np.int64)
    place[order] = np.minimum(np.searchsorted(keys, wanted[order]), len(keys) - 1)
    known = fits & (keys[place] == wanted)
    found = np.where(known, facts[place], 0)
    counts = (found & ~np.uint8(_FAMILIAR)).astype(np.int64)
    for few, count in ((~known & fits, count_hyphenated), (~fits, count_syllables)):
        counts[few] = count(pc.filter(words, from_flags(few)).to_pylist())  # short: in no list
    return counts, found >= _FAMILIAR


def _number(words: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Return a number for each word, and whether the word is short enough to be known by it."""
    fits = to_numpy(pc.binary_length(words)) <= _LONGEST
    padded = pc.ascii_rpad(pc.filter(words, from_flags(fits)), _LONGEST, "\0")
    size = np.count_nonzero(fits) * len(_FACTORS)
    spelled = np.frombuffer(padded.buffers()[2], "<u8", size).reshape(-1, len(_FACTORS))
    numbers = np.zeros(len(words), np.uint64)
    numbers[fits] = (spelled * _FACTORS).sum(axis=1, dtype=np.uint64)
    return numbers, fits


@cache
def _load() -> Table | None:
    """Read the table, or make it; None if it cannot be kept."""
    stats = [path.stat() for path in source_files()]
    told = [_VERSION, *((stat.st_size, stat.st_mtime_ns) for stat in stats)]
    body = keep("words", told, lambda: _make({*list_pronounced(), *easy_words()}))
    return None if body is None else _read(body)


def _make(words: Iterable[str]) -> bytes:
    listed = sorted(word for word in words if len(word.encode()) <= _LONGEST)
    familiar = easy_words()
    counts = np.minimum(count_syllables(listed), _FAMILIAR - 1).astype(np.uint8)
    facts = counts | _FAMILIAR * np.array([word in familiar for word in listed], np.uint8)
    keys, _ = _number(from_strings(listed))
    order = np.argsort(keys)
    return keys[order].astype("<u8").tobytes() + facts[order].tobytes()


def _read(body: bytes) -> Table:
    """Return the numbers of words, in order, and the facts about each."""
    size = len(body) // 9
    return np.frombuffer(body, "<u8", size), np.frombuffer(body, np.uint8, size, 8 * size)
