"""The vocabulary: distinct types with ids, and what is known about each, computed once."""

from collections.abc import Callable
from itertools import repeat

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import from_flags, from_strings, to_numpy
from .finding import find_in_each, find_words, split_term, split_words
from .spelling import Spelling

__all__ = ["EDGES", "TypeTable", "Vocabulary", "find_words", "split_term", "split_words"]

#: Punctuation that may stand around a word and is no part of it.
EDGES = "\"'“”‘’„«»‹›()[]—–-.,!?;:…¿¡"

Describe = Callable[[Spelling], dict[str, np.ndarray]]

#: Types are few against so many times more strings.
_FEW = 4
#: So many small batches are looked up without a dictionary of all strings, which takes longer.
_SELDOM = 1


class TypeTable:
    """Distinct strings, numbered in order of first sight, with feature columns grown on demand.

    They are held by Arrow; Python's own strings, and a dictionary of them, are made when they are
    asked for, which a large batch has no need of.
    """

    def __init__(self) -> None:
        self._pieces = [from_strings([])]
        self._size = 0
        self._spelled: list[str] = []
        self._ids: dict[str, int] = {}
        self._small = 0
        self._latest: tuple[int, int, Spelling] | None = None
        self._features: dict[Describe, tuple[int, dict[str, np.ndarray]]] = {}

    def __len__(self) -> int:
        return self._size

    @property
    def strings(self) -> list[str]:
        """All strings, by number."""
        if len(self._spelled) < self._size:
            self._spelled += self.strings_from(len(self._spelled)).to_pylist()
        return self._spelled

    def intern(self, strings: list[str]) -> np.ndarray:
        """Return the ids of distinct `strings`, numbering those not seen before."""
        known, done = self._ids, len(self._ids)
        if done < len(self):
            known.update(zip(self.strings[done:], range(done, len(self)), strict=True))
        ids = np.fromiter(map(known.get, strings, repeat(-1)), np.int64, len(strings))
        places = np.flatnonzero(ids < 0)
        if len(places):
            ids[places] = self._add(from_strings([strings[place] for place in places.tolist()]))
        return ids

    def encode(self, strings: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
        """Number many strings, also those not seen before.

        Returns
        -------
        places : ndarray of int64, shape (n_strings,)
            Place of each string in `ids`.
        ids : ndarray
            Of each distinct string; of all that are known if these are few.
        """
        if not 0 < len(self) * _FEW < len(strings):
            encoded = pc.dictionary_encode(strings)
            return _places(encoded), self._intern_array(encoded.dictionary)
        # So few are known that it is faster to look each string up among them than to find out
        # which are distinct.
        ids = self._look_up(strings)
        if (unknown := ids < 0).any():
            encoded = pc.dictionary_encode(pc.filter(strings, from_flags(unknown)))
            ids[unknown] = self._add(encoded.dictionary)[_places(encoded)]
        return ids, np.arange(len(self))

    def _intern_array(self, strings: pa.StringArray) -> np.ndarray:
        if not len(self):
            return self._add(strings)
        if len(strings) * _FEW < len(self):
            self._small += 1
            if self._small > _SELDOM:
                return self.intern(strings.to_pylist())
        ids = self._look_up(strings)
        unknown = ids < 0
        ids[unknown] = self._add(pc.filter(strings, from_flags(unknown)))
        return ids

    def _look_up(self, strings: pa.StringArray) -> np.ndarray:
        """Return the numbers of strings; -1 for those that are not known."""
        return to_numpy(pc.index_in(strings, self._join())).astype(np.int64)

    def _add(self, strings: pa.StringArray) -> np.ndarray:
        """Number strings that are not known."""
        self._pieces.append(strings)
        self._size += len(strings)
        return np.arange(self._size - len(strings), self._size)

    def features(self, describe: Describe) -> dict[str, np.ndarray]:
        """Return what `describe` says of every type; it is asked about new types only."""
        done, buffers = self._features.get(describe, (0, {}))
        size = len(self)
        if done < size or not buffers:
            fresh = describe(self.spelling_from(done))
            buffers = {
                name: _extend(buffers.get(name), done, values) for name, values in fresh.items()
            }
            self._features[describe] = size, buffers
        columns = {name: buffer[:size] for name, buffer in buffers.items()}
        for column in columns.values():
            column.flags.writeable = False  # many batches read the same one
        return columns

    def strings_from(self, first: int) -> pa.StringArray:
        """Return the strings from number `first` on."""
        start, number = len(self), len(self._pieces)
        while start > first:  # mostly the latest are wanted
            number -= 1
            start -= len(self._pieces[number])
        return pa.concat_arrays([from_strings([]), *self._pieces[number:]]).slice(first - start)

    def spelling_from(self, first: int) -> Spelling:
        """Return how the strings from number `first` on are spelled; several ask for the same."""
        if self._latest is None or self._latest[:2] != (first, len(self)):
            self._latest = first, len(self), Spelling(self.strings_from(first))
        return self._latest[2]

    def strings_of(self, ids: np.ndarray) -> list[str]:
        """Return the strings of some numbers."""
        numbers = pa.Array.from_buffers(pa.int64(), len(ids), [None, pa.py_buffer(ids)])
        return pc.take(self._join(), numbers).to_pylist()

    def _join(self) -> pa.StringArray:
        if len(self._pieces) > 1:
            self._pieces = [pa.concat_arrays(self._pieces)]
        return self._pieces[0]


class Vocabulary:
    """What one engine has seen: chunks (words with their punctuation and trailing space) and words.

    It grows with use and belongs to one caller; it is not to be shared between threads.

    Attributes
    ----------
    chunks, words : TypeTable
    sought : list of callable
        What has been looked for in batches of tokens; see ``Tokens.find``.
    """

    def __init__(self) -> None:
        self.sought: list[Callable] = []
        self.chunks = TypeTable()
        self.words = TypeTable()
        self._described = 0
        nothing, nowhere = np.zeros(0, np.int64), np.zeros(0, bool)
        self._listed = 0
        self._of_chunk = {"first": nothing, "count": nothing, "opens": nowhere, "closes": nowhere}
        self._flat = dict.fromkeys(("word", "start", "end", "end_possessive", "joined"), nothing)

    def chunk_words(self) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        """Return the words inside every chunk.

        Returns
        -------
        of_chunk : dict
            ``first`` and ``count`` for each chunk: where its words stand in the flat columns;
            ``opens`` and ``closes``: whether it begins and ends with a word.
        flat : dict
            ``word`` (id in ``words``), ``start``, ``end``, ``end_possessive`` (byte offsets),
            ``joined`` (1 if only a hyphen stands between it and the chunk's next word).
        """
        if self._described < len(self.chunks):
            self._grow_words()
        of_chunk = {name: buffer[: self._described] for name, buffer in self._of_chunk.items()}
        return of_chunk, {name: buffer[: self._listed] for name, buffer in self._flat.items()}

    def _grow_words(self) -> None:
        chunks = self.chunks.spelling_from(self._described)
        length = _byte_lengths(chunks.bare)
        owner, words, spans = find_in_each(chunks)
        place, ids = self.words.encode(words)
        order = np.argsort(owner, kind="stable")
        owner = owner[order]
        columns = (column[order] for column in (ids[place], *spans.T))
        flat = dict(zip(self._flat, columns, strict=True))
        opens, closes = np.zeros((2, len(length)), bool)
        opens[owner[flat["start"] == 0]] = True
        closes[owner[flat["end_possessive"] == length[owner]]] = True
        count = np.bincount(owner, minlength=len(length))
        first = np.cumsum(count) - count + self._listed
        of_chunk = {"first": first, "count": count, "opens": opens, "closes": closes}
        done, listed = self._described, self._listed
        self._of_chunk = {k: _extend(self._of_chunk[k], done, v) for k, v in of_chunk.items()}
        self._flat = {k: _extend(self._flat[k], listed, v) for k, v in flat.items()}
        self._described, self._listed = len(self.chunks), listed + len(owner)


def _extend(buffer: np.ndarray | None, done: int, values: np.ndarray) -> np.ndarray:
    """Write values behind the first `done` of a buffer, of which a full one is made longer.

    A buffer grows by doubling, so that a large vocabulary is not copied for every few new types.
    """
    if buffer is None:
        return values
    size, kind = done + len(values), np.promote_types(buffer.dtype, values.dtype)
    if size > len(buffer) or kind != buffer.dtype:
        longer = np.empty((max(size, 2 * len(buffer)), *values.shape[1:]), kind)
        longer[:done] = buffer[:done]
        buffer = longer
    buffer[done:size] = values
    return buffer


def _places(encoded: pa.DictionaryArray) -> np.ndarray:
    return to_numpy(encoded.indices).astype(np.int64)  # indexing by int64 is fastest


def _byte_lengths(texts: pa.StringArray) -> np.ndarray:
    return to_numpy(pc.binary_length(texts)).astype(np.int64)
