"""Numbers compared: the quantities of two articles, and which of them only one gives."""

import re
from collections.abc import Mapping
from itertools import combinations

from .numbers import format_number
from .source import Source
from .statements import shorten

__all__ = ["summarize_quantities"]

#: Characters shown on either side of a number, and words of what is only in one.
_CONTEXT, _WORDS = 32, 8
#: More articles than these: what two give alike is shown without its context.
_WHOLE = 3
_SPACE = re.compile(r"\s+")


def summarize_quantities(source: Source) -> dict[str, object]:
    """Gather the numbers that two articles give alike or otherwise, and those of only one.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``pairs``: for each two articles ``letters``, ``different`` and ``same`` (``what``: unit or
        what is counted; ``a, b``: ``text, left, right, value, mentions, voice``), and ``alone``
        (for each of them ``letter, other, texts``).
    """
    pairs = {(a.id, b.id): [] for a, b in combinations(source.articles, 2)}
    for record in source.tables["numbers"]:
        pairs[record["a"], record["b"]].append(record)
    return {"pairs": [_pair(source, ids, records) for ids, records in pairs.items()]}


def _pair(source: Source, ids: tuple[str, str], records: list[Mapping]) -> dict[str, object]:
    letters = [source.letters[id_] for id_ in ids]
    return {
        "letters": letters,
        **{
            relation: [_match(source, r, context) for r in records if r["relation"] == relation]
            for relation, context in (
                ("different", _CONTEXT),
                ("same", _CONTEXT if len(source.articles) <= _WHOLE else 0),
            )
        },
        "alone": [
            {
                "letter": letter,
                "other": other,
                "texts": [_name(r, side) for r in records if r["relation"] == f"only in {side}"],
            }
            for side, letter, other in zip("ab", letters, letters[::-1], strict=True)
        ],
    }


def _match(source: Source, record: Mapping, context: int) -> dict[str, object]:
    counted = record["counted_a"] or record["counted_b"]
    return {
        "what": counted or record["unit"] or "",
        **{side: _show(source, record, side, context) for side in "ab"},
    }


def _show(source: Source, record: Mapping, side: str, context: int) -> dict[str, object]:
    article = next(a for a in source.articles if a.id == record[side])
    text = article.text(record[f"part_{side}"])
    start, end = record[f"start_{side}"], record[f"end_{side}"]
    first, last = source.find_context(article.id, record[f"part_{side}"], start, end, context)
    left, right = text[first:start], text[end:last]
    if start - first == context and first:
        left = left.partition(" ")[2] or left
    if last - end == context and last < len(text):
        right = right.rpartition(" ")[0] or right
    return {
        "letter": source.letters[record[side]],
        "text": record[f"text_{side}"],
        "left": _SPACE.sub(" ", left).lstrip(),
        "right": _SPACE.sub(" ", right).rstrip(),
        "value": _value(record, side),
        "mentions": record[f"mentions_{side}"],
        "voice": record[f"voice_{side}"],
    }


def _value(record: Mapping, side: str) -> str:
    """Write a value, and what it may stand for if that is a range."""
    value, low, high = (record[f"{name}_{side}"] for name in ("value", "low", "high"))
    if value is None:
        return ""
    ends = [low, high] if low is not None and low != high else [value]
    return " to ".join(_write(end) for end in ends)


def _write(value: float) -> str:
    return format_number(value, 0 if value == round(value) else 2)


def _name(record: Mapping, side: str) -> str:
    """Name a number by its words and what it counts, unless they say so themselves."""
    text, counted = record[f"text_{side}"] or "", record[f"counted_{side}"] or ""
    told = text if counted.lower() in text.lower() else f"{text} {counted}"
    return shorten(told, _WORDS)
