"""Lines of a pasted text, with the few features that the rules look at."""

import re
from collections import Counter

from .hyphens import is_compound

__all__ = ["Line", "bare", "ends_sentence", "split_lines", "word_key", "words_of"]

_CLOSERS = "\"'”’»›)]*_"
_TERMINALS = frozenset(".!?…。！？।؟։")
_ZERO_WIDTH = re.compile("[\u00ad\u200b\u2060]")
#: What joins letters, and is nothing by itself.
_JOINERS = "\u200c\u200d\u200e\u200f"
_SHORTEST_TWICE, _LONGEST_TWICE = 12, 200
_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(r"[\W_]*(?:page )?\d*(?: ?(?:of|/) ?\d+)?[\W_]*", re.I)
#: Longer lines than this are not looked at for wrapped paragraphs.
WIDEST_WRAP = 120
#: Heads and feet of pages have no more words than these.
_LONGEST_HEAD = 16
#: Words that follow a drop cap A or I as words of their own.
_WHOLE_WORDS = frozenset(
    (
        "a am can could did do first few grew had have hundred large little long lot man "
        "never new once remember saw small still thought used want was week will woman "
        "would year young"
    ).split()
)


class Line:
    """One line, or a paragraph that was broken into several, and what it was taken for.

    Attributes
    ----------
    number : int
    text : str
    gap : bool
        Whether a blank line (or the start of the text) comes before.
    label, kind : str
        What it is; why it was left out.
    words : int
    terminal : bool
        Ends as a sentence does, closing quotes and brackets aside.
    credit : str
    level : int
        Marked by its author as a title (1) or a subhead (2), as Markdown does.
    prose : bool
        Known for a sentence that only what stands around it can make anything else.
    """

    __slots__ = (
        "number", "text", "gap", "label", "kind", "words", "terminal", "credit", "level", "prose"
    )  # fmt: skip

    def __init__(
        self, number: int, text: str, gap: bool = True, *, label: str = "", kind: str = ""
    ) -> None:
        self.number = number
        self.text = text
        self.gap = gap
        self.label = label
        self.kind = kind
        self.words = text.count(" ") + 1
        self.terminal = text[-1:] in _TERMINALS or ends_sentence(text)
        self.credit = ""
        self.level = 0
        self.prose = False

    @property
    def is_sentence(self) -> bool:
        """Reads like a paragraph of running text and not like a title or a label."""
        if self.terminal or self.words > 45:
            asks = self.words <= 25 and self.text[-1] != "." and self.is_title
            return self.words >= 9 and not asks
        return self.words >= 30 and not self.is_title

    @property
    def is_upper(self) -> bool:
        """Is set in capitals."""
        return self.text.isupper()

    @property
    def is_title(self) -> bool:
        """Has nearly every long word capitalised."""
        long = [word for word in self.text.split() if len(word) > 3 and word[0].isalpha()]
        return bool(long) and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does, closing quotes and brackets aside.

    Examples
    --------
    >>> ends_sentence("“It is over.”"), ends_sentence("'It Is Over'")
    (True, False)
    """
    return text[-8:].rstrip(_CLOSERS)[-1:] in _TERMINALS


def bare(text: str) -> str:
    """Return a text in lower case, sign by sign, with a question mark for what is not ASCII.

    It is there to look for words in, as it is made and searched many times faster.

    Examples
    --------
    >>> bare("“We won”")
    '?we won?'
    """
    return text.encode("ascii", "replace").decode("ascii").lower()


def word_key(text: str) -> str:
    """Return the words of a text in lower case without punctuation, to compare lines by.

    Examples
    --------
    >>> word_key("“We won,” she said.")
    'we won she said'
    """
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def split_lines(text: str, *, even: bool = False) -> list[Line]:
    """Cut a text into lines, with hard-wrapped paragraphs, drop caps and page heads mended.

    Parameters
    ----------
    text : str
        Cleaned text (see `framing.articles.clean_text`).
    even : bool
        Known to hold nothing that is not printed but line ends and spaces.
    """
    if not even:
        text = _ZERO_WIDTH.sub("", text)
    odd = not even or "  " in text  # tabs, no-break spaces, …
    lines, gap = [], True
    for number, raw in enumerate(text.split("\n"), 1):
        squeezed = " ".join(raw.split()) if odd else raw.strip(" ")
        if odd and squeezed and not squeezed.isprintable():
            squeezed = squeezed.strip(_JOINERS)
        if squeezed:
            lines.append(Line(number, _once(squeezed), gap))
        gap = not squeezed
    if len(lines) > 4 and is_wrapped(lines):
        lines = unwrap(lines)
    return join_drop_caps(lines)


def _once(text: str) -> str:
    """Return what a line says twice in a row, as a picture's description and its caption do."""
    half = len(text) // 2
    if not _SHORTEST_TWICE <= half <= _LONGEST_TWICE or text[0] != text[-half]:
        return text
    if text[:half].rstrip() != text[-half:]:
        return text
    return text[-half:]


