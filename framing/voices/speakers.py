"""Speakers: who says each quotation, as named in the text, and how sure that is."""

from typing import NamedTuple

import numpy as np

from ..language.sets import distinct
from ..language.tokens import Tokens
from .attributions import Attributions, find_subjects
from .cues import Bit
from .quotations import Quotations
from .walks import look

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
#: Whether a byte is the last of a comma, !, ?, a dash or an ellipsis.
_PAUSES = np.zeros(256, bool)
_PAUSES[list(b",!?-\x94\x93\xa6")] = True


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
    if not len(quotations):
        nothing = np.zeros(0, np.int64)
        return Speakers(nothing, nothing, nothing, nothing, np.zeros(0))
    ends = np.append(tokens.sentence_starts, len(tokens))
    sentence = tokens.sentence_of[quotations.first]
    opening = ends[sentence]
    closing = ends[tokens.sentence_of[quotations.last] + 1]
    following = found.cue.searchsorted(quotations.last, "right")  # no cue is in a quotation
    attribution, rule = _take_cues(tokens, quotations, found, following, opening, closing)
    first = np.append(found.first, -1)[attribution]
    last = np.append(found.last, -1)[attribution]
    columns = (attribution, first, last, rule)
    fresh = quotations.first == opening
    line = np.where(fresh, ends[np.maximum(sentence - 1, 0)], opening)
    _take_lines(quotations, found, opening, line, fresh, *columns)
    paragraph = tokens.paragraph_starts.searchsorted(quotations.start, "right")
    _take_neighbours(paragraph, fresh, following - 1, *columns)
    _take_paragraphs(quotations, *columns)
    shared = np.append(found.shared, False)[attribution] & (rule != _SUBJECT)
    lead = found.bits[np.maximum(first, 0)], found.bits[np.maximum(last, 0)]
    named = (lead[1] & (Bit.CAPITAL | Bit.PRONOUN) > 0) | (lead[0] & Bit.PRONOUN > 0)
    rate = np.append(found.rate, 0)[attribution]
    rate = np.where((attribution >= 0) & (rule != _SUBJECT), rate, np.where(named, 3, 1))
    factor = np.where(rule == _AFTER, 1.0, _RATED[rate]) * np.where(shared, _SHARED, 1.0)
    return Speakers(*columns, np.where(first >= 0, _SURE[rule] * factor, 0.0))


def _take_cues(tokens, quotations, found, following, opening, closing):
    """Take a cue in the quotation's own sentence: right after it, before it, or farther on.

    Returns
    -------
    attribution, rule : ndarray
        Of each quotation; what is surer is put in the place of what is less sure.
    """
    attribution, rule = np.full(len(quotations), -1), np.full(len(quotations), _NONE)
    if not len(found):
        return attribution, rule
    before = np.maximum(following - 1, 0)
    rows = ((following > 0) & (found.cue[before] >= opening)).nonzero()[0]
    before = _outermost(found, before[rows], opening[rows])
    attribution[rows], rule[rows] = before, _SENTENCE
    cues = np.append(found.cue, len(tokens) + 1)[following]
    next_first = np.append(quotations.first[1:], len(tokens) + 1)
    later = (cues < np.minimum(closing, next_first)).nonzero()[0]
    after, last = following[later], quotations.last[later]
    near = found.cue[after] - last < _NEAR
    attribution[later[near]], rule[later[near]] = after[near], _SENTENCE
    free = found.cue[before] > np.append(-1, quotations.last)[rows]
    attribution[rows[free]], rule[rows[free]] = before[free], _BEFORE
    begin = np.where(found.inverted[after], found.cue[after], found.first[after])
    touches = (begin > last) & (begin <= last + 2) & ~found.shared[after]
    touches &= _PAUSES[tokens.bytes[quotations.end[later] - 1]]
    attribution[later[touches]], rule[later[touches]] = after[touches], _AFTER
    return attribution, rule


def _outermost(found: Attributions, row: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Go back from a cue to the one that it is within: "Lind said she felt “…”" is Lind's."""
    for _ in range(2):
        back, first = np.maximum(row - 1, 0), found.first[row]
        better = (found.rate[row] < 2) & (found.rate[back] > found.rate[row])
        within = look(found.bits, found.cue[back]) & (Bit.CLAUSAL | Bit.TELL) > 0
        within &= (found.rate[back] >= 2) & (found.cue[back] < first)
        within &= look(found.bits, first) & Bit.PRONOUN > 0
        better |= within & (look(found.bits, first - 1) & Bit.AND == 0)
        row = np.where(better & (found.cue[back] >= opening), back, row)
    return row


def _take_lines(quotations, found, opening, line, fresh, attribution, first, last, rule) -> None:
    """Take the line before that ends in a colon, else the subject of the sentence."""
    rows = (rule == _NONE).nonzero()[0]
    colon = fresh[rows] & (look(found.bits, opening[rows] - 1) & Bit.COLON > 0)
    colon &= opening[rows] > 0
    if len(found):
        ended = rows[colon]
        row = np.maximum(found.cue.searchsorted(opening[ended]) - 1, 0)
        by_cue = (found.cue[row] >= line[ended]) & (found.cue[row] < opening[ended])
        ended, row = ended[by_cue], row[by_cue]
        attribution[ended], rule[ended] = row, _COLON
        first[ended], last[ended] = found.first[row], found.last[row]
    kept = (rule[rows] == _NONE) & (colon | ~fresh[rows])
    rows, colon = rows[kept], colon[kept]
    start, stop = find_subjects(found.bits, line[rows], quotations.first[rows])
    first[rows], last[rows] = start, stop
    rule[rows] = np.where(start < 0, _NONE, np.where(colon, _COLON, _SUBJECT))


def _take_neighbours(paragraph, fresh, nearest, attribution, first, last, rule) -> None:
    """Take the speaker of the quotation before, or else after, in the same paragraph.

    Not that of the one before if somebody else's words are told in between; `nearest` is the last
    cue up to each quotation.
    """
    here = np.arange(len(rule))
    known = np.maximum.accumulate(np.where(rule != _NONE, here, 0))
    back = (rule == _NONE) & fresh & (paragraph[known] == paragraph) & (rule[known] != _NONE)
    back &= nearest <= np.maximum(attribution[known], nearest[known])
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
    several = (np.bincount(number)[number] > 1).nonzero()[0]
    for name in distinct(number[several]).tolist():
        rows = several[number[several] == name]
        best = rows[np.argmax(_SURE[rule[rows]])]
        for column in (attribution, first, last, rule):
            column[rows] = column[best]
