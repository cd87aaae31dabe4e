"""Numbers matched: which figures of two articles are one number, or are said of one thing.

Two figures are taken to be of one thing if they have one unit, count things of one name, and stand
among the same words, or are the same and there is no other such figure in either article. That is
shallow: what is said of two figures is for a person to look at.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose, log, sqrt

from ..language.quantities import Quantity, agree
from .alignment.grammar import Sentence
from .alignment.words import NOUNS
from .statements import Statement

__all__ = ["Figure", "Number", "match_numbers"]

#: Words on either side among which a figure stands.
_REACH = 12
#: Least likeness of those words for two figures that agree to be one, with one name and without.
_SAME, _SAME_UNNAMED = 0.05, 0.2
#: For two that do not agree to be of one thing, with one name or unit and without.
_OTHER, _OTHER_UNNAMED = 0.3, 0.5
#: Counts of one noun that are so large and agree are one.
_LARGE = 100
#: A count of nothing that is named is one that both articles give only if it is not as small.
_SMALL = 10
_BEFORE_NOUN = frozenset("of the those these its their his her our more other such - –".split())


@dataclass(eq=False, repr=False)
class Figure:
    """A quantity in its sentence.

    Attributes
    ----------
    quantity : Quantity
    statement : Statement
    sentence : Sentence
    voice : tuple
        Voice and speaker.
    """

    quantity: Quantity
    statement: Statement
    sentence: Sentence
    voice: tuple[str, str | None]

    @cached_property
    def _after(self) -> int:
        ends = (i for i, span in enumerate(self.sentence.spans) if span[0] >= self.quantity.end)
        return next(ends, len(self.sentence))

    @cached_property
    def head(self) -> int | None:
        """The noun that it counts."""
        s, place, head = self.sentence, self._after, None
        if s.text[self.quantity.start : self.quantity.end].lower().endswith("old"):
            return None  # an age
        while place < len(s) and s.words[place] in _BEFORE_NOUN:
            place += 1
        while place < len(s) and s.classes[place] in (*NOUNS, "JJ", "VBN", "VBG", "CD"):
            head = place if s.classes[place] in NOUNS else head
            place += 1
        return head

    @cached_property
    def names(self) -> frozenset:
        """What its noun may be called: the stem, and its sets of synonyms."""
        return frozenset() if self.head is None else _keys(self.sentence, self.head)

    @cached_property
    def context(self) -> frozenset:
        """The words among which it stands, but for what it counts."""
        near = range(max(0, self._after - _REACH), min(len(self.sentence), self._after + _REACH))
        found = (_keys(self.sentence, i) for i in near if i != self.head)
        return frozenset().union(*found) - self.names


def _keys(s: Sentence, place: int) -> frozenset:
    """Return the stem of a word of content, and its sets of synonyms."""
    if place not in s.telling:
        return frozenset()
    same = (term.same for term in s.terms if (term.start, term.end) == (place, place + 1))
    return frozenset((s.stems[place],)).union(*same)


class Number:
    """A number that an article states once or more often."""

    def __init__(self, first: Figure) -> None:
        self.figures = [first]

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def named(self) -> Figure:
        """The first figure that says what it counts; the first of all if none does."""
        return next((figure for figure in self.figures if figure.names), self.first)

    def takes(self, other: Figure) -> bool:
        """Tell whether a figure states this number again."""
        return self.equals(other.quantity) and (
            bool(self.named.names & other.names) or not (self.named.names and other.names)
        )

    def equals(self, other: Quantity) -> bool:
        """Tell whether a quantity has this value, whatever word stands before it."""
        one = self.first.quantity
        return one.unit == other.unit and isclose(one.value, other.value) and agree(one, other)


def match_numbers(a: Sequence[Number], b: Sequence[Number], conflicts: Collection) -> list[tuple]:
    """Match the numbers of two articles, the likest first.

    Each has one match, but what is left over may be stated once more by one that has a match.
    """
    rarity = _Rarity([*a, *b])
    units = [[number.named.quantity.unit for number in side] for side in (a, b)]
    found = sorted(
        (
            (relation == "different", -like, i, j, relation)
            for i, one in enumerate(a)
            for j, other in enumerate(b)
            if units[0][i] == units[1][j]
            for relation, like in _relate(
                one, other, rarity, _is_only(one, other, a, b), _conflict(one, other, conflicts)
            )
        ),
        key=lambda row: (*row[:2], row[2] + row[3], abs(row[2] - row[3])),
    )
    of_a, of_b = _pair(found)
    rows = [
        (of_a[i][0], one, b[of_a[i][1]]) if i in of_a else ("only in a", one, None)
        for i, one in enumerate(a)
    ]
    return rows + [
        (of_b[j][0], a[of_b[j][1]], other) if j in of_b else ("only in b", None, other)
        for j, other in enumerate(b)
        if j not in {known for _, known in of_a.values()}
    ]


def _pair(found: Sequence[tuple]) -> tuple[dict, dict]:
    """Return the relation and the partner of numbers of a, and of b, from the likest pair on."""
    of_a: dict[int, tuple[str, int]] = {}
    of_b: dict[int, tuple[str, int]] = {}
    same = [row for row in found if row[-1] == "same"]
    for chosen, once in ((same, True), (same, False), (found, True)):
        known_a, known_b = set(of_a), set(of_b)
        for _, _, i, j, relation in chosen:
            if i not in of_a and (j not in of_b if once else j in known_b):
                of_a[i] = relation, j
                if once:
                    of_b[j] = relation, i
            elif not once and j not in of_b and i in known_a:
                of_b[j] = relation, i
    return of_a, of_b


def _conflict(one: Number, other: Number, conflicts: Collection) -> bool:
    return bool(conflicts) and any(
        (x.statement, x.quantity.start, y.statement, y.quantity.start) in conflicts
        for x in one.figures
        for y in other.figures
    )


def _is_only(one: Number, other: Number, a: Sequence[Number], b: Sequence[Number]) -> bool:
    """Tell whether two numbers are the same, and the only such in their articles."""
    if not one.equals(other.first.quantity):
        return False
    return sum(number.equals(one.first.quantity) for number in (*a, *b)) == 2


def _relate(
    a: Number, b: Number, rarity: "_Rarity", only: bool, conflict: bool
) -> Iterator[tuple[str, float]]:
    """Yield how two numbers of one unit are related, if they are, and how like their places are."""
    one, other = a.named, b.named
    named = bool(one.names & other.names)
    if one.names and other.names and not named and not one.quantity.unit:
        return  # they count two things
    if conflict:
        yield "different", 1.0
        return
    like = max(rarity.likeness(x.context, y.context) for x in a.figures for y in b.figures)
    if agree(one.quantity, other.quantity):
        telling = _is_telling(one.quantity, other.quantity, named=named)
        told = only and (named or one.quantity.unit or one.quantity.value >= _SMALL)
        if telling or told or like >= (_SAME if named else _SAME_UNNAMED):
            yield "same", like
    elif like >= (_OTHER if named else _OTHER_UNNAMED):
        yield "different", like


def _is_telling(a: Quantity, b: Quantity, *, named: bool) -> bool:
    """Tell whether chance is no explanation for two figures that agree: large ones, exact ones."""
    digits = f"{a.value:.10g}".replace(".", "").strip("0-")
    return (named and min(a.value, b.value) >= _LARGE) or (a.value == b.value and len(digits) > 2)


class _Rarity:
    """How rare each word is among those around the numbers of two articles."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        contexts: dict[str, frozenset] = {}
        for figure in (figure for number in numbers for figure in number.figures):
            around = contexts.get(figure.sentence.text, frozenset())
            contexts[figure.sentence.text] = around | figure.context
        found = Counter(key for context in contexts.values() for key in context)
        self._weight = {key: log(1 + len(contexts) / n) for key, n in found.items()}

    def likeness(self, a: frozenset, b: frozenset) -> float:
        """Return the cosine of two sets of words, the rare ones weighing more: 0 to 1."""
        one, other, both = (sum(map(self._weight.get, words)) for words in (a, b, a & b))
        return both / sqrt(one * other) if both else 0.0
