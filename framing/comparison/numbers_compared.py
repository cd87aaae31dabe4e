"""Numbers compared: the same figure in two articles, another for the same thing, or in one alone.

Two figures are taken to be of one thing if they have one unit, count things of one name, and stand
among the same words. That is shallow: what is said of two figures is for a person to look at.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import log, sqrt

from ..language.quantities import Quantity, agree
from .alignment.candidates import content_places
from .alignment.grammar import Sentence, read_sentences
from .alignment.words import NOUNS
from .ledger import Ledger
from .statements import Statement, Voices, as_columns, list_statements

__all__ = ["NUMBER_COLUMNS", "NUMBER_RELATIONS", "compare_numbers"]

NUMBER_RELATIONS = ("same", "different", "only in a", "only in b")
_SIDE = (
    "part", "sentence", "start", "end", "text", "value", "low", "high", "counted", "mentions",
    "voice", "speaker",
)  # fmt: skip
NUMBER_COLUMNS = (
    "a", "b", "relation", "unit", *(f"{name}_a" for name in _SIDE),
    *(f"{name}_b" for name in _SIDE),
)  # fmt: skip

#: Words on either side among which a figure stands.
_REACH = 12
#: Least likeness of those words for two figures that agree to be one, with one name and without.
_SAME, _SAME_UNNAMED = 0.05, 0.2
#: For two that do not agree to be of one thing, with one name or unit and without.
_OTHER, _OTHER_UNNAMED = 0.3, 0.5
#: Counts of one noun that are so large and agree are one.
_LARGE = 100
_BEFORE_NOUN = frozenset("of the those these its their his her our more other such - –".split())


@dataclass(frozen=True, eq=False)
class _Figure:
    """A quantity in its sentence."""

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
    if place not in content_places(s):
        return frozenset()
    same = (term.same for term in s.terms if (term.start, term.end) == (place, place + 1))
    return frozenset((s.stems[place],)).union(*same)


class _Number:
    """A number that an article states once or more often."""

    def __init__(self, first: _Figure) -> None:
        self.figures = [first]

    @property
    def first(self) -> _Figure:
        return self.figures[0]

    def takes(self, other: _Figure) -> bool:
        """Tell whether a figure states this number again."""
        one, two = self.first.quantity, other.quantity
        return (one.value, one.unit, one.bound) == (two.value, two.unit, two.bound) and (
            bool(self.first.names & other.names) or not (self.first.names and other.names)
        )


def compare_numbers(ledger: Ledger) -> dict[str, list]:
    """Compare the quantities of each two articles.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    dict of list
        A row for each number that two articles share, state otherwise, or that one has alone, as
        columns (``NUMBER_COLUMNS``). ``value`` is in ``unit`` ("" for a count), ``low`` and
        ``high`` are what it may stand for ("nearly 500" is 450 to 500), ``counted`` is the noun
        after it, ``mentions`` how often the article states it, and the place is that of the first
        mention. Ranks, dates and years are left out. None on the side of an article that lacks it.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> a = Article("a", "Taken", "Nearly 20,000 children were deported. The talks took six hours.")
    >>> b = Article("b", "Taken", "About 35,000 children were deported. Six hours of talks failed.")
    >>> table = compare_numbers(Ledger(analyze([a, b])))
    >>> list(zip(table["relation"], table["text_a"], table["text_b"], table["counted_b"]))
    [('different', 'Nearly 20,000', 'About 35,000', 'children'), \
('same', 'six hours', 'Six hours', 'talks')]
    """
    ids, numbers, rows = ledger.ids, _list_numbers(ledger), []
    for a, b in combinations(range(len(ids)), 2):
        rows += [
            (ids[a], ids[b], relation, (one or other).first.quantity.unit,
             *_describe(one), *_describe(other))
            for relation, one, other in _match(numbers[a], numbers[b])
        ]  # fmt: skip
    return as_columns(NUMBER_COLUMNS, rows)


def _list_numbers(ledger: Ledger) -> list[list[_Number]]:
    """List the numbers of each article's headline, standfirst and body."""
    headlines = list_statements(ledger.analysis, parts=("headline",))
    read = iter(read_sentences([one.text for found in headlines for one in found]))
    headings = [[(one, next(read)) for one in found] for found in headlines]
    voices, lists = Voices(ledger.analysis), []
    for place, article in enumerate(ledger.ids):
        rest = zip(ledger.statements[place], ledger.sentences[place], strict=True)
        numbers: list[_Number] = []
        for statement, sentence in (*headings[place], *rest):
            for quantity in sentence.quantities:
                if quantity.unit == "ordinal":
                    continue
                voice = voices.at(article, statement.part, statement.start + quantity.start)
                figure = _Figure(quantity, statement, sentence, voice)
                known = next((number for number in numbers if number.takes(figure)), None)
                known.figures.append(figure) if known else numbers.append(_Number(figure))
        lists.append(numbers)
    return lists


def _match(a: Sequence[_Number], b: Sequence[_Number]) -> list[tuple]:
    """Match the numbers of two articles, the likest first, each once."""
    rarity = _Rarity([*a, *b])
    found = sorted(
        (
            (relation == "different", -like, i, j, relation)
            for i, one in enumerate(a)
            for j, other in enumerate(b)
            for relation, like in _relate(one, other, rarity)
        ),
        key=lambda row: (*row[:2], row[2] + row[3], abs(row[2] - row[3])),
    )
    of_a: dict[int, tuple[str, int]] = {}
    of_b: set[int] = set()
    for _, _, i, j, relation in found:
        if i not in of_a and j not in of_b:
            of_a[i] = relation, j
            of_b.add(j)
    rows = [
        (of_a[i][0], one, b[of_a[i][1]]) if i in of_a else ("only in a", one, None)
        for i, one in enumerate(a)
    ]
    return rows + [("only in b", None, other) for j, other in enumerate(b) if j not in of_b]


def _relate(a: _Number, b: _Number, rarity: "_Rarity") -> Iterator[tuple[str, float]]:
    """Yield how two numbers are related, if they are, and how like their places are."""
    one, other = a.first, b.first
    if one.quantity.unit != other.quantity.unit:
        return
    named = bool(one.names & other.names)
    if one.names and other.names and not named and not one.quantity.unit:
        return  # they count two things
    like = max(rarity.likeness(x.context, y.context) for x in a.figures for y in b.figures)
    if agree(one.quantity, other.quantity):
        telling = _is_telling(one.quantity, other.quantity, named=named)
        if telling or like >= (_SAME if named else _SAME_UNNAMED):
            yield "same", like
    elif like >= (_OTHER if named else _OTHER_UNNAMED):
        yield "different", like


def _is_telling(a: Quantity, b: Quantity, *, named: bool) -> bool:
    """Tell whether chance is no explanation for two figures that agree: large ones, exact ones."""
    digits = f"{a.value:.10g}".replace(".", "").strip("0-")
    return (named and min(a.value, b.value) >= _LARGE) or (a.value == b.value and len(digits) > 2)


class _Rarity:
    """How rare each word is among those around the numbers of two articles."""

    def __init__(self, numbers: Sequence[_Number]) -> None:
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


def _describe(number: _Number | None) -> tuple:
    if number is None:
        return (None,) * len(_SIDE)
    figure, q = number.first, number.first.quantity
    one = figure.statement
    start, end = one.start + q.start, one.start + q.end
    counted = "" if figure.head is None else figure.sentence.words[figure.head]
    return (
        one.part, one.sentence, start, end, one.text[q.start : q.end], q.value, q.low, q.high,
        counted, len(number.figures), *figure.voice,
    )  # fmt: skip
