"""What of a web page lies outside of its article: of which kind it is, and how it begins."""

from collections.abc import Sequence

from .blocks import Block
from .boilerplate import boilerplate_kind
from .lines import Line

__all__ = ["describe_outside", "outside_kind", "outside_lines"]

#: Kinds by the zone of a block where they are named otherwise outside of an article.
_KINDS = {"caption": "captions", "credit": "captions", "byline": "bylines and dates"}
_KINDS |= {"date": "bylines and dates", "kicker": "page furniture"}
_SHOWN, _LONGEST = 3, 60
_TEXT = 12


def outside_kind(block: Block) -> str:
    """Return what a block outside of the article is, as far as its markup and words tell."""
    zone = _KINDS.get(block.zone, block.zone)
    if zone and zone != "standfirst":
        return zone
    if kind := boilerplate_kind(block.text, block.words):
        return kind
    if block.linked > 0.5:
        return "links to other articles" if block.words > 4 else "page furniture"
    return "other text" if block.words >= _TEXT else "page furniture"


def outside_lines(blocks: Sequence[Block], near: Sequence[bool]) -> list[Line]:
    """Return a line for each block that stands beside the article, and one for each kind else.

    Parameters
    ----------
    blocks : sequence of Block
    near : sequence of bool
        Whether each stands in the element that holds the article.
    """
    lines, far = [], []
    for block, is_near in zip(blocks, near, strict=True):
        if is_near:
            kind = outside_kind(block)
            lines.append(Line(block.number, block.text, label="outside", kind=kind))
        else:
            far.append(block)
    for kind, group in _by_kind(far).items():
        text = f"{_count(group)}: {_excerpts(group)}"
        lines.append(Line(group[0].number, text, label="outside", kind=kind))
    return lines


def describe_outside(blocks: Sequence[Block]) -> list[str]:
    """Return a note for each kind of what lies outside, with its count and how some begin."""
    return [
        f"Outside of the article, {kind}: {_count(group)} ({_excerpts(group)})."
        for kind, group in _by_kind(blocks).items()
    ]


def _by_kind(blocks: Sequence[Block]) -> dict[str, list[Block]]:
    groups: dict[str, list[Block]] = {}
    for block in blocks:
        groups.setdefault(outside_kind(block), []).append(block)
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _count(blocks: Sequence[Block]) -> str:
    return "1 piece" if len(blocks) == 1 else f"{len(blocks)} pieces"


def _excerpts(blocks: Sequence[Block]) -> str:
    """Return how the longest of some blocks begin, in their order on the page."""
    texts = list(dict.fromkeys(block.text for block in blocks))
    longest = sorted(texts, key=len, reverse=True)[:_SHOWN]
    shown = ", ".join(f"“{_cut(text)}”" for text in texts if text in longest)
    return shown + (", …" if len(texts) > _SHOWN else "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
