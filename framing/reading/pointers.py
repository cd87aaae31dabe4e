"""Paragraphs of a page that only point elsewhere, sign the article, or belong to a picture."""

import re

from .blocks import Block

__all__ = ["PICTURED", "pointer_kind"]

#: What says at the end of a text, in brackets or after a slash, that it belongs to a picture.
PICTURED = re.compile(
    r"\s\(((?:photo|video|image|picture|screen ?grab|screen ?shot)s?\b[^()]{0,80})\)\.?$"
    r"|\s/\s((?:AP|AFP|EPA|PA|Reuters|Getty)\b[^.]{0,60})$",
    re.I,
)
_FOR_MORE = re.compile(
    r"(?:for|to) (?:get |see |read )?(?:more|all|the latest)\b.{0,120}"
    r"\b(?:visit|click|follow|read|head to|check out|see our|download)\b",
    re.I,
)
_TEASER = re.compile(r"\bmore\s?(?:»|›|>>)$", re.I)
_SIGNED = re.compile(
    r"(?:Article|Story|Report|Text|Words) by (?:[A-Z@(][^\s]*[ ,]?|and ){1,8}$"
    r"|To contact the (?:reporter|editor|author|writer)s?\b.{0,160}:"
    r"|Follow (?:[A-Z]|us |me |him |her ).{0,60}\s\(?@\w"
    r"|(?:[A-Z][\w.'’-]* ){2,4}is an? .{0,80}\b(?:writer|reporter|columnist|correspondent|editor)\b"
    r".{0,80}(?:[Ee]-?mail|Twitter|@)"
)


def pointer_kind(block: Block) -> str:
    """Return what a paragraph is that only points elsewhere or signs the article."""
    text = block.text
    if _SIGNED.match(text):
        return "credits and footers"
    bracketed = text[0] == "[" and text.rstrip(".")[-1] == "]"
    points = text.startswith((">>", "»")) or (
        block.linked > 0 and (_FOR_MORE.match(text) or _TEASER.search(text))
    )
    return "links to other articles" if points or (bracketed and block.linked > 0.3) else ""
