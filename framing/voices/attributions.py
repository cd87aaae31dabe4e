"""Attributions: each cue of a batch with its source, found by walking from all of them at once."""

from dataclasses import dataclass

import numpy as np

from ..language.sums import spread_runs
from ..language.tokens import Tokens
from .cues import Bit, describe_cues
from .quotations import Quotations
from .walks import look, walk

__all__ = ["Attributions", "find_attributions", "find_subjects", "rate_sources"]


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
    opening, closing : ndarray
        First token of its sentence, and of the next.
    """

    bits: np.ndarray
    cue: np.ndarray
    first: np.ndarray
    last: np.ndarray
    inverted: np.ndarray
    shared: np.ndarray
    rate: np.ndarray
    opening: np.ndarray
    closing: np.ndarray

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
    first, last, inverted = _look_right(bits, cue, opening, closing)
    rows = (~inverted).nonzero()[0]
    first[rows], last[rows] = _look_left(bits, cue[rows], opening[rows])
    rate = rate_sources(bits, first, last)
    shared = ~inverted & ((bits[cue] & Bit.GERUND > 0) | (rate == 0))
    rows = shared.nonzero()[0]
    if len(rows):
        _share_sources(bits, cue, opening, shared, first, last)
        rate[rows] = rate_sources(bits, first[rows], last[rows])
    kept = (first >= 0).nonzero()[0]
    columns = (cue, first, last, inverted, shared, rate, opening, closing)
    return Attributions(bits, *(column[kept] for column in columns))


def mark_tokens(tokens: Tokens, quotations: Quotations) -> np.ndarray:
    """Return the bits of every token and two stops; those in quotations are only ``QUOTED``."""
    of_types = tokens.of_types(describe_cues)["bits"]
    bits = np.empty(len(tokens) + 2, of_types.dtype)
    bits[-2:] = Bit.STOP | Bit.DASH
    tokens.look_up(of_types, out=bits[:-2])
    bits[spread_runs(quotations.first, quotations.last - quotations.first + 1)] = Bit.QUOTED
    return bits


def _find_cues(bits: np.ndarray) -> np.ndarray:
    """Return the verbs that may attribute, "to" after "according", and "put" before "it"."""
    cue = (bits & (Bit.VERB | Bit.ACCORDING) != 0).nonzero()[0]
    before, here, after = look(bits, cue - 1), bits[cue], look(bits, cue + 1)
    doubtful = here & Bit.DOUBTFUL > 0
    nominal = Bit.DETERMINER | Bit.PREPOSITION | Bit.POSSESSIVE | Bit.TO
    no_noun = Bit.ADVERB | Bit.QUOTED | Bit.COMMA | Bit.STOP
    noun = (before & nominal > 0) & (before & no_noun == 0)
    noun &= doubtful | (before & Bit.POSSESSIVE == 0)
    leads = Bit.PRONOUN | Bit.COMMA | Bit.PAREN_END | Bit.AUXILIARY | Bit.ADVERB | Bit.DOCUMENT
    led = (before & leads > 0) | (before & (Bit.CAPITAL | Bit.POSSESSIVE) == Bit.CAPITAL)
    led |= after & (Bit.THAT | Bit.QUOTED) > 0
    found = ~(noun | doubtful & ~led)
    rows = (here & Bit.ACCORDING > 0).nonzero()[0]
    if len(rows):
        here, after, then = here[rows], after[rows], look(bits, cue[rows] + 2)
        phrase = (here & Bit.VERB == 0) & (after & Bit.TO > 0)
        # "as she put it, “…”", "she put it bluntly:"; not "she put it on the table"
        put = (after & Bit.BREAK_AFTER > 0) | (then & (Bit.QUOTED | Bit.ADVERB) > 0)
        found[rows] = phrase | put & (after & Bit.PRONOUN > 0)
        cue[rows] += phrase
    return cue[found]


def rate_sources(bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Rate how likely a phrase names somebody.

    3: a name or a pronoun; 2: a person or a body by its noun; 1: a document, or some other thing
    with an article; 0: neither.
    """
    lead, head = look(bits, first), look(bits, last)
    some = (lead & (Bit.DETERMINER | Bit.POSSESSIVE) > 0) | (head & Bit.DOCUMENT > 0)
    no_name = Bit.DAY | Bit.SUBORDINATE | Bit.PREPOSITION | Bit.NUMBER
    name = (head & (Bit.CAPITAL | no_name) == Bit.CAPITAL) | (head & Bit.PRONOUN > 0)
    rate = np.where(name, 3, np.where(head & Bit.AGENT > 0, 2, some))
    rate[(first < 0) | (head & (Bit.AND | Bit.SUBORDINATE) > 0)] = 0
    return rate


