"""Where sentences begin, for news: abbreviations, initials, "p.m.", ellipses, closing quotes."""

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import is_any_of, to_numpy
from .vocabulary import EDGES

if TYPE_CHECKING:
    from .tokens import Tokens

__all__ = ["SAYING", "describe_ends", "find_sentence_starts"]

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


def describe_ends(types: pa.StringArray) -> dict[str, np.ndarray]:
    """For each type: can it end a sentence, and can it begin one?"""
    bare = pc.utf8_rtrim_whitespace(types)
    written = pc.utf8_trim(bare, EDGES + "*")
    core = pc.utf8_lower(written)
    closed = pc.utf8_rtrim(bare, _CLOSERS)
    one_dot = _ends_with(closed, ".") & ~_ends_with(closed, "..", "….")
    title = one_dot & is_any_of(core, _TITLES)
    short = to_numpy(pc.utf8_length(bare)) <= 3
    digits = to_numpy(pc.utf8_is_decimal(pc.utf8_slice_codeunits(bare, 0, -1)))
    unquoted = pc.utf8_rtrim(bare, _CLOSING_QUOTES)
    first = pc.utf8_slice_codeunits(pc.utf8_ltrim(bare, _OPENING_MARKS), 0, 1)
    begins = to_numpy(pc.utf8_is_alnum(first)) & ~to_numpy(pc.utf8_is_lower(first))
    second = pc.utf8_slice_codeunits(bare, 1, 2)
    quotes = is_any_of(pc.utf8_slice_codeunits(bare, 0, 1), _OPENING_QUOTES)
    quotes &= to_numpy(pc.utf8_is_alnum(second)) | is_any_of(second, "_")
    return {
        "ends": _ends_with(closed, ".", "!", "?", "…") & ~title,
        "abbreviation": one_dot & ~title & _is_abbreviation(written, core),
        "ends_quoted": to_numpy(pc.not_equal(bare, unquoted)) & _ends_with(unquoted, "!", "?", "…"),
        "number": short & digits & _ends_with(bare, "."),
        "begins": begins,
        "opener": begins & (quotes | is_any_of(core, _OPENERS)),
        "saying": is_any_of(core, SAYING),
        "paragraph": to_numpy(pc.count_substring(types, "\n")) >= 2,
    }


def _ends_with(texts: pa.StringArray, *endings: str) -> np.ndarray:
    return reduce(np.logical_or, [to_numpy(pc.ends_with(texts, ending)) for ending in endings])


def _is_abbreviation(written: pa.StringArray, core: pa.StringArray) -> np.ndarray:
    """Tell those of the lists, an initial, and letters with dots between: "r.i.p"."""
    length = to_numpy(pc.utf8_length(core))
    dotted = (length <= 7) & to_numpy(pc.match_substring(core, "."))
    letters = to_numpy(pc.utf8_is_alpha(pc.replace_substring(core, ".", "")))
    capital = to_numpy(pc.utf8_is_upper(pc.utf8_slice_codeunits(written, 0, 1)))
    return (
        is_any_of(core, _ABBREVIATIONS)
        | (is_any_of(core, _WITH_CAPITAL) & capital)
        | (((length == 1) | dotted) & letters)
    )


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
    size = len(tokens)
    columns = tokens.of_types(describe_ends)
    ids = tokens.ids
    flags = columns["ends"] | columns["paragraph"]
    places = np.flatnonzero(flags[ids[:-1]]) if size else np.zeros(0, np.int64)
    here, after = ids[places], ids[places + 1]
    cut = columns["ends"][here] & columns["begins"][after]
    cut &= ~columns["abbreviation"][here] | columns["opener"][after]
    quoted = np.flatnonzero(cut & columns["ends_quoted"][here])
    cut[quoted[_says(columns, ids, places[quoted])]] = False
    cut |= columns["paragraph"][here]
    begins = np.zeros(size, bool)
    begins[places[cut] + 1] = begins[tokens.segment_tokens[:-1]] = True
    numbers = places[cut & (columns["number"] & ~columns["paragraph"])[here]]
    begins[numbers[begins[numbers]] + 1] = False
    begins[tokens.segment_tokens[:-1]] = True
    return np.flatnonzero(begins)


def _says(columns: dict[str, np.ndarray], ids: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Tell where a name and a verb of saying follow: “Why?” Mayor Rosa Lind asked."""
    after = ids[places + 1]
    named = ~columns["opener"][after] & (~columns["ends"] | columns["abbreviation"])[after]
    says = np.zeros(len(places), bool)
    for step in (2, 3, 4):
        then = ids[np.minimum(places + step, len(ids) - 1)]
        says |= named & columns["saying"][then]
        named &= columns["begins"][then] & (~columns["ends"] | columns["abbreviation"])[then]
    return says
