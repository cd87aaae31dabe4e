"""Noun phrases, from word classes alone."""

from collections.abc import Iterator
from typing import NamedTuple

from .words import NOUNS, Words

__all__ = ["CONJUNCTIONS", "EITHER", "Phrase", "find_phrases"]

_STRETCHES = frozenset("minutes hours days weeks months years".split())
_IN_PHRASE = frozenset(["DT", "JJ", "NN", "NNP", "CD", "PRP", "POS"])
_HEADS = ("NN", "NNP", "CD", "PRP")
#: Conjunctions, after which a phrase is a subject; of the second, only before a verb.
CONJUNCTIONS = frozenset("that because while although though if unless whether when".split())
EITHER = frozenset("after before as since until than till once for".split())


class Phrase(NamedTuple):
    """A noun phrase: words from start to end, its head, and the preposition that it hangs on."""

    start: int
    end: int
    head: int
    preposition: str = ""
    possessor: bool = False


def find_phrases(s: Words) -> Iterator[Phrase]:
    """Yield the noun phrases of a sentence, in order.

    Examples
    --------
    >>> from framing.comparison.alignment.words import read_words
    >>> [words] = read_words(["The old bridge near Dorn fell."])
    >>> [(words.words[phrase.head], phrase.preposition) for phrase in find_phrases(words)]
    [('bridge', ''), ('dorn', 'near')]
    """
    place, owner = 0, None
    while place < len(s):
        if not _opens_phrase(s, place):
            place += 1
            continue
        end = place + 1
        while end < len(s) and _goes_on(s, place, end):
            end += 1
        head = next((i for i in range(end - 1, place - 1, -1) if s.classes[i] in _HEADS), end - 1)
        before = s.words[place - 1] if place and s.classes[place - 1] in ("IN", "TO") else ""
        verbal = end < len(s) and s.classes[end] in ("MD", "VBD", "VBP")
        if before in CONJUNCTIONS or (before in EITHER and verbal):
            before = ""
        if owner and owner.end + 1 == place:  # by the dockers' union: the union is "by"
            before = owner.preposition
        possessor = end < len(s) and s.classes[end] == "POS"
        owner = Phrase(place, end, head, before, possessor)
        yield owner
        owner = owner if possessor else None
        place = end + (end < len(s) and s.classes[end] == "POS")


def _opens_phrase(s: Words, place: int) -> bool:
    kind = s.classes[place]
    if kind in ("VBN", "VBG") and place + 1 < len(s) and s.classes[place + 1] in NOUNS:
        return place == 0 or s.classes[place - 1] in ("IN", "CC", ",", "VBD", "VBP")
    return kind in _IN_PHRASE and kind != "POS"


def _goes_on(s: Words, start: int, place: int) -> bool:
    kind, before = s.classes[place], s.classes[place - 1]
    if kind == "POS":
        return False
    if kind == "DT" or kind == "PRP":
        return before in ("DT",)  # all the
    if kind in ("JJ", "CD"):
        return before in ("DT", "JJ", "CD", "RB") or (before == "NNP" and kind == "CD")
    if kind in NOUNS:
        time = s.words[place] in _STRETCHES and s.words[place + 1 : place + 2]
        return before != "PRP" and not (time and time[0] in ("after", "before", "ago", "later"))
    following = s.classes[place + 1] if place + 1 < len(s) else "."
    if kind in ("VBN", "VBG", "RB"):  # the newly elected mayor
        return before in ("DT", "JJ", "RB", "CD") and following in (*NOUNS, "JJ", "VBN", "VBG")
    return s.words[place] in ("-", "&", "$", "%") and following in (*NOUNS, "CD")
