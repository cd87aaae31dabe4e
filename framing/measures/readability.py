"""Readability: seven formulas and what they are made of, over this suite's own sentences.

Syllables, letters, easy and difficult words are textstat's, and so are the formulas, to the last
digit on the same counts; only where sentences end is ours, since a full stop after "U.S." or a
sentence of two words misleads textstat.
"""

import re
from string import ascii_letters, digits

import numpy as np
import pyarrow as pa

from ..articles import PARTS
from ..language import kernels as pc
from ..language.arrow import code_of, from_flags, from_strings, to_numpy
from ..language.sets import differs, is_among
from ..language.spelling import Spelling, mark_bytes
from ..language.tokens import Tokens
from ..voices import SentenceTable
from .measure import Columns, Counts, Evidence, Family, Measure, Minimum, ratio
from .word_table import describe_spellings

__all__ = ["MINIMUM_SENTENCES", "MINIMUM_WORDS", "READABILITY", "describe_words"]

#: The formulas were made for samples of a hundred words; below this they are not scored.
MINIMUM_WORDS = 100
MINIMUM_SENTENCES = 3
#: How many of the longest sentences are shown as evidence.
_LONGEST = 5

_IN_WORDS = mark_bytes(ascii_letters + digits + "_")
_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_SUMMED = (
    "syllables", "characters", "letters", "polysyllables", "unlisted", "difficult", "complex",
)  # fmt: skip
_ENDINGS = np.array([code_of(ending) for ending in "t s d ve ll re".split()])
_NOT_WORD = re.compile(r"[^\w'\n]+")


def describe_words(types: Spelling) -> dict[str, np.ndarray]:
    """Textstat's counts for each type: word, syllables, characters, letters, difficult words."""
    spelled, letters = _clean(types)
    encoded = pc.dictionary_encode(spelled)
    words, where = encoded.dictionary, to_numpy(encoded.indices)
    named = to_numpy(pc.binary_length(words)) > 0
    syllables, easy = describe_spellings(words)
    is_word, unlisted = named[where], (named & ~easy)[where]
    syllables = (syllables * named)[where]
    return {
        "words": is_word.astype(np.int64),
        "syllables": syllables,
        "characters": to_numpy(pc.utf8_length(types.bare)).astype(np.int64),
        "letters": letters,
        "polysyllables": (syllables >= 3).astype(np.int64),
        "unlisted": unlisted.astype(np.int64),
        "difficult": (unlisted & (syllables >= 2)).astype(np.int64),
        "complex": (unlisted & (syllables >= 3)).astype(np.int64),
    }


def _clean(types: Spelling) -> tuple[pa.StringArray, np.ndarray]:
    """Return types in lower case without punctuation, and how many letters and digits each has.

    Apostrophes stay before some endings, and are not counted.
    """
    flags, follows = types.among(_IN_WORDS), types.after(types.raw)
    letters = types.count(np.flatnonzero(flags))
    apostrophes = np.flatnonzero(types.raw == ord("'"))
    one, two = follows[apostrophes].astype(np.int64), types.after(follows)[apostrophes]
    kept = apostrophes[is_among(one, _ENDINGS) | is_among(one << 8 | two, _ENDINGS)]
    flags[kept] = True
    spelled = pc.ascii_lower(types.cut(flags, letters + types.count(kept)))
    if types.others.any():
        others = from_flags(types.others)
        lowered, letters[types.others] = _clean_others(pc.filter(types.bare, others))
        spelled = pc.replace_with_mask(spelled, others, lowered)
    return spelled, letters


def _clean_others(types: pa.StringArray) -> tuple[pa.StringArray, np.ndarray]:
    """Clean types of any characters all at once, a line each: they hold no line end."""
    lines = _NOT_WORD.sub("", _APOSTROPHE.sub("", "\n".join(types.to_pylist())))
    cleaned, lowered = _split_lines(lines), _split_lines(lines.lower())
    return lowered, to_numpy(pc.utf8_length(cleaned)) - to_numpy(pc.count_substring(cleaned, "'"))


def _split_lines(text: str) -> pa.StringArray:
    return pc.list_flatten(pc.split_pattern(from_strings([text]), "\n"))


