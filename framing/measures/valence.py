"""VADER over the token table: every rule as an array pass, equal to the original's figures.

The rules, weights and word lists are those of Hutto & Gilbert (2014) as coded in the package
vaderSentiment 3.3.2, its quirks included: figures that differ from everybody else's VADER would
help nobody. The lists are read from that package at run time.

References
----------
Hutto, C. & Gilbert, E. (2014). VADER: A parsimonious rule-based model for sentiment analysis of
social media text. ICWSM 8(1), 216–225.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ..language.arrow import from_strings
from ..language.sets import distinct, is_among
from ..language.sums import sizes_of, spread_runs
from ..language.tokens import Tokens
from .polarity import Polarity, compound, polarity
from .vader_rules import Window, contrast
from .vader_words import ACTS, BUT, EMOJI, MARKED, NAMED, RATED, YIELDS, describe_valence, vader

__all__ = ["ValenceHits", "Valences", "read_valences", "score_sentences"]

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
    sought : ndarray
        The words that have a valence, count as marks or are "but", with a few others.
    """

    ids: np.ndarray
    extra: np.ndarray
    columns: dict[str, np.ndarray]
    sought: np.ndarray

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
        group, types = group_of(self._marked_token), self.ids[self._marked]
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
        hits, marks = self._read(token_starts, group_of)
        return hits, polarity(hits.valence, hits.group, marks)

    def compound(self, token_starts: np.ndarray, group_of: GroupOf) -> np.ndarray:
        """Return the compound alone of groups of tokens; see ``score``."""
        hits, marks = self._read(token_starts, group_of)
        return compound(hits.valence, hits.group, marks)

    def _read(self, token_starts: np.ndarray, group_of: GroupOf):
        """Return the hits of groups of tokens, and the marks of each group."""
        starts = self.starts(token_starts)
        marks = self.sum_marks(sizes_of(starts, len(self.ids)), group_of)
        return self._weigh(starts, group_of(self._hit_token), marks), marks

    def flags(self, words: np.ndarray) -> np.ndarray:
        """Return what each word may be; see ``vader_words.RATED``."""
        return self.columns["flags"][self.ids.take(words, mode="clip")]

    def find(self, bit: int) -> np.ndarray:
        """Return the words that may be one thing."""
        return self.sought[(self._sought_flags & bit != 0).nonzero()[0]]

    @cached_property
    def _sought_flags(self) -> np.ndarray:
        return self.flags(self.sought)

    @cached_property
    def _hit(self) -> np.ndarray:
        """Places of the words that have a valence."""
        return self.find(RATED)

    @cached_property
    def _marked(self) -> np.ndarray:
        """Places of the words that count as marks."""
        return self.find(MARKED)

    @cached_property
    def _but(self) -> np.ndarray:
        """Places of the word "but"."""
        return self.find(BUT)

    @cached_property
    def _hit_token(self) -> np.ndarray:
        return self.tokens(self._hit)

    @cached_property
    def _marked_token(self) -> np.ndarray:
        return self.tokens(self._marked)

    @cached_property
    def _rated(self) -> np.ndarray:
        """What the lexicon says of each hit."""
        return self.columns["valence"][self.ids[self._hit]]

    @cached_property
    def _touched(self) -> np.ndarray:
        """Places among the hits of those whose valence a rule may change, a "but" aside."""
        hit = self._hit
        one, two, three = (self.flags(hit - step) for step in (1, 2, 3))
        return (((one | two | three) & ACTS) | (self.flags(hit) & YIELDS)).nonzero()[0]

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
        value, changed = self._rated.copy(), np.zeros((3, len(hit)), bool)
        value[some] = window.value
        changed[:, some] = window.boosted, window.negated, window.shouted
        contrasted = contrast(self._but, starts, hit, group, value)
        hits = ValenceHits(self._hit_token, group, value, self._rated, *changed, contrasted)
        return hits.take(np.delete(np.arange(len(hit)), some[kind_of])) if kind_of.any() else hits


def read_valences(tokens: Tokens) -> Valences:
    """Prepare a batch of tokens for VADER."""
    sought = tokens.find(_tell_sought)
    words = Valences(tokens.ids, np.zeros(0, np.int64), tokens.of_types(describe_valence), sought)
    emoji = words.find(EMOJI)
    return _describe_emoji(tokens, emoji, sought) if len(emoji) else words


def _tell_sought(tokens: Tokens) -> np.ndarray:
    return tokens.of_types(describe_valence)["flags"] & (RATED | MARKED | BUT | EMOJI) != 0


def score_sentences(tokens: Tokens) -> tuple[ValenceHits, Polarity]:
    """Return the words that carry valence, and VADER's figures of each sentence."""
    words = tokens.once(read_valences)
    return words.score(tokens.sentence_starts, tokens.sentence_of.__getitem__)


def _describe_emoji(tokens: Tokens, places: np.ndarray, sought: np.ndarray) -> Valences:
    """Replace every token that holds an emoji by the words of its description."""
    types, coded = _code_descriptions(tokens, places)
    said = [coded[local] for local in tokens.ids[places].tolist()]
    ids, done = [], 0
    for token, wording in zip(places.tolist(), said, strict=True):
        ids += [tokens.ids[done:token], wording]
        done = token + 1
    ids = np.concatenate([*ids, tokens.ids[done:]])
    sizes = np.array([len(wording) for wording in said])
    features = tokens.vocabulary.chunks.features(describe_valence)
    columns = {name: column[types] for name, column in features.items()}
    words = Valences(ids, np.repeat(places, sizes - 1), columns, sought)
    others = words.starts(sought[~is_among(sought, places)])
    described = spread_runs(words.starts(places), sizes)
    return replace(words, sought=np.sort(np.concatenate([others, described])))


def _code_descriptions(tokens: Tokens, places: np.ndarray):
    """Number the words that describe emoji.

    Returns
    -------
    types : ndarray
        The batch's types in the vocabulary, and those of the words.
    coded : dict of int to ndarray
        For each type of the tokens, its words as places in `types`.
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
    coded = {
        local: np.array([new[word] for word in wording], np.int64)
        for local, wording in wordings.items()
    }
    return np.concatenate([tokens.types, numbers[order]]), coded


def _spell_out(chunk: str) -> list[str]:
    """Return the words of a chunk in which every emoji is replaced by its description."""
    emoji, text, spaced = vader().emoji, "", True
    for char in chunk:
        wording = emoji.get(char)
        text += char if wording is None else ("" if spaced else " ") + wording
        spaced = False
    return text.split()
