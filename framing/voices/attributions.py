"""Attributions: each cue of a batch with its source, found by stepping through all at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..language.sums import spread_runs
from ..language.tokens import Tokens
from .cues import Bit, describe_cues
from .quotations import Quotations

__all__ = ["Attributions", "find_attributions", "find_subjects", "rate_sources", "walk"]

#: Tokens of a noun phrase that are looked at, at most.
_LONGEST = 14


@dataclass(eq=False, repr=False)
class Attributions:
    """Cues and their sources, in order of place.

    Attributes
    ----------
    bits : ndarray, shape (n_tokens + 2,)
        What each token may be (``Bit``); those in quotations are ``QUOTED``. Two stops come after
        the last, so that one may look ahead.
    cue : ndarray
        Token of each cue; of "according to", the last word.
    first, last : ndarray
        First and last token of the source as named, -1 without one. The last is its head: what
        hangs on it ("of Ohio", "who …") is left out.
    inverted : ndarray of bool
        Whether the source stands after the cue: said Lind.
    shared : ndarray of bool
        Whether the source was taken from elsewhere in the sentence: Lind left, saying …
    rate : ndarray
        See ``rate_sources``.
    """

    bits: np.ndarray
    cue: np.ndarray
    first: np.ndarray
    last: np.ndarray
    inverted: np.ndarray
    shared: np.ndarray
    rate: np.ndarray

    def __len__(self) -> int:
        return len(self.cue)


def find_attributions(tokens: Tokens, quotations: Quotations) -> Attributions:
    """Find words that attribute, outside quotations, and whom they attribute to.

    Parameters
    ----------
    tokens : Tokens
    quotations : Quotations

    Returns
    -------
    Attributions
    """
    bits = mark_tokens(tokens, quotations)
    cue = _find_cues(bits)
    starts = tokens.sentence_starts
    sentence = tokens.sentence_of[cue]
    opening, closing = starts[sentence], np.append(starts, len(tokens))[sentence + 1]
    phrase = bits[cue - 1] & (Bit.ACCORDING | Bit.VERB) == Bit.ACCORDING
    right = _look_right(bits, cue, closing)
    inverted = phrase | _is_inverted(bits, cue, opening, closing, right)
    first, last = _look_left(bits, cue, opening, ~inverted)
    first = np.where(inverted, right[0], first)
    last = np.where(inverted, right[2], last)
    gerund = bits[cue] & Bit.GERUND > 0
    shared = ~inverted & (gerund | (rate_sources(bits, first, last) == 0))
    _share_sources(bits, cue, opening, shared, first, last)
    columns = (cue, first, last, inverted, shared, rate_sources(bits, first, last))
    kept = first >= 0
    return Attributions(bits, *(column[kept] for column in columns))


def mark_tokens(tokens: Tokens, quotations: Quotations) -> np.ndarray:
    """Return the bits of every token and two stops; those in quotations are only ``QUOTED``."""
    of_types = tokens.of_types(describe_cues)["bits"]
    bits = np.full(len(tokens) + 2, Bit.STOP | Bit.DASH, of_types.dtype)
    tokens.look_up(of_types, out=bits[:-2])
    bits[spread_runs(quotations.first, quotations.last - quotations.first + 1)] = Bit.QUOTED
    return bits


def _find_cues(bits: np.ndarray) -> np.ndarray:
    """Return the verbs that may attribute, "to" after "according", and "put" before "it"."""
    cue = np.flatnonzero(bits & (Bit.VERB | Bit.ACCORDING) > 0)
    after = bits[np.minimum(cue + 1, len(bits) - 1)]
    before = bits[np.maximum(cue - 1, 0)]
    here = bits[cue]
    phrase = (here & (Bit.ACCORDING | Bit.VERB) == Bit.ACCORDING) & (after & Bit.TO > 0)
    phrase &= cue + 1 < len(bits)
    # "as she put it, “…”", "she put it bluntly:"; not "she put it on the table"
    then = bits[np.minimum(cue + 2, len(bits) - 1)]
    put = (here & Bit.ACCORDING > 0) & (after & Bit.PRONOUN > 0)
    put &= (after & Bit.BREAK_AFTER > 0) | (then & (Bit.QUOTED | Bit.ADVERB) > 0)
    nominal = Bit.DETERMINER | Bit.PREPOSITION | Bit.POSSESSIVE | Bit.TO
    noun = (before & nominal > 0) & (before & (Bit.ADVERB | Bit.QUOTED) == 0)
    noun &= ~((here & Bit.DOUBTFUL == 0) & (before & Bit.POSSESSIVE > 0))
    noun &= before & (Bit.COMMA | Bit.STOP) == 0
    led = before & (Bit.PRONOUN | Bit.COMMA | Bit.PAREN_END | Bit.AUXILIARY | Bit.ADVERB) > 0
    led |= (before & Bit.CAPITAL > 0) & (before & Bit.POSSESSIVE == 0)
    led |= (after & (Bit.THAT | Bit.QUOTED) > 0) | (before & Bit.DOCUMENT > 0)
    noun |= (here & Bit.DOUBTFUL > 0) & ~led
    found = np.where(here & Bit.ACCORDING > 0, phrase | put, (here & Bit.VERB > 0) & ~noun)
    return (cue + phrase)[found]


def rate_sources(bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Rate how likely a phrase names somebody.

    3: a name or a pronoun; 2: a person or a body by its noun; 1: a document, or some other thing
    with an article; 0: neither.
    """
    lead, head = bits[np.maximum(first, 0)], bits[np.maximum(last, 0)]
    some = (lead & (Bit.DETERMINER | Bit.POSSESSIVE) > 0) | (head & Bit.DOCUMENT > 0)
    no_name = Bit.DAY | Bit.SUBORDINATE | Bit.PREPOSITION | Bit.NUMBER
    name = (head & Bit.CAPITAL > 0) & (head & no_name == 0) | (head & Bit.PRONOUN > 0)
    rate = np.where(name, 3, np.where(head & Bit.AGENT > 0, 2, some * 1))
    rate[(first < 0) | (head & (Bit.AND | Bit.SUBORDINATE) > 0)] = 0
    return rate


