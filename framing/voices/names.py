"""Names: which mentions of an article mean the same person or body.

``table.once(read_people)`` gives ``(mentions, links)`` of a sentence table; ``links.referent`` is a
column beside the mentions, a place in ``links.referents`` or -1.

Light coreference by rules that would rather miss than err: the same name; a surname or a first name
that only one full name has; an acronym; an office that only one person is given; a description in
apposition; a description whose noun ends only one body's name. A surname that several share means
the one whom the text calls by it before it introduces the others; else it is not told who is meant.
"""

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ..articles import PARTS
from ..language.tokens import Tokens
from .descriptions import link_appositions, link_descriptions, link_titles
from .mentions import Mentions, find_mentions
from .namings import NAME, PRONOUN, Naming, read_namings
from .people import BODIES, COMPANIES, KINSHIP
from .places import find_places
from .referents import (
    SMALL,
    Links,
    Referent,
    gender_of,
    holds_office,
    may_be_person,
    office_of,
    words_of,
)
from .word_kinds import Bit

if TYPE_CHECKING:
    from .sentences import SentenceTable

__all__ = ["RULES", "link_mentions", "read_people"]

#: Moves when the rules put other mentions together.
RULES = "2"

_SUFFIXES = (" jr", " sr", " ii", " iii")


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
        read = read_namings(tokens, mentions, places)
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


class _Article:
    """The mentions of one article, linked step by step."""

    def __init__(self, tokens: Tokens, mentions: list[Naming]) -> None:
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
        link_appositions(self.tokens, self.mentions, self.of)
        link_titles(self.mentions, self.of)
        link_descriptions(self.mentions, self.of, self.by_key.values())
        find_places(self.tokens, self.mentions, self.of)
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
        latest: dict[str, tuple[Referent, int]] = {}
        for i in sorted(names, key=lambda i: (self.mentions[i].part != PARTS.index("body"), i)):
            m = self.mentions[i]
            if self.of[i] is not None:
                seen.add(id(self.of[i]))
                latest[words_of(m.key)[-1]] = self.of[i], self._sentence(m)
                continue
            one = None
            if m.key in by_last:
                one = self._by_surname(m, by_last[m.key], claimed, seen)
                last, when = latest.get(m.key, (one, 0))
                if one is None or (last is not one and self._sentence(m) - when <= 1):
                    continue  # "Ann Lind left. Lind …" after Tom Lind was "Lind": which of them?
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

    def _sentence(self, m: Naming) -> int:
        return int(self.tokens.sentence_of[m.first])

    def _by_surname(self, m: Naming, sharers: list[Referent], claimed, seen) -> Referent | None:
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
        longer = len(m.text) > len(one.name) and one.kind != "body"
        if m.kind == NAME and (longer or m.text.upper() == one.name != m.text):  # ELLERY: Ellery
            one.name = m.text
        if m.title:
            if one.kind == "name":
                one.kind = "body" if m.title.split()[-1] in BODIES else "person"
            one.gender = one.gender or gender_of(m.title)
            one.titles.add(m.title)


def read_people(table: "SentenceTable") -> tuple[Mentions, Links]:
    """Return the mentions of a sentence table and who is meant; for ``table.once``."""
    mentions = find_mentions(table.tokens)
    return mentions, link_mentions(table.tokens, mentions)
