"""VADER over the token table: every rule as an array pass, equal to the original's figures.

The rules, weights and word lists are those of Hutto & Gilbert (2014) as coded in the package
vaderSentiment 3.3.2, its quirks included: figures that differ from everybody else's VADER would
help nobody. The lists are read from that package at run time.

References
----------
Hutto, C. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. ICWSM 8(1), 216–225.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..language.arrow import from_strings
from ..language.sets import distinct
from ..language.tokens import Tokens
from .vader_rules import Window, contrast
from .vader_words import ACTS, BUT, EMOJI, MARKED, NAMED, RATED, YIELDS, describe_valence, vader

__all__ = [
    "Polarity", "ValenceHits", "Valences", "polarity", "read_valences", "score_sentences",
]  # fmt: skip

_MARKS = ("capitals", "exclamations", "questions")

GroupOf = Callable[[np.ndarray], np.ndarray]


class ValenceHits(NamedTuple):
    """The words that carry valence in one reading of a text, in order of place.

    Attributes
    ----------
    token : ndarray
        Token of each.
    group : ndarray
        Sentence (or whole text) of each, as numbered by the starts that were given.
    valence : ndarray
        After all rules.
    rated : ndarray
        As the lexicon has it.
    boosted, negated, capitals, contrasted : ndarray of bool
        Which rules changed it: a degree word before it, a negation, capitals, a "but".
    """

    token: np.ndarray
    group: np.ndarray
    valence: np.ndarray
    rated: np.ndarray
    boosted: np.ndarray
    negated: np.ndarray
    capitals: np.ndarray
    contrasted: np.ndarray

    def take(self, kept: np.ndarray) -> "ValenceHits":
        """Return some of them, by place or by truth value."""
        return ValenceHits(*(column[kept] for column in self))


class Polarity(NamedTuple):
    """VADER's four figures for each group: compound (-1 to 1), and shares that sum to 1."""

    compound: np.ndarray
    positive: np.ndarray
    neutral: np.ndarray
    negative: np.ndarray


def polarity(valence: np.ndarray, group: np.ndarray, marks: Mapping[str, np.ndarray]) -> Polarity:
    """Sum valences to VADER's four figures.

    Parameters
    ----------
    valence : ndarray
        Of each hit.
    group : ndarray
        Of each hit: its sentence, or its row.
    marks : mapping of str to ndarray
        Words (``size``), ``exclamations`` and ``questions`` of each group.
    """
    moved = valence != 0
    has_some = np.zeros(len(marks["size"]), bool)  # in all others there is nothing to add up
    has_some[group[moved]] = True
    some, number = np.flatnonzero(has_some), np.cumsum(has_some) - 1
    compound, positive, neutral, negative = (np.zeros(len(has_some)) for _ in range(4))
    neutral[marks["size"] > 0] = 1.0
    figures = _add_up(valence[moved], number[group[moved]], {k: v[some] for k, v in marks.items()})
    for column, values in zip((compound, positive, neutral, negative), figures, strict=True):
        column[some] = values
    return Polarity(compound, positive, neutral, negative)


def _add_up(valence, group, marks) -> Iterator[np.ndarray]:
    """Yield the four figures of groups that all have valence."""
    size = len(marks["size"])
    exclamations, questions = marks["exclamations"], marks["questions"]
    total = np.bincount(group, weights=valence, minlength=size)
    pairs = np.where(questions <= 3, questions * 0.18, 0.96)
    emphasis = np.minimum(exclamations, 4) * 0.292 + np.where(questions > 1, pairs, 0.0)
    total = np.where(total > 0, total + emphasis, np.where(total < 0, total - emphasis, total))
    up, down = valence > 0, valence < 0
    positive = np.bincount(group, weights=(valence + 1) * up, minlength=size)
    negative = -np.bincount(group, weights=(valence - 1) * down, minlength=size)
    neutral = marks["size"] - np.bincount(group, minlength=size)
    more, less = positive > negative, positive < negative
    positive, negative = positive + emphasis * more, negative + emphasis * less
    whole = np.maximum(positive + negative + neutral, 1e-300)
    yield _round(total / np.sqrt(total * total + 15), 4)
    for share in (positive, neutral, negative):
        yield _round(share / whole, 3)


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Round like Python's round(), which sees the exact decimal where numpy scales first."""
    rounded = np.round(values, digits)
    scaled = np.abs(values) * 10**digits
    for place in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6).tolist():
        rounded[place] = round(float(values[place]), digits)
    return rounded


