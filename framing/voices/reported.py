"""Reported speech: the clauses in which an outlet tells in its own words what somebody said."""

from dataclasses import dataclass

import numpy as np

from ..language.tokens import Tokens
from .attributions import Attributions, walk
from .cues import Bit

__all__ = ["Reported", "find_reported"]

#: Tokens between a cue and its "that" at most: told the board on Monday that …
_TO_THAT = 9


@dataclass(frozen=True, eq=False)
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
    after, after_end = _find_after(found, closing)
    before_end = _find_before(found, opening, closing)
    is_before = (before_end > opening) & (after < 0)
    first = np.where(is_before, opening, after)
    last = np.where(is_before, before_end, after_end) - 1
    # "The bridge, officials said, was closed": both halves
    begin = found.cue + 1
    lead = found.bits[np.minimum(begin, len(found.bits) - 1)]
    halves = is_before & (found.bits[found.cue] & Bit.COMMA > 0) & ~found.inverted
    no_half = Bit.GERUND | Bit.AND | Bit.SUBORDINATE | Bit.QUOTED
    halves &= (lead & no_half == 0) & (begin + 1 < closing)
    rows = np.append(np.arange(len(found)), np.flatnonzero(halves))
    first = np.append(first, begin[halves])
    last = np.append(last, closing[halves] - 1)
    is_quoted = found.bits & Bit.QUOTED > 0
    first = walk(first, first >= 0, 1, lambda at, rows: is_quoted[at] & (at <= last[rows]), 99)
    kept = (first >= 0) & (last > first)
    rows, first, last = rows[kept], first[kept], last[kept]
    # the clause that begins first holds those within it: "Lind said he thought it was over"
    order = np.lexsort((-last, first))
    rows, first, last = rows[order], first[order], last[order]
    outer = np.ones(len(rows), bool)
    outer[1:] = first[1:] > np.maximum.accumulate(last)[:-1]
    return Reported(first[outer], last[outer], rows[outer])


def _find_after(found: Attributions, closing: np.ndarray):
    """Return first token and end of the clause after each cue; -1 without one."""
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
    first = np.where(with_that, that + 1, np.where(bare, at, -1))
    last = _end_clause(found, first, closing)
    return first, last


def _is_object(bits, at):
    """Tell the one who is told: "told reporters", "told the board", "told CNN"."""
    return (bits[at] & (Bit.BREAK_AFTER | Bit.SUBORDINATE) == 0) & (bits[at] & Bit.PRONOUN == 0)


def _end_clause(found: Attributions, first: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return where clauses end: with the sentence, or before another's words: ", but Lind said"."""
    bits = found.bits
    size = len(found)
    if not size:
        return closing
    nexts = np.minimum(np.arange(size) + 1, size - 1)
    begin = np.where(found.inverted, found.cue, found.first)[nexts]
    lead = bits[np.maximum(begin - 1, 0)]
    turns = (found.cue[nexts] < closing) & (begin > first + 1) & ~found.shared[nexts]
    joined = lead & (Bit.AND | Bit.SUBORDINATE) > 0
    comma = bits[np.maximum(begin - 2, 0)] & Bit.COMMA > 0
    return np.where(turns & joined & comma & (first >= 0), begin - 1, closing)


def _find_before(found: Attributions, opening: np.ndarray, closing: np.ndarray) -> np.ndarray:
    """Return the end of the clause before each ", officials said", else the opening."""
    bits, cue = found.bits, found.cue
    here = bits[cue]
    phrase = here & Bit.VERB == 0
    begin = np.where(found.inverted, cue - phrase, found.first)
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
