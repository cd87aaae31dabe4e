"""Reported speech: the clauses in which an outlet tells in its own words what somebody said."""

from dataclasses import dataclass

import numpy as np

from ..language.sentences import Sign
from ..language.sets import distinct
from ..language.tokens import Tokens
from .attributions import Attributions, walk
from .cues import Bit

__all__ = ["Reported", "find_reported"]

#: Tokens between a cue and its "that" at most: told the board on Monday that …
_TO_THAT = 9
#: What tells that words are a clause; and verbs that something must follow.
_FINITE = Bit.AUXILIARY | Bit.VERB | Bit.ED
_HELPS = Bit.AUXILIARY & ~Bit.TO
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
    starts = tokens.sentence_starts
    sentence = tokens.sentence_of[found.cue]
    opening, closing = starts[sentence], np.append(starts, len(tokens))[sentence + 1]
    turns = _find_turns(tokens, found, opening)
    opening = np.maximum(opening, _last_up_to(turns, found.first))
    follows = _find_following(tokens, found, closing)
    fronted = _is_fronted(found, opening) & (follows >= 0)
    after = np.where(fronted, follows, _find_after(found, closing))
    before_end = np.where(fronted, opening, _find_before(found, opening, closing))
    is_before = (before_end > opening) & (after < 0)
    first = np.where(is_before, opening, after)
    last = np.where(is_before, before_end, _next_from(turns, after, closing)) - 1
    begin = np.where(found.inverted, follows, found.cue + 1)
    halves = is_before & _has_second_half(found, before_end, begin, closing)
    rows = np.append(np.arange(len(found)), np.flatnonzero(halves))
    first = np.append(first, begin[halves])
    last = np.append(last, _next_from(turns, begin, closing)[halves] - 1)

    def is_quoted(at, rows):
        return (found.bits[at] & Bit.QUOTED > 0) & (at <= last[rows])

    first = walk(first, first >= 0, 1, is_quoted, 99)
    kept = (first >= 0) & (last > first)
    rows, first, last = rows[kept], first[kept], last[kept]
    # the clause that begins first holds those within it: "Lind said he thought it was over"
    order = np.lexsort((-last, first))
    rows, first, last = rows[order], first[order], last[order]
    outer = np.ones(len(rows), bool)
    outer[1:] = first[1:] > np.maximum.accumulate(last)[:-1]
    return Reported(first[outer], last[outer], rows[outer])


def _find_after(found: Attributions, closing: np.ndarray):
    """Return the first token of the clause after each verb; -1 without one."""
    bits, cue, end = found.bits, found.cue, len(found.bits) - 1
    here = bits[cue]
    verb = (here & Bit.VERB > 0) & ~found.inverted & (here & (Bit.STOP | Bit.COLON) == 0)
    verb &= (found.rate >= 1) & (cue + 1 < closing)
    stops = Bit.QUOTED | Bit.STOP | Bit.COLON | Bit.THAT

    def to_that(at, rows):
        on = (at + 1 < closing[rows]) & (bits[at] & stops == 0)
        return on & ((bits[at] & Bit.VERB == 0) | (bits[at] & Bit.DOUBTFUL > 0))

    start = np.minimum(cue + 1, end)
    # "told the board that"; but "says the cables that hold it up" has its clause at once
    towards = (here & (Bit.TELL | Bit.CLAUSAL) != Bit.CLAUSAL) | (
        bits[start] & (Bit.THAT | Bit.PREPOSITION | Bit.DAY | Bit.ADVERB) > 0
    )
    that = walk(start, verb & towards, 1, to_that, _TO_THAT)
    with_that = verb & towards & (bits[that] & Bit.THAT > 0) & (here & Bit.COMMA == 0)
    bare = verb & ~with_that & (here & Bit.CLAUSAL > 0) & (here & Bit.COMMA == 0)
    at = walk(start, bare, 1, lambda at, rows: bits[at] & Bit.DAY > 0, 1)
    at = walk(at, bare & (here & Bit.TELL > 0), 1, lambda at, rows: _is_object(bits, at), 4)
    lead = bits[at]
    subject = lead & (Bit.PRONOUN | Bit.DETERMINER | Bit.CAPITAL) > 0
    subject |= (lead & (Bit.BREAK | Bit.PREPOSITION | Bit.AND | Bit.ADVERB) == 0) & (
        lead & Bit.WORD > 0
    )
    subject &= lead & (Bit.COMMA | Bit.STOP | Bit.COLON) == 0
    # "noted the loss" has an object, "noted the loss was small" a clause
    verbless = Bit.COMMA | Bit.STOP | Bit.COLON | Bit.QUOTED
    reach = walk(at, bare, 1, lambda at, rows: bits[at] & (Bit.AUXILIARY | verbless) == 0, 8)
    finite = bits[reach] & (Bit.AUXILIARY | Bit.TO) == Bit.AUXILIARY
    pronoun = lead & Bit.PRONOUN > 0
    bare &= subject & (at + 2 < closing)
    told = (here & Bit.TELL > 0) & pronoun & (at > start)
    bare &= told | (here & Bit.TELL == 0) & (pronoun | finite | (here & Bit.BARE > 0))
    return np.where(with_that, that + 1, np.where(bare, at, -1))


