"""What each block in and around the main text of a page is.

Where its paragraphs stand tells where
others of the article are; the names of elements and the rules for pasted texts tell what in and
around it is no paragraph.
"""

import re
from collections import Counter

from .blocks import Block, find_container, squeeze
from .boilerplate import is_list_heading
from .bylines import parse_byline
from .captions import clean_credit, label_captions, split_credit
from .dates import is_date_line
from .flow import label_flow
from .lines import Line, ends_sentence
from .metadata import Metadata
from .pasted import label_alone
from .pointers import PICTURED, pointer_kind
from .repeats import label_repeats
from .shown_title import find_shown_title, is_shown_title
from .zones import PARTS, zone_of

__all__ = ["MainText"]

_LEAD = re.compile(r"\b(?:story|article)[-_]?(?:intro|lead)|\blede\b", re.I)
#: The day that a byline ends with.
_DATED = re.compile(r"(?<=\w)[\s,|·•–—-]+[A-Z][A-Za-z]{2,8}\.? \d{1,2}, \d{4}$")
_PLACE_ONLY = re.compile(r"[A-Z][\w ,.()]{1,40}\s?[—–-]{1,2}")
_HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])
_PARAGRAPHS = frozenset(["p", "blockquote", "div", "li", "section", "article", "td", "main", "pre"])


