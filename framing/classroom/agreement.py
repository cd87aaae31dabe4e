"""Agreement: how far a class marks the same words, and where it meets the word list."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..validation.agreement import alpha_with_interval
from .codes import Sheet
from .exercise import Answer, Exercise

__all__ = ["Agreement", "Run", "describe_alpha", "short", "show_words"]

#: A class agrees on a word that two thirds mark, and is split down to one third.
AGREED, SPLIT = 2 / 3, 1 / 3
#: So many expressions are listed as argued about, so many reasons for each.
_LISTED, _REASONS = 12, 4


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
        return "agreed" if self.share >= AGREED else "split" if self.share >= SPLIT else "few"


class Agreement:
    """How far students agree with one another and with the word list.

    Parameters
    ----------
    exercise : Exercise
    sheets : sequence of Sheet
        Of that exercise.
    """

    def __init__(self, exercise: Exercise, sheets: Sequence[Sheet]) -> None:
        self.exercise = exercise
        self.sheets = list(sheets)

    def __repr__(self) -> str:
        lines = [f"<Agreement of {len(self.sheets)} sheets on {self.exercise.title!r}>"]
        lines += [f"{row['label']}: {describe_alpha(row)}" for row in self.alphas]
        return "\n".join(lines)

    @cached_property
    def codes(self) -> np.ndarray:
        """What each student said of each word, shape (n_sheets, n_words).

        0 where it is not marked, else the category's number from 1; NaN in texts that the student
        did not work on.
        """
        words = self.exercise.words
        letters = [text.letter for text in self.exercise.texts]
        text_of = np.array([letters.index(word.letter) for word in words])
        table = np.zeros((len(self.sheets), len(words)))
        for row, sheet in zip(table, self.sheets, strict=True):
            for mark in sheet.marks:
                row[mark.first : mark.last + 1] = mark.category + 1
            worked = np.array(sheet.done) | (np.array(sheet.frames) > 0)
            worked[text_of[row > 0]] = True
            row[~worked[text_of]] = np.nan
        return table

    @cached_property
    def marked(self) -> np.ndarray:
        """1 where a word is marked, 0 where not, NaN where nothing was said."""
        return np.where(np.isnan(self.codes), np.nan, (self.codes > 0).astype(float))

    @cached_property
    def sentence_of(self) -> np.ndarray:
        """Number of each word's sentence, through all texts."""
        places = [(word.letter, word.part, word.sentence) for word in self.exercise.words]
        numbers = {place: number for number, place in enumerate(dict.fromkeys(places))}
        return np.array([numbers[place] for place in places])

    @cached_property
    def alphas(self) -> list[dict[str, object]]:
        """Krippendorff's alpha with its interval: ``name, label, alpha, low, high, units``.

        The interval is by bootstrap over sentences; None where alpha is undefined.
        """
        sentences = self.sentence_of
        starts = np.flatnonzero(np.diff(sentences, prepend=-1))
        by_sentence = (
            np.fmax.reduceat(self.marked, starts, axis=1) if len(self.sheets) else self.marked
        )
        rows = (
            ("sentences", "Has the sentence a marked word?", by_sentence, np.arange(len(starts))),
            ("words", "Is the word marked?", self.marked, sentences),
            ("categories", "Marked, and as what?", self.codes, sentences),
        )
        return [
            {"name": name, "label": label, **_alpha(ratings, groups)}
            for name, label, ratings, groups in rows
        ]

    @cached_property
    def pairs(self) -> list[dict[str, object]]:
        """Each pair's overlap: ``a, b`` (numbers from 1), ``both, either, overlap`` (None of none)."""
        found = []
        for a in range(len(self.sheets)):
            for b in range(a + 1, len(self.sheets)):
                both, either = _overlap(self.marked[a], self.marked[b])
                share = both / either if either else None
                found.append(
                    {"a": a + 1, "b": b + 1, "both": both, "either": either, "overlap": share}
                )
        return found

    @cached_property
    def students(self) -> list[dict[str, object]]:
        """For each sheet ``number, marks, words``, mean overlap with ``others`` and with ``list``."""
        listed = self.listed.astype(float)
        found = []
        for place, sheet in enumerate(self.sheets):
            mine = [
                pair["overlap"]
                for pair in self.pairs
                if place + 1 in (pair["a"], pair["b"]) and pair["overlap"] is not None
            ]
            both, either = _overlap(self.marked[place], listed)
            found.append(
                {
                    "number": place + 1,
                    "marks": len(sheet.marks),
                    "words": int(np.nansum(self.marked[place])),
                    "others": float(np.mean(mine)) if mine else None,
                    "list": both / either if either else None,
                }
            )
        return found

    @cached_property
    def listed(self) -> np.ndarray:
        """Which words the word list marks."""
        found = np.zeros(len(self.exercise.words), bool)
        for answer in self.exercise.answers:
            found[answer.first : answer.last + 1] = True
        return found

    @cached_property
    def runs(self) -> list[Run]:
        """The words of all texts in runs that are alike; together they are all words."""
        words = self.exercise.words
        counts = np.nansum(self.marked, axis=0).astype(int).tolist()
        of = (~np.isnan(self.marked)).sum(axis=0).tolist()
        answers: dict[int, Answer] = {}
        for answer in self.exercise.answers:
            answers |= dict.fromkeys(range(answer.first, answer.last + 1), answer)
        runs: list[Run] = []
        before = None
        for number, word in enumerate(words):
            answer = answers.get(number)
            column = self.marked[:, number].tobytes() if counts[number] else b""
            here = (word.letter, word.part, word.paragraph, column, answer)
            if here == before:
                runs[-1] = Run(runs[-1].first, number, counts[number], of[number], answer)
            else:
                runs.append(Run(number, number, counts[number], of[number], answer))
            before = here
        return runs

    @cached_property
    def argued(self) -> list[dict[str, object]]:
        """What the class is most divided on: ``run, text, letter, categories, reasons``."""
        divided = [run for run in self.runs if 0 < run.marked < run.of]
        divided.sort(key=lambda run: (abs(run.share - 0.5), -run.of, run.first))
        return [self._describe(run) for run in divided[:_LISTED]]

    @cached_property
    def against_list(self) -> dict[str, list[dict[str, object]]]:
        """Where most of the class and the word list part: ``class_only`` and ``list_only``."""
        half = [run for run in self.runs if run.of]
        mine = [run for run in half if run.share >= 0.5 and not run.answer]
        theirs = [run for run in half if run.share < 0.5 and run.answer]
        mine.sort(key=lambda run: (-run.share, run.first))
        theirs.sort(key=lambda run: (run.share, run.first))
        return {
            "class_only": [self._describe(run) for run in mine],
            "list_only": [self._describe(run) for run in theirs],
        }

    @cached_property
    def frames(self) -> list[dict[str, object]]:
        """Frames chosen for each text: ``letter`` and ``counts``, the most chosen first."""
        labels = [choice.label for choice in self.exercise.frames]
        found = []
        for place, text in enumerate(self.exercise.texts):
            chosen = Counter(sheet.frames[place] for sheet in self.sheets if sheet.frames[place])
            counts = [(labels[frame - 1], n) for frame, n in chosen.most_common()]
            found.append({"letter": text.letter, "counts": sorted(counts, key=lambda c: -c[1])})
        return found

    def _describe(self, run: Run) -> dict[str, object]:
        labels = [choice.label for choice in self.exercise.categories]
        chosen, reasons = Counter(), []
        for sheet in self.sheets:
            for mark in sheet.marks:
                if mark.first <= run.last and mark.last >= run.first:
                    chosen[labels[mark.category]] += 1
                    reasons += [mark.why] if mark.why else []
        return {
            "run": run,
            "text": show_words(self.exercise, run.first, run.last),
            "letter": self.exercise.words[run.first].letter,
            "categories": sorted(chosen.items(), key=lambda item: (-item[1], item[0])),
            "reasons": list(dict.fromkeys(reasons))[:_REASONS],
        }

    def word_columns(self) -> dict[str, list]:
        """Return a row for each word, as columns for a table."""
        labels = [choice.label for choice in self.exercise.categories]
        rows = []
        for run in self.runs:
            said = run.answer
            for number in range(run.first, run.last + 1):
                word = self.exercise.words[number]
                codes = self.codes[:, number]
                chosen = Counter(labels[int(code) - 1] for code in codes if code > 0)
                told = "; ".join(f"{name} {n}" for name, n in sorted(chosen.items()))
                rows.append(
                    (
                        number + 1, word.letter, word.part, word.paragraph + 1, word.sentence + 1,
                        word.text, run.marked, run.of, run.share if run.of else None, told,
                        labels[said.category] if said else "", said.term if said else "",
                    )  # fmt: skip
                )
        return dict(zip(_COLUMNS, map(list, zip(*rows, strict=True)), strict=True))

    def pair_columns(self) -> dict[str, list]:
        """Return a row for each pair of sheets, as columns for a table."""
        names = ("a", "b", "both", "either", "overlap")
        return {name: [pair[name] for pair in self.pairs] for name in names}


