"""Exercise: the texts a class reads, and what the word list marks in them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property

from ..comparison.outlets import Outlets
from .choices import FRAMES, Choice
from .codes import to_base32
from .texts import PARTS, Text, Word, cut_words

__all__ = ["LETTERS", "MAXIMUM_TEXTS", "MAXIMUM_WORDS", "Answer", "Exercise"]

MAXIMUM_TEXTS = 6
#: More would be too much for one page, and for any class.
MAXIMUM_WORDS = 9_000
LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Answer:
    """A loaded term that the word list marks: where, and what its entry says."""

    first: int
    last: int
    category: int
    strength: int
    term: str
    reason: str
    neutral: tuple[str, ...] = ()
    note: str = ""
    quoted: bool = False


@dataclass(frozen=True)
class Exercise:
    """What an exercise page, a worksheet and a class's agreement are made from.

    Attributes
    ----------
    title : str
        The event, or what can be said without naming an outlet.
    texts : tuple of Text
    categories, frames : tuple of Choice
        What students choose from; "something else" is last.
    answers : tuple of Answer
        In order of place.
    questions : tuple of str
        To talk about, made from the comparison.
    lexicon : str
        Name and version of the word list.
    accuracy : str
        How far the word list agrees with people, for a class.
    version : str
        Of the package.
    """

    title: str
    texts: tuple[Text, ...]
    categories: tuple[Choice, ...]
    answers: tuple[Answer, ...]
    questions: tuple[str, ...]
    lexicon: str
    accuracy: str
    version: str
    frames: tuple[Choice, ...] = FRAMES

    @cached_property
    def words(self) -> list[Word]:
        """All words that can be marked, numbered through."""
        return [word for text in self.texts for word in cut_words(text)]

    @cached_property
    def id(self) -> str:
        """Eight characters that stand for these texts and these choices."""
        told = [[text.letter, *(part[:2] for part in text.parts)] for text in self.texts]
        names = [[choice.name for choice in row] for row in (self.categories, self.frames)]
        said = json.dumps([told, names], ensure_ascii=False)
        return to_base32(hashlib.sha256(said.encode("utf-8", "replace")).digest()[:5])

    @cached_property
    def hidden(self) -> list[int]:
        """Numbers of the words that would give an outlet away."""
        names = {text.letter: text.outlet for text in self.texts if text.outlet}
        places = [(w.letter, w.part, w.paragraph, w.sentence) for w in self.words]
        written = [
            (word.text, word.before, place != before)
            for word, place, before in zip(self.words, places, [None, *places], strict=False)
        ]
        return list(Outlets(names, written).find(written))

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain values, for JSON."""
        return {"schema": "framing.exercise/1", "id": self.id, **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping) -> "Exercise":
        """Make an exercise of what ``to_dict`` gave.

        Raises
        ------
        ValueError
            If the values are not those of an exercise.
        """
        try:
            made = cls(
                str(values["title"]),
                tuple(_make_text(text) for text in values["texts"]),
                tuple(Choice(*map(str, choice)) for choice in values["categories"]),
                tuple(_make_answer(answer) for answer in values["answers"]),
                tuple(map(str, values["questions"])),
                str(values["lexicon"]),
                str(values["accuracy"]),
                str(values["version"]),
                tuple(Choice(*map(str, choice)) for choice in values["frames"]),
            )
            sound = values["id"] == made.id and _is_sound(made)
        except (KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            sound = False
        if not sound:
            raise ValueError("this is no exercise of framing, or a damaged one.")
        return made


def _is_sound(exercise: Exercise) -> bool:
    """Tell whether an exercise that was read from somewhere can be shown and counted."""
    count = len(exercise.words)
    return (
        0 < len(exercise.texts) <= MAXIMUM_TEXTS
        and 0 < count <= MAXIMUM_WORDS
        and "".join(text.letter for text in exercise.texts) == LETTERS[: len(exercise.texts)]
        and all(part in PARTS for text in exercise.texts for part, *_ in text.parts)
        and all(
            0 <= answer.first <= answer.last < count
            and 0 <= answer.category < len(exercise.categories)
            and 1 <= answer.strength <= 3
            for answer in exercise.answers
        )
    )


def _make_text(values: Mapping) -> Text:
    parts = tuple((str(p), str(t), tuple(int(n) for n in s)) for p, t, s in values["parts"])
    loaded, quoted = (None if values[n] is None else float(values[n]) for n in ("loaded", "quoted"))
    told = [str(values[name]) for name in ("letter", "outlet", "date")]
    return Text(*told, parts, bool(values["scored"]), loaded, quoted)


def _make_answer(values: Mapping) -> Answer:
    numbers = [int(values[name]) for name in ("first", "last", "category", "strength")]
    neutral = tuple(map(str, values["neutral"]))
    told = [str(values[name]) for name in ("term", "reason")]
    return Answer(*numbers, *told, neutral, str(values["note"]), bool(values["quoted"]))
