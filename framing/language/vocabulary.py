"""The vocabulary: distinct types with ids, and what is known about each, computed once."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import repeat

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import from_flags, from_strings, to_numpy
from .sets import is_among

__all__ = ["EDGES", "TypeTable", "Vocabulary", "find_words", "split_term", "split_words"]

#: Punctuation that may stand around a word and is no part of it.
EDGES = "\"'“”‘’„«»‹›()[]—–-.,!?;:…¿¡"

Describe = Callable[[pa.StringArray], dict[str, np.ndarray]]

# A number with its separators, an abbreviation with dots, or a run of letters and digits with
# inner apostrophes; a possessive 's and the last dot of "U.S." stand after the word, not in it.
_WORD = re.compile(
    r"(\d+(?:[.,:]\d+)+"
    r"|[^\W\d_](?:\.[^\W\d_])+(?=\.|\b)"
    r"|[^\W_][\u0300-\u036f]*(?:[^\W_]|[\u0300-\u036f])*(?:['’](?![sS]\b)(?:[^\W_]|[\u0300-\u036f])+)*)"
    r"(?:(?<=[^\W_]\.[^\W\d_])\.)?(?:['’][sS]\b)?"
)
_HYPHENS = np.array([ord(hyphen) for hyphen in "-\u2010\u2011"], np.uint32)
#: From these characters on UTF-8 takes a byte more.
_LONGER = np.array([0x80, 0x800, 0x10000], np.uint32)
#: Types are few against so many times more strings.
_FEW = 4
#: So many small batches are looked up without a dictionary of all strings, which takes longer.
_SELDOM = 1


def find_words(text: str) -> list[tuple[str, int, int, int]]:
    """Find the words of a text: normal form, start, end, and end with possessive 's or last dot.

    Hyphens and slashes part words; apostrophes, decimal points and the dots of "U.S." do not.

    Examples
    --------
    >>> find_words("Ellery's well-known $14.5")
    [('ellery', 0, 6, 8), ('well', 9, 13, 13), ('known', 14, 19, 19), ('14.5', 21, 25, 25)]
    """
    if text.isascii() and text.isalpha():
        return [(text.lower(), 0, len(text), len(text))]
    return [
        (m[1].lower().replace("’", "'"), m.start(1), m.end(1), m.end())
        for m in _WORD.finditer(text)
    ]


def split_words(text: str) -> tuple[str, ...]:
    """Return the normal forms of the words of a text; see ``find_words``.

    Examples
    --------
    >>> split_words("well-known U.S. figures")
    ('well', 'known', 'u.s', 'figures')
    """
    spaced = text.replace("-", " ")
    if spaced.isascii() and spaced.replace(" ", "").isalpha():
        return tuple(spaced.lower().split())
    return tuple(word for word, *_ in find_words(text))


@lru_cache(1 << 16)
def split_term(term: str) -> tuple[str, ...]:
    """Split a term as ``split_words`` does, and remember it: lexicons ask again and again."""
    return split_words(term)


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
            fresh = describe(self.strings_from(done))
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
        bare = pc.utf8_rtrim_whitespace(self.chunks.strings_from(self._described))
        core = pc.utf8_trim(bare, EDGES)
        plain = to_numpy(pc.ascii_is_alnum(pc.replace_substring(core, "-", "")))
        plain &= ~to_numpy(pc.match_substring(core, "--"))
        length = _byte_lengths(bare)
        start = length - _byte_lengths(pc.utf8_ltrim(bare, EDGES))
        parts = _split_at_hyphens(pc.filter(core, from_flags(plain)), start[plain])
        found = _find_in_each(pc.filter(bare, from_flags(~plain)))
        owner = np.append(*(np.flatnonzero(x)[y[0]] for x, y in ((plain, parts), (~plain, found))))
        place, ids = self.words.encode(pa.concat_arrays([parts[1], found[1]]))
        flat = np.column_stack([ids[place], np.concatenate([parts[2], found[2]])])
        opens, closes = np.zeros((2, len(length)), bool)
        opens[owner[flat[:, 1] == 0]] = True
        closes[owner[flat[:, 3] == length[owner]]] = True
        count = np.bincount(owner, minlength=len(length))
        first = np.cumsum(count) - count + self._listed
        of_chunk = {"first": first, "count": count, "opens": opens, "closes": closes}
        of_word = dict(zip(self._flat, flat[np.argsort(owner, kind="stable")].T, strict=True))
        done, listed = self._described, self._listed
        self._of_chunk = {k: _extend(self._of_chunk[k], done, v) for k, v in of_chunk.items()}
        self._flat = {k: _extend(self._flat[k], listed, v) for k, v in of_word.items()}
        self._described, self._listed = len(self.chunks), listed + len(flat)


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


#: Of each word of many texts: its text, its normal form, and where it is: start, end and end with
#: possessive in bytes, and whether a hyphen joins it to the text's next word.
Found = tuple[np.ndarray, pa.StringArray, np.ndarray]


def _split_at_hyphens(texts: pa.StringArray, start: np.ndarray) -> Found:
    """Find the words of many texts of letters, digits and single hyphens, all ASCII."""
    parts = pc.split_pattern(texts, "-")
    count = to_numpy(pc.list_value_length(parts)).astype(np.int64)
    owner, words = np.repeat(np.arange(len(texts)), count), pc.list_flatten(parts)
    size = _byte_lengths(words)
    begin = np.cumsum(size + 1) - size - 1
    begin += (start - begin[np.cumsum(count) - count])[owner]
    joined = np.diff(owner, append=-1) == 0
    return owner, pc.ascii_lower(words), np.stack([begin, begin + size, begin + size, joined], 1)


def _find_in_each(texts: pa.StringArray) -> Found:
    """Find the words of many texts without white space at once; see ``find_words``."""
    text = "\n".join(texts.to_pylist())
    found = list(_WORD.finditer(text))
    words = [match[1].lower().replace("’", "'") for match in found]
    starts, ends = zip(*[match.span(1) for match in found], strict=True) if found else ((), ())
    spans = np.array([starts, ends, [match.end() for match in found]], np.int64).T
    sizes = to_numpy(pc.utf8_length(texts)) + 1
    first = np.cumsum(sizes, dtype=np.int64) - sizes
    owner = np.searchsorted(first, spans[:, 0], "right") - 1
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    # how many bytes UTF-8 has before each character
    before = np.zeros(len(codes) + 1, np.int64)
    np.cumsum(np.searchsorted(_LONGER, codes, "right") + 1, out=before[1:])
    joined = np.zeros(len(spans), np.int64)
    apart = np.flatnonzero((spans[1:, 0] - spans[:-1, 2] == 1) & (owner[1:] == owner[:-1]))
    joined[apart] = is_among(codes[spans[apart, 2]], _HYPHENS)
    spans = before[spans] - before[first[owner]][:, None]
    return owner, from_strings(words), np.column_stack([spans, joined])
