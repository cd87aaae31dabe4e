"""The texts of an exercise, cut into the words that students mark."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "PARTS", "Text", "Word", "cut_words", "find_paragraphs", "name_part", "number_words",
    "show_words",
]  # fmt: skip

#: The parts of an article that are read in class, in reading order.
PARTS = ("kicker", "headline", "standfirst", "body")
#: Dashes part words, hyphens do not: students mark "knife-wielding" as one.
_WORD = re.compile(r"[£$€#@]?[^\W_](?:[^\s–—…/]*[^\W_])?%?")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be marked.

    Attributes
    ----------
    text : str
        As it is written, without the punctuation around it.
    before : str
        What stands between the word before, in the same paragraph, and this one.
    letter, part : str
        Of its text, and which part of it.
    paragraph, sentence : int
        Numbers within the part, from 0.
    start, end : int
        Offsets in the part.
    """

    text: str
    before: str
    letter: str
    part: str
    paragraph: int
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """One article as a class reads it.

    Attributes
    ----------
    letter : str
        What it is called before the outlet is known.
    outlet, date : str
        Shown after the marking.
    parts : tuple of (str, str, tuple of int)
        Part, its text, and where its sentences begin.
    scored : bool
        Whether the word list was applied; it is for English only.
    loaded : float or None
        Loaded terms in 100 of the outlet's own words in the body.
    quoted : float or None
        Share of the words of the body that are quoted speech, from 0 to 1.
    """

    letter: str
    outlet: str
    date: str
    parts: tuple[tuple[str, str, tuple[int, ...]], ...]
    scored: bool = True
    loaded: float | None = None
    quoted: float | None = None


def name_part(part: str) -> str:
    """Return what a class calls a part.

    Examples
    --------
    >>> name_part("standfirst")
    'introduction'
    """
    return {"kicker": "line above", "standfirst": "introduction"}.get(part, part)


def cut_words(text: Text) -> list[Word]:
    """Return the words of a text in reading order.

    Examples
    --------
    >>> body = "“It’s off,” she said.\\n\\nSo-so news: £860!"
    >>> text = Text("A", "", "", (("body", body, (0, 23)),))
    >>> [word.text for word in cut_words(text)]
    ['It’s', 'off', 'she', 'said', 'So-so', 'news', '£860']
    >>> [word.paragraph for word in cut_words(text)]
    [0, 0, 0, 0, 1, 1, 1]
    """
    found = []
    for part, content, sentences in text.parts:
        for paragraph, (start, end) in enumerate(find_paragraphs(content)):
            last = start
            for match in _WORD.finditer(content, start, end):
                number = max(0, bisect_right(sentences, match.start()) - 1)
                found.append(
                    Word(
                        match[0],
                        content[last : match.start()],
                        text.letter,
                        part,
                        paragraph,
                        number,
                        match.start(),
                        match.end(),
                    )  # fmt: skip
                )
                last = match.end()
    return found


def find_paragraphs(content: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a part begin and end.

    Examples
    --------
    >>> find_paragraphs("one\\n\\ntwo")
    [(0, 3), (5, 8)]
    """
    found, start = [], 0
    for end, after in [*(m.span() for m in _BLANK.finditer(content)), (len(content),) * 2]:
        if content[start:end].strip():
            found.append((start, end))
        start = after
    return found


def number_words(words: Sequence[Word], spans: Sequence[tuple[str, str, int, int]]):
    """Return the first and last word of each span ``letter, part, start, end``, or None.

    Examples
    --------
    >>> text = Text("A", "", "", (("body", "A well-known thug.", (0,)),))
    >>> number_words(cut_words(text), [("A", "body", 7, 17), ("A", "body", 17, 18)])
    [(1, 2), None]
    """
    places: dict[tuple[str, str], list[int]] = {}
    for number, word in enumerate(words):
        places.setdefault((word.letter, word.part), []).append(number)
    found = []
    for letter, part, start, end in spans:
        inside = [
            number
            for number in places.get((letter, part), ())
            if words[number].start < end and words[number].end > start
        ]
        found.append((inside[0], inside[-1]) if inside else None)
    return found


def show_words(words: Sequence[Word], first: int, last: int) -> str:
    """Return words as they stand in the text.

    Examples
    --------
    >>> show_words(cut_words(Text("A", "", "", (("body", "No, a mob!", (0,)),))), 0, 2)
    'No, a mob'
    """
    run = words[first : last + 1]
    return run[0].text + "".join(word.before + word.text for word in run[1:])
