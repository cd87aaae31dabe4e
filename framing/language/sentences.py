"""Where sentences begin, for news: abbreviations, initials, "p.m.", ellipses, closing quotes.

A type of the vocabulary gets one number whose bits say what of it matters here, so that a batch is
read with one look-up for each token.
"""

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import code_of, from_flags, is_any_of, read_ends, read_last, to_numpy
from .sets import distinct, is_among
from .spelling import Spelling
from .vocabulary import EDGES

if TYPE_CHECKING:
    from .tokens import Tokens

__all__ = ["MARK_BYTES", "SAYING", "Sign", "describe_signs", "find_sentence_starts"]

#: Abbreviations that stand before a name or another word, so that their dot ends no sentence.
_TITLES = (
    "mr mrs ms mx dr prof sen rep reps sens gov gen lt col cpl sgt maj capt cmdr adm "
    "brig st ste fr rev hon pres supt insp det messrs mme mlle sr. fig vs v e.g i.e "
    "cf viz approx ca al"
).split()
#: Abbreviations that may also end a sentence: only a word that usually opens one decides.
_ABBREVIATIONS = (
    "jr sr inc corp co cos ltd llc plc bros dept univ assn est vol sec ch p pp ave blvd rd "
    "mt ft ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c a.d b.c"
).split()
#: Those that are words of their own unless they have a capital: "No. 10", "Ill.", "Sun."
_WITH_CAPITAL = (
    "no nos art jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
    "thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md "
    "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis"
).split()
#: Words that, capitalised, open a sentence rather than continue a name.
_OPENERS = (
    "the a an he she it they we i you his her its their our my your this that these "
    "those there here in on at by for from with to of as if when while after before "
    "since until although though because but and or so yet nor not no what why how "
    "who where which some many most more all both each every another other others one "
    "two three meanwhile however still now then also even just only later earlier "
    "today yesterday under over among during without despite asked is are was were "
    "has have had do does did will would can could should may might must let"
).split()
#: Verbs of saying: "“Why?” Smith asked." is one sentence.
SAYING = (
    "said says say asked asks told tells added adds replied wrote writes shouted "
    "cried called continued explained warned insisted wondered demanded tweeted "
    "posted recalled"
).split()

_CLOSERS = "\"'”’»›)]"
_CLOSING_QUOTES = "\"'”’»"
_OPENING_MARKS = "\"'“‘„«‹([¿¡—–-"
_OPENING_QUOTES = '"“‘„«'
_STOPS = np.array([code_of(char) for char in ".!?…"])
_EXCLAMATIONS = np.array([code_of(char) for char in "!?…"])
_OPENING_BYTES = np.array([char.encode()[0] for char in _OPENING_QUOTES])
#: Whether a byte is a digit or a capital.
_BEGINS = np.array(
    [byte < 0x80 and (chr(byte).isdigit() or chr(byte).isupper()) for byte in range(256)]
)
#: Whether a byte may be the first of a mark that stands before a sentence, or begins no ASCII.
_IS_MARK = np.array([byte >= 0x80 or chr(byte) in _OPENING_MARKS for byte in range(256)])
#: First bytes of quotation marks in UTF-8.
MARK_BYTES = b"\"'\xc2\xe2"


class Sign:
    """What tells where sentences and others' words begin and end; bits of one number for each type.

    After an ``ABBREVIATION`` only an ``OPENER`` begins a sentence, a ``NUMBER`` may be that of a
    list, and what ``EXCLAIMS`` may end a quotation alone. ``MARK`` and ``SEMICOLON`` are held, not
    ended with; of a mark there is only the first byte.
    """

    ENDS, ABBREVIATION, EXCLAIMS, NUMBER, BEGINS, OPENER, SAYING, PARAGRAPH, MARK, SEMICOLON = (
        1 << n for n in range(10)
    )
    #: What is looked for in all tokens; the others are asked of those around.
    SOUGHT = ENDS | PARAGRAPH | MARK | SEMICOLON


def describe_signs(types: Spelling) -> dict[str, np.ndarray]:
    """For each type: ``signs``, the bits of ``Sign``."""
    bare = types.bare
    written = pc.utf8_trim(bare, EDGES + "*")
    core = pc.utf8_lower(written)
    first, last = read_ends(bare)
    ending, unquoted = (read_last(bare, last, marks) for marks in (_CLOSERS, _CLOSING_QUOTES))
    title, short, number = np.zeros((3, len(types)), bool)
    # few, so that what takes long is asked of these alone
    one_dot = ending == ord(".")
    one_dot[one_dot] = ~_ends_in_dots(pc.filter(bare, from_flags(one_dot)))
    of_dotted = [pc.filter(texts, from_flags(one_dot)) for texts in (bare, written, core)]
    title[one_dot] = is_any_of(of_dotted[2], _TITLES)
    short[one_dot] = _is_abbreviation(*of_dotted[1:])
    number[one_dot] = _is_number(of_dotted[0])
    begins, marked = _BEGINS[first], _IS_MARK[first]
    begins[marked] = _begins(pc.utf8_ltrim(pc.filter(bare, from_flags(marked)), _OPENING_MARKS))
    quoted = is_among(first, _OPENING_BYTES)
    quoted[quoted] = _opens_quote(pc.filter(bare, from_flags(quoted)))
    opener = begins.copy()
    opener[opener] = is_any_of(pc.filter(core, from_flags(begins)), _OPENERS)
    holds_mark = reduce(np.logical_or, [types.raw == byte for byte in MARK_BYTES])
    signs = (
        (Sign.ENDS, is_among(ending, _STOPS) & ~title),
        (Sign.ABBREVIATION, short & ~title),
        (Sign.EXCLAIMS, is_among(unquoted, _EXCLAMATIONS) & (unquoted != last)),
        (Sign.NUMBER, number),
        (Sign.BEGINS, begins),
        (Sign.OPENER, opener | (begins & quoted)),
        (Sign.SAYING, is_any_of(core, SAYING)),
        (Sign.PARAGRAPH, _ends_paragraph(types.texts, bare)),
        (Sign.MARK, types.holds(holds_mark)),
        (Sign.SEMICOLON, types.holds(types.raw == ord(";"))),
    )
    return {"signs": reduce(np.bitwise_or, [np.uint16(bit) * flags for bit, flags in signs])}


