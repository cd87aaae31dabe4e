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
from ..language.sums import spread_runs

__all__ = ["Hyphenator"]

#: No hyphen stands nearer than this to either end of a word.
_MARGIN = 2
_NEWLINE, _ZERO, _NINE = map(ord, "\n09")


def _plant(path: Path) -> dict[str, bytes | str]:
    """Read the patterns, and make an automaton of them."""
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
    state, steps, size = np.zeros(len(lines), np.int64), [], 1
    for codes in spelled:
        some = np.flatnonzero(codes)
        fresh, which = np.unique(state[some] * width + codes[some], return_inverse=True)
        state[some] = size + which
        steps.append((fresh, np.arange(size, size + len(fresh))))
        size += len(fresh)
    back = np.count_nonzero(spelled, axis=0)[pattern] - place
    levels = np.zeros((size, len(spelled) + 1), np.uint8)
    levels[state[pattern[digit]], back[digit]] = chars[digit] - _ZERO
    table = _link(steps, width, levels)
    said = np.nonzero(levels)
    return {
        "alphabet": pack(alphabet),
        "kind": (kind := "<u2" if size <= 1 << 16 else "<u4"),
        "table": table.astype(kind).tobytes(),
        "says": np.count_nonzero(levels, axis=1).astype(np.uint8).tobytes(),
        "back": said[1].astype(np.uint8).tobytes(),
        "level": levels[said].tobytes(),
    }


def _link(steps, width: int, levels: np.ndarray) -> np.ndarray:
    """Return which state follows on each state and letter; add to `levels` what endings say.

    Where no pattern goes on with a letter, the longest ending that one begins with does: a trie
    becomes the automaton of Aho and Corasick.

    Parameters
    ----------
    steps : list of (ndarray, ndarray)
        For each length of a beginning, the states of such, and the state and letter before each.
    width : int
        Number of letters.
    levels : ndarray of uint8, shape (n_states, length)
        What the pattern that is a state says, by how many letters back.
    """
    table = np.zeros((len(levels), width), np.int32)
    for fresh, state in steps:
        table.flat[fresh] = state
    ending = np.zeros(len(levels), np.int64)
    for fresh, state in steps:
        before, code = np.divmod(fresh, width)
        ending[state] = np.where(before > 0, table[ending[before], code], 0)
        table[state] = np.where(table[state] > 0, table[state], table[ending[state]])
        levels[state] = np.maximum(levels[state], levels[ending[state]])
    return table


class Hyphenator:
    """Finds where words may be hyphenated.

    The patterns are an automaton: each state is the longest ending of the letters so far that a
    pattern begins with, and says what all patterns that end there make of the places before them.

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
        self._table = np.frombuffer(kept["table"], kept["kind"])
        self._says, self._back, self._level = (
            np.frombuffer(kept[name], np.uint8) for name in ("says", "back", "level")
        )
        self._first = np.cumsum(self._says) - self._says

    def count(self, words: Sequence[str]) -> np.ndarray:
        """Return in how many places each word, in lower case, may be hyphenated."""
        sizes = np.fromiter(map(len, words), np.int64, len(words))
        chars = _read(".".join(words) + ".")
        first = np.cumsum(sizes + 1) - sizes - 1
        states = self._walk(self._codes[np.minimum(chars, len(self._codes) - 1)], first, sizes + 1)
        levels = self._weigh(states)[: len(states)]
        word = np.repeat(np.arange(len(words)), sizes + 1)
        place = np.arange(len(word)) - first[word]
        inside = (place >= _MARGIN) & (place <= sizes[word] - _MARGIN)
        return np.bincount(word[inside & (levels % 2 == 1)], minlength=len(words))

    def _walk(self, codes: np.ndarray, first: np.ndarray, sizes: np.ndarray) -> np.ndarray:
        """Return the state after each letter; all words are gone through at once, from a dot."""
        states = np.zeros(len(codes), np.int64)
        order = np.argsort(-sizes, kind="stable")
        at, lengths = first[order], -sizes[order]
        state = np.full(len(at), self._table[self._codes[ord(".")]], np.int64)
        for step in range(sizes.max(initial=0)):
            here = at[: np.searchsorted(lengths, -step)] + step
            state = self._table[state[: len(here)] * self._width + codes[here]].astype(np.int64)
            states[here] = state
        return states

    def _weigh(self, states: np.ndarray) -> np.ndarray:
        """Return the highest digit of all patterns before each letter."""
        levels = np.zeros(len(states) + 1, np.uint8)
        after = np.flatnonzero(self._says[states]) + 1
        first, many = (of[states[after - 1]].astype(np.int64) for of in (self._first, self._says))
        digit = spread_runs(first, many)
        np.maximum.at(levels, np.repeat(after, many) - self._back[digit], self._level[digit])
        return levels


def _read(text: str) -> np.ndarray:
    """Return the characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
