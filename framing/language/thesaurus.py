"""Words that say the same, words of one kind, opposites and converses, found in a text.

Lists of the package's own making. ``synonyms.csv`` and ``contrasts.csv`` have a set a row, its
members parted by |: ``same`` (words that news uses for one thing), ``kind`` (two members are two
things: a fire and a flood), ``opposite`` (to accept | to reject) and ``converse`` (to buy | to
sell), of which each side may list several words, parted by /. Nations are a kind, too, read off
the sets of the class ``demonym``. ``severity.csv`` says how grave an act is, from 1 to 3.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from .stems import find_stem

__all__ = ["Term", "Thesaurus", "load_thesaurus"]

Key = tuple[str, ...]
_VERBS = ("VB", "VBP", "VBD")
#: The kind of all countries and of who is from them.
_NATION = 0
#: Word classes that a list's class of a single word may take; phrases and names take any.
_MAY_BE = {
    "noun": ("NN", "NNP", "VBG", "CD"),
    "verb": ("VB", "VBP", "VBD", "VBN", "VBG", "JJ"),
    "adjective": ("JJ", "VBN", "VBG", "RB", "NN", "NNP", "VBD"),
    "name": ("NNP", "NN", "JJ"),  # the US, and not "us"
    "metonym": ("NNP", "NN"),
    "demonym": ("NNP", "NN", "JJ"),
    "adverb": ("RB", "JJ", "IN", "RP", "DT", "NN"),
}


@dataclass(frozen=True)
class Term:
    """Words of a text that stand in a list.

    Attributes
    ----------
    start, end : int
        First word, and the one after the last.
    same : frozenset of int
        Sets of synonyms.
    related : frozenset of int
        Sets of synonyms, whatever the word class.
    kinds : frozenset of int
        Kinds.
    poles : frozenset of int
        Sides of opposites: n, and -n for the other side.
    converses : frozenset of int
        Sides of acts told from either end: to buy and to sell.
    severity : int
        How grave what they name is, 0 to 3.
    """

    start: int
    end: int
    same: frozenset[int] = frozenset()
    related: frozenset[int] = frozenset()
    kinds: frozenset[int] = frozenset()
    poles: frozenset[int] = frozenset()
    converses: frozenset[int] = frozenset()
    severity: int = 0


@dataclass(eq=False)
class _Entry:
    """What the lists say of a term; synonyms with the word class of their set."""

    same: list[tuple[int, str]] = field(default_factory=list)
    kinds: set[int] = field(default_factory=set)
    poles: set[int] = field(default_factory=set)
    converses: set[int] = field(default_factory=set)
    severity: int = 0


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """The lists.

    Attributes
    ----------
    entries : dict
        By the stems of a term's words.
    longest : dict of str to int
        How many words the longest term has that begins with a stem.
    """

    entries: dict[Key, _Entry]
    longest: dict[str, int]

    def find_terms(self, stems: Sequence[str], classes: Sequence[str]) -> Iterator[Term]:
        """Yield every term in a sentence, also those that lie in another.

        Parameters
        ----------
        stems, classes : sequence of str
            Of its words; see ``find_stem`` and ``classify_words``.
        """
        for start, stem in enumerate(stems):
            longest = min(self.longest.get(stem, 0), len(stems) - start)
            for size in range(1, longest + 1):
                entry = self.entries.get(tuple(stems[start : start + size]))
                if entry:
                    word_class = classes[start] if size == 1 else ""
                    yield _as_term(entry, start, start + size, word_class)


def _as_term(entry: _Entry, start: int, end: int, word_class: str) -> Term:
    same = frozenset(
        number
        for number, kind in entry.same
        if not word_class or word_class in _MAY_BE.get(kind, (word_class,))
    )
    related = frozenset(number for number, _ in entry.same)
    kinds = frozenset(() if word_class in _VERBS else entry.kinds)
    poles = frozenset(() if word_class == "IN" else entry.poles)
    return Term(start, end, same, related, kinds, poles, frozenset(entry.converses), entry.severity)


def _key(term: str) -> Key:
    return tuple(find_stem(word) for word in term.replace("'s", " 's").split())


@cache
def load_thesaurus() -> Thesaurus:
    """Read the lists that come with the package.

    Examples
    --------
    >>> thesaurus = load_thesaurus()
    >>> [fire], [flood] = (
    ...     list(thesaurus.find_terms([find_stem(word)], ["NN"])) for word in ("fire", "flood"))
    >>> bool(fire.kinds & flood.kinds)
    True
    """
    entries: dict[Key, _Entry] = defaultdict(_Entry)
    rows = [row for name in ("synonyms.csv", "contrasts.csv") for row in _rows(name)]
    for number, row in enumerate(rows, start=1):
        words = row["members"].split("|")
        if row["relation"] == "same":
            for word in words:
                entries[_key(word)].same.append((number, row["class"]))
                if row["class"] == "demonym":  # two nations are two things
                    entries[_key(word)].kinds.add(_NATION)
        elif row["relation"] == "kind":
            for word in words:
                entries[_key(word)].kinds.add(number)
        else:
            name = "poles" if row["relation"] == "opposite" else "converses"
            for key, sign in _sides(words):
                getattr(entries[key], name).add(sign * number)
    for row in _rows("severity.csv"):
        for word in row["words"].split("|"):
            entries[_key(word)].severity = int(row["severity"])
    longest: dict[str, int] = {}
    for key in entries:
        if key:
            longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return Thesaurus(dict(entries), longest)


def _sides(sides: list[str]) -> Iterator[tuple[Key, int]]:
    """Yield words with the side on which they stand; what stands on both is left out."""
    one, other = ({_key(word) for word in side.split("/")} for side in sides[:2])
    yield from ((key, 1) for key in sorted(one - other))
    yield from ((key, -1) for key in sorted(other - one))


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(f"data/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
