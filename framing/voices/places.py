"""Places: which names of an article are those of places, by what stands around them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ..articles import PARTS
from ..language.sets import is_among
from ..language.tokens import Tokens
from .namings import NAME, Naming
from .referents import Referent, kind_of

__all__ = ["find_places"]

_LOCATIVES = (b" in ", b" at ", b" near ", b" across ", b" outside ", b" in the ", b" around ")
#: "PORT ELLERY (AHN) — The", "Ellery, March 3 - The"
_DATELINE = re.compile(
    rb"[A-Z][^\n(.;:]{1,40}(?:\([^)\n]{1,30}\) ?)?(?:\xe2\x80[\x93\x94]|--| -) ?[A-Z\"\xe2]"
)


def find_places(tokens: Tokens, mentions: Sequence[Naming], of: Sequence[Referent | None]) -> None:
    """Call those places that stand at least half the time after "in", "at" or "near".

    Or in the article's dateline. What is a body by a "the" alone, which may be that of another noun
    ("the Port Ellery quay"), is asked as well where it stands without one.
    """
    named: dict[Referent, list[Naming]] = defaultdict(list)
    for one, m in zip(of, mentions, strict=True):
        if one is not None and m.kind == NAME and one.kind in ("name", "body") and not one.titles:
            named[one].append(m)
    lead = _find_dateline(tokens, mentions)
    for one, members in named.items():
        bare = [m for m in members if one.kind == "name" or not m.the]
        located = sum(m is lead or _is_located(tokens, m) for m in bare)
        if bare and 2 * located >= len(bare) and all(map(_may_be_place, bare)):
            one.kind = "place"


def _may_be_place(m: Naming) -> bool:
    """Whether the words of a name say of nobody that it is theirs."""
    return kind_of(m.key, m.title, m.flags, the=False) == "name"


def _is_located(tokens: Tokens, m: Naming) -> bool:
    return tokens.data[max(0, m.start - 8) : m.start].lower().endswith(_LOCATIVES)


def _find_dateline(tokens: Tokens, mentions: Sequence[Naming]) -> Naming | None:
    """Return the name that opens the body and has a dateline's dash behind it."""
    body = PARTS.index("body")
    first = min((m for m in mentions if m.part == body), key=lambda m: m.start, default=None)
    if first is None or not _DATELINE.match(tokens.data, first.start):
        return None
    opens = is_among(first.start, tokens.segment_bytes)
    return first if first.kind == NAME and opens else None
