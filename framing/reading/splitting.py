"""Lines of the head that hold several things: a byline and a date, a name and a job."""

import re

from .bylines import is_name, is_role, parse_byline
from .dates import is_date_line, mentions_time
from .lines import Line
from .phrases import KEYS

__all__ = ["DEEPEST", "HEAD_WORDS", "split_head"]

_KEY = {key: label for label, keys in KEYS.items() for key in keys}
_KEY_LINE = re.compile(r"(\w+(?: date)?)\s?:\s+(\S.*)")
_RECORD = re.compile(r"(?:date:?\s+)?(\d{4}-\d\d-\d\d)[\s,:|–—-]+(?=\D)(\S+ .+)", re.I)
_PIPES = re.compile(r"\s+[|·•]\s+|(?<=[\w.])[·•](?=[A-Z\d])")
#: A byline and a date that a page shows apart: “by Ana Lund - 05/14/24”, “ANA LUND14 May 2024”.
_BY_AND_DATE = re.compile(
    r"(by .{4,60}?) [–—-] (.+)|(\D{4,60}?\S)(?=\d)(\d{1,2} [A-Z][a-z]+ \d{4}.*)", re.I
)
#: What a page shows in two lines below its headline: “Ana Lund Local government correspondent”.
_NAME_AND_ROLE = re.compile(
    r"((?:[A-Z][\w.’'-]+ ){2,3})([A-Z][a-z]+(?: [\w&-]+)* (?:[a-z-]+(?:correspondent|editor)"
    r"|correspondent|editor|reporter|writer|columnist|critic|journalist))"
)
_PORTRAIT = re.compile(r"(?:portrait|headshot|photo|picture) of (.{5,40}?) ?\1", re.I)
#: How many lines from the top the head may have.
DEEPEST = 30
#: The first words of lines that are known here by their words.
HEAD_WORDS = frozenset("date portrait headshot photo picture".split()) | {
    key.split()[0] for key in _KEY
}


def split_head(lines: list[Line]) -> list[Line]:
    """Take apart lines of the head that hold several things, such as ``date headline``."""
    made: list[Line] = []
    short = [
        line for line in lines[:12] if not line.prose and line.words <= 60 and ":" in line.text
    ]
    keyed = [(line, found) for line in short if (found := _KEY_LINE.fullmatch(line.text))]
    keyed = [(line, found) for line, found in keyed if found[1].lower() in _KEY]
    fields = {line.number: found for line, found in keyed} if len(keyed) > 1 else {}
    titled = False
    for i, line in enumerate(lines[:DEEPEST]):
        if line.label or line.prose:
            made.append(line)
        elif found := fields.get(line.number):
            made.append(Line(line.number, found[2], line.gap, label=_KEY[found[1].lower()]))
        elif i < 3 and line.words <= 40 and (found := _RECORD.fullmatch(line.text)):
            made.append(Line(line.number, found[1], line.gap, label="date"))
            made.append(Line(line.number, found[2], line.gap))
        elif line.words <= 25 and (parts := _split_byline(line, titled)):
            made += [Line(line.number, text, line.gap, label=label) for text, label in parts]
        elif line.words <= 30 and not line.terminal and _holds_several(line.text):
            parts = _PIPES.split(line.text)
            made += [Line(line.number, part, line.gap) for part in parts if part]
        else:
            made.append(line)
        titled = titled or (not line.label and line.words >= 4)
    return made + lines[DEEPEST:]


def _split_byline(line: Line, titled: bool) -> list[tuple[str, str]]:
    """Return the parts of a line that a byline stands in together with a date or a job.

    A name and a job are looked for only below what may be the headline.
    """
    text = line.text
    if " of " in text and (found := _PORTRAIT.fullmatch(text)):
        return [(found[1], "byline")]
    if mentions_time(text) and (found := _BY_AND_DATE.fullmatch(text)):
        name, date = found[1] or found[3].strip(" ,"), found[2] or found[4]
        if is_date_line(date) and (parse_byline(name) if found[1] else is_name(name)):
            return [(name, "byline"), (date, "date")]
    found = _NAME_AND_ROLE.fullmatch(text) if titled and not line.terminal else None
    if found and is_role(found[2]) and is_name(found[1]):
        return [(found[1].strip(), "byline"), (found[2], "role")]
    return []


def _holds_several(text: str) -> bool:
    if not ("|" in text or "·" in text or "•" in text):
        return False
    parts = _PIPES.split(text)
    return len(parts) > 1 and (
        all(part.count(" ") < 4 for part in parts)
        or any(is_date_line(part) or parse_byline(part) for part in parts)
    )
