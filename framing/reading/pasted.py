"""Pasted text → Article: what each line is, and why."""

import re
from collections import Counter

from framing.articles import Article, clean_text

from .boilerplate import boilerplate_kind, ends_article
from .bylines import is_outlet, parse_byline
from .captions import label_captions
from .dates import find_date, is_date_line
from .flow import label_flow
from .head import label_head, split_head
from .lines import Line, join_broken, split_lines
from .repeats import label_repeats

__all__ = ["explain", "parse_text"]

_URL = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?$", re.I)
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()\s]*\)")
_RULE = re.compile(r"[\s*_=~.·•—–-]{3,}$")
_DATELINE = re.compile(
    r"((?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w. ]{1,24}){0,2}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}"
    r"(?:, \d{4})?)?(?: \([A-Z][\w .&-]{1,24}\))?|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
    r"(?:, [A-Z][\w. ]{1,24})? \([A-Z][\w .&-]{1,24}\)))\s*(?:[—–]|--?|:)\s*(?=[\w“\"‘'$£€])"
)
_SITE = re.compile(r"(.{12,}?)\s+(?:\|\s+([^|]{2,40})|[-–—]\s+([^-–—|]{2,40}))$")
_LONGEST_NOTE = 60
_SHOWN = 6


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
    return _assemble(label_lines(text), id)


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
    shown = []
    for line in label_lines(text):
        label = f"{line.label} ({line.kind})" if line.kind else line.label
        if line.credit and line.label == "caption":
            shown.append((line.number, label, line.text))
            shown.append((line.number, "credit", line.credit))
        else:
            shown.append((line.number, label, line.text))
    return shown


def label_lines(text: str) -> list[Line]:
    """Label every line that is not blank; `parse_text` and `explain` both stand on this."""
    lines = split_lines(clean_text(text))
    for line in lines:
        _label_alone(line)
    lines = split_head(lines)
    for line in lines:
        if not line.label:
            _label_alone(line)
    _label_times(lines)
    label_captions(lines)
    label_repeats(lines)
    start = label_head(lines)
    label_flow(lines, start)
    return lines


def _label_alone(line: Line) -> None:
    """Mark a line that its own words are enough to know."""
    text, words = line.text, line.words
    if line.label or words > 60:
        return
    if text[0] == "#" and (found := _HASHES.match(text)):
        line.level = 1 if len(found[1]) == 1 else 2
        line.text = text[found.end() :]
        line.words = line.text.count(" ") + 1
        return
    if "](" in text:
        _unlink(line)
        text = line.text
        if line.label:
            return
    if kind := boilerplate_kind(text, words):
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


def _label_times(lines: list[Line]) -> None:
    """Set the times apart that head the entries of a live report."""
    times = [line for line in lines if line.label == "date" and _CLOCK.match(line.text)]
    if len(times) > 2:
        for line in times:
            line.label, line.kind = "left out", "time stamps"


def _unlink(line: Line) -> None:
    """Put the words of a Markdown link in its place, and the words of an image into a caption."""
    image = line.text.startswith("![") and _LINK.fullmatch(line.text)
    line.text = _LINK.sub(r"\2", line.text).strip() or line.text
    line.words = line.text.count(" ") + 1
    if image:
        line.label, line.kind = ("caption", "") if image[2] else ("left out", "page furniture")


