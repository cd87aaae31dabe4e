"""Where a word may be hyphenated: Liang's algorithm over the patterns that pyphen ships.

pyphen parses all patterns before it looks at its first word, which takes as long as to compare two
articles; here a pattern is parsed when a word needs it, and the lists to find it in are kept.

References
----------
Liang, F. M. (1983). Word Hy-phen-a-tion by Com-put-er. Stanford University, STAN-CS-83-977.
"""

from pathlib import Path

from ..cache import keep_plain

__all__ = ["Hyphenator"]

#: No hyphen stands nearer than this to either end of a word.
_MARGIN = 2
_WITHOUT_DIGITS = str.maketrans("", "", "0123456789")


def _read_patterns(path: Path) -> dict[str, str]:
    """Return the patterns, their letters, and all with which the letters of a longer one begin.

    Each is a line of its own: a long text is read faster than a list of short ones.
    """
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.islower()]
    patterns = "\n".join(lines)
    letters = patterns.translate(_WITHOUT_DIGITS)
    openings = {piece[:end] for piece in letters.split("\n") for end in range(1, len(piece))}
    return {"patterns": patterns, "letters": letters, "openings": "\n".join(sorted(openings))}


class Hyphenator:
    """Finds where words may be hyphenated.

    Parameters
    ----------
    path : Path
        A hyphenation dictionary in UTF-8: settings in capitals, then a pattern on each line, such
        as ``.ach4`` or ``a1b2c``. A digit says how good the place where it stands is for a hyphen:
        an odd one is for it, an even one against, and the highest decides.
    """

    def __init__(self, path: Path) -> None:
        plain = keep_plain("hyphens", (path, __file__), lambda: _read_patterns(path))
        lists = {name: text.split("\n") for name, text in plain.items()}
        self._patterns = dict(zip(lists["letters"], lists["patterns"], strict=True))
        self._openings = frozenset(lists["openings"])
        self._parsed: dict[str, list[tuple[int, int]]] = {}

    def positions(self, word: str) -> list[int]:
        """Return the places in a word, in lower case, before which a hyphen may stand."""
        pointed, patterns, openings = f".{word}.", self._patterns, self._openings
        levels = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            for stop in range(start + 1, len(pointed) + 1):
                piece = pointed[start:stop]
                if piece in patterns:
                    for place, level in self._levels(piece):
                        levels[start + place] = max(level, levels[start + place])
                if piece not in openings:
                    break
        last = len(word) - _MARGIN
        return [place for place in range(_MARGIN, last + 1) if levels[place + 1] % 2]

    def _levels(self, piece: str) -> list[tuple[int, int]]:
        """Return the digits of the pattern of some letters, each with its place among them."""
        if piece not in self._parsed:
            found, place = [], 0
            for char in self._patterns[piece]:
                if char.isdigit():
                    found.append((place, int(char)))
                else:
                    place += 1
            self._parsed[piece] = found
        return self._parsed[piece]