def _look_right(bits, cue, opening, closing):
    """Return first token and head of the source after each cue, and whether there is one.

    ", said Lind." and "“…” said Lind", and what follows "according to", but not "Lind said it".
    """
    before = bits[cue - 1]  # of the first token, the last stop
    inverted = before & (Bit.ACCORDING | Bit.VERB) == Bit.ACCORDING
    turns = (before & (Bit.QUOTED | Bit.COMMA) > 0) & (cue > opening)
    turns &= bits[cue] & (Bit.GERUND | Bit.ADVERB | Bit.TELL) == 0
    rows = (inverted | turns).nonzero()[0]
    cue, opening, closing = cue[rows], opening[rows], closing[rows]
    first, last, head = _find_phrase(bits, cue, closing)
    inverted[rows] |= _is_inverted(bits, cue, opening, closing, first, last, head)
    source = np.full((2, len(inverted)), -1)
    source[:, rows] = first, head
    return *source, inverted


def _find_phrase(bits, cue, closing):
    """Return first and last token of the noun phrase after each cue, and its head; or -1."""
    open_ended = (bits[cue] & (Bit.COMMA | Bit.STOP | Bit.COLON) == 0) & (cue + 1 < closing)

    def skips(at, rows):
        here = look(bits, at)
        adverb = here & (Bit.ADVERB | Bit.BREAK_AFTER | Bit.DETERMINER) == Bit.ADVERB
        return adverb & (at + 1 < closing[rows])

    first = walk(cue + 1, open_ended, 1, skips, 2)
    lead = look(bits, first)
    opens = open_ended & (lead & Bit.WORD > 0)
    opens &= lead & (Bit.BREAK | Bit.PREPOSITION | Bit.ADVERB & ~Bit.DETERMINER) == 0
    breaks = Bit.BREAK | Bit.PAREN | Bit.DAY | Bit.PRONOUN  # "an official who"

    def goes_on(at, rows, breaks=breaks):
        then = look(bits, at + 1)
        on = (look(bits, at) & (Bit.BREAK_AFTER | Bit.PRONOUN) == 0) & (at + 1 < closing[rows])
        on &= (then & breaks == 0) & (then & (Bit.VERB | Bit.DOUBTFUL) != Bit.VERB)
        return on & (then & (Bit.ADVERB | Bit.CAPITAL) != Bit.ADVERB)

    def within_head(at, rows):
        return goes_on(at, rows, breaks | Bit.PREPOSITION)

    head = walk(first, opens, 1, within_head)
    last = walk(head, opens, 1, goes_on)
    return tuple(np.where(opens, found, -1) for found in (first, last, head))


def _is_inverted(bits, cue, opening, closing, first, last, head):
    """Tell ", said Lind." and "“…” said Lind" from "Lind said it"."""
    before = look(bits, cue - 1)
    ends = (look(bits, last) & (Bit.STOP | Bit.COMMA) > 0) | (last + 1 >= closing)
    hangs = Bit.PREPOSITION | Bit.DAY | Bit.PAREN | Bit.SUBORDINATE | Bit.PRONOUN
    ends |= look(bits, last + 1) & hangs > 0
    somebody = rate_sources(bits, first, head) >= 2
    # "The minister, Rosa Lind, announced an inquiry": what the commas hold has no verb
    verbs = Bit.COMMA | Bit.AUXILIARY | Bit.VERB | Bit.ED | Bit.QUOTED
    at = np.maximum(cue - 2, opening)

    def describes(at, rows):
        return (look(bits, at) & verbs == 0) & (at > opening[rows])

    at = walk(at, at > opening, -1, describes, 8)
    described = (bits[at] & Bit.COMMA > 0) & (at < cue - 1)
    turned = (before & Bit.COMMA > 0) & ends & somebody & ~described
    return (last >= 0) & ((before & Bit.QUOTED > 0) | turned)


def _look_left(bits, cue, opening):
    """Return first token and head of the noun phrase before each cue; or -1."""

    def skips(at, rows):
        here = look(bits, at)
        skipped = (here & Bit.AUXILIARY > 0) & (here & Bit.BREAK_AFTER == 0)
        return (at >= opening[rows]) & (skipped | (here & Bit.ADVERB > 0))

    p = walk(cue - 1, cue > opening, -1, skips, 5)
    p = _skip_appositions(bits, p, cue, opening)
    here = look(bits, p)
    ok = (p >= opening) & (here & (Bit.QUOTED | Bit.DASH | Bit.STOP | Bit.COLON) == 0)
    ok &= here & Bit.WORD > 0
    breaks = Bit.BREAK | Bit.BREAK_AFTER | Bit.PRONOUN
    leads = Bit.PREPOSITION | Bit.DETERMINER | Bit.AND | Bit.ADVERB

    def goes_on(at, rows):
        here, then = look(bits, at), look(bits, at - 1)
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


