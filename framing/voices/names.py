"""Names: which mentions of an article mean the same person or body.

``table.once(read_people)`` gives ``(mentions, links)`` of a sentence table; ``links.referent`` is a
column beside the mentions, a place in ``links.referents`` or -1.

Light coreference by rules that would rather miss than err: the same name; a surname or a first name
that only one full name has; an acronym; an office that only one person is given; a description in
apposition; a description whose noun ends only one body's name. A surname that several share means
the one whom the text calls by it before it introduces the others; else it is not told who is meant.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..articles import PARTS
from ..language.tokens import Tokens
from .mentions import KINDS, Mentions, find_mentions
from .people import BODIES, COMPANIES, KINSHIP
from .referents import (
    SMALL,
    Links,
    Referent,
    drop_article,
    gender_of,
    gender_of_flags,
    head_of,
    holds_office,
    kind_of,
    may_be_person,
    normalise_name,
    office_of,
    words_of,
)  # fmt: skip
from .word_kinds import Bit

if TYPE_CHECKING:
    from .sentences import SentenceTable

__all__ = ["RULES", "link_mentions", "read_people"]

#: Moves when the rules put other mentions together.
RULES = "1"

NAME, TITLE, DESCRIPTION, PRONOUN = (KINDS.index(k) for k in KINDS)
_SUFFIXES = (" jr", " sr", " ii", " iii")
_FORMER = re.compile(rb"(?i)\b(?:former|ex|then|late|ousted)[- ]$")
_DEFINITE = re.compile(r"(?:the|this|that|our) ", re.IGNORECASE)
#: Nouns that name so many that two mentions of them need not mean the same.
_VAGUE = frozenset(
    "people men women man woman person others officials experts critics supporters voters".split()
)


@dataclass(slots=True)
class _Mention:
    """One mention as the rules look at it."""

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


def link_mentions(tokens: Tokens, mentions: Mentions) -> Links:
    """Tell which mentions of each article mean the same.

    Parameters
    ----------
    tokens : Tokens
    mentions : Mentions

    Returns
    -------
    Links
    """
    referent = np.full(len(mentions), -1)
    referents: list[Referent] = []
    owners: list[int] = []
    article = tokens.article[mentions.segment]
    wanted = np.flatnonzero(mentions.kind != PRONOUN)
    cuts = np.flatnonzero(np.diff(article[wanted], prepend=-1)).tolist() + [len(wanted)]
    for begin, end in zip(cuts[:-1], cuts[1:], strict=True):
        places = wanted[begin:end]
        read = _read(tokens, mentions, places)
        found = _Article(tokens, read).link()
        numbers: dict[int, int] = {}
        for item, one in zip(read, found, strict=True):
            if one is None:
                continue
            if id(one) not in numbers:
                numbers[id(one)] = len(referents)
                referents.append(one)
                owners.append(int(article[places[0]]))
            referent[item.place] = numbers[id(one)]
    return Links(referent, referents, owners)


def _read(tokens: Tokens, mentions: Mentions, places: np.ndarray) -> list[_Mention]:
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
            _Mention(
                place, kind, bare, normalise_name(bare), title, bits, first, last, code, the, mark,
                start, after,
            )
        )  # fmt: skip
    return read


@lru_cache(10_000)
def _plain(text: str) -> str:
    return " ".join(text.lower().split())


class _Article:
    """The mentions of one article, linked step by step."""

    def __init__(self, tokens: Tokens, mentions: list[_Mention]) -> None:
        self.tokens, self.mentions = tokens, mentions
        self.by_key: dict[str, Referent] = {}
        self.of: list[Referent | None] = [None] * len(mentions)
        #: Names of those who are introduced as somebody's mother, wife or son.
        self.relatives = {
            name.key
            for kin, name in pairwise(sorted(mentions, key=lambda m: m.first))
            if kin.flags & Bit.KIN and name.kind == NAME and name.first == kin.last + 1
        } | {m.key for m in mentions if m.title and KINSHIP.intersection(m.title.split())}

    def link(self) -> list[Referent | None]:
        """Return the referent of each mention."""
        body = PARTS.index("body")
        names = [i for i, m in enumerate(self.mentions) if m.kind == NAME]
        names.sort(key=lambda i: self.mentions[i].part != body)  # the body introduces people
        self._link_full_names([i for i in names if " " in self.mentions[i].key])
        self._link_short_names(names)
        self._link_appositions()
        self._link_titles()
        self._link_descriptions()
        self._find_places()
        return self.of

    def _link_full_names(self, names: list[int]) -> None:
        ends: dict[tuple, list[Referent]] = defaultdict(list)
        for i in names:
            m = self.mentions[i]
            one = self.by_key.get(m.key)
            if one is None:
                kind = m.name_kind
                words = words_of(m.key)
                pair = words[0], words[-1], m.key.endswith(_SUFFIXES)  # father and son
                others = ends[pair] if kind in ("person", "name") else []
                # "Hillary Rodham Clinton" is "Hillary Clinton"; initials stand for no first name.
                one = others[0] if len(others) == 1 and len(words[0]) > 1 else None
                if one is None:
                    one = Referent(m.text, m.key, kind, proper=True)
                    ends[pair].append(one)
                self.by_key[m.key] = one
            self._assign(i, one)

    def _link_short_names(self, names: list[int]) -> None:
        """Link single words: surnames, first names, acronyms, and names of one word."""
        persons = {id(r): r for r in self.by_key.values() if may_be_person(r)}.values()
        by_last, by_first = defaultdict(list), defaultdict(list)
        acronyms = defaultdict(set)
        for one in persons:
            words = words_of(one.key)
            by_last[words[-1]].append(one)
            by_first[words[0]].append(one)
        for key, one in self.by_key.items():
            if key.split()[-1] in COMPANIES:
                by_first[key.split()[0]].append(one)
            if one.kind != "person":
                letters = [w[0] for w in key.split() if w not in SMALL]
                acronyms["".join(letters)].add(id(one))
        known = {id(one): one for one in self.by_key.values()}
        claimed: dict[str, Referent | None] = {}
        seen: set[int] = set()
        for i in sorted(names, key=lambda i: (self.mentions[i].part != PARTS.index("body"), i)):
            m = self.mentions[i]
            if self.of[i] is not None:
                seen.add(id(self.of[i]))
                continue
            one = None
            if m.key in by_last:
                one = self._by_surname(m, by_last[m.key], claimed, seen)
                if one is None:
                    continue
                if one.kind == "name" and not m.the:
                    one.kind = "person"
            elif len(by_first.get(m.key, ())) == 1:
                one = by_first[m.key][0]
            elif m.text.replace(".", "").isupper() and len(acronyms.get(m.key, ())) == 1:
                one = known[next(iter(acronyms[m.key]))]
            if one is None:
                one = self.by_key.get(m.key)
            if one is None:
                one = Referent(m.text, m.key, m.name_kind, proper=True)
                self.by_key[m.key] = one
            self._assign(i, one)

    def _by_surname(self, m: _Mention, sharers: list[Referent], claimed, seen) -> Referent | None:
        """Tell which of those who share a surname is meant; None if that is not told."""
        if len(sharers) == 1 and (id(sharers[0]) in seen or sharers[0].key not in self.relatives):
            return sharers[0]
        if len(sharers) == 1:  # "Voss fell", and later "his mother, Dawn Voss": not she
            claimed[m.key] = Referent(m.text, m.key, "person", proper=True)
            sharers.append(claimed[m.key])
            return claimed[m.key]
        gender = gender_of(m.title)
        fitting = [one for one in sharers if gender and one.gender == gender]
        office = office_of(m.title)
        fitting = fitting or [one for one in sharers if office and holds_office(one, office)]
        if len(fitting) == 1:
            return fitting[0]
        fresh = m.key not in claimed
        if fresh:
            introduced = [one for one in sharers if id(one) in seen]
            claimed[m.key] = introduced[0] if len(introduced) == 1 and not m.the else None
        one = claimed[m.key]
        other = gender and not fresh and one is not None and one.gender != gender
        return None if m.the or other else one

    def _assign(self, i: int, one: Referent) -> None:
        m = self.mentions[i]
        self.of[i] = one
        if m.kind == NAME and len(m.text) > len(one.name) and one.kind != "body":
            one.name = m.text
        if m.title:
            if one.kind == "name":
                one.kind = "body" if m.title.split()[-1] in BODIES else "person"
            one.gender = one.gender or gender_of(m.title)
            one.titles.add(m.title)

    def _link_appositions(self) -> None:
        """Link "Tom Ware, the mayor of Port Ellery," and "the mayor, Tom Ware,"."""
        order = sorted(range(len(self.mentions)), key=lambda i: self.mentions[i].first)
        for a, b in pairwise(order):
            one, two = self.mentions[a], self.mentions[b]
            if (one.kind == NAME) == (two.kind == NAME) or one.mark != _COMMA:
                continue
            if two.first != one.last + 1:
                continue
            name, other = (a, b) if one.kind == NAME else (b, a)
            if self.of[name] is not None and self._describes(name, other, first=name == a):
                self.of[other] = self.of[name]
                referent, m = self.of[name], self.mentions[other]
                referent.gender = referent.gender or gender_of_flags(m.flags)
                if referent.kind == "name":
                    referent.kind = "person" if m.flags & (Bit.PERSON | Bit.KIN) else "body"
                if not m.flags & Bit.KIN:
                    referent.titles.add(drop_article(m.text.lower()))

    def _describes(self, name: int, other: int, *, first: bool) -> bool:
        m, n = self.mentions[other], self.mentions[name]
        if m.flags & Bit.PLURAL or m.flags & Bit.POSSESSIVE:
            return False
        if not m.flags & (Bit.PERSON | Bit.KIN | Bit.BODY):
            return False
        if bool(m.flags & Bit.BODY) != (n.name_kind == "body") and m.flags & Bit.BODY:
            return False
        before = self.tokens.data[max(0, n.start - 4) : n.start]
        if first and before.endswith((b" of ", b" in ", b" at ")):
            return False  # "Democrat of Ellery, the majority leader,"
        if first:
            tail = self.tokens.data[m.token_end : m.token_end + 8].split()
            following = tail[0] if tail else b""
            return m.mark in (_COMMA, _STOP) and following != b"and" or following in _GOES_ON
        return n.mark == _COMMA or m.text.lower().startswith(
            ("the ", "his ", "her ", "its ", "their ")
        )

    def _find_places(self) -> None:
        """Call those places that stand at least half the time after "in", "at" or "near"."""
        at: dict[int, list[bool]] = defaultdict(list)
        for one, m in zip(self.of, self.mentions, strict=True):
            if one is not None and one.kind == "name":
                at[id(one)].append(
                    self.tokens.data[m.start - 8 : m.start].lower().endswith(_LOCATIVES)
                )
        for one in {id(one): one for one in self.of if one is not None}.values():
            if one.kind == "name" and 2 * sum(at[id(one)]) >= len(at[id(one)]):
                one.kind = "place"

    def _link_titles(self) -> None:
        """Link "the president" to the only one who is called so; else to one another."""
        holders: dict[str, Referent] = {}
        titled = {id(one): one for one in self.of if one is not None and one.titles}.values()
        for i, m in enumerate(self.mentions):
            if m.kind != TITLE or self.of[i] is not None:
                continue
            if not (m.the or _DEFINITE.match(m.text)):  # "ran for president" means nobody
                continue
            office = office_of(m.text)
            fitting = [one for one in titled if holds_office(one, office)]
            if len(fitting) == 1:
                self.of[i] = fitting[0]
            elif not fitting:
                if office not in holders:
                    holders[office] = Referent(drop_article(m.text), office, "person", office=True)
                self.of[i] = holders[office]

    def _link_descriptions(self) -> None:
        """Link "the committee" to the only body whose name ends so, and descriptions to alike."""
        heads: dict[str, set[int]] = defaultdict(set)
        known = {id(one): one for one in self.by_key.values() if one.kind == "body"}
        for number, one in known.items():
            heads[head_of(one.key)].add(number)
        alike: dict[str, Referent] = {}
        for i, m in enumerate(self.mentions):
            if m.kind != DESCRIPTION or self.of[i] is not None:
                continue
            key = normalise_name(m.text)
            head = key.split()[-1]
            definite = m.text.lower().startswith("the ")
            if definite and m.flags & Bit.BODY and " " not in key and len(heads.get(head, ())) == 1:
                self.of[i] = known[next(iter(heads[head]))]
                continue
            if m.flags & Bit.KIN and not m.flags & Bit.PLURAL:
                self.of[i] = Referent(m.text, key, "person")
                continue
            again = (definite or " " in key) and head not in _VAGUE
            if not again or key not in alike:
                kind = (
                    "group" if m.flags & Bit.PLURAL else "body" if m.flags & Bit.BODY else "person"
                )
                self.of[i] = Referent(m.text, key, kind)
                alike.setdefault(key, self.of[i])
            else:
                self.of[i] = alike[key]


_LOCATIVES = (b" in ", b" at ", b" near ", b" across ", b" outside ", b" in the ", b" around ")
_COMMA, _STOP = b",."
_GOES_ON = frozenset((b"of", b"for", b"at", b"from", b"with", b"who", b"in"))


def read_people(table: "SentenceTable") -> tuple[Mentions, Links]:
    """Return the mentions of a sentence table and who is meant; for ``table.once``."""
    mentions = find_mentions(table.tokens)
    return mentions, link_mentions(table.tokens, mentions)
