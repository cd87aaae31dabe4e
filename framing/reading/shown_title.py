"""The headline of a page that names none: the line set large above its text."""

import re
from collections.abc import Sequence

from .blocks import Block, squeeze
from .boilerplate import boilerplate_kind
from .bylines import is_outlet, parse_byline
from .dates import is_date_line
from .lines import ends_sentence

__all__ = ["find_shown_title", "is_shown_title"]

_HEADING = re.compile(r"h[1-6]$")
_NAMED = re.compile(r"(?:^|[\s_-])(?:headline|title|hed)(?=[\s_-]|$)", re.I)
_SIZE = re.compile(r"([+-]?)(\d)$")
#: How far above the text a headline may stand, in blocks.
_REACH = 10
_FEWEST, _MOST = 2, 30
#: The size of type that a font element has by default; larger is set large.
_USUAL = 3


def is_shown_title(headline: str, blocks: Sequence[Block]) -> bool:
    """Tell whether a headline by the metadata needs no other: it is shown, or more than a name."""
    if not headline:
        return False
    if headline.count(" ") >= 2 and not is_outlet(headline):
        return True
    key = squeeze(headline)
    return any(squeeze(block.text) == key for block in blocks)


def find_shown_title(blocks: Sequence[Block], first: int) -> str:
    """Find the headline among the blocks above the text, which begins with block `first`.

    It is the one set largest in type, or else the line above the byline or the date.

    Examples
    --------
    >>> from lxml.html import fromstring
    >>> from .blocks import find_blocks
    >>> page = "<td><font size=5>Pool to close</font><br>By Ana Lund<p>The pool will close.</td>"
    >>> find_shown_title(find_blocks(fromstring(f"<table><tr>{page}")), 2)
    'Pool to close'
    """
    near = range(max(0, first - _REACH), min(first + 1, len(blocks)))
    titles = [i for i in near if _may_be_title(blocks[i])]
    sizes = {i: size for i in titles if (size := _size(blocks[i])) > _USUAL}
    if sizes:
        return blocks[max(sizes, key=lambda i: (sizes[i], -i))].text
    for i in reversed(titles):
        below = blocks[i + 1 : i + 2]
        if i < first and blocks[i].words > _FEWEST and below and _is_of_head(below[0].text):
            return blocks[i].text
    return ""


def _may_be_title(block: Block) -> bool:
    text = block.text
    if not _FEWEST <= block.words <= _MOST or block.linked > 0.5:
        return False
    if block.zone not in ("", "tables") or (ends_sentence(text) and text[-1] == "."):
        return False
    return not (_is_of_head(text) or is_outlet(text) or boilerplate_kind(text, block.words))


def _is_of_head(text: str) -> bool:
    return is_date_line(text) or parse_byline(text) is not None


def _size(block: Block) -> float:
    """Return how large a block is set, as the sizes of font elements count (3 is usual)."""
    sizes = [0.0]
    element = block.element if block.inline is None else block.inline
    while element is not None:
        if _HEADING.match(element.tag):
            sizes.append(8.0 - int(element.tag[1]))
        elif element.tag in ("b", "strong", "big"):
            sizes.append(_USUAL + 0.5)
        elif _NAMED.search(element.get("class") or ""):
            sizes.append(_USUAL + 2.0)
        if found := _SIZE.match(element.get("size") or "" if element.tag == "font" else ""):
            size = int(found[1] + found[2])
            sizes.append(_USUAL + size if found[1] else size)
        if element is block.element:
            break
        element = element.getparent()
    return max(sizes)
