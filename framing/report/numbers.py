"""How numbers, dates and lists are written for readers."""

import re
from collections.abc import Sequence
from math import floor, log10

__all__ = [
    "format_date", "format_level", "format_number", "format_range", "join_words", "make_slug",
    "quote",
]  # fmt: skip

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
#: Characters of a word that is quoted.
_LONGEST = 60
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def format_number(value: float | None, digits: int = 2, *, signed: bool = False) -> str:
    """Write a number with a true minus sign, and a plus sign where `signed`.

    Examples
    --------
    >>> format_number(-0.034), format_number(0.1, signed=True), format_number(-0.001)
    ('−0.03', '+0.10', '0.00')
    >>> format_number(1234.5, 0)
    '1,234'
    """
    if value is None:
        return "–"
    value = round(value, digits) + 0.0
    text = f"{abs(value):,.{digits}f}"
    if value < 0:
        return f"−{text}"
    return f"+{text}" if signed and value > 0 else text


def format_range(
    low: float | None, high: float | None, digits: int = 2, *, signed: bool = False
) -> str:
    """Write an interval in words.

    Examples
    --------
    >>> format_range(-0.2, 0.1, 1, signed=True)
    'between −0.2 and +0.1'
    """
    if low is None or high is None:
        return ""
    ends = (format_number(end, digits, signed=signed) for end in (low, high))
    return "between {} and {}".format(*ends)


def format_level(level: float) -> str:
    """Write the level of an interval, so that two digits say what it leaves out.

    Examples
    --------
    >>> [format_level(level).split()[0] for level in (0.95, 0.98125, 0.99733, 0.99996)]
    ['95', '98.1', '99.73', '99.996']
    """
    digits = max(1, 1 - floor(log10(100 * (1 - level))))
    text = f"{100 * level:.{digits}f}".rstrip("0").rstrip(".")
    return f"{text}\N{NO-BREAK SPACE}%"


def format_date(date: str | None) -> str:
    """Write a date as readers do; what is no date stays as it is.

    Examples
    --------
    >>> format_date("2025-10-09")
    '9 October 2025'
    """
    found = _DATE.fullmatch(date or "")
    if not found or not 1 <= int(found[2]) <= 12:
        return date or ""
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Join words as a sentence does.

    Examples
    --------
    >>> join_words(["A", "B", "C"])
    'A, B and C'
    """
    words = list(words)
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def quote(words: Sequence[str], most: int = 6) -> str:
    """Quote the first words of a list, and say how many more there are; one more is quoted, too.

    Examples
    --------
    >>> quote(["a", "b", "c"], 2), quote(["a", "b", "c", "d"], 2)
    ('“a”, “b” and “c”', '“a”, “b” and 2 more')
    """
    most += len(words) == most + 1
    shown = [f"“{w if len(w) <= _LONGEST else w[:_LONGEST] + '…'}”" for w in words[:most]]
    more = len(words) - most
    return join_words([*shown, f"{more} more"] if more > 0 else shown)


def make_slug(text: str) -> str:
    """Return what of a text can stand in an element's id.

    Examples
    --------
    >>> make_slug("Witch hunt!")
    'witch-hunt'
    """
    return _NOT_SLUG.sub("-", text.lower()).strip("-")
