"""Outlets hidden: each place of a page that names one can show its letter in its stead."""

from collections.abc import Iterable, Sequence

from ..articles import Article
from ..comparison.outlets import Outlets, cut_written
from .source import LETTERS

__all__ = ["mark_outlets"]

#: Parts of an article that are shown.
_PARTS = ("kicker", "headline", "standfirst", "body", "caption")
#: What templates write for signs that mean something in HTML; "&" last, as others begin with it.
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
#: How the element ends that shows an article's own outlet: it is hidden as a whole.
_OUTLET = 'class="outlet">'


def mark_outlets(page: str, articles: Sequence[Article]) -> str:
    """Set off the names of the articles' outlets wherever the body of a page shows them.

    Parameters
    ----------
    page : str
        HTML whose attributes hold neither ``<`` nor ``>`` and whose script comes last.
    articles : sequence of Article

    Returns
    -------
    str
        The page; its text is the same.
    """
    from markupsafe import escape

    names = {a: article.outlet or "" for a, article in zip(LETTERS, articles, strict=False)}
    texts = [article.text(part) for article in articles for part in _PARTS]
    outlets = Outlets(names, [word for text in texts for word in cut_written(text)])
    head, opening, rest = page.partition("<body")
    body, script, tail = rest.rpartition("<script")
    told, last = [head, opening], 0
    for start, end in _find_texts(body, [str(escape(part)) for part in outlets.parts]):
        text, done = _read(body[start:end]), 0
        told.append(body[last:start])
        for a, b, letters in outlets.find_mentions(text):
            shown = f'<span class="o" data-o="{"/".join(letters)}"><span>{escape(text[a:b])}</span>'
            told += [str(escape(text[done:a])), shown, "</span>"]
            done = b
        told.append(str(escape(text[done:])))
        last = end
    return "".join([*told, body[last:], script, tail])


def _read(written: str) -> str:
    """Return what is shown of a text that was escaped: ``html.unescape`` knows 2,000 signs more."""
    for sign, char in _ESCAPED:
        written = written.replace(sign, char)
    return written


def _find_texts(body: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Find what stands between two tags and has one of the words, in any case.

    Looking for each word is faster than looking at each text.
    """
    plain = body.lower()
    if len(plain) != len(body):  # there are letters that are two in small
        plain = "".join(x.lower() if len(x.lower()) == 1 else x for x in body)
    found = set()
    for part in parts:
        place = plain.find(part)
        while place >= 0:
            start, end = body.rfind(">", 0, place) + 1, body.find("<", place)
            in_tag = "<" in body[start:place]
            if not in_tag and not body.endswith(_OUTLET, 0, start):
                found.add((start, end))
            place = plain.find(part, end)
    return sorted(found)
