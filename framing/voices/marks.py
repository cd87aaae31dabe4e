"""Quotation marks: which open, which close, and which belong together.

Marks are read paragraph by paragraph. A paragraph whose marks open and close by turns is read by
array operations, and one with double marks alone that are left open, too; any other is walked mark
by mark.
"""

import re
from itertools import pairwise

import numpy as np

from ..language.sentences import MARK_BYTES, Sign
from ..language.tokens import Tokens

__all__ = ["pair_marks"]

_OPEN, _CLOSE, _OPEN_SINGLE, _CLOSE_SINGLE = 1, -1, 2, -2
_ELISIONS = re.compile(
    rb"(?:em|til|tis|twas|cause|cos|n|round|bout|\d0s)(?![\w\x80-\xff])", re.IGNORECASE
)
#: First letters of those.
_MAY_BE_ELIDED = np.zeros(256, bool)
_MAY_BE_ELIDED[list(b"etcnrbETCNRB0123456789")] = True
_STRAIGHT, _APOSTROPHE = ord('"'), ord("'")
_BEFORE_OPENING = np.zeros(256, bool)
_BEFORE_OPENING[[9, 10, 11, 12, 13, 32, *b"([-/:\"'"]] = True
_DASH_OR_OPENING = np.zeros(256, bool)
_DASH_OR_OPENING[[0x93, 0x94, 0x98, 0x9C]] = True
_WORDLIKE = np.zeros(256, bool)
_WORDLIKE[[b for b in range(256) if chr(b).isalnum() and b < 128 or b >= 0xC3]] = True
_WORDLIKE[0xE2] = False


def pair_marks(tokens: Tokens) -> np.ndarray:
    """Return start and end in bytes of what stands between marks, and the quotation's number.

    A quotation that runs over several paragraphs has a row for each, of the same number.
    """
    place, kind, width = _find_marks(tokens)
    return _pair_marks(tokens, place, kind, width, tokens.paragraph_starts)


