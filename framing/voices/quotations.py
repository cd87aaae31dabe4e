"""Quotations: where somebody else's words begin and end, and which of them are only scare quotes.

Marks are read paragraph by paragraph. A paragraph whose double marks open and close by turns is
read by array operations; any other, and any with single quotation marks, is walked mark by mark.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..language.sentences import SAYING, describe_ends
from ..language.tokens import Tokens

__all__ = ["SCARE_WORDS", "Quotations", "find_quotations"]

#: Marks around no more words than this, with no punctuation of speech, are not taken for speech.
SCARE_WORDS = 3

_OPEN, _CLOSE, _OPEN_SINGLE, _CLOSE_SINGLE = 1, -1, 2, -2
# "Yes," and "No." are speech, a "disgrace," is not: American print draws the stop into the marks.
_SPEECH = re.compile(r"[!?…—–-]\s*$|^\W*[^\W\da-z].*[.,]\s*$", re.DOTALL)
#: After a comma: "good," he said.
_SAID = re.compile(rf"\W{{1,2}}\s+(?:[\w.]+\s+){{0,3}}?(?:{'|'.join(sorted(SAYING))})\b")
#: Bytes that may stand between the two halves of an interrupted quotation.
_ATTRIBUTION = 60
_ELISIONS = re.compile(
    rb"(?:em|til|tis|twas|cause|cos|n|round|bout|\d0s)(?![\w\x80-\xff])", re.IGNORECASE
)
_BEFORE_OPENING = np.zeros(256, bool)
_BEFORE_OPENING[[9, 10, 11, 12, 13, 32, ord("("), ord("["), ord("-"), ord("/"), ord('"')]] = True
_BEFORE_OPENING[ord("'")] = True
_WORDLIKE = np.zeros(256, bool)
_WORDLIKE[[b for b in range(256) if chr(b).isalnum() and b < 128 or b >= 0xC3]] = True
_WORDLIKE[0xE2] = False


@dataclass(frozen=True, eq=False)
class Quotations:
    """The quotations of a batch; one that runs over several paragraphs has a row for each.

    Attributes
    ----------
    segment : ndarray
        The segment each stands in.
    start, end : ndarray
        Byte offsets of what is between the marks, half open.
    quotation : ndarray
        Number of the quotation within the batch; the same for all its paragraphs.
    speech : ndarray of bool
        Whether it is taken for speech; otherwise scare quotes.
    first, last : ndarray
        First and last token that it touches.
    """

    segment: np.ndarray
    start: np.ndarray
    end: np.ndarray
    quotation: np.ndarray
    speech: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def __len__(self) -> int:
        return len(self.start)


def find_quotations(tokens: Tokens) -> Quotations:
    """Find what stands between quotation marks of any kind.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Quotations
        In order of place. An opening double mark that nothing closes holds to its paragraph's end.
    """
    place, kind, width = _find_marks(tokens)
    starts = _paragraph_starts(tokens)
    spans = _pair_marks(tokens, place, kind, width, starts)
    start, end, number = np.array(spans, np.int64).reshape(-1, 3).T
    order = np.argsort(start, kind="stable")
    start, end, number = start[order], end[order], number[order]
    filled = end > start
    start, end, number = start[filled], end[filled], number[filled]
    first = np.searchsorted(tokens.starts, start, "right") - 1
    last = np.maximum(np.searchsorted(tokens.starts, end, "left") - 1, first)
    _, number, sizes = np.unique(number, return_inverse=True, return_counts=True)
    speech = np.ones(len(start), bool)
    for row in np.flatnonzero((last - first < SCARE_WORDS) & (sizes[number] == 1)).tolist():
        text = tokens.data[start[row] : end[row]].decode()
        after = tokens.data[end[row] : end[row] + _ATTRIBUTION].decode(errors="ignore")
        speech[row] = (
            _SPEECH.search(text) is not None
            or (text.endswith(",") and _SAID.match(after) is not None)
            or bool(row and speech[row - 1] and _goes_on(tokens.data, end[row - 1], start[row]))
        )
    segment = np.searchsorted(tokens.segment_bytes, start, "right") - 1
    return Quotations(segment, start, end, number, speech, first, last)


def _goes_on(data: bytes, end: int, start: int) -> bool:
    """Tell whether a quotation goes on after a few words: “I will,” she said, “go home.”"""
    between = data[end:start]
    return data[end - 1 : end] == b"," and len(between) < _ATTRIBUTION and b"." not in between


def _paragraph_starts(tokens: Tokens) -> np.ndarray:
    paragraph = tokens.of_types(describe_ends)["paragraph"]
    first = tokens.sentence_starts
    begins = paragraph[tokens.ids[first - 1]]
    begins |= np.diff(tokens.sentence_segment, prepend=-1) > 0
    return tokens.starts[first[begins]]


def _find_marks(tokens: Tokens) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return place, kind and width in bytes of every quotation mark."""
    raw = np.frombuffer(b" " + tokens.data + b"   ", np.uint8)
    text = tokens.bytes
    maybe = (text == 0x22) | (text == 0x27) | (text == 0xC2) | (text == 0xE2)
    at = 1 + np.flatnonzero(maybe)
    lead, second, third = raw[at], raw[at + 1], raw[at + 2]
    kind = np.zeros(len(at), np.int64)
    curly = (lead == 0xE2) & (second == 0x80)
    kind[curly & ((third == 0x9C) | (third == 0x9E))] = _OPEN
    kind[curly & (third == 0x9D)] = _CLOSE
    kind[curly & (third == 0x98)] = _OPEN_SINGLE
    kind[(lead == 0xC2) & (second == 0xAB)] = _OPEN
    kind[(lead == 0xC2) & (second == 0xBB)] = _CLOSE
    width = np.where(lead == 0xE2, 3, np.where(lead == 0xC2, 2, 1))
    opens_text = np.zeros(len(tokens.data) + 1, bool)
    opens_text[tokens.segment_bytes] = True
    before = raw[at - 1]
    after = np.where(opens_text[at - 1 + width], 0x20, raw[at + width])
    begins = opens_text[at - 1] | _BEFORE_OPENING[before]
    # A dash before an opening mark is three bytes: its last one is 0x93 or 0x94.
    begins |= ((before == 0x94) | (before == 0x93)) & (raw[np.maximum(at - 2, 0)] == 0x80)
    begins |= ((before == 0x9C) | (before == 0x98)) & (raw[np.maximum(at - 2, 0)] == 0x80)
    # The same marks are turned round elsewhere: „German“, »Danish«.
    opens_next = begins & _WORDLIKE[after]
    kind[(kind == _CLOSE) & (third != 0x9D) & opens_next] = _OPEN
    kind[(kind == _OPEN) & (third != 0x9E) & ~begins & ~_WORDLIKE[after]] = _CLOSE
    straight = lead == 0x22
    kind[straight] = np.where(begins & (after > 32), _OPEN, _CLOSE)[straight]
    single = lead == 0x27
    kind[single & begins & (_WORDLIKE[after] | (after == 0x22))] = _OPEN_SINGLE
    apostrophe = curly & (third == 0x99)
    ends = (single | apostrophe) & (kind == 0) & ~begins & ~_WORDLIKE[after]
    kind[ends] = _CLOSE_SINGLE
    found = kind != 0
    return at[found] - 1, kind[found], width[found]


