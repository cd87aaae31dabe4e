"""Live reports: posts under time stamps, each with a title or an author of its own."""

import re

from .bylines import is_name, parse_byline
from .lines import Line

__all__ = ["label_posts"]

_STAMP = re.compile(
    r"(?:(?:posted|updated|published)(?: at)? )?"
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?"
    r"(?:,? \d{1,2} [a-z]{3,9})?|(?:\d+ ?(?:h|hrs?|hours?|m|mins?|minutes?),? ?){1,2} ago)",
    re.I,
)
_FROM = re.compile(r"(?:from|by|posted by)\s+", re.I)
#: So many stamps, and so many of them above text, make a live report.
_STAMPS, _POSTS = 3, 2
#: A post has no more lines than these above its text.
_MOST_TITLES = 3


def label_posts(lines: list[Line]) -> int | None:
    """Set the time stamps, titles and authors of posts apart from their paragraphs.

    Stamps above titles alone are a list of what the posts are about.

    Returns
    -------
    int or None
        Where the first stamp stands, which ends the head; None if this is no live report.
    """
    stamps = [i for i, ln in enumerate(lines) if ln.label == "date" and _STAMP.fullmatch(ln.text)]
    if len(stamps) < _STAMPS:
        return None
    posts = [
        _split(lines[i + 1 : end]) for i, end in zip(stamps, [*stamps[1:], len(lines)], strict=True)
    ]
    if sum(text and len(titles) <= _MOST_TITLES for titles, text in posts) < _POSTS:
        return None
    for i in stamps:
        lines[i].label, lines[i].kind = "left out", "time stamps"
    for titles, text in posts:
        if not text and titles is not posts[-1][0]:
            for line in titles:
                line.label, line.kind = "left out", "links to other articles"
        elif text and len(titles) <= _MOST_TITLES:
            for line in titles:
                _label_title(line)
    titled = any(not line.label or line.label == "headline" for line in lines[: stamps[0]])
    return stamps[0] if titled else None


def _split(lines: list[Line]) -> tuple[list[Line], bool]:
    """Return what stands above the text of a post, and whether there is text."""
    titles = []
    for line in lines:
        if not line.label and line.terminal and line.words >= 4:
            return titles, True
        if not line.label:
            titles.append(line)
    return titles, False


def _label_title(line: Line) -> None:
    name = _FROM.sub("", line.text, count=1)
    credited = name != line.text and parse_byline(f"By {name}")
    if credited or line.text.startswith("Reporting from "):
        line.label, line.kind = "left out", "authors of posts"
    elif line.words <= 4 and is_name(line.text) and not line.is_upper:
        line.label = "byline"
    else:
        line.level = line.level or 2
