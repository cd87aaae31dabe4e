"""Checks of slots: does another stand in the place of a doer, an object, a place or a cause?"""

from collections.abc import Iterator

from ...language.stems import find_stem
from ...language.thesaurus import Term
from .grammar import Sentence
from .matching import Pair, is_free, object_to
from .phrases import Phrase
from .polarity import has_opposites
from .verdict import Verdict
from .words import NOUNS, VERBS

__all__ = ["check_slots"]

#: Least share of each sentence that the other has, for a sole stretch to stand for another.
_HALF = 0.33
_HELPERS = {find_stem("be"), find_stem("have")}
#: Prepositions that may stand for one another.
_PLACES = {
    "in": "at", "on": "at", "near": "at", "outside": "at", "inside": "at", "through": "at",
    "across": "at", "into": "to", "toward": "to", "towards": "to", "after": "because",
    "from": "from", "over": "about", "against": "against", "with": "with", "for": "for",
}  # fmt: skip


def check_slots(pair: Pair) -> Verdict | None:
    """Find that another stands in the place of a doer, an object, a place or a cause."""
    return _kinds(pair) or _sole(pair)


def _kinds(pair: Pair) -> Verdict | None:
    """Two things of one kind, neither of which the other sentence has."""
    linked_a, linked_b = pair.links, pair.back
    places = _slots(pair.a), _slots(pair.b)
    for a in pair.a.terms:
        if not a.kinds or not is_free(a, linked_a, pair.content[0]):
            continue
        for b in pair.b.terms:
            if (
                not a.kinds & b.kinds
                or a.related & b.related
                or not is_free(b, linked_b, pair.content[1])
            ):
                continue
            if _in_one_place(pair, places, a, b):
                return object_to(pair, "other of its kind", a.start, a.end, b.start, b.end)
    return None


def _in_one_place(pair: Pair, slots: tuple, a: Term, b: Term) -> bool:
    """Tell whether two terms stand before one head, or their phrases in one place."""
    found = []
    for s, term in ((pair.a, a), (pair.b, b)):
        at = next((n for n, ph in enumerate(s.phrases) if ph.start <= term.start < ph.end), None)
        found.append(at)
    p, q = found
    if p is None or q is None:
        return True
    heads = (a.end <= pair.a.phrases[p].head, b.end <= pair.b.phrases[q].head)
    if all(heads):
        return pair.b.phrases[q].head in pair.links.get(pair.a.phrases[p].head, ())
    parts_a, parts_b = slots[0][p], slots[1][q]
    return not parts_a or not parts_b or bool(parts_a & parts_b)


def _residual(pair: Pair, side: int) -> Iterator[tuple[int, Phrase]]:
    """Yield the phrases of a sentence whose head the other lacks, but for owners."""
    s = (pair.a, pair.b)[side]
    linked = (pair.links, pair.back)[side]
    for number, phrase in enumerate(s.phrases):
        free = phrase.head in pair.content[side] and phrase.head not in linked
        if free and s.classes[phrase.head] in NOUNS and not phrase.possessor:
            yield number, phrase


def _sole(pair: Pair) -> Verdict | None:
    """One stretch in each that the other lacks, in one place, and all else the same."""
    ones, others = (list(_residual(pair, side)) for side in (0, 1))
    if not ones or not others or min(pair.coverage) < _HALF:
        return None
    if has_opposites(pair) or _acts(pair.a) != _acts(pair.b) or not _literal(pair):
        return None  # where other words are others, these may be too
    sides = zip((pair.a, pair.b), pair.residue, (pair.links, pair.back), strict=True)
    for s, residue, linked in sides:
        between = range(residue[0], residue[-1])
        if any(i in linked and s.classes[i] in (*NOUNS, *VERBS) for i in between):
            return None
    (p, one), (q, other) = ones[0], others[0]
    if pair.a.classes[one.head] != pair.b.classes[other.head]:
        return None  # a name and a description may be one
    if _slots(pair.a)[p] & _slots(pair.b)[q]:
        return object_to(pair, "other part", one.start, one.end, other.start, other.end)
    return None


def _acts(s: Sentence) -> set[str]:
    return {s.stems[event.word] for event in s.events if not event.nominal} - _HELPERS


def _literal(pair: Pair) -> bool:
    """Tell whether all that the sentences share, they share word for word."""
    return all(
        pair.a.stems[i] in {pair.b.stems[j] for j in linked}
        for i, linked in pair.links.items()
        if i in pair.content[0]
    )


def _slots(s: Sentence) -> dict[int, set[str]]:
    """Return the parts that each phrase plays: agent, patient, or its preposition."""
    slots: dict[int, set[str]] = {number: set() for number in range(len(s.phrases))}
    for event in s.events:
        for part, places in (("agent", event.agent), ("patient", event.patient)):
            for number in places:
                if not (event.nominal and part == "patient"):
                    slots[number].add(part)
                if part == "agent" and not (event.nominal or event.patient or event.passive):
                    slots[number].add("patient")  # the violin is missing: somebody took it
    for number, phrase in enumerate(s.phrases):
        if phrase.preposition and not (phrase.preposition == "by" and "agent" in slots[number]):
            slots[number].add(_PLACES.get(phrase.preposition, phrase.preposition))
        if phrase.possessor:
            slots[number].add("agent")
    return slots
