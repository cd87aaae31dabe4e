"""Namings: mentions of people and bodies as the rules for who is who look at them."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..language.tokens import Tokens
from .mentions import KINDS, Mentions
from .referents import kind_of, normalise_name

__all__ = ["DESCRIPTION", "NAME", "PRONOUN", "TITLE", "Naming", "read_namings"]

NAME, TITLE, DESCRIPTION, PRONOUN = (KINDS.index(k) for k in KINDS)
_FORMER = re.compile(rb"(?i)\b(?:former|ex|then|late|ousted)[- ]$")


@dataclass(slots=True)
class Naming:
    """One mention.

    Attributes
    ----------
    place : int
        Its row in the table of mentions.
    kind : int
        Place in ``mentions.KINDS``.
    text, key : str
        As it stands, a name without its title; and as it is compared.
    title : str
        What stands before a name: "mayor", "former mayor".
    flags, first, last : int
        See ``mentions``.
    part : int
        Place in ``PARTS``.
    the : bool
        Whether "the" stands before it.
    mark : int
        Its last byte, with what closes it: a comma, a full stop, a letter.
    start, token_end : int
        First byte of the mention, and where its last token ends.
    """

    place: int
    kind: int
    text: str
    key: str
    title: str
    flags: int
    first: int
    last: int
    part: int
    the: bool
    mark: int
    start: int
    token_end: int

    @property
    def name_kind(self) -> str:
        """What a name is by its words alone."""
        return kind_of(self.key, self.title, self.flags, the=self.the)


def read_namings(tokens: Tokens, mentions: Mentions, places: np.ndarray) -> list[Naming]:
    """Return the mentions at some places of the table."""
    data, part = tokens.data, tokens.part[mentions.segment[places]]
    name = mentions.name[places]
    begins, _ = tokens.word_spans(np.maximum(name, mentions.first[places]))
    ends = tokens.token_ends(mentions.last[places])
    marks = tokens.bytes[ends - 1]
    columns = (
        places, mentions.kind[places], mentions.start[places], mentions.end[places], begins,
        mentions.flags[places], mentions.first[places], mentions.last[places], part, marks, ends,
    )  # fmt: skip
    read = []
    for place, kind, start, end, begin, bits, first, last, code, mark, after in zip(
        *(c.tolist() for c in columns), strict=True
    ):
        bare = " ".join(data[begin if kind == NAME else start : end].decode().split())
        title = _plain(data[start:begin].decode()) if kind == NAME and start < begin else ""
        if title and _FORMER.search(data[max(0, start - 10) : start]):
            title = f"former {title}"
        the = data[max(0, start - 4) : start].lower() == b"the "
        read.append(
            Naming(
                place, kind, bare, normalise_name(bare), title, bits, first, last, code, the, mark,
                start, after,
            )
        )  # fmt: skip
    return read


@lru_cache(10_000)
def _plain(text: str) -> str:
    return " ".join(text.lower().split())
