"""What surrounds an article on a page and is no part of it.

Phrases are looked for in lower case. A line is left out for a phrase it begins with only if it is
no longer than ``LONGEST`` words, so that a paragraph of the article is safe.
"""

import re

from .lines import Line, ends_sentence
from .openings import Openings
from .phrases import CALLS, ENDS, EXACT, INNER, STRONG, WEAK, phrases

__all__ = [
    "QUOTES",
    "STRONG_WORDS",
    "boilerplate_kind",
    "ends_article",
    "find_suspects",
    "is_list_heading",
    "label_contacts",
    "label_sponsors",
]

LONGEST = 45

_EXACT_KIND = {phrase: kind for kind, text in EXACT.items() for phrase in phrases(text)}
_LISTS = frozenset(
    phrase for phrase, kind in _EXACT_KIND.items() if kind == "links to other articles"
) | {"topics", "tags"}


_SPONSOR = re.compile(
    r"\W*(?:(?:presented|brought to you|powered|sponsored) by|(?:a )?(?:message|word) from"
    r"|(?:together|in partnership) with) (.+)",
    re.I,
)
_SIGNS = " .:!?>»›→▶►*_#|·•∙–—-+[]()…"
#: What announces a list with the name of who made it.
_MORE_FROM = re.compile(r"(?:read )?more (?:\w+ )?(?:from|on|about) .{2,40}:", re.I)
_APPEAL = re.compile(
    r"\b(?:learn|find out|discover|see|read) (?:more|how)\b|\bour sponsors?\b|https?://|\bwww\.",
    re.I,
)
_LONGEST_ADVERT = 80
#: What stands above whom to call.
_CONTACT = re.compile(r"(?:\w+ )?(?:contacts?|enquiries|inquiries|information)\s?:?", re.I)
QUOTES = '“‘"'
_CALLING = ("sign up", "subscribe", "register")
_STRONG, _WEAK = Openings(STRONG), Openings(WEAK)
#: The first words of lines that may be known by what no paragraph begins with.
STRONG_WORDS = _STRONG.words
_INNER = [(part, kind, re.compile(pattern)) for part, (kind, pattern) in INNER.items()]
_INNER += [(f"{word} ", "calls to subscribe", re.compile(CALLS)) for word in _CALLING]
#: A link of Markdown is looked at for what it says.
_PARTS = (*(part for part, _, _ in _INNER), "](")


def plain(text: str) -> str:
    """Return a line in lower case, with straight quotes and no punctuation or signs around it."""
    return text.lower().replace("’", "'").strip(_SIGNS)


def boilerplate_kind(text: str, words: int, *, suspect: bool = True) -> str:
    """Return what kind of boilerplate a line is, or an empty text.

    Parameters
    ----------
    text : str
    words : int
        How many it has.
    suspect : bool
        False if `find_suspects` has looked at it and does not name it.

    Examples
    --------
    >>> boilerplate_kind("Story continues below", 3), boilerplate_kind("Share prices fell.", 3)
    ('advertisements', '')
    """
    if words > LONGEST or (words > 8 and text[0] in QUOTES):
        return ""
    low = text.lower().replace("’", "'")
    if words <= 6 and (kind := _EXACT_KIND.get(low.strip(_SIGNS))):
        return kind
    low = low.lstrip("*_[( ")
    if suspect:
        for part, kind, pattern in _INNER:
            if part in low and pattern.match(low):
                return kind
    kind = _STRONG.kind(low)
    if not kind and (words <= 8 or not ends_sentence(low)):
        kind = _WEAK.kind(low)
    return kind


def find_suspects(low: str) -> set[int]:
    """Find the lines that `boilerplate_kind` may know by what stands inside them, all at once.

    Parameters
    ----------
    low : str
        Lines in lower case.

    Examples
    --------
    >>> sorted(find_suspects("the pool closed.\\nsign up for it.\\nana can be reached at noon."))
    [1, 2]
    """
    suspects = set()
    for part in _PARTS:
        place = low.find(part)
        while place >= 0:
            suspects.add(low.count("\n", 0, place))
            place = low.find(part, place + 1)
    return suspects


def is_list_heading(text: str) -> bool:
    """Tell whether a line announces a list of other articles.

    Examples
    --------
    >>> is_list_heading("MOST READ"), is_list_heading("Read more: the pool in pictures")
    (True, False)
    """
    return plain(text) in _LISTS or (text[-1] == ":" and bool(_MORE_FROM.fullmatch(text)))


def ends_article(text: str) -> bool:
    """Tell whether a line closes an article, as press releases have it.

    Examples
    --------
    >>> ends_article("- ENDS -"), ends_article("Notes to editors:")
    (True, True)
    """
    low = text.lower().strip(" :.*")
    return low in ENDS


def label_contacts(lines: list[Line]) -> None:
    """Leave out whom to call: the short lines right below a heading such as “Media contact”."""
    listed = False
    for line in lines:
        heading = line.kind == "credits and footers" and bool(_CONTACT.match(line.text))
        if listed and not line.label and line.words <= 8 and not line.gap and not line.terminal:
            line.label, line.kind = "left out", "credits and footers"
        listed = heading or (listed and line.label != "" and not line.gap)


def label_sponsors(lines: list[Line]) -> None:
    """Leave out what a sponsor says: the paragraphs below its name that name it or call to it."""
    names: list[str] = []
    listed = False
    for line in lines:
        if line.kind == "advertisements" and (found := _SPONSOR.match(line.text)):
            listed = True
            name = found[1].strip(" .:*")
            names += [name] if name[:1].isupper() and len(name) > 3 else []
        elif listed and not line.label and line.words <= _LONGEST_ADVERT:
            if any(name in line.text for name in names) or _APPEAL.search(line.text):
                line.label, line.kind = "left out", "advertisements"
            else:
                listed = False
