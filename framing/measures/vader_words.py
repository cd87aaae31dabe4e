"""VADER's word lists, read from the package vaderSentiment, and what they say of each type."""

from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from string import punctuation
from typing import NamedTuple

import numpy as np
import pyarrow as pa

from ..cache import keep_plain
from ..language import kernels as pc
from ..language.arrow import from_flags, from_strings, to_numpy
from ..language.sets import is_among
from ..language.spelling import Spelling
from .installed import find_file

__all__ = [
    "ACTS", "BUT", "EMOJI", "MARKED", "NAMED", "RATED", "YIELDS", "Vader", "describe_valence",
    "number_phrases", "vader", "vader_files", "vader_lexicon",
]  # fmt: skip

_LEXICON, _EMOJI = "vader_lexicon.txt", "emoji_utf8_lexicon.txt"
#: Words that a rule names, by a code of their own.
NAMED = {
    word: code
    for code, word in enumerate(
        ("no or nor never so this without doubt least at very kind of but").split(),
        start=1,
    )
}
#: What a word may be, as bits, so that one look at every word finds those that rules are about:
#: it has a valence; one that rules may change by what it is itself; it may change the valence of a
#: word up to three after it; it is "but"; it counts as a mark; it holds an emoji.
RATED, YIELDS, ACTS, BUT, MARKED, EMOJI = (1 << place for place in range(6))
_ACTING = ("no", "so", "this", "least")


class Vader(NamedTuple):
    """The rules' lists as the package has them: degree words, negations, phrases, emoji."""

    boosters: dict[str, float]
    negations: frozenset[str]
    specials: dict[str, float]
    emoji: dict[str, str]


@cache
def vader() -> Vader:
    """Read the rules' lists, once."""
    lists = keep_plain("vader", (*vader_files(), __file__), _read_lists)
    return Vader(**{**lists, "negations": frozenset(lists["negations"])})


def vader_files() -> list[Path]:
    """Return the files of the package that the lists are in."""
    return [find_file("vaderSentiment", name) for name in ("vaderSentiment.py", _LEXICON, _EMOJI)]


def vader_lexicon() -> dict[str, float]:
    """Return the ratings of vaderSentiment's lexicon, from -4 to 4, by word."""
    ratings = _read_pairs(find_file("vaderSentiment", _LEXICON))
    return {word: float(rating) for word, rating in ratings.items()}


def _read_lists() -> dict[str, object]:
    from vaderSentiment import vaderSentiment as source

    emoji = _read_pairs(find_file("vaderSentiment", _EMOJI))
    return {
        "boosters": source.BOOSTER_DICT,
        "negations": list(source.NEGATE),
        "specials": source.SPECIAL_CASES,
        "emoji": {char: words for char, words in emoji.items() if len(char) == 1},
    }


