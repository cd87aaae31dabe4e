"""Pairs of quotation marks: which belong together.

Marks are read paragraph by paragraph. A paragraph whose marks open and close by turns, but for
double marks that are left open or close what nobody opened, is read by array operations; any other
is walked mark by mark.
"""

import re
from itertools import pairwise

import numpy as np

from ..language.tokens import Tokens
from .marks import CLOSE, CLOSE_SINGLE, LETTERS, OPEN, OPEN_SINGLE, STRAIGHT, find_marks

__all__ = ["pair_marks"]

_ELISIONS = re.compile(
    rb"(?:em|til|tis|twas|cause|cos|n|round|bout|\d0s)(?![\w\x80-\xff])", re.IGNORECASE
)
#: First and second bytes of those.
_FIRST, _SECOND = np.zeros(256, bool), ~LETTERS
_FIRST[list(b"etcnrbETCNRB0123456789")] = _SECOND[list(b"miwaoMIWAO0")] = True


def pair_marks(tokens: Tokens) -> np.ndarray:
    """Return start and end in bytes of what stands between marks, and the quotation's number.

    A quotation that runs over several paragraphs has a row for each, of the same number.
    """
    place, kind, width = find_marks(tokens)
    if not len(place):
        return np.zeros((0, 3), np.int64)
    return _pair_marks(tokens, place, kind, width, tokens.paragraph_starts)


def _pair_marks(tokens, place, kind, width, starts):
    """Return start, end and quotation number of each span, regular paragraphs first.

    Each mark that opens in a regular paragraph holds to the next one, which closes it or, double
    as itself, opens anew; without one it holds to the paragraph's end.
    """
    paragraph = starts.searchsorted(place, "right") - 1
    used = _choose_marks(tokens, place, kind, width, paragraph)
    at, turn, inside = place[used], kind[used], paragraph[used]
    is_last = np.ones(len(inside), bool)
    np.not_equal(inside[1:], inside[:-1], out=is_last[:-1])
    wrong = _find_irregular(tokens.bytes, at, turn, width[used], is_last)
    odd = np.zeros(len(starts) + 1, bool)
    odd[inside[wrong]] = True
    quoted = np.zeros(len(starts) + 1, bool)
    quoted[paragraph[place == starts[paragraph]]] = True
    # A quotation left open may go on in the next paragraph.
    unclosed = inside[is_last & (turn > 0)]
    odd[unclosed] |= quoted[unclosed + 1]
    odd[1:] |= odd[:-1] & quoted[1:]
    bounds = np.append(starts, len(tokens.data))
    opening = ((turn > 0) & ~odd[inside]).nonzero()[0]
    end = at.take(opening + 1, mode="clip")
    left = is_last[opening].nonzero()[0]
    end[left] = _trim(tokens.data, bounds, inside[opening[left]])
    regular = np.stack([(place + width)[used[opening]], end, used[opening]], axis=1)
    walked = odd[paragraph].nonzero()[0]
    if not len(walked):
        return regular
    spans = list(_walk_paragraphs(tokens, place, kind, width, paragraph, walked, bounds))
    return np.concatenate([regular, np.array(spans, np.int64).reshape(-1, 3)])


def _trim(data: bytes, bounds: np.ndarray, paragraph: np.ndarray) -> list[int]:
    """Return the byte after the last of each paragraph that is not white space."""
    spans = zip(bounds[paragraph].tolist(), bounds[paragraph + 1].tolist(), strict=True)
    return [begin + len(data[begin:stop].rstrip()) for begin, stop in spans]


def _choose_marks(tokens, place, kind, width, paragraph):
    """Return the marks to go by: double ones, and all of a paragraph that single ones open in.

    Where none opens, those that seem to close are apostrophes; those within double marks say
    nothing of where these end.
    """
    data, raw = tokens.data, tokens.bytes
    double = np.abs(kind) == OPEN
    opens = (kind == OPEN_SINGLE).nonzero()[0]
    if not len(opens):
        return double.nonzero()[0]
    latest = np.maximum.accumulate(np.where(double, np.arange(len(kind)), -1))[opens]
    within = (kind[latest] == OPEN) & (paragraph[latest] == paragraph[opens]) & (latest >= 0)
    opens = opens[~within]
    begins = (place + width)[opens]
    elided = _FIRST[raw.take(begins, mode="clip")] & _SECOND[raw.take(begins + 1, mode="clip")]
    elided[elided] = [_is_elision(data, start) for start in begins[elided].tolist()]
    has_single = np.zeros(int(paragraph[-1]) + 1, bool)
    has_single[paragraph[opens[~elided]]] = True
    chosen = double | has_single[paragraph]
    chosen[opens[elided]] = False
    return chosen.nonzero()[0]


