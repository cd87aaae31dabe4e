"""Check of severity: is one act put more gravely?"""

from collections.abc import Iterable

from .events import Event
from .grammar import Sentence
from .ladders import find_steps
from .matching import EMPTY, SPEECH, Pair, is_free, object_to
from .polarity import negated_places
from .verdict import Verdict

__all__ = ["check_severity", "severity_of"]

#: Rungs between two words of a ladder that make one a reframing of the other.
_APART = 3


def severity_of(s: Sentence, linked: Iterable[int] | None = None) -> tuple[int, tuple[int, int]]:
    """Return the gravest word of a sentence that is not linked: its rung, and its words."""
    best, where = 0, (0, 0)
    negated = negated_places(s)
    for term in s.terms:
        if negated[term.start]:
            continue
        if term.severity > best and (linked is None or is_free(term, linked)):
            best, where = term.severity, (term.start, term.end)
    return best, where


def check_severity(pair: Pair) -> Verdict | None:
    """Find one act with the same parts, put more gravely in one than in the other."""
    return _ladder(pair) or _graver(pair)


def _ladder(pair: Pair) -> Verdict | None:
    """Find two words of one ladder that stand far apart on it."""
    steps_b = list(find_steps(pair.b))
    for a in find_steps(pair.a):
        for b in steps_b:
            literal = set(pair.a.stems[a.start : a.end]) & set(pair.b.stems)
            literal |= set(pair.b.stems[b.start : b.end]) & set(pair.a.stems)
            if a.ladder == b.ladder and abs(a.rung - b.rung) >= _APART and not literal:
                places = (a.start, a.end, b.start, b.end)
                return object_to(pair, "severity", *places, label="reframed")
    return None


def _graver(pair: Pair) -> Verdict | None:
    """Find two acts with the same parts, of which one is graver."""
    links = pair.phrase_links
    for one in _own_events(pair.a, pair.links):
        for other in _own_events(pair.b, pair.back):
            (grave_a, at_a), (grave_b, at_b) = _gravity(pair.a, one), _gravity(pair.b, other)
            if not _same_parts(links, one, other, grave=max(grave_a, grave_b) > 2):
                continue
            # "left six dead" is grave, though its verb is not
            whole = [severity_of(pair.a, pair.links)[0], severity_of(pair.b, pair.back)[0]]
            lower = whole[0] if grave_a < grave_b else whole[1]
            if lower < max(grave_a, grave_b) and grave_a != grave_b and max(grave_a, grave_b) >= 2:
                return object_to(pair, "severity", *at_a, *at_b, label="reframed")
    return None


def _own_events(s: Sentence, linked: Iterable[int]) -> list[Event]:
    """Return the verbs that the other sentence lacks."""
    return [
        event
        for event in s.events
        if not event.nominal and event.word not in linked and s.stems[event.word] not in SPEECH
    ]


def _gravity(s: Sentence, event: Event) -> tuple[int, tuple[int, int]]:
    """Return how grave an act is, and its words: the verb, and a noun or adjective after it."""
    reach = set(range(event.start, event.end))
    if s.stems[event.word] in EMPTY:  # was rude, had questions
        reach |= {s.phrases[p].head for p in event.patient}
        reach |= {i for i in range(event.end, min(event.end + 3, len(s))) if s.classes[i] == "JJ"}
    best = (0, (event.start, event.end))
    negated = negated_places(s)
    for term in s.terms:
        if (
            not negated[term.start]
            and {term.start, term.end - 1} & reach
            and term.severity > best[0]
        ):
            best = (term.severity, (term.start, term.end))
    return best


def _same_parts(links: dict[int, set[int]], one: Event, other: Event, *, grave: bool) -> bool:
    """Tell whether two acts have doer and object in common, so far as both name them."""
    agents = _meet(links, one.agent, other.agent)
    patients = _meet(links, (*one.patient, *one.others), (*other.patient, *other.others))
    if agents is False:
        return bool(patients) and grave
    return bool(agents and patients is not False) or bool(patients)


def _meet(links: dict[int, set[int]], one: Iterable[int], other: Iterable[int]) -> bool | None:
    if not one or not other:
        return None
    return any(links.get(p, set()) & set(other) for p in one)
