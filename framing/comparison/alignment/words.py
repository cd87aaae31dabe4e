"""A sentence as words: forms, stems and word classes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ...language.stems import find_stem
from ...language.word_classes import classify_words, split_tokens

__all__ = ["NOUNS", "VERBS", "Words", "read_words"]

_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
NOUNS = ("NN", "NNP")
#: Words too common to say that two sentences tell the same; stems.
_COMMON = frozenset(
    (
        "a an the and or but if of to in on at by for from with as be have do will would can could "
        "may might must shall should not n't no nor that this these those it its he him his she "
        "her they them their we us our you your i me my who whom which what when where why how "
        "there here than then so such into over about after before also just only more most very "
        "up down out off all any some other own same too 's s t say said mr ms mrs"
    ).split()
)
#: Past tenses that are no nouns.
_PAST = frozenset(
    "sank drank drove broke chose fell flew froze gave grew knew rang rode ran sang shook shrank "
    "stole struck swore swam threw took tore woke wore wrote went began became came".split()
)
VERBS = ("VB", "VBP", "VBD", "VBN", "VBG")
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split()
)
#: Word classes of few words, and the words; others that are put into them are nouns.
_CLOSED = {
    "WH": frozenset(
        "who which what that whom whose when where why how whatever whoever whichever "
        "whenever wherever however whether if".split()
    ),
    "RB": frozenset(
        "not n't never also just only even still already yet again soon now then here there "
        "today yesterday tomorrow tonight very too so quite rather almost nearly about around "
        "ago away back down up off out over once twice often always sometimes perhaps maybe "
        "later earlier more most less least much far long ever well better best instead "
        "together apart abroad ahead alone aside indeed however thus therefore moreover "
        "meanwhile nevertheless else enough further hard fast late early close home straight "
        "right left inside outside upstairs downstairs overnight nowhere somewhere anywhere "
        "everywhere forward forwards backwards somehow somewhat otherwise likewise altogether "
        "anyway afterwards beforehand thereby alike afterward besides hence though as no some "
        "any all both alongside nearby online overseas forever seldom n’t cannot longer "
        "sooner past by before after since north south east west northwards southwards that "
        "this".split()
    ),
}


@dataclass(eq=False, repr=False)
class Words:
    """A sentence and its words.

    Attributes
    ----------
    text : str
    spans : list of (start, end)
        Of its words and marks.
    words, stems, classes : list of str
        Words are in lower case.
    """

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    stems: list[str]
    classes: list[str]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def plain(self) -> str:
        """Its words and marks alone, by which a sentence is known that two articles have."""
        return " ".join(self.words) or self.text.strip()

    @cached_property
    def telling(self) -> list[int]:
        """The places of the words that are not too common."""
        return [i for i, stem in enumerate(self.stems) if stem[0].isalnum() and stem not in _COMMON]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where words stand in the text."""
        return self.spans[start][0], self.spans[max(start, end - 1)][1]


def read_words(texts: Iterable[str]) -> list[Words]:
    """Read the words of sentences.

    Examples
    --------
    >>> [words] = read_words(["The cut was approved."])
    >>> list(zip(words.stems, words.classes))
    [('the', 'DT'), ('cut', 'NN'), ('be', 'VBD'), ('approv', 'VBN'), ('.', '.')]
    """
    texts = list(texts)
    spans = [split_tokens(text) for text in texts]
    forms = [
        text[start:end] for text, found in zip(texts, spans, strict=True) for start, end in found
    ]
    opens, total = [], 0
    for found in spans:
        if found:
            opens.append(total)
        total += len(found)
    classes = classify_words(forms, opens)
    sentences, place = [], 0
    for text, found in zip(texts, spans, strict=True):
        lower = [_plain(form) for form in forms[place : place + len(found)]]
        stems = [find_stem(word) or word for word in lower]
        kinds = [_repair(word, kind) for word, kind in zip(lower, classes[place:], strict=False)]
        sentences.append(Words(text, found, lower, stems, kinds))
        place += len(found)
    return sentences


def _plain(form: str) -> str:
    """Return a word in lower case, "F.B.I" as "fbi"."""
    form = form.lower().replace("’", "'")
    return form.replace(".", "") if "." in form and _DOTTED.fullmatch(form) else form


def _repair(word: str, kind: str) -> str:
    """Return the class of a word, put right where its form leaves no choice."""
    if kind in NOUNS and word in _PAST:
        return "VBD"
    if word in _NUMBERS:
        return "CD"
    if kind not in _CLOSED or word in _CLOSED[kind] or word.endswith("ly"):
        return kind
    return "NN"
