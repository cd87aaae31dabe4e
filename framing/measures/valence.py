"""VADER over the token table: every rule as an array pass, equal to the original's figures.

The rules, weights and word lists are those of Hutto & Gilbert (2014) as coded in the package
vaderSentiment 3.3.2, its quirks included: figures that differ from everybody else's VADER would
help nobody. The lists are read from that package at run time.

References
----------
Hutto, C. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. ICWSM 8(1), 216–225.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from string import punctuation

import numpy as np

from ..language.sums import sum_runs
from ..language.tokens import Tokens, number_groups
from .vader_rules import Window, contrast
from .vader_words import NAMED, describe_valence, vader

__all__ = ["Polarity", "ValenceHits", "Valences", "polarity", "read_valences"]

_MARKS = ("capitals", "exclamations", "questions")


@dataclass(frozen=True, eq=False)
class ValenceHits:
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


@dataclass(frozen=True, eq=False)
class Polarity:
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
    size = len(marks["size"])
    exclamations, questions = marks["exclamations"], marks["questions"]
    total = np.bincount(group, weights=valence, minlength=size)
    pairs = np.where(questions <= 3, questions * 0.18, 0.96)
    emphasis = np.minimum(exclamations, 4) * 0.292 + np.where(questions > 1, pairs, 0.0)
    total = np.where(total > 0, total + emphasis, np.where(total < 0, total - emphasis, total))
    up, down = valence > 0, valence < 0
    positive = np.bincount(group[up], weights=valence[up] + 1, minlength=size)
    negative = -np.bincount(group[down], weights=valence[down] - 1, minlength=size)
    neutral = marks["size"] - np.bincount(group[up | down], minlength=size)
    more, less = positive > negative, positive < negative
    positive, negative = positive + emphasis * more, negative + emphasis * less
    whole = np.maximum(positive + negative + neutral, 1e-300)
    return Polarity(
        _round(total / np.sqrt(total * total + 15), 4),
        _round(positive / whole, 3),
        _round(neutral / whole, 3),
        _round(negative / whole, 3),
    )


def _round(values: np.ndarray, digits: int) -> np.ndarray:
    """Round like Python's round(), which sees the exact decimal where numpy scales first."""
    rounded = np.round(values, digits)
    scaled = np.abs(values) * 10**digits
    for place in np.flatnonzero(np.abs(scaled - np.floor(scaled) - 0.5) < 1e-6).tolist():
        rounded[place] = round(float(values[place]), digits)
    return rounded


@dataclass(frozen=True, eq=False)
class Valences:
    """A batch of tokens as VADER reads it; an emoji is read as the words that describe it.

    Attributes
    ----------
    ids : ndarray
        Place of each word's type in the feature columns.
    owner, extra : ndarray or None
        Token that each word stands for, and that each word beyond the first of a token stands for;
        None if there are no emoji and each word is a token.
    columns : dict
        See ``describe_valence``.
    token_ids : ndarray
        Type of each token.
    marks : dict
        By type of token: how many words it is read as (``size``), how many of those in
        ``capitals``, how many ``exclamations`` and ``questions``.
    spell : callable
        Gives the word at a place, in lower case.
    """

    ids: np.ndarray
    owner: np.ndarray | None
    extra: np.ndarray | None
    columns: dict[str, np.ndarray]
    token_ids: np.ndarray
    marks: dict[str, np.ndarray]
    spell: Callable[[int], str]

    def starts(self, token_starts: np.ndarray) -> np.ndarray:
        """Turn the first tokens of groups into their first words."""
        if self.extra is None:
            return token_starts
        return token_starts + np.searchsorted(self.extra, token_starts)

    def token_of(self, word: np.ndarray) -> np.ndarray:
        """Return the token that each word stands for."""
        return word if self.owner is None else self.owner[word]

    def score(
        self, token_starts: np.ndarray, marks: Mapping[str, np.ndarray] | None = None
    ) -> tuple[ValenceHits, Polarity]:
        """Score groups of tokens, each as vaderSentiment scores one text.

        Parameters
        ----------
        token_starts : ndarray
            First token of each group, increasing; the groups fill the batch.
        marks : mapping of str to ndarray, optional
            Sums of `marks` by group, where they are known already.
        """
        starts = self.starts(token_starts)
        if marks is None:
            marks = sum_runs(self.marks, self.token_ids, token_starts)
        hits = self._weigh(starts, marks)
        return hits, polarity(hits.valence, hits.group, marks)

    @cached_property
    def rated(self) -> np.ndarray:
        """Places of the words that VADER's lexicon has."""
        return np.flatnonzero(self.columns["rated"][self.ids])

    @cached_property
    def contrasts(self) -> np.ndarray:
        """Places of the word "but"."""
        return np.flatnonzero((self.columns["named"] == NAMED["but"])[self.ids])

    def _weigh(self, starts, marks) -> ValenceHits:
        columns, ids = self.columns, self.ids
        size, capitals = marks["size"], marks["capitals"]
        mixed_case = (capitals > 0) & (capitals < size)
        hit = self.rated
        group = number_groups(hit, starts)
        named = columns["named"][ids[hit]]
        place, room = hit - starts[group], size[group]
        then = ids[np.minimum(hit + 1, len(ids) - 1)] if len(ids) else ids[hit]
        has_next = place + 1 < room
        then_named = np.where(has_next, columns["named"][then], 0)
        keep = columns["boost"][ids[hit]] == 0
        keep &= ~((named == NAMED["kind"]) & (then_named == NAMED["of"]))
        window = Window(self, hit[keep], place[keep], mixed_case[group[keep]])
        window.weigh(then[keep], has_next[keep], room[keep])
        hit, group = hit[keep], group[keep]
        contrasted = contrast(self.contrasts, starts, hit, group, window.value)
        rated = columns["valence"][ids[hit]]
        return ValenceHits(
            self.token_of(hit), group, window.value, rated,
            window.boosted, window.negated, window.shouted, contrasted,
        )  # fmt: skip


