"""The running text: subheads and captions among its paragraphs, and where it ends."""

import re

from .boilerplate import ends_article, is_list_heading
from .bylines import is_name
from .lines import Line

__all__ = ["label_flow"]

_QUESTION = re.compile(
    r"(?:what|why|how|who|when|where|which|is|are|can|could|will|would|should|did|does|do|has)\b",
    re.I,
)
_LONGEST_QUESTION = 10
#: Questions that are subheads even where there is no other.
_USUAL = re.compile(
    r"what(?:['’]s| is| happens| comes) (?:next|now)|what (?:do|don['’]t|did) we know"
    r"|why (?:does )?(?:it|this) matters?|how (?:does|did|will|would) (?:it|this) work"
    r"|what (?:does|could|would) (?:it|this) mean(?: for [\w ]+)?|what happened",
    re.I,
)
#: What heads the last paragraph of a press release.
_ABOUT = re.compile(r"(?:About|ABOUT) (?:[Tt]he )?[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,5}:?(?<![.])")
_BULLET = re.compile(r"(?:[•‣◦▪●∙*–-]|\d+[.)])\s+\S")
#: Lines in capitals of so many words are links, not subheads.
_SHOUTED = 5
_SPEAKER = re.compile(r"(?:Q|A|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2})\s?[:.]\s")
_BIOGRAPHY = re.compile(
    r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]+.{0,60} (?:is|was|are|covers|writes|reports|has been)\b"
    r".{0,80}\b(?:reporter|correspondent|editor|writer|columnist|journalist|author|fellow|professor"
    r"|contributor|covers|reports on|writes about|staff|newsroom|newsletter)\b"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3} (?:covers|writes|reports)\b"
    r"[^.]{2,80} (?:for|at) (?:[Tt]he )?[A-Z][^.]{2,40}\.?$"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2} (?:reported|contributed) from [A-Z]"
)


def label_flow(lines: list[Line], start: int) -> None:
    """Mark the lines from `start` on: body, subhead, caption, or left out."""
    flow = lines[start:]
    _cut_end(flow)
    _label_calls(flow)
    free = [line for line in flow if not line.label]
    stops = [line.terminal for line in free if line.words >= 12]
    punctuated = sum(stops) >= 0.5 * len(stops)
    for line in free:
        if line.level:
            line.label = "subhead"
        elif not punctuated:
            line.label = "body" if line.words >= 6 else ""
        elif _is_text(line):
            line.label = "body"
        elif line.words > (18 if line.is_title or line.is_upper else 14):
            quoted = any(sign in line.text for sign in '“”"') or line.words > 40
            line.label = "body" if quoted else "caption"
    _label_questions(free)
    _label_lists(flow)
    _label_biography(flow, {line.text for line in lines[:start] if line.label == "byline"})
    _label_titles(flow)


def _label_calls(flow: list[Line]) -> None:
    """Leave out the line between “Sign up” and “Enter your email”, which says what for."""
    kind = "calls to subscribe"
    for above, line, below in zip(flow, flow[1:], flow[2:], strict=False):
        if line.label or not below.kind:
            continue
        called = above.kind == kind == below.kind and not line.terminal
        follows = line.text.startswith("Follow ") and below.text.lower() in ("follow", "following")
        if called or follows:
            line.label, line.kind = "left out", kind


def _is_text(line: Line) -> bool:
    text = line.text
    if line.prose and line.words > _LONGEST_QUESTION:
        return True
    if _BULLET.match(text) and not (text[0].isdigit() and not line.terminal):
        return True
    if _is_question(line):
        return False
    if line.terminal or text[-1] in ":,;-–—" or (text[0].islower() and line.words > 3):
        return True
    return bool(_SPEAKER.match(text)) and line.words > 6


def _is_question(line: Line) -> bool:
    return (
        line.text[-1] == "?"
        and line.words <= _LONGEST_QUESTION
        and bool(_QUESTION.match(line.text))
    )


def _label_questions(free: list[Line]) -> None:
    """Tell questions that are subheads from those asked in the text or in an interview.

    They are subheads beside other subheads, when several stand far apart, or if subheads are often
    put so.
    """
    asked = [i for i, line in enumerate(free) if not line.label and _is_question(line)]
    if not asked:
        return
    others = sum(not line.label for line in free) - len(asked)
    marks = sum(line.text[-1] == "?" and line.words <= 25 for line in free)
    interview = marks > 2 and marks >= 0.25 * len(free)
    apart = not interview and all(b - a > 2 for a, b in zip(asked, asked[1:], strict=False))
    usual = len(asked) == 1 and _USUAL.fullmatch(free[asked[0]].text.rstrip(" ?"))
    if apart and (others or len(asked) > 1 or usual):
        return
    for i in asked:
        free[i].label = "body"


