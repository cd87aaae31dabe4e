"""How near each sentence of one article is to each of another: words, their parts, their place."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from math import log

import numpy as np

from .grammar import Sentence

__all__ = ["cosines", "score_candidates", "words"]

#: Words too common to say that two sentences tell the same; stems.
_COMMON = frozenset(
    (
        "a an the and or but if of to in on at by for from with as be have do will would can could "
        "may might must shall should not n't no nor that this these those it its he him his she "
        "her they them their we us our you your i me my who whom which what when where why how "
        "there here than then so such into over about after before also just only more most very "
        "up down out off all any some other own same too 's s t say said mr ms mrs"
    ).split()
)
_SHORTEST, _LONGEST = 3, 5


def score_candidates(
    a: Sequence[Sentence], b: Sequence[Sentence], *, position: float = 0.0
) -> np.ndarray:
    """Score how likely it is that two sentences tell the same.

    Parameters
    ----------
    a, b : sequence of Sentence
    position : float
        What is taken off for sentences at opposite ends of their articles.

    Returns
    -------
    ndarray, shape (len(a), len(b))
        The mean of two TF-IDF cosines, the one of stems, synonyms and quantities, the other of
        runs of three to five letters, less what their places take off; 1 for equal sentences in
        one place.
    """
    if not a or not b:
        return np.zeros((len(a), len(b)))
    near = (cosines(a, b, _meanings) + cosines(a, b, _letters)) / 2
    if position:
        places = [(np.arange(len(side)) + 0.5) / len(side) for side in (a, b)]
        near = near - position * np.abs(places[0][:, None] - places[1][None, :])
    return near


def cosines(
    a: Sequence[Sentence], b: Sequence[Sentence], parts: Callable[[Sentence], Iterable[Hashable]]
) -> np.ndarray:
    """Return TF-IDF cosines of sentences over their parts; the articles are the collection."""
    counts = [Counter(parts(sentence)) for sentence in (*a, *b)]
    found = Counter(part for counted in counts for part in counted)
    column = {part: place for place, part in enumerate(found)}
    weight = {part: log((1 + len(counts)) / (1 + n)) + 1 for part, n in found.items()}
    matrix = np.zeros((len(counts), len(column)))
    for row, counted in zip(matrix, counts, strict=True):
        row[[column[part] for part in counted]] = [
            (1 + log(n)) * weight[part] for part, n in counted.items()
        ]
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1)
    return matrix[: len(a)] @ matrix[len(a) :].T


def words(s: Sentence) -> list[str]:
    """Return the stems of the words that are not too common."""
    return [stem for stem in s.stems if stem[0].isalnum() and stem not in _COMMON]


def _meanings(s: Sentence) -> list[Hashable]:
    """Return stems, the sets of synonyms that they are in, and quantities."""
    figures = [(round(q.value, 4), q.unit) for q in s.quantities]
    return [*words(s), *(number for term in s.terms for number in term.same), *figures]


def _letters(s: Sentence) -> Iterable[str]:
    return (part for word in s.words if word[0].isalnum() for part in _parts(word))


@lru_cache(maxsize=50_000)
def _parts(word: str) -> tuple[str, ...]:
    word = f" {word} "
    return tuple(
        word[start : start + size]
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(word) - size + 1)
    )