class MainText:
    """The blocks of a page in and around its main text, as labelled lines."""

    def __init__(self, blocks: list[Block], root, metadata: Metadata) -> None:
        self.metadata = metadata
        self.headline = squeeze(metadata.headline)
        self.container, self.weights = find_container(root, blocks)
        self.total = max(1, self.weights[root])
        self.above = {self.container, *self.container.iterancestors()}
        self.zones: dict[object, str] = {}
        self.alike = self._alike(blocks)
        self.blocks = blocks
        for block in blocks:
            inline = self.own_zone(block.inline) if block.inline is not None else ""
            block.zone = self.zone(block.element) or inline
        self.homes = self._homes()
        self.first, self.last = self._reach()
        shown = is_shown_title(metadata.headline, blocks)
        if not shown and (title := find_shown_title(blocks, self.first)):
            metadata.headline, self.headline = title, squeeze(title)

    def zone(self, element) -> str:
        """Return the kind of the zone that an element lies in, the innermost that names a part."""
        path = []
        while element is not None and element not in self.above and element not in self.zones:
            path.append(element)
            element = element.getparent()
        zone = self.zones.get(element, "")
        for element in reversed(path):
            own = self.own_zone(element)
            zone = zone if own in PARTS and zone and zone not in PARTS else own or zone
            self.zones[element] = zone
        return zone

    def _alike(self, blocks: list[Block]) -> Counter:
        """Count the words of the main text in all elements of the same names."""
        counts: Counter = Counter()
        for block in blocks:
            element, seen = block.element, set()
            while block.chosen and element is not None and element not in self.above:
                key = (element.tag, element.get("class"), element.get("id"))
                if any(key[1:]) and key not in seen:
                    counts[key] += block.words
                seen.add(key)
                element = element.getparent()
        return counts

    def own_zone(self, element) -> str:
        """Return the zone that an element's own names say, unless the main text stands in it."""
        key = (element.tag, element.get("class"), element.get("id"))
        return "" if self.alike[key] > 0.3 * self.total else zone_of(element)

    def _homes(self) -> set:
        """Find the elements, and the kinds of elements, in which the paragraphs stand."""
        found: Counter = Counter()
        for block in self.blocks:
            if block.chosen and not block.zone and block.words >= 8:
                found.update({block.element.getparent(): block.words, _kind(block): block.words})
        return {home for home, words in found.items() if words >= 0.15 * self.total}

    def _reach(self) -> tuple[int, int]:
        """Return where the main text begins and ends among the blocks."""
        good = [
            i
            for i, block in enumerate(self.blocks)
            if block.chosen and not block.zone and block.words >= 8 and self.at_home(block)
        ]
        good = good or [i for i, block in enumerate(self.blocks) if block.chosen]
        first, last = good[0], good[-1]
        while first > 0 and self._is_short_paragraph(self.blocks[first - 1]):
            first -= 1
        while last + 1 < len(self.blocks) and (
            self._is_short_paragraph(self.blocks[last + 1])
            or self._is_item(self.blocks[last + 1], self.blocks[last])
        ):
            last += 1
        return first, last

    def _is_short_paragraph(self, block: Block) -> bool:
        mine = block.chosen and not block.zone and self.at_home(block) and block.linked < 0.5
        return mine and block.tag in _PARAGRAPHS and ends_sentence(block.text)

    def _is_item(self, block: Block, above: Block) -> bool:
        """Tell whether a block is an item of a list that the text ends with."""
        if block.tag != "li" or block.zone or block.linked >= 0.5 or not ends_sentence(block.text):
            return False
        return self.at_home(block) and (above.tag == "li" or above.text.endswith(":"))

    def at_home(self, block: Block) -> bool:
        """Tell whether a block stands where the paragraphs of the article stand."""
        here, above = block.element, block.element.getparent()
        if block.tag == "li" and above is not None:
            return above in self.homes or above.getparent() in self.homes
        return here in self.homes or above in self.homes or _kind(block) in self.homes

    def label(self, said: list[Line]) -> list[Line]:
        """Return the labelled lines from the headline to the end of the main text.

        Parameters
        ----------
        said : list of Line
            What the metadata say; it comes first.
        """
        start = self._head_start()
        kept: list[tuple[Block, Line]] = []
        for i, block in enumerate(self.blocks[start : self.last + 1], start):
            line = Line(block.number, block.text)
            self._label_by_markup(block, line, i)
            kept.append((block, line))
        read = [(block, line) for block, line in kept if line.label != "headline"]
        lines = [line for _, line in read]
        for line in lines:
            if not line.label:
                label_alone(line)
        label_captions([*said, *lines])
        label_repeats([*said, *lines])
        free = [not line.label for line in lines]
        label_flow(lines, 0)
        for (block, line), was_free in zip(read, free, strict=True):
            if was_free and line.label in ("caption", "left out", "subhead"):
                _reconsider(block, line)
        if read:
            self._sign_off(*read[-1])
        _cut_teasers(read)
        return [*said, *(line for _, line in kept)]

    def _sign_off(self, block: Block, line: Line) -> None:
        """Take a last paragraph for one that its agency signs, rather than for a caption."""
        if line.label == "caption" and not block.zone and block.tag == "p" and self.at_home(block):
            told = block.text.removesuffix(f"({line.credit})").rstrip()
            if block.words >= 12 and told != block.text and ends_sentence(told):
                line.label, line.text, line.credit = "body", block.text, ""

    def outside(self) -> tuple[list[Block], list[bool]]:
        """Return the blocks that `label` gives no line, and whether each stands beside the text."""
        blocks = self.blocks[: self._head_start()] + self.blocks[self.last + 1 :]
        return blocks, [self._inside(block) for block in blocks]

    def _inside(self, block: Block) -> bool:
        return block.element is self.container or self.container in block.element.iterancestors()

    def _head_start(self) -> int:
        """Return the place after the headline, or of the first block in the container."""
        for i in range(self.first, max(-1, self.first - 80), -1):
            if self.headline and squeeze(self.blocks[i].text) == self.headline:
                return i
        inside = [i for i, b in enumerate(self.blocks[: self.first + 1]) if self._inside(b)]
        return inside[0] if inside else self.first

    def _label_by_markup(self, block: Block, line: Line, i: int) -> None:
        """Give a line the label that the markup of its block is enough for."""
        zone, tag = block.zone, block.tag
        head = i < self.first
        if self.headline and squeeze(block.text) == self.headline:
            line.label = "headline"
        elif tag == "h1":
            line.label, line.kind = "left out", "page furniture"
        elif zone == "caption":
            caption, credit = split_credit(block.text)
            line.label, line.credit = "caption", credit
            if credit and caption:
                line.text = caption
            elif credit:
                line.label = "credit"
        elif zone == "credit":
            line.label, line.credit = "credit", block.text
        elif zone in ("byline", "date", "standfirst", "kicker"):
            self._label_head(block, line, head)
        elif zone and not (zone == "tables" and head and _is_of_head(block.text)):
            line.label, line.kind = "left out", zone
        elif block.words <= 45 and (kind := pointer_kind(block)):
            line.label, line.kind = "left out", kind
        elif block.words <= 60 and (found := PICTURED.search(block.text)):
            line.label, line.credit = "caption", clean_credit(found[1] or found[2])
            line.text = block.text[: found.start()].rstrip()
        elif block.linked > 0.75 and (block.words <= 25 or block.linked > 0.95):
            line.label, line.kind = "left out", "links to other articles"
        elif tag in _HEADINGS:
            if head and not (block.chosen and line.terminal and line.words >= 20):
                self._label_head(block, line, head)
            elif head:
                line.label = ""
            elif block.chosen or self.at_home(block):
                line.level = 2
            else:
                line.label, line.kind = "left out", "page furniture"
        elif tag in _PARAGRAPHS and block.bold > 0.9 and block.words <= 15 and not line.terminal:
            line.level = 2 * (not head)
        elif _PLACE_ONLY.fullmatch(block.text):
            line.label, line.kind = "left out", "datelines"
        elif not block.chosen and not (self.at_home(block) and tag in _PARAGRAPHS):
            if head and self._is_standfirst(block):
                line.label = "standfirst"
            else:
                line.label, line.kind = "left out", "page furniture"
        elif head and not self.at_home(block) and self._is_standfirst(block):
            line.label = "" if _is_lead(block) or self._is_below_byline(i) else "standfirst"

    def _label_head(self, block: Block, line: Line, head: bool) -> None:
        """Label a block of the head that is named by its markup."""
        zone = block.zone
        if self._is_standfirst(block) or (zone == "standfirst" and head and block.words >= 5):
            line.label = "standfirst"
        elif not head and zone == "standfirst":
            short = block.words <= 12 and not line.terminal
            line.level = 2 * (short or block.tag in _HEADINGS)
        elif zone == "byline" and block.words <= 30:
            line.label, line.text = "byline", _DATED.sub("", block.text)
        elif zone == "date" and (head or block.words <= 12) and is_date_line(block.text):
            line.label = "date"
        elif zone == "kicker" and head and block.words <= 6:
            line.label = "kicker"
        elif head or block.words <= 12:
            line.label, line.kind = "left out", "page furniture"

    def _is_below_byline(self, i: int) -> bool:
        """Tell whether a paragraph like the others stands right above them, below the byline."""
        block, element = self.blocks[i], self.blocks[self.first].element
        if i + 1 != self.first or not block.chosen or block.words < 12:
            return False
        if block.tag != "p" or block.element.get("class") != element.get("class"):
            return False
        above = self.blocks[self._head_start() : i]
        return ends_sentence(block.text) and any(
            other.zone in ("byline", "date") or _is_of_head(other.text) for other in above
        )

    def _is_standfirst(self, block: Block) -> bool:
        key = squeeze(block.text)
        return block.words >= 5 and any(
            key == own
            or (len(key) > 40 and own.startswith(key))
            or (len(own) > 60 and key.startswith(own))
            for own in map(squeeze, self.metadata.standfirsts)
        )


