"""Reported speech: the clauses in which an outlet tells in its own words what somebody said."""

from dataclasses import dataclass

import numpy as np

from ..language.sentences import Sign
from ..language.sets import distinct
from ..language.tokens import Tokens
from .attributions import Attributions
from .cues import Bit
from .walks import look, walk

__all__ = ["Reported", "find_reported"]

#: Tokens between a cue and its "that" at most: told the board on Monday that …
_TO_THAT = 9
#: Tokens of a description at most: the mayor of Ellery
_ASIDE = 10
#: What tells that words are a clause; and verbs that something must follow.
_FINITE = Bit.AUXILIARY | Bit.VERB | Bit.ED
_HELPS = Bit.AUXILIARY & ~Bit.TO
#: What ends the one who is told: "told reporters", "told the board", "told CNN".
_NOT_TOLD = Bit.BREAK_AFTER | Bit.SUBORDINATE | Bit.PRONOUN
#: Whether a byte is the last of a closing quotation mark.
_CLOSES = np.zeros(256, bool)
_CLOSES[list(b"\"'\x9d\x99")] = True


@dataclass(eq=False, repr=False)
class Reported:
    """Reported clauses, in order of place, none within another.

    Attributes
    ----------
    first, last : ndarray
        First and last token; quotations in between are not part of it.
    attribution : ndarray
        Row of the attribution.
    """

    first: np.ndarray
    last: np.ndarray
    attribution: np.ndarray

    def __len__(self) -> int:
        return len(self.first)


def find_reported(tokens: Tokens, found: Attributions) -> Reported:
    """Find what is reported without quotation marks, or around them.

    "Officials said that the bridge was closed", "The bridge was closed, officials said",
    "According to officials, the bridge was closed".

    Parameters
    ----------
    tokens : Tokens
    found : Attributions

    Returns
    -------
    Reported
    """
    closing = found.closing
    turns = _find_turns(tokens, found)
    opening = np.maximum(found.opening, turns[turns.searchsorted(found.first, "right") - 1])
    follows = _find_following(tokens, found)
    fronted = _find_fronted(found, opening, follows)
    after, before_end = _find_after(found), _find_before(found, opening)
    after[fronted], before_end[fronted] = follows[fronted], opening[fronted]
    is_before = (before_end > opening) & (after < 0)
    begin = np.where(found.inverted, follows, found.cue + 1)
    rows = is_before.nonzero()[0]
    halves = rows[_has_second_half(found, rows, before_end, begin)]
    rows = (is_before | (after >= 0)).nonzero()[0]
    first = np.where(is_before, opening, after)[rows]
    ends = _next_from(turns, first, closing[rows])
    last = np.where(is_before[rows], before_end[rows], ends) - 1
    rows, first = np.append(rows, halves), np.append(first, begin[halves])
    last = np.append(last, _next_from(turns, begin[halves], closing[halves]) - 1)

    def is_quoted(at, rows):
        return (look(found.bits, at) & Bit.QUOTED > 0) & (at <= last[rows])

    first = walk(first, last > first, 1, is_quoted, 99)
    # the clause that begins first holds those within it: "Lind said he thought it was over"
    order = np.lexsort((-last, first))
    order = order[(last > first)[order]]
    rows, first, last = rows[order], first[order], last[order]
    outer = np.ones(len(rows), bool)
    outer[1:] = first[1:] > np.maximum.accumulate(last)[:-1]
    return Reported(first[outer], last[outer], rows[outer])


def _find_after(found: Attributions) -> np.ndarray:
    """Return the first token of the clause after each verb; -1 without one."""
    bits, after = found.bits, np.full(len(found), -1)
    here = bits[found.cue]
    verb = (here & (Bit.VERB | Bit.STOP | Bit.COLON | Bit.COMMA) == Bit.VERB) & ~found.inverted
    verb &= (found.rate >= 1) & (found.cue + 1 < found.closing)
    verbs = verb.nonzero()[0]
    start, here, closing = found.cue[verbs] + 1, here[verbs], found.closing[verbs]
    stops = Bit.QUOTED | Bit.STOP | Bit.COLON | Bit.THAT

    def to_that(at, rows):
        here = look(bits, at)
        on = (here & stops == 0) & (here & (Bit.VERB | Bit.DOUBTFUL) != Bit.VERB)
        return on & (at + 1 < closing[rows])

    # "told the board that"; but "says the cables that hold it up" has its clause at once
    lead = look(bits, start)
    towards = here & (Bit.TELL | Bit.CLAUSAL) != Bit.CLAUSAL
    towards |= lead & (Bit.THAT | Bit.PREPOSITION | Bit.DAY | Bit.ADVERB) > 0
    that = walk(start, towards, 1, to_that, _TO_THAT)
    with_that = towards & (look(bits, that) & Bit.THAT > 0)
    bare = ~with_that & (here & Bit.CLAUSAL > 0)
    tells = here & Bit.TELL > 0
    at = start + (lead & Bit.DAY > 0)
    at = walk(at, bare & tells, 1, lambda at, rows: look(bits, at) & _NOT_TOLD == 0, 4)
    lead = look(bits, at)
    subject = lead & (Bit.PRONOUN | Bit.DETERMINER | Bit.CAPITAL) > 0
    no_subject = Bit.BREAK | Bit.PREPOSITION | Bit.AND | Bit.ADVERB
    subject |= (lead & no_subject == 0) & (lead & Bit.WORD > 0)
    bare &= subject & (lead & (Bit.COMMA | Bit.STOP | Bit.COLON) == 0) & (at + 2 < closing)
    clause = lead & Bit.PRONOUN > 0
    clause &= ~tells | (at > start)
    clause |= here & (Bit.TELL | Bit.BARE) == Bit.BARE
    # "noted the loss" has an object, "noted the loss was small" a clause
    verbless = Bit.AUXILIARY | Bit.COMMA | Bit.STOP | Bit.COLON | Bit.QUOTED
    unsure = bare & ~(clause | tells)
    reach = walk(at, unsure, 1, lambda at, rows: look(bits, at) & verbless == 0, 8)
    clause |= unsure & (look(bits, reach) & (Bit.AUXILIARY | Bit.TO) == Bit.AUXILIARY)
    after[verbs] = np.where(with_that, that + 1, np.where(bare & clause, at, -1))
    return after


