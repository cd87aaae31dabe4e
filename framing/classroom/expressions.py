"""Expressions: words in a row that the same students marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .codes import Sheet
from .exercise import Answer, Exercise
from .texts import name_part, show_words

__all__ = ["Run", "describe_run", "join_counts", "run_of_answer", "run_together"]

#: A class agrees on a word that two thirds mark, and is split down to one third.
_AGREED, _SPLIT = 2 / 3, 1 / 3
#: Reasons that are shown for one expression.
_REASONS = 4


@dataclass(frozen=True)
class Run:
    """Words in a row that the same number of students marked.

    Attributes
    ----------
    first, last : int
    marked, of : int
        So many students of so many who worked on the text.
    answer : Answer or None
        What the word list says.
    """

    first: int
    last: int
    marked: int
    of: int
    answer: Answer | None = None

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.marked / self.of if self.of else 0.0

    @property
    def state(self) -> str:
        """``agreed``, ``split``, ``few`` or empty."""
        if not self.marked:
            return ""
        return "agreed" if self.share >= _AGREED else "split" if self.share >= _SPLIT else "few"


def run_together(
    exercise: Exercise, marked: np.ndarray, answers: Mapping[int, Answer] | None = None
) -> list[Run]:
    """Return all words of an exercise in runs that the same students marked.

    Parameters
    ----------
    exercise : Exercise
    marked : ndarray, shape (n_sheets, n_words)
        1 where a word is marked, 0 where not, NaN where nothing was said.
    answers : mapping of int to Answer, optional
        What the word list says of each word; a run has one answer, or none.
    """
    counts = np.nansum(marked, axis=0).astype(int).tolist()
    of = (~np.isnan(marked)).sum(axis=0).tolist()
    runs: list[Run] = []
    before = None
    for number, word in enumerate(exercise.words):
        answer = answers.get(number) if answers else None
        who = marked[:, number].tobytes() if counts[number] else b""
        here = (word.letter, word.part, word.paragraph, who, answer)
        first = runs.pop().first if here == before else number
        runs.append(Run(first, number, counts[number], of[number], answer))
        before = here
    return runs


def run_of_answer(answer: Answer, marked: np.ndarray) -> Run:
    """Return the words of an answer, counting who marked any of them."""
    places = marked[:, answer.first : answer.last + 1]
    count = int((np.nan_to_num(places).max(axis=1) > 0).sum())
    return Run(answer.first, answer.last, count, int((~np.isnan(places[:, 0])).sum()), answer)


def describe_run(exercise: Exercise, sheets: Sequence[Sheet], run: Run) -> dict[str, object]:
    """Return a run as ``text, letter, place, answer, categories`` (counts) and ``reasons``."""
    labels = [choice.label for choice in exercise.categories]
    touching = [
        mark
        for sheet in sheets
        for mark in sheet.marks
        if mark.first <= run.last and mark.last >= run.first
    ]
    chosen = Counter(labels[mark.category] for mark in touching)
    reasons = dict.fromkeys(mark.why for mark in touching if mark.why)
    inside = (a for a in exercise.answers if a.first <= run.last and a.last >= run.first)
    word = exercise.words[run.first]
    return {
        "run": run,
        "answer": next(inside, None),
        "text": show_words(exercise.words, run.first, run.last),
        "letter": word.letter,
        "place": f"¶ {word.paragraph + 1}" if word.part == "body" else name_part(word.part),
        "categories": sorted(chosen.items(), key=lambda item: (-item[1], item[0])),
        "reasons": list(reasons)[:_REASONS],
    }


def join_counts(counts: Sequence[tuple[str, int]]) -> str:
    """Write counts by name.

    Examples
    --------
    >>> join_counts([("Feeling", 3), ("Noise", 1)])
    'Feeling 3, Noise 1'
    """
    return ", ".join(f"{name} {n}" for name, n in counts)