def _find_irregular(raw, at, kind, width, is_last):
    """Tell where marks do not open and close as they should.

    Single marks must open and close by turns. Double marks may be left open, or close what nobody
    opened, but neither nest nor open after a comma.
    """
    before = np.zeros_like(kind)
    before[1:] = np.where(is_last[:-1], 0, kind[:-1])
    lead = raw[at]
    nested = lead == STRAIGHT
    nested[1:] &= lead[:-1] == 0xE2
    nested |= before + kind > 2 * OPEN  # one of them is single
    after_comma = (raw[at - 1] == ord(",")) & LETTERS[raw.take(at + width, mode="clip")]
    unopened = after_comma | (kind == CLOSE_SINGLE)
    opens = nested & (before > 0) | is_last & (kind == OPEN_SINGLE)
    return np.where(kind > 0, opens, np.where(before > 0, before != -kind, unopened))


def _is_elision(data: bytes, start: int) -> bool:
    """Tell "'em" and "'90s" from words in quotation marks."""
    return _ELISIONS.match(data, start) is not None


def _walk_paragraphs(tokens, place, kind, width, paragraph, walked, bounds):
    segments = set(tokens.segment_bytes[:-1].tolist())
    carried, carried_to = None, -1
    columns = (column[walked].tolist() for column in (place, kind, width))
    listed = list(zip(*columns, walked.tolist(), strict=True))
    inside = paragraph[walked]
    cuts = np.diff(inside, prepend=-1, append=-1).nonzero()[0]
    numbers = inside[cuts[:-1]]
    columns = (numbers, bounds[numbers], bounds[numbers + 1])
    rows = zip(*(column.tolist() for column in columns), pairwise(cuts.tolist()), strict=True)
    for current, begin, stop, (first, last) in rows:
        marks = listed[first:last]
        continues = carried_to == current and marks[0][0] == begin and marks[0][1] == carried[1]
        number = carried[0] if continues and begin not in segments else None
        carried, carried_to = None, -1
        spans, left = _walk_marks(tokens.data, marks, number)
        yield from spans
        if left is None:
            continue
        start, mark_kind, name = left
        follows = _next_paragraph_opens(tokens.data, stop, mark_kind, segments)
        if mark_kind == OPEN or follows:
            yield start, begin + len(tokens.data[begin:stop].rstrip()), name
        if follows:
            carried, carried_to = (name, mark_kind), current + 1


def _next_paragraph_opens(data: bytes, stop: int, kind: int, segments: set[int]) -> bool:
    if stop in segments or stop >= len(data):
        return False
    head = data[stop : stop + 3]
    marks = ("“".encode(), b'"', "«".encode()) if kind == OPEN else ("‘".encode(), b"'")
    return head.startswith(marks)


def _walk_marks(data: bytes, marks, number):
    """Pair the marks of one paragraph; also return the opening mark that stayed open."""
    spans, pending, nested, curly, inner = [], None, 0, False, False
    for turn, (at, kind, width, name) in enumerate(marks):
        if pending is None:
            elided = kind == OPEN_SINGLE and _is_elision(data, at + width)
            if (kind > 0 and not elided) or _opens_after_comma(data, at, kind, width):
                pending = at + width, abs(kind), name if number is None else number
                number, nested, curly = None, 0, data[at] == 0xE2
        elif pending[1] == OPEN:
            if curly and data[at] == STRAIGHT and _is_nested(data, marks, turn):
                inner = not inner
            elif inner and data[at] == STRAIGHT:
                inner = False
            elif kind == CLOSE:
                spans.append((pending[0], at, pending[2]))
                pending = None
            elif kind == OPEN:
                spans.append((pending[0], at, pending[2]))
                pending, curly = (at + width, kind, name), data[at] == 0xE2
        elif abs(kind) == 1:
            nested = max(0, nested + kind)
        elif kind == CLOSE_SINGLE and not nested and not _is_possessive(data, marks, turn):
            spans.append((pending[0], at, pending[2]))
            pending = None
    return spans, pending


def _is_possessive(data: bytes, marks, turn: int) -> bool:
    """Tell "the boys’ room" from the end of a quotation: more of it closes later."""
    at, _, width, _ = marks[turn]
    tail = data[at + width : at + width + 2].decode(errors="ignore")
    if data[at - 1 : at] != b"s" or not (tail[:1] == " " and tail[1:].islower()):
        return False
    later = (marks[place][1] for place in range(turn + 1, len(marks)))
    return next((kind for kind in later if abs(kind) == 2), 0) == CLOSE_SINGLE


def _opens_after_comma(data: bytes, at: int, kind: int, width: int) -> bool:
    """Tell the opening mark of: She said,"Go." It seems to close, but nothing is open."""
    after = data[at + width : at + width + 1]
    return kind == CLOSE and data[at - 1 : at] == b"," and after.isalnum()


def _is_nested(data: bytes, marks, turn: int) -> bool:
    """Tell a straight mark that opens within curly ones: the next curly mark closes."""
    if marks[turn][1] != OPEN:
        return False
    later = (marks[place] for place in range(turn, len(marks)))
    curly = (kind for at, kind, _, _ in later if data[at] == 0xE2 and abs(kind) == 1)
    return next(curly, 0) == CLOSE
