"""Columns of a table → fields of an article: under their own names, or under common others."""

from collections.abc import Iterable

from framing.articles import clean_text

from .errors import ReadingError
from .fields import FIELDS, is_null, read_published

__all__ = ["ALIASES", "KNOWN", "check_names", "distinct_names", "known_name", "rename_columns"]

#: Names that other tables have for the columns of this suite, the commonest first.
ALIASES = {
    "body": ("text", "content", "article", "article_text", "full_text", "maintext"),
    "headline": ("title",),
    "published": ("date", "published_at", "publish_date", "pub_date", "date_publish"),
    "outlet": ("source", "publisher", "publication"),
    "url": ("link",),
    "author": ("authors",),
}


def _names(field: str) -> tuple[str, ...]:
    return (field, *ALIASES.get(field, ()))


#: All names of columns that are read.
KNOWN = frozenset(name for field in FIELDS for name in _names(field))


def check_names(names: Iterable[str], name: str) -> None:
    """Refuse a table without any column that holds a text.

    Raises
    ------
    ReadingError
    """
    names = list(names)
    if not any(name in names for field in ("headline", "body") for name in _names(field)):
        shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        raise ReadingError(
            f"{name}: a table needs a column 'headline' or 'body'; this one has: {shown}."
        )


def known_name(name: str) -> str:
    """Return the name of a column as the suite spells it.

    Examples
    --------
    >>> known_name(" Headline"), known_name("Votes ")
    ('headline', 'Votes')
    """
    low = name.strip().lower()
    return low if low in KNOWN or low == "extra" else clean_text(name.strip())


def distinct_names(names: Iterable[str]) -> list[str]:
    """Return known names; columns of one name get names of their own.

    Examples
    --------
    >>> distinct_names(["Body", "votes", "votes"])
    ['body', 'votes', 'votes_2']
    """
    found: list[str] = []
    for name in map(known_name, names):
        count, new = 1, name
        while new in found:
            count += 1
            new = f"{name}_{count}"
        found.append(new)
    return found


def rename_columns(values: dict[str, object], renamed: dict[str, str]) -> dict[str, object]:
    """Give columns the names of the suite; a value that its field cannot hold stays where it is.

    Parameters
    ----------
    values : dict
        A row; it is not changed.
    renamed : dict
        Is given the columns that were renamed, with their fields.

    Examples
    --------
    >>> rename_columns({"text": "It closed.", "date": "last week"}, {})
    {'date': 'last week', 'body': 'It closed.'}
    """
    new = dict(values)
    for field, others in ALIASES.items():
        if field in values:
            continue
        column = next((name for name in others if name in values), None)
        if column is None:
            continue
        value = values[column]
        if field not in ("headline", "body") and not is_null(value) and not _fits(value, field):
            continue
        new[field] = new.pop(column)
        renamed[column] = field
    return new


def _fits(value: object, field: str) -> bool:
    if field != "published":
        return isinstance(value, str)
    try:
        read_published(value, "")
    except ReadingError:
        return False
    return True
