"""Where words may be hyphenated: Liang's algorithm over the patterns that pyphen ships.

pyphen goes through word after word; here all places of all words go through the patterns at once.

References
----------
Liang, F. M. (1983). Word Hy-phen-a-tion by Com-put-er. Stanford University, STAN-CS-83-977.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..cache import keep_plain, pack, unpack

__all__ = ["Hyphenator"]

#: No hyphen stands nearer than this to either end of a word.
_MARGIN = 2
_NEWLINE, _ZERO, _NINE = map(ord, "\n09")


def _plant(path: Path) -> dict[str, bytes]:
    """Read the patterns, and make a trie of their letters."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.islower()]
    chars = _read("\n".join(lines))
    digit = (chars >= _ZERO) & (chars <= _NINE)
    letter = ~digit & (chars != _NEWLINE)
    pattern = np.cumsum(chars == _NEWLINE)
    place = np.cumsum(letter) - letter  # how many letters of its pattern stand before it
    place -= place[np.searchsorted(pattern, pattern)]
    alphabet, code = np.unique(chars[letter], return_inverse=True)
    width = len(alphabet) + 1
    spelled = np.zeros((place.max() + 1, len(lines)), np.int64)
    spelled[place[letter], pattern[letter]] = code + 1
    node, keys, size = np.zeros(len(lines), np.int64), [np.zeros(0, np.int64)], 1
    for codes in spelled:
        some = np.flatnonzero(codes)
        fresh, which = np.unique(node[some] * width + codes[some], return_inverse=True)
        node[some] = size + which
        keys.append(fresh)
        size += len(fresh)
    ends = np.full(size, -1)
    ends[node] = np.arange(len(lines))
    return {
        "alphabet": pack(alphabet),
        "keys": pack(np.concatenate(keys)),
        "pattern": pack(ends),
        "first": pack(np.searchsorted(pattern[digit], np.arange(len(lines) + 1))),
        "place": pack(place[digit]),
        "level": (chars[digit] - _ZERO).astype(np.uint8).tobytes(),
    }


class Hyphenator:
    """Finds where words may be hyphenated.

    The letters of the patterns are a trie: a table that says of each node and letter which node
    comes next, 0 for none.

    Parameters
    ----------
    path : Path
        A hyphenation dictionary in UTF-8: settings in capitals, then a pattern on each line, such
        as ``.ach4`` or ``a1b2c``. A digit says how good the place where it stands is for a hyphen:
        an odd one is for it, an even one against, and the highest decides.
    """

    def __init__(self, path: Path) -> None:
        kept = keep_plain("hyphens", (path, __file__), lambda: _plant(path))
        alphabet = unpack(kept["alphabet"])
        self._width = len(alphabet) + 1
        self._codes = np.zeros(alphabet[-1] + 2, np.uint8)
        self._codes[alphabet] = np.arange(1, self._width)
        keys, self._pattern, self._first, self._place = (
            unpack(kept[name]) for name in ("keys", "pattern", "first", "place")
        )
        self._table = np.zeros(len(self._pattern) * self._width, np.int32)
        self._table[keys] = np.arange(1, len(self._pattern))
        self._level = np.frombuffer(kept["level"], np.uint8)

    def count(self, words: Sequence[str]) -> np.ndarray:
        """Return in how many places each word, in lower case, may be hyphenated."""
        sizes = np.fromiter(map(len, words), np.int64, len(words))
        chars = _read("." + ".".join(words) + ".")
        levels = self._weigh(self._codes[np.minimum(chars, len(self._codes) - 1)])[1:]
        word = np.repeat(np.arange(len(words)), sizes + 1)
        place = np.arange(len(word)) - np.repeat(np.cumsum(sizes + 1) - sizes - 1, sizes + 1)
        inside = (place >= _MARGIN) & (place <= sizes[word] - _MARGIN)
        odd = levels[: len(word)] % 2 == 1
        return np.bincount(word[inside & odd], minlength=len(words))

    def _weigh(self, codes: np.ndarray) -> np.ndarray:
        """Return the highest digit of all patterns before each letter of a text."""
        levels = np.zeros(len(codes) + 1, np.uint8)
        at, node, step = np.arange(len(codes)), np.zeros(len(codes), np.int64), 0
        codes = np.append(codes, 0)
        while len(at):
            node = self._table[node * self._width + codes[at + step]]
            alive = np.flatnonzero(node)
            at, node, step = at[alive], node[alive].astype(np.int64), step + 1
            pattern = self._pattern[node]
            ends = np.flatnonzero(pattern >= 0)
            start, pattern = at[ends], pattern[ends]
            first, many = self._first[pattern], np.diff(self._first)[pattern]
            digit = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many - first, many)
            places = np.repeat(start, many) + self._place[digit]
            np.maximum.at(levels, places, self._level[digit])
        return levels


def _read(text: str) -> np.ndarray:
    """Return the characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
