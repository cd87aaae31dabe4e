"""The ledger: what articles on one event both tell, tell otherwise, or tell alone.

Absence means that a statement was not found in the other article, which may have it in other words
than these rules know; it says nothing of intent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ..analysis import Analysis
from ..columns import as_columns
from .alignment import Aligner, Alignment, Settings
from .alignment.grammar import Sentence
from .statements import Statement, day_of, list_statements

__all__ = [
    "ALIGNMENT_COLUMNS",
    "COUNT_COLUMNS",
    "LEDGER_RELATIONS",
    "PLACE",
    "THRESHOLDS",
    "Ledger",
    "place_of",
]

#: Where a statement stands, and its text.
PLACE = ("part", "sentence", "start", "end", "text")
ALIGNMENT_COLUMNS = (
    "a", "b", "relation", *(f"{name}_a" for name in PLACE), *(f"{name}_b" for name in PLACE),
    "score", "check", "check_start_a", "check_end_a", "check_text_a", "check_start_b",
    "check_end_b", "check_text_b",
)  # fmt: skip
#: Relations of two statements, then those of a statement that stands alone.
LEDGER_RELATIONS = (
    "shared", "partly shared", "conflicting", "reframed", "only in a", "only in b",
)  # fmt: skip
COUNT_COLUMNS = (
    "a", "b", "article_id", "threshold", "used", "conflicting", "reframed", "shared",
    "partly_shared", "only_here", "n",
)  # fmt: skip
#: Thresholds for which statements are counted, beside the one that is used.
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.4)
#: A statement of several links counts for the first of these.
_WEIGHT = ("conflicting", "reframed", "shared", "partly shared")


@dataclass(eq=False, repr=False)
class Ledger:
    """Every pair of articles, statement by statement.

    Attributes
    ----------
    analysis : Analysis
        Of two articles or more.
    settings : Settings
        Where the lines are drawn.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> a = Article("a", "Flood", "The flood killed eight people in Dorn. The mayor resigned.")
    >>> b = Article("b", "Flood", "In Dorn the flood killed twenty people. Schools are closed.")
    >>> ledger = Ledger(analyze([a, b]))
    >>> table = ledger.alignment
    >>> list(zip(table["relation"], table["sentence_a"], table["sentence_b"], table["check"]))
    [('conflicting', 0, 0, 'number'), ('only in a', 1, 1, None), ('only in b', 1, 1, None)]
    """

    analysis: Analysis
    settings: Settings = Settings()

    @property
    def ids(self) -> list[str]:
        """The ids of the articles."""
        return [article.id for article in self.analysis.articles]

    @cached_property
    def statements(self) -> list[list[Statement]]:
        """The statements of each article."""
        return list_statements(self.analysis)

    @cached_property
    def _thresholds(self) -> list[float]:
        return sorted({*THRESHOLDS, self.settings.threshold})

    @cached_property
    def _aligner(self) -> Aligner:
        return Aligner(
            [[statement.text for statement in found] for found in self.statements],
            published=[day_of(article) for article in self.analysis.articles],
            settings=self.settings,
        )

    @property
    def sentences(self) -> list[list[Sentence]]:
        """The statements of each article, read as sentences."""
        return self._aligner.articles

    @cached_property
    def _lowest(self) -> dict[tuple[int, int], Alignment]:
        """Each two articles aligned at the lowest threshold for which statements are counted."""
        pairs = combinations(range(len(self.statements)), 2)
        return {pair: self._aligner.align(*pair, threshold=self._thresholds[0]) for pair in pairs}

    @cached_property
    def pairs(self) -> dict[tuple[int, int], Alignment]:
        """Each two articles, by their places, aligned."""
        return {pair: found.at(self.settings.threshold) for pair, found in self._lowest.items()}

    @cached_property
    def alignment(self) -> dict[str, list]:
        """Links of statements, and those that stand alone with the other's nearest.

        A row for each link and each statement without one, as columns (``ALIGNMENT_COLUMNS``).
        ``relation`` is one of ``LEDGER_RELATIONS``; of a statement that stands alone the other
        side's columns hold the nearest statement. ``score`` is how near the two are (0 to 1, less
        what their places take off), ``check`` the check that objected, None if none did, and
        ``check_text_a`` and ``check_text_b`` the words that decided. Offsets are characters of
        ``article.text(part)``.
        """
        rows = [row for pair, found in self.pairs.items() for row in self._list(pair, found)]
        return as_columns(ALIGNMENT_COLUMNS, rows)

    def _list(self, pair: tuple[int, int], found: Alignment) -> Iterator[tuple]:
        ids = [self.ids[place] for place in pair]
        ones, others = (self.statements[place] for place in pair)
        listed = [
            (link.a, link.b, link.relation, link.score, link.check or None,
             *_words(ones[link.a], link.span_a), *_words(others[link.b], link.span_b))
            for link in found.links
        ] + [
            (one.place, one.nearest, "only in a", one.score, None, *_NOWHERE, *_NOWHERE)
            for one in found.only_a
        ]  # fmt: skip
        listed.sort(key=lambda row: row[:2])
        listed += [
            (one.nearest, one.place, "only in b", one.score, None, *_NOWHERE, *_NOWHERE)
            for one in found.only_b
        ]
        for a, b, relation, *rest in listed:
            yield *ids, relation, *place_of(ones, a), *place_of(others, b), *rest

    @cached_property
    def counts(self) -> dict[str, list]:
        """How many statements of each article are told by the other, at several thresholds.

        A row for each two articles, each of them and each threshold, as columns
        (``COUNT_COLUMNS``). A statement counts once, for the first of its links' relations in the
        columns' order; ``only_here`` are those without a link, ``n`` all. ``used`` marks the
        threshold of ``alignment``.
        """
        rows = []
        for pair, lowest in self._lowest.items():
            for threshold in self._thresholds:
                found = lowest.at(threshold)
                for side, place in zip("ab", pair, strict=True):
                    best = _weigh(found, side)
                    n = [sum(r == relation for r in best.values()) for relation in _WEIGHT]
                    total = len(self.statements[place])
                    rows.append((
                        *(self.ids[p] for p in pair), self.ids[place], threshold,
                        threshold == self.settings.threshold, *n, total - sum(n), total,
                    ))  # fmt: skip
        return as_columns(COUNT_COLUMNS, rows)


_NOWHERE = (None, None, None)


def place_of(statements: Sequence[Statement], place: int) -> tuple:
    """Return the values of ``PLACE`` for a statement; of none if there is none."""
    if place < 0:
        return (None,) * len(PLACE)
    one = statements[place]
    return one.part, one.sentence, one.start, one.end, one.text


def _words(statement: Statement, span: tuple[int, int] | None) -> tuple:
    """Return where the words that decided stand in the article, and the words."""
    if span is None:
        return _NOWHERE
    start, end = span
    return statement.start + start, statement.start + end, statement.text[start:end]


def _weigh(found: Alignment, side: str) -> dict[int, str]:
    """Return the weightiest relation of each statement of one side that has a link."""
    best: dict[int, str] = {}
    for link in sorted(found.links, key=lambda link: -_WEIGHT.index(link.relation)):
        best[getattr(link, side)] = link.relation
    return best
