"""Who does what to whom: verbs, and nouns such as "arrest", with those who take part.

A shallow reading from word classes alone: no tree, and of long sentences often only a part.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...language.stems import find_stem
from .phrases import CONJUNCTIONS, EITHER, Phrase
from .words import VERBS, Words

__all__ = ["Event", "find_events"]

_BE = frozenset("be am is are was were been being 's 're get gets got getting".split())
_HAVE = frozenset("have has had having 've".split())
_DO = frozenset("do does did".split())
#: Stems of verbs whose subject is the one to whom it is done.
_UNDERGO = frozenset(
    find_stem(word)
    for word in (
        "face receive suffer undergo get draw attract sustain inherit endure experience encounter"
    ).split()
)
#: Nouns that stand for what follows them: a group of students.
_TRANSPARENT = frozenset(
    map(find_stem, "group number dozen hundred thousand crowd team pair couple lot".split())
)


_MEASURES = frozenset(
    "per percent percentage point points half third thirds quarter quarters degrees euros dollars "
    "pounds metres meters seconds minutes hours days weeks months years votes lengths".split()
)


class Event(NamedTuple):
    """A predicate and who takes part in it; phrases are given by their place in the sentence's.

    Attributes
    ----------
    word : int
        The verb, or the noun, that names it.
    start, end : int
        The words of the verb group.
    agent, patient : tuple of int
        Who does it; to whom it is done.
    others : tuple of int
        Phrases that hang on it by a preposition.
    passive, nominal : bool
    """

    word: int
    start: int
    end: int
    agent: tuple[int, ...] = ()
    patient: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    passive: bool = False
    nominal: bool = False


def find_events(s: Words, phrases: Sequence[Phrase]) -> list[Event]:
    """Return verbs, then nouns that have a doer or an object beside them."""
    return [*_find_verbs(s, phrases), *_find_nominals(s, phrases)]


def _find_verbs(s: Words, phrases: Sequence[Phrase]) -> Iterator[Event]:
    in_phrase = [-1] * len(s)
    for number, phrase in enumerate(phrases):
        in_phrase[phrase.start : phrase.end] = [number] * (phrase.end - phrase.start)
    objects: set[int] = set()
    before: tuple[int, ...] = ()
    place = 0
    while place < len(s):
        if s.classes[place] not in (*VERBS, "MD") or in_phrase[place] >= 0:
            place += 1
            continue
        end, head = place + 1, place
        while end < len(s) and in_phrase[end] < 0 and s.classes[end] in (*VERBS, "MD", "RB", "TO"):
            if s.classes[end] in VERBS and _is_full(s, head):
                break
            head = end if s.classes[end] in VERBS else head
            end += 1
        end = max(head + 1, end if s.classes[end - 1] == "RB" else head + 1)
        event = _roles(s, phrases, place, end, head, in_phrase, objects, before)
        objects.update(event.patient if not event.passive else ())
        before = event.patient if event.passive else event.agent
        yield event
        place = max(end, place + 1)


def _is_full(s: Words, head: int) -> bool:
    """Tell whether a verb group ends before another verb: "vowed | to fight", "kept | going"."""
    word = s.words[head]
    helper = word in _BE or word in _HAVE or word in _DO or s.classes[head] == "MD"
    return not helper


def _roles(s, phrases, start, end, head, in_phrase, objects, before) -> Event:
    helpers = s.words[start:head]
    be = any(word in _BE for word in helpers)
    have = any(word in _HAVE for word in helpers)
    participle = s.classes[head] in ("VBN", "VBD") and s.words[head] not in _BE
    bare = s.classes[head] == "VBN" and not helpers
    subject = _subject(s, phrases, start, in_phrase, objects, before)
    direct, others, by = _right(s, phrases, end, in_phrase)
    if subject and not by and not _has_finite(s):
        bare = False  # a past tense taken for a participle
    passive = participle and (be or (bare and not have))
    subject, by = _through(s, phrases, subject), _through(s, phrases, by)
    if passive:
        return Event(head, start, end, by, subject, tuple(direct) + others, passive=True)
    if _undergoes(s, head, end):
        giver = tuple(n for n in others if phrases[n].preposition == "from")
        return Event(head, start, end, giver + by, subject, (*direct, *others))
    return Event(head, start, end, subject, tuple(direct), others + by)


def _through(s: Words, phrases: Sequence[Phrase], places: tuple[int, ...]) -> tuple[int, ...]:
    """Add the students to a group of students."""
    found = []
    for place in places:
        found.append(place)
        phrase = phrases[place]
        if s.stems[phrase.head] in _TRANSPARENT and place + 1 < len(phrases):
            following = phrases[place + 1]
            if following.preposition == "of" and following.start == phrase.end + 1:
                found.append(place + 1)
    return tuple(found)


def _undergoes(s: Words, head: int, end: int) -> bool:
    """Tell whether a verb's subject is the one to whom it is done: "met with", "lost his job"."""
    following = "".join(s.words[end : end + 1])
    stem = s.stems[head]
    return (
        stem in _UNDERGO
        or (stem == "meet" and following == "with")
        or (stem == "los" and following in ("his", "her", "its", "their", "my", "our"))
    )