def _find_turns(tokens: Tokens, found: Attributions) -> np.ndarray:
    """Return the tokens at which others' words end within a sentence, between -1 and no token.

    Before another attribution, ", but Lind said", and after a semicolon that a clause follows.
    """
    bits = found.bits
    begin = np.where(found.inverted, found.cue, found.first)
    joined = look(bits, begin - 1) & (Bit.AND | Bit.SUBORDINATE) > 0
    joined &= (begin > found.opening) & ~found.shared
    begin = begin[joined]
    begin = begin[look(bits, begin - 2) & Bit.COMMA > 0]
    turns = [[-1], begin - 1, _find_semicolons(tokens, bits), [np.iinfo(np.int64).max]]
    return distinct(np.concatenate(turns))


def _find_semicolons(tokens: Tokens, bits: np.ndarray) -> np.ndarray:
    """Return the tokens after semicolons that a clause follows."""
    raw, place = tokens.bytes, tokens.find_bytes(Sign.SEMICOLON, b";")
    place = place[raw.take(place + 1, mode="clip") <= ord(" ")]
    if not len(place):
        return place
    at = tokens.starts.searchsorted(place, "right") - 1
    closed = _CLOSES[raw.take(place - 1, mode="clip")]
    at = at[(bits[at] & Bit.QUOTED == 0) | closed] + 1
    goes_on = Bit.AND | Bit.SUBORDINATE | Bit.GERUND | Bit.ED | Bit.AUXILIARY | Bit.QUOTED
    at = at[bits[at] & goes_on == 0]
    stops = Bit.STOP | Bit.COLON | Bit.QUOTED
    # a list, "from Ellery; Marsh; and Quay", has no verb
    some = np.ones(len(at), bool)
    reach = walk(at, some, 1, lambda a, r: look(bits, a) & (_FINITE | stops) == 0, 8)
    here = look(bits, reach)
    return at[(here & _FINITE > 0) & (here & Bit.TO == 0)]


