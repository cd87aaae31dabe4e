"""Values from a table or from front matter → Article, each checked and named if it is wrong."""

import datetime
import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields

from framing.articles import Article, clean_text

from .errors import ReadingError

__all__ = ["FIELDS", "LISTS", "make_article"]

LISTS = ("subheads", "captions", "credits", "notes")
FIELDS = tuple(item.name for item in fields(Article) if item.name != "extra")

_TIME = r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?"


def make_article(values: Mapping[str, object], where: str, id: str = "") -> Article:
    """Make an article from named values; names the suite does not know go to ``extra``.

    Parameters
    ----------
    values : mapping
        Texts, lists, numbers, dates or None, by field name.
    where : str
        File and row, for messages.
    id : str
        Used if `values` gives none.

    Raises
    ------
    ReadingError
        If a value cannot be what its field needs.

    Examples
    --------
    >>> make_article({"headline": 1984, "captions": "One | Two", "votes": 7}, "row 2 of a.csv")
    ... # doctest: +ELLIPSIS
    Article(id='', headline='1984', ... captions=('One', 'Two'), ...({'votes': 7}))
    """
    made: dict[str, object] = {}
    extra: dict[str, object] = {}
    nested = values.get("extra")
    for name, value in values.items():
        if name == "extra" and isinstance(nested, Mapping):
            continue
        if is_null(value):
            continue
        if name == "published":
            made[name], time = read_published(value, where)
            if time:
                extra.setdefault("published_time", time)
        elif name in LISTS:
            made[name] = read_list(value, name, where)
        elif name == "author" and isinstance(value, list | tuple):
            made[name] = ", ".join(read_list(value, name, where)) or None
        elif name in FIELDS:
            made[name] = read_text(value, name, where)
        else:
            extra[str(name)] = plain(value)
    if isinstance(nested, Mapping):
        extra.update((str(name), plain(value)) for name, value in nested.items())
    made["id"] = made.get("id") or id
    return Article(**made, extra=extra)


def is_null(value: object) -> bool:
    """Tell whether a value is missing: None, NaN, or a missing date."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def read_text(value: object, name: str, where: str) -> str:
    """Return a value as text; a whole number read as a float loses its ``.0``."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return str(value)
    raise ReadingError(f"{where}: {name!r} must be text, got {_kind(value)}.")


def read_list(value: object, name: str, where: str) -> tuple[str, ...]:
    """Return a list of texts from a list, a JSON list, or texts separated by `` | ``."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("["):
            try:
                value = json.loads(text)
            except ValueError:
                value = None
        if not isinstance(value, list):
            value = [part.strip() for part in text.split(" | ") if part.strip()]
    if not isinstance(value, list | tuple):
        raise ReadingError(f"{where}: {name!r} must be a list of texts, got {_kind(value)}.")
    return tuple(read_text(item, name, where) for item in value if not is_null(item))


def read_published(value: object, where: str) -> tuple[str | None, str | None]:
    """Return the day as ``YYYY-MM-DD`` and the time, if one is given.

    Examples
    --------
    >>> read_published("2025-10-10T17:22:00Z", "a.md")
    ('2025-10-10', '17:22 UTC')
    >>> read_published("3 March 2025", "a.md")
    ('2025-03-03', None)
    """
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time() and value.tzinfo is None
        value = value.date() if midnight else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat(), None
    text = value.strip() if isinstance(value, str) else ""
    if isinstance(value, str) and not text:
        return None, None
    if not text[:4].isdigit():
        from .dates import find_date, is_date_line

        day, time = find_date(text) if is_date_line(text) else (None, None)
        if day:
            return day, time
    found = re.fullmatch(_TIME, text)
    day = found[1] if found else text
    try:
        if len(day) != 10 or datetime.date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        said = value if len(str(value)) <= 60 else f"{str(value)[:59]}…"
        raise ReadingError(
            f"{where}: 'published' must be a date (YYYY-MM-DD), got {said!r}."
        ) from None
    if not found:
        return day, None
    zone = "UTC" if found[3] in ("Z", "+00:00") else found[3] or ""
    return day, f"{found[2]} {zone}".strip()


def plain(value: object) -> object:
    """Return a value in plain Python types: dates as ISO texts, texts made harmless."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, Mapping):
        return {clean_text(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if is_null(value) or isinstance(value, bool | int | float):
        return None if is_null(value) else value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return clean_text(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value))


def _kind(value: object) -> str:
    names = {dict: "a mapping", list: "a list", tuple: "a list", bytes: "binary data"}
    return names.get(type(value), f"{value!r:.60}")