Keeps = Callable[[np.ndarray, np.ndarray], np.ndarray]


def walk(at: np.ndarray, going: np.ndarray, step: int, keeps: Keeps, limit: int = _LONGEST):
    """Step on from tokens while it holds: ``keeps(token, row)`` tells whether each goes on.

    Returns
    -------
    ndarray
        Where each has come to; those not `going` stay.
    """
    at, rows = at.copy(), going.nonzero()[0]
    for _ in range(limit):
        if not len(rows):
            break
        here = at[rows]
        on = keeps(here, rows)
        rows = rows[on]
        at[rows] = here[on] + step
    return at


def _look_right(bits, cue, closing):
    """Return first and last token of the noun phrase after each cue, and its head; or -1."""
    end = len(bits) - 1
    open_ended = (bits[cue] & (Bit.COMMA | Bit.STOP | Bit.COLON) == 0) & (cue + 1 < closing)

    def skips(at, rows):
        here = bits[at]
        adverb = (here & Bit.ADVERB > 0) & (here & (Bit.BREAK_AFTER | Bit.DETERMINER) == 0)
        return adverb & (at + 1 < closing[rows])

    first = walk(np.minimum(cue + 1, end), open_ended, 1, skips, 2)
    lead = bits[first]
    opens = open_ended & (lead & Bit.WORD > 0)
    opens &= lead & (Bit.BREAK | Bit.PREPOSITION | Bit.ADVERB & ~Bit.DETERMINER) == 0
    breaks = Bit.BREAK | Bit.PAREN | Bit.DAY | Bit.PRONOUN  # "an official who"

    def goes_on(at, rows):
        here, then = bits[at], bits[np.minimum(at + 1, end)]
        on = (here & (Bit.BREAK_AFTER | Bit.PRONOUN) == 0) & (at + 1 < closing[rows])
        on &= (then & breaks == 0) & (then & (Bit.VERB | Bit.DOUBTFUL) != Bit.VERB)
        return on & ((then & Bit.ADVERB == 0) | (then & Bit.CAPITAL > 0))

    def within_head(at, rows):
        return goes_on(at, rows) & (bits[np.minimum(at + 1, end)] & Bit.PREPOSITION == 0)

    head = walk(first, opens, 1, within_head)
    last = walk(head, opens, 1, goes_on)
    return tuple(np.where(opens, found, -1) for found in (first, last, head))


