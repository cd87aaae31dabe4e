"""What surrounds an article on a page and is no part of it.

Phrases are looked for in lower case. A line is left out for a phrase it begins with only if it is
no longer than ``LONGEST`` words, so that a paragraph of the article is safe.
"""

import re

from .lines import ends_sentence
from .phrases import ENDS, EXACT, STRONG, WEAK, phrases

__all__ = ["BOILERPLATE_KINDS", "boilerplate_kind", "ends_article", "is_list_heading"]

LONGEST = 45

BOILERPLATE_KINDS = tuple(STRONG)

_EXACT_KIND = {phrase: kind for kind, text in EXACT.items() for phrase in phrases(text)}
_LISTS = frozenset(
    phrase for phrase, kind in _EXACT_KIND.items() if kind == "links to other articles"
) | {"topics", "tags"}


def _compiled(phrases: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    groups = (
        f"(?P<k{BOILERPLATE_KINDS.index(kind)}>{'|'.join(phrases[kind])})" for kind in phrases
    )
    return re.compile("|".join(groups))


_STRONG_START, _WEAK_START = _compiled(STRONG), _compiled(WEAK)


def plain(text: str) -> str:
    """Return a line in lower case, with straight quotes and no punctuation or signs around it."""
    return text.lower().replace("’", "'").strip(" .:!>»›→▶►*_#|·•–—-+[]()…")


def boilerplate_kind(text: str, words: int) -> str:
    """Return what kind of boilerplate a line is, or an empty text.

    Examples
    --------
    >>> boilerplate_kind("Story continues below", 3), boilerplate_kind("Share prices fell.", 3)
    ('advertisements', '')
    """
    if words > LONGEST or (words > 8 and text[0] in '“‘"'):
        return ""
    if words <= 6 and (kind := _EXACT_KIND.get(plain(text))):
        return kind
    low = text.lower().replace("’", "'").lstrip("*_[( ")
    found = _STRONG_START.match(low)
    if not found and (words <= 8 or not ends_sentence(low)):
        found = _WEAK_START.match(low)
    return BOILERPLATE_KINDS[int(found.lastgroup[1:])] if found else ""


def is_list_heading(text: str) -> bool:
    """Tell whether a line announces a list of other articles.

    Examples
    --------
    >>> is_list_heading("MOST READ"), is_list_heading("Read more: the pool in pictures")
    (True, False)
    """
    return plain(text) in _LISTS


def ends_article(text: str) -> bool:
    """Tell whether a line closes an article, as press releases have it.

    Examples
    --------
    >>> ends_article("- ENDS -"), ends_article("Notes to editors:")
    (True, True)
    """
    low = text.lower().strip(" :.*")
    return low in ENDS