_COLUMNS = (
    "number", "text", "part", "paragraph", "sentence", "word", "marked", "of", "share",
    "categories", "list_category", "list_term",
)  # fmt: skip


def _alpha(ratings: np.ndarray, groups: np.ndarray) -> dict[str, object]:
    both = (~np.isnan(ratings)).sum(axis=0) > 1 if len(ratings) else np.zeros(0, bool)
    units = int(both.sum())
    undefined = {"alpha": None, "low": None, "high": None, "units": units}
    said = ratings[:, both] if units else np.zeros((0, 0))
    if not units or len(np.unique(said[~np.isnan(said)])) < 2:
        return undefined
    found = alpha_with_interval(said, groups[both].tolist())
    return {
        "alpha": found["alpha"], "low": found["alpha_low"], "high": found["alpha_high"],
        "units": units,
    }  # fmt: skip


def _overlap(a: np.ndarray, b: np.ndarray) -> tuple[int, int]:
    known = ~np.isnan(a) & ~np.isnan(b)
    return int((a[known] * b[known]).sum()), int(np.maximum(a[known], b[known]).sum())


def describe_alpha(row: Mapping) -> str:
    """Say an alpha with its interval, or that there is none.

    Examples
    --------
    >>> describe_alpha({"alpha": 0.412, "low": 0.3, "high": None})
    'alpha .41'
    >>> describe_alpha({"alpha": -0.05, "low": -0.1, "high": 0.02})
    'alpha −.05, between −.10 and .02'
    """
    if row["alpha"] is None:
        return "no alpha: it takes two sheets that do not say the same of everything"
    text = f"alpha {short(row['alpha'])}"
    if row["low"] is None or row["high"] is None:
        return text
    return f"{text}, between {short(row['low'])} and {short(row['high'])}"


def short(value: float) -> str:
    """Write a figure between −1 and 1 as statisticians do.

    Examples
    --------
    >>> short(0.5), short(-0.25), short(1.0)
    ('.50', '−.25', '1.00')
    """
    text = f"{value:.2f}".replace("-", "−")
    return text.replace("0.", ".", 1) if abs(value) < 0.995 else text


def show_words(exercise: Exercise, first: int, last: int) -> str:
    """Return words of an exercise as they stand in the text."""
    run = exercise.words[first : last + 1]
    return run[0].text + "".join(word.before + word.text for word in run[1:])