def _count(table: SentenceTable) -> Counts:
    columns = table.tokens.of_types(describe_words)
    words = table.size - table.count(table.tokens.find(_tell_no_words))
    summed = table.sum_tokens({name: columns[name] for name in _SUMMED})
    overall = {"words": words, "tokens": table.size, **summed}
    spoken = overall["words"] > 0
    overall["sentences"] = _mark_first(table.sentence, spoken)
    rows_of_sentence = np.bincount(table.sentence[spoken], minlength=len(table.sentence) + 1)
    whole = spoken & (rows_of_sentence[table.sentence] == 1)
    by_voice = {name: values * whole for name, values in overall.items()}
    by_voice["sentences"] = whole * 1.0
    return Counts(_name(by_voice), _name(overall))


def _tell_no_words(tokens: Tokens) -> np.ndarray:
    return tokens.of_types(describe_words)["words"] == 0


def _mark_first(sentence: np.ndarray, spoken: np.ndarray) -> np.ndarray:
    """Mark the first row with words of every sentence."""
    marks, rows = np.zeros(len(sentence)), spoken.nonzero()[0]
    marks[rows[differs(sentence[rows])]] = 1.0
    return marks


def _name(columns: Columns) -> dict[str, np.ndarray]:
    return {f"read_{name}": values for name, values in columns.items()}


def _find(table: SentenceTable) -> list[Evidence]:
    tokens = table.tokens
    columns = tokens.of_types(describe_words)
    hard = np.flatnonzero((columns["difficult"] > 0)[tokens.ids])
    syllables = columns["syllables"][tokens.ids[hard]]
    start, end = tokens.word_spans(hard)

    def describe_word(place: int) -> tuple[str, str, str, str]:
        word = tokens.data[start[place] : end[place]].decode()
        said = f"{syllables[place]} syllables, not on the list of familiar words"
        return "difficult word", "textstat's easy words", word.lower(), said

    words = Evidence(hard, start, end, "difficult_words", syllables.astype(float), describe_word)
    return [words, _find_longest(table)]


