"""The head of an article: what stands above the first paragraph, in whatever order."""

import re

from .boilerplate import is_list_heading
from .bylines import DATELINE, is_name, is_outlet, is_role, names_author
from .dates import find_day
from .headline import GREETING, choose_headline, could_be_title, is_person
from .lines import Line
from .phrases import KICKERS, SECTIONS
from .splitting import DEEPEST

__all__ = ["label_head"]

_BULLET = re.compile(r"[•‣◦▪●∙*–-]\s+(?=\S)")
_REPORTED = re.compile(r"^Reporting from\b|^[A-Z][\w.’'-]+ [A-Z][\w’'-]+ reported from [A-Z]")
_LETTER_NAME = re.compile(
    r"The (?:[A-Z][\w’'-]+ ){1,3}(?:Letter|Newsletter|Notes?|Brief|Briefing|Minute|Digest|Memo)"
)
#: What parts the names of sections in one line.
_BARS = re.compile(r"\s*[|/›>·,]\s*")
#: So many names of sections in a row are no section of the article.
_SHORTEST_BAR = 4
_BAR = SECTIONS | KICKERS
_ONCE = ("headline", "kicker", "section", "outlet", "url")


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
    _label_navigation(head)
    _label_bullets(lines, head)
    open_lines = [line for line in head if not line.label]
    title = next((line for line in lines if line.label == "headline"), None)
    if title is None:
        title = choose_headline(head, open_lines, lines[start:])
    if title is not None:
        title.label = "headline"
        start = max(start, lines.index(title) + 1)
    _label_rest(lines, head, title)
    return start


def _body_start(lines: list[Line]) -> int:
    """Find the first line of the body: the first paragraph after the last line of the head."""
    furniture = [
        i for i, line in enumerate(lines[:DEEPEST]) if line.label in ("byline", "date", "outlet")
    ]
    sentences = _first_sentences(lines[:DEEPEST], furniture[-1] if furniture else 0)
    if not sentences:
        free = [i for i, line in enumerate(lines) if not line.label]
        return free[1] if len(free) > 1 else len(lines)
    days = [i for i in furniture if lines[i].label != "date" or find_day(lines[i].text)]
    furniture = days or furniture  # a time alone may be that of a video further down
    titles = any(not line.label or line.label == "headline" for line in lines[: sentences[0]])
    for i in reversed(furniture):
        above = [j for j in sentences if j < i]
        below = [j for j in sentences if j > i]
        if titles and below and len(above) <= 2 and all(lines[j].words <= 60 for j in above):
            return below[0]
        if below and len(above) == 1 and not titles and could_be_title(lines[above[0]]):
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
    if not titles and len(sentences) > 1 and could_be_title(lines[first]) and first < 2:
        return sentences[1]
    return first


def _first_sentences(lines: list[Line], last: int) -> list[int]:
    """Find the sentences that the body may begin with: two at least, and one below `last`.

    Several points of a summary above the others are passed over.
    """
    found = []
    for i, line in enumerate(lines):
        if line.label or not line.is_sentence:
            continue
        found.append(i)
        if len(found) > 1 and i > last and not _BULLET.match(lines[found[0]].text):
            return found
    plain = [i for i in found if not _BULLET.match(lines[i].text)]
    if plain and plain[0] != found[0] and len(found) - len(plain) >= 2:
        return plain
    return found


def _start_above_posts(lines: list[Line]) -> int:
    """Find where the introduction of a live report begins: below its byline and date."""
    last = max((i for i, line in enumerate(lines) if line.label in ("byline", "date")), default=-1)
    for i in range(last + 1, len(lines)):
        if last >= 0 and lines[i].is_sentence and not lines[i].label:
            return i
    return len(lines)


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


def _label_navigation(head: list[Line]) -> None:
    """Leave out the bar that links to the sections of a site: several names of them in a row."""
    run: list[Line] = []
    for line in [*head, None]:
        if line and not line.label and line.text.lower() in _BAR:
            run.append(line)
            continue
        if len(run) >= _SHORTEST_BAR:
            for item in run:
                item.label, item.kind = "left out", "page furniture"
        run = []


def _label_bullets(lines: list[Line], head: list[Line]) -> None:
    bullets = [line for line in head if not line.label and _BULLET.match(line.text)]
    if len(bullets) > 1 and len(head) < len(lines):
        for line in bullets:
            line.label, line.text = "standfirst", _BULLET.sub("", line.text, count=1)


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
        above = head[i - 1] if i else line
        if above.label == "left out" and not line.terminal and is_list_heading(above.text):
            label = "left out"
        elif label == "standfirst" and above.label == "credit" and not line.terminal:
            label = "caption"
        elif label == "kicker" and above.label == "outlet" and not (below or line.is_upper):
            label = "kicker" if line.text.lower() in KICKERS else "left out"  # a slogan
        elif label == "standfirst" and any(other.label == label for other in head[:i]):
            label = "standfirst" if head[i - 1].label == "standfirst" else "caption"
        elif label in _ONCE and label in given:
            label = "standfirst" if below and line.words > 5 else "left out"
        line.label = label
        line.kind = "lines of the head that were not understood" if label == "left out" else ""
        given.add(label)


def _label_of(line: Line, head: list[Line], below: bool) -> str:
    low = line.text.lower().strip(" :|")
    if all(part.strip() in SECTIONS for part in _BARS.split(low)):
        return "section"
    if low in KICKERS:
        return "kicker"
    if not below and GREETING.match(line.text):
        return "left out"
    if not below and _LETTER_NAME.fullmatch(line.text):
        return "outlet"
    if below and is_role(line.text) and any(other.label == "byline" for other in head):
        return "role"
    if below and line.words <= 14 and names_author(line.text):
        return "byline"
    if is_outlet(line.text):
        return "outlet"
    if below and _REPORTED.search(line.text):
        return "role"
    if line.is_sentence or (below and line.words >= 6):
        return "standfirst" if below else "left out"
    if below and is_person(line, head):
        return "byline"
    if (
        below
        and line.words <= 4
        and is_name(line.text)
        and line.text[-1] != "."
        and not line.is_upper
    ):
        return "byline"
    if below and is_role(line.text):
        return "role"
    if line.is_upper or line.text.endswith(":") or below:
        return "kicker"
    if "›" in line.text or ">" in line.text:
        return "section"
    return "section" if line.words <= 3 else "kicker" if line.words <= 6 else "left out"
