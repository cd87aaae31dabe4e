"""The head of an article: what stands above the first paragraph, in whatever order."""

import re

from .bylines import DATELINE, FOREIGN_BY, is_name, is_outlet, is_role, parse_byline
from .dates import is_date_line
from .lines import Line
from .phrases import KEYS, KICKERS, SECTIONS

__all__ = ["label_head", "split_head"]

_KEY = {key: label for label, keys in KEYS.items() for key in keys}
_KEY_LINE = re.compile(r"(\w+(?: date)?)\s?:\s+(\S.*)")
_RECORD = re.compile(r"(?:date:?\s+)?(\d{4}-\d\d-\d\d)[\s,:|–—-]+(?=\D)(\S+ .+)", re.I)
_PIPES = re.compile(r"\s+[|·•]\s+|\s{3,}")
_BULLET = re.compile(r"[•‣◦▪●∙*–-]\s+(?=\S)")
#: What only newsletters have in their head.
_LETTER = re.compile(
    r"view (?:in|online|this e?-?mail)|read (?:in app|online)|(?:presented|brought to you) by "
    r"|forwarded this|issue (?:no\.? ?|#)?\d+$|vol(?:ume|\.) \d+",
    re.I,
)
_GREETING = re.compile(r"(?:good (?:morning|afternoon|evening)|hello|hi|dear|happy \w+day)\b", re.I)
#: A line in capitals above the headline has no more words.
_LONGEST_KICKER = 5
_REPORTED = re.compile(r"^Reporting from\b|^[A-Z][\w.’'-]+ [A-Z][\w’'-]+ reported from [A-Z]")
_IN_BRACKETS = re.compile(r"\s*\((?:now|earlier|until [\d:.apm]+|from [\d:.apm]+)\)")
_ONCE = ("headline", "kicker", "section", "outlet", "url")
#: How many lines from the top the head may have.
DEEPEST = 30


def split_head(lines: list[Line]) -> list[Line]:
    """Take apart lines of the head that hold several things, such as ``date headline``."""
    made: list[Line] = []
    keyed = [(line, _KEY_LINE.fullmatch(line.text)) for line in lines[:12] if line.words <= 60]
    keyed = [(line, found) for line, found in keyed if found and found[1].lower() in _KEY]
    fields = {line.number: found for line, found in keyed} if len(keyed) > 1 else {}
    for i, line in enumerate(lines[:DEEPEST]):
        if line.label:
            made.append(line)
        elif found := fields.get(line.number):
            made.append(Line(line.number, found[2], line.gap, label=_KEY[found[1].lower()]))
        elif i < 3 and line.words <= 40 and (found := _RECORD.fullmatch(line.text)):
            made.append(Line(line.number, found[1], line.gap, label="date"))
            made.append(Line(line.number, found[2], line.gap))
        elif line.words <= 30 and not line.terminal and _holds_several(line.text):
            parts = _PIPES.split(line.text)
            made += [Line(line.number, part, line.gap) for part in parts if part]
        else:
            made.append(line)
    return made + lines[DEEPEST:]


def _holds_several(text: str) -> bool:
    parts = _PIPES.split(text)
    return len(parts) > 1 and (
        all(part.count(" ") < 4 for part in parts)
        or any(is_date_line(part) or parse_byline(part) for part in parts)
    )


def label_head(lines: list[Line], posts: int | None = None) -> int:
    """Mark headline, kicker, section, standfirst and what else stands above the body.

    Parameters
    ----------
    lines : list of Line
    posts : int, optional
        Where the first post of a live report begins.

    Returns
    -------
    int
        Where the body begins.
    """
    start = _body_start(lines) if posts is None else _start_above_posts(lines[:posts])
    head = lines[:start]
    _label_bullets(lines, head)
    open_lines = [line for line in head if not line.label]
    title = next((line for line in lines if line.label == "headline"), None)
    if title is None:
        title = _choose_headline(head, open_lines, lines[start:])
    if title is not None:
        title.label = "headline"
        start = max(start, lines.index(title) + 1)
    _label_rest(lines, head, title)
    return start