def _find_longest(table: SentenceTable) -> Evidence:
    """Find the longest sentences of every body."""
    tokens = table.tokens
    first, segment = tokens.sentence_starts, tokens.sentence_segment
    size = np.bincount(table.sentence, weights=table.words, minlength=len(first))
    order = np.argsort(segment * (len(tokens) + 1) - size.astype(np.int64), kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(segment, np.arange(len(tokens.part)))[segment]
    in_body = (np.array(PARTS) == "body")[tokens.part[segment[order]]]
    kept = np.sort(order[(rank < _LONGEST) & in_body])
    last = np.append(first, len(tokens))[kept + 1] - 1
    size = size[kept].astype(float)

    def describe(place: int) -> tuple[str, str, str, str]:
        return "long sentence", "", "", f"{size[place]:.0f} words"

    start, end = tokens.starts[first[kept]].astype(np.int64), tokens.token_ends(last)
    return Evidence(first[kept], start, end, "words_per_sentence", size, describe)


_MINIMA = (
    Minimum("read_words", MINIMUM_WORDS, f"fewer than {MINIMUM_WORDS} words"),
    Minimum("read_sentences", MINIMUM_SENTENCES, f"fewer than {MINIMUM_SENTENCES} sentences"),
)
_LIMITS = (
    "Not how clear, true or well written a text is: it counts lengths of words and sentences and "
    "knows nothing of order, subject or reader. By voice it is computed on sentences that are "
    "wholly one voice."
)


def _flesch_reading_ease(sums: Columns) -> np.ndarray:
    return 206.835 - 1.015 * _sentence_length(sums) - 84.6 * _syllables(sums)


def _flesch_kincaid(sums: Columns) -> np.ndarray:
    return 0.39 * _sentence_length(sums) + 11.8 * _syllables(sums) - 15.59


def _gunning_fog(sums: Columns) -> np.ndarray:
    return 0.4 * (_sentence_length(sums) + 100 * sums["read_complex"] / sums["read_words"])


def _smog(sums: Columns) -> np.ndarray:
    return 1.043 * (30 * (sums["read_polysyllables"] / sums["read_sentences"])) ** 0.5 + 3.1291


def _ari(sums: Columns) -> np.ndarray:
    letters = sums["read_characters"] / sums["read_tokens"]
    return 4.71 * letters + 0.5 * _sentence_length(sums) - 21.43


def _coleman_liau(sums: Columns) -> np.ndarray:
    letters = sums["read_letters"] / sums["read_words"] * 100
    sentences = sums["read_sentences"] / sums["read_words"] * 100
    return 0.058 * letters - 0.296 * sentences - 15.8


def _dale_chall(sums: Columns) -> np.ndarray:
    unlisted = 100 * sums["read_unlisted"] / sums["read_words"]
    score = 0.1579 * unlisted + 0.0496 * _sentence_length(sums)
    return np.where(unlisted > 5, score + 3.6365, score)


def _sentence_length(sums: Columns) -> np.ndarray:
    return sums["read_words"] / sums["read_sentences"]


def _syllables(sums: Columns) -> np.ndarray:
    return sums["read_syllables"] / sums["read_words"]


_GRADE = ("school grade (US)", "higher: harder to read", 1)


def _formula(name, label, value, explanation, reference, how=_GRADE, low=-np.inf, high=np.inf):
    unit, direction, digits = how
    return Measure(
        name, label, unit, low, high, direction, explanation, _LIMITS, reference, "1",
        n="read_words", value=value, minima=_MINIMA, digits=digits,
    )  # fmt: skip


READABILITY = Family(
    name="readability",
    label="Readability",
    measures=(
        _formula(
            "flesch_reading_ease", "Flesch reading ease", _flesch_reading_ease,
            "From the lengths of sentences and of words in syllables; plain English is about 60.",
            "Flesch (1948), J. Applied Psychology 32(3)",
            ("points, about 0 to 100", "higher: easier to read", 1), high=206.835,
        ),
        _formula(
            "flesch_kincaid", "Flesch–Kincaid grade", _flesch_kincaid,
            "The same lengths, weighted to give a school grade.",
            "Kincaid et al. (1975), Naval Technical Training Command, RBR 8-75",
        ),
        _formula(
            "gunning_fog", "Gunning fog index", _gunning_fog,
            "From the length of sentences and the share of unlisted words of three or more "
            "syllables.",
            "Gunning (1952), The Technique of Clear Writing", low=0.0,
        ),
        _formula(
            "smog", "SMOG grade", _smog,
            "From words of three or more syllables a sentence; it was made for 30 sentences.",
            "McLaughlin (1969), J. of Reading 12(8)", low=3.1291,
        ),
        _formula(
            "ari", "Automated readability index", _ari,
            "From the lengths of sentences and of words in characters.",
            "Senter & Smith (1967), AMRL-TR-66-220",
        ),
        _formula(
            "coleman_liau", "Coleman–Liau index", _coleman_liau,
            "From letters and sentences in a hundred words.",
            "Coleman & Liau (1975), J. Applied Psychology 60(2)",
        ),
        _formula(
            "dale_chall", "Dale–Chall score", _dale_chall,
            "From the length of sentences and the share of words that are not on a list of "
            "familiar ones; names and inflections count as unfamiliar.",
            "Dale & Chall (1948), Educational Research Bulletin 27(1–2)",
            ("Dale–Chall points; 9 and above is college level", "higher: harder to read", 1),
            low=0.0,
        ),
        _formula(
            "words_per_sentence", "Words a sentence", ratio("read_words", "read_sentences"),
            "The mean length of a sentence.", "counted",
            ("words", "higher: longer sentences", 1), low=0.0,
        ),
        _formula(
            "syllables_per_word", "Syllables a word", ratio("read_syllables", "read_words"),
            "The mean length of a word, by the CMU Pronouncing Dictionary and hyphenation.",
            "counted", ("syllables", "higher: longer words", 2), low=0.0,
        ),
        _formula(
            "difficult_words", "Difficult words", ratio("read_difficult", "read_words", 100.0),
            "How many of a hundred words have two or more syllables and are not on the list of "
            "familiar words.",
            "Dale & Chall (1948), Educational Research Bulletin 27(1–2)",
            ("per 100 words", "higher: more words that young readers may not know", 1),
            low=0.0, high=100.0,
        ),
    ),
    count=_count,
    find=_find,
)  # fmt: skip
