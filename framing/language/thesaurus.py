"""Words that say the same, words of one kind, opposites and converses, found in a text.

Lists of the package's own making. ``synonyms.csv`` and ``contrasts.csv`` have a set a row, its
members parted by |: ``same`` (words that news uses for one thing), ``kind`` (two members are two
things: a fire and a flood), ``opposite`` (to accept | to reject) and ``converse`` (to buy | to
sell), of which each side may list several words, parted by /. Nations are a kind, too, read off
the sets of the class ``demonym``. ``severity.csv`` says how grave an act is, from 1 to 3.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..cache import keep_plain
from .stems import find_stem

__all__ = ["Term", "Thesaurus", "load_thesaurus"]

_DATA = Path(__file__).with_name("data")
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


class Term(NamedTuple):
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


class _Entry(NamedTuple):
    """What the lists say of a term; synonyms with the word class of their set."""

    same: list[tuple[int, str]]
    kinds: list[int]
    poles: list[int]
    converses: list[int]
    severity: int


_SAME, _KINDS, _POLES, _CONVERSES, _SEVERITY = range(len(_Entry._fields))


@dataclass(eq=False, repr=False)
class Thesaurus:
    """The lists.

    Attributes
    ----------
    entries : dict of str to str
        Fields of ``_Entry`` as JSON, by the stems of a term's words, parted by spaces: a text has
        few of the terms, and only their fields are read.
    longest : dict of str to int
        How many words the longest term has that begins with a stem.
    """

    entries: dict[str, str]
    longest: dict[str, int]
    _explained: dict[tuple[str, str], tuple] = field(default_factory=dict, repr=False)

    def find_terms(self, stems: Sequence[str], classes: Sequence[str]) -> Iterator[Term]:
        """Yield every term in a sentence, also those that lie in another.

        Parameters
        ----------
        stems, classes : sequence of str
            Of its words; see ``find_stem`` and ``classify_words``.
        """
        longest, entries, explained = self.longest, self.entries, self._explained
        for start, stem in enumerate(stems):
            if stem not in longest:
                continue
            for size in range(1, min(longest[stem], len(stems) - start) + 1):
                key = stem if size == 1 else " ".join(stems[start : start + size])
                if key in entries:
                    asked = key, classes[start] if size == 1 else ""
                    said = explained[asked] if asked in explained else self._explain(*asked)
                    yield Term(start, start + size, *said)

    def _explain(self, key: str, word_class: str) -> tuple:
        """Return what the lists say of a term in a word class: the fields of ``Term`` from `same`.

        Kept, for the same words come again and again.
        """
        entry = _Entry(*json.loads(self.entries[key]))
        same = frozenset(
            number
            for number, kind in entry.same
            if not word_class or word_class in _MAY_BE.get(kind, (word_class,))
        )
        related = frozenset(number for number, _ in entry.same)
        kinds = frozenset(() if word_class in _VERBS else entry.kinds)
        poles = frozenset(() if word_class == "IN" else entry.poles)
        said = same, related, kinds, poles, frozenset(entry.converses), entry.severity
        self._explained[key, word_class] = said
        return said


def _key(term: str) -> str:
    return " ".join(find_stem(word) for word in term.replace("'s", " 's").split())


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
    lists = [_DATA / f"{name}.csv" for name in ("synonyms", "contrasts", "severity")]
    plain = keep_plain("thesaurus", (*lists, __file__), _read_lists)
    entries = zip(plain["terms"].split("|"), plain["fields"].split("|"), strict=True)
    return Thesaurus(dict(entries), plain["longest"])


def _read_lists() -> dict[str, object]:
    """Return terms and their fields, parted by |, and the longest terms by their first stem."""
    entries: dict[str, list] = defaultdict(lambda: [[], [], [], [], 0])
    rows = [row for name in ("synonyms.csv", "contrasts.csv") for row in _rows(name)]
    for number, row in enumerate(rows, start=1):
        words = row["members"].split("|")
        if row["relation"] == "same":
            for key in map(_key, words):
                entries[key][_SAME].append((number, row["class"]))
                if row["class"] == "demonym":  # two nations are two things
                    entries[key][_KINDS].append(_NATION)
        elif row["relation"] == "kind":
            for key in map(_key, words):
                entries[key][_KINDS].append(number)
        else:
            relation = _POLES if row["relation"] == "opposite" else _CONVERSES
            for key, sign in _sides(words):
                entries[key][relation].append(sign * number)
    for row in _rows("severity.csv"):
        for key in map(_key, row["words"].split("|")):
            entries[key][_SEVERITY] = int(row["severity"])
    longest: dict[str, int] = {}
    for stems in (key.split(" ") for key in entries):  # the stem of 's is nothing
        longest[stems[0]] = max(len(stems), longest.get(stems[0], 0))
    fields = (json.dumps(entry, separators=(",", ":")) for entry in entries.values())
    return {"terms": "|".join(entries), "fields": "|".join(fields), "longest": longest}


def _sides(sides: list[str]) -> Iterator[tuple[str, int]]:
    """Yield words with the side on which they stand; what stands on both is left out."""
    one, other = ({_key(word) for word in side.split("/")} for side in sides[:2])
    yield from ((key, 1) for key in sorted(one - other))
    yield from ((key, -1) for key in sorted(other - one))


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_DATA / name).read_text("utf-8").splitlines()))
