"""Which words of two sentences say the same: equal, of one root, synonyms, one name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ...language.quantities import Quantity, agree
from ...language.stems import find_stem, share_root
from ...language.thesaurus import Term
from ...language.times import Time
from .grammar import CONTENT, EMPTY, Sentence
from .phrases import Phrase
from .verdict import Verdict

__all__ = ["EMPTY", "SPEECH", "Pair", "has_same_figure", "is_free", "object_to"]

#: Stems of verbs of speech, and of "according to", which say nothing of what was done.
SPEECH = frozenset(
    map(find_stem, "say state add argue claim announce insist report according write".split())
)


@dataclass(eq=False, repr=False)
class Pair:
    """Two sentences that may say the same.

    Attributes
    ----------
    a, b : Sentence
    published : pair of date or None
        Day of publication of each.
    """

    a: Sentence
    b: Sentence
    published: tuple[date | None, date | None] = (None, None)

    @property
    def times(self) -> tuple[list[Time], list[Time]]:
        """The times that each names."""
        return self.a.times(self.published[0]), self.b.times(self.published[1])

    @property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """The quantities that each names, dates left out."""
        return self.a.quantities, self.b.quantities

    @cached_property
    def content(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words of each that carry content, but for those of times and quantities."""
        return self.a.content, self.b.content

    @cached_property
    def links(self) -> dict[int, set[int]]:
        """Words of b that say what a word of a says."""
        stems_a, stems_b = self.a.stems, self.b.stems
        twins_a, twins_b = set(stems_b), set(stems_a)
        links: dict[int, set[int]] = {}
        for i, j in self._linked():
            # a word that the other sentence has is not taken for another
            if stems_a[i] == stems_b[j] or not (stems_a[i] in twins_a or stems_b[j] in twins_b):
                links.setdefault(i, set()).add(j)
        return links

    @cached_property
    def back(self) -> dict[int, set[int]]:
        """``links`` from b to a."""
        back: dict[int, set[int]] = {}
        for i, linked in self.links.items():
            for j in linked:
                back.setdefault(j, set()).add(i)
        return back

    @cached_property
    def residue(self) -> tuple[list[int], list[int]]:
        """Words of content that the other sentence lacks."""
        return (
            [i for i in sorted(self.content[0]) if i not in self.links],
            [j for j in sorted(self.content[1]) if j not in self.back],
        )

    @cached_property
    def coverage(self) -> tuple[float, float]:
        """Share of each sentence's content that the other has."""
        return tuple(
            1 - len(left) / len(all_) if all_ else 1.0
            for left, all_ in zip(self.residue, self.content, strict=True)
        )

    @cached_property
    def phrase_links(self) -> dict[int, set[int]]:
        """Phrases of b whose head, or a name in them, says what that of a phrase of a says."""
        heads_b = [set(_heads(self.b, phrase)) for phrase in self.b.phrases]
        links: dict[int, set[int]] = {}
        for p, one in enumerate(self.a.phrases):
            linked = {j for i in _heads(self.a, one) for j in self.links.get(i, ())}
            found = {q for q, heads in enumerate(heads_b) if linked & heads}
            if found:
                links[p] = found
        return links

    def swapped(self) -> "Pair":
        """Return the pair the other way round."""
        return Pair(self.b, self.a, self.published[::-1])

    def _linked(self) -> Iterable[tuple[int, int]]:
        a, b = self.a, self.b
        of_stem: dict[str, list[int]] = {}
        for j, stem in enumerate(b.stems):
            if stem[0].isalnum():
                of_stem.setdefault(stem, []).append(j)
        content_b = [
            j for j, kind in enumerate(b.classes) if kind in CONTENT and len(b.stems[j]) > 3
        ]
        for i, stem in enumerate(a.stems):
            yield from ((i, j) for j in of_stem.get(stem, ()))
            if a.classes[i] in CONTENT and len(stem) > 3 and stem not in of_stem:
                yield from ((i, j) for j in content_b if _alike(a, i, b, j))
        for one in a.terms:
            for other in b.terms:
                if one.same & other.same:
                    for i in range(one.start, one.end):
                        yield from ((i, j) for j in range(other.start, other.end))
        yield from _acronyms(a, b)
        yield from ((i, j) for j, i in _acronyms(b, a))


def _heads(s: Sentence, phrase: Phrase) -> list[int]:
    return [*(i for i in range(phrase.start, phrase.end) if s.classes[i] == "NNP"), phrase.head]


def _alike(a: Sentence, i: int, b: Sentence, j: int) -> bool:
    """Tell whether two words are forms of one root, or one is a compound with the other."""
    one, other = a.stems[i], b.stems[j]
    if one[0] == other[0] and share_root(one, other):
        return True
    if a.classes[i] == b.classes[j] == "NN" and min(len(one), len(other)) > 5:
        return one.endswith(other) or other.endswith(one)
    names = "NNP" in (a.classes[i], b.classes[j])
    return names and one[:4] == other[:4] and abs(len(one) - len(other)) <= 3


def _acronyms(a: Sentence, b: Sentence) -> Iterable[tuple[int, int]]:
    """Yield an acronym of a with each word of the name in b that it stands for."""
    names, initials = b.capitals
    for i, letters in a.acronyms:
        at = initials.find(letters)
        if at >= 0:
            yield from ((i, j) for j in names[at : at + len(letters)])


def has_same_figure(pair: Pair, p: int, q: int | None = None) -> bool:
    """Tell whether a phrase of a has a figure of b, or of one phrase of b."""
    phrases = pair.a.phrases[p], None if q is None else pair.b.phrases[q]
    inside = [
        own if phrase is None else [x for x in own if _overlap(s, phrase, x)]
        for s, phrase, own in zip((pair.a, pair.b), phrases, pair.quantities, strict=True)
    ]
    return any(x.unit == y.unit and agree(x, y) for x in inside[0] for y in inside[1])


def _overlap(s: Sentence, phrase: Phrase, quantity: Quantity) -> bool:
    start, end = s.place(phrase.start, phrase.end)
    return quantity.start < end and start < quantity.end


def is_free(term: Term, linked: Iterable[int], content: Iterable[int] | None = None) -> bool:
    """Tell whether no word of a term is linked, and, if asked, all are content."""
    places = range(term.start, term.end)
    if content is not None and not all(i in content for i in places):
        return False
    return not any(i in linked for i in places)


def object_to(
    pair: Pair, check: str, start_a: int, end_a: int, start_b: int, end_b: int,
    *, label: str = "different",
) -> Verdict:  # fmt: skip
    """Return the verdict of a check that objects, with the words of each that decided."""
    places = pair.a.place(start_a, end_a), pair.b.place(start_b, end_b)
    return Verdict(check, label, *places)