def is_wrapped(lines: list[Line]) -> bool:
    """Tell whether paragraphs were broken into lines of one width, as in mail or from a PDF."""
    if any(len(line.text) > WIDEST_WRAP for line in lines):
        return False
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if not b.gap]
    full = 0.6 * max(len(line.text) for line in lines)
    broken = sum(not a.terminal and b.text[0].islower() and len(a.text) >= full for a, b in pairs)
    return broken >= 3 and broken >= 0.2 * len(pairs)


def unwrap(lines: list[Line]) -> list[Line]:
    """Put broken paragraphs together again and set the heads and feet of pages apart."""
    seen = Counter(_DIGITS.sub("0", line.text) for line in lines if line.words <= _LONGEST_HEAD)
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    everything = "\n".join(line.text for line in lines)
    made: list[Line] = []
    last: Line | None = None
    room = 0
    for line in lines:
        if _PAGE.fullmatch(line.text) or (
            seen[_DIGITS.sub("0", line.text)] > 1 and not line.terminal
        ):
            line.label, line.kind = "left out", "page heads and numbers"
            made.append(line)
            continue
        first = line.text.split(" ", 1)[0]
        page_break = last and made[-1].label
        full = room + 1 + len(first) > 0.92 * width and (not page_break or not last.terminal)
        if last and (page_break or not line.gap) and (full or line.text[0].islower()):
            last.text = join_broken(last.text, line.text, everything)
            last.words, last.terminal = last.text.count(" ") + 1, line.terminal
        else:
            made.append(line)
            last = line
        room = len(line.text)
    return made


def join_broken(left: str, right: str, everything: str) -> str:
    """Join two parts of a paragraph, and the two halves of a hyphenated word.

    Examples
    --------
    >>> join_broken("an exam-", "ple of it", ""), join_broken("well-", "known", "a well-known one")
    ('an example of it', 'well-known')
    """
    if len(left) > 1 and left[-1] == "-" and left[-2].isalpha() and right[0].islower():
        halves = left[:-1].rsplit(" ", 1)[-1], right.split(" ", 1)[0].rstrip(".,;:!?")
        return (left if is_compound(*halves, everything) else left[:-1]) + right
    return f"{left} {right}"


def join_drop_caps(lines: list[Line]) -> list[Line]:
    """Put a large first letter that stands alone back onto its word."""
    if not [line for line in lines if line.text[1:2] in " "]:  # the second sign, or none
        return lines
    made: list[Line] = []
    for line in lines:
        text = line.text
        if made and len(made[-1].text) == 1 and made[-1].text.isupper() and not text[0].isupper():
            cap = made.pop()
            first = text.split(" ", 1)[0].strip(".,;:’'")
            apart = not text[0].isalpha() or (cap.text in "AI" and first in _WHOLE_WORDS)
            made.append(Line(cap.number, f"{cap.text} {text}" if apart else cap.text + text))
            made[-1].gap = cap.gap
        elif len(text) > 60 and text[1] == " " and text[0] in "BCDEFGHJKLMNOPQRSTUVWXYZ":
            if text[2].islower():
                line.text = text[0] + text[2:]
                line.words -= 1
            made.append(line)
        else:
            made.append(line)
    return made
