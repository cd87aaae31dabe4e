"""How many texts are spelled: what several descriptions of types ask for, worked out once.

All texts are one array of bytes, too. A look at each byte tells enough of ASCII, and of curly
quotation marks and dashes, which are neither letters nor digits; what has other characters is to be
read in another way.
"""

from functools import cached_property

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import read_bytes

__all__ = ["Spelling", "mark_bytes"]

#: The first two bytes of U+2000 to U+203F in UTF-8: spaces, dashes, quotation marks and the like.
_PUNCTUATION = 0xE2, 0x80


def mark_bytes(characters: str) -> np.ndarray:
    """Return a table of all bytes that is true for those of some characters of ASCII."""
    marks = np.zeros(256, bool)
    marks[list(characters.encode())] = True
    return marks


class Spelling:
    """Many texts and their bytes.

    Where flags are spoken of, there is one for each byte of all texts.

    Attributes
    ----------
    texts : pyarrow.StringArray

    Examples
    --------
    >>> from framing.language.arrow import from_strings
    >>> spelling = Spelling(from_strings(["(so) ", "to-day"]))
    >>> flags = spelling.among(mark_bytes("adosty"))
    >>> first, last = spelling.runs(flags)
    >>> spelling.cut(flags, last - first).to_pylist(), spelling.owner[first].tolist()
    (['so', 'to', 'day'], [0, 1, 1])
    """

    def __init__(self, texts: pa.StringArray) -> None:
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def bare(self) -> pa.StringArray:
        """The texts without the white space at their ends."""
        return pc.utf8_rtrim_whitespace(self.texts)

    @cached_property
    def _bytes(self) -> tuple[np.ndarray, np.ndarray]:
        return read_bytes(self.texts)

    @property
    def raw(self) -> np.ndarray:
        """The bytes of all texts."""
        return self._bytes[0]

    @property
    def bounds(self) -> np.ndarray:
        """Where each text begins in `raw`, and the end."""
        return self._bytes[1]

    @cached_property
    def owner(self) -> np.ndarray:
        """The text that each byte is in."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))

    @cached_property
    def others(self) -> np.ndarray:
        """Whether each text has characters of which bytes do not tell enough."""
        wide = self.raw >= 0x80
        first, second = _PUNCTUATION
        marks = np.flatnonzero(wide[:-1] & (self.raw[:-1] == first) & (self.raw[1:] == second))
        for place in range(3):
            wide[marks + place] = False
        return self.holds(wide)

    @cached_property
    def _ends(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last byte of each text that has any."""
        some = np.flatnonzero(np.diff(self.bounds))
        return self.bounds[:-1][some], self.bounds[1:][some] - 1

    def among(self, marks: np.ndarray) -> np.ndarray:
        """Flag the bytes for which a table of all bytes is true."""
        # three times as fast as to index the table
        return np.frombuffer(bytearray(self.raw).translate(marks.tobytes()), bool)

    def before(self, flags: np.ndarray) -> np.ndarray:
        """Return for each byte the flag of the one before it in its text; none before the first."""
        moved = np.empty_like(flags)
        moved[1:] = flags[:-1]
        moved[self._ends[0]] = False
        return moved

    def after(self, flags: np.ndarray) -> np.ndarray:
        """Return for each byte the flag of the one after it in its text; none after the last."""
        moved = np.empty_like(flags)
        moved[:-1] = flags[1:]
        moved[self._ends[1]] = False
        return moved

    def holds(self, flags: np.ndarray) -> np.ndarray:
        """Tell which texts have a flagged byte."""
        return self.count(np.flatnonzero(flags)) > 0

    def count(self, places: np.ndarray) -> np.ndarray:
        """Count how many of some bytes are in each text."""
        return np.bincount(self.owner[places], minlength=len(self))

    def runs(self, flags: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where runs of flagged bytes begin and end; none goes on into the next text."""
        begins, ends = flags & ~self.before(flags), flags & ~self.after(flags)
        return np.flatnonzero(begins), np.flatnonzero(ends) + 1

    def cut(self, flags: np.ndarray, sizes: np.ndarray) -> pa.StringArray:
        """Return all flagged bytes as texts of these sizes."""
        ends = np.zeros(len(sizes) + 1, np.int32)
        np.cumsum(sizes, out=ends[1:])
        data = self.raw.take(np.flatnonzero(flags))
        return pa.StringArray.from_buffers(len(sizes), pa.py_buffer(ends), pa.py_buffer(data))