def _pair_marks(tokens, place, kind, width, starts):
    """Return start, end and quotation number of each span, regular paragraphs first."""
    paragraph = np.searchsorted(starts, place, "right") - 1
    has_single = np.zeros(len(starts) + 1, bool)
    has_single[paragraph[kind == _OPEN_SINGLE]] = True
    # Where no single mark opens, those that seem to close are apostrophes.
    used = np.flatnonzero((np.abs(kind) == 1) | has_single[paragraph])
    inside, rank = paragraph[used], _rank_within(paragraph[used])
    opens = rank % 2 == 0
    wrong = np.where(opens, kind[used] < 0, kind[used] != -np.roll(kind[used], 1))
    wrong |= opens & (np.append(inside[1:], -1) != inside)  # nothing closes it
    singles = np.flatnonzero(opens & (kind[used] == _OPEN_SINGLE))
    inner = (place + width)[used[singles]].tolist()
    wrong[singles] |= np.array([_is_elision(tokens.data, start) for start in inner], bool)
    odd = np.zeros(len(starts) + 1, bool)
    odd[inside[wrong]] = True
    quoted = np.zeros(len(starts) + 1, bool)
    quoted[paragraph[place == starts[paragraph]]] = True
    odd[1:] |= odd[:-1] & quoted[1:]  # a quotation left open may go on in the next paragraph
    regular = used[~odd[inside]]
    opening, closing = regular[0::2], regular[1::2]
    start, end = (place[opening] + width[opening]).tolist(), place[closing].tolist()
    number = opening.tolist()
    walked = np.flatnonzero(odd[paragraph])
    spans = list(_walk_paragraphs(tokens, place, kind, width, paragraph, walked, starts))
    return [*zip(start, end, number, strict=True), *spans]


