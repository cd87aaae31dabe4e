"""Quantities in running text: the values that they allow, their unit and what they count.

"8", "eight" and "at least eight" are one figure written three ways; "4 million euros" and
"4 billion euros" are not. A quantity is read as the range of values that a careful reader would
take it for, in a base unit, so that two of them agree when their ranges meet.
"""

import re
from collections.abc import Iterable, Iterator
from math import floor, inf, isclose, log10
from typing import NamedTuple

from .units import UNIT_OF
from .words import to_lower

__all__ = ["Quantity", "agree", "find_quantities"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
           "trillion": 10**12, "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9,
           "tn": 10**12}  # fmt: skip
_VALUES = {
    **{word: value for value, word in enumerate(_SMALL)},
    **{word: 20 + 10 * step for step, word in enumerate(_TENS)},
}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip

#: How far a word before or after a figure stretches it: shares of the figure, below and above.
_BOUNDS = {
    "about": (0.07, 0.07),
    "nearly": (0.1, 0.0),
    "just over": (0.0, 0.1),
    "at least": (0.0, inf),
    "at most": (inf, 0.0),
}
_BOUND_WORDS = {
    "about": "about|around|roughly|some|approximately|an estimated|or so|-odd",
    "nearly": "nearly|almost|close to|just under|just short of|not quite",
    "just over": "just over|a little over|slightly more than",
    "at least": "at least|more than|over|upwards? of|no fewer than|no less than|well over|"
    "or more|-plus|in excess of",
    "at most": "at most|up to|as many as|as much as|fewer than|less than|under|no more than|"
    "not more than|below|or less",
}
_BOUND_OF = {word: bound for bound, words in _BOUND_WORDS.items() for word in words.split("|")} | {
    "upward of": "at least",
    "upwards of": "at least",
}
#: A round figure may stand for one near it: by this share.
_ROUND = 0.025
#: Sizes of units that others are turned into, not quite exactly: six feet, 1.8 metres.
_CONVERTED = (1609.344, 0.3048, 4046.856, 2.589988e6)
#: A share in words may stand for one in figures that is so many per cent off.
_SHARE_SLACK = 0.5

#: "I'm" is no million: letters are scales only after figures.
_spelled = "|".join(sorted([*_VALUES, *(s for s in _SCALES if len(s) > 3)], key=len, reverse=True))
_before = "|".join(
    bound.replace(" ", r"\s+")
    for bound in sorted(_BOUND_OF, key=len, reverse=True)
    if not bound.startswith(("-", "or "))
)
_units = "|".join(re.escape(unit) for unit in sorted(UNIT_OF, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LARGE = "(?:dozen|hundred|thousand|million|billion|trillion)"
_BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(_TENS)})\b(?:[ -](?:{'|'.join(_SMALL[1:10])})\b)?|"
    rf"(?:{'|'.join(_SMALL)})\b)"
)
_SCALED = rf"(?:(?:{_BELOW_HUNDRED}[ -])?{_LARGE}\b(?:[ -]{_LARGE}\b)*)"
_QUANTITY = re.compile(
    rf"""(?x)
    (?<![\w.,/:])(?<![^\d\s][–-])
    (?:(?P<bound>{_before})\s+)?
    (?:
      (?P<currency>us\$|[$€£¥])\s?(?P<money>{_DIGITS})
    | (?P<minus>minus\s+|[−-](?=\d))?
      (?P<number>{_DIGITS})(?:st|nd|rd|th)?(?![\d]|/\d)
    | (?P<share>(?!(?:half|a\s+quarter\s+of)\s+an?\s+{_LARGE})
        (?:half|(?:a|one|two|three|four|nine)[ -](?:half|third|quarter|fifth|tenth)s?))\b
    | (?P<below>minus\s+)?(?P<words>(?:(?:half\s+|a\s+quarter\s+of\s+)?an?\s+(?={_LARGE}))?
        (?:{_SCALED}(?:\s+and\s+|[ -]))*(?:{_SCALED}|{_BELOW_HUNDRED}))
    | (?P<ordinal>{"|".join(_ORDINALS)})\b
    )
    (?P<plus>\+|-plus|-odd)?
    (?P<half>\s+and\s+a\s+(?:half|quarter)\b)?
    (?:[\s-]?(?P<scale>dozen|hundred|thousand|million|billion|trillion|bn|mln|mn|tn|[mk])\b(?!/))?
    (?:\s*[ -]?(?P<unit>{_units})(?!\w)(?:[ -]old\b)?)?
    (?:\s+(?P<each>an?\s+hour|per\s+hour)\b)?
    (?:\s+(?P<after>or\s+(?:so|more|less))\b)?
    """
)
#: Words one of which is in every quantity without a figure.
_NUMERALS = frozenset([*_VALUES, *_ORDINALS, *_SCALES, *_PARTS, *(f"{part}s" for part in _PARTS)])
_RUN, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_IN = re.compile(
    rf"(?i)(?:\s+(?P<noun>[a-z]+))?(?:\s+(?:in|out of)\s+|-in-)(?P<of>{_spelled}|\d+)\b"
)
#: What stands between the ends of a range, which have one unit: 20 to 30 millimetres.
_TO = re.compile(r"\s+(?:to|or)\s+|\s?[–-]\s?")
_RANK = re.compile(r"\d(?:st|nd|rd|th)\b")
#: What stands before an age; a name has it between commas: "Ann Lind, 41, said".
_AGED = re.compile(r"\baged?\s+(?:\S+\s+(?:and|or|to)\s+)?$", re.IGNORECASE)
_NAMED, _AFTER_NAMED = re.compile(r"[A-Z][\w’'-]+,\s$"), re.compile(r"[,;.)]|$")
_OLDEST = 120
_WORD = re.compile(r"[\s-]+([^\W\d_]+(?:['’-][^\W\d_]+)*)")
#: Words at which the search for what a figure counts ends.
_NO_NOUN = frozenset(
    "a an the and or but to in on at by for from with as is are was were be been has have had will "
    "would can could may might who which that than since after before when while because if not "
    "his her its their he she it they them us we you said says".split()
)
_SPELLED = frozenset(_spelled.split("|"))
#: A year, or a word that is a pronoun more often than a number.
_NO_QUANTITY = re.compile(r"(?i)(?:19|20)\d\d|one")


