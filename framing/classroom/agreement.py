"""Agreement: how far a class marks the same words, and where it meets the word list."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import combinations

import numpy as np

from .alphas import describe_alpha, find_alpha
from .codes import Sheet
from .exercise import Answer, Exercise
from .expressions import Run, describe_run, run_of_answer, run_together

__all__ = ["Agreement"]

#: So many expressions are listed as argued about.
_LISTED = 12


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
            {"name": name, "label": label, **find_alpha(ratings, groups)}
            for name, label, ratings, groups in rows
        ]

    @cached_property
    def overlaps(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each two sheets, and the list as the last: words that both and either marked, share.

        Three arrays of shape (n_sheets + 1, n_sheets + 1), on texts that both worked on; the share
        is NaN where neither marked anything.
        """
        rows = np.vstack([self.marked, self.listed.astype(float)])
        known = (~np.isnan(rows)).astype(float)
        marked = np.nan_to_num(rows)
        both = marked @ marked.T
        either = marked @ known.T + known @ marked.T - both
        share = np.divide(both, either, out=np.full_like(both, np.nan), where=either > 0)
        return both, either, share

    @cached_property
    def pairs(self) -> list[dict[str, object]]:
        """Each pair's ``a, b`` (numbers from 1), ``both, either, overlap`` (None of no words)."""
        both, either, share = (table.tolist() for table in self.overlaps)
        return [
            {
                "a": a + 1,
                "b": b + 1,
                "both": int(both[a][b]),
                "either": int(either[a][b]),
                "overlap": _or_none(share[a][b]),
            }
            for a, b in combinations(range(len(self.sheets)), 2)
        ]

    @cached_property
    def students(self) -> list[dict[str, object]]:
        """For each sheet ``number, marks, words``, overlap with ``others`` and with ``list``."""
        share = self.overlaps[2].copy()
        np.fill_diagonal(share, np.nan)
        found = []
        for place, sheet in enumerate(self.sheets):
            others = share[place, :-1]
            others = others[~np.isnan(others)]
            found.append(
                {
                    "number": place + 1,
                    "marks": len(sheet.marks),
                    "words": int(np.nansum(self.marked[place])),
                    "others": float(others.mean()) if others.size else None,
                    "list": _or_none(share[place, -1]),
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
        """Words in a row that the same students marked and the same answer covers: all words."""
        answers: dict[int, Answer] = {}
        for answer in self.exercise.answers:
            answers |= dict.fromkeys(range(answer.first, answer.last + 1), answer)
        return run_together(self.exercise, self.marked, answers)

    @cached_property
    def expressions(self) -> list[Run]:
        """Words in a row that the same students marked, whatever the list says of them."""
        return [run for run in run_together(self.exercise, self.marked) if run.marked]

    @cached_property
    def argued(self) -> list[dict[str, object]]:
        """What the class is most divided on: ``run, text, letter, categories, reasons, answer``."""
        divided = [run for run in self.expressions if run.marked < run.of]
        divided.sort(key=lambda run: (abs(run.share - 0.5), -run.of, run.first))
        return [self._describe(run) for run in divided[:_LISTED]]

    @cached_property
    def against_list(self) -> dict[str, list[dict[str, object]]]:
        """Where most of the class and the word list part: ``class_only`` and ``list_only``."""
        mine = [self._describe(run) for run in self.expressions if run.share >= 0.5]
        theirs = [run_of_answer(answer, self.marked) for answer in self.exercise.answers]
        theirs = [run for run in theirs if run.of and run.share < 0.5]
        return {
            "class_only": sorted(
                (row for row in mine if not row["answer"]), key=lambda row: -row["run"].share
            ),
            "list_only": [self._describe(run) for run in sorted(theirs, key=lambda r: r.share)],
        }

    @cached_property
    def frames(self) -> list[dict[str, object]]:
        """Frames chosen for each text: ``letter`` and ``counts``, the most chosen first."""
        labels = [choice.label for choice in self.exercise.frames]
        found = []
        for place, text in enumerate(self.exercise.texts):
            chosen = Counter(sheet.frames[place] for sheet in self.sheets if sheet.frames[place])
            ordered = sorted(chosen.items(), key=lambda item: (-item[1], item[0]))
            counts = [(labels[frame - 1], n) for frame, n in ordered]
            found.append({"letter": text.letter, "counts": counts})
        return found

    def _describe(self, run: Run) -> dict[str, object]:
        return describe_run(self.exercise, self.sheets, run)


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
