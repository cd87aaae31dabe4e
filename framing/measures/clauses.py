"""Clauses by rule: passives with and without "by", nouns that hide a deed's doer, verbs and doers.

Read off the words alone, without a parser: forms of "be" and what may stand between them and a
participle; "by" in the same clause; "the separation of". How far that agrees with a parser on news
is in the card of each measure.
"""

from typing import NamedTuple

import numpy as np

from ..language import kernels as pc
from ..language.arrow import to_numpy
from ..language.spelling import Spelling
from ..language.tokens import Tokens
from ..language.vocabulary import EDGES
from .actions import IRREGULAR, find_nouns, list_actions

__all__ = [
    "ACTION", "ADVERB", "AUXILIARY", "BE", "BREAKS", "BY", "DETERMINER", "GERUND", "OF", "PAST",
    "PREPOSITION", "RELATIVE", "STOPS", "THIRD", "TO", "Clauses", "describe_clauses", "find_by",
    "find_clauses",
]  # fmt: skip

_BITS = iter(1 << place for place in range(30))
BE, _GET, ADVERB, AUXILIARY, PARTICIPLE, BY, STOPS, DETERMINER = (next(_BITS) for _ in range(8))
_NO_AGENT, _NOUN, OF, _OWNER, ACTION, BREAKS = (next(_BITS) for _ in range(6))
PREPOSITION, RELATIVE, TO, _NUMBER, PAST, GERUND, THIRD = (next(_BITS) for _ in range(7))

#: Tokens from a form of "be" to its participle, and from a participle to its "by".
_REACH, _BY_REACH = 5, 14
#: Words that end like a participle and are none, or that describe a state and hide no doer.
_STATES = frozenset(
    (
        "need indeed hundred speed feed seed breed bleed red bed shed sacred naked wicked rugged "
        "crooked ragged jagged aged talented gifted beloved tired excited interested concerned "
        "worried scared pleased delighted thrilled satisfied disappointed surprised embarrassed "
        "ashamed bored confused convinced supposed married divorced "
        "retired crowded united limited complicated sophisticated experienced educated "
        "dedicated committed inclined entitled accustomed qualified advanced "
        "left-handed so-called unprecedented unarmed unemployed unexpected "
        "undocumented unmarried undecided unchanged exceed succeed proceed agreed "
        "upset gone become born biased outdated heated belated skilled detailed "
        "devoted well-known ahead instead embed well-documented bid rid"
    ).split()
)
_BE = frozenset(
    (
        "am is are was were be been being wasn't weren't isn't aren't ain't they're we're "
        "you're i'm who're"
    ).split()
)
_GETS = frozenset("get gets got getting gotten".split())
_ADVERBS = frozenset(
    (
        "not never ever also still now then already just only later soon once first often always "
        "again too even both all so well almost even far more most much nearly quite rather "
        "thus therefore yet long since sometimes perhaps however otherwise instead sometime "
        "reportedly allegedly being been twice better best well badly out "
        "himself herself themselves itself"
    ).split()
)
_AUXILIARIES = frozenset(
    (
        "have has had having do does did will would can could shall should may might must "
        "haven't hasn't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't "
        "shouldn't who that which to"
    ).split()
)
#: What "by" may be followed by without naming a doer: times, means, measures.
_NO_AGENTS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december midnight noon dawn dusk night "
        "nightfall day morning evening afternoon early late mid next then now tomorrow today "
        "yesterday far itself himself herself themselves hand phone telephone mail email e-mail "
        "post car bus train plane boat air sea land road rail foot proxy default accident mistake "
        "surprise force virtue means way half two three four five six seven eight nine ten "
        "about around nearly almost some chance definition design contrast comparison "
        "turns degrees name year week month"
    ).split()
)
_DETERMINERS = frozenset("the a an this that these those his her its their our my your".split())
_PREPOSITIONS = "of in for at from with on by near against to into over under about".split()
_BREAKERS = frozenset(
    "and or but because although though while when if after before as than".split()
)


_VERBS = [action for action in list_actions() if action.kind != "other"]
_PAST = {
    form
    for action in _VERBS
    for form in action.forms
    if form != action.verb and not form.endswith(("ing", "s"))
} | {"hit", "hurt", "beat"}
_THIRD = {form for action in _VERBS for form in action.forms if form.endswith("s")} - {
    action.verb for action in _VERBS
}


def describe_clauses(types: Spelling) -> dict[str, np.ndarray]:
    """For each type: ``flags``, what its word can be in a clause."""
    bare = types.bare
    core = pc.utf8_trim(pc.utf8_lower(bare), EDGES + "*")
    cores = pc.dictionary_encode(core)
    codes = np.array([_code(word) for word in cores.dictionary.to_pylist()], np.uint32)
    flags = codes[to_numpy(cores.indices)]
    closed = pc.utf8_rtrim(bare, ',;:.!?…)]”"»—–')
    flags[to_numpy(pc.not_equal(closed, bare))] |= STOPS
    opened = pc.utf8_ltrim(bare, "([—–")
    flags[to_numpy(pc.not_equal(opened, bare))] |= BREAKS
    return {"flags": flags}


def _code(word: str) -> int:
    word = word.replace("’", "'")
    code, tail = _CODES.get(word, 0), word[-2:]
    if tail == "ly":
        code |= ADVERB
    elif tail == "'s" and not code & BE:
        code |= _OWNER | _CODES.get(word[:-2], 0) & _NOUN
    elif tail == "s'":
        code |= _OWNER
    elif tail == "ng" and word.endswith("ing"):
        code |= GERUND
    elif tail == "ed" and len(word) > 3 and word not in _STATES and word[:2] != "un":
        code |= PARTICIPLE
    if word[:1].isdigit():
        code |= _NUMBER
    return code


