"""Check of agency: is the doer of harm named in one and left out in the other?"""

from ...language.stems import find_stem
from .events import Event
from .grammar import Sentence
from .matching import SPEECH, Pair, has_same_figure, object_to
from .roles import INSTRUMENTS, is_named
from .severity import severity_of
from .verdict import Verdict

__all__ = ["check_agent"]

#: How grave an act is whose doer must be named; police arrest, even if nobody says so.
_HARM = 2
_HAVING = {find_stem("be"), find_stem("have")}


def check_agent(pair: Pair) -> Verdict | None:
    """Find harm whose doer one names and the other leaves out."""
    return _agent_left_out(pair) or (
        verdict.swapped() if (verdict := _agent_left_out(pair.swapped())) else None
    )


def _agent_left_out(pair: Pair) -> Verdict | None:
    agents_b = {p for e in pair.b.events for p in e.agent if not e.nominal}
    links = pair.phrase_links
    back = {q for linked in links.values() for q in linked}
    for event in pair.a.events:
        if event.nominal or not event.agent or not event.patient:
            continue
        if pair.a.stems[event.word] in SPEECH | _HAVING:
            continue
        [agent] = event.agent[:1]
        phrase = pair.a.phrases[agent]
        whole = range(max(0, phrase.start - 2 * _has_owner(pair.a, agent)), phrase.end)
        if any(_is_there(pair, i, j) for i in whole for j in pair.links.get(i, ())):
            continue
        if phrase.head not in pair.content[0] or not is_named(pair.a, agent):
            continue
        concerned = (*event.patient, *event.others)
        if not any(p in links or has_same_figure(pair, p) for p in concerned):
            continue
        if any(_is_new_doer(pair, q, back) for q in agents_b):
            continue
        grave = max(severity_of(pair.a)[0], severity_of(pair.b)[0])
        if grave >= _HARM or _becomes(pair, links, event):
            places = (phrase.start, phrase.end, 0, len(pair.b))
            return object_to(pair, "agent", *places, label="reframed")
    return None


def _is_there(pair: Pair, i: int, j: int) -> bool:
    """Tell whether a word of b stands for one of a, and not only in "police custody"."""
    if i not in pair.content[0]:
        return False
    inside = any(phrase.start <= j < phrase.head for phrase in pair.b.phrases)
    return pair.a.stems[i] == pair.b.stems[j] or not inside


def _becomes(pair: Pair, links: dict[int, set[int]], event: Event) -> bool:
    """Tell whether what somebody does something to in a does something of itself in b."""
    of_itself = {
        q
        for other in pair.b.events
        if not (other.nominal or other.passive or (other.word in pair.back and other.patient))
        for q in other.agent
    }
    return any(links.get(p, set()) & of_itself for p in event.patient)


def _has_owner(s: Sentence, place: int) -> bool:
    return place > 0 and s.phrases[place - 1].possessor


def _is_new_doer(pair: Pair, place: int, back: set[int]) -> bool:
    """Tell whether a subject of b is somebody of whom a does not speak."""
    phrase = pair.b.phrases[place]
    if pair.b.stems[phrase.head] in INSTRUMENTS:
        return False
    transitive = any(place in e.agent and (e.patient or e.passive) for e in pair.b.events)
    return (
        place not in back
        and transitive
        and phrase.head in pair.content[1]
        and phrase.head not in pair.back
    )
