"""Speakers: who says each quotation, as named in the text, and how sure that is."""

from typing import NamedTuple

import numpy as np

from ..language.sets import distinct, is_among
from ..language.tokens import Tokens
from .attributions import Attributions, find_subjects
from .cues import Bit
from .quotations import Quotations

__all__ = ["CONFIDENCE", "RULES", "Speakers", "find_speakers"]

#: Below this confidence a speaker is not named: the words are "unattributed".
CONFIDENCE = 0.7

#: How a speaker is found, and how often that is right for one who is named, on annotated news.
RULES = {
    "none": 0.0,
    "cue right after": 0.97,
    "cue before": 0.89,
    "cue in the sentence": 0.82,
    "quotation before": 0.8,
    "quotation after": 0.75,
    "line with a colon": 0.8,
    "subject of the sentence": 0.6,
}
_NONE, _AFTER, _BEFORE, _SENTENCE, _GOES_ON, _FOLLOWS, _COLON, _SUBJECT = range(len(RULES))
_SURE = np.array(list(RULES.values()))
#: What is left of it by how likely the phrase names somebody (``rate_sources``), and for a source
#: that is taken from elsewhere in the sentence.
_RATED = np.array([0.4, 0.68, 0.99, 1.0])
_SHARED = 0.88
#: Tokens between a quotation and a cue later in its sentence.
_NEAR = 12


class Speakers(NamedTuple):
    """The speaker of each row of quotations.

    Attributes
    ----------
    attribution : ndarray
        Row of the attribution whose cue introduces it, or -1.
    first, last : ndarray
        First and last token of the speaker as named, -1 without one.
    rule : ndarray
        Place in ``RULES``.
    confidence : ndarray
        From 0 to 1.
    """

    attribution: np.ndarray
    first: np.ndarray
    last: np.ndarray
    rule: np.ndarray
    confidence: np.ndarray

    @property
    def said(self) -> np.ndarray:
        """Whether a cue stands by the quotation, not only a name."""
        return (self.rule != _NONE) & (self.rule != _SUBJECT)

    @property
    def right_after(self) -> np.ndarray:
        """Whether the attribution follows the closing mark."""
        return self.rule == _AFTER


def find_speakers(tokens: Tokens, quotations: Quotations, found: Attributions) -> Speakers:
    """Find who says each quotation.

    Parameters
    ----------
    tokens : Tokens
    quotations : Quotations
    found : Attributions

    Returns
    -------
    Speakers
        Rules are tried in the order of ``RULES``.
    """
    size = len(quotations)
    attribution, rule = np.full(size, -1), np.full(size, _NONE)
    if not size:
        return Speakers(attribution, attribution, attribution, rule, np.zeros(0))
    ends = np.append(tokens.sentence_starts, len(tokens))
    sentence = tokens.sentence_of[quotations.first]
    opening = ends[sentence]
    closing = ends[tokens.sentence_of[quotations.last] + 1]
    _take_cues(tokens, quotations, found, opening, closing, attribution, rule)
    first = np.append(found.first, -1)[attribution]
    last = np.append(found.last, -1)[attribution]
    columns = (attribution, first, last, rule)
    fresh = quotations.first == opening
    line = np.where(fresh, ends[np.maximum(sentence - 1, 0)], opening)
    _take_lines(quotations, found, opening, line, fresh, *columns)
    paragraph = np.searchsorted(tokens.paragraph_starts, quotations.start, "right")
    cues = [np.searchsorted(found.cue, t) - 1 for t in (quotations.first, quotations.last)]
    _take_neighbours(paragraph, fresh, *cues, *columns)
    _take_paragraphs(quotations, *columns)
    shared = np.append(found.shared, False)[attribution] & (rule != _SUBJECT)
    lead = found.bits[np.maximum(first, 0)], found.bits[np.maximum(last, 0)]
    named = (lead[1] & (Bit.CAPITAL | Bit.PRONOUN) > 0) | (lead[0] & Bit.PRONOUN > 0)
    rate = np.append(found.rate, 0)[attribution]
    rate = np.where((attribution >= 0) & (rule != _SUBJECT), rate, np.where(named, 3, 1))
    factor = np.where(rule == _AFTER, 1.0, _RATED[rate]) * np.where(shared, _SHARED, 1.0)
    return Speakers(*columns, np.where(first >= 0, _SURE[rule] * factor, 0.0))


