"""Dates and times as news pages print them."""

import datetime
import re

__all__ = ["find_date", "find_day", "is_date_line", "iso_date", "mentions_time"]

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_ZONE = (
    r"(?:(?-i:\(?(?:[A-Z]{1,3}[SDM]?T|UTC|GMT|Z)\b\)?)(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b)"
)
_HALF = r"(a\.?m\b\.?|p\.?m\b\.?)"

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"\b{_ORDINAL}(?: of)?[ -]{_MONTH},?[ -](\d{{4}})\b", re.I)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} {_ORDINAL},? (\d{{4}})\b", re.I)
_NUMBERS = re.compile(r"\b(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4})|/(\d\d))\b")
_NO_YEAR = re.compile(rf"\b(?:{_ORDINAL} {_MONTH}|{_MONTH} {_ORDINAL})(?!\w)", re.I)
_TIME = re.compile(
    rf"(?:\b|T)(\d{{1,2}})[:.](\d\d)(?::\d\d(?:\.\d+)?)?\s?(?:{_HALF})?\s?({_ZONE})?"
    rf"|\b(\d{{1,2}})\s?{_HALF}\s?({_ZONE})?",
    re.I,
)
_AMERICAN = re.compile(r"\d ?[ap]m [ECMP][DS]?T\b", re.I)
_AGO = re.compile(
    r"\b(?:\d+ ?(?:h|hrs?|hours?),? )?(?:\d+|an?|one|two|three) ?"
    r"(?:[smhd]|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?) ago\b",
    re.I,
)
_ANY_DAY = re.compile(
    "|".join(
        pattern.pattern for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMBERS, _NO_YEAR, _AGO)
    ),
    re.I,
)
#: What a page shows side by side and a paste puts together: “May 5, 20246:00 PM EDTUpdated”.
_GLUED = re.compile(
    r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}(?:[:.]\d\d| [A-Z])|[A-Z][a-z])|(?<=[A-Z]T)(?=[A-Z][a-z])"
    r"|(?<=[a-z])(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?<=/(?:19|20)\d\d)(?=[A-Z])|(?<=ished|dated|osted)(?=[A-Z\d])"
)
#: Where the clock stands, after a day and a time: “17:43, UK”, “05:43 pm IST - NEW DELHI”.
_CLOCK_PLACE = re.compile(r"(?<=[\dmMT])(?:, | [–-] )(?:UK|[A-Z]{3}[A-Z ]{0,20})$")
_WORDS = re.compile(
    r"\b(?:first|last|originally|published|publication|posted|updated?|modified|amended|edited"
    r"|created|issued|date|dated|on|at|online|local|time|and|today|yesterday|release|released|uploaded"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b",
    re.I,
)
_UPDATED = re.compile(r"\b(?:updated?|modified|amended|edited)\b", re.I)
#: One of these no date line without a figure is without.
_SAID = ("ago", "published", "update", "modified", "amended", "edited")
_DIGIT = re.compile(r"\d")
#: How the first word of a date line begins, if it is not in capitals as zones are.
_LETTERS = re.compile(r"[^\W\d_]+")
_BEGINNINGS = frozenset(
    ["", *_NAMES]
    + "mon tue wed thu fri sat sun fir las ori pub pos upd mod ame edi cre iss dat on at onl loc"
    " tim and tod yes rel upl a an one two thr st nd rd th h hr hrs hou m min s sec d day w wee am"
    " pm p of t".split()
)
_NOISE = re.compile(r"[\s,.:;|·•()/–—-]+")


def iso_date(year: int | str, month: int | str, day: int | str) -> str | None:
    """Return ``YYYY-MM-DD``, or None if there is no such day."""
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def find_date(text: str) -> tuple[str | None, str | None]:
    """Find the day of publication, and the time as ``HH:MM ZONE``, in a publication line.

    An update counts only if nothing else is given. A day in figures is taken only where it can
    be read in one way.

    Examples
    --------
    >>> find_date("Oct. 10 2025, Published 5:22 p.m. ET")
    ('2025-10-10', '17:22 ET')
    >>> find_date("Published 14:05, 3 May 2024 | Updated 4 May 2024")
    ('2024-05-03', '14:05')
    """
    text = _GLUED.sub(" ", text)
    update = _UPDATED.search(text)
    if update and update.start():
        day, time = find_date(text[: update.start()])
        if day:
            return day, time
    return _day(text), _time(text)


def find_day(text: str) -> str | None:
    """Find the day of publication alone; see `find_date`."""
    text = _GLUED.sub(" ", text)
    update = _UPDATED.search(text)
    before = find_day(text[: update.start()]) if update and update.start() else None
    return before or _day(text)


def _day(text: str) -> str | None:
    if found := _ISO.search(text):
        return iso_date(*found.groups())
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
        return iso_date(year, _NAMES.index(month[:3].lower()) + 1, day)
    if found := _MONTH_FIRST.search(text):
        month, day, year = found.groups()
        return iso_date(year, _NAMES.index(month[:3].lower()) + 1, day)
    if found := _NUMBERS.search(text):
        one, two = int(found[1]), int(found[2])
        year = int(found[3] or f"20{found[4]}")
        if one > 12 or one == two:
            return iso_date(year, two, one)
        if two > 12 or _AMERICAN.search(text):
            return iso_date(year, one, two)
    return None


def _time(text: str) -> str | None:
    for found in _TIME.finditer(_NUMBERS.sub(" ", text)):
        hour, minute, half, zone, hour_only, half_only, zone_only = found.groups()
        hour, minute = int(hour or hour_only), int(minute or 0)
        half, zone = (half or half_only or "").lower(), zone or zone_only or ""
        if half:
            hour = hour % 12 + 12 * half.startswith("p")
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02} {'UTC' if zone == 'Z' else zone.strip('()')}".strip()
    return None


def mentions_time(text: str) -> bool:
    """Tell whether a text holds what no date line is without."""
    return bool(_DIGIT.search(text)) or any(map(text.lower().__contains__, _SAID))


def is_date_line(text: str) -> bool:
    """Tell whether a line says when, and nothing else.

    Examples
    --------
    >>> is_date_line("Published 14:05, 3 May 2024 | Updated 4 May 2024")
    True
    >>> is_date_line("On 3 May 2024 the council voted")
    False
    """
    if len(text) > 160 or not mentions_time(text):
        return False
    first = found[0] if (found := _LETTERS.search(text)) else ""
    if not first.isupper() and first[:3].lower() not in _BEGINNINGS:
        return False
    text = _CLOCK_PLACE.sub("", _GLUED.sub(" ", text))
    rest = _ANY_DAY.sub(" ", text)
    said = rest != text
    rest = _TIME.sub(" ", rest)
    if not said and text[-1] in ").,:" and text[-3:].lower() not in (".m.", "pm.", "am."):
        return bool(_UPDATED.search(text)) and not _NOISE.sub("", _WORDS.sub(" ", rest))
    if not (said or rest != text or _UPDATED.search(text) or text.strip(" :") == "Published"):
        return False
    return not _NOISE.sub("", _WORDS.sub(" ", rest))
