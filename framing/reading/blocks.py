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
                self.add(element.text)
            else:
                if tag not in _SKIPPED:
                    self.leave(element, tag)
                if element is not root:
                    self.add(element.tail)
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

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text.replace("\n", " "))
            size = len(text.strip())
            self.links += size if self.in_link else 0
            self.bolds += size if self.in_bold else 0

    def flush(self, element) -> None:
        text = "".join(self.parts)
        if text.strip() and self.stack:
            size = max(1, len(text.strip()))
            linked, bold = min(1.0, self.links / size), min(1.0, self.bolds / size)
            for part in _paragraphs(text) if "\n" in text else [text]:
                if squeezed := " ".join(part.split()):
                    self.blocks.append(Block(squeezed, self.stack[-1], linked, bold))
        self.parts.clear()
        self.links = self.bolds = 0


def _paragraphs(text: str) -> list[str]:
    """Cut a text at its blank lines; if none has a sentence going on in the next, at all lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = sum(len(line) > 60 and ends_sentence(line) for line in lines)
    return lines if len(lines) > 2 and whole >= 0.8 * len(lines) else _BREAKS.split(text)


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