def _cut_end(flow: list[Line]) -> None:
    """Leave out what follows the mark that closes an article, or a last list of links."""
    for i, line in enumerate(flow):
        if not line.prose and (kind := _closing_kind(flow, i)):
            for other in flow[i:]:
                if other.label in ("", "caption", "subhead"):
                    other.label, other.kind = "left out", kind
            return


def _closing_kind(flow: list[Line], i: int) -> str:
    """Return what follows a line, if it is one that closes the article."""
    line, late = flow[i], i >= len(flow) // 2
    if i > 0 and line.words <= 4 and ends_article(line.text) and (late or line.text[-1].isalpha()):
        return "credits and footers"
    links = _heads_links(line)
    about = late and not line.label and _ABOUT.fullmatch(line.text)
    if not (links or about):
        return ""
    long = [j for j, other in enumerate(flow) if not other.label and other.words >= 18]
    if links and long and i > long[-1]:
        return line.kind
    return "credits and footers" if about and sum(j > i for j in long) <= 2 else ""


def _label_lists(flow: list[Line]) -> None:
    """Leave out the titles that follow a heading such as “Most read”.

    The last before the text goes on may be a subhead: it is one if it is short, in capitals or in
    quotes and not alone.
    """
    if not [line for line in flow if line.kind and _heads_links(line)]:
        return
    run: list[Line] = []
    listed = False
    for line in flow:
        guessed = line.label == "caption" and not line.credit and not line.terminal
        item = guessed or (line.label == "body" and _is_item(line))
        if listed and (not line.label or item):
            run.append(line)
            continue
        if listed and line.label in ("left out", "date", "byline"):
            listed = line.kind != "advertisements"
            if listed:
                continue
        if line.label == "body" and len(run) > 1 and _is_short_title(run[-1]):
            run.pop()
        for title in run:
            title.label, title.kind = "left out", "links to other articles"
        run = []
        listed = _heads_links(line)
    for title in run:
        title.label, title.kind = "left out", "links to other articles"


def _heads_links(line: Line) -> bool:
    return line.kind == "links to other articles" and is_list_heading(line.text)


def _is_item(line: Line) -> bool:
    """Tell whether a line with a bullet or a number is a title and no sentence, or one of tags."""
    if line.words <= 3:
        return line.text[-1] == ","
    return line.words <= 20 and line.text[-1] not in ".:;," and bool(_BULLET.match(line.text))


def _is_short_title(line: Line) -> bool:
    return line.words <= 3 or line.is_upper or line.text[0] in "'‘\"“"


def _label_titles(flow: list[Line]) -> None:
    """Tell subheads, which stand alone above text, from lists of titles and loose ends."""
    run: list[Line] = []
    for line in flow:
        if not line.label:
            run.append(line)
        elif line.label == "body" and run:
            _label_run(run)
            run = []
    bodies = any(line.label == "body" for line in flow)
    for title in run:
        if bodies:
            title.label, title.kind = "left out", "lines after the end"
        else:
            title.label = "body"


def _label_run(run: list[Line]) -> None:
    """Mark the titles above a paragraph: a subhead, a credit with its caption, or a list."""
    if len(run) == 2 and run[0].words <= 4 and is_name(run[0].text) and _is_caption(run[1]):
        run[0].label, run[0].credit, run[1].label = "credit", run[0].text, "caption"
        return
    for title in run:
        if len(run) > 2:
            title.label, title.kind = "left out", "short lines in a row"
        elif title.is_upper and title.words >= _SHOUTED:
            title.label, title.kind = "left out", "links to other articles"
        else:
            title.label = "subhead"


def _is_caption(line: Line) -> bool:
    return line.words >= 5 and line.text[-1] != "?" and not line.is_title


def _label_biography(flow: list[Line], names: set[str]) -> None:
    bodies = [line for line in flow if line.label == "body"]
    ends = bodies[-2:] if len(bodies) > 3 else []
    for last in ends + [line for line in bodies[:1] if line.text.startswith(tuple(names))]:
        quoting = '"' in last.text or "“" in last.text
        if last.words <= 45 and not quoting and _BIOGRAPHY.match(last.text):
            last.label, last.kind = "left out", "credits and footers"