def _find_marks(tokens: Tokens) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return place, kind and width in bytes of every quotation mark."""
    raw, at = tokens.bytes, tokens.find_bytes(Sign.MARK, MARK_BYTES)
    opens_text = np.zeros(len(raw) + 1, bool)
    opens_text[tokens.segment_bytes] = True
    last = len(raw) - 1
    lead, second, third = raw[at], raw[np.minimum(at + 1, last)], raw[np.minimum(at + 2, last)]
    kind = np.zeros(len(at), np.int8)
    curly = (lead == 0xE2) & (second == 0x80)
    kind[curly & ((third == 0x9C) | (third == 0x9E))] = _OPEN
    kind[curly & (third == 0x9D)] = _CLOSE
    kind[curly & (third == 0x98)] = _OPEN_SINGLE
    kind[(lead == 0xC2) & (second == 0xAB)] = _OPEN
    kind[(lead == 0xC2) & (second == 0xBB)] = _CLOSE
    # Some agencies write two apostrophes for a double mark.
    single = lead == _APOSTROPHE
    pair = single & (second == _APOSTROPHE) & (at < last)
    of_pair = np.zeros(len(at), bool)
    of_pair[1:] = pair[:-1] & (at[1:] - at[:-1] == 1)
    pair &= ~of_pair
    of_pair[1:] = pair[:-1] & (at[1:] - at[:-1] == 1)
    width = np.where(lead == 0xE2, 3, np.where((lead == 0xC2) | pair, 2, 1))
    before, earlier = raw[at - 1], raw[np.maximum(at - 2, 0)]
    end = at + width
    after = np.where(opens_text[end], 0x20, raw[np.minimum(end, last)])
    begins = opens_text[at] | _BEFORE_OPENING[before]
    # A dash before an opening mark is three bytes, as a mark is: the last of them tell which.
    begins |= (earlier == 0x80) & _DASH_OR_OPENING[before]
    # The same marks are turned round elsewhere: „German“, »Danish«.
    wordlike = _WORDLIKE[after]
    kind[(kind == _CLOSE) & (third != 0x9D) & begins & wordlike] = _OPEN
    kind[(kind == _OPEN) & (third != 0x9E) & ~begins & ~wordlike] = _CLOSE
    straight = (lead == _STRAIGHT) | pair
    kind[straight] = np.where((begins & (after > 32))[straight], _OPEN, _CLOSE)
    single &= ~(pair | of_pair)
    kind[single & begins & (wordlike | (after == _STRAIGHT))] = _OPEN_SINGLE
    closes = (single | (curly & (third == 0x99))) & (kind == 0) & ~begins & ~wordlike
    kind[closes] = _CLOSE_SINGLE
    found = np.flatnonzero(kind != 0)
    return at[found], kind[found], width[found]


def _pair_marks(tokens, place, kind, width, starts):
    """Return start, end and quotation number of each span, regular paragraphs first.

    Each mark that opens in a regular paragraph holds to the next one, which closes it or, double
    as itself, opens anew; without one it holds to the paragraph's end.
    """
    paragraph = np.searchsorted(starts, place, "right") - 1
    used, strict = _choose_marks(tokens, place, kind, width, paragraph)
    at, turn, inside = place[used], kind[used], paragraph[used]
    is_last = np.diff(inside, append=-1) != 0
    wrong = _find_irregular(tokens.bytes, at, turn, inside, strict[used])
    odd = np.zeros(len(starts) + 1, bool)
    odd[inside[wrong]] = True
    quoted = np.zeros(len(starts) + 1, bool)
    quoted[paragraph[place == starts[paragraph]]] = True
    # A quotation left open may go on in the next paragraph.
    unclosed = inside[is_last & (turn > 0)]
    odd[unclosed] |= quoted[unclosed + 1]
    odd[1:] |= odd[:-1] & quoted[1:]
    opening = np.flatnonzero((turn > 0) & ~odd[inside])
    end = np.append(at[1:], 0)[opening]
    left = is_last[opening]
    here = inside[opening[left]]
    begins, stops = starts[here].tolist(), np.append(starts, len(tokens.data))[here + 1].tolist()
    end[left] = [
        begin + len(tokens.data[begin:stop].rstrip())
        for begin, stop in zip(begins, stops, strict=True)
    ]
    regular = np.stack([(place + width)[used[opening]], end, used[opening]], axis=1)
    walked = np.flatnonzero(odd[paragraph])
    spans = list(_walk_paragraphs(tokens, place, kind, width, paragraph, walked, starts))
    return np.concatenate([regular, np.array(spans, np.int64).reshape(-1, 3)])


def _choose_marks(tokens, place, kind, width, paragraph):
    """Return the marks to go by, and whether each mark is in a paragraph that singles open in.

    Where none opens, those that seem to close are apostrophes; those within double marks say
    nothing of where these end.
    """
    data, raw = tokens.data, tokens.bytes
    double = np.abs(kind) == _OPEN
    latest = np.maximum.accumulate(np.where(double, np.arange(len(kind)), 0))
    latest = np.append(0, latest)[:-1]  # the double mark before
    within = (kind[latest] == _OPEN) & (paragraph[latest] == paragraph)
    within[:1] = False
    opens = np.flatnonzero((kind == _OPEN_SINGLE) & ~within)
    begins = (place + width)[opens]
    elided = _MAY_BE_ELIDED[raw[np.minimum(begins, len(raw) - 1)]]
    elided[elided] = [_is_elision(data, start) for start in begins[elided].tolist()]
    has_single = np.zeros(int(paragraph.max(initial=0)) + 1, bool)
    has_single[paragraph[opens[~elided]]] = True
    strict = has_single[paragraph]
    chosen = double | strict
    chosen[opens[elided]] = False
    return np.flatnonzero(chosen), strict


def _find_irregular(raw, at, kind, paragraph, strict):
    """Tell where marks do not open and close as they should.

    Where single marks open, all must open and close by turns. Double marks alone may be left open,
    or close what nobody opened, but neither nest nor open after a comma.
    """
    before = np.append(0, kind[:-1])
    before[np.diff(paragraph, prepend=-1) != 0] = 0
    is_last = np.diff(paragraph, append=-1) != 0
    by_turns = np.where(kind > 0, (before > 0) | is_last, before != -kind)
    nested = (before > 0) & (raw[at] == _STRAIGHT) & (np.append(0, raw[at[:-1]]) == 0xE2)
    after_comma = (before <= 0) & (raw[at - 1] == ord(","))
    return np.where(strict, by_turns, np.where(kind > 0, nested, after_comma))


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