def _skip_appositions(bits, p, cue, opening):
    """Go back over "Rosa Lind, 45, the mayor of Ellery," to the name."""
    closes = (look(bits, p) & (Bit.COMMA | Bit.PAREN_END) > 0) & (p >= opening)
    rows = closes.nonzero()[0]
    if not len(rows):
        return p
    commas, parens = _find_breaks(bits, opening[rows], cue[rows])
    for turn in range(3):
        if not len(rows):
            break
        at, begin = p[rows], opening[rows]
        back = parens[parens.searchsorted(at, "right") - 1] - 1
        closes = (bits[at] & Bit.PAREN_END > 0) & (back >= begin)
        at = np.where(closes, back, at)
        back = commas[commas.searchsorted(at) - 1]
        inside = (bits[at] & Bit.COMMA > 0) & (back >= begin)
        described = look(bits, back + 1)
        if turn:  # what comes before is a name, and this a description of it
            piece = commas[np.maximum(commas.searchsorted(back) - 1, 0)] + 1
            lead = bits[np.maximum(piece, begin)]
            named = look(bits, back) & (Bit.CAPITAL | Bit.DAY) == Bit.CAPITAL
            named &= lead & (Bit.PREPOSITION | Bit.SUBORDINATE | Bit.ADVERB) == 0
            inside &= named & (described & (Bit.DETERMINER | Bit.NUMBER | Bit.SUBORDINATE) > 0)
        else:  # "The minister, Petra Moreau, said": the name is what is wanted
            plain = look(bits, back) & Bit.CAPITAL == 0
            titled = (described & Bit.AGENT > 0) & (look(bits, back + 2) & Bit.CAPITAL > 0)
            named = (described & Bit.CAPITAL > 0) | titled
            inside &= ~(plain & named & (bits[at] & Bit.CAPITAL > 0))
        p[rows] = np.where(inside, back, at)
        rows = rows[inside]
    return p


def _find_breaks(bits, opening, cue):
    """Return the commas and the opening brackets of sentences up to their last cue, after a -1."""
    is_last = np.ones(len(cue), bool)
    np.not_equal(opening[1:], opening[:-1], out=is_last[:-1])
    opening = opening[is_last]
    places = spread_runs(opening, cue[is_last] - opening)
    here = bits[places]
    return [np.append(-1, places[here & bit > 0]) for bit in (Bit.COMMA, Bit.PAREN)]


def _cut_phrase(bits, first, last, ok):
    """Cut a noun phrase after its head, and an adverbial before it."""

    def leads(at, rows):
        return (look(bits, at) & (Bit.AND | Bit.ADVERB) > 0) & (at < last[rows])

    first = walk(first, ok, 1, leads, 2)
    # "In Ohio Lind said": what a preposition opens is no subject; the name that ends it is
    adverbial = ok & (look(bits, first) & Bit.PREPOSITION > 0)

    def within_adverbial(at, rows):
        return (look(bits, at) & Bit.CAPITAL == 0) & (at < last[rows])

    def within_head(at, rows):
        on = (look(bits, at) & Bit.COMMA == 0) & (at < last[rows])
        return on & (look(bits, at + 1) & (Bit.PREPOSITION | Bit.PAREN) == 0)

    start = walk(first, adverbial, 1, within_adverbial)
    head = walk(first, ok & ~adverbial, 1, within_head)
    return start, np.where(adverbial, last, head)


def _share_sources(bits, cue, opening, shared, first, last):
    """Fill in the source of "and said" and "…, saying": that of the cue before, or the subject."""
    rows = shared.nonzero()[0]
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
    if not len(opening):
        return opening, opening
    no_name = Bit.PREPOSITION | Bit.SUBORDINATE | Bit.ADVERB | Bit.AND | Bit.AUXILIARY | Bit.DAY

    def opens(here):
        named = here & (Bit.CAPITAL | no_name) == Bit.CAPITAL
        return named | (here & (Bit.PRONOUN | Bit.DETERMINER) > 0)

    def seeks(at, rows):
        return (at + 1 < limit[rows]) & ~opens(look(bits, at))

    at = walk(opening, opening < limit, 1, seeks, 10)
    here = look(bits, at)
    some = (opening < limit) & opens(here)
    determined = here & Bit.DETERMINER > 0
    breaks = Bit.BREAK | Bit.VERB | Bit.PREPOSITION | Bit.ADVERB | Bit.PAREN

    def goes_on(at, rows):
        then = look(bits, at + 1)
        on = (at + 1 < limit[rows]) & (look(bits, at) & (Bit.BREAK_AFTER | Bit.PRONOUN) == 0)
        on &= then & breaks == 0
        return on & ((then & Bit.CAPITAL > 0) | determined[rows] & (then & Bit.ED == 0))

    last = walk(at, some, 1, goes_on, 8)
    return np.where(some, at, -1), np.where(some, last, -1)