def _is_inverted(bits, cue, opening, closing, right):
    """Tell ", said Lind." and "“…” said Lind" from "Lind said it"."""
    first, last, head = right
    before = bits[np.maximum(cue - 1, 0)]
    some = (last >= 0) & (bits[cue] & (Bit.GERUND | Bit.ADVERB | Bit.TELL) == 0) & (cue > opening)
    at = np.maximum(last, 0)
    ends = (bits[at] & (Bit.STOP | Bit.COMMA) > 0) | (at + 1 >= closing)
    following = bits[np.minimum(at + 1, len(bits) - 1)]
    hangs = Bit.PREPOSITION | Bit.DAY | Bit.PAREN | Bit.SUBORDINATE | Bit.PRONOUN
    ends |= following & hangs > 0
    somebody = rate_sources(bits, first, head) >= 2
    # "The minister, Rosa Lind, announced an inquiry": what the commas hold has no verb
    verbs = Bit.COMMA | Bit.AUXILIARY | Bit.VERB | Bit.ED | Bit.QUOTED
    at = np.maximum(cue - 2, opening)
    at = walk(at, at > opening, -1, lambda a, r: (bits[a] & verbs == 0) & (a > opening[r]), 8)
    described = (bits[at] & Bit.COMMA > 0) & (at < cue - 1)
    turned = (before & Bit.COMMA > 0) & ends & somebody & ~described
    return some & ((before & Bit.QUOTED > 0) | turned)


def _look_left(bits, cue, opening, wanted):
    """Return first token and head of the noun phrase before each cue; or -1."""

    def skips(at, rows):
        here = bits[np.maximum(at, 0)]
        skipped = (here & Bit.AUXILIARY > 0) & (here & Bit.BREAK_AFTER == 0)
        return (at >= opening[rows]) & (skipped | (here & Bit.ADVERB > 0))

    p = walk(cue - 1, wanted, -1, skips, 5)
    p = _skip_appositions(bits, p, opening)
    ok = wanted & (p >= opening)
    p = np.maximum(p, 0)
    ok &= bits[p] & (Bit.QUOTED | Bit.DASH | Bit.STOP | Bit.COLON) == 0
    ok &= bits[p] & Bit.WORD > 0
    breaks = Bit.BREAK | Bit.BREAK_AFTER | Bit.PRONOUN
    leads = Bit.PREPOSITION | Bit.DETERMINER | Bit.AND | Bit.ADVERB

    def goes_on(at, rows):
        here, then = bits[at], bits[at - 1]
        joins = (then & Bit.AND > 0) & (here & (Bit.CAPITAL | Bit.DETERMINER) == 0)
        # "a charge the Kremlin rejects": another phrase begins
        joins |= (here & Bit.DETERMINER > 0) & (then & leads == 0)
        on = (here & (Bit.PRONOUN | Bit.PAREN) == 0) & (at > opening[rows]) & ~joins
        free = (then & breaks == 0) | (then & (Bit.TO | Bit.BREAK_AFTER) == Bit.TO)  # an aide to
        on &= free & (then & (Bit.WORD | Bit.AND) > 0)
        return on & (then & (Bit.VERB | Bit.DOUBTFUL) != Bit.VERB)

    first = walk(p, ok, -1, goes_on)
    first, last = _cut_phrase(bits, first, p, ok)
    return np.where(ok, first, -1), np.where(ok, last, -1)