def _next_from(turns: np.ndarray, first: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return where clauses end: with the sentence, or at the next turn."""
    return np.minimum(turns[turns.searchsorted(first, "right")], closing)


def _end_aside(bits: np.ndarray, at: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return the comma that ends a description from each token, "the mayor of Ellery,"; or -1."""

    def describes(at, rows):
        here = look(bits, at)
        plain = (here & (_FINITE | Bit.QUOTED | Bit.STOP | Bit.COMMA) == 0) | (here & Bit.TO > 0)
        return plain & (at + 1 < closing[rows])

    def describes_things(at, rows):
        return describes(at, rows) & (look(bits, at) & Bit.AGENT == 0)

    some = at < closing
    agent = walk(at, some, 1, describes_things, _ASIDE)
    some &= (look(bits, agent) & Bit.AGENT > 0) & (agent - at < _ASIDE)
    stop = walk(at, some, 1, describes, _ASIDE)
    ends = (look(bits, stop) & (Bit.COMMA | _FINITE) == Bit.COMMA) & (stop < closing)
    return np.where(ends & some, stop, -1)


def _find_following(tokens: Tokens, found: Attributions) -> np.ndarray:
    """Return what follows "according to officials," and what describes them; else -1."""
    bits, follows = found.bits, np.full(len(found), -1)
    rows = (bits[found.cue] & Bit.VERB == 0).nonzero()[0]
    if not len(rows):
        return follows
    closing = found.closing[rows]
    ends = Bit.COMMA | Bit.STOP | Bit.COLON | Bit.QUOTED | Bit.DASH

    def to_comma(at, row):
        return (look(bits, at) & ends == 0) & (at + 1 < closing[row])

    comma = walk(found.last[rows], np.ones(len(rows), bool), 1, to_comma)
    some = (look(bits, comma) & Bit.COMMA > 0) & (comma + 2 < closing)
    rows, closing, begin = rows[some], closing[some], comma[some] + 1
    aside = _end_aside(bits, begin, closing)
    raw, opens = tokens.bytes, tokens.starts[begin]
    relative = (raw[opens] == ord("w")) & (raw.take(opens + 1, mode="clip") == ord("h"))
    stop = walk(begin, relative, 1, to_comma)
    aside = np.where(relative, np.where(look(bits, stop) & Bit.COMMA > 0, stop, -1), aside)
    begin = np.where(aside >= 0, aside + 1, begin)
    kept = ~(relative & (aside < 0)) & (begin + 1 < closing)
    follows[rows[kept]] = begin[kept]
    return follows


def _find_fronted(found: Attributions, opening: np.ndarray, follows: np.ndarray) -> np.ndarray:
    """Return the rows of "According to officials, …" and "…, but according to officials, …"."""
    rows = (follows >= 0).nonzero()[0]
    begin = found.cue[rows] - 1
    joined = look(found.bits, begin - 1) & (Bit.AND | Bit.SUBORDINATE) > 0
    return rows[(begin - opening[rows] < 2) | joined]


def _has_second_half(found: Attributions, rows: np.ndarray, before, begin) -> np.ndarray:
    """Tell "The bridge, officials said, was closed" and "The bridge was, according to …, closed".

    After "according to" more must ask for it than the comma, which may be that of a description.
    """
    bits, begin = found.bits, begin[rows]
    lead = look(bits, begin)
    helped = look(bits, before[rows] - 1) & _HELPS > 0
    halves = np.where(
        found.inverted[rows],
        (lead & (Bit.AUXILIARY | Bit.ED) > 0) | helped,
        bits[found.cue[rows]] & Bit.COMMA > 0,
    )
    no_half = Bit.GERUND | Bit.AND | Bit.SUBORDINATE | Bit.QUOTED
    return halves & (begin >= 0) & (lead & no_half == 0) & (begin + 1 < found.closing[rows])


def _find_before(found: Attributions, opening: np.ndarray) -> np.ndarray:
    """Return the end of the clause before each ", officials said", else the opening."""
    bits, cue, before = found.bits, found.cue, opening.copy()
    here = bits[cue]
    phrase = here & Bit.VERB == 0
    begin = np.where(found.inverted, cue - phrase, found.first)
    finite = here & (Bit.VERB | Bit.CLAUSAL | Bit.GERUND) == Bit.VERB | Bit.CLAUSAL
    finite &= ~found.shared & (found.rate >= 1)
    finite &= look(bits, begin - 1) & (Bit.COMMA | Bit.QUOTED) > 0
    rows = (finite | phrase).nonzero()[0]
    cue, here, phrase, inverted = cue[rows], here[rows], phrase[rows], found.inverted[rows]
    opening = opening[rows]
    begin = _skip_descriptions(found, rows, begin[rows], opening)
    comma = look(bits, begin - 1) & (Bit.COMMA | Bit.QUOTED) > 0
    adverbial = Bit.PREPOSITION | Bit.SUBORDINATE | Bit.GERUND | Bit.AND
    following = look(bits, cue + 1)
    ends = look(bits, opening) & adverbial == 0
    ends &= following & (Bit.PREPOSITION | Bit.DAY | Bit.SUBORDINATE) > 0
    ends &= following & (Bit.TO | Bit.THAT) == 0
    ends |= (here & (Bit.STOP | Bit.COMMA) > 0) | (cue + 1 >= found.closing[rows])
    clause = np.where(phrase, begin > opening, comma & (inverted | ends))
    kept = clause & (begin - opening >= 2)
    before[rows[kept]] = begin[kept]
    return before


def _skip_descriptions(found: Attributions, rows, begin, opening) -> np.ndarray:
    """Step back over "the mayor" in "It was closed, the mayor, Rosa Lind, said"."""
    bits = found.bits
    named = ~found.inverted[rows] & (bits[found.last[rows]] & Bit.CAPITAL > 0)
    named &= look(bits, begin - 1) & (Bit.COMMA | Bit.QUOTED) == Bit.COMMA
    some = (named & (begin - 1 > opening)).nonzero()[0]
    if not len(some):
        return begin
    opening, end = opening[some], begin[some]
    stops = Bit.COMMA | Bit.QUOTED | Bit.STOP

    def inside(at, row):
        return (at > opening[row]) & (look(bits, at - 1) & stops == 0)

    first = walk(end - 1, np.ones(len(some), bool), -1, inside, _ASIDE)
    described = _end_aside(bits, first, end) == end - 1
    begin[some[described]] = first[described]
    return begin
