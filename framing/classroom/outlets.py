"""Outlets hidden: the names by which a text would give away who wrote it."""

import re
from collections.abc import Sequence

from .texts import Word

__all__ = ["find_outlet_words"]

_ARTICLES = ("the", "a")
#: What may stand between two words of one name.
_GAP = re.compile(r"[\s’'-]*")


def find_outlet_words(words: Sequence[Word], names: dict[str, str]) -> list[int]:
    """Return the numbers of the words that name the outlet of any of the texts.

    A run of capitalised words counts if every one belongs to the name; a single word at the start
    of a sentence does not, as any word has a capital there.

    Parameters
    ----------
    words : sequence of Word
    names : dict of str to str
        Outlet of each text, by letter; an empty one is looked for nowhere.

    Examples
    --------
    >>> from .texts import Text, cut_words
    >>> body = "The Lantern asked. Harbour Bridge shut, a man told the Harbour Post."
    >>> words = cut_words(Text("A", "", "", (("body", body, (0, 19)),)))
    >>> found = find_outlet_words(words, {"A": "Daily Lantern", "B": "Harbour Post"})
    >>> [words[i].text for i in found]
    ['Lantern', 'Harbour', 'Post']
    """
    named = [set(_split(name)) - set(_ARTICLES) for name in dict.fromkeys(names.values())]
    named = [name for name in named if name]
    found = []
    for run in _capitalised_runs(words):
        plain = [_bare(words[place].text) for place in run]
        rest = [place for place, word in zip(run, plain, strict=True) if word not in _ARTICLES]
        said = {_bare(words[place].text) for place in rest}
        if not said or not any(said <= name for name in named):
            continue
        if len(run) > 1 or not _begins_sentence(words, run[0]):
            found += rest
    return found


def _split(name: str) -> list[str]:
    return [_bare(word) for word in name.split()]


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word.strip('.,:;!?()[]“”"')).lower()


def _capitalised_runs(words: Sequence[Word]) -> list[list[int]]:
    """Return the numbers of words with a capital that follow each other in one sentence."""
    runs: list[list[int]] = []
    for number, word in enumerate(words):
        if not word.text[:1].isupper():
            continue
        last = runs[-1][-1] if runs else None
        joined = last == number - 1 and _GAP.fullmatch(word.before) and not _starts(words, number)
        if joined:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _place(word: Word) -> tuple:
    return word.letter, word.part, word.paragraph, word.sentence


def _starts(words: Sequence[Word], number: int) -> bool:
    return number == 0 or _place(words[number - 1]) != _place(words[number])


def _begins_sentence(words: Sequence[Word], number: int) -> bool:
    return _starts(words, number) and "(" not in words[number].before