def _code_words() -> dict[str, int]:
    codes: dict[str, int] = {}
    for bits, words in (
        (BE, _BE), (_GET, _GETS), (ADVERB, _ADVERBS), (AUXILIARY, _AUXILIARIES | _BE),
        (PARTICIPLE, IRREGULAR.keys() - _STATES), (BY, ("by",)), (_NO_AGENT, _NO_AGENTS),
        (DETERMINER, _DETERMINERS), (_NOUN, find_nouns()), (OF, ("of",)),
        (ACTION, (form for action in _VERBS for form in action.forms)),
        (BREAKS, _BREAKERS), (PREPOSITION, _PREPOSITIONS), (TO, ("to",)),
        (RELATIVE, ("who", "that", "which")),
        (PAST, _PAST), (THIRD, _THIRD),
    ):  # fmt: skip
        for word in words:
            codes[word] = codes.get(word, 0) | bits
    return codes


_CODES = _code_words()


class Clauses(NamedTuple):
    """Passives and nouns of deeds in a batch, each in order of place.

    Attributes
    ----------
    be, participle, by : ndarray
        Tokens of each passive: its form of "be" or "get", its participle, and the "by" that names
        who did it, or -1.
    noun, noun_by : ndarray
        Tokens of each noun of a deed, as in "the separation of", with the "by" that names who did
        it; those with an owner, "the army's killing of", are not there.
    """

    be: np.ndarray
    participle: np.ndarray
    by: np.ndarray
    noun: np.ndarray
    noun_by: np.ndarray


def find_clauses(tokens: Tokens) -> Clauses:
    """Find passives and nouns of deeds.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Clauses
    """
    if not len(tokens):
        return Clauses(*(np.zeros(0, np.int64) for _ in range(5)))
    flags = tokens.of_types(describe_clauses)["flags"][tokens.ids]
    be, participle = _find_passives(tokens, flags)
    noun = _find_nouns(tokens, flags)
    by = find_by(tokens, flags, np.append(participle, noun))
    by = _drop_others(by, np.append(participle, noun), be)
    return Clauses(be, participle, by[: len(be)], noun, by[len(be) :])


def _drop_others(by: np.ndarray, places: np.ndarray, be: np.ndarray) -> np.ndarray:
    """Leave out a "by" that is a later passive's: "was built in May and was hit by a storm"."""
    later = np.append(np.sort(be), np.iinfo(np.int64).max)[np.searchsorted(np.sort(be), places)]
    return np.where(later < by, -1, by)


def _find_passives(tokens: Tokens, flags: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    be = np.flatnonzero(flags & (BE | _GET) > 0)
    at, alive = be.copy(), np.ones(len(be), bool)
    found = np.full(len(be), -1)
    sentence, last = tokens.sentence_of, len(flags) - 1
    for _ in range(_REACH):
        alive &= ((flags[at] & STOPS) == 0) & (at < last)
        at = np.minimum(at + 1, last)
        alive &= sentence[at] == sentence[be]
        hit = alive & ((flags[at] & PARTICIPLE) > 0)
        found[hit] = at[hit]
        alive &= ~hit & ((flags[at] & ADVERB) > 0)
    found, first = np.unique(found, return_index=True)
    be = be[first]
    some = found >= 0
    found, be = found[some], be[some]
    # "had been": the nearest form counts; "is so-called" and "was a hit" have no participle there
    return be, found


def find_by(tokens: Tokens, flags: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return the "by" after each place, in its clause, that a doer follows; else -1."""
    by = np.flatnonzero(flags & BY > 0)
    if not len(by):
        return np.full(len(places), -1)
    after = flags[np.minimum(by + 1, len(flags) - 1)]
    then = flags[np.minimum(by + 2, len(flags) - 1)]
    names = (after & (_NO_AGENT | GERUND | _NUMBER)) == 0
    names &= ~(((after & DETERMINER) > 0) & ((then & _NO_AGENT) > 0))
    by = by[names & ((flags[by] & STOPS) == 0)]
    if not len(by):
        return np.full(len(places), -1)
    near = np.searchsorted(by, places, "right")
    found = np.append(by, len(flags) + _BY_REACH)[near]
    ends = np.flatnonzero(flags & STOPS > 0)
    before, up_to = np.maximum(places - 1, 0), np.minimum(found, len(flags) - 1)
    apart = np.searchsorted(ends, up_to, "right") > np.searchsorted(ends, before, "right")
    return np.where((found - places <= _BY_REACH) & ~apart, found, -1)


def _find_nouns(tokens: Tokens, flags: np.ndarray) -> np.ndarray:
    """Find nouns of deeds before "of" that nobody owns, behind an article."""
    noun = np.flatnonzero(flags[:-1] & _NOUN > 0)
    noun = noun[((flags[noun + 1] & OF) > 0) & ((flags[noun] & (STOPS | _OWNER)) == 0)]
    sentence = tokens.sentence_of
    led, owned = np.zeros(len(noun), bool), np.zeros(len(noun), bool)
    alive = np.ones(len(noun), bool)
    for back in (1, 2, 3):
        at = np.maximum(noun - back, 0)
        alive &= (noun >= back) & (sentence[at] == sentence[noun]) & ((flags[at] & STOPS) == 0)
        led |= alive & ((flags[at] & DETERMINER) > 0)
        owned |= alive & ((flags[at] & _OWNER) > 0)
        alive &= ~led & ~owned & ((flags[at] & (AUXILIARY | BREAKS | BY | OF)) == 0)
    return noun[led & ~owned]
