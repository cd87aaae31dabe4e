"""Which line of the head is the headline."""

import re

from .bylines import is_name, is_outlet, is_role, names_author
from .lines import Line
from .phrases import KICKERS, SECTIONS

__all__ = ["GREETING", "choose_headline", "could_be_title", "is_person"]

#: What only newsletters have in their head.
_LETTER = re.compile(
    r"view (?:in|online|this e?-?mail)|read (?:in app|online)|(?:presented|brought to you) by "
    r"|forwarded this|issue (?:no\.? ?|#)?\d+$|vol(?:ume|\.) \d+",
    re.I,
)
GREETING = re.compile(r"(?:good (?:morning|afternoon|evening)|hello|hi|dear|happy \w+day)\b", re.I)
#: A line in capitals above the headline has no more words.
_LONGEST_KICKER = 5


def choose_headline(head: list[Line], free: list[Line], rest: list[Line]) -> Line | None:
    """Choose among the lines of the head that nothing else is known of; None if none is fit."""
    marked = [line for line in free if line.level == 1]
    if marked:
        return marked[0]
    titles = [line for line in free if not line.is_sentence and not _is_label(line)]
    first = free[0] if free else None
    if first and could_be_title(first) and not _is_label(first) and first not in titles:
        titles.insert(0, first)
    if not titles:
        labels = [line for line in free if not line.is_sentence]
        return labels[0] if len(labels) == 1 and rest else None
    titles = [line for line in titles if line.text[-1] != "."] or titles
    longer = [line for line in titles if line.words >= 4 and not is_person(line, head)]
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
        person = short and (is_person(after[0], head) or names_author(after[0].text))
        return after[0] if short and not person else best
    return max(titles, key=lambda line: (not is_person(line, head), line.words))


def _letter_title(head: list[Line], titles: list[Line]) -> Line | None:
    """Find the headline of a newsletter, below its name and its slogan.

    It stands below a greeting, or above the byline: first in its block, if others stand higher.
    """
    marks = [i for i, line in enumerate(head) if _LETTER.match(line.text)]
    greetings = [i for i, line in enumerate(head) if GREETING.match(line.text) and line.words < 15]
    if not marks and not greetings:
        return None
    by = next((i for i, ln in enumerate(head) if ln.label == "byline" or is_person(ln, head)), None)
    places = [i for i, line in enumerate(head) if any(line is title for title in titles)]
    if greetings:
        return next((head[i] for i in places if i > greetings[0]), None)
    above = [i for i in places if by is not None and i < by and not is_person(head[i], head)]
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


def is_person(line: Line, head: list[Line]) -> bool:
    """Tell whether a line is a name beside a date, a byline or a job."""
    if line.words > 5 or not is_name(line.text):
        return False
    at = next(i for i, other in enumerate(head) if other is line)
    near = head[max(0, at - 1) : at] + head[at + 1 : at + 3]
    return any(other.label == "date" or is_role(other.text) for other in near)


def could_be_title(line: Line) -> bool:
    """Tell whether a line is as short, and ends, as a title does."""
    return line.words <= 25 and (line.text[-1] in "?!" or line.is_title or not line.terminal)