def _is_object(bits, at):
    """Tell the one who is told: "told reporters", "told the board", "told CNN"."""
    return (bits[at] & (Bit.BREAK_AFTER | Bit.SUBORDINATE) == 0) & (bits[at] & Bit.PRONOUN == 0)


def _find_turns(tokens: Tokens, found: Attributions, opening: np.ndarray) -> np.ndarray:
    """Return the tokens at which others' words end within a sentence.

    Before another attribution, ", but Lind said", and after a semicolon that a clause follows.
    """
    bits = found.bits
    begin = np.where(found.inverted, found.cue, found.first)
    joined = bits[np.maximum(begin - 1, 0)] & (Bit.AND | Bit.SUBORDINATE) > 0
    joined &= (bits[np.maximum(begin - 2, 0)] & Bit.COMMA > 0) & (begin > opening) & ~found.shared
    raw, place = tokens.bytes, tokens.find_bytes(Sign.SEMICOLON, b";")
    place = place[raw[np.minimum(place + 1, len(raw) - 1)] <= ord(" ")]
    at = np.searchsorted(tokens.starts, place, "right") - 1
    closed = _CLOSES[raw[np.maximum(place - 1, 0)]]
    at = at[(bits[at] & Bit.QUOTED == 0) | closed] + 1
    lead = bits[at]
    goes_on = Bit.AND | Bit.SUBORDINATE | Bit.GERUND | Bit.ED | Bit.AUXILIARY | Bit.QUOTED
    stops = Bit.STOP | Bit.COLON | Bit.QUOTED
    # a list, "from Ellery; Marsh; and Quay", has no verb
    reach = walk(at, lead & goes_on == 0, 1, lambda a, r: bits[a] & (_FINITE | stops) == 0, 8)
    clause = (lead & goes_on == 0) & (bits[reach] & _FINITE > 0)
    clause &= bits[reach] & Bit.TO == 0
    return distinct(np.append(begin[joined] - 1, at[clause]))


