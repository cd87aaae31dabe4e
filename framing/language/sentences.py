"""Where sentences begin, for news: abbreviations, initials, "p.m.", ellipses, closing quotes."""

import re
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from .tokens import Tokens

__all__ = ["find_sentence_starts"]

#: Abbreviations that stand before a name or another word, so that their dot ends no sentence.
_TITLES = frozenset(
    (
        "mr mrs ms mx dr prof sen rep reps sens gov gen lt col cpl sgt maj capt cmdr adm "
        "brig st ste fr rev hon pres supt insp det messrs mme mlle sr. fig vs v e.g i.e "
        "cf viz approx ca al"
    ).split()
)
#: Abbreviations that may also end a sentence: only a word that usually opens one decides.
_ABBREVIATIONS = frozenset(
    (
        "jr sr inc corp co cos ltd llc plc bros dept univ assn est vol sec ch p pp ave blvd rd "
        "mt ft ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c a.d b.c"
    ).split()
)
#: Those that are words of their own unless they have a capital: "No. 10", "Ill.", "Sun."
_WITH_CAPITAL = frozenset(
    (
        "no nos art jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur "
        "thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md "
        "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis"
    ).split()
)
#: Words that, capitalised, open a sentence rather than continue a name.
_OPENERS = frozenset(
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
_SAYING = frozenset(
    (
        "said says say asked asks told tells added adds replied wrote writes shouted "
        "cried called continued explained warned insisted wondered demanded tweeted "
        "posted recalled"
    ).split()
)

_MARK = r"[.!?…]"
_CLOSERS = r"[\"'”’»›)\]]*"
_ENDS = re.compile(rf"{_MARK}{_CLOSERS}$")
_ENDS_QUOTED = re.compile(r"[!?…][\"'”’»]+$")
_ONE_DOT = re.compile(rf"(?<![.…])\.{_CLOSERS}$")
_BEGINS = re.compile(r"[\"'“‘„«‹(\[¿¡—–-]*(?:[^\W\d_]|\d)")
_QUOTE_OPENS = re.compile(r"[\"“‘„«]\w")
_EDGES = "\"'“”‘’„«»‹›()[]—–-.,!?;:…¿¡*"


def describe_ends(types: pa.StringArray) -> dict[str, np.ndarray]:
    """For each type: can it end a sentence, and can it begin one?"""
    size = len(types)
    columns = {
        name: np.zeros(size, bool)
        for name in ("ends", "abbreviation", "ends_quoted", "begins", "opener", "saying")
    }
    columns["paragraph"] = pc.greater_equal(pc.count_substring(types, "\n"), 2).to_numpy(
        zero_copy_only=False
    )
    bare = pc.utf8_rtrim_whitespace(types)
    first = pc.utf8_slice_codeunits(bare, 0, 1)
    lower_first = pc.ascii_is_lower(first).to_numpy(zero_copy_only=False)
    mark = pc.or_(
        pc.or_(pc.match_substring(bare, "."), pc.match_substring(bare, "…")),
        pc.or_(pc.match_substring(bare, "!"), pc.match_substring(bare, "?")),
    ).to_numpy(zero_copy_only=False)
    places = np.flatnonzero(mark)
    for place, text in zip(places.tolist(), bare.take(pa.array(places)).to_pylist(), strict=True):
        if not _ENDS.search(text):
            continue
        written = text.strip(_EDGES)
        core = written.lower()
        if _ONE_DOT.search(text):
            if core in _TITLES:
                continue
            columns["abbreviation"][place] = (
                core in _ABBREVIATIONS
                or (core in _WITH_CAPITAL and written[0].isupper())
                or (len(core) == 1 and core.isalpha())
                or (len(core) <= 7 and "." in core and core.replace(".", "").isalpha())
            )
        columns["ends"][place] = True
        columns["ends_quoted"][place] = _ENDS_QUOTED.search(text) is not None
    places = np.flatnonzero(~lower_first)
    for place, text in zip(places.tolist(), bare.take(pa.array(places)).to_pylist(), strict=True):
        found = _BEGINS.match(text)
        if found and not found[0][-1].islower():
            columns["begins"][place] = True
            columns["opener"][place] = (
                text.strip(_EDGES).lower() in _OPENERS or _QUOTE_OPENS.match(text) is not None
            )
    said = pc.is_in(pc.utf8_trim(pc.utf8_lower(bare), _EDGES), pa.array(sorted(_SAYING)))
    columns["saying"] = said.to_numpy(zero_copy_only=False)
    return columns


def find_sentence_starts(tokens: "Tokens") -> np.ndarray:
    """Return the first token of each sentence of the batch.

    A sentence ends at a paragraph's end, or at a full stop, question mark, exclamation mark or
    ellipsis (and what closes after it) before a token that can begin one. After an abbreviation
    only a word that usually opens a sentence counts, and "“Why?” Smith asked" goes on.

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
    then = ids[np.minimum(places + 2, size - 1)]
    goes_on = columns["ends_quoted"][here] & columns["saying"][then] & ~columns["opener"][after]
    cut &= ~goes_on
    cut |= columns["paragraph"][here]
    return np.union1d(places[cut] + 1, tokens.segment_tokens[:-1])
