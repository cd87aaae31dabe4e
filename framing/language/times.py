"""Dates and times of day in running text, as days relative to the day of publication.

"Yesterday", "Tuesday" and "5 March" are one day in an article of 6 March 2024. What an expression
leaves open stays open: a bare weekday may be the last or the next one.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from .words import to_lower

__all__ = ["Time", "find_times", "same_time"]

_WEEKDAYS = [day.lower() for day in calendar.day_name]
_MONTHS = [month.lower() for month in calendar.month_name]
_SHORT_MONTHS = [month.lower() for month in calendar.month_abbr]
_MONTH_NUMBER = {
    name: number for names in (_MONTHS, _SHORT_MONTHS) for number, name in enumerate(names) if name
} | {"sept": 9}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1, "couple of": 2}
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}

#: First and last hour of the times of day; an evening may be called night, a dawn morning.
_HOURS = {
    "dawn": (4, 8), "daybreak": (4, 8), "sunrise": (4, 8), "early morning": (0, 9),
    "morning": (4, 12), "noon": (11, 13), "midday": (11, 14), "lunchtime": (11, 14),
    "afternoon": (12, 18), "dusk": (17, 22), "sunset": (17, 22), "evening": (17, 23),
    "nightfall": (17, 23), "night": (18, 29), "overnight": (20, 31), "midnight": (23, 25),
}  # fmt: skip

_month = "|".join(name + r"\.?" for name in sorted(_MONTH_NUMBER, key=len, reverse=True))
_number = "|".join([*sorted(_NUMBERS, key=len, reverse=True), r"\d{1,3}"]).replace(" ", r"\ ")
_part = "|".join(sorted(_HOURS, key=len, reverse=True)).replace(" ", r"\ ")
_TIME = re.compile(
    rf"""(?x)\b(?=\w)(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_month})\b
      (?:,?\s+(?P<year>(?:19|20)\d\d))?
    | (?P<month_>{_month})\s+(?P<day_>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d)
      (?:,?\s+(?P<year_>(?:19|20)\d\d))?
    | (?P<whole>{_month})\s+(?P<whole_year>(?:19|20)\d\d)
    | (?:(?P<which_month>last|next|this)|in|since|until|by|of|early|late|mid|from|through|during)
      [\s-]+(?P<bare_month>{_month})\b
    | (?:(?P<which_day>last|next|this|coming|past)\s+)?(?P<weekday>{"|".join(_WEEKDAYS)})\b
      (?:\s+(?P<day_part>morning|afternoon|evening|night))?
    | (?P<word>the\ day\ before\ yesterday|the\ day\ after\ tomorrow
      |yesterday|today|tonight|tomorrow)\b
      (?:\s+(?P<word_part>morning|afternoon|evening|night))?
    | (?P<count>{_number})\s+(?P<unit>day|week|fortnight|month|year)s?\s+
      (?P<way>ago|earlier|from\ now)
    | in\s+(?P<count_>{_number})\s+(?P<unit_>day|week|fortnight|month|year)s?(?:'|’)?(?:\ time)?\b
    | (?P<which>last|next|this|previous|coming|past)\s+
      (?P<period>week|weekend|month|year|morning|afternoon|evening|night)\b
    | (?<![\d,.$€£])(?P<only_year>(?:19|20)\d\d)(?![\d%-]|,\d|\s+(?:people|men|women|children))
    | (?P<part>{_part})
    | (?P<clock>\d{{1,2}})(?:[:.]\d\d)?\s?(?P<noon>[ap])\.?m\b\.?
    | (?P<oclock>{_number})\s+o['’]clock\b
      (?=(?:\s+(?:in|on|at)(?:\s+\w+)?)?\s+(?P<oclock_part>morning|afternoon|evening|night)\b)
    | (?<![\d.:])(?P<hour>[01]?\d|2[0-3]):[0-5]\d(?![\d:]|\s?[ap]\.?m)
    )"""
)
#: Groups of ``_TIME``.
_NAMES_OF_MONTHS = ("month", "month_", "whole", "bare_month")
#: Words one of which is in every time without a figure, but for times of day.
_NAMING = frozenset(
    [
        *_MONTH_NUMBER, *_WEEKDAYS, "yesterday", "today", "tonight", "tomorrow", "clock", "weekend",
        *(unit + s for unit in ("day", "week", "fortnight", "month", "year") for s in ("", "s")),
    ]
)  # fmt: skip
_RUN, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")


class Time(NamedTuple):
    """A time as a text states it.

    Attributes
    ----------
    start, end : int
        Where it stands.
    days : tuple of (date, date)
        The stretches of days that it may mean, first and last day; empty if it names a time of day
        alone, or is relative to a day of publication that is not known.
    hours : (int, int) or None
        Hours of the day, from 0; those of a night go past 24.
    """

    start: int
    end: int
    days: tuple[tuple[date, date], ...] = ()
    hours: tuple[int, int] | None = None


def find_times(text: str, *, published: date | None = None) -> list[Time]:
    """Find dates and times of day.

    Parameters
    ----------
    text : str
    published : date, optional
        Day of publication, to which "yesterday" is relative.

    Returns
    -------
    list of Time
        In order of place.

    Examples
    --------
    >>> day = date(2024, 3, 6)
    >>> [time.days for time in find_times("It began yesterday and ends on 8 March.", published=day)]
    [((datetime.date(2024, 3, 5), datetime.date(2024, 3, 5)),), \
((datetime.date(2024, 3, 8), datetime.date(2024, 3, 8)),)]
    """
    return list(_read_times(text, published))


def same_time(a: Time, b: Time) -> bool | None:
    """Tell whether two expressions may mean one time; None if that cannot be told.

    Examples
    --------
    >>> [a, b] = find_times("Robbers came on March 4. The shop was robbed on Monday.",
    ...                     published=date(2024, 3, 6))
    >>> same_time(a, b)
    True
    """
    known = []
    if a.days and b.days:
        known.append(
            any(
                first <= last_ and first_ <= last
                for first, last in a.days
                for first_, last_ in b.days
            )
        )
    if a.hours and b.hours:
        known.append(_meet(a.hours, b.hours))
    return all(known) if known else None


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return any(a[0] < b[1] + shift and b[0] + shift < a[1] for shift in (-24, 0, 24))


def _may_have_times(text: str) -> bool:
    """Tell quickly whether a text has a figure, or a word that names a time."""
    plain = text.casefold()
    return (
        not _NAMING.isdisjoint(_RUN.findall(plain))
        or any(part in plain for part in _HOURS)
        or bool(_DIGIT.search(text))
    )


def _read_times(text: str, published: date | None) -> Iterator[Time]:
    if not _may_have_times(text):
        return
    for match in _TIME.finditer(to_lower(text)):
        month = next((name for name in _NAMES_OF_MONTHS if match[name]), None)
        if month and not text[match.start(month)].isupper():
            continue  # the verbs "may" and "march"
        part = match["day_part"] or match["word_part"] or match["part"]
        if text[slice(*match.span("period"))] in _HOURS:
            part = match["period"]
        if match["word"] == "tonight":
            part = "night"
        hours = _HOURS[part] if part else None
        if match["clock"]:
            hour = int(match["clock"]) % 12 + 12 * (match["noon"] == "p")
            hours = (hour, hour + 1)
        elif match["oclock"]:
            hour = _count(match["oclock"]) % 12 + 12 * (match["oclock_part"] != "morning")
            hours = (hour, hour + 1)
        elif match["hour"]:
            hours = (int(match["hour"]), int(match["hour"]) + 1)
        days = tuple(_days(match, published))
        if days or hours or match["weekday"] or match["word"] or match["which"] or match["way"]:
            yield Time(match.start(), match.end(), days, hours)


def _days(match: re.Match, published: date | None) -> Iterator[tuple[date, date]]:
    if match["iso"]:
        yield from _one_day(*map(int, match["iso"].split("-")))
    elif month := match["month"] or match["month_"]:
        day, year = int(match["day"] or match["day_"]), match["year"] or match["year_"]
        for year_ in [int(year)] if year else _years_near(published, _month_of(month)):
            yield from _one_day(year_, _month_of(month), day)
    elif match["whole"]:
        yield _month_span(int(match["whole_year"]), _month_of(match["whole"]))
    elif match["bare_month"]:
        number, which = _month_of(match["bare_month"]), match["which_month"] or ""
        for year in _years_near(published, number, which):
            yield _month_span(year, number)
    elif match["only_year"]:
        yield date(int(match["only_year"]), 1, 1), date(int(match["only_year"]), 12, 31)
    elif published:
        yield from _relative_days(match, published)


def _relative_days(match: re.Match, published: date) -> Iterator[tuple[date, date]]:
    def day(offset: int) -> tuple[date, date]:
        return published + timedelta(offset), published + timedelta(offset)

    if match["weekday"]:
        which = match["which_day"] or ""
        ahead = (_WEEKDAYS.index(match["weekday"]) - published.weekday()) % 7
        if which not in ("next", "coming", "last", "past"):
            yield day(ahead)
        if which in ("next", "coming"):
            yield day(ahead or 7)
            yield day((ahead or 7) + 7)
        if which not in ("next", "coming"):
            yield day(ahead - 7)
    elif match["word"]:
        offsets = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
        offsets["the day after tomorrow"] = 2
        yield day(offsets.get(match["word"], -2))
    elif match["way"] or match["count_"]:
        count = _count(match["count"] or match["count_"])
        sign = 1 if match["count_"] or match["way"] == "from now" else -1
        unit = match["unit"] or match["unit_"]
        if unit in _UNIT_DAYS:
            slack = timedelta(0 if unit == "day" else 3)
            middle = published + timedelta(sign * count * _UNIT_DAYS[unit])
            yield middle - slack, middle + slack
        elif unit == "month":
            yield _month_span(*_shift_month(published, sign * count))
        else:
            year = published.year + sign * count
            yield date(year, 1, 1), date(year, 12, 31)
    elif match["period"]:
        step = {"last": -1, "previous": -1, "past": -1, "this": 0}.get(match["which"], 1)
        yield _period(match["period"], step, published)


def _period(period: str, step: int, published: date) -> tuple[date, date]:
    if period == "week":
        monday = published + timedelta(7 * step - published.weekday())
        return monday, monday + timedelta(6)
    if period == "weekend":
        saturday = published + timedelta(7 * step + 5 - published.weekday())
        return saturday - timedelta(1), saturday + timedelta(1)
    if period == "month":
        return _month_span(*_shift_month(published, step))
    if period == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return published + timedelta(step), published + timedelta(step)


def _one_day(year: int, month: int, day: int) -> Iterator[tuple[date, date]]:
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        yield date(year, month, day), date(year, month, day)


def _month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _shift_month(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return years, month + 1


def _years_near(published: date | None, month: int, which: str = "") -> list[int]:
    """Return the years in which a month named without one may be."""
    if published is None:
        return [2000]  # a year that every date without one shares, a leap year
    before = published.year - (month > published.month)
    if which == "last":
        return [before - (month == published.month)]
    after = published.year + (month < published.month)
    return [after] if which == "next" else sorted({before, after})


def _month_of(name: str) -> int:
    return _MONTH_NUMBER[name.rstrip(".")]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[re.sub(r"\s+", " ", word)]
