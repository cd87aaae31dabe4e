"""Paragraphs of a page that only point elsewhere, sign the article, or belong to a picture."""

import re

from .blocks import Block

__all__ = ["PICTURED", "pointer_kind"]

#: What says at the end of a text in brackets that it belongs to a picture or video.
PICTURED = re.compile(
    r"\s\(((?:photo|video|image|picture|screen ?grab|screen ?shot)s?\b[^()]{0,80})\)\.?$", re.I
)
_FOR_MORE = re.compile(
    r"(?:for|to) (?:get |see |read )?(?:more|all|the latest)\b.{0,120}"
    r"\b(?:visit|click|follow|read|head to|check out|see our|download)\b",
    re.I,
)
_SIGNED = re.compile(r"(?:Article|Story|Report|Text|Words) by (?:[A-Z@(][^\s]*[ ,]?|and ){1,8}$")


def pointer_kind(block: Block) -> str:
    """Return what a paragraph is that only points elsewhere or signs the article."""
    text = block.text
    if _SIGNED.match(text):
        return "credits and footers"
    bracketed = text[0] == "[" and text.rstrip(".")[-1] == "]"
    points = text.startswith((">>", "»")) or (block.linked > 0 and _FOR_MORE.match(text))
    return "links to other articles" if points or (bracketed and block.linked > 0.3) else ""
