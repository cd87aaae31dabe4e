"""Outlets hidden: the names by which a text would give away who wrote it."""

import re
from collections.abc import Sequence

from .texts import Word

__all__ = ["find_outlet_words"]

_ARTICLES = ("the", "a")
#: What may stand between two words of one name.
_GAP = re.compile(r"[\s’'-]*")
#: A handle, an e-mail or a web address.
_ADDRESS = re.compile(r"[@#]|\w\.\w")
_LABEL = re.compile(r"[^\W_]+")
#: Letters of a name that is not a part of another word by chance.
_LONG = 5


def find_outlet_words(words: Sequence[Word], names: dict[str, str]) -> list[int]:
    """Return the numbers of the words that name the outlet of any of the texts.

    The whole name counts wherever it stands, in an address or a handle, too. A run of capitalised
    words counts if every one belongs to the name; a single word at the start of a sentence only if
    it stands for the outlet elsewhere, as any word has a capital there.

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
    split = [_split(name) for name in dict.fromkeys(names.values())]
    told = [name for name in split if name]
    plain = [{_bare(word) for word in name} for name in told]
    found = _find_whole(words, told) | _find_addresses(words, told)
    runs = []
    for run in _capitalised_runs(words):
        rest = [place for place in run if _bare(words[place].text) not in _ARTICLES]
        said = {_bare(words[place].text) for place in rest}
        if said and any(said <= name for name in plain):
            runs.append((rest, len(run) > 1 or not _begins_sentence(words, run[0])))
    alone = {_bare(words[rest[0]].text) for rest, sure in runs if sure and len(rest) == 1}
    for rest, sure in runs:
        if sure or _bare(words[rest[0]].text) in alone:
            found.update(rest)
    return sorted(found)


def _find_whole(words: Sequence[Word], names: Sequence[list[str]]) -> set[int]:
    """Return the places of names of several words, with the capitals of the name or more."""
    found: set[int] = set()
    for name in names:
        size = len(name)
        for first in range(len(words) - size + 1) if size > 1 else ():
            run = words[first : first + size]
            same = all(_is_same(word.text, part) for word, part in zip(run, name, strict=True))
            if same and all(_GAP.fullmatch(word.before) for word in run[1:]):
                found.update(range(first, first + size))
    return found


def _is_same(word: str, part: str) -> bool:
    return _bare(word) == _bare(part) and (word[:1].isupper() or not part[:1].isupper())


def _find_addresses(words: Sequence[Word], names: Sequence[list[str]]) -> set[int]:
    """Return the places of "@DailyLantern" and "news@dailylantern.example"."""
    joined = ["".join(map(_bare, name)) for name in names]
    return {
        place
        for place, word in enumerate(words)
        if _ADDRESS.search(word.text)
        and any(
            label == name or (name in label and len(name) >= _LONG)
            for label in _LABEL.findall(word.text.lower())
            for name in joined
        )
    }


def _split(name: str) -> list[str]:
    return [word for word in name.split() if _bare(word) not in ("", *_ARTICLES)]


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
