"""Front matter of plain lines, read without YAML's parser, which takes longer to load than to use.

Most front matter is lines ``name: text``, a date, and lists of texts. Whatever else it holds is
left to the parser.
"""

import datetime
import re

__all__ = ["read_plain"]

_LINE = re.compile(r"([A-Za-z]\w*):(?: (.+))?")
#: Text in quotation marks, in which nothing is escaped; or text that opens neither with a digit
#: nor with a mark of ASCII, and has no colon or hash where YAML would see a name or a comment.
_TEXT = re.compile(r'"([^"\\]*)"|([^\x00-@\[-`{-\x7f](?:[^:#]|:(?! )|(?<! )#)*(?<![: ]))')
_ITEM = re.compile(r" *- (.+)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
#: Words that are no text in YAML.
_RESERVED = frozenset("yes no on off true false null".split())


def read_plain(source: str) -> dict[str, object] | None:
    """Return the values of plain front matter as YAML has them; None if it is not so plain.

    Examples
    --------
    >>> read_plain('outlet: Ledger\\ncaptions:\\n  - "The pool: closed"\\n')
    {'outlet': 'Ledger', 'captions': ['The pool: closed']}
    >>> read_plain("words: {all: 7}\\n")

    Raises
    ------
    ValueError
        If there is no such day.
    """
    found: dict[str, object] = {}
    items: list[object] | None = None
    indent = 0
    for line in source.removesuffix("\n").split("\n"):
        if not line.isprintable():
            return None
        if (item := _ITEM.fullmatch(line)) and items is not None:
            indent = indent if items else item.start(1)
            value = _read_text(item[1])
            if value is None or indent != item.start(1):
                return None
            items.append(value)
        elif (named := _LINE.fullmatch(line)) and items != [] and _is_new(named[1], found):
            items = None if named[2] else []
            value = _read_value(named[2]) if named[2] else items
            if value is None:
                return None
            found[named[1]] = value
        else:
            return None
    return found if items != [] else None


def _is_new(name: str, found: dict) -> bool:
    return name not in found and name.isascii() and name.lower() not in _RESERVED


def _read_value(written: str) -> object:
    if _DAY.fullmatch(written):
        return datetime.date.fromisoformat(written)
    return _read_text(written)


def _read_text(written: str) -> str | None:
    match = _TEXT.fullmatch(written)
    if not match or written.lower() in _RESERVED:
        return None
    return match[1] if match[2] is None else match[2]
