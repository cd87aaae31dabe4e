"""Beginnings of lines as patterns, tried only on the lines whose first word they can begin with."""

import re
from collections.abc import Iterable, Mapping

__all__ = ["Openings", "first_letters", "first_words"]

#: What stands between two bars of a pattern, with groups in groups taken whole.
_PART = re.compile(r"(?:\[[^]]*\]|\\.|\((?:\\.|[^()]|\([^()]*\))*\)|[^()|])+")
#: A pattern that begins with letters and a group, or with a sign that may be wanting.
_GROUP = re.compile(r"([a-z]*)\(\?:((?:\\.|[^()]|\([^()]*\))*)\)(\??)(.*)")
_MAYBE = re.compile(r"([a-z]*)(?:\[ -\]|([a-z -]))\?(.*)")
_LETTERS = re.compile(r"[a-z]*")
#: What a pattern begins with that may stand for a letter; all else stands for signs and figures.
_ANY_LETTER = re.compile(r"[\[.(]|\\[^dW(]")


class Openings:
    """Patterns by kind, of which the first that a line begins with tells its kind.

    Parameters
    ----------
    patterns : mapping of str to iterable of str
        Regular expressions by kind, without groups that capture.
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        self.words = frozenset().union(*map(first_words, _flatten(patterns)))
        self._kinds = tuple(patterns)
        self._all = self._compile(patterns)
        self._wordless = self._compile(
            {kind: [p for p in group if "" in first_words(p)] for kind, group in patterns.items()}
        )

    def _compile(self, patterns: Mapping[str, Iterable[str]]) -> re.Pattern:
        groups = (
            f"(?P<k{self._kinds.index(kind)}>{'|'.join(group)})"
            for kind, group in patterns.items()
            if group
        )
        return re.compile("|".join(groups))

    def kind(self, low: str) -> str:
        """Return the kind of a line in lower case, or an empty text."""
        first = first_letters(low)
        known = not first or first in self.words
        found = (self._all if known else self._wordless).match(low)
        return self._kinds[int(found.lastgroup[1:])] if found else ""


def _flatten(patterns: Mapping[str, Iterable[str]]) -> list[str]:
    return [pattern for group in patterns.values() for pattern in group]


def first_letters(low: str) -> str:
    """Return the letters that a text in lower case begins with.

    Examples
    --------
    >>> first_letters("you've read it")
    'you'
    """
    return _LETTERS.match(low)[0]


def first_words(pattern: str) -> set[str]:
    """Return what letters a text can begin with that begins as a pattern has it.

    An empty word stands for any; none is returned for a beginning without letters.

    Examples
    --------
    >>> sorted(first_words("(?:please )?sign[ -]?up (?:for|to)"))
    ['please', 'sign', 'signup']
    """
    parts = _PART.findall(pattern)
    if len(parts) > 1:
        return set().union(*map(first_words, parts))
    if found := _GROUP.match(pattern):
        word, inner, optional, rest = found.groups()
        options = _PART.findall(inner) + [""] * bool(optional)
        return set().union(*(first_words(word + option + rest) for option in options))
    if found := _MAYBE.match(pattern):
        word, sign, rest = found.groups()
        return first_words(f"{word}{sign or ' '}{rest}") | first_words(word + rest)
    word = first_letters(pattern)
    return {word} if word or _ANY_LETTER.match(pattern) else set()
