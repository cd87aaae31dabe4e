"""Words that attribute: verbs of saying by stance, and the small words around them.

A type of the vocabulary gets one number whose bits say what it may be in an attribution, so that a
whole batch is read with one look-up for each type.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
import pyarrow as pa

from ..language import kernels as pc
from ..language.arrow import (
    code_of,
    from_flags,
    from_strings,
    is_any_of,
    read_ends,
    read_last,
    to_numpy,
)
from ..language.spelling import Spelling
from ..language.vocabulary import EDGES
from ..lexicons import load_lexicon
from ..lexicons.inflection import inflect
from .people import BODIES, GROUPS, KINSHIP, PERSONS

__all__ = ["Bit", "describe_cues", "find_lemma", "find_stance", "read_verbs"]

# Verbs by the stance of those that the lexicon of reporting does not have; those before the bar
# take a clause without "that".
_VERBS = {
    "neutral": (
        "say add tell write explain believe think reply respond recall feel figure testify joke "
        "tweet remark reiterate guess quip announce report declare observe state conclude recount "
        "muse wonder opine relate | answer ask continue comment describe mention post speak read "
        "talk call chime interject begin text email sing chant intone cry shout yell scream "
        "whisper murmur mutter tease laugh sigh offer refer cite quote label dub characterize "
        "inform brief repeat echo counsel title name nickname"
    ),
    "endorsing": (
        "note acknowledge admit concede confirm reveal disclose stress emphasize emphasise confess "
        "agree discover | show find point underscore highlight demonstrate learn determine "
        "rule clarify certify remind"
    ),
    "doubting": (
        "claim allege insist maintain suggest hint fear hope contend assert argue estimate predict "
        "boast speculate theorize imply | purport brag vent assure swear indicate profess"
    ),
    "combative": (
        "warn complain counter retort protest lament fume grumble gripe | charge accuse blast slam "
        "attack criticize criticise condemn denounce mock rail lambast lambaste decry deride scold "
        "shoot snap bristle object deny dispute rebuke blame ridicule taunt tear rant thunder bark "
        "blare reject dismiss question hit fire assail bemoan deplore scoff jab"
    ),
    "praising": "| praise thank hail laud applaud tout defend credit commend compliment gush",
    "directive": (
        "promise vow pledge | urge demand call order instruct advise threaten propose recommend "
        "implore exhort encourage beg plead appeal request command warn invite"
    ),
}
#: Those of them that hardly ever have a noun for their object.
_BARE = "say think believe insist hope".split()
_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote writing",
    "think": "thinks thought thinking", "feel": "feels felt feeling",
    "speak": "speaks spoke speaking",
    "read": "reads reading", "begin": "begins began beginning", "sing": "sings sang singing",
    "find": "finds found finding", "show": "shows showed showing", "shoot": "shoots shot shooting",
    "swear": "swears swore swearing", "hit": "hits hit hitting", "tear": "tears tore tearing",
}  # fmt: skip
# Forms that are as often something else: a noun, an adjective, a place.
_DOUBTFUL = (
    "report reports claim claims note notes state states call calls comment comments estimate "
    "estimates question questions post posts demand demands charge charges promise promises point "
    "points order orders offer offers fire hit hits shot attack attacks protest protests appeal "
    "request requests blast fear fears hope hopes figure figures figured show shows feel answer "
    "answers remark remarks reply post name names named title titled label read reads found rule "
    "rules object label quote quotes email text begin began continue reject fired think talk talks "
    "state stated tear laugh hint guess joke jokes respond counter counsel brief beginning meaning "
    "felt called praise credit echo pledge pledges shooting blame sing repeat repeated determined "
    "named described cited continued asked attacked criticized condemned accused defended learned"
).split()
_PRONOUNS = "he she they we i it you who"
_DETERMINERS = (
    "a an the his her its their our my your this these those some many several most one two three "
    "another other others both few no each any all every dozens hundreds"
)
_PREPOSITIONS = (
    "of for at from in with on to about by into under over during against among through between "
    "outside inside within near after before since until upon via amid despite like without "
    "familiar briefed"
)
_SUBORDINATE = (
    "that which while as when because if but although though where whether what how why so than "
    "then unless since whose whom"
)
_AUXILIARIES = (
    "has have had is are was were will would can could may might must should did does do been be "
    "being not n't hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't "
    "didn't doesn't don't to"
)
_ADVERBS = (
    "also later then recently previously once again often repeatedly still now just never always "
    "already even only further therefore thus earlier famously initially subsequently immediately "
    "ever rightly herself himself themselves itself simply soon yesterday today monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_DOCUMENTS = (
    "account ad advertisement affidavit analysis announcement article audit bill blog book brief "
    "broadcast census column commentary communique complaint data document documentary editorial "
    "email e-mail essay estimate figure filing finding forecast indictment interview investigation "
    "lawsuit letter listing magazine memo memorandum message narrator note notice opinion outlet "
    "pamphlet paper petition poll post posting proposal record release report research review "
    "ruling script sign source spot statement statistics story study summary survey testimony "
    "transcript tweet video website site page headline caption banner chyron analyst commenter"
).split()
_OTHER_AGENTS = (
    "source critic ally aide insider pundit colleague opponent sponsor people man woman someone "
    "somebody everyone nobody person foe detractor proponent watcher strategist moderator donor "
    "one others many some host narrator duo couple pair trio who each both two three"
).split()
#: Works that have a title in quotation marks.
_WORKS = (
    "show film movie book song program programme episode series play novel album magazine titled "
    "entitled game sitcom musical single memoir podcast anthem documentary article headlined drama "
    "comedy songs films movies books shows exhibition opera hymn ballad"
).split()
_NOT_ADVERBS = "family ally bully assembly rally reply supply anomaly monopoly".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight"


class Bit:
    """What a word may be; bits of one number for each type.

    ``ACCORDING`` attributes only with the word after it: "according to", "as she put it".
    """

    VERB, CLAUSAL, GERUND, DOUBTFUL, ACCORDING, THAT = (1 << n for n in range(6))
    PRONOUN, DETERMINER, PREPOSITION, SUBORDINATE, AUXILIARY, ADVERB = (
        1 << n for n in range(6, 12)
    )
    AND, DAY, CAPITAL, POSSESSIVE, COMMA, STOP, COLON = (1 << n for n in range(12, 19))
    PAREN, PAREN_END, DASH, TELL, ED, NUMBER, BARE, TO, WORD = (1 << n for n in range(19, 28))
    QUOTED, AGENT, DOCUMENT, WORK = (1 << n for n in range(28, 32))
    #: Where a noun phrase ends before the token, and after it.
    BREAK_AFTER = COMMA | STOP | COLON | PAREN_END | QUOTED | DASH
    BREAK = SUBORDINATE | AUXILIARY | QUOTED | DASH


@cache
def read_verbs() -> Mapping[str, tuple[str, str, int]]:
    """Return lemma, stance and bits of each form of a verb of saying."""
    forms: dict[str, tuple[str, str, int]] = {}
    for stance, listed in _VERBS.items():
        clausal, _, others = listed.partition("|")
        for lemmas, bits in ((clausal, Bit.VERB | Bit.CLAUSAL), (others, Bit.VERB)):
            for lemma in lemmas.split():
                for form in (
                    (lemma, *_IRREGULAR.get(lemma, "").split())
                    if lemma in _IRREGULAR
                    else inflect(lemma, "verb")
                ):
                    extra = Bit.GERUND if form.endswith("ing") else 0
                    extra |= Bit.TELL if lemma == "tell" else 0
                    extra |= Bit.BARE if lemma in _BARE else 0
                    forms.setdefault(form, (lemma, stance, bits | extra))
    return forms


def find_stance(cue: str) -> str:
    """Return the stance that a cue adds: a category of the lexicon ``reporting``.

    Examples
    --------
    >>> find_stance("slammed"), find_stance("according to"), find_stance("said")
    ('combative', 'sourcing', 'neutral')
    """
    cue = cue.lower()
    known = _stances().get(cue)
    return known or read_verbs().get(cue, (cue, "neutral", 0))[1]


@cache
def _stances() -> Mapping[str, str]:
    forms = ((form.lower(), e.category) for e in load_lexicon("reporting") for form in e.forms)
    return dict(forms)


def find_lemma(cue: str) -> str:
    """Return the lemma of a cue.

    Examples
    --------
    >>> find_lemma("Said")
    'say'
    """
    return read_verbs().get(cue.lower(), (cue.lower(), "", 0))[0]


def _nouns() -> set[str]:
    single = PERSONS | KINSHIP | BODIES | set(_OTHER_AGENTS)
    return {form for noun in single for form in inflect(noun, "noun")} | GROUPS


@cache
def _word_bits() -> "Known":
    bits = {form: found for form, (_, _, found) in read_verbs().items()}
    for words, bit in (
        (_DOUBTFUL, Bit.DOUBTFUL),
        (_PRONOUNS.split(), Bit.PRONOUN),
        (_DETERMINERS.split(), Bit.DETERMINER),
        (_PREPOSITIONS.split(), Bit.PREPOSITION),
        (_SUBORDINATE.split(), Bit.SUBORDINATE),
        (_AUXILIARIES.split(), Bit.AUXILIARY),
        (_ADVERBS.split(), Bit.ADVERB),
        (_DAYS.split(), Bit.DAY),
        (["and", "or", "&"], Bit.AND),
        (["according"], Bit.ACCORDING),
        (["put", "puts"], Bit.VERB | Bit.ACCORDING),
        (["that"], Bit.THAT),
        (["to"], Bit.TO),
        (_nouns(), Bit.AGENT),
        (_WORKS, Bit.WORK),
        ([form for noun in _DOCUMENTS for form in inflect(noun, "noun")], Bit.DOCUMENT),
    ):
        for word in words:
            bits[word] = bits.get(word, 0) | bit
    return _table(bits)


def describe_cues(types: Spelling) -> dict[str, np.ndarray]:
    """For each type: ``bits``, what it may be in an attribution."""
    bare = types.bare
    core = pc.utf8_trim(bare, EDGES)
    bits = _look_up(pc.utf8_lower(core), _word_bits())
    first, last = read_ends(core)
    capital, number = (first >= ord("A")) & (first <= ord("Z")), (first >= 48) & (first <= 57)
    if (wide := first >= 0x80).any():
        letter = pc.utf8_slice_codeunits(pc.filter(core, from_flags(wide)), 0, 1)
        capital[wide], number[wide] = map(
            to_numpy, (pc.utf8_is_upper(letter), pc.utf8_is_digit(letter))
        )
    named = capital & (bits & Bit.DOUBTFUL > 0)
    bits[named] &= ~(Bit.VERB | Bit.DOUBTFUL)  # the Washington Post, the United States
    bits[capital] |= Bit.CAPITAL
    bits[number] |= Bit.NUMBER
    bits[first > 0] |= Bit.WORD
    tails = np.zeros(len(types), np.int64)
    may_end = _MAY_END[last & 0xFF]
    ends = pc.utf8_slice_codeunits(pc.filter(core, from_flags(may_end)), -2, _TO_END)
    tails[may_end] = _look_up(ends, _TAILS)
    adverb = (tails & Bit.ADVERB > 0) & ~capital
    adverb[adverb] = ~is_any_of(pc.filter(core, from_flags(adverb)), _NOT_ADVERBS)
    bits |= np.where(adverb, tails, tails & ~Bit.ADVERB)
    opening, ending = read_ends(bare)
    closed = read_last(bare, ending, "\"'”’»›)]")
    for codes, known in ((closed, _CLOSED), (ending, _LAST), (opening, _FIRST)):
        for char, bit in known.items():
            bits[codes == code_of(char)] |= bit
    dashed = (opening == ord("-")) | (opening == "—".encode()[0])  # or may be
    bits[dashed] |= _look_up(pc.filter(bare, from_flags(dashed)), _DASHES)
    bits[types.holds(types.raw == ord(")"))] |= Bit.PAREN_END
    # "Mr.", an initial, and letters with dots between end no sentence here
    short = capital & (bits & Bit.STOP > 0)
    asked = pc.filter(core, from_flags(short))
    short[short] = (
        is_any_of(asked, _TITLES)
        | to_numpy(pc.match_substring(asked, "."))
        | (to_numpy(pc.utf8_length(asked)) == 1)
    )
    bits[short] &= ~Bit.STOP
    return {"bits": bits.astype(np.uint32)}


Known = tuple[pa.StringArray, np.ndarray]


def _look_up(texts: pa.StringArray, known: Known) -> np.ndarray:
    """Return the bits of each text; none for one that is not known."""
    return known[1][to_numpy(pc.index_in(texts, known[0]))]


def _table(bits: Mapping[str, int]) -> Known:
    return from_strings(list(bits)), np.array([*bits.values(), 0], np.int64)


_TO_END = 2**31 - 1
_TITLES = (
    "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Sgt Capt Prof Rev Jr Sr St Reps Sens Adm Maj Hon"
).split()
_TAILS = _table(
    {"'s": Bit.POSSESSIVE, "’s": Bit.POSSESSIVE, "s'": Bit.POSSESSIVE, "s’": Bit.POSSESSIVE,
     "ed": Bit.ED, "ly": Bit.ADVERB}
)  # fmt: skip
_MAY_END = np.array([byte in "s'’dy".encode() for byte in range(256)])
_CLOSED = {**dict.fromkeys(",;", Bit.COMMA), **dict.fromkeys(".!?…", Bit.STOP)}
_LAST = {":": Bit.COLON, "]": Bit.PAREN_END, "—": Bit.DASH}
_FIRST = {"(": Bit.PAREN, "[": Bit.PAREN}
_DASHES = _table(dict.fromkeys(("–", "--", "-", "―"), Bit.DASH))
