"""How near each sentence of one article is to each of another: words, their parts, their place."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import count

import numpy as np

from ..products import multiply
from .grammar import Sentence

__all__ = ["Candidates", "cosines", "words"]

_SHORTEST, _LONGEST = 3, 5


class Candidates:
    """How near the sentences of articles are, two articles at a time.

    The parts of every sentence are counted once; the two articles are the collection from which
    the rarity of a part is taken.

    Parameters
    ----------
    articles : sequence of sequence of Sentence
    """

    def __init__(self, articles: Sequence[Sequence[Sentence]]) -> None:
        self._counts = [_Counts(articles, _meanings), _Counts(articles, _written, _letters)]

    def score(self, a: int, b: int, *, position: float = 0.0) -> np.ndarray:
        """Score how likely it is that a sentence of one article tells what one of another tells.

        Parameters
        ----------
        a, b : int
            Places of two articles.
        position : float
            What is taken off for sentences at opposite ends of their articles.

        Returns
        -------
        ndarray, shape (n_sentences_a, n_sentences_b)
            The mean of two TF-IDF cosines, the one of stems, synonyms and quantities, the other of
            runs of three to five letters, less what their places take off; 1 for equal sentences
            in one place.
        """
        near = sum(counts.cosines(a, b) for counts in self._counts) / 2
        if position and near.size:
            places = [(np.arange(size) + 0.5) / size for size in near.shape]
            near = near - position * np.abs(places[0][:, None] - places[1][None, :])
        return near


def cosines(
    a: Sequence[Sentence], b: Sequence[Sentence], parts: Callable[[Sentence], Iterable[Hashable]]
) -> np.ndarray:
    """Return TF-IDF cosines of sentences over their parts; the articles are the collection."""
    return _Counts([a, b], parts).cosines(0, 1)


class _Counts:
    """How often each sentence has each part: 1 + log of it, by article, sentence and part.

    Parameters
    ----------
    articles : sequence of sequence of Sentence
    read : callable
        From a sentence to what it is made of.
    split : callable, optional
        From one of these to its parts; without it, each is a part.
    """

    def __init__(self, articles, read, split=None) -> None:
        column: dict[Hashable, int] = defaultdict(count().__next__)
        known: dict[Hashable, array] = {}
        self._sizes = [len(article) for article in articles]
        counted = []
        for article in articles:
            part, ends = array("q"), [0]
            for sentence in article:
                for item in read(sentence):
                    if item not in known:
                        parts = (item,) if split is None else split(item)
                        known[item] = array("q", map(column.__getitem__, parts))
                    part += known[item]
                ends.append(len(part))
            row = np.repeat(np.arange(len(article)), np.diff(ends))
            counted.append((row, np.array(part, np.int64)))
        self._width = len(column)
        self._found = [self._count(row, part) for row, part in counted]

    def _count(self, row: np.ndarray, part: np.ndarray):
        key, n = np.unique(row * max(1, self._width) + part, return_counts=True)
        return *np.divmod(key, max(1, self._width)), 1 + np.log(n)

    def cosines(self, a: int, b: int) -> np.ndarray:
        sizes = self._sizes[a], self._sizes[b]
        has = [np.bincount(self._found[side][1], minlength=self._width) for side in (a, b)]
        weight = np.log((1 + sum(sizes)) / (1 + sum(has))) + 1
        in_both = (has[0] > 0) & (has[1] > 0)
        column = np.cumsum(in_both) - 1
        matrices = []
        for side, size in zip((a, b), sizes, strict=True):
            row, part, count = self._found[side]
            value = count * weight[part]
            length = np.sqrt(np.bincount(row, weights=value**2, minlength=size))
            matrix, met = np.zeros((size, column[-1] + 1 if len(column) else 0)), in_both[part]
            matrix[row[met], column[part[met]]] = (value / length[row])[met]
            matrices.append(matrix)
        return multiply(matrices[0], matrices[1].T)


def words(s: Sentence) -> list[str]:
    """Return the stems of the words that are not too common."""
    return [s.stems[place] for place in s.telling]


def _meanings(s: Sentence) -> list[Hashable]:
    """Return stems, the sets of synonyms that they are in, and quantities."""
    figures = [(round(q.value, 4), q.unit) for q in s.quantities]
    return [*words(s), *(number for term in s.terms for number in term.same), *figures]


def _written(s: Sentence) -> list[str]:
    """Return the words of a sentence, without its marks."""
    return [word for word in s.words if word[0].isalnum()]


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    """Return the runs of three to five letters of a word, its ends among them."""
    word = f" {word} "
    return tuple(
        word[start : start + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(word) - size + 1)
    )
