"""Where a lexicon's terms may begin: the look at every token, before terms are matched."""

import numpy as np

from ..language.sets import distinct

__all__ = ["Openings"]

#: The bit of words that are terms by themselves; the others are for words that open phrases.
_BITS = 15
_SINGLE = np.uint16(1 << _BITS)


class Openings:
    """Tells by a word and those after it where a term may begin.

    Every token is looked at, so this is done in steps: by 16 bits for each word, which most
    tokens do not pass; by pairs of words; and, where a pair begins longer phrases only, by three.

    Parameters
    ----------
    single : ndarray of int
        Codes of the words that are terms.
    pairs : ndarray, shape (n_pairs, 2)
        Codes of phrases of two words.
    triples : ndarray, shape (n_triples, 3)
        Codes of the first three words of longer phrases.
    width : int
        Number of codes.
    """

    def __init__(
        self, single: np.ndarray, pairs: np.ndarray, triples: np.ndarray, width: int
    ) -> None:
        self._width = np.int64(2 * width + 1)
        keys = np.concatenate([pairs, triples[:, :2]]) @ [width, 1]
        leading = np.stack(np.divmod(distinct(keys), width), axis=1)
        self._whole = self._mark(pairs)
        self._leading = self._mark(leading)
        self._triples = self._mark(triples)
        # A second word has the bits of the words that it may follow: where those of a word and of
        # the next do not meet, no phrase begins.
        self._leads, self._follows = np.zeros(width, np.uint16), np.zeros(width, np.uint16)
        first, uses = np.unique(leading[:, 0], return_counts=True)
        ranks = np.arange(len(first), dtype=np.uint16)
        self._leads[first[np.argsort(-uses, kind="stable")]] = np.uint16(1) << ranks % _BITS
        np.bitwise_or.at(self._follows, leading[:, 1], self._leads[leading[:, 0]])
        self._leads[single] |= _SINGLE

    def _mark(self, phrases: np.ndarray) -> np.ndarray:
        """Return a table that is true at the place of each phrase, and hardly anywhere else."""
        marks = np.zeros(1 << max(10, (len(phrases) * 64).bit_length()), bool)
        key = phrases[:, 0]
        for later in phrases.T[1:]:
            key = key * self._width + later
        marks[key & (len(marks) - 1)] = True
        return marks

    def find(
        self, ids: np.ndarray, code: np.ndarray, count: np.ndarray, sure: np.ndarray
    ) -> np.ndarray:
        """Return the tokens in which a term may begin.

        Parameters
        ----------
        ids : ndarray, shape (n_tokens,)
            Types.
        code, count : ndarray, shape (n_types,)
            Code of each type's first word, and how many words it has.
        sure : ndarray of bool, shape (n_types,)
            Types of several words in which a term may begin whatever follows.
        """
        alone = np.where(count == 1, code, 0)
        met = np.where(sure, _SINGLE, self._leads[alone]).take(ids, mode="clip")
        met[:-1] &= (self._follows[code] | _SINGLE).take(ids[1:], mode="clip")
        met[-1:] &= _SINGLE
        place = (met != 0).nonzero()[0]
        then = ids.take(place + 1, mode="clip")
        pair = alone[ids[place]] * self._width + code[then]
        opens = (met[place] & _SINGLE > 0) | _look_up(self._whole, pair)
        longer = (~opens & _look_up(self._leading, pair)).nonzero()[0]
        third = ids.take(place[longer] + 2, mode="clip")
        triple = pair[longer] * self._width + code[third]
        opens[longer] = (count[then[longer]] > 1) | _look_up(self._triples, triple)
        return place[opens]


def _look_up(marks: np.ndarray, key: np.ndarray) -> np.ndarray:
    return marks[key & (len(marks) - 1)]
