"""Pasted text → Article: what each line is, and why."""

import re
from dataclasses import replace

from framing.articles import Article, clean_text, describe_cleaning, is_even

from .assembly import assemble
from .boilerplate import (
    QUOTES,
    STRONG_WORDS,
    boilerplate_kind,
    ends_article,
    find_suspects,
    label_contacts,
    label_sponsors,
)
from .bylines import parse_byline
from .captions import CAPTION_WORDS, label_beside_credits, label_captions
from .dates import is_date_line
from .flow import label_flow
from .head import label_head
from .lines import Line, bare, split_lines
from .openings import first_letters
from .posts import label_posts
from .repeats import label_repeats
from .splitting import DEEPEST, HEAD_WORDS, split_head

__all__ = ["explain", "explain_lines", "label_alone", "parse_text"]

_URL = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_DIGIT = re.compile(r"\d")
_HASHES = re.compile(r"(#{1,6})\s+(?=[^\s#])")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()\s]*\)")
_BOLD = ("**", "__")
_RULE = re.compile(r"[\s*_=~.·•∙—–-]+$")

#: Words that a line can begin with to be a caption, or several things of the head in one.
_TELLING = CAPTION_WORDS | HEAD_WORDS


def parse_text(text: str, *, id: str = "") -> Article:
    """Read a pasted news article: guess its parts and set aside what is not its own text.

    Parameters
    ----------
    text : str
        What was copied from a page, with whatever stood around the article.
    id : str
        Identifier of the article.

    Returns
    -------
    Article
        Its ``notes`` say what was guessed and list what was left out of the body.

    Examples
    --------
    >>> article = parse_text("Pool to close in May\\n\\nBy Ana Lund\\n\\nThe harbour pool will "
    ...                      "close in May, the council said on Monday.")
    >>> article.headline, article.author
    ('Pool to close in May', 'Ana Lund')
    >>> article.body
    'The harbour pool will close in May, the council said on Monday.'
    """
    even = is_even(text)
    article = assemble(label_lines(text, even=even), id)
    if not even and (note := describe_cleaning(text)):
        return replace(article, notes=(note, *article.notes))
    return article


def explain(text: str) -> list[tuple[int, str, str]]:
    """Say what each line of a pasted text is taken for.

    Returns
    -------
    list of (int, str, str)
        Line number (from 1), label, and the text; a line that holds several things comes several
        times, a paragraph broken into several lines comes once.

    Examples
    --------
    >>> explain("Pool to close in May\\nAdvertisement\\nThe harbour pool will close in May.")[1]
    (2, 'left out (advertisements)', 'Advertisement')
    """
    return explain_lines(label_lines(text))


def explain_lines(lines: list[Line]) -> list[tuple[int, str, str]]:
    """Return number, label and text of labelled lines."""
    shown = []
    for line in lines:
        label = f"{line.label} ({line.kind})" if line.kind else line.label
        if line.credit and line.label == "caption":
            shown.append((line.number, label, line.text))
            shown.append((line.number, "credit", line.credit))
        else:
            shown.append((line.number, label, line.text))
    return shown


def label_lines(text: str, *, even: bool = False) -> list[Line]:
    """Label every line that is not blank; `parse_text` and `explain` both stand on this.

    Parameters
    ----------
    text : str
    even : bool
        Known to hold nothing that is not printed but line ends and spaces, which spares much.
    """
    lines = split_lines(text if even else clean_text(text), even=even)
    low = bare("\n".join([line.text for line in lines]))
    suspects = find_suspects(low)
    for i, (line, begin) in enumerate(zip(lines, low.split("\n"), strict=False)):
        if i in suspects:
            label_alone(line)
        elif is_prose(line, begin):
            line.prose = True
        else:
            label_alone(line, suspect=False)
    if lines and lines[0].words > 4 and lines[0].kind == "links to other articles":
        lines[0].label = lines[0].kind = ""  # a headline may begin with “Watch:”
    whole = set(map(id, lines[:DEEPEST]))
    rest = max(0, len(lines) - DEEPEST)
    lines = split_head(lines)
    for line in lines[: len(lines) - rest]:
        if id(line) not in whole:
            label_alone(line)
    posts = label_posts(lines)
    label_contacts(lines)
    label_sponsors(lines)
    label_captions(lines)
    label_beside_credits(lines)
    label_repeats(lines)
    start = label_head(lines, posts)
    label_flow(lines, start)
    return lines


def is_prose(line: Line, low: str) -> bool:
    """Tell whether a line is a sentence that its own words can make nothing else.

    Nothing that looks at one line by itself needs to look at such a one, unless `find_suspects`
    names it.

    Parameters
    ----------
    line : Line
    low : str
        Its text by `bare`.
    """
    text = line.text
    if not line.terminal or line.words <= 8 or text[-1] in ")]" or text[-2:] in ("m.", ")."):
        return False
    first = first_letters(low)
    if not first:
        return text[0] in QUOTES
    if first in _TELLING:
        return False
    return first not in STRONG_WORDS or not boilerplate_kind(text, line.words, suspect=False)


def label_alone(line: Line, *, suspect: bool = True) -> None:
    """Mark a line that its own words are enough to know; see `find_suspects`."""
    text, words = line.text, line.words
    if line.label or words > 60:
        return
    if text[0] == "#" and (found := _HASHES.match(text)):
        line.level = 1 if len(found[1]) == 1 else 2
        line.text = text[found.end() :]
        line.words = line.text.count(" ") + 1
        return
    if text[:2] in _BOLD and text[-2:] == text[:2] and len(text) > 4:
        text = line.text = text.strip("*_ ") or text
        suspect = True
        line.level = 0 if line.terminal or words > 14 else 2
    if "](" in text:
        _unlink(line)
        text, suspect = line.text, True
        if line.label:
            return
    if kind := boilerplate_kind(text, words, suspect=suspect):
        line.label, line.kind = "left out", kind
        if kind == "corrections" and is_date_line(text):
            line.label, line.kind = "date", ""
    elif words > 25 or (line.terminal and words > 8 and text[-2:] != "m."):
        return
    elif words <= 2 and _URL.match(text):
        line.label = "url"
    elif words <= 4 and (ends_article(text) or _RULE.match(text)):
        line.label, line.kind = "left out", "page furniture"
    elif (words <= 4 or _DIGIT.search(text)) and is_date_line(text):
        line.label = "date"
    elif not line.terminal and parse_byline(text):
        line.label = "byline"


def _unlink(line: Line) -> None:
    """Put the words of a Markdown link in its place, and the words of an image into a caption."""
    image = line.text.startswith("![") and _LINK.fullmatch(line.text)
    line.text = _LINK.sub(r"\2", line.text).strip() or line.text
    line.words = line.text.count(" ") + 1
    if image:
        line.label, line.kind = ("caption", "") if image[2] else ("left out", "page furniture")