@dataclass(eq=False, repr=False)
class Valences:
    """A batch of tokens as VADER reads it; an emoji is read as the words that describe it.

    Attributes
    ----------
    ids : ndarray
        Place of each word's type in the feature columns.
    extra : ndarray
        Token of each word beyond the first of a token; none unless there are emoji.
    columns : dict
        See ``describe_valence``.
    flags : ndarray
        What each word may be; see ``vader_words.RATED``.
    """

    ids: np.ndarray
    extra: np.ndarray
    columns: dict[str, np.ndarray]
    flags: np.ndarray

    def starts(self, tokens: np.ndarray) -> np.ndarray:
        """Return the first word of each token."""
        return tokens + np.searchsorted(self.extra, tokens) if len(self.extra) else tokens

    def tokens(self, words: np.ndarray) -> np.ndarray:
        """Return the token that each word stands for."""
        if not len(self.extra):
            return words
        later = self.extra + np.arange(1, len(self.extra) + 1)
        return words - np.searchsorted(later, words, "right")

    def sum_marks(self, size: np.ndarray, group_of: GroupOf) -> dict[str, np.ndarray]:
        """Count the capitals, exclamation marks and question marks of groups of so many words."""
        group, types = group_of(self.tokens(self._marked)), self.ids[self._marked]
        sums = {
            name: np.bincount(group, weights=self.columns[name][types], minlength=len(size))
            for name in _MARKS
        }
        return {"size": size, **sums}

    def score(self, token_starts: np.ndarray, group_of: GroupOf) -> tuple[ValenceHits, Polarity]:
        """Score groups of tokens, each as vaderSentiment scores one text.

        Parameters
        ----------
        token_starts : ndarray
            First token of each group, increasing; the groups fill the batch.
        group_of : callable
            Gives the groups of tokens.
        """
        starts = self.starts(token_starts)
        marks = self.sum_marks(np.diff(starts, append=len(self.ids)), group_of)
        hits = self._weigh(starts, group_of(self.tokens(self._hit)), marks)
        return hits, polarity(hits.valence, hits.group, marks)

    @cached_property
    def _hit(self) -> np.ndarray:
        """Places of the words that have a valence."""
        return self._find(RATED)

    @cached_property
    def _marked(self) -> np.ndarray:
        """Places of the words that count as marks."""
        return self._find(MARKED)

    @cached_property
    def _but(self) -> np.ndarray:
        """Places of the word "but"."""
        return self._find(BUT)

    def _find(self, bit: int) -> np.ndarray:
        return self._sought[self.flags[self._sought] & bit > 0]

    @cached_property
    def _sought(self) -> np.ndarray:
        return _find(self.flags, RATED | MARKED | BUT)  # all words are gone over only once

    @cached_property
    def _touched(self) -> np.ndarray:
        """Places among the hits of those whose valence a rule may change, a "but" aside."""
        flags, hit = self.flags, self._hit
        one, two, three = (flags[np.maximum(hit - step, 0)] for step in (1, 2, 3))
        return np.flatnonzero(((one | two | three) & ACTS) | (flags[hit] & YIELDS))

    def _weigh(self, starts, group, marks) -> ValenceHits:
        ids, hit, some, named = self.ids, self._hit, self._touched, self.columns["named"]
        near, inside = hit[some], group[some]
        place, size = near - starts[inside], marks["size"][inside]
        capitals = marks["capitals"][inside]
        then, has_next = ids[np.minimum(near + 1, len(ids) - 1)], place + 1 < size
        window = Window(self, near, place, (capitals > 0) & (capitals < size))
        window.weigh(then, has_next, size)
        kind_of = (named[ids[near]] == NAMED["kind"]) & (named[then] == NAMED["of"]) & has_next
        window.value[kind_of] = 0.0
        rated = self.columns["valence"][ids[hit]]
        value, changed = rated.copy(), np.zeros((3, len(hit)), bool)
        value[some] = window.value
        changed[:, some] = window.boosted, window.negated, window.shouted
        contrasted = contrast(self._but, starts, hit, group, value)
        hits = ValenceHits(self.tokens(hit), group, value, rated, *changed, contrasted)
        return hits.take(np.delete(np.arange(len(hit)), some[kind_of])) if kind_of.any() else hits


def _find(flags: np.ndarray, bit: int) -> np.ndarray:
    return np.flatnonzero((flags & bit) > 0)


def read_valences(tokens: Tokens) -> Valences:
    """Prepare a batch of tokens for VADER."""
    chunks = tokens.vocabulary.chunks
    columns = tokens.of_types(describe_valence)
    ids, extra = tokens.ids, np.zeros(0, np.int64)
    flags = columns["flags"][ids]
    if (columns["flags"] & EMOJI).any():
        ids, extra, types = _describe_emoji(tokens, _find(flags, EMOJI))
        columns = {k: v[types] for k, v in chunks.features(describe_valence).items()}
        flags = columns["flags"][ids]

    return Valences(ids, extra, columns, flags)


def score_sentences(tokens: Tokens) -> tuple[ValenceHits, Polarity]:
    """Return the words that carry valence, and VADER's figures of each sentence."""
    words = tokens.once(read_valences)
    return words.score(tokens.sentence_starts, tokens.sentence_of.__getitem__)


def _describe_emoji(tokens: Tokens, places: np.ndarray):
    """Replace every token that holds an emoji by the words of its description.

    Returns
    -------
    ids : ndarray
        Of words: places in `types`.
    extra : ndarray
        See ``Valences``.
    types : ndarray
        The batch's types in the vocabulary, and those of the words of descriptions.
    """
    chunks = tokens.vocabulary.chunks
    held = distinct(tokens.ids[places])
    spelled = chunks.strings_of(tokens.types[held])
    wordings = {
        local: _spell_out(chunk.rstrip())
        for local, chunk in zip(held.tolist(), spelled, strict=True)
    }
    words = sorted({word for wording in wordings.values() for word in wording})
    new = dict(zip(words, range(len(tokens.types), len(tokens.types) + len(words)), strict=True))
    order, numbers = chunks.encode(from_strings(words))
    types = np.concatenate([tokens.types, numbers[order]])
    coded = {
        local: np.array([new[word] for word in wording], np.int64)
        for local, wording in wordings.items()
    }
    ids, extra, done = [], [], 0
    for token in places.tolist():
        wording = coded[int(tokens.ids[token])]
        ids += [tokens.ids[done:token], wording]
        extra += [token] * (len(wording) - 1)
        done = token + 1
    return np.concatenate([*ids, tokens.ids[done:]]), np.array(extra, np.int64), types


def _spell_out(chunk: str) -> list[str]:
    """Return the words of a chunk in which every emoji is replaced by its description."""
    emoji, text, spaced = vader().emoji, "", True
    for char in chunk:
        wording = emoji.get(char)
        text += char if wording is None else ("" if spaced else " ") + wording
        spaced = False
    return text.split()
