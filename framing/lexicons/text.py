"""The words inside the tokens of a batch, as matching steps through them."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ..language.tokens import Tokens

__all__ = ["Words", "read_words"]


class Words(NamedTuple):
    """The words inside the tokens of a batch, reached by token and place within it.

    Attributes
    ----------
    tokens : Tokens
    first, count : ndarray
        For each of the batch's types, its first word in `flat`, and how many it has.
    codes : ndarray
        The lexicon's number of each word in `flat`, and a last 0; 0 for a word that no term has.
    of_type, flat : dict of ndarray
        See ``Tokens.type_words``.
    """

    tokens: Tokens
    first: np.ndarray
    count: np.ndarray
    codes: np.ndarray
    of_type: dict[str, np.ndarray]
    flat: dict[str, np.ndarray]

    def code(self, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        """Return the number of each word."""
        return self.codes[self.first[self.tokens.ids[token]] + inner]

    def offset(self, name: str, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        """Return the byte at which each word starts or ends."""
        within = self.flat[name][self.first[self.tokens.ids[token]] + inner]
        return self.tokens.starts[token] + within

    def next(self, token: np.ndarray, inner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Step to the next word: of the same token, or to the first of the one after."""
        ids = self.tokens.ids
        inside = inner + 1 < self.count[ids[token]]
        after = np.minimum(token + 1, len(ids) - 1)
        return np.where(inside, token, after), np.where(inside, inner + 1, 0)

    def is_joined(self, token: np.ndarray, inner: np.ndarray) -> np.ndarray:
        """Whether only space or a hyphen stands between a word and the next in its sentence."""
        ids, sentence = self.tokens.ids, self.tokens.sentence_of
        inside = inner + 1 < self.count[ids[token]]
        after = np.minimum(token + 1, len(ids) - 1)
        closes = self.of_type["closes"][ids[token]]
        opens = self.of_type["opens"][ids[after]]
        apart = (sentence[token] != sentence[after]) | (after == token)
        hyphen = self.flat["joined"][self.first[ids[token]] + inner] > 0
        return np.where(inside, hyphen, closes & opens & ~apart)


def read_words(tokens: Tokens, describe: Callable) -> Words:
    """Look up the number that `describe` gives each word of a batch."""
    of_type, flat = tokens.type_words
    codes = tokens.vocabulary.words.features(describe)["code"][flat["word"]]
    codes = np.append(codes, 0)  # a last type without words points behind the last word
    return Words(tokens, of_type["first"], of_type["count"], codes, of_type, flat)