def _has_finite(s: Words) -> bool:
    return any(kind in ("MD", "VBD", "VBP") for kind in s.classes)


def _subject(s, phrases, start, in_phrase, objects, before) -> tuple[int, ...]:
    place = start - 1
    while place >= 0 and s.classes[place] in ("RB", "WH", "TO"):
        place -= 1
    relative = place + 1 < start and s.words[place + 1] in ("who", "which")
    if relative and place > 0 and s.words[place] == ",":  # the striker, who joined in May
        place -= 1
    beside = in_phrase[place] if place >= 0 else -1
    if beside >= 0 and (relative or not phrases[beside].preposition):
        return (beside,)
    if place >= 0 and s.classes[place] == "CC":
        return before
    for number in range(len(phrases) - 1, -1, -1):
        phrase = phrases[number]
        free = not (phrase.preposition or phrase.possessor or number in objects)
        if phrase.end <= start and free:
            return (number,)
    return before


def _right(s, phrases, end, in_phrase) -> tuple[list[int], tuple[int, ...], tuple[int, ...]]:
    direct, others, by = [], [], []
    place = end
    while place < len(s):
        number, kind = in_phrase[place], s.classes[place]
        if number >= 0:
            phrase = phrases[number]
            if phrase.possessor:
                pass  # what follows it counts
            elif phrase.preposition == "by" and not _is_measure(s, phrase):
                by.append(number)
            elif phrase.preposition:
                others.append(number)
            elif s.words[place - 1] in CONJUNCTIONS or s.words[place - 1] in EITHER:
                break
            elif not others and not by:
                direct.append(number)
            place = phrase.end
        elif kind in ("RB", "RP", "IN", "TO", "POS", "JJ") or s.words[place] in ("-",):
            place += 1
        else:
            break
    return direct[:2], tuple(others), tuple(by)


def _is_measure(s: Words, phrase: Phrase) -> bool:
    """Tell "by 12 percent" from a doer."""
    counts = s.classes[phrase.start] == "CD" or s.words[phrase.start] in ("half", "a")
    return s.classes[phrase.head] == "CD" or (counts and s.words[phrase.head] in _MEASURES)


def _find_nominals(s: Words, phrases: Sequence[Phrase]) -> Iterator[Event]:
    """Yield nouns with a doer or an object: "X's rejection of Y", "the arrest of Y by X"."""
    for number, phrase in enumerate(phrases):
        agent, patient, others = [], [], []
        owner = phrases[number - 1] if number else phrase
        if owner.possessor and owner.end + 1 == phrase.start:
            agent.append(number - 1)
        for following in range(number + 1, min(number + 4, len(phrases))):
            other = phrases[following]
            gap = s.classes[phrases[following - 1].end : other.start]
            if not other.preposition or any(kind not in ("IN", "TO", "POS") for kind in gap):
                break
            if other.preposition == "of" and not patient:
                patient.append(following)
            elif other.preposition == "by":
                agent.append(following)
            else:
                others.append(following)
        if s.classes[phrase.head] == "NN" and (agent or patient):
            yield Event(
                phrase.head, phrase.start, phrase.end,
                tuple(agent), tuple(patient), tuple(others), nominal=True,
            )  # fmt: skip
