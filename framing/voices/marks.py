"""Quotation marks: where they stand, and whether they open or close."""

from itertools import product

import numpy as np

from ..language.sentences import MARK_BYTES, Sign
from ..language.tokens import Tokens

__all__ = ["CLOSE", "CLOSE_SINGLE", "LETTERS", "OPEN", "OPEN_SINGLE", "STRAIGHT", "find_marks"]

#: What a mark does.
OPEN, CLOSE, OPEN_SINGLE, CLOSE_SINGLE = 1, -1, 2, -2
STRAIGHT = ord('"')
#: Whether a byte is a letter or a digit.
LETTERS = np.zeros(256, bool)
LETTERS[[byte for byte in range(128) if chr(byte).isalnum()]] = True
#: Whether a mark may open after a byte, and after a dash or a mark of three by the last of them.
_BEFORE_OPENING, _DASH_OR_OPENING = np.zeros((2, 256), bool)
_BEFORE_OPENING[[9, 10, 11, 12, 13, 32, *b"([-/:\"'"]] = True
_DASH_OR_OPENING[[0x93, 0x94, 0x98, 0x9C]] = True

#: Marks as they stand; the first is none, and '"' may also be two apostrophes.
_SHAPES = " \"'“„”‘’«»"
_NONE, _DOUBLE, _APOSTROPHE = range(3)
#: What may stand after a mark: white space or the text's end, a word, '"', anything else.
_BLANK, _WORD, _DOUBLE_MARK, _OTHER = range(4)
_AFTER = 4


def _list_shapes() -> np.ndarray:
    """Return the shape of a mark by the number of its bytes and the last of them."""
    shapes = np.zeros((4, 256), np.int8)
    for shape, char in enumerate(_SHAPES[1:], 1):
        shapes[len(char.encode()), char.encode()[-1]] = shape
    return shapes


def _list_followers() -> np.ndarray:
    """Return what a byte says of what stands after a mark."""
    followers = np.full(256, _OTHER, np.int8)
    followers[LETTERS] = followers[0xC3:] = _WORD
    followers[0xE2] = _OTHER
    followers[: ord(" ") + 1] = _BLANK
    followers[STRAIGHT] = _DOUBLE_MARK
    return followers


def _tell_kind(shape: str, begins: bool, after: int) -> int:
    """Tell whether a mark opens or closes, by its shape and by what stands around it.

    The same marks are turned round elsewhere: „German“, »Danish«.
    """
    if shape in "“„«":
        return OPEN if begins or after == _WORD or shape == "„" else CLOSE
    if shape in "”»":
        return OPEN if begins and after == _WORD and shape == "»" else CLOSE
    if shape == '"':
        return OPEN if begins and after != _BLANK else CLOSE
    if shape == "‘" or (shape == "'" and begins and after in (_WORD, _DOUBLE_MARK)):
        return OPEN_SINGLE
    return 0 if shape == " " or begins or after == _WORD else CLOSE_SINGLE


_SHAPE_OF, _FOLLOWER_OF = _list_shapes(), _list_followers()
#: Kind of a mark by shape, whether it stands where one begins, and what stands after it.
_KIND_OF = np.array(
    [_tell_kind(*told) for told in product(_SHAPES, (False, True), range(_AFTER))], np.int8
)
#: Bytes of a mark by the first of them.
_WIDTHS = np.ones(256, np.int64)
_WIDTHS[[0xC2, 0xE2]] = 2, 3


def find_marks(tokens: Tokens) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return place, kind and width in bytes of every quotation mark."""
    raw, at = tokens.bytes, tokens.find_bytes(Sign.MARK, MARK_BYTES)
    width = _WIDTHS[raw[at]]
    shape = _SHAPE_OF[width, raw.take(at + width - 1, mode="clip")]
    shape[(width == 3) & (raw.take(at + 1, mode="clip") != 0x80)] = _NONE
    _join_apostrophes(at, shape, width)
    before, earlier = raw[at - 1], raw.take(at - 2, mode="clip")
    # A dash before an opening mark is three bytes, as a mark is: the last of them tell which.
    begins = _BEFORE_OPENING[before] | (earlier == 0x80) & _DASH_OR_OPENING[before]
    begins[_find_places(at, tokens.segment_bytes)] = True
    end = at + width
    after = _FOLLOWER_OF[raw.take(end, mode="clip")]
    after[_find_places(end, tokens.segment_bytes)] = _BLANK
    kind = _KIND_OF.take((shape * 2 + begins) * _AFTER + after)
    found = kind.nonzero()[0]
    return at[found], kind[found], width[found]


def _find_places(places: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return where some places stand among others, both in order."""
    near = places.searchsorted(wanted)
    return near[places.take(near, mode="clip") == wanted] if len(places) else near[:0]


def _join_apostrophes(at: np.ndarray, shape: np.ndarray, width: np.ndarray) -> None:
    """Make one mark of two apostrophes, which some agencies write for a double one."""
    single = shape == _APOSTROPHE
    first = (single[:-1] & single[1:] & (at[1:] - at[:-1] == 1)).nonzero()[0]
    if len(first):
        first = first[np.diff(first, prepend=-2) > 1]  # of three, the last stands alone
        shape[first], shape[first + 1], width[first] = _DOUBLE, _NONE, 2
