"""The sentence table: a row for each sentence and voice in it, to which measures add counts."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..language.tokens import Tokens
from .quotations import Quotations, find_quotations

__all__ = ["VOICES", "SentenceTable", "split_by_voice"]

#: Whose words a row holds. ``all`` is their sum.
VOICES = ("outlet", "quoted")


@dataclass(frozen=True, eq=False)
class SentenceTable:
    """Rows of sentence by voice over a batch of tokens.

    A sentence with the outlet's and a speaker's words has two rows; one with words of two
    quotations and the outlet's has three.

    Attributes
    ----------
    run_start, run_row : ndarray
        First token of each unbroken run of one voice, and the row that it belongs to.
    sentence : ndarray, shape (n_rows,)
        Sentence of the batch.
    quotation : ndarray, shape (n_rows,)
        Row in `quotations`, or -1.
    """

    tokens: Tokens
    quotations: Quotations
    run_start: np.ndarray
    run_row: np.ndarray
    sentence: np.ndarray
    quotation: np.ndarray

    def __len__(self) -> int:
        return len(self.sentence)

    @property
    def voice(self) -> np.ndarray:
        """Code of each row's voice, a place in ``VOICES``."""
        return (self.quotation >= 0).astype(np.int8)

    @property
    def segment(self) -> np.ndarray:
        """Segment of each row."""
        return self.tokens.sentence_segment[self.sentence]

    @property
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
        """Whether a row is the first of its sentence; what is true of a sentence is counted there."""
        first = np.ones(len(self), bool)
        first[1:] = self.sentence[1:] != self.sentence[:-1]
        return first

    @cached_property
    def words(self) -> np.ndarray:
        """Words of each row: tokens that hold a letter or a digit."""
        of_chunk, _ = self.tokens.vocabulary.chunk_words()
        return self.sum_tokens((of_chunk["count"] > 0)[self.tokens.types].astype(np.int64))

    def sum_tokens(self, values: np.ndarray) -> np.ndarray:
        """Sum a column over types (place in the batch's types) to rows."""
        if not len(self.tokens):
            return np.zeros(0)
        runs = np.add.reduceat(values[self.tokens.ids], self.run_start)
        return np.bincount(self.run_row, weights=runs, minlength=len(self))

    def row_of(self, token: np.ndarray) -> np.ndarray:
        """Return the row that each token belongs to."""
        return self.run_row[np.searchsorted(self.run_start, token, "right") - 1]


def split_by_voice(tokens: Tokens) -> SentenceTable:
    """Cut a batch into sentences by voice.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    SentenceTable
        Scare quotes stay with the outlet: choosing them is its wording.
    """
    quotations = find_quotations(tokens)
    speech = np.flatnonzero(quotations.speech)
    first, last = quotations.first[speech], quotations.last[speech]
    after = last[last + 1 < len(tokens)] + 1
    starts = np.unique(np.concatenate([tokens.sentence_starts, first, after])).astype(np.int64)
    sentence = np.searchsorted(tokens.sentence_starts, starts, "right") - 1
    quotation = np.full(len(starts), -1)
    if len(speech):
        near = np.maximum(np.searchsorted(first, starts, "right") - 1, 0)
        inside = (starts >= first[near]) & (starts <= last[near])
        quotation[inside] = speech[near[inside]]
    row, sentence, quotation = _merge_runs(sentence, quotation)
    return SentenceTable(tokens, quotations, starts, row, sentence, quotation)


def _merge_runs(sentence: np.ndarray, quotation: np.ndarray):
    """Give the outlet's runs of one sentence the same row, and number rows in order of place."""
    width = int(quotation.max(initial=-1)) + 2
    _, first, key = np.unique(
        sentence * width + quotation + 1, return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    kept = first[order]
    return rank[key], sentence[kept], quotation[kept]