def _skip_appositions(bits, p, opening):
    """Go back over "Rosa Lind, 45, the mayor of Ellery," to the name."""
    p = p.copy()
    rows = np.flatnonzero(
        (p >= opening) & (bits[np.maximum(p, 0)] & (Bit.COMMA | Bit.PAREN_END) > 0)
    )
    marks = np.flatnonzero(bits & (Bit.COMMA | Bit.PAREN) > 0)
    commas = np.append(-1, marks[bits[marks] & Bit.COMMA > 0])
    parens = np.append(-1, marks[bits[marks] & Bit.PAREN > 0])
    for turn in range(3):
        at, begin = p[rows], opening[rows]
        back = parens[np.searchsorted(parens, at, "right") - 1] - 1
        closes = (bits[at] & Bit.PAREN_END > 0) & (back >= begin)
        at = np.where(closes, back, at)
        back = commas[np.searchsorted(commas, at, "left") - 1]
        inside = (bits[at] & Bit.COMMA > 0) & (back >= begin)
        if turn:  # what comes before is a name, and this a description of it
            piece = commas[np.maximum(np.searchsorted(commas, back, "left") - 1, 0)] + 1
            piece = np.maximum(piece, begin)
            named = bits[back] & (Bit.CAPITAL | Bit.DAY) == Bit.CAPITAL
            named &= bits[piece] & (Bit.PREPOSITION | Bit.SUBORDINATE | Bit.ADVERB) == 0
            described = bits[np.minimum(back + 1, len(bits) - 1)]
            inside &= named & (described & (Bit.DETERMINER | Bit.NUMBER | Bit.SUBORDINATE) > 0)
        else:  # "The minister, Petra Moreau, said": the name is what is wanted
            plain = bits[back] & Bit.CAPITAL == 0
            titled = (bits[back + 1] & Bit.AGENT > 0) & (bits[back + 2] & Bit.CAPITAL > 0)
            named = (bits[back + 1] & Bit.CAPITAL > 0) | titled
            inside &= ~(plain & named & (bits[at] & Bit.CAPITAL > 0))
        p[rows] = np.where(inside, back, at)
        rows = rows[inside]
    return p


def _cut_phrase(bits, first, last, ok):
    """Cut a noun phrase after its head, and an adverbial before it."""
    first = walk(
        first,
        ok,
        1,
        lambda at, rows: (at < last[rows]) & (bits[at] & (Bit.AND | Bit.ADVERB) > 0),
        2,
    )
    # "In Ohio Lind said": what a preposition opens is no subject; the name that ends it is
    adverbial = ok & (bits[first] & Bit.PREPOSITION > 0)
    start = walk(
        first, adverbial, 1, lambda at, rows: (at < last[rows]) & (bits[at] & Bit.CAPITAL == 0)
    )

    def within_head(at, rows):
        on = (at < last[rows]) & (bits[at] & Bit.COMMA == 0)
        return on & (bits[np.minimum(at + 1, len(bits) - 1)] & (Bit.PREPOSITION | Bit.PAREN) == 0)

    head = walk(first, ok & ~adverbial, 1, within_head)
    return start, np.where(adverbial, last, head)


def _share_sources(bits, cue, opening, shared, first, last):
    """Fill in the source of "and said" and "…, saying": that of the cue before, or the subject."""
    rows = np.flatnonzero(shared)
    start, stop = find_subjects(bits, opening[rows], cue[rows])
    own = np.maximum.accumulate(np.where(shared, 0, np.arange(len(cue))))[rows]
    joint = ~shared[own] & (own < rows) & (cue[own] > opening[rows]) & (first[own] >= 0)
    first[rows] = np.where(joint, first[own], start)
    last[rows] = np.where(joint, last[own], stop)


def find_subjects(bits, opening, limit) -> tuple[np.ndarray, np.ndarray]:
    """Return first and last token of the first name, pronoun or noun phrase of sentences; or -1.

    Parameters
    ----------
    bits : ndarray, shape (n_tokens,)
    opening, limit : ndarray
        First token of each sentence, and the token before which the phrase must end.
    """
    end = len(bits) - 1
    no_name = Bit.PREPOSITION | Bit.SUBORDINATE | Bit.ADVERB | Bit.AND | Bit.AUXILIARY | Bit.DAY

    def opens(here):
        named = here & (Bit.CAPITAL | no_name) == Bit.CAPITAL
        return named | (here & (Bit.PRONOUN | Bit.DETERMINER) > 0)

    some = opening < limit
    at = np.minimum(opening, end)
    at = walk(at, some, 1, lambda at, rows: ~opens(bits[at]) & (at + 1 < limit[rows]), 10)
    some &= opens(bits[at])
    determined = bits[at] & Bit.DETERMINER > 0
    breaks = Bit.BREAK | Bit.VERB | Bit.PREPOSITION | Bit.ADVERB | Bit.PAREN

    def goes_on(at, rows):
        then = bits[np.minimum(at + 1, end)]
        on = (at + 1 < limit[rows]) & (bits[at] & (Bit.BREAK_AFTER | Bit.PRONOUN) == 0)
        on &= then & breaks == 0
        return on & ((then & Bit.CAPITAL > 0) | determined[rows] & (then & Bit.ED == 0))

    last = walk(at, some, 1, goes_on, 8)
    return np.where(some, at, -1), np.where(some, last, -1)
