"""A web page → its blocks of text in reading order, each with what the page's markup says of it."""

import re
from collections import Counter
from dataclasses import dataclass

from .lines import ends_sentence

__all__ = ["Block", "find_blocks", "find_container", "squeeze"]

_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed applet canvas audio video select "
    "textarea button input head option datalist map dialog".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr tweet".split()
)
_BOLD = frozenset(("b", "strong"))
#: Text that lies in more elements than these is in no single inline element of interest.
_MOST_HOLDERS = 12
_BREAKS = re.compile(r"\n[^\S\n]*\n")
_ALNUM = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Block:
    """A run of text between two block elements or two blank lines."""

    text: str
    #: The block element that it stands in.
    element: object
    #: Share of its characters that are in links, and in bold.
    linked: float
    bold: float
    #: The inline element that holds all of its text, if there is one.
    inline: object = None
    zone: str = ""
    chosen: bool = False

    @property
    def tag(self) -> str:
        return self.element.tag

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @property
    def number(self) -> int:
        """The line of the page's source on which it begins."""
        return self.element.sourceline or 0


def squeeze(text: str) -> str:
    """Return the letters and figures of a text, to compare what two readers made of a page."""
    return "".join(_ALNUM.findall(text.lower()))


def find_blocks(root) -> list[Block]:
    """Cut a page (an lxml tree without comments) into its blocks of text."""
    return _Walk().run(root)


class _Walk:
    """Gathers the text between the borders of block elements."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.stack: list[object] = []
        self.holders: list[object] = []
        self.links = self.bolds = self.in_link = self.in_bold = 0

    def run(self, root) -> list[Block]:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    continue
                self.enter(element, tag)
                self.add(element.text, element)
            else:
                if tag not in _SKIPPED:
                    self.leave(element, tag)
                if element is not root:
                    self.add(element.tail, element.getparent())
        self.flush(root)
        return self.blocks

    def enter(self, element, tag: str) -> None:
        if tag == "br":
            self.parts.append("\n")
        elif tag == "hr" or tag not in _INLINE:
            self.flush(element.getparent())
            self.stack.append(element)
        self.in_link += tag == "a"
        self.in_bold += tag in _BOLD

    def leave(self, element, tag: str) -> None:
        self.in_link -= tag == "a"
        self.in_bold -= tag in _BOLD
        if tag != "br" and tag not in _INLINE:
            self.flush(element)
            self.stack.pop()

    def add(self, text: str | None, holder) -> None:
        if text:
            self.parts.append(text.replace("\n", " "))
            size = len(text.strip())
            if size and len(self.holders) <= _MOST_HOLDERS:
                self.holders.append(holder)
            self.links += size if self.in_link else 0
            self.bolds += size if self.in_bold else 0

    def inline(self):
        """Return the innermost inline element that holds all that was gathered, or None."""
        if not 0 < len(self.holders) <= _MOST_HOLDERS:
            return None
        here = self.holders[0]
        while here is not None and here.tag in _INLINE:
            if all(one is here or here in one.iterancestors() for one in self.holders):
                return here
            here = here.getparent()
        return None

    def flush(self, element) -> None:
        text = "".join(self.parts)
        if text.strip() and self.stack:
            size = max(1, len(text.strip()))
            linked, bold = min(1.0, self.links / size), min(1.0, self.bolds / size)
            for part in _paragraphs(text) if "\n" in text else [text]:
                if squeezed := " ".join(part.split()):
                    inline = self.inline()
                    self.blocks.append(Block(squeezed, self.stack[-1], linked, bold, inline))
        self.parts.clear()
        self.holders.clear()
        self.links = self.bolds = 0


def _paragraphs(text: str) -> list[str]:
    """Cut a text at its blank lines, and at all line ends where no line goes on in the next."""
    found: list[str] = []
    for part in _BREAKS.split(text):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        ends = [ends_sentence(line) for line in lines]
        long = sum(len(line) > 60 and end for line, end in zip(lines, ends, strict=True))
        labels = not any(ends) and all(len(line) <= 60 for line in lines)
        found += lines if labels or (len(lines) > 2 and long >= 0.8 * len(lines)) else [part]
    return found


def find_container(root, blocks: list[Block], share: float = 0.85):
    """Find the smallest element that holds nearly all words of the blocks that were chosen."""
    weights: Counter = Counter()
    for block in blocks:
        if block.chosen:
            element = block.element
            while element is not None:
                weights[element] += block.words
                element = element.getparent()
    here, total = root, weights[root]
    while True:
        best = max(here, key=lambda child: weights[child], default=None)
        if best is None or weights[best] < share * total or weights[best] == 0:
            return here, weights
        here = best