def read_valences(tokens: Tokens) -> Valences:
    """Prepare a batch of tokens for VADER."""
    chunks = tokens.vocabulary.chunks
    columns = tokens.of_types(describe_valence)
    ids, owner, extra, types = tokens.ids, None, None, tokens.types
    marks = {name: columns[name].astype(np.int64) for name in _MARKS}
    marks["size"] = np.ones(len(types), np.int64)
    if columns["emoji"].any():
        ids, owner, extra, types, wordings = _describe_emoji(tokens, columns["emoji"])
        columns = {k: v[types] for k, v in chunks.features(describe_valence).items()}
        for local, wording in wordings.items():
            marks["size"][local] = len(wording)
            for name in _MARKS:
                marks[name][local] = columns[name][wording].sum()

    def spell(word: int) -> str:
        bare = chunks.strings[types[ids[word]]].rstrip()
        stripped = bare.strip(punctuation)
        return (bare if len(stripped) <= 2 else stripped).lower()

    return Valences(ids, owner, extra, columns, tokens.ids, marks, spell)


def _describe_emoji(tokens: Tokens, has_emoji: np.ndarray):
    """Replace every token that holds an emoji by the words of its description."""
    chunks, emoji = tokens.vocabulary.chunks, vader().emoji
    wordings = {}
    for local in np.flatnonzero(has_emoji).tolist():
        text, spaced = "", True
        for char in chunks.strings[tokens.types[local]].rstrip():
            wording = emoji.get(char)
            text += char if wording is None else ("" if spaced else " ") + wording
            spaced = False
        wordings[local] = text.split()
    words = sorted({word for wording in wordings.values() for word in wording})
    new = dict(zip(words, range(len(tokens.types), len(tokens.types) + len(words)), strict=True))
    types = np.concatenate([tokens.types, chunks.intern(words)])
    coded = {
        local: np.array([new[word] for word in wording], np.int64)
        for local, wording in wordings.items()
    }
    every, done = np.arange(len(tokens)), 0
    ids, owner, extra = [], [], [[]]
    for token in np.flatnonzero(has_emoji[tokens.ids]).tolist():
        wording = coded[int(tokens.ids[token])]
        ids += [tokens.ids[done:token], wording]
        owner += [every[done:token], np.full(len(wording), token)]
        extra.append([token] * (len(wording) - 1))
        done = token + 1
    ids, owner = np.concatenate([*ids, tokens.ids[done:]]), np.concatenate([*owner, every[done:]])
    return ids, owner, np.concatenate(extra), types, coded
