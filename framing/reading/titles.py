"""The headline of a web page: the heading that its metadata name, without the name of the site."""

import re
from collections.abc import Sequence

from .blocks import squeeze
from .bylines import is_outlet

__all__ = ["choose_headline", "cut_site", "shown_text"]

_SEPARATOR = re.compile(r"\s+[|»«·•—–:-]{1,2}\s+|\s*\|\s*|\s*»\s*|:\s+|\s+::\s+")
_ALNUM = re.compile(r"[^\W_]+")


def shown_text(element) -> str:
    """Return the text in an element on one line."""
    return " ".join("".join(element.itertext()).split())


def choose_headline(
    root, said: list[str], titles: list[str], sites: list[str], texts: Sequence[str] = ()
) -> tuple[str, str]:
    """Choose the headline that is shown on the page, with the help of what its metadata say.

    Parameters
    ----------
    root : lxml element
    said : list of str
        Headlines by JSON-LD and ``meta`` elements.
    titles : list of str
        The ``title`` element.
    sites : list of str
        Names of the site.
    texts : sequence of str
        The blocks of text that the page shows.

    Returns
    -------
    headline, site : str
        What was cut off as the name of the site, if anything.
    """
    known = [*said, *titles]
    shown = [(level, shown_text(e)) for level in (1, 2, 3) for e in root.iter(f"h{level}")]
    shown = [(level, text) for level, text in shown if 3 <= len(text) <= 300]
    agreed = [(_agreement(text, known), -level, -i, text) for i, (level, text) in enumerate(shown)]
    best = max(agreed, default=None)
    first = [text for level, text in shown if level == 1]
    if best and best[0] >= 0.6:
        return cut_site(best[3], sites, shown=True)
    names = {_squeeze(site) for site in sites}
    if len(first) == 1 and (not known or first[0].count(" ") > 1) and not _is_site(first[0], names):
        return cut_site(first[0], sites, shown=True)
    for title in known:
        if part := _shown_part(title, texts):
            return part, ""
    if known:
        return cut_site(known[0], sites)
    return cut_site(first[0], sites) if first else ("", "")


def _shown_part(title: str, texts: Sequence[str]) -> str:
    """Return the part of a title that stands on the page as a block of its own."""
    keys = {squeeze(text): text for text in texts if len(text) < 300}
    parts = [title, *_SEPARATOR.split(title)]
    found = [keys[key] for part in parts if (key := squeeze(part)) in keys]
    found = [text for text in found if text.count(" ") > 1]
    return max(found, key=len, default="")


def _agreement(text: str, known: list[str]) -> float:
    """How well a heading agrees with what is said: words in common, in both directions."""
    own = _ALNUM.findall(text.lower())
    best = 0.0
    for other in known:
        theirs = _ALNUM.findall(other.lower())
        if not own or not theirs:
            continue
        common = len(set(own) & set(theirs))
        within = common / len(set(own))
        covered = common / len(set(theirs))
        if len(own) < 3 and own != theirs[: len(own)]:
            continue
        best = max(best, within * (0.35 + 0.65 * min(1.0, covered * 1.25)))
    return best


def cut_site(text: str, sites: list[str], *, shown: bool = False) -> tuple[str, str]:
    """Cut the name of the site off a title.

    Parameters
    ----------
    text : str
    sites : list of str
        Names of the site.
    shown : bool
        The title is a heading, at the beginning of which such a name belongs to it.

    Examples
    --------
    >>> cut_site("Pool to close | The Harbour Post", ["Harbour Post"])
    ('Pool to close', 'The Harbour Post')
    >>> cut_site("Pool to close - at last", ["Harbour Post"])
    ('Pool to close - at last', '')
    """
    names = {_squeeze(site) for site in sites}
    cuts = list(_SEPARATOR.finditer(text))
    if not cuts:
        return text, ""
    last, first = cuts[-1], cuts[0]
    tail, head = text[last.end() :], text[: first.start()]
    if _is_site(tail, names) and text[: last.start()].count(" ") >= 1:
        rest, cut = text[: last.start()], tail
    elif not shown and _is_site(head, names) and text[first.end() :].count(" ") >= 2:
        rest, cut = text[first.end() :], head
    else:
        return text, ""
    return cut_site(rest, sites, shown=shown)[0] or rest, cut


def _squeeze(text: str) -> str:
    return squeeze(text).removeprefix("the")


def _is_site(text: str, names: set[str]) -> bool:
    own = _squeeze(text)
    if not own or text.count(" ") > 5:
        return False
    if own in names or any(len(n) > 3 and (own.startswith(n) or n.startswith(own)) for n in names):
        return True
    return is_outlet(text)
