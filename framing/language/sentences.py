"""Where sentences begin, for news: abbreviations, initials, "p.m.", ellipses, closing quotes."""

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .vocabulary import EDGES

if TYPE_CHECKING:
    from .tokens import Tokens

__all__ = ["find_sentence_starts"]

#: Abbreviations that stand before a name or another word, so that their dot ends no sentence.
_TITLES = pa.array(
    (
        "mr mrs ms mx dr prof sen rep reps sens gov gen lt col cpl sgt maj capt cmdr adm "
        "brig st ste fr rev hon pres supt insp det messrs mme mlle sr. fig vs v e.g i.e "
        "cf viz approx ca al"
    ).split()
)
#: Abbreviations that may also end a sentence: only a word that usually opens one decides.
_ABBREVIATIONS = pa.array(
    (
        "jr sr inc corp co cos ltd llc plc bros dept univ assn est vol sec ch p pp ave blvd rd "
        "mt ft ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c a.d b.c"
    ).split()
)
#: Those that are words of their own unless they have a capital: "No. 10", "Ill.", "Sun."
_WITH_CAPITAL = pa.array(
    (
        "no nos art jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
        "thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md "
        "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis"
    ).split()
)
#: Words that, capitalised, open a sentence rather than continue a name.
_OPENERS = pa.array(
    (
        "the a an he she it they we i you his her its their our my your this that these "
        "those there here in on at by for from with to of as if when while after before "
        "since until although though because but and or so yet nor not no what why how "
        "who where which some many most more all both each every another other others one "
        "two three meanwhile however still now then also even just only later earlier "
        "today yesterday under over among during without despite asked is are was were "
        "has have had do does did will would can could should may might must let"
    ).split()
)
#: Verbs of saying: "“Why?” Smith asked." is one sentence.
_SAYING = pa.array(
    (
        "said says say asked asks told tells added adds replied wrote writes shouted "
        "cried called continued explained warned insisted wondered demanded tweeted "
        "posted recalled"
    ).split()
)

_CLOSERS = "\"'”’»›)]"
_CLOSING_QUOTES = "\"'”’»"
_OPENING_MARKS = "\"'“‘„«‹([¿¡—–-"
_OPENING_QUOTES = pa.array(['"', "“", "‘", "„", "«"])


def describe_ends(types: pa.StringArray) -> dict[str, np.ndarray]:
    """For each type: can it end a sentence, and can it begin one?"""
    bare = pc.utf8_rtrim_whitespace(types)
    written = pc.utf8_trim(bare, EDGES + "*")
    core = pc.utf8_lower(written)
    closed = pc.utf8_rtrim(bare, _CLOSERS)
    one_dot = pc.and_(pc.ends_with(closed, "."), pc.invert(_ends_with(closed, "..", "….")))
    title = pc.and_(one_dot, pc.is_in(core, _TITLES))
    number = pc.and_(
        pc.and_(pc.ends_with(bare, "."), pc.less_equal(pc.utf8_length(bare), 3)),
        pc.utf8_is_decimal(pc.utf8_slice_codeunits(bare, 0, -1)),
    )
    unquoted = pc.utf8_rtrim(bare, _CLOSING_QUOTES)
    first = pc.utf8_slice_codeunits(pc.utf8_ltrim(bare, _OPENING_MARKS), 0, 1)
    begins = pc.and_(pc.utf8_is_alnum(first), pc.invert(pc.utf8_is_lower(first)))
    second = pc.utf8_slice_codeunits(bare, 1, 2)
    quotes = pc.and_(
        pc.is_in(pc.utf8_slice_codeunits(bare, 0, 1), _OPENING_QUOTES),
        pc.or_(pc.utf8_is_alnum(second), pc.equal(second, "_")),
    )
    columns = {
        "ends": pc.and_(_ends_with(closed, ".", "!", "?", "…"), pc.invert(title)),
        "abbreviation": pc.and_(one_dot, pc.and_not(_is_abbreviation(written, core), title)),
        "ends_quoted": pc.and_(pc.not_equal(bare, unquoted), _ends_with(unquoted, "!", "?", "…")),
        "number": number,
        "begins": begins,
        "opener": pc.and_(begins, pc.or_(quotes, pc.is_in(core, _OPENERS))),
        "saying": pc.is_in(core, _SAYING),
        "paragraph": pc.greater_equal(pc.count_substring(types, "\n"), 2),
    }
    return {name: values.to_numpy(zero_copy_only=False) for name, values in columns.items()}


def _ends_with(texts: pa.StringArray, *endings: str) -> pa.BooleanArray:
    return reduce(pc.or_, [pc.ends_with(texts, ending) for ending in endings])


def _is_abbreviation(written: pa.StringArray, core: pa.StringArray) -> pa.BooleanArray:
    """Tell those of the lists, an initial, and letters with dots between: "r.i.p"."""
    length = pc.utf8_length(core)
    dotted = pc.and_(pc.less_equal(length, 7), pc.match_substring(core, "."))
    letters = pc.utf8_is_alpha(pc.replace_substring(core, ".", ""))
    capital = pc.utf8_is_upper(pc.utf8_slice_codeunits(written, 0, 1))
    return reduce(
        pc.or_,
        [
            pc.is_in(core, _ABBREVIATIONS),
            pc.and_(pc.is_in(core, _WITH_CAPITAL), capital),
            pc.and_(pc.or_(pc.equal(length, 1), dotted), letters),
        ],
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
