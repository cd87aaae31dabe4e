"""Referents: whom mentions mean, and what their names and titles say of them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from . import people
from .people import BODIES, BODY_HEADS, COMPANIES, GROUPS, PLACE_HEADS
from .word_kinds import Bit

__all__ = [
    "SMALL", "Links", "Referent", "drop_article", "gender_of", "gender_of_flags", "head_of",
    "holds_office", "kind_of", "may_be_person", "normalise_name", "office_of", "words_of",
]  # fmt: skip

SMALL = frozenset("& of the and for on de da del der den di du la le van von bin al in".split())
_LINKS = SMALL - frozenset("de da del der di la le van von".split())
_BODY_ENDS = BODY_HEADS | COMPANIES
_SUFFIXES = frozenset("jr sr ii iii iv".split())
#: Short forms of offices.
_OFFICES = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "lt": "lieutenant", "sgt": "sergeant", "col": "colonel", "capt": "captain", "prof": "professor",
    "dr": "doctor", "det": "detective", "supt": "superintendent", "insp": "inspector",
    "pres": "president", "cllr": "councillor", "rev": "reverend",
}  # fmt: skip
#: An office that its holder no longer, or not yet, has.
_NOT_NOW = re.compile(r"\b(?:former|ex|then|late|ousted|acting|would-be|future)\b|-elect\b")
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)


@dataclass(eq=False)
class Referent:
    """Somebody, or some body, that an article names.

    Attributes
    ----------
    name : str
        The longest form of the name, or the description.
    key : str
        The name as it is compared: small letters, no dots, no titles.
    kind : {"person", "body", "group", "place", "name"}
        ``name`` if the text does not say which.
    gender : {"f", "m", ""}
        By titles and nouns only.
    proper, office : bool
        Whether it is named, or known by an office alone: "the mayor".
    titles : set of str
        Offices that the text gives it.
    """

    name: str
    key: str
    kind: str
    gender: str = ""
    proper: bool = False
    office: bool = False
    titles: set[str] = field(default_factory=set)


class Links(NamedTuple):
    """Who is meant by each mention.

    Attributes
    ----------
    referent : ndarray, shape (n_mentions,)
        Place in `referents`; -1 for pronouns, and where it is not told who is meant.
    referents : list of Referent
        Of all articles; no referent belongs to two of them.
    article : list of int
        The article of each referent, its place in the batch.
    """

    referent: np.ndarray
    referents: list[Referent]
    article: list[int]


@lru_cache(10_000)
def normalise_name(text: str) -> str:
    """Return a name as it is compared.

    Examples
    --------
    >>> normalise_name("The U.S. Department  of Health")
    'department of health'
    """
    text = drop_article(text.lower().replace(".", "").replace("’", "'"))
    return " ".join(text.split()).removeprefix("us ")


def drop_article(text: str) -> str:
    """Return a description without its article."""
    return _ARTICLE.sub("", text)


def words_of(key: str) -> list[str]:
    """Return the words of a normalised name without Jr. and the like."""
    return [word for word in key.split() if word not in _SUFFIXES]


def kind_of(key: str, title: str, flags: int, *, the: bool) -> str:
    """Tell a body's name from a person's by its words, its title, and a "the" before it.

    Examples
    --------
    >>> kind_of("department of justice", "", 0, the=True)
    'body'
    >>> kind_of("rosa lind", "mayor", 0, the=False)
    'person'
    """
    words = key.split()
    if "&" in words or (title and title.split()[-1] in BODIES):
        return "body"
    if flags & Bit.PLURAL or words[-1] in GROUPS:
        return "group"
    within = not _LINKS.isdisjoint(words)
    if words[-1] in _BODY_ENDS or words[0] in BODY_HEADS or within or (the and not title):
        return "body"
    if title:
        return "person"
    return "place" if len(words) > 1 and words[-1] in PLACE_HEADS else "name"


def may_be_person(one: Referent) -> bool:
    """Whether nothing says that a name is not a person's."""
    return one.kind == "person" or (one.kind == "name" and one.key.count(" ") <= 3)


def head_of(key: str) -> str:
    """Return the noun of a body's name: "department" of "department of justice"."""
    return re.split(r" (?:of|for|on|and) ", key)[0].split()[-1]


@lru_cache(10_000)
def office_of(title: str) -> str:
    """Return an office without article and place: "secretary" of "the Secretary of State"."""
    words = drop_article(title.lower()).replace(".", "").split(" of ")[0].split()
    return " ".join(_OFFICES.get(word, word) for word in words)


def holds_office(one: Referent, office: str) -> bool:
    """Whether the text gives somebody an office now: "mayor" to "Mayor Rosa Lind"."""
    if not office:
        return False
    for title in one.titles:
        if _NOT_NOW.search(title) and not _NOT_NOW.search(office):
            continue
        own = office_of(title)
        if own == office or own.endswith(f" {office}") or office.endswith(f" {own}"):
            return True
    return False


def gender_of(title: str) -> str:
    """Tell the gender of a title: "f" of "Mrs.", "m" of "Mr."; else nothing."""
    words = set(title.replace(".", "").split())
    return "f" if words & people.FEMALE else "m" if words & people.MALE else ""


def gender_of_flags(flags: int) -> str:
    """Tell the gender of a noun by its bits."""
    return "f" if flags & Bit.FEMALE else "m" if flags & Bit.MALE else ""