def _body_start(lines: list[Line]) -> int:
    """Find the first line of the body: the first paragraph after the last line of the head."""
    sentences = [i for i, line in enumerate(lines[:DEEPEST]) if line.is_sentence and not line.label]
    if not sentences:
        free = [i for i, line in enumerate(lines) if not line.label]
        return free[1] if len(free) > 1 else len(lines)
    plain = [i for i in sentences if not _BULLET.match(lines[i].text)]
    if len(plain) and plain[0] != sentences[0] and len(sentences) - len(plain) >= 2:
        sentences = plain
    furniture = [
        i for i, line in enumerate(lines[:DEEPEST]) if line.label in ("byline", "date", "outlet")
    ]
    titles = any(not line.label or line.label == "headline" for line in lines[: sentences[0]])
    for i in reversed(furniture):
        above = [j for j in sentences if j < i]
        below = [j for j in sentences if j > i]
        if titles and below and len(above) <= 2 and all(lines[j].words <= 60 for j in above):
            return below[0]
        if below and len(above) == 1 and not titles and _could_be_title(lines[above[0]]):
            return below[0]
    first = sentences[0]
    while titles and first > 1 and not lines[first - 1].label and lines[first - 1].text[-1] == ".":
        if all(line.label for line in lines[: first - 1]):
            break
        first -= 1
    if first < sentences[0]:
        return first
    if titles and first + 1 in sentences and _is_above_dateline(lines[first], lines[first + 1]):
        return first + 1
    if titles and len(sentences) > 1 and is_standfirst(lines[first], lines[sentences[1]]):
        return sentences[1]
    if not titles and len(sentences) > 1 and _could_be_title(lines[first]) and first < 2:
        return sentences[1]
    return first


def _start_above_posts(lines: list[Line]) -> int:
    """Find where the introduction of a live report begins: below its byline and date."""
    last = max((i for i, line in enumerate(lines) if line.label in ("byline", "date")), default=-1)
    for i in range(last + 1, len(lines)):
        if last >= 0 and lines[i].is_sentence and not lines[i].label:
            return i
    return len(lines)


def _could_be_title(line: Line) -> bool:
    return line.words <= 25 and (line.text[-1] in "?!" or line.is_title or not line.terminal)


def _is_above_dateline(line: Line, after: Line) -> bool:
    """Tell whether a sentence stands above the paragraph that the article begins with."""
    return (
        line.words <= 45
        and bool(DATELINE.match(after.text[:120]))
        and not DATELINE.match(line.text[:120])
    )


def is_standfirst(line: Line, after: Line) -> bool:
    """Tell whether a sentence above the body sums it up and is not its first paragraph.

    It is short, and most of its longer words come back in the longer paragraph below it.
    """
    if line.words > 35 or after.words < line.words:
        return False
    if not line.terminal:
        return True
    own, below = (
        {word[:5].lower() for word in re.findall(r"\w{4,}", text)}
        for text in (line.text, after.text)
    )
    return len(own & below) >= 0.5 * len(own)


def _label_bullets(lines: list[Line], head: list[Line]) -> None:
    bullets = [line for line in head if not line.label and _BULLET.match(line.text)]
    if len(bullets) > 1 and len(head) < len(lines):
        for line in bullets:
            line.label, line.text = "standfirst", _BULLET.sub("", line.text, count=1)


def _choose_headline(head: list[Line], free: list[Line], rest: list[Line]) -> Line | None:
    marked = [line for line in free if line.level == 1]
    if marked:
        return marked[0]
    titles = [line for line in free if not line.is_sentence and not _is_label(line)]
    first = free[0] if free else None
    if first and _could_be_title(first) and not _is_label(first) and first not in titles:
        titles.insert(0, first)
    if not titles:
        labels = [line for line in free if not line.is_sentence]
        return labels[0] if len(labels) == 1 and rest else None
    titles = [line for line in titles if line.text[-1] != "."] or titles
    longer = [line for line in titles if line.words >= 4 and not _is_person(line, head)]
    mixed = [line for line in longer if not line.is_upper]
    capitals = [line for line in longer if line.is_upper]
    if letter := _letter_title(head, titles):
        return letter
    fewest = min(mixed[0].words, _LONGEST_KICKER + 1) if mixed else 0
    if mixed and capitals and capitals[0] is titles[0] and capitals[0].words >= fewest:
        return capitals[0]
    if mixed or longer:
        best = (mixed or longer)[0]
        after = titles[titles.index(best) + 1 :][:1] if best.words <= 4 else []
        short = after and 3 <= after[0].words <= 8 and after[0].is_title
        person = short and (_is_person(after[0], head) or _names_author(after[0].text))
        return after[0] if short and not person else best
    return max(titles, key=lambda line: (not _is_person(line, head), line.words))


