"""The code of a sheet of marks: short, safe to copy by hand, and checked.

``FR1-EXERCISE-MARKS-CHECK`` in Crockford's base 32: no case, no I, L, O or U to mistake. The first
field names the exercise, the last is a CRC-32 of what stands before it. templates/codes.js writes
and reads the same.
"""

import re
import zlib
from dataclasses import dataclass

__all__ = ["Mark", "Sheet", "find_codes", "read_code", "to_base32", "write_code"]

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {digit: value for value, digit in enumerate(_DIGITS)} | {"I": 1, "L": 1, "O": 0}
_START = re.compile(r"FR1\s*-", re.IGNORECASE)
_CODE = re.compile(r"FR1-([0-9A-Z]{8})-([0-9A-Z]{1,24000})-([0-9A-Z]{7})", re.IGNORECASE)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("\u200b\u00ad\ufeff", ""))
#: What mail programs put into a code that they break or quote: spaces, line ends, ">", "|", "=".
_STRANGE = re.compile(r"[^0-9A-Za-z-]+")
#: Characters of one code, line ends included, and marks of one sheet, at most.
_LONGEST, _MOST_MARKS = 30_000, 5_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of words that a student marked: numbers of its first and last word, its category."""

    first: int
    last: int
    category: int
    why: str = ""


@dataclass(frozen=True)
class Sheet:
    """What one student handed in; it holds no name.

    Attributes
    ----------
    exercise : str
        Id of the exercise, eight characters.
    number : int
        Drawn at random in the browser, so that a sheet handed in twice is known for one.
    done : tuple of bool
        Whether the student has worked on each text: an unmarked text that was read says something,
        one that was not read says nothing.
    frames : tuple of int
        Frame chosen for each text, from 1; 0 for none.
    marks : tuple of Mark
        In order of place, without overlap.
    """

    exercise: str
    number: int
    done: tuple[bool, ...]
    frames: tuple[int, ...]
    marks: tuple[Mark, ...]


def write_code(sheet: Sheet) -> str:
    """Return the code of a sheet; reasons are not in it.

    Examples
    --------
    >>> sheet = Sheet("0123ABCD", 77, (True,), (2,), (Mark(3, 4, 1),))
    >>> write_code(sheet)
    'FR1-0123ABCD-0004T0A2041G208-TPK69G0'
    >>> read_code(write_code(sheet)) == sheet
    True
    """
    data = bytearray(sheet.number.to_bytes(3, "big"))
    data.append(len(sheet.frames))
    data += bytes(frame | 64 * done for frame, done in zip(sheet.frames, sheet.done, strict=True))
    after = 0
    _add(data, len(sheet.marks))
    for mark in sheet.marks:
        for value in (mark.first - after, mark.last - mark.first, mark.category):
            _add(data, value)
        after = mark.last + 1
    body = f"FR1-{sheet.exercise}-{to_base32(bytes(data))}"
    return f"{body}-{_check(body)}"


def read_code(code: str) -> Sheet:
    """Return the sheet that a code holds.

    Raises
    ------
    ValueError
        If the code is not whole, or not as it was made.
    """
    code = _STRANGE.sub("", code.translate(_DASHES))
    found = _CODE.match(code)
    if not found:
        raise ValueError("a code that is cut off")
    exercise, body, check = (_normalise(field) for field in found.groups())
    if check != _check(f"FR1-{exercise}-{body}"):
        raise ValueError("a code that was changed or is not whole")
    try:
        return _unpack(exercise, _from_base32(body))
    except (IndexError, KeyError):
        raise ValueError("a code that makes no sense") from None


def find_codes(text: str) -> list[tuple[int, str]]:
    """Return every code of a text, whatever stands around it: line number and code.

    A code may be broken over lines; one that is not whole is among them, too.

    Examples
    --------
    >>> find_codes("Ann: fr1-0123ABCD-0004T0A20\\n41G208-TPK69G0 ok?")[0][0]
    1
    """
    text = text.translate(_DASHES)
    starts = [match.start() for match in _START.finditer(text)]
    found, line, last = [], 1, 0
    for start, after in zip(starts, [*starts[1:], len(text)], strict=False):
        line += text.count("\n", last, start)
        last = start
        found.append((line, text[start : min(after, start + _LONGEST)]))
    return found


def to_base32(data: bytes) -> str:
    """Return bytes in Crockford's base 32, five bits a digit, the last filled up with zeros.

    Examples
    --------
    >>> to_base32(b"\\x00\\xff")
    '03ZG'
    """
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    return "".join(_DIGITS[int(bits[i : i + 5], 2)] for i in range(0, len(bits), 5))


def _from_base32(text: str) -> bytes:
    bits = "".join(f"{_READ[digit]:05b}" for digit in text)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))


def _normalise(text: str) -> str:
    return text.upper().translate(str.maketrans("ILO", "110"))


def _check(body: str) -> str:
    return to_base32(zlib.crc32(body.encode("ascii", "replace")).to_bytes(4, "big"))


def _add(data: bytearray, value: int) -> None:
    """Add a number, seven bits a byte, lowest first."""
    while value > 127:
        data.append(value & 127 | 128)
        value >>= 7
    data.append(value)


def _unpack(exercise: str, data: bytes) -> Sheet:
    place = 4 + data[3]
    frames = data[4:place]
    if len(frames) < data[3]:
        raise IndexError

    def take() -> int:
        nonlocal place
        value = shift = 0
        while True:
            byte = data[place]
            place += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
            if shift > 28:
                raise IndexError

    count, marks, after = take(), [], 0
    if count > _MOST_MARKS:
        raise IndexError
    for _ in range(count):
        first = after + take()
        marks.append(Mark(first, first + take(), take()))
        after = marks[-1].last + 1
    done = tuple(bool(byte & 64) for byte in frames)
    number = int.from_bytes(data[:3], "big")
    return Sheet(exercise, number, done, tuple(byte & 63 for byte in frames), tuple(marks))
