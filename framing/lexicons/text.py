"""The words inside the tokens of a batch, as matching steps through them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..language.tokens import Tokens

__all__ = ["Words", "read_words"]


@dataclass(frozen=True, eq=False)
class Words:
    """The words inside the tokens of a batch, reached by token and place within it.

    Attributes
    ----------
    tokens : Tokens
    first, count : ndarray
        For each of the batch's types, its first word in `flat`, and how many it has.
    codes : ndarray
        The lexicon's number of each word in `flat`; 0 for a word that no term has.
    flat, of_chunk : dict of ndarray
        See ``Vocabulary.chunk_words``.
    """

    tokens: Tokens
    first: np.ndarray
    count: np.ndarray
    codes: np.ndarray
    flat: dict[str, np.ndarray]
    of_chunk: dict[str, np.ndarray]

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
        ids, types, sentence = self.tokens.ids, self.tokens.types, self.tokens.sentence_of
        inside = inner + 1 < self.count[ids[token]]
        after = np.minimum(token + 1, len(ids) - 1)
        closes = self.of_chunk["closes"][types[ids[token]]]
        opens = self.of_chunk["opens"][types[ids[after]]]
        apart = (sentence[token] != sentence[after]) | (after == token)
        hyphen = self.flat["joined"][self.first[ids[token]] + inner] > 0
        return np.where(inside, hyphen, closes & opens & ~apart)


def read_words(tokens: Tokens, describe: Callable) -> Words:
    """Look up the number that `describe` gives each word of a batch."""
    of_chunk, flat = tokens.vocabulary.chunk_words()
    codes = tokens.vocabulary.words.features(describe)["code"][flat["word"]]
    codes = np.append(codes, 0)  # a last chunk without words points behind the last word
    first, count = of_chunk["first"][tokens.types], of_chunk["count"][tokens.types]
    return Words(tokens, first, count, codes, flat, of_chunk)
