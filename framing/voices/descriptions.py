"""Descriptions: whom "the mayor", "his mother" and "the committee" mean in an article.

Each function fills in `of`, the referent of each mention, where it is not told yet.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..articles import PARTS
from ..language.tokens import Tokens
from .namings import DESCRIPTION, NAME, TITLE, Naming
from .referents import (
    Referent,
    drop_article,
    gender_of_flags,
    head_of,
    holds_office,
    normalise_name,
    office_of,
)
from .word_kinds import Bit

__all__ = ["link_appositions", "link_descriptions", "link_titles"]

Owners = list[Referent | None]

_DEFINITE = re.compile(r"(?:the|this|that|our) ", re.IGNORECASE)
#: Nouns that name so many that two mentions of them need not mean the same.
_VAGUE = frozenset(
    "people men women man woman person others officials experts critics supporters voters".split()
)
_HEADLINE = PARTS.index("headline")
_COMMA, _STOP = b",."
_GOES_ON = frozenset((b"of", b"for", b"at", b"from", b"with", b"who", b"in"))


def link_appositions(tokens: Tokens, mentions: Sequence[Naming], of: Owners) -> None:
    """Link "Tom Ware, the mayor of Port Ellery," and "the mayor, Tom Ware,"."""
    whole = [i for i, m in enumerate(mentions) if not m.flags & Bit.POSSESSIVE]
    for a, b in pairwise(sorted(whole, key=lambda i: mentions[i].first)):
        one, two = mentions[a], mentions[b]
        if (one.kind == NAME) == (two.kind == NAME) or one.mark != _COMMA:
            continue
        if two.first != one.last + 1:
            continue
        name, other = (a, b) if one.kind == NAME else (b, a)
        if of[name] is not None and _describes(
            tokens, mentions[name], mentions[other], first=name == a
        ):
            of[other] = of[name]
            referent, m = of[name], mentions[other]
            referent.gender = referent.gender or gender_of_flags(m.flags)
            if referent.kind == "name":
                referent.kind = "person" if m.flags & (Bit.PERSON | Bit.KIN) else "body"
            if not m.flags & Bit.KIN:
                referent.titles.add(drop_article(m.text.lower()))


def _describes(tokens: Tokens, n: Naming, m: Naming, *, first: bool) -> bool:
    """Tell whether a description in apposition is one of the name beside it."""
    if m.flags & Bit.PLURAL:
        return False
    if not m.flags & (Bit.PERSON | Bit.KIN | Bit.BODY):
        return False
    if bool(m.flags & Bit.BODY) != (n.name_kind == "body") and m.flags & Bit.BODY:
        return False
    before = tokens.data[max(0, n.start - 4) : n.start]
    if first and before.endswith((b" of ", b" in ", b" at ")):
        return False  # "Democrat of Ellery, the majority leader,"
    if first:
        tail = tokens.data[m.token_end : m.token_end + 8].split()
        following = tail[0] if tail else b""
        return m.mark in (_COMMA, _STOP) and following != b"and" or following in _GOES_ON
    return n.mark == _COMMA or m.text.lower().startswith(("the ", "his ", "her ", "its ", "their "))


def link_titles(mentions: Sequence[Naming], of: Owners) -> None:
    """Link "the president" to the only one who is called so; else to one another.

    A headline does without "the": "President quits".
    """
    holders: dict[str, Referent] = {}
    titled = {id(one): one for one in of if one is not None and one.titles}.values()
    for i, m in enumerate(mentions):
        bare = m.part == _HEADLINE and m.flags & (Bit.PERSON | Bit.PLURAL) == Bit.PERSON
        bare &= m.kind != NAME and m.first == m.last
        if of[i] is not None or (m.kind != TITLE and not bare):
            continue
        if not (bare or m.the or _DEFINITE.match(m.text)):  # "ran for president" means nobody
            continue
        office = office_of(m.text)
        fitting = [one for one in titled if holds_office(one, office)]
        if bare and len(fitting) != 1:
            continue
        if len(fitting) == 1:
            of[i] = fitting[0]
        elif not fitting:
            if office not in holders:
                holders[office] = Referent(drop_article(m.text), office, "person", office=True)
            of[i] = holders[office]


def link_descriptions(mentions: Sequence[Naming], of: Owners, named: Iterable[Referent]) -> None:
    """Link "the committee" to the only body whose name ends so, and descriptions to alike."""
    heads: dict[str, set[int]] = defaultdict(set)
    known = {id(one): one for one in named if one.kind == "body"}
    for number, one in known.items():
        heads[head_of(one.key)].add(number)
    alike: dict[str, Referent] = {}
    for i, m in enumerate(mentions):
        if m.kind != DESCRIPTION or of[i] is not None:
            continue
        key = normalise_name(m.text)
        head = key.split()[-1]
        definite = m.text.lower().startswith("the ")
        if definite and m.flags & Bit.BODY and " " not in key and len(heads.get(head, ())) == 1:
            of[i] = known[next(iter(heads[head]))]
            continue
        if m.flags & Bit.KIN and not m.flags & Bit.PLURAL:
            of[i] = Referent(m.text, key, "person")
            continue
        again = (definite or " " in key) and head not in _VAGUE
        if not again or key not in alike:
            kind = "group" if m.flags & Bit.PLURAL else "body" if m.flags & Bit.BODY else "person"
            of[i] = Referent(m.text, key, kind)
            alike.setdefault(key, of[i])
        else:
            of[i] = alike[key]
