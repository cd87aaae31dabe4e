"""Between Python, numpy and Arrow, without pandas.

pyarrow imports pandas, which takes longer than comparing two articles does, as soon as it makes an
array of a list, a scalar of a number, or numpy of an array. These functions do the same without.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from . import kernels as pc

__all__ = [
    "code_of",
    "from_flags",
    "from_strings",
    "is_any_of",
    "read_bytes",
    "read_ends",
    "read_last",
    "to_numpy",
]


def from_strings(strings: Sequence[str]) -> pa.StringArray:
    """Return strings as an Arrow array."""
    data = "".join(strings).encode()
    sizes = map(len, strings if len(data) == sum(map(len, strings)) else map(str.encode, strings))
    ends = np.zeros(len(strings) + 1, np.int32)
    np.cumsum(np.fromiter(sizes, np.int32, len(strings)), out=ends[1:])
    return pa.StringArray.from_buffers(len(strings), pa.py_buffer(ends), pa.py_buffer(data))


def from_flags(flags: np.ndarray) -> pa.BooleanArray:
    """Return truth values as an Arrow array."""
    packed = np.packbits(flags, bitorder="little")
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, pa.py_buffer(packed)])


def to_numpy(values: pa.Array) -> np.ndarray:
    """Return numbers or truth values as numpy's; missing numbers as -1."""
    if pa.types.is_boolean(values.type):
        return np.from_dlpack(pc.cast(values, pa.uint8())).astype(bool)
    if not values.null_count:
        return np.from_dlpack(values)
    missing = ~to_numpy(pc.is_valid(values))
    numbers = np.frombuffer(values.buffers()[1], values.type.to_pandas_dtype(), len(values)).copy()
    numbers[missing] = -1
    return numbers


def is_any_of(texts: pa.StringArray, words: Sequence[str]) -> np.ndarray:
    """Whether each text is one of some words."""
    return to_numpy(pc.is_in(texts, from_strings(words)))


def read_bytes(texts: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Return the bytes of all texts, and where each begins in them, and the end.

    Examples
    --------
    >>> raw, bounds = read_bytes(from_strings(["ab", "", "c"]))
    >>> raw.tobytes(), bounds.tolist()
    (b'abc', [0, 2, 2, 3])
    """
    _, bounds, data = texts.buffers()
    if not len(texts) or data is None or not data.size:
        return np.zeros(0, np.uint8), np.zeros(len(texts) + 1, np.int32)
    bounds = np.frombuffer(bounds, np.int32, len(texts) + 1, texts.offset * 4)
    return np.frombuffer(data, np.uint8)[bounds[0] : bounds[-1]], bounds - bounds[0]


def code_of(char: str) -> int:
    """Return a character of up to three bytes as ``read_ends`` gives it."""
    return int.from_bytes(char.encode(), "big")


def read_ends(texts: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first byte of each text, and a number for its last character; 0 where it is empty.

    The number is made of the last byte or, if that is not ASCII, of the last three.

    Examples
    --------
    >>> first, last = read_ends(from_strings(["(a", "b…", ""]))
    >>> first.tolist(), last.tolist() == [code_of("a"), code_of("…"), 0]
    ([40, 98, 0], True)
    """
    raw, bounds = read_bytes(texts)
    if not len(raw):
        return np.zeros(len(texts), np.uint8), np.zeros(len(texts), np.int64)
    some = bounds[1:] > bounds[:-1]
    first = raw.take(bounds[:-1], mode="clip") * some
    last = (raw.take(bounds[1:] - 1, mode="clip") * some).astype(np.int64)
    wide = np.flatnonzero(last >= 0x80)
    for back, shift in ((2, 8), (3, 16)):
        last[wide] |= raw[bounds[1:][wide] - back].astype(np.int64) << shift
    return first, last


def read_last(texts: pa.StringArray, last: np.ndarray, marks: str) -> np.ndarray:
    """Return the last character of texts without some marks at their ends.

    Parameters
    ----------
    texts : pyarrow.StringArray
    last : ndarray
        Of the texts as they stand; see ``read_ends``.
    marks : str

    Examples
    --------
    >>> texts = from_strings(["so.”)", "so"])
    >>> read_last(texts, read_ends(texts)[1], "”)").tolist() == [code_of("."), code_of("o")]
    True
    """
    may_end = np.zeros(256, bool)
    may_end[[mark.encode()[-1] for mark in marks]] = True
    some = may_end[last & 0xFF]
    before = last.copy()
    before[some] = read_ends(pc.utf8_rtrim(pc.filter(texts, from_flags(some)), marks))[1]
    return before
