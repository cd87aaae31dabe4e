"""Outlets hidden: the names by which a text would give away who wrote it."""

import re
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Outlets", "Written", "cut_written"]

#: A word without the punctuation around it, what stands between it and the word before, and
#: whether it begins a sentence.
Written = tuple[str, str, bool]

_ARTICLES = ("the", "a")
#: What may stand between two words that are one name, and that may be.
_WITHIN, _GAP = re.compile(r"[\s’'&-]*"), re.compile(r"[\s’'-]*")
#: A handle, an e-mail or a web address.
_ADDRESS = re.compile(r"[@#]|\w\.\w")
_LABEL = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[@#]?[^\W_](?:[^\s–—…/“”\"]*[^\W_])?")
_STOP = re.compile(r"[.!?:][^\w\s]*\s|\n")
#: Letters of a name that is not a part of another word by chance.
_LONG = 5


class Outlets:
    """The outlets of some texts, and how these name them.

    The whole name counts wherever it stands, in an address or a handle, too. A run of capitalised
    words counts if every one belongs to the name; a single word at the start of a sentence only if
    it stands for the outlet elsewhere, as any word has a capital there.

    Parameters
    ----------
    names : mapping of str to str
        Outlet of each text, by letter; an empty one is looked for nowhere.
    words : sequence of Written
        Of all texts, which tell what words stand for an outlet by themselves.

    Examples
    --------
    >>> text = "The Lantern asked. Harbour Bridge shut, a man told the Harbour Post’s reporter."
    >>> outlets = Outlets({"A": "Daily Lantern", "B": "Harbour Post"}, cut_written(text))
    >>> [(text[start:end], letters) for start, end, letters in outlets.find_mentions(text)]
    [('The Lantern', 'A'), ('the Harbour Post', 'B')]
    """

    def __init__(self, names: Mapping[str, str], words: Sequence[Written] = ()) -> None:
        self._names: dict[tuple[str, ...], str] = {}
        for letter, name in names.items():
            parts = tuple(w for w in name.split() if _bare(w) not in _ARTICLES and _LABEL.search(w))
            if parts:
                self._names[parts] = self._names.get(parts, "") + letter
        self._plain = [({_bare(word) for word in name}, of) for name, of in self._names.items()]
        self._alone: set[str] = set()
        self._alone = {
            _bare(words[rest[0]][0]) for rest, _, sure in self._runs(words) if sure and not rest[1:]
        }

    @property
    def parts(self) -> list[str]:
        """Words of which one is in whatever names an outlet, in small letters."""
        return sorted({word for plain, _ in self._plain for word in plain})

    def find(self, words: Sequence[Written]) -> dict[int, str]:
        """Return the letters of the outlets that words name, by the number of the word."""
        found = self._find_whole(words) | self._find_addresses(words)
        for rest, letters, sure in self._runs(words):
            if sure or _bare(words[rest[0]][0]) in self._alone:
                found |= {place: found.get(place, letters) for place in rest}
        return dict(sorted(found.items()))

    def find_mentions(self, text: str) -> list[tuple[int, int, str]]:
        """Return start, end and letters of what names an outlet, its "the" included.

        A text that is nothing but a name may be in small letters: it is an item of a list.
        """
        spots = list(_WORD.finditer(text))
        words = cut_written(text)
        found = self.find(words) or self._find_item(words)
        spans: list[tuple[int, int, str]] = []
        last = None
        for number, letters in found.items():
            word, before, _ = words[number]
            start, end = spots[number].span()
            if not _ADDRESS.search(word):
                end = start + len(_POSSESSIVE.sub("", word))
            if (
                spans
                and last == number - 1
                and spans[-1][2] == letters
                and _WITHIN.fullmatch(before)
            ):
                start = spans.pop()[0]
            elif number and words[number - 1][0].lower() == "the" and before.isspace():
                start = spots[number - 1].start()
            spans.append((start, end, letters))
            last = number
        return spans

    def _find_item(self, words: Sequence[Written]) -> dict[int, str]:
        said = {_bare(word) for word, *_ in words} - {*_ARTICLES}
        letters = self._owners(said)
        known = letters and (len(said) > 1 or said <= self._alone)
        return dict.fromkeys(range(len(words)), letters) if known else {}

    def _owners(self, said: set[str]) -> str:
        return "".join(of for plain, of in self._plain if said and said <= plain)

    def _find_whole(self, words: Sequence[Written]) -> dict[int, str]:
        """Find names of several words, with the capitals of the name or more."""
        found: dict[int, str] = {}
        bare = [_bare(word) for word, *_ in words]
        for name, letters in self._names.items():
            size, opening = len(name), _bare(name[0])
            for first in range(len(words) - size + 1) if size > 1 else ():
                if bare[first] != opening:
                    continue
                run = words[first : first + size]
                same = all(_is_same(word[0], part) for word, part in zip(run, name, strict=True))
                if same and all(_WITHIN.fullmatch(before) for _, before, _ in run[1:]):
                    found |= dict.fromkeys(range(first, first + size), letters)
        return found

    def _find_addresses(self, words: Sequence[Written]) -> dict[int, str]:
        """Find "@DailyLantern" and "news@dailylantern.example"."""
        joined = {"".join(map(_bare, name)): of for name, of in self._names.items()}
        found = {}
        for place, (word, *_) in enumerate(words):
            labels = _LABEL.findall(word.lower()) if _ADDRESS.search(word) else ()
            letters = "".join(
                of
                for name, of in joined.items()
                if any(x == name or (name in x and len(name) >= _LONG) for x in labels)
            )
            if letters:
                found[place] = letters
        return found

    def _runs(self, words: Sequence[Written]) -> Iterable[tuple[list[int], str, bool]]:
        """Yield runs of capitals that an outlet's name has all words of, and if they are sure."""
        for run in _capitalised_runs(words):
            rest = [place for place in run if _bare(words[place][0]) not in _ARTICLES]
            letters = self._owners({_bare(words[place][0]) for place in rest})
            if letters:
                begins = words[run[0]][2] and "(" not in words[run[0]][1]
                yield rest, letters, len(run) > 1 or not begins


def cut_written(text: str) -> list[Written]:
    """Return the words of a text; a sentence begins after a stop, as far as this matters here.

    Examples
    --------
    >>> cut_written("It’s off. She left")
    [('It’s', '', True), ('off', ' ', False), ('She', '. ', True), ('left', ' ', False)]
    """
    found, last = [], 0
    for match in _WORD.finditer(text):
        before = text[last : match.start()]
        begins = not found or (before != " " and _STOP.search(before) is not None)
        found.append((match[0], before, begins))
        last = match.end()
    return found


def _is_same(word: str, part: str) -> bool:
    return _bare(word) == _bare(part) and (word[:1].isupper() or not part[:1].isupper())


def _bare(word: str) -> str:
    word = word.strip('.,:;!?()[]“”"')
    return (_POSSESSIVE.sub("", word) if "’" in word or "'" in word else word).lower()


def _capitalised_runs(words: Sequence[Written]) -> list[list[int]]:
    """Return the numbers of words with a capital that follow each other in one sentence."""
    runs: list[list[int]] = []
    for number, (word, before, begins) in enumerate(words):
        if not word[:1].isupper():
            continue
        if runs and runs[-1][-1] == number - 1 and not begins and _GAP.fullmatch(before):
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
