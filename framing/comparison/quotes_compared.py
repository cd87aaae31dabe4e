"""Quotations compared: the same words in two articles, cut, altered, given to another, or retold.

The unit is a quoted sentence. One that an attribution interrupts is put together again, for one
article breaks a sentence where another prints it whole.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from ..columns import as_columns
from ..language.stems import find_stem
from ..lexicons import load_lexicon
from .alignment.grammar import Sentence, read_sentences
from .alignment.matching import Pair
from .ledger import Ledger
from .quoted import Quoted, list_quoted, name_words
from .quoted_words import QuotedWords, compare_words
from .statements import Statement

__all__ = ["QUOTATIONS_VERSION", "QUOTE_COLUMNS", "QUOTE_RELATIONS", "compare_quotations"]

#: Changes with what the same two articles would give.
QUOTATIONS_VERSION = "1"

QUOTE_RELATIONS = (
    "identical", "cut", "altered", "other speaker", "paraphrased", "only in a", "only in b",
)  # fmt: skip
_SIDE = ("part", "quotation", "start", "end", "text", "kind", "speaker", "own_words")
QUOTE_COLUMNS = (
    "a", "b", "relation", "wording", "speakers", *(f"{name}_a" for name in _SIDE),
    *(f"{name}_b" for name in _SIDE),
)  # fmt: skip

_NOBODY = (None,) * len(_SIDE)
#: Least words of content that a quotation has in common with what retells it, and least share of
#: those of either, if its speaker is known; the ledger must link their sentences, too.
_CONTENT, _MET, _SHARE = 3, 2, 1 / 3
_HE = frozenset(("he", "she"))
_WORD = re.compile(r"[^\W_]+(?:[’'-](?!s\b)[^\W_]+)*")
#: Quoted words that a sentence may have and still be told in the outlet's.
_FEW = 3

#: Relation, wording and speakers, then the values of either side.
Row = tuple


def compare_quotations(ledger: Ledger) -> dict[str, list]:
    """Compare the quotations of each two articles, sentence by sentence.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    dict of list
        As columns (``QUOTE_COLUMNS``), a row for each quoted sentence and its nearest in the other
        article. ``wording`` is ``identical``, ``cut`` (every word of one stands in the other, but
        for what dots leave out) or ``altered``; ``relation`` is the same, but ``other speaker``
        where the two name different ones. What the other does not quote is ``paraphrased`` if a
        sentence there tells it with an attribution, else ``only in a`` or ``only in b``.
        ``own_words`` are those that the other lacks; ``speakers`` is ``same``, ``differ`` or
        ``unknown``.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> a = Article("a", "Dam", "“We opened the gates too late, and we are sorry,” he said.")
    >>> b = Article("b", "Dam", "“We opened the gates,” he said, “too late.”")
    >>> table = compare_quotations(Ledger(analyze([a, b])))
    >>> table["relation"], table["own_words_a"]
    (['cut'], ['and we are sorry'])
    """
    quoted = list_quoted(ledger.analysis)
    retelling = _Retelling(ledger, quoted)
    rows = []
    for a, b in combinations(range(len(ledger.ids)), 2):
        rows += [(ledger.ids[a], ledger.ids[b], *row) for row in _compare(a, b, quoted, retelling)]
    return as_columns(QUOTE_COLUMNS, rows)


def _compare(a: int, b: int, quoted: list[list[Quoted]], retelling: "_Retelling") -> Iterator[Row]:
    """Yield the rows of two articles: in the order of the first, then what only the other has."""
    links = _link(quoted[a], quoted[b])
    of_a, of_b = ({place[side] for place in links} for side in (0, 1))
    told_in_b = retelling.find(a, b, of_a)
    told_in_a = retelling.find(b, a, of_b)
    for i, one in enumerate(quoted[a]):
        for _, j in filter(lambda place, i=i: place[0] == i, links):
            yield _both(one, quoted[b][j], links[i, j])
        if i not in of_a:
            relation = "paraphrased" if i in told_in_b else "only in a"
            yield relation, None, "unknown", *_values(one), *_retold(told_in_b.get(i))
    for j, other in enumerate(quoted[b]):
        if j not in of_b:
            relation = "paraphrased" if j in told_in_a else "only in b"
            yield relation, None, "unknown", *_retold(told_in_a.get(j)), *_values(other)


def _link(a: Sequence[Quoted], b: Sequence[Quoted]) -> dict[tuple[int, int], QuotedWords]:
    """Link each quoted sentence to the one of the other article that is nearest."""
    found = {
        (i, j): wording
        for i, one in enumerate(a)
        for j, other in enumerate(b)
        if (wording := compare_words(one, other))
    }
    best: dict[tuple[str, int], tuple] = {}
    for (i, j), wording in found.items():
        near = (wording.shared, -abs(i - j), -i - j)
        for side in (("a", i), ("b", j)):
            best[side] = max(best.get(side, (near, i, j)), (near, i, j))
    kept = {place[1:] for place in best.values()}
    return {place: wording for place, wording in sorted(found.items()) if place in kept}


def _both(one: Quoted, other: Quoted, wording: QuotedWords) -> Row:
    speakers = _compare_speakers(one, other)
    relation = "other speaker" if speakers == "differ" else wording.kind
    sides = (*_values(one, wording.own_a), *_values(other, wording.own_b))
    return relation, wording.kind, speakers, *sides


def _compare_speakers(one: Quoted, other: Quoted) -> str:
    """Tell whether two quotations have one speaker.

    The same words are mostly one person's, so that a pronoun, a description or a guess is not
    enough for them to be another's.
    """
    if name_words(one.speaker) & name_words(other.speaker):
        return "same"
    written = name_words(one.named), name_words(other.named)
    return "differ" if all(written) and not written[0] & written[1] else "unknown"


def _values(one: Quoted, own: str | None = None) -> Row:
    return one.part, one.quotation, one.start, one.end, one.text, one.kind, one.speaker, own


def _retold(statement: Statement | None) -> Row:
    if statement is None:
        return _NOBODY
    at = statement.part, None, statement.start, statement.end, statement.text
    return *at, "told", None, None


def _tells_of(speaker: str | None, told: Sentence) -> bool | None:
    """Tell whether a sentence speaks of a speaker; None where that cannot be told."""
    if names := name_words(speaker):
        return bool(names & set(_WORD.findall(told.text)) or _HE & set(told.words))
    return True if speaker and find_stem(speaker.split()[-1]) in told.stems else None


@cache
def _reporting() -> frozenset[str]:
    """Return the stems of words that say that somebody says something."""
    terms = (entry.term for entry in load_lexicon("reporting"))
    return frozenset(find_stem(term) for term in terms if " " not in term)


class _Retelling:
    """Finds the sentences that tell, with an attribution, what another article quotes."""

    def __init__(self, ledger: Ledger, quoted: list[list[Quoted]]) -> None:
        self.ledger = ledger
        self.quoted = quoted
        self._read: dict[str, Sentence] = {}

    def find(self, article: int, other: int, quoted_too: set[int]) -> dict[int, Statement]:
        """Return, by its place, the statement that tells best what one article quotes alone.

        What is told of two quotations is told of the nearer one.
        """
        found: dict[int, tuple[float, int]] = {}
        for place, one in enumerate(self.quoted[article]):
            if place not in quoted_too and one.is_speech and one.content >= _CONTENT:
                told = [
                    (score, -at)
                    for at, score in enumerate(self._scores(article, one, other))
                    if score >= self.ledger.settings.threshold and self._retells(one, other, at)
                ]
                if told:
                    found[place] = max(told)
        nearest: dict[int, tuple[float, int]] = {}
        for place, (score, at) in found.items():
            number = self.quoted[article][place].quotation
            nearest[at] = max(nearest.get(at, (score, -number)), (score, -number))
        return {
            place: self.ledger.statements[other][-at]
            for place, (_, at) in found.items()
            if nearest[at][1] == -self.quoted[article][place].quotation
        }

    def _retells(self, one: Quoted, article: int, place: int) -> bool:
        told = self._sentence(self._without_quotations(article, place))
        if _reporting().isdisjoint(told.stems):
            return False
        known = _tells_of(one.speaker, told)
        if known is False:
            return False
        met_least, share = (_MET, _SHARE) if known else (_MET + 1, 1 / 2)
        pair = Pair(self._sentence(one.text), told)
        sizes = [len(content) for content in pair.content]
        met = [size - len(rest) for size, rest in zip(sizes, pair.residue, strict=True)]
        return min(met) >= met_least and any(
            n >= share * size for n, size in zip(met, sizes, strict=True)
        )

    def _scores(self, article: int, one: Quoted, other: int) -> list[float]:
        """Return how near each statement of the other article is to the one that quotes."""
        first, second = sorted((article, other))
        scores = self.ledger.pairs[first, second].scores
        for place, statement in enumerate(self.ledger.statements[article]):
            if statement.part == one.part and statement.start <= one.start < statement.end:
                return (scores[place] if article < other else scores[:, place]).tolist()
        return []

    def _without_quotations(self, article: int, place: int) -> str:
        statement = self.ledger.statements[article][place]
        text, place = "", statement.start
        for one in self.quoted[article]:
            inside = one.part == statement.part and len(one.words) > _FEW
            if inside and one.start < statement.end and statement.start < one.end:
                text += statement.text[
                    place - statement.start : max(0, one.start - statement.start)
                ]
                place = max(place, one.end)
        return text + statement.text[max(0, place - statement.start) :]

    def _sentence(self, text: str) -> Sentence:
        if text not in self._read:
            [self._read[text]] = read_sentences([text])
        return self._read[text]
