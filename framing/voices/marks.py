"""Quotation marks: which open, which close, and which belong together.

Marks are read paragraph by paragraph. A paragraph whose double marks open and close by turns is
read by array operations; any other, and any with single quotation marks, is walked mark by mark.
"""

import re
from itertools import pairwise

import numpy as np

from ..language.tokens import Tokens

__all__ = ["pair_marks"]

_OPEN, _CLOSE, _OPEN_SINGLE, _CLOSE_SINGLE = 1, -1, 2, -2
_ELISIONS = re.compile(
    rb"(?:em|til|tis|twas|cause|cos|n|round|bout|\d0s)(?![\w\x80-\xff])", re.IGNORECASE
)
_STRAIGHT, _APOSTROPHE = ord('"'), ord("'")
_BEFORE_OPENING = np.zeros(256, bool)
_BEFORE_OPENING[[9, 10, 11, 12, 13, 32, *b"([-/:\"'"]] = True
_WORDLIKE = np.zeros(256, bool)
_WORDLIKE[[b for b in range(256) if chr(b).isalnum() and b < 128 or b >= 0xC3]] = True
_WORDLIKE[0xE2] = False


def pair_marks(tokens: Tokens) -> list[tuple[int, int, int]]:
    """Return start and end in bytes of what stands between marks, and the quotation's number.

    A quotation that runs over several paragraphs has a span for each, of the same number.
    """
    place, kind, width = _find_marks(tokens)
    return _pair_marks(tokens, place, kind, width, tokens.paragraph_starts)


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
    # Some agencies write two apostrophes for a double mark.
    pair = (lead == _APOSTROPHE) & (second == _APOSTROPHE)
    pair[1:] &= ~(pair[:-1] & (np.diff(at) == 1))
    width = np.where(lead == 0xE2, 3, np.where((lead == 0xC2) | pair, 2, 1))
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
    straight = (lead == _STRAIGHT) | pair
    kind[straight] = np.where(begins & (after > 32), _OPEN, _CLOSE)[straight]
    single = (lead == _APOSTROPHE) & ~pair
    single[1:] &= ~(pair[:-1] & (np.diff(at) == 1))
    kind[single & begins & (_WORDLIKE[after] | (after == _STRAIGHT))] = _OPEN_SINGLE
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
    spans, pending, nested, curly, inner = [], None, 0, False, False
    for turn, (at, kind, width, name) in enumerate(marks):
        if pending is None:
            elided = kind == _OPEN_SINGLE and _is_elision(data, at + width)
            if (kind > 0 and not elided) or _opens_after_comma(data, at, kind, width):
                pending = at + width, abs(kind), name if number is None else number
                number, nested, curly = None, 0, data[at] == 0xE2
        elif pending[1] == _OPEN:
            if curly and data[at] == _STRAIGHT and _is_nested(data, marks[turn:]):
                inner = not inner
            elif inner and data[at] == _STRAIGHT:
                inner = False
            elif kind == _CLOSE:
                spans.append((pending[0], at, pending[2]))
                pending = None
            elif kind == _OPEN:
                spans.append((pending[0], at, pending[2]))
                pending, curly = (at + width, kind, name), data[at] == 0xE2
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


def _opens_after_comma(data: bytes, at: int, kind: int, width: int) -> bool:
    """Tell the opening mark of: She said,"Go." It seems to close, but nothing is open."""
    after = data[at + width : at + width + 1]
    return kind == _CLOSE and data[at - 1 : at] == b"," and after.isalnum()


def _is_nested(data: bytes, marks) -> bool:
    """Tell a straight mark that opens within curly ones: the next curly mark closes."""
    curly = next((kind for at, kind, _, _ in marks if data[at] == 0xE2 and abs(kind) == 1), 0)
    return marks[0][1] == _OPEN and curly == _CLOSE