def _read_pairs(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    return dict(line.strip().split("\t")[:2] for line in lines if line)


class Phrases(NamedTuple):
    """VADER's phrases by the numbers of their words, from 1.

    Attributes
    ----------
    codes : dict of str to int
        Number of each word.
    specials, boosters : dict
        What each phrase does.
    opens : ndarray of bool, shape (n_codes, n_codes)
        Which word may open a phrase before which.
    """

    codes: dict[str, int]
    specials: dict[tuple[int, ...], float]
    boosters: dict[tuple[int, ...], float]
    opens: np.ndarray


@cache
def number_phrases() -> Phrases:
    """Number the words of VADER's phrases."""
    lists = [{p: v for p, v in x.items() if " " in p} for x in (vader().specials, vader().boosters)]
    words = sorted({word for phrases in lists for phrase in phrases for word in phrase.split()})
    codes = {word: code for code, word in enumerate(words, start=1)}
    coded = [{tuple(codes[word] for word in p.split()): v for p, v in x.items()} for x in lists]
    opens = np.zeros((len(codes) + 1, len(codes) + 1), bool)
    for first, second, *_ in chain.from_iterable(coded):
        opens[first, second] = True
    return Phrases(codes, *coded, opens)


def describe_valence(types: Spelling) -> dict[str, np.ndarray]:
    """What VADER needs to know of each type: its valence, and which rules it takes part in."""
    lists = vader()
    bare = types.bare
    stripped = pc.utf8_trim(bare, characters=punctuation)
    item = pc.if_else(from_flags(to_numpy(pc.utf8_length(stripped)) <= 2), bare, stripped)
    wide = types.holds(types.raw >= 0x80)
    lowered, capitals = pc.utf8_lower(item), to_numpy(pc.utf8_is_upper(item))
    has_emoji = np.zeros(len(types), bool)
    if wide.any():  # Arrow and Python disagree on some letters, such as "İ" and "Ⅷ"
        beyond = pc.filter(item, from_flags(wide)).to_pylist()
        spelled = from_strings([word.lower() for word in beyond])
        lowered = pc.replace_with_mask(lowered, from_flags(wide), spelled)
        capitals[wide] = [word.isupper() for word in beyond]
        texts = pc.filter(bare, from_flags(wide)).to_pylist()
        has_emoji[wide] = [not lists.emoji.keys().isdisjoint(text) for text in texts]
    words, told = _tabulate()
    row = to_numpy(pc.index_in(lowered, words))
    columns = {name: column[row] for name, column in told.items()}
    with_apostrophe = types.holds(types.raw == ord("'"))
    asked = pc.filter(lowered, from_flags(with_apostrophe))
    columns["negates"][with_apostrophe] |= to_numpy(pc.match_substring(asked, "n't"))
    columns["capitals"] = capitals
    for name, mark in (("exclamations", "!"), ("questions", "?")):
        columns[name] = types.count(np.flatnonzero(types.raw == ord(mark))).astype(np.int32)
    tells = columns.pop("tells")
    return {**columns, "flags": _flag(columns, tells, has_emoji)}


@cache
def _tabulate() -> tuple[pa.StringArray, dict[str, np.ndarray]]:
    """Return the words of all lists, and what these say of each; last of all of any other word."""
    kept = keep_plain("vader-words", (*vader_files(), __file__), _list_words)
    columns = {name: np.frombuffer(told, kind) for name, (kind, told) in kept["columns"].items()}
    return from_strings(kept["words"].split("\n")), columns


def _list_words() -> dict[str, object]:
    lists, ratings = vader(), vader_lexicon()
    tables = (
        ("valence", ratings, "f8"),
        ("rated", dict.fromkeys(ratings, True), "?"),
        ("boost", lists.boosters, "f8"),
        ("negates", dict.fromkeys(lists.negations, True), "?"),
        ("named", NAMED, "i1"),
        ("phrase", number_phrases().codes, "i1"),
        ("tells", dict.fromkeys(_telling(), True), "?"),
    )
    words = dict.fromkeys(chain.from_iterable(table for _, table, _ in tables))
    place = dict(zip(words, range(len(words)), strict=True))
    columns = {name: np.zeros(len(words) + 1, kind) for name, _, kind in tables}
    for name, table, _ in tables:
        columns[name][[place[word] for word in table]] = list(table.values())
    told = {name: (kind, columns[name].tobytes()) for name, _, kind in tables}
    return {"words": "\n".join(words), "columns": told}


def _telling() -> list[str]:
    """Return the longer word of the two that open each phrase, which is the less common one."""
    phrases = [phrase.split() for phrase in (*vader().specials, *vader().boosters)]
    return [max(phrase[:2], key=len) for phrase in phrases if len(phrase) > 1]


def _flag(columns: Mapping[str, np.ndarray], tells: np.ndarray, emoji: np.ndarray) -> np.ndarray:
    """Return the bits of each type; see ``RATED``."""
    named, boosts, capitals = columns["named"], columns["boost"] != 0, columns["capitals"]
    acting = is_among(named, np.array([NAMED[word] for word in _ACTING]))
    yields = capitals | acting | (columns["phrase"] > 0) | (named == NAMED["kind"])
    flags = RATED * (columns["rated"] & ~boosts) | YIELDS * yields | BUT * (named == NAMED["but"])
    flags |= ACTS * (boosts | columns["negates"] | acting | tells) | EMOJI * emoji
    marks = capitals | (columns["exclamations"] > 0) | (columns["questions"] > 0)
    return (flags | MARKED * marks).astype(np.uint8)