class Quantity(NamedTuple):
    """A quantity as a text states it.

    Attributes
    ----------
    start, end : int
        Where it stands.
    value : float
        As stated, in the base unit: metres, grams, seconds, months, dollars, per cent …
    low, high : float
        What it may stand for: "nearly 500" is 450 to 500.
    unit : str
        Base unit; "" for a count, "ordinal" for a rank.
    bound : str
        "", "about", "nearly", "just over", "at least" or "at most".
    nouns : tuple of str
        Up to four words after it, in lower case, among which is what it counts.
    size : float
        Size of the unit that is written: 60 for minutes.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str = ""
    bound: str = ""
    nouns: tuple[str, ...] = ()
    size: float = 1.0


def find_quantities(text: str, *, skip: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Find the quantities of a text.

    Parameters
    ----------
    text : str
    skip : iterable of (start, end), optional
        Places that are no quantities, such as dates.

    Returns
    -------
    list of Quantity
        In order of place. Years and the pronoun "one" are left out.

    Examples
    --------
    >>> [(q.value, q.unit, q.bound, q.nouns) for q in find_quantities(
    ...     "Nearly 20,000 children waited two and a half hours; $4bn was spent.")]
    [(20000.0, '', 'nearly', ('children', 'waited')), (9000.0, 'second', '', ()), \
(4000000000.0, 'dollar', '', ())]
    """
    skipped = list(skip)
    found: list[Quantity] = []
    for quantity in _read_quantities(text):
        if any(quantity.start < end and start < quantity.end for start, end in skipped):
            continue
        if found and _continues(found[-1], quantity, text):
            quantity = _sum(found.pop(), quantity)
        found.append(quantity)
    return found


