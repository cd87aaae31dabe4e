"""The vocabulary: distinct types with ids, and what is known about each, computed once."""

import re
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["TypeTable", "Vocabulary", "find_words"]

Describe = Callable[[pa.StringArray], dict[str, np.ndarray]]

# A number with its separators, an abbreviation with dots, or a run of letters and digits with
# inner apostrophes; a possessive 's belongs to the span after the word, not to the word.
_WORD = re.compile(
    r"(\d+(?:[.,:]\d+)+"
    r"|[^\W\d_](?:\.[^\W\d_])+(?=\.|\b)"
    r"|[^\W_][\u0300-\u036f]*(?:[^\W_]|[\u0300-\u036f])*(?:['’](?!s\b)(?:[^\W_]|[\u0300-\u036f])+)*)"
    r"(['’]s\b)?",
    re.IGNORECASE,
)


def find_words(text: str) -> list[tuple[str, int, int, int]]:
    """Find the words of a text: normal form, start, end, and end with a possessive 's.

    Hyphens and slashes part words; apostrophes, decimal points and the dots of "U.S." do not.

    Examples
    --------
    >>> find_words("Ellery's well-known $14.5")
    [('ellery', 0, 6, 8), ('well', 9, 13, 13), ('known', 14, 19, 19), ('14.5', 21, 25, 25)]
    """
    return [
        (m[1].lower().replace("’", "'"), m.start(1), m.end(1), m.end())
        for m in _WORD.finditer(text)
    ]


class TypeTable:
    """Distinct strings, numbered in order of first sight, with feature columns grown on demand."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self.strings: list[str] = []
        self._features: dict[Describe, tuple[int, dict[str, np.ndarray]]] = {}

    def __len__(self) -> int:
        return len(self.strings)

    def intern(self, strings: list[str]) -> np.ndarray:
        """Return the ids of distinct `strings`, numbering those not seen before."""
        known = self._ids
        ids = [known.get(string, -1) for string in strings]
        fresh = [place for place, id_ in enumerate(ids) if id_ < 0]
        for place in fresh:
            ids[place] = known[strings[place]] = len(self.strings)
            self.strings.append(strings[place])
        return np.array(ids, dtype=np.int64)

    def features(self, describe: Describe) -> dict[str, np.ndarray]:
        """Return what `describe` says of every type; it is asked about new types only."""
        done, columns = self._features.get(describe, (0, {}))
        if done < len(self.strings) or not columns:
            fresh = describe(pa.array(self.strings[done:], pa.string()))
            columns = {
                name: np.concatenate([columns[name], values]) if columns else values
                for name, values in fresh.items()
            }
            self._features[describe] = len(self.strings), columns
        return columns


class Vocabulary:
    """What one engine has seen: chunks (words with their punctuation and trailing space) and words.

    It grows with use and belongs to one caller; it is not to be shared between threads.
    """

    def __init__(self) -> None:
        self.chunks = TypeTable()
        self.words = TypeTable()
        self._described = 0
        self._of_chunk = {"first": np.zeros(0, np.int64), "count": np.zeros(0, np.int64)}
        self._flat = {
            name: np.zeros(0, np.int64) for name in ("word", "start", "end", "end_possessive")
        }

    def chunk_words(self) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        """Return the words inside every chunk.

        Returns
        -------
        of_chunk : dict
            ``first`` and ``count`` for each chunk: where its words stand in the flat columns;
            ``opens`` and ``closes``: whether it begins and ends with a word.
        flat : dict
            ``word`` (id in ``words``), ``start``, ``end``, ``end_possessive`` (byte offsets).
        """
        if self._described < len(self.chunks):
            self._grow_words()
        return self._of_chunk, self._flat

    def _grow_words(self) -> None:
        chunks = pa.array(self.chunks.strings[self._described :], pa.string())
        bare = pc.utf8_rtrim_whitespace(chunks)
        length = pc.binary_length(bare).to_numpy().astype(np.int64)
        simple = pc.ascii_is_alpha(bare).to_numpy(zero_copy_only=False)
        count = simple.astype(np.int64)
        opens, closes = simple.copy(), simple.copy()
        words, spans = [], []
        complex_places = np.flatnonzero(~simple)
        for place, text in zip(
            complex_places.tolist(), bare.take(pa.array(complex_places)).to_pylist(), strict=True
        ):
            found = find_words(text)
            count[place] = len(found)
            if found:
                opens[place] = found[0][1] == 0
                closes[place] = found[-1][3] == len(text)
                for word, *span in found:
                    words.append(word)
                    spans.append(span if text.isascii() else _to_bytes(text, span))
        owner_is_simple = np.repeat(simple, count)
        flat_words = np.empty(int(count.sum()), object)
        flat_words[owner_is_simple] = pc.ascii_lower(bare.filter(pa.array(simple))).to_pylist()
        flat_words[~owner_is_simple] = words
        columns = np.zeros((len(flat_words), 3), np.int64)
        columns[owner_is_simple, 1:] = length[simple, None]
        if spans:
            columns[~owner_is_simple] = spans
        encoded = pa.array(flat_words, pa.string()).dictionary_encode()
        ids = self.words.intern(encoded.dictionary.to_pylist())[encoded.indices.to_numpy()]
        fresh = {
            "first": np.cumsum(count) - count + len(self._flat["word"]),
            "count": count,
            "opens": opens,
            "closes": closes,
        }
        flat = dict(zip(("word", "start", "end", "end_possessive"), (ids, *columns.T), strict=True))
        old = self._of_chunk if self._described else {}
        self._of_chunk = {k: np.concatenate([old[k], v]) if old else v for k, v in fresh.items()}
        self._flat = {k: np.concatenate([self._flat[k], v]) for k, v in flat.items()}
        self._described = len(self.chunks)


def _to_bytes(text: str, span: list[int]) -> list[int]:
    return [len(text[:place].encode()) for place in span]
