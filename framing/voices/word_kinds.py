"""Kinds of words: which can be part of a name, a title or a description, as bits for each type."""

import re
from collections.abc import Iterable

import numpy as np

from ..language import kernels as pc
from ..language.arrow import is_any_of, to_numpy
from ..language.spelling import Spelling
from ..language.vocabulary import EDGES
from ..language.words import STOPWORDS
from . import people

__all__ = ["NOUN", "Bit", "describe_people"]


class Bit:
    """What a word can be among the words for people, one bit each.

    The last row is of the chunk as it stands: its capital, and what holds it apart from others.
    """

    PERSON, KIN, PLURAL, BODY, RANK, FEMALE, MALE = (1 << place for place in range(0, 7))
    PRONOUN, DETERMINER, DEFINITE, PARTICLE, FUNCTION, DEMONYM = (
        1 << place for place in range(7, 13)
    )
    MODIFIER, PARTICIPLE, TIME, OF, LINK, LEADS = (1 << place for place in range(13, 19))
    OPENS_NAME, SURNAME, OPENER, AMBIGUOUS = (1 << place for place in range(19, 23))
    CAPITAL, OPENS, STOPS, POSSESSIVE, OWNERS = (1 << place for place in range(23, 28))


NOUN = Bit.PERSON | Bit.KIN | Bit.PLURAL | Bit.BODY
_OPENING = "\"'“‘„«‹([¿¡—–-"
_CLOSING = "\"”’»›)],;:!?…—–-'"
#: Words that open a sentence with a capital and are no names, beside those of no content.
_OPENERS = frozenset(
    (
        "yesterday today tomorrow tonight earlier later last next asked following according since "
        "meanwhile however still despite although though because nor yet instead perhaps maybe "
        "former then ex new old many several two three four five six seven eight nine ten "
        "hundreds thousands dozens late speaking during within without among across around near "
        "inside outside like unlike based given even never always often sometimes recently "
        "finally eventually indeed moreover furthermore additionally also thus hence therefore "
        "please let mid north-south everyone everybody nobody nothing something somebody anyone "
        "yes oh well it's that's there's he's she's they're we're you're "
        "don't can't won't isn't aren't didn't doesn't let's what's who's here's plus minus"
    ).split()
)
_I = {"i'm", "i've", "i'll", "i'd"}
_PREPOSITIONS = "of in for at from with by about on between among against".split()
_DEFINITES = frozenset("the this these those his her its their our my".split())
#: Nouns of ``people`` that in small letters are more often something else.
_NOT_ALONE = frozenset(
    "house force bank press league fund star guard general major chief fan minor kid king page "
    "marine public subject school club hero class judge bride court treasury navy forces party's "
    "union church independent liberal conservative socialist republican democrat parties".split()
)
#: Nouns for people that are surnames as well.
_SURNAMES = frozenset(
    "baker bishop cardinal carpenter chancellor cook dean farmer fisher friend general judge king "
    "knight major marshall mason page painter pope porter prince queen singer steward tailor "
    "warden young baron twin justice banker child speaker star case ryder".split()
)


def _code_words() -> dict[str, int]:
    """Return the bits of each word that has any."""
    codes: dict[str, int] = {}

    def add(bits: int, words: Iterable[str]) -> None:
        for word in words:
            codes[word] = codes.get(word, 0) | bits

    for bits, words in (
        (Bit.PERSON, people.PERSONS), (Bit.KIN, people.KINSHIP), (Bit.PLURAL, people.GROUPS),
        (Bit.BODY, people.BODIES), (Bit.RANK, people.RANKS), (Bit.FEMALE, people.FEMALE),
        (Bit.MALE, people.MALE), (Bit.PRONOUN | Bit.FUNCTION, people.PRONOUNS),
        (Bit.DETERMINER, people.DETERMINERS), (Bit.DEFINITE, _DEFINITES),
        (Bit.PARTICLE, people.PARTICLES), (Bit.FUNCTION, STOPWORDS | _I), (Bit.OPENER, _OPENERS),
        (Bit.TIME, people.TIMES),
        (Bit.OF, ("of",)), (Bit.LINK, ("for", "on")), (Bit.OPENS_NAME, people.BODY_HEADS),
        (Bit.SURNAME, _SURNAMES), (Bit.DEMONYM, people.DEMONYMS),
        (Bit.AMBIGUOUS, _NOT_ALONE), (Bit.LEADS, _PREPOSITIONS),
    ):  # fmt: skip
        add(bits, words)
    for word in [*people.PERSONS, *people.KINSHIP, *people.BODIES]:
        plural = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeou" else word + "s"
        add(Bit.PLURAL | (codes[word] & (Bit.FEMALE | Bit.MALE)), {plural, word + "es"})
    return codes


_CODES = _code_words()


def describe_people(types: Spelling) -> dict[str, np.ndarray]:
    """For each type: ``flags``, the bits of its word and of how it is written."""
    bare = types.bare
    opened = pc.utf8_ltrim(bare, _OPENING)
    core = pc.utf8_trim(bare, EDGES + "*")
    first = pc.utf8_slice_codeunits(core, 0, 1)
    found = core.to_pylist()
    capital = to_numpy(pc.utf8_is_upper(first))
    flags = np.array([_code(word) for word in found], np.int64)
    closed = pc.utf8_rtrim(bare, _CLOSING)
    stops = to_numpy(pc.not_equal(closed, bare))
    # "Workers’ Union" is one name, and "the officers’ union" somebody's.
    owners = to_numpy(pc.ends_with(bare, "s’")) | to_numpy(pc.ends_with(bare, "s'"))
    owners &= to_numpy(pc.equal(opened, bare))
    stops &= ~owners
    dot = to_numpy(pc.ends_with(closed, "."))
    plain = np.array(
        [len(w) > 1 and "." not in w and w.lower() not in _DOTTED for w in found], bool
    )
    stops |= dot & plain
    flags |= np.where(is_any_of(bare, ["&"]), Bit.PARTICLE, 0)  # Marsh & Sons
    flags |= np.where(capital, Bit.CAPITAL, 0)
    flags |= np.where(to_numpy(pc.not_equal(opened, bare)), Bit.OPENS, 0)
    flags |= np.where(stops, Bit.STOPS, 0) | np.where(owners, Bit.OWNERS, 0)
    return {"flags": flags, "gerund": to_numpy(pc.ends_with(core, "ing"))}


#: "D-Mich.", "R-Calif.": a party and a state.
_PARTY = re.compile(r"[dri]-[a-z]")
_DOTTED = people.RANKS | {"jr", "sr", "st", "ft", "mt"}


def _code(word: str) -> int:
    if word in ("US", "WHO"):
        return 0
    word = word.lower().replace("’", "'")
    bits = 0
    if word.endswith("'s"):
        word, bits = word[:-2], Bit.POSSESSIVE
    code = _CODES.get(word, 0)
    if not code and "-" in word:
        code = _CODES.get(word.rsplit("-", 1)[1], 0) & NOUN
        code |= 0 if code else Bit.MODIFIER
    if _PARTY.match(word):
        return Bit.TIME
    if not code and (word.endswith(people.MODIFIERS) or word.isdigit()):
        code = Bit.MODIFIER | (Bit.PARTICIPLE if word.endswith(("ed", "ing")) else 0)
    if word in people.ADJECTIVES:
        code |= Bit.MODIFIER
    return code | bits
