"""The sentence table: a row for each sentence and voice in it, to which measures add counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..language.once import ReadOnce
from ..language.sets import differs, distinct
from ..language.sums import sizes_of, spread_runs, sum_runs
from ..language.tokens import Tokens
from .attributions import Attributions, find_attributions
from .quotations import Quotations, find_quotations, tell_kinds
from .reported import Reported, find_reported
from .speakers import Speakers, find_speakers

__all__ = ["VOICES", "VOICES_VERSION", "SentenceTable", "split_by_voice"]

#: Moves when another voice, or speaker, is told for some words.
VOICES_VERSION = "3"
#: Whose words a row holds. ``all`` is their sum.
VOICES = ("outlet", "quoted", "reported")
OUTLET, QUOTED, REPORTED = range(len(VOICES))


@dataclass(eq=False, repr=False)
class SentenceTable(ReadOnce):
    """Rows of sentence by voice over a batch of tokens.

    A sentence with the outlet's and a speaker's words has two rows; one with words of two
    quotations and the outlet's has three; a reported clause has a row of its own, too.

    Attributes
    ----------
    run_start, run_row : ndarray
        First token of each unbroken run of one voice, and the row that it belongs to.
    sentence : ndarray, shape (n_rows,)
        Sentence of the batch.
    quotation : ndarray, shape (n_rows,)
        Row in `quotations`, or -1.
    clause : ndarray, shape (n_rows,)
        Row in `reported`, or -1.
    """

    tokens: Tokens
    quotations: Quotations
    attributions: Attributions
    speakers: Speakers
    reported: Reported
    run_start: np.ndarray
    run_row: np.ndarray
    sentence: np.ndarray
    quotation: np.ndarray
    clause: np.ndarray

    def __len__(self) -> int:
        return len(self.sentence)

    @cached_property
    def voice(self) -> np.ndarray:
        """Code of each row's voice, a place in ``VOICES``."""
        told = np.where(self.clause >= 0, REPORTED, OUTLET)
        return np.where(self.quotation >= 0, QUOTED, told).astype(np.int8)

    @cached_property
    def segment(self) -> np.ndarray:
        """Segment of each row."""
        return self.tokens.sentence_segment[self.sentence]

    @cached_property
    def sentence_number(self) -> np.ndarray:
        """Number of each row's sentence within its segment, from 0."""
        opening = np.searchsorted(self.tokens.sentence_segment, np.arange(len(self.tokens.article)))
        return self.sentence - opening[self.segment]

    def number_quotations(self, place: np.ndarray) -> np.ndarray:
        """Number quotations (rows of `quotations`, or -1 for none) within their segment."""
        found = self.quotations
        opening = found.quotation[np.searchsorted(found.segment, found.segment)]
        return np.append(found.quotation - opening, -1)[place]

    @cached_property
    def first_of_sentence(self) -> np.ndarray:
        """Whether a row is its sentence's first, where what is true of the whole is counted."""
        return differs(self.sentence)

    @cached_property
    def size(self) -> np.ndarray:
        """Tokens of each row."""
        sizes = sizes_of(self.run_start, len(self.tokens))
        return np.bincount(self.run_row, sizes, len(self)).astype(float)

    @cached_property
    def words(self) -> np.ndarray:
        """Words of each row: tokens that hold a letter or a digit."""
        return self.size - self.count(self.tokens.find(_tell_wordless))

    def count(self, token: np.ndarray) -> np.ndarray:
        """Count how many of some tokens each row has."""
        return np.bincount(self.row_of(token), minlength=len(self))

    def sum_tokens(self, columns: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
        """Sum columns of counts over types (place in the batch's types) to rows."""
        sums = sum_runs(columns, self.tokens.ids, self.run_start, self.run_row)
        return {name: column.astype(float) for name, column in sums.items()}

    @cached_property
    def _row_of(self) -> np.ndarray:
        return self.run_row.repeat(sizes_of(self.run_start, len(self.tokens)))

    def row_of(self, token: np.ndarray) -> np.ndarray:
        """Return the row that each token belongs to."""
        return self._row_of[token]


def _tell_wordless(tokens: Tokens) -> np.ndarray:
    return tokens.type_words[0]["count"] == 0


def split_by_voice(tokens: Tokens) -> SentenceTable:
    """Cut a batch into sentences by voice.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    SentenceTable
        Scare quotes and titles stay with the outlet: choosing them is its wording.
    """
    quotations = tokens.once(find_quotations)
    attributions = find_attributions(tokens, quotations)
    speakers = find_speakers(tokens, quotations, attributions)
    quotations = tell_kinds(tokens, quotations, speakers.said, speakers.right_after)
    reported = find_reported(tokens, attributions)
    speech = quotations.speech.nonzero()[0]
    first, last = quotations.first[speech], quotations.last[speech]
    ends = last + 1, reported.last + 1
    starts = distinct(np.concatenate([tokens.sentence_starts, first, reported.first, *ends]))
    starts = starts[: starts.searchsorted(len(tokens))]
    sentence = tokens.sentence_of[starts]
    quotation, clause = np.full((2, len(starts)), -1)
    runs, span = _find_within(starts, first, last)
    quotation[runs] = speech[span]
    runs, span = _find_within(starts, reported.first, reported.last)
    clause[runs] = np.where(quotation[runs] >= 0, -1, span)
    row, kept = _merge_runs(sentence, quotation, clause)
    columns = (column[kept] for column in (sentence, quotation, clause))
    return SentenceTable(
        tokens, quotations, attributions, speakers, reported, starts, row, *columns
    )


def _find_within(starts: np.ndarray, first: np.ndarray, last: np.ndarray):
    """Return the runs that are within some spans, and which of these each is within."""
    begin, end = starts.searchsorted(first), starts.searchsorted(last, "right")
    return spread_runs(begin, end - begin), np.arange(len(first)).repeat(end - begin)


def _merge_runs(sentence, quotation, clause) -> tuple[np.ndarray, np.ndarray]:
    """Give the runs of one sentence and quotation or clause the same row, in order of place.

    Returns
    -------
    row : ndarray
        Of each run.
    kept : ndarray
        The first run of each row.
    """
    shared = ~differs(sentence)
    shared[:-1] |= shared[1:]
    shared = shared.nonzero()[0]
    owner = np.where(quotation[shared] >= 0, 2 * quotation[shared], 2 * clause[shared] + 1)
    key = sentence[shared] * (owner.max(initial=0) + 2) + owner
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    home = shared[first][which]
    opens = np.ones(len(sentence), bool)
    opens[shared] = home == shared
    kept = opens.nonzero()[0]
    row = np.empty(len(sentence), np.int64)
    row[kept] = np.arange(len(kept))
    row[shared] = row[home]
    return row, kept
