"""Checks of roles: are doer and object exchanged?"""

from collections.abc import Iterator

from ...language.stems import find_stem
from .events import Event
from .grammar import Sentence
from .matching import EMPTY, SPEECH, Pair, object_to
from .verdict import Verdict
from .words import NOUNS, VERBS

__all__ = ["INSTRUMENTS", "check_reversal", "check_turned", "is_named"]

#: Prepositions of those to whom or against whom something is done.
_TOWARDS = ("to", "from", "against", "with", "over", "at", "into", "on", "past")
#: Stems of what harm is done with or comes through, not by whom.
INSTRUMENTS = frozenset(
    find_stem(word)
    for word in (
        "bullet gunfire fire blaze shot knife blast explosion bomb missile rocket shell shelling "
        "stone baton car vehicle truck tear gas grenade blade strike airstrike crash accident "
        "incident clash violence flood storm hurricane fog snow ice rain wind heat drought quake "
        "earthquake water wave tide river debris mud lava tsunami tornado cyclone typhoon gust "
        "landslide mudslide avalanche lightning smoke virus disease fever cancer crisis war "
        "protest scandal row dispute debate fear threat leak fault failure increase rise fall drop "
        "decline attack assault raid rape murder"
    ).split()
)
#: Stems of verbs that do nothing to anybody.
_IDLE = frozenset(map(find_stem, "be have go come become seem".split()))
#: Stems of verbs whose object is to do something: they demanded that she leave, asked her to go.
_ASKING = frozenset(
    map(find_stem, "ask demand urge order tell want call force let help invite beg".split())
)
#: Endings of nouns that name what happens, not somebody.
_EVENT = ("ing", "ings", "tion", "sion", "off", "ance", "ure")


def check_reversal(pair: Pair) -> Verdict | None:
    """Find two whose parts are exchanged: who does it in one suffers it in the other."""
    if _converse(pair):
        return None
    links = pair.phrase_links
    acts_b = set(_acts(pair.b))
    for p, q in _acts(pair.a):
        for p_ in links.get(p, ()):
            for q_ in links.get(q, ()):
                crossed = (q_, p_) in acts_b and (p_, q_) not in acts_b
                if crossed and p_ not in links.get(q, ()) and q_ not in links.get(p, ()):
                    return _phrases_verdict(pair, p, q_)
    return _crossed_objects(pair)


def _crossed_objects(pair: Pair) -> Verdict | None:
    """Find two acts whose objects are exchanged: to punish A and reward B, to punish B …"""
    links = pair.phrase_links
    acts_a, acts_b = (
        [e for e in s.events if e.patient and s.stems[e.word] not in SPEECH | _IDLE]
        for s in (pair.a, pair.b)
    )
    met = [
        (one, other)
        for one in acts_a
        for other in acts_b
        if other.word in pair.links.get(one.word, ())
    ]
    for one, other in met:
        for one_, other_ in met:
            p, q = one.patient[0], one_.patient[0]
            crossed = other_.patient[0] in links.get(p, ()) and other.patient[0] in links.get(q, ())
            straight = other.patient[0] in links.get(p, ()) or other_.patient[0] in links.get(q, ())
            if one.word != one_.word and other.word != other_.word and crossed and not straight:
                return _phrases_verdict(pair, p, other.patient[0])
    return None


def check_turned(pair: Pair) -> Verdict | None:
    """Find one who acts in one sentence and whom somebody else acts upon in the other."""
    if _converse(pair):
        return None
    links = pair.phrase_links
    for a, b, linked in ((pair.a, pair.b, links), (pair.b, pair.a, _turn(links))):
        doers = {p for event in b.events for p in event.agent}
        # whom something is done to in both is not turned: deaths involving officers
        concerned = {p for event in a.events for p in event.patient}
        for event in _plain_acts(a):
            for p in set(event.agent) - concerned:
                for other in (o for o in _plain_acts(b) if b.stems[o.word] not in _ASKING):
                    met = linked.get(p, set()) & set(other.patient) - doers
                    if met and is_named(a, p) and not linked.get(p, set()) & doers:
                        q = min(met)
                        one, two = (p, q) if a is pair.a else (q, p)
                        return _phrases_verdict(pair, one, two)
    return None


def _plain_acts(s: Sentence) -> list[Event]:
    """Return the acts by somebody upon somebody or something."""
    return [
        event
        for event in s.events
        if not event.nominal
        and event.patient
        and any(is_named(s, p) for p in event.agent)
        and s.stems[event.word] not in (SPEECH | EMPTY) - {find_stem("take")}
    ]


def _turn(links: dict[int, set[int]]) -> dict[int, set[int]]:
    back: dict[int, set[int]] = {}
    for p, linked in links.items():
        for q in linked:
            back.setdefault(q, set()).add(p)
    return back


def _converse(pair: Pair) -> bool:
    """Tell whether the sentences tell an act from its two ends: to sell and to buy."""
    sides = (
        {n for term in s.terms if s.classes[term.start] in VERBS for n in term.converses}
        for s in (pair.a, pair.b)
    )
    ones, others = sides
    return any(-n in others for n in ones)


def _phrases_verdict(pair: Pair, p: int, q: int) -> Verdict:
    one, other = pair.a.phrases[p], pair.b.phrases[q]
    return object_to(pair, "roles", one.start, one.end, other.start, other.end)


def _acts(s: Sentence) -> Iterator[tuple[int, int]]:
    """Yield who does something with whom it concerns."""
    for event in s.events:
        if s.stems[event.word] in SPEECH | _IDLE:
            continue
        others = [q for q in event.others if s.phrases[q].preposition in _TOWARDS]
        concerned = (*event.patient, *(() if event.nominal else others))
        for p in event.agent:
            for q in concerned:
                if p != q and is_named(s, p) and is_named(s, q):
                    yield p, q


def is_named(s: Sentence, place: int) -> bool:
    """Tell whether a phrase names somebody or something, and not what happens."""
    phrase = s.phrases[place]
    head = phrase.head
    is_name = s.classes[head] == "NNP" and phrase.end - phrase.start > 1  # Dorn Water, a firm
    instrument = s.stems[head] in INSTRUMENTS and not is_name
    thing = s.words[head].endswith(_EVENT) or instrument
    return s.classes[head] in NOUNS and not thing and s.stems[head] not in EMPTY