def agree(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities may be one figure.

    Examples
    --------
    >>> [a, b, c] = find_quantities("53 guns, more than 50 guns, 80 guns")
    >>> agree(a, b), agree(a, c)
    (True, False)
    """
    if {a.bound, b.bound} == {"at least", "at most"}:
        return min(a.high, b.high) > max(a.low, b.low)
    low, high = max(a.low, b.low), min(a.high, b.high)
    return high >= low or isclose(high, low)  # 2 out of 3 and two thirds


def _continues(a: Quantity, b: Quantity, text: str) -> bool:
    """Tell whether b adds a smaller unit: 2 hours 30 minutes, six feet two."""
    return (
        a.unit == b.unit != ""
        and a.value > b.value > 0
        and not a.nouns
        and not b.bound
        and re.fullmatch(r",?\s+(?:and\s+)?", text[a.end : b.start]) is not None
    )


def _sum(a: Quantity, b: Quantity) -> Quantity:
    return Quantity(
        a.start, b.end, a.value + b.value, a.low + b.low, a.high + b.high, a.unit, a.bound, b.nouns,
        a.size,
    )  # fmt: skip


def _may_have_quantities(text: str) -> bool:
    """Tell quickly whether a text has a figure, or a word for one."""
    return bool(_DIGIT.search(text)) or not _NUMERALS.isdisjoint(_RUN.findall(text.casefold()))


def _read_quantities(text: str) -> Iterator[Quantity]:
    if not _may_have_quantities(text):
        return
    place, lower = 0, to_lower(text)
    while match := _QUANTITY.search(lower, place):
        place = match.end()
        value = _value(match)
        unit, size = _unit(match)
        if end := _other_end(match, lower, value):
            unit, size = _unit(end)
            value *= _scale(end)
        elif not unit and not match["scale"] and _is_age(match, text, value):
            unit, size = UNIT_OF["years"]
        share = _IN.match(text, match.end())
        if not (unit or share or match["scale"] or match["bound"]) and _NO_QUANTITY.fullmatch(
            match["words"] or match["number"] or ""
        ):
            continue
        if share and not unit and float(_plain(share["of"])) > value:
            value, unit, size, place = 100 * value / _plain(share["of"]), "%", 1.0, share.end()
        bound = _BOUND_OF.get(_squeeze(match["bound"] or match["after"] or match["plus"] or ""), "")
        if match["plus"] == "+":
            bound = "at least"
        low, high = _range(value, bound, exact=unit == "ordinal")
        if size in _CONVERTED:
            low, high = low - _ROUND * value, high + _ROUND * value
        if match["share"] or share:  # two thirds is 66.7 per cent, and 67
            low, high = low - _SHARE_SLACK, high + _SHARE_SLACK
        start = match.start("bound") if match["bound"] else match.start()
        yield Quantity(
            start, place, value * size, low * size, high * size, unit, bound, _nouns(text, place),
            size,
        )  # fmt: skip


def _other_end(match: re.Match, text: str, value: float) -> re.Match | None:
    """Return the upper end of a range, if that has the unit or the scale of both."""
    if any(match[name] for name in ("unit", "scale", "share", "ordinal", "currency")):
        return None
    to = _TO.match(text, match.end())
    end = to and _QUANTITY.match(text, to.end())
    if not end or end["bound"] or not (end["unit"] or end["scale"]):
        return None
    return end if value < _value(end) / _scale(end) else None


def _is_age(match: re.Match, text: str, value: float) -> bool:
    """Tell whether a bare number is somebody's age."""
    if not 0 < value <= _OLDEST or match["bound"]:
        return False
    before = text[max(0, match.start() - 30) : match.start()]
    return bool(_AGED.search(before)) or bool(
        match["number"] and _NAMED.search(before) and _AFTER_NAMED.match(text, match.end())
    )


def _squeeze(words: str) -> str:
    return re.sub(r"\s+", " ", words.strip().lower())


def _scale(match: re.Match) -> float:
    return _SCALES[match["scale"]] if match["scale"] else 1


def _value(match: re.Match) -> float:
    if match["ordinal"]:
        return float(_ORDINALS[match["ordinal"]])
    if match["share"]:
        count, _, part = match["share"].replace("-", " ").rpartition(" ")
        return 100 * _VALUES.get(count or "one", 1) * _PARTS[part.removesuffix("s")]
    value = _plain(match["money"] or match["number"] or match["words"])
    if match["half"]:
        value += 0.5 if "half" in match["half"] else 0.25
    value *= _scale(match)
    return -value if match["minus"] or match["below"] else value


def _plain(number: str) -> float:
    """Read a number in digits or words, without its unit."""
    if number[0].isdigit():
        return float(number.replace(",", ""))
    total = part = 0
    for word in re.split(r"[\s-]+", number.lower()):
        if word in ("a", "an", "and", "of"):
            continue
        scale = _SCALES.get(word)
        if scale is None:
            part += {"half": 0.5, "quarter": 0.25}.get(word) or _VALUES[word]
        elif scale <= 100:
            part = (part or 1) * scale
        else:
            total, part = total + (part or 1) * scale, 0
    return float(total + part)


def _unit(match: re.Match) -> tuple[str, float]:
    if match["ordinal"] or _RANK.search(match[0]):
        return "ordinal", 1.0
    if match["share"]:
        return "%", 1.0
    if match["currency"]:
        return UNIT_OF[match["currency"]]
    unit, size = UNIT_OF.get(_squeeze(match["unit"] or ""), ("", 1.0))
    if (match["minus"] or match["below"]) and not unit:
        return "degree", 1.0
    return (unit + " an hour" if match["each"] and unit == "metre" else unit), size


def _range(value: float, bound: str, *, exact: bool) -> tuple[float, float]:
    """Return what a figure may stand for, below and above."""
    if exact:
        return value, value
    size = abs(value)
    if bound == "at least":  # "more than 50" is not said of 90, nor "at least 20" of 100
        return value, value + max(0.6 * size, _step(size))
    if bound == "at most":
        return value - max(0.6 * size, _step(size)), value
    below, above = _BOUNDS.get(bound, (_ROUND, _ROUND) if _is_round(size) else (0.0, 0.0))
    return value - below * size, value + above * size


def _step(size: float) -> float:
    return 10.0 ** floor(log10(size)) if size else 1.0


def _is_round(size: float) -> bool:
    """Tell whether a figure looks rounded: of three digits or more, only one or two not 0."""
    return size >= 100 and size % (_step(size) / 10) == 0


def _is_spelled(word: str) -> bool:
    """Tell whether a word is a number: forty, forty-two."""
    parts = word.split("-")
    return len(parts) <= 2 and _SPELLED.issuperset(parts)


def _nouns(text: str, place: int) -> tuple[str, ...]:
    nouns: list[str] = []
    while len(nouns) < 4 and (match := _WORD.match(text, place)):
        word = match[1].lower()
        if word == "of" and not nouns:
            place = match.end()
            continue
        if word in _NO_NOUN or word == "of" or _is_spelled(word):
            break
        nouns.append(word)
        place = match.end()
    return tuple(nouns)