def _next_from(turns: np.ndarray, first: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return where clauses end: with the sentence, or at the next turn."""
    turns = np.append(turns, np.iinfo(np.int64).max)
    return np.minimum(turns[np.searchsorted(turns, first, "right")], closing)


def _last_up_to(turns: np.ndarray, token: np.ndarray) -> np.ndarray:
    """Return the last turn up to each token, or -1."""
    return np.append(-1, turns)[np.searchsorted(turns, token, "right")]


def _end_aside(bits: np.ndarray, at: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return the comma that ends a description from each token, "the mayor of Ellery,"; or -1."""

    somebody = np.zeros(len(at), bool)

    def describes(at, rows):
        here = bits[at]
        somebody[rows] |= here & Bit.AGENT > 0
        plain = (here & (_FINITE | Bit.QUOTED | Bit.STOP | Bit.COMMA) == 0) | (here & Bit.TO > 0)
        return plain & (at + 1 < closing[rows])

    stop = walk(at, at < closing, 1, describes, 10)
    ends = (bits[stop] & Bit.COMMA > 0) & (bits[stop] & _FINITE == 0) & (stop < closing)
    return np.where(ends & somebody, stop, -1)


def _find_following(tokens: Tokens, found: Attributions, closing: np.ndarray) -> np.ndarray:
    """Return what follows "according to officials," and what describes them; else -1."""
    bits, follows = found.bits, np.full(len(found), -1)
    rows = np.flatnonzero(bits[found.cue] & Bit.VERB == 0)
    closing = closing[rows]
    ends = Bit.COMMA | Bit.STOP | Bit.COLON | Bit.QUOTED | Bit.DASH

    def to_comma(at, row):
        return (bits[at] & ends == 0) & (at + 1 < closing[row])

    comma = walk(found.last[rows], np.ones(len(rows), bool), 1, to_comma)
    some = (bits[comma] & Bit.COMMA > 0) & (comma + 2 < closing)
    rows, closing, begin = rows[some], closing[some], comma[some] + 1
    aside = _end_aside(bits, begin, closing)
    raw, opens = tokens.bytes, tokens.starts[begin]
    relative = (raw[opens] == ord("w")) & (raw[np.minimum(opens + 1, len(raw) - 1)] == ord("h"))
    stop = walk(begin, relative, 1, to_comma)
    aside = np.where(relative, np.where(bits[stop] & Bit.COMMA > 0, stop, -1), aside)
    begin = np.where(aside >= 0, aside + 1, begin)
    kept = ~(relative & (aside < 0)) & (begin + 1 < closing)
    follows[rows[kept]] = begin[kept]
    return follows


def _is_fronted(found: Attributions, opening: np.ndarray) -> np.ndarray:
    """Tell "According to officials, …" and "…, but according to officials, …"."""
    begin = found.cue - 1
    joined = found.bits[np.maximum(begin - 1, 0)] & (Bit.AND | Bit.SUBORDINATE) > 0
    return (found.bits[found.cue] & Bit.VERB == 0) & ((begin - opening < 2) | joined)


def _has_second_half(found: Attributions, before: np.ndarray, begin, closing) -> np.ndarray:
    """Tell "The bridge, officials said, was closed" and "The bridge was, according to …, closed".

    After "according to" more must ask for it than the comma, which may be that of a description.
    """
    bits = found.bits
    lead = bits[np.clip(begin, 0, len(bits) - 1)]
    halves = np.where(
        found.inverted,
        (lead & (Bit.AUXILIARY | Bit.ED) > 0) | (bits[np.maximum(before - 1, 0)] & _HELPS > 0),
        bits[found.cue] & Bit.COMMA > 0,
    )
    no_half = Bit.GERUND | Bit.AND | Bit.SUBORDINATE | Bit.QUOTED
    return halves & (begin >= 0) & (lead & no_half == 0) & (begin + 1 < closing)


def _find_before(found: Attributions, opening: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return the end of the clause before each ", officials said", else the opening."""
    bits, cue = found.bits, found.cue
    here = bits[cue]
    phrase = here & Bit.VERB == 0
    begin = np.where(found.inverted, cue - phrase, found.first)
    begin = _skip_descriptions(found, begin, opening)
    lead = bits[np.maximum(begin - 1, 0)]
    comma = lead & (Bit.COMMA | Bit.QUOTED) > 0
    following = bits[np.minimum(cue + 1, len(bits) - 1)]
    ends = (here & (Bit.STOP | Bit.COMMA) > 0) | (cue + 1 >= closing)
    adverbial = (
        bits[np.minimum(opening, len(bits) - 1)]
        & (Bit.PREPOSITION | Bit.SUBORDINATE | Bit.GERUND | Bit.AND)
        > 0
    )
    ends |= (
        ~adverbial
        & (following & (Bit.PREPOSITION | Bit.DAY | Bit.SUBORDINATE) > 0)
        & (following & (Bit.TO | Bit.THAT) == 0)
    )
    finite = (here & Bit.VERB > 0) & (here & Bit.GERUND == 0) & ~found.shared
    clause = finite & comma & (found.inverted | ends) & (found.rate >= 1)
    clause &= here & Bit.CLAUSAL > 0
    clause |= phrase & (begin > opening)
    return np.where(clause & (begin - opening >= 2), begin, opening)


def _skip_descriptions(found: Attributions, begin: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Step back over "the mayor" in "It was closed, the mayor, Rosa Lind, said"."""
    bits, begin = found.bits, begin.copy()
    named = ~found.inverted & (bits[found.last] & Bit.CAPITAL > 0) & (begin - 1 > opening)
    rows = np.flatnonzero(named & (bits[begin - 1] & (Bit.COMMA | Bit.QUOTED) == Bit.COMMA))
    stops = Bit.COMMA | Bit.QUOTED | Bit.STOP

    def inside(at, row):
        return (at > opening[rows][row]) & (bits[at - 1] & stops == 0)

    first = walk(begin[rows] - 1, np.ones(len(rows), bool), -1, inside, 10)
    described = _end_aside(bits, first, begin[rows]) == begin[rows] - 1
    begin[rows[described]] = first[described]
    return begin