def _rank_within(group: np.ndarray) -> np.ndarray:
    """Number the members of each group, which stand together, from 0."""
    return np.arange(len(group)) - np.searchsorted(group, group, "left")


def _is_elision(data: bytes, start: int) -> bool:
    """Tell "'em" and "'90s" from words in quotation marks."""
    return _ELISIONS.match(data, start) is not None


def _walk_paragraphs(tokens, place, kind, width, paragraph, walked, starts):
    bounds = np.append(starts, len(tokens.data)).tolist()
    segments = set(tokens.segment_bytes[:-1].tolist())
    carried, carried_to = None, -1
    columns = (column[walked].tolist() for column in (place, kind, width))
    listed = list(zip(*columns, walked.tolist(), strict=True))
    inside = paragraph[walked]
    cuts = np.flatnonzero(np.diff(inside, prepend=-1, append=-1)).tolist()
    for first, last in pairwise(cuts):
        current, marks = int(inside[first]), listed[first:last]
        begin, stop = bounds[current], bounds[current + 1]
        continues = carried_to == current and marks[0][0] == begin and marks[0][1] == carried[1]
        number = carried[0] if continues and begin not in segments else None
        carried, carried_to = None, -1
        spans, left = _walk_marks(tokens.data, marks, number)
        yield from spans
        if left is None:
            continue
        start, mark_kind, name = left
        follows = _next_paragraph_opens(tokens.data, stop, mark_kind, segments)
        if mark_kind == _OPEN or follows:
            yield start, begin + len(tokens.data[begin:stop].rstrip()), name
        if follows:
            carried, carried_to = (name, mark_kind), current + 1


def _next_paragraph_opens(data: bytes, stop: int, kind: int, segments: set[int]) -> bool:
    if stop in segments or stop >= len(data):
        return False
    head = data[stop : stop + 3]
    marks = ("“".encode(), b'"', "«".encode()) if kind == _OPEN else ("‘".encode(), b"'")
    return head.startswith(marks)


def _walk_marks(data: bytes, marks, number):
    """Pair the marks of one paragraph; also return the opening mark that stayed open."""
    spans, pending, nested = [], None, 0
    for turn, (at, kind, width, name) in enumerate(marks):
        if pending is None:
            elided = kind == _OPEN_SINGLE and _is_elision(data, at + width)
            if kind > 0 and not elided:
                pending = at + width, kind, name if number is None else number
                number, nested = None, 0
        elif pending[1] == _OPEN:
            if kind == _CLOSE:
                spans.append((pending[0], at, pending[2]))
                pending = None
            elif kind == _OPEN:
                spans.append((pending[0], at, pending[2]))
                pending = at + width, kind, name
        elif abs(kind) == 1:
            nested = max(0, nested + kind)
        elif kind == _CLOSE_SINGLE and not nested and not _is_possessive(data, marks, turn):
            spans.append((pending[0], at, pending[2]))
            pending = None
    return spans, pending


def _is_possessive(data: bytes, marks, turn: int) -> bool:
    """Tell "the boys’ room" from the end of a quotation: more of it closes later."""
    at, _, width, _ = marks[turn]
    tail = data[at + width : at + width + 2].decode(errors="ignore")
    if data[at - 1 : at] != b"s" or not (tail[:1] == " " and tail[1:].islower()):
        return False
    later = [kind for _, kind, _, _ in marks[turn + 1 :] if abs(kind) == 2]
    return bool(later) and later[0] == _CLOSE_SINGLE
