"""Check of modality: is what one gives as done only possible, planned or to come in the other?"""

import re

from .grammar import Sentence
from .matching import SPEECH, Pair
from .verdict import Verdict
from .words import VERBS

__all__ = ["check_modality", "modality_of"]

_POSSIBLE, _PLANNED, _FUTURE, _FACT = "possible", "planned", "future", "fact"
#: What one must and what one may do.
_MUST = re.compile(
    r"(?i)\b(?:must(?!\s+(?:have|be\s+\w+ing))|ha(?:ve|s)\s+to|(?:is|are)\s+(?:required|obliged|forced)"
    r"\s+to|needs?\s+to)\b"
)
_MAY = re.compile(
    r"(?i)\b(?:can|may|(?:is|are)\s+(?:allowed|permitted|free|entitled|invited)\s+to|"
    r"if\s+they\s+(?:wish|want|like))\b"
)
#: How sure it is that what follows happened, by cue.
_MODALITY = [
    (_POSSIBLE, re.compile(
        r"""(?ix)\b(?:may(?!\s+\d)|might|could(?!\s+not|\s+(?:be\s+)?(?:see|hear|smell|feel))
        | possib(?:le|ly|ility)|perhaps|maybe
        | potential(?:ly)?|threat(?:en(?:s|ed|ing)?)?\s+to
        | consider(?:s|ing)?|considered(?=\s+\w+ing)
        | in\s+talks|(?:is|are|was|were)\s+(?:thinking|talking|weighing|mulling)
        | weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|would\s+(?:like|consider)|risks?\s+\w+ing
        | at\s+risk|suspected|ready\s+to|willing\s+to|prepared\s+to|called?\s+for|calls\s+for
        | urg(?:e[sd]?|ing)|advis(?:e[sd]?|ing)|encourag(?:e[sd]?|ing)|recommend(?:s|ed|ing|ation)?|propos(?:e[sd]?|ing|al)
        | hop(?:e[sd]?|ing)\s+to|want(?:s|ed)?\s+to
        | seek(?:s|ing)?\s+to|sought\s+to|tr(?:y|ies|ied|ying)\s+to|attempt(?:s|ed|ing)?\s+to
        | call(?:s|ed|ing)?\s+(?:up)?on(?=\s.*\bto\b)|(?:un)?likely\s+to
        | (?:is|are|was|were)\s+(?:supposed|meant|tipped)\s+to
        | offer(?:s|ed|ing)?|up\s+for\s+(?:sale|auction|grabs))\b""")),
    (_PLANNED, re.compile(
        r"""(?ix)\b(?:plann(?:ed|ing)|plans?\s+(?:to|for)|intend(?:s|ed|ing)?|promis(?:e[sd]?|ing)
        | pledg(?:e[sd]?|ing)|vow(?:s|ed|ing)?|aim(?:s|ed|ing)?|agree[sd]?\s+to
        | expect(?:s|ed|ing)?\s+to|(?:is|are)\s+expected|about\s+to|preparing\s+to|scheduled
        | deci(?:de[sd]?|ding|sion)\s+to)\b""")),
    (_FUTURE, re.compile(
        r"(?i)\b(?:(?:will|shall|would)(?!\s+not\s+(?:comment|say|answer|give|let))|\w+['’]ll|"
        r"going\s+to|due\s+to(?=\s+[a-z]+\b)|set\s+to|"
        r"(?:is|are|was|were)\s+to(?=\s+[a-z]))\b")),
]  # fmt: skip


def modality_of(s: Sentence) -> tuple[str, tuple[int, int] | None]:
    """Return how a sentence's main statement is meant, and the words that say so."""
    for name, cue in _MODALITY:
        if match := cue.search(s.text):
            return name, match.span()
    return _FACT, None


def check_modality(pair: Pair) -> Verdict | None:
    """Find that one gives as done what the other gives as possible, planned or to come."""
    (kind_a, span_a), (kind_b, span_b) = modality_of(pair.a), modality_of(pair.b)
    if duty := _duty(pair):
        return duty
    if kind_a == kind_b or _named_too(pair, span_a, span_b):
        return None
    pairs = {kind_a, kind_b}
    if _FACT in pairs:
        place = 0 if kind_a == _FACT else 1
        sure = (pair.a, pair.b)[place]
        other = (pairs - {_FACT}).pop()
        if other == _FUTURE and not _is_past(sure):
            return None
        if other != _FUTURE and not (_is_past(sure) or _is_done(sure)):
            return None
        return Verdict("modality", span_a=span_a, span_b=span_b)
    if pairs == {_FUTURE, _POSSIBLE}:
        return Verdict("modality", span_a=span_a, span_b=span_b)
    return None


def _duty(pair: Pair) -> Verdict | None:
    """Find that one must what the other may do."""
    for must, may in ((pair.a, pair.b), (pair.b, pair.a)):
        duty, right = _MUST.search(must.text), _MAY.search(may.text)
        if duty and right and not _MAY.search(must.text) and not _MUST.search(may.text):
            found = Verdict("modality", span_a=duty.span(), span_b=right.span())
            return found if must is pair.a else found.swapped()
    return None


def _named_too(pair: Pair, *spans: tuple[int, int] | None) -> bool:
    """Tell whether the other sentence has the word of a cue as a noun: agreed, the agreement."""
    sides = ((pair.a, pair.links, pair.b), (pair.b, pair.back, pair.a))
    return any(
        other.classes[j] == "NN"
        for span, (s, linked, other) in zip(spans, sides, strict=True)
        for i, (start, end) in enumerate(s.spans if span else ())
        if span[0] <= start and end <= span[1] and s.classes[i] in VERBS
        for j in linked.get(i, ())
    )


def _is_past(s: Sentence) -> bool:
    """Tell whether a sentence's own verb says that it has happened."""
    events = [
        event for event in s.events if not event.nominal and s.stems[event.word] not in SPEECH
    ]
    return any(
        s.words[event.start] in ("has", "have", "had")
        or (s.classes[event.start] == "VBD" and s.classes[event.word] != "VBG")  # not "was ending"
        or (s.classes[event.word] == "VBN" and event.start == event.word and not event.passive)
        for event in events
    )


def _is_done(s: Sentence) -> bool:
    return any(
        s.classes[event.word] in ("VBG", "VBN") and event.end - event.start > 1
        for event in s.events
        if not event.nominal
    )