def _take_cues(tokens, quotations, found, opening, closing, attribution, rule) -> None:
    """Take a cue in the quotation's own sentence: right after it, before it, or farther on."""
    if not len(found):
        return
    cues = np.append(found.cue, len(tokens) + 1)
    following = np.searchsorted(found.cue, quotations.last, "right")
    preceding = np.maximum(np.searchsorted(found.cue, quotations.first, "left") - 1, 0)
    next_first = np.append(quotations.first[1:], len(tokens) + 1)
    previous_last = np.append(-1, quotations.last[:-1])
    is_after = (cues[following] < closing) & (cues[following] < next_first)
    after = np.minimum(following, len(found) - 1)
    begin = np.where(found.inverted[after], found.cue[after], found.first[after])
    touches = is_after & (begin > quotations.last) & (begin <= quotations.last + 2)
    touches &= _pauses(tokens, quotations) & ~found.shared[after]
    before = _outermost(found, preceding, opening)
    is_before = (found.cue[before] >= opening) & (found.cue[before] < quotations.first)
    near = cues[following] - quotations.last < _NEAR
    for where, row, number in (
        (touches, after, _AFTER),
        (is_before & (found.cue[before] > previous_last), before, _BEFORE),
        (is_after & near, after, _SENTENCE),
        (is_before, before, _SENTENCE),
    ):
        free = where & (rule == _NONE)
        attribution[free], rule[free] = row[free], number


def _outermost(found: Attributions, row: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Go back from a cue to the one that it is within: "Lind said she felt “…”" is Lind's."""
    bits = found.bits
    pronoun = bits[found.first] & Bit.PRONOUN > 0
    pronoun &= bits[np.maximum(found.first - 1, 0)] & Bit.AND == 0
    for _ in range(2):
        back = np.maximum(row - 1, 0)
        better = (found.rate[row] < 2) & (found.rate[back] > found.rate[row])
        within = (bits[found.cue[back]] & (Bit.CLAUSAL | Bit.TELL) > 0) & pronoun[row]
        better |= within & (found.rate[back] >= 2) & (found.cue[back] < found.first[row])
        row = np.where(better & (found.cue[back] >= opening), back, row)
    return row


def _pauses(tokens: Tokens, quotations: Quotations) -> np.ndarray:
    """Tell whether a quotation ends as before its attribution: comma, !, ?, a dash, an ellipsis."""
    last = tokens.bytes[np.maximum(quotations.end - 1, 0)]
    return is_among(last, np.frombuffer(b",!?-\x94\x93\xa6", np.uint8))


def _take_lines(quotations, found, opening, line, fresh, attribution, first, last, rule) -> None:
    """Take the line before that ends in a colon, else the subject of the sentence."""
    colon = fresh & (opening > 0) & (rule == _NONE)
    colon &= found.bits[np.maximum(opening - 1, 0)] & Bit.COLON > 0
    if len(found):
        row = np.maximum(np.searchsorted(found.cue, opening, "left") - 1, 0)
        by_cue = colon & (found.cue[row] >= line) & (found.cue[row] < opening)
        attribution[by_cue], rule[by_cue] = row[by_cue], _COLON
        first[by_cue], last[by_cue] = found.first[row[by_cue]], found.last[row[by_cue]]
    rows = np.flatnonzero((rule == _NONE) & (colon | ~fresh))
    start, stop = find_subjects(found.bits, line[rows], quotations.first[rows])
    first[rows], last[rows] = start, stop
    rule[rows] = np.where(start < 0, _NONE, np.where(colon[rows], _COLON, _SUBJECT))


def _take_neighbours(paragraph, fresh, before, within, attribution, first, last, rule) -> None:
    """Take the speaker of the quotation before, or else after, in the same paragraph.

    Not that of the one before if somebody else's words are told in between; `before` and `within`
    are the last cues up to each quotation's beginning and end.
    """
    here = np.arange(len(rule))
    known = np.maximum.accumulate(np.where(rule != _NONE, here, 0))
    back = (rule == _NONE) & fresh & (paragraph[known] == paragraph) & (rule[known] != _NONE)
    back &= before <= np.maximum(attribution[known], within[known])
    ahead = np.minimum(here + 1, len(here) - 1)
    forward = (rule == _NONE) & fresh & ~back & (paragraph[ahead] == paragraph)
    forward &= rule[ahead] == _AFTER
    for where, row, number in ((back, known, _GOES_ON), (forward, ahead, _FOLLOWS)):
        for column in (attribution, first, last):
            column[where] = column[row[where]]
        rule[where] = number


def _take_paragraphs(quotations, attribution, first, last, rule) -> None:
    """Give a quotation of several paragraphs the speaker of the one that names the surest."""
    number = quotations.quotation
    several = np.flatnonzero(np.bincount(number)[number] > 1)
    for name in distinct(number[several]).tolist():
        rows = several[number[several] == name]
        best = rows[np.argmax(_SURE[rule[rows]])]
        for column in (attribution, first, last, rule):
            column[rows] = column[best]
