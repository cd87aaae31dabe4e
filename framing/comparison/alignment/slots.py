"""Checks of slots: does another stand in the place of a doer, an object, a place or a cause?"""

from collections.abc import Iterator

from ...language.stems import find_stem
from ...language.thesaurus import Term
from .events import Event
from .grammar import Sentence
from .matching import Pair, has_same_figure, is_free, object_to
from .phrases import Phrase
from .polarity import has_opposites
from .roles import is_named
from .verdict import Verdict
from .words import NOUNS, VERBS

__all__ = ["check_slots"]

#: Least share of each sentence that the other has, for a sole stretch to stand for another.
_HALF = 0.33
#: Stems of words that may stand for whoever did it.
_GENERAL = frozenset(
    map(
        find_stem,
        "man woman boy girl head leader chief boss official authority group company firm "
        "organisation body member team side party suspect attacker".split(),
    )
)
_HELPERS = {find_stem("be"), find_stem("have")}
#: Prepositions that may stand for one another.
_PLACES = {
    "in": "at", "on": "at", "near": "at", "outside": "at", "inside": "at", "through": "at",
    "across": "at", "into": "to", "toward": "to", "towards": "to", "after": "because",
    "from": "from", "over": "about", "against": "against", "with": "with", "for": "for",
}  # fmt: skip


def check_slots(pair: Pair) -> Verdict | None:
    """Find that another stands in the place of a doer, an object, a place or a cause."""
    return _kinds(pair) or _sole(pair) or _doers(pair) or _stretches(pair)


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
    heads = _modified(pair.a, p, a), _modified(pair.b, q, b)
    before = (a.end <= pair.a.phrases[p].head, b.end <= pair.b.phrases[q].head)
    if None not in heads and any(before):
        return heads[1] in pair.links.get(heads[0], ())
    parts_a, parts_b = slots[0][p], slots[1][q]
    return not parts_a or not parts_b or bool(parts_a & parts_b)


def _modified(s: Sentence, place: int, term: Term) -> int | None:
    """Return the noun that a term before it, or after it with "of" or "from", says more of."""
    phrase = s.phrases[place]
    if term.end <= phrase.head:
        return phrase.head
    before = s.phrases[place - 1] if place else None
    if before and phrase.preposition in ("of", "from", "in") and before.end + 1 == phrase.start:
        return before.head
    return None


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
    if {pair.a.stems[one.head], pair.b.stems[other.head]} & _GENERAL:
        return None
    if _slots(pair.a)[p] & _slots(pair.b)[q]:
        return object_to(pair, "other part", one.start, one.end, other.start, other.end)
    return None


def _stretches(pair: Pair) -> Verdict | None:
    """One stretch in each, a verb and its object, that the other lacks, where all else is one."""
    if min(pair.coverage) < _HALF or has_opposites(pair) or not _literal(pair):
        return None
    spans = []
    sides = zip((pair.a, pair.b), pair.residue, (pair.links, pair.back), strict=True)
    for s, residue, linked in sides:
        nouns = [i for i in residue if s.classes[i] in NOUNS]
        if not nouns or s.classes[residue[0]] not in VERBS:
            return None
        between = range(residue[0], residue[-1])
        if any(i in linked and s.classes[i] in (*NOUNS, *VERBS) for i in between):
            return None
        spans += [residue[0], residue[-1] + 1]
    return object_to(pair, "other act", *spans)


def _doers(pair: Pair) -> Verdict | None:
    """Two who do one thing to one thing, neither of whom the other sentence has."""
    for one in _done(pair.a):
        for other in _done(pair.b):
            linked = other.word in pair.links.get(one.word, ())
            if not linked or not _meet(pair, one.patient, other.patient):
                continue
            if found := _strangers(pair, one.agent, other.agent):
                p, q = (pair.a.phrases[found[0]], pair.b.phrases[found[1]])
                return object_to(pair, "other doer", p.start, p.end, q.start, q.end)
    return None


def _meet(pair: Pair, ones: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Tell whether phrases of a and b name one thing, or count it alike."""
    return any(
        q in pair.phrase_links.get(p, ()) or has_same_figure(pair, p, q)
        for p in ones
        for q in others
    )


def _done(s: Sentence) -> list[Event]:
    """Return the acts of which doer and object are named."""
    return [event for event in s.events if event.agent and event.patient]


def _strangers(pair: Pair, ones: tuple[int, ...], others: tuple[int, ...]) -> tuple | None:
    """Return a doer of each, if neither sentence has anything of the other's doers."""
    sides = ((pair.a, ones, pair.links), (pair.b, others, pair.back))
    for side, (s, places, linked) in enumerate(sides):
        for place in places:
            phrase = s.phrases[place]
            other = (pair.b, pair.a)[side]
            literal = s.stems[phrase.head] in other.stems
            content = _kind_of(s, phrase) if literal else set(range(phrase.start, phrase.end))
            content &= pair.content[side]
            known = any(i in linked for i in (*content, *_belonging(s, place)))
            general = s.stems[phrase.head] in _GENERAL
            if not content or known or general or not is_named(s, place):
                return None
    p, q = ones[0], others[0]
    heads = pair.a.phrases[p].head, pair.b.phrases[q].head
    if pair.a.classes[heads[0]] != pair.b.classes[heads[1]]:
        return None  # a name and a description may be one
    return p, q


def _kind_of(s: Sentence, phrase: Phrase) -> set[int]:
    """Return the words that say who it is: of "hedge funds" the first, else all."""
    before = phrase.head - 1
    if before >= phrase.start and s.classes[before] == s.classes[phrase.head] == "NN":
        return {before}
    return set(range(phrase.start, phrase.end))


def _belonging(s: Sentence, place: int) -> list[int]:
    """Return the heads of phrases that say whose one is: NATO's head, the head of NATO."""
    found = []
    if place and s.phrases[place - 1].possessor:
        found.append(s.phrases[place - 1].head)
    if place + 1 < len(s.phrases) and s.phrases[place + 1].preposition == "of":
        found.append(s.phrases[place + 1].head)
    return found


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
