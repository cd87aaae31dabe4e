"""Labelled lines → Article, with notes on what was guessed and left out."""

import re

from framing.articles import Article, make_of_clean

from .bylines import DATELINE, FOREIGN_BY, is_outlet, parse_byline
from .dates import find_date
from .lines import Line, join_broken

__all__ = ["assemble"]

_SITE = re.compile(r"(.{12,}?)\s+(?:\|\s+([^|]{2,40})|[-–—]\s+([^-–—|]{2,40}))$")
#: A list of names, of which none is to be taken for an outlet or a job.
_LISTED = re.compile(r", .*\band ")
_LONGEST_NOTE = 60
_SHOWN = 6


def assemble(lines: list[Line], id: str, *, whole: bool = False) -> Article:
    """Make an article of labelled lines; those of a page are known to be `whole` paragraphs."""
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
    values["headline"] = _headline(parts, values, notes, whole)
    _read_dates(parts.get("date", ()), values, extra, notes)
    known = {line.text for line in lines if not line.number and line.label == "byline"}
    _read_bylines(parts, known, values, extra)
    body = parts.get("body", [])
    paragraphs = body if whole else _mend(body)
    values["body"] = _body(paragraphs, values, extra, notes)
    captions = [line.text for line in lines if line.label == "caption" and not line.kind]
    credits = dict.fromkeys([line.credit for line in lines if line.credit and line.label])
    make = Article if whole else make_of_clean
    return make(
        id,
        subheads=tuple(parts.get("subhead", ())),
        captions=tuple(dict.fromkeys(captions)),
        credits=tuple(credits),
        notes=tuple(notes + _left_out(lines)),
        extra=extra,
        **values,
    )


def _headline(parts: dict, values: dict, notes: list[str], whole: bool) -> str:
    if "headline" not in parts:
        notes.append("No headline was found: the text begins with its first paragraph.")
        return ""
    headline = parts["headline"][0]
    found = None if whole else _SITE.fullmatch(headline)
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


def _read_bylines(parts: dict, known: set[str], values: dict, extra: dict) -> None:
    """Read the bylines; those `known` are names by themselves, unless one says a job or place."""
    values["author"] = None
    for text in parts.get("byline", ()):
        text = FOREIGN_BY.sub("", text, count=1) if FOREIGN_BY.match(text) else text
        byline = parse_byline(text) or parse_byline(f"By {text}")
        listed = text in known and _LISTED.search(text)
        if listed:
            byline = None
            head, _, tail = text.rpartition(", ")
            text = head if is_outlet(tail) else text
        author = byline.author if byline else text.strip(" ,|")
        if text in known and byline and not (byline.outlet or byline.place or byline.role):
            author = text
        if values["author"] is None:
            values["author"] = author
        if byline:
            values["outlet"] = values["outlet"] or byline.outlet
            for key, value in (("byline_place", byline.place), ("byline_role", byline.role)):
                if value:
                    extra.setdefault(key, value)
    if "role" in parts:
        extra.setdefault("byline_role", parts["role"][0])


def _mend(texts: list[str]) -> list[str]:
    """Join paragraphs that something stood in the middle of."""
    paragraphs: list[str] = []
    for text in texts:
        if paragraphs and text[0].islower() and paragraphs[-1][-1].isalpha():
            paragraphs[-1] = join_broken(paragraphs[-1], text, "")
        else:
            paragraphs.append(text)
    return paragraphs


def _body(paragraphs: list[str], values: dict, extra: dict, notes: list[str]) -> str:
    if paragraphs and (found := DATELINE.match(paragraphs[0][:120])):
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
    copies = 0
    left: dict[str, list[Line]] = {}
    for line in lines:
        if line.label == "left out":
            left.setdefault(line.kind, []).append(line)
        copies += line.kind == "repeated captions"
    if copies:
        notes.append(f"Left out as repeated captions: {copies}.")
    for kind, group in left.items():
        count, texts = len(group), dict.fromkeys(_short(line.text) for line in group)
        shown = ", ".join(list(texts)[:_SHOWN]) + (", …" if len(texts) > _SHOWN else "")
        lines_said = "1 line" if count == 1 else f"{count} lines"
        notes.append(f"Left out as {kind}: {lines_said} ({shown}).")
    return notes