def _letter_title(head: list[Line], titles: list[Line]) -> Line | None:
    """Find the headline of a newsletter, below its name and its slogan.

    It stands below a greeting, or above the byline: first in its block, if others stand higher.
    """
    marks = [i for i, line in enumerate(head) if _LETTER.match(line.text)]
    greetings = [i for i, line in enumerate(head) if _GREETING.match(line.text) and line.words < 15]
    if not marks and not greetings:
        return None
    by = next(
        (i for i, ln in enumerate(head) if ln.label == "byline" or _is_person(ln, head)), None
    )
    places = [i for i, line in enumerate(head) if any(line is title for title in titles)]
    if greetings:
        return next((head[i] for i in places if i > greetings[0]), None)
    above = [i for i in places if by is not None and i < by and not _is_person(head[i], head)]
    if len(above) < 2:
        return head[above[0]] if above else None
    first = by
    while first - 1 in above and not head[first].gap:
        first -= 1
    if above[0] < first <= by - 2:
        return head[first]
    named = head[above[0]].words <= 4 and head[above[0]].is_title
    return head[above[-1]] if named and len(above) > 2 else head[above[int(named)]]


def _is_label(line: Line) -> bool:
    low = line.text.lower().strip(" :|")
    return low in SECTIONS or low in KICKERS or is_outlet(line.text)


def _is_person(line: Line, head: list[Line]) -> bool:
    """Tell whether a line is a name beside a date, a byline or a job."""
    if line.words > 5 or not is_name(line.text):
        return False
    at = next(i for i, other in enumerate(head) if other is line)
    near = head[max(0, at - 1) : at] + head[at + 1 : at + 3]
    return any(other.label == "date" or is_role(other.text) for other in near)


def _label_rest(lines: list[Line], head: list[Line], title: Line | None) -> None:
    """Mark what is left of the head, above and below the headline."""
    given = {line.label for line in lines}
    below = title is None
    for i, line in enumerate(head):
        if line is title:
            below = True
        if line.label:
            continue
        label = _label_of(line, head, below)
        if label == "standfirst" and any(other.label == label for other in head[:i]):
            label = "standfirst" if head[i - 1].label == "standfirst" else "caption"
        elif label in _ONCE and label in given:
            label = "standfirst" if below and line.words > 5 else "left out"
        line.label = label
        line.kind = "lines of the head that were not understood" if label == "left out" else ""
        given.add(label)


def _label_of(line: Line, head: list[Line], below: bool) -> str:
    low = line.text.lower().strip(" :|")
    if low in SECTIONS:
        return "section"
    if low in KICKERS:
        return "kicker"
    if below and is_role(line.text) and any(other.label == "byline" for other in head):
        return "role"
    if below and line.words <= 14 and _names_author(line.text):
        return "byline"
    if is_outlet(line.text):
        return "outlet"
    if line.is_sentence or (below and line.words >= 6 and not line.is_upper):
        return "standfirst" if below else "left out"
    if below and _is_person(line, head):
        return "byline"
    if (
        below
        and line.words <= 4
        and is_name(line.text)
        and line.text[-1] != "."
        and not line.is_upper
    ):
        return "byline"
    if below and (is_role(line.text) or _REPORTED.search(line.text)):
        return "role"
    if line.is_upper or line.text.endswith(":") or below:
        return "kicker"
    if "›" in line.text or ">" in line.text:
        return "section"
    return "section" if line.words <= 3 else "kicker" if line.words <= 6 else "left out"


def _names_author(text: str) -> bool:
    """Tell whether a line is a byline without “by”: in another language, or with an outlet."""
    if found := FOREIGN_BY.match(text):
        return is_name(text[found.end() :])
    bare = _IN_BRACKETS.sub("", text)
    name, comma, rest = bare.partition(", ")
    return is_name(name) and (bare != text or bool(comma and is_outlet(rest)))