def _ends_in_dots(texts: pa.StringArray) -> np.ndarray:
    """Tell of texts that end with a dot, and what closes after it, where it is one of several."""
    closed = pc.utf8_rtrim(texts, _CLOSERS)
    return to_numpy(pc.ends_with(closed, "..")) | to_numpy(pc.ends_with(closed, "…."))


def _begins(texts: pa.StringArray) -> np.ndarray:
    """Tell texts that begin with a digit or a letter that is not small."""
    first = read_ends(texts)[0]
    begins = _BEGINS[first]
    if (wide := first >= 0x80).any():
        letter = pc.utf8_slice_codeunits(pc.filter(texts, from_flags(wide)), 0, 1)
        begins[wide] = to_numpy(pc.utf8_is_alnum(letter)) & ~to_numpy(pc.utf8_is_lower(letter))
    return begins


def _ends_paragraph(types: pa.StringArray, bare: pa.StringArray) -> np.ndarray:
    """Tell types that have two line ends behind them."""
    ends = to_numpy(pc.binary_length(types)) - to_numpy(pc.binary_length(bare)) > 1
    ends[ends] = to_numpy(pc.count_substring(pc.filter(types, from_flags(ends)), "\n")) > 1
    return ends


def _opens_quote(texts: pa.StringArray) -> np.ndarray:
    """Tell texts that are an opening quotation mark and then a letter, a digit or "_"."""
    second = pc.utf8_slice_codeunits(texts, 1, 2)
    quotes = is_any_of(pc.utf8_slice_codeunits(texts, 0, 1), _OPENING_QUOTES)
    return quotes & (to_numpy(pc.utf8_is_alnum(second)) | is_any_of(second, "_"))


def _is_number(bare: pa.StringArray) -> np.ndarray:
    """Tell "1." and "12." among words with a dot."""
    number = to_numpy(pc.utf8_length(bare)) <= 3
    few = pc.filter(bare, from_flags(number))
    digits = to_numpy(pc.utf8_is_decimal(pc.utf8_slice_codeunits(few, 0, -1)))
    number[number] = digits & to_numpy(pc.ends_with(few, "."))
    return number


def _is_abbreviation(written: pa.StringArray, core: pa.StringArray) -> np.ndarray:
    """Tell those of the lists, an initial, and letters with dots between: "r.i.p"."""
    length = to_numpy(pc.utf8_length(core))
    parts = (length == 1) | ((length <= 7) & to_numpy(pc.match_substring(core, ".")))
    few = pc.filter(core, from_flags(parts))
    parts[parts] = to_numpy(pc.utf8_is_alpha(pc.replace_substring(few, ".", "")))
    named = is_any_of(core, _WITH_CAPITAL)
    few = pc.filter(written, from_flags(named))
    named[named] = to_numpy(pc.utf8_is_upper(pc.utf8_slice_codeunits(few, 0, 1)))
    return is_any_of(core, _ABBREVIATIONS) | named | parts


def find_sentence_starts(tokens: "Tokens") -> np.ndarray:
    """Return the first token of each sentence of the batch.

    A sentence ends at a paragraph's end, or at a full stop, question mark, exclamation mark or
    ellipsis (and what closes after it) before a token that can begin one. After an abbreviation
    only a word that usually opens a sentence counts; "“Why?” Smith asked" goes on, and the number
    of a list, "1.", belongs to what it numbers.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    ndarray of int64, increasing
    """
    signs = tokens.signs
    places = tokens.find_signs(Sign.ENDS | Sign.PARAGRAPH)
    places = places[: places.searchsorted(len(tokens) - 1)]  # nothing comes after the last token
    here, after = signs[places], signs[places + 1]
    cut = (here & Sign.ENDS > 0) & (after & Sign.BEGINS > 0)
    cut &= (here & Sign.ABBREVIATION == 0) | (after & Sign.OPENER > 0)
    quoted = (cut & (here & Sign.EXCLAIMS > 0)).nonzero()[0]
    if len(quoted):
        cut[quoted[_says(signs, places[quoted])]] = False
    cut |= here & Sign.PARAGRAPH > 0
    opening = tokens.segment_tokens[:-1]
    starts = distinct(np.concatenate([places[cut] + 1, opening]))
    numbers = places[cut & (here & (Sign.NUMBER | Sign.PARAGRAPH) == Sign.NUMBER)]
    if len(numbers):
        numbered = numbers[is_among(numbers, starts)] + 1
        numbered = numbered[~is_among(numbered, opening)]
        starts = np.delete(starts, starts.searchsorted(numbered))
    return starts


def _says(signs: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Tell where a name and a verb of saying follow: “Why?” Mayor Rosa Lind asked."""

    def goes_on(then: np.ndarray) -> np.ndarray:
        return then & (Sign.ENDS | Sign.ABBREVIATION) != Sign.ENDS

    after = signs[places + 1]
    named = (after & Sign.OPENER == 0) & goes_on(after)
    says = np.zeros(len(places), bool)
    for step in (2, 3, 4):
        then = signs[np.minimum(places + step, len(signs) - 1)]
        says |= named & (then & Sign.SAYING > 0)
        named &= (then & Sign.BEGINS > 0) & goes_on(then)
    return says