def _is_of_head(text: str) -> bool:
    return is_date_line(text) or parse_byline(text) is not None


def _kind(block: Block) -> tuple:
    """Return the names of a block's element and of two above it."""
    names, element = [], block.element
    for _ in range(3):
        if element is None:
            break
        names.append((element.tag, (element.get("class") or "").split(" ")[0]))
        element = element.getparent()
    return tuple(names)


def _is_lead(block: Block) -> bool:
    """Tell whether a block is named as the first paragraph rather than as a standfirst."""
    above = block.element.getparent()
    names = (
        element.get("class") or "" for element in (block.element, above) if element is not None
    )
    return bool(_LEAD.search(" ".join(names)))


def _reconsider(block: Block, line: Line) -> None:
    """Take back what the rules for pasted texts, where no paragraph is marked, made of one."""
    if line.credit or block.tag in _HEADINGS:
        return
    mild = line.kind in ("", "short lines in a row", "lines after the end")
    if line.label == "caption" and not line.kind and block.tag in ("p", "div", "li"):
        line.label = "body"
    elif mild and block.tag in ("p", "li") and block.bold < 0.9 and line.words >= 6:
        line.label, line.kind = "body", ""


def _cut_teasers(kept: list[tuple[Block, Line]]) -> None:
    """Leave out the teasers of other articles that stand below the last paragraph.

    They are a title that is a link, perhaps a date, and a sentence; three or more in a row.
    """
    total = sum(line.words for _, line in kept if line.label == "body")
    words, found, start = 0, 0, len(kept)
    for i in range(len(kept) - 1, 1, -1):
        (_, line), above = kept[i], kept[i - 2 : i]
        if line.label != "body":
            continue
        titles = above[-1:] if above[0][1].label == "body" else above
        if titles[-1][1].label == "body" or all(block.linked < 0.5 for block, _ in titles):
            break
        words, found, start = words + line.words, found + 1, i
    above = (line for _, line in kept[max(0, start - 3) : start])
    headed = any(line.label == "left out" and is_list_heading(line.text) for line in above)
    if found < 3 or words > (0.6 if headed else 0.35) * total:
        return
    for _, line in kept[start:]:
        if line.label in ("body", "subhead"):
            line.label, line.kind = "left out", "links to other articles"
