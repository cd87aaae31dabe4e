"""Synonyms: words that say the same, words of one kind that exclude each other, and converses.

The list, data/synonyms.csv, has one set a line, of one of four relations:

- ``same``: wordings that news uses for one thing ("lorry", "truck");
- ``kind``: things of one kind, of which a text means only one ("fire", "flood", "earthquake");
- ``opposite``: two sides of which one rules out the other ("accept", "reject");
- ``converse``: one event told from its two ends ("X sells Z to Y", "Y buys Z from X").

Members are parted by ``|``; where a side of an opposite or a converse has several wordings, they
are parted by ``/``. Members of a kind that are also the same ("bus", "coach") do not exclude each
other. Nothing follows from two sets by way of a third: "strike" shares a set with "walkout" and
another with "attack", which are still not the same.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from .stems import IRREGULAR, find_stem
from .words import STOPWORDS

__all__ = ["Synonyms", "load_synonyms"]

#: Longest phrase that is looked for, in words.
_LONGEST = 7
#: Relations between two sides, each of one wording or more.
_SIDED = ("opposite", "converse")
#: Sets of names; a name that without its capitals is a common word ("US") must have them.
_NAMES = ("name", "metonym", "demonym")

#: Irregular forms are looked for under the letters of their base: "best" under those of "good".
_ELSEWHERE: dict[str, set[str]] = {}
for _form, _base in IRREGULAR.items():
    _ELSEWHERE.setdefault(_base[:2], set()).add(_form[:2])

#: Where a wording stands: number of the set, number of the member.
_Place = tuple[int, int]


class Synonyms:
    """The sets, by the stems of their wordings.

    Words and phrases may be given in any inflected form, names as they are written. Wordings are
    stemmed when the first that opens with the same two letters is asked for, since stemming all of
    them takes longer than most texts need.

    Parameters
    ----------
    rows : sequence of (str, str, str, str)
        Relation, class, members and note of each set.
    """

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._rows = rows
        self._written: set[str] = set()
        self._places: dict[str, dict[str, list[_Place]]] = {}
        self._waiting: defaultdict[str, list[int]] = defaultdict(list)
        for number, (relation, word_class, members, _) in enumerate(rows):
            wordings = members.replace("/", "|") if relation in _SIDED else members
            for wording in wordings.lower().split("|"):
                self._waiting[wording[:2]].append(number)
            if word_class in _NAMES:
                self._written |= {n for n in members.split("|") if n.lower() in STOPWORDS}

    def same(self, a: str, b: str, *, word_class: str = "") -> bool:
        """Tell whether two wordings can name one thing, in a sense that they share.

        A place that stands for a government does not count: see ``stands_for``.

        Parameters
        ----------
        a, b : str
            Words or phrases.
        word_class : str, optional
            Look only into sets of this class, such as "noun".

        Examples
        --------
        >>> synonyms = load_synonyms()
        >>> synonyms.same("lorries", "truck"), synonyms.same("postponed", "put off")
        (True, True)
        >>> synonyms.same("US", "America"), synonyms.same("us", "America")
        (True, False)
        """
        if self._key(a) == self._key(b):
            return True
        classes = {self._rows[number][1] for (number, _), _ in self._pair(a, b, "same")}
        classes.discard("metonym")
        return word_class in classes if word_class else bool(classes)

    def stands_for(self, a: str, b: str) -> bool:
        """Tell whether one is a place that news names for the state or body seated there.

        Examples
        --------
        >>> synonyms = load_synonyms()
        >>> synonyms.stands_for("Moscow", "Russia"), synonyms.same("Moscow", "Russia")
        (True, False)
        """
        pairs = self._pair(a, b, "same")
        return any(self._rows[number][1] == "metonym" for (number, _), _ in pairs)

    def exclude(self, a: str, b: str) -> bool:
        """Tell whether two wordings rule each other out: of one kind, or opposites.

        Examples
        --------
        >>> synonyms = load_synonyms()
        >>> synonyms.exclude("fire", "floods"), synonyms.exclude("rose", "fell")
        (True, True)
        >>> synonyms.exclude("tube", "subway"), synonyms.exclude("tube", "bus")
        (False, True)
        """
        found = self._pair(a, b, "kind") + self._pair(a, b, "opposite")
        return bool(found) and all(one != other for one, other in found) and not self.same(a, b)

    def converse(self, a: str, b: str) -> tuple[str, str] | None:
        """Return how the roles change places between two wordings of one event.

        Returns
        -------
        tuple of str, or None
            A pattern for `a` and one for `b`, in which X, Y and Z stand for the same people and
            things; None if they are no converses.

        Examples
        --------
        >>> load_synonyms().converse("sold", "bought")
        ('Y sells Z to X', 'X buys Z from Y')
        """
        for one, other in self._pair(a, b, "converse"):
            if one != other:
                first, second = self._rows[one[0]][3].split(" : ")
                return (first, second) if one[1] == 0 else (second, first)
        return None

    def find_phrases(self, tokens: Sequence[str]) -> list[tuple[int, int]]:
        """Find wordings of several words, from left to right, the longest first, none overlapping.

        Parameters
        ----------
        tokens : sequence of str
            Words as they are written, in any inflected form; a possessive 's may be apart.

        Returns
        -------
        list of (int, int)
            First token of each phrase and the one after its last.

        Examples
        --------
        >>> load_synonyms().find_phrases("The vote was put off by the prime minister".split())
        [(3, 5), (7, 9)]
        """
        words = [n for n, token in enumerate(tokens) if token not in ("'s", "’s")]
        stems = [find_stem(tokens[n].rstrip(".")) for n in words]
        found, start = [], 0
        while start < len(stems):
            end = next(self._phrase_ends(stems, start), start + 1)
            if end > start + 1:
                found.append((words[start], words[end - 1] + 1))
            start = end
        return found

    def _phrase_ends(self, stems: Sequence[str], start: int) -> Iterator[int]:
        places = self._open(f"{stems[start]} "[:2])
        for end in range(min(start + _LONGEST, len(stems)), start + 1, -1):
            if " ".join(stems[start:end]) in places:
                yield end

    def _pair(self, a: str, b: str, relation: str) -> list[tuple[_Place, _Place]]:
        """Places of both in each set of a relation that has both."""
        return [
            (one, other)
            for one in self._look_up(a)
            for other in self._look_up(b)
            if one[0] == other[0] and self._rows[one[0]][0] == relation
        ]

    def _look_up(self, wording: str) -> list[_Place]:
        key = self._key(wording)
        places = self._open(key[:2])
        # A stem need not be its own stem: "purchas" of "purchase" is also looked up as it is.
        return places.get(key) or places.get(wording, [])

    def _key(self, wording: str) -> str:
        if wording in self._written:
            return wording
        words = wording.replace("’", "'").replace("'s", "").split()
        return " ".join(find_stem(word.rstrip(".")) for word in words)

    def _open(self, opening: str) -> dict[str, list[_Place]]:
        """Wordings whose stems open with two letters, stemmed when first asked for."""
        opening = opening.lower()
        if opening not in self._places:
            places = self._places[opening] = {}
            for letters in sorted({opening} | _ELSEWHERE.get(opening, set())):
                for number in dict.fromkeys(self._waiting.get(letters, ())):
                    for wording, side in _split(self._rows[number], letters):
                        key = self._key(wording)
                        if key[:2].lower() == opening:
                            places.setdefault(key, []).append((number, side))
        return self._places[opening]


def _split(row: Sequence[str], letters: str = "") -> Iterator[tuple[str, int]]:
    """Yield the wordings of a set that open with some letters, and the number of the member."""
    relation, _, members, _ = row
    for side, member in enumerate(members.split("|")):
        for wording in member.split("/") if relation in _SIDED else [member]:
            if wording.lower().startswith(letters):
                yield wording, side


@cache
def load_synonyms() -> Synonyms:
    """Read the list that comes with the package."""
    text = files(__package__).joinpath("data/synonyms.csv").read_text("utf-8")
    return Synonyms(list(csv.reader(text.splitlines()))[1:])
