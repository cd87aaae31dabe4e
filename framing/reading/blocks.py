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
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label link mark "
    "meta nobr o:p q rp rt ruby s samp small span strike strong sub sup time tt u var "
    "wbr tweet".split()
)
_BOLD = frozenset(("b", "strong"))
#: Text that lies in more elements than these is in no single inline element of interest.
_MOST_HOLDERS = 12
#: Shorter texts than this are not cut at the blank lines of the page's source.
_LONG = 250
_BLANK = re.compile(r"\n[^\S\n]*\n")
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


@dataclass(slots=True)
class _Piece:
    """A text node, the element that holds it, and whether it lies in a link or in bold."""

    text: str
    holder: object
    linked: bool
    bold: bool


class _Walk:
    """Gathers the text between the borders of block elements, line by line."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[list[_Piece]] = [[]]
        self.stack: list[object] = []
        self.in_link = self.in_bold = 0

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
        self.flush()
        return self.blocks

    def enter(self, element, tag: str) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "hr" or tag not in _INLINE:
            self.flush()
            self.stack.append(element)
        self.in_link += tag == "a"
        self.in_bold += tag in _BOLD

    def leave(self, element, tag: str) -> None:
        self.in_link -= tag == "a"
        self.in_bold -= tag in _BOLD
        if tag != "br" and tag not in _INLINE:
            self.flush()
            self.stack.pop()

    def add(self, text: str | None, holder) -> None:
        for i, part in enumerate(_preformatted(text) if text else ()):
            if i:
                self.lines += [[], []]
            self.lines[-1].append(_Piece(part, holder, self.in_link > 0, self.in_bold > 0))

    def flush(self) -> None:
        if self.stack and any(piece.text.strip() for line in self.lines for piece in line):
            for pieces in _paragraphs(self.lines):
                self.blocks.append(_block(pieces, self.stack[-1]))
        self.lines = [[]]


def _preformatted(text: str) -> list[str]:
    """Cut a long text at blank lines of the source, if only they part its paragraphs."""
    if len(text) < _LONG or len(parts := _BLANK.split(text.strip())) < 3:
        return [text]
    ends = sum(ends_sentence(part.strip()) for part in parts)
    return parts if ends >= 0.8 * len(parts) else [text]


def _block(pieces: list[_Piece], element) -> Block:
    text = " ".join("".join(piece.text for piece in pieces).split())
    pieces = [piece for piece in pieces if piece.text.strip()]
    sizes = [len(piece.text.strip()) for piece in pieces]
    total = max(1, sum(sizes))
    linked = sum(n for n, piece in zip(sizes, pieces, strict=True) if piece.linked) / total
    bold = sum(n for n, piece in zip(sizes, pieces, strict=True) if piece.bold) / total
    return Block(text, element, linked, bold, _inline([piece.holder for piece in pieces]))


def _inline(holders: list):
    """Return the innermost inline element that holds all that was gathered, or None."""
    if not 0 < len(holders) <= _MOST_HOLDERS:
        return None
    here = holders[0]
    while here is not None and here.tag in _INLINE:
        if all(one is here or here in one.iterancestors() for one in holders):
            return here
        here = here.getparent()
    return None


def _paragraphs(lines: list[list[_Piece]]) -> list[list[_Piece]]:
    """Cut a text at its blank lines and around its titles.

    Where no line goes on in the next, each is a paragraph.
    """
    if len(lines) == 1:
        return lines
    found, part = [], []
    for line in [*lines, []]:
        if any(piece.text.strip() for piece in line):
            part.append(line)
        elif part:
            found += _split_part(part)
            part = []
    return found


def _split_part(part: list[list[_Piece]]) -> list[list[_Piece]]:
    texts = [" ".join("".join(piece.text for piece in line).split()) for line in part]
    ends = [ends_sentence(text) for text in texts]
    long = sum(len(text) > 60 and end for text, end in zip(texts, ends, strict=True))
    labels = not any(ends) and all(len(text) <= 60 for text in texts)
    if labels or (len(texts) > 2 and long >= 0.8 * len(texts)):
        return part
    apart = [all(_is_set_apart(piece) for piece in line if piece.text.strip()) for line in part]
    found: list[list[_Piece]] = []
    open_ = False
    for line, end, own in zip(part, ends, apart, strict=True):
        title = own and not end and not all(apart)
        if open_ and not title:
            found[-1] += [_Piece(" ", None, False, False), *line]
        else:
            found.append(list(line))
        open_ = not title
    return found


def _is_set_apart(piece: _Piece) -> bool:
    return piece.bold or piece.holder.tag in ("font", "big")


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