def _assemble(lines: list[Line], id: str) -> Article:
    parts: dict[str, list[str]] = {}
    for line in lines:
        parts.setdefault(line.label, []).append(line.text)
    notes: list[str] = []
    extra: dict[str, object] = {}
    values: dict[str, str | None] = {
        name: parts[name][0] if name in parts else None
        for name in ("kicker", "section", "outlet", "url")
    }
    values["standfirst"] = "\n".join(parts.get("standfirst", ())) or None
    values["headline"] = _headline(parts, values, notes)
    _read_dates(parts.get("date", ()), values, extra, notes)
    _read_bylines(parts, values, extra)
    values["body"] = _body([line for line in lines if line.label == "body"], values, extra, notes)
    captions = [line for line in lines if line.label == "caption"]
    credits = dict.fromkeys(line.credit for line in lines if line.credit and line.label)
    return Article(
        id=id,
        subheads=tuple(parts.get("subhead", ())),
        captions=tuple(dict.fromkeys(line.text for line in captions if not line.kind)),
        credits=tuple(credits),
        notes=tuple(notes + _left_out(lines)),
        extra=extra,
        **values,
    )


def _headline(parts: dict, values: dict, notes: list[str]) -> str:
    if "headline" not in parts:
        notes.append("No headline was found: the text begins with its first paragraph.")
        return ""
    headline = parts["headline"][0]
    found = _SITE.fullmatch(headline)
    site = found and (found[2] or found[3])
    if site and (is_outlet(site) or (found[2] and site.count(" ") < 3)):
        notes.append(f"Left out of the headline as the name of the site: {site!r}.")
        if is_outlet(site) and not values["outlet"]:
            values["outlet"] = site
        return found[1]
    return headline


def _read_dates(lines, values: dict, extra: dict, notes: list[str]) -> None:
    values["published"] = None
    for text in lines:
        day, time = find_date(text)
        if day and not values["published"]:
            values["published"] = day
            if time:
                extra["published_time"] = time
        elif time and day == values["published"] and "published_time" not in extra:
            extra["published_time"] = time
    if lines and not values["published"]:
        notes.append(f"The date was not understood: {_short(lines[0])}.")


def _read_bylines(parts: dict, values: dict, extra: dict) -> None:
    values["author"] = None
    for text in parts.get("byline", ()):
        byline = parse_byline(text)
        author = byline.author if byline else text.strip(" ,|")
        if values["author"] is None:
            values["author"] = author
        if byline:
            values["outlet"] = values["outlet"] or byline.outlet
            for key, value in (("byline_place", byline.place), ("byline_role", byline.role)):
                if value:
                    extra.setdefault(key, value)
    if "role" in parts:
        extra.setdefault("byline_role", parts["role"][0])


def _body(lines: list[Line], values: dict, extra: dict, notes: list[str]) -> str:
    paragraphs: list[str] = []
    for line in lines:
        text = line.text
        if paragraphs and text[0].islower() and paragraphs[-1][-1].isalpha():
            paragraphs[-1] = join_broken(paragraphs[-1], text, "")
        else:
            paragraphs.append(text)
    if paragraphs and (found := _DATELINE.match(paragraphs[0][:120])):
        extra["dateline"] = found[1]
        notes.append(f"Left out of the body as its dateline: {found[1]!r}.")
        paragraphs[0] = paragraphs[0][found.end() :]
        if not values["published"]:
            values["published"] = find_date(found[1])[0]
    return "\n\n".join(paragraphs)


def _short(text: str) -> str:
    if len(text) > _LONGEST_NOTE:
        text = text[: _LONGEST_NOTE - 1].rstrip() + "…"
    return f"“{text}”"


def _left_out(lines: list[Line]) -> list[str]:
    """Sum up, kind by kind, the lines that are in no part of the article."""
    notes = []
    copies = sum(line.kind == "repeated captions" for line in lines)
    if copies:
        notes.append(f"Left out as repeated captions: {copies}.")
    kinds = Counter(line.kind for line in lines if line.label == "left out")
    for kind, count in kinds.items():
        texts = dict.fromkeys(
            _short(line.text) for line in lines if line.label == "left out" and line.kind == kind
        )
        shown = ", ".join(list(texts)[:_SHOWN]) + (", …" if len(texts) > _SHOWN else "")
        lines_said = "1 line" if count == 1 else f"{count} lines"
        notes.append(f"Left out as {kind}: {lines_said} ({shown}).")
    return notes
