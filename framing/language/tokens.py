"""Tokens: flat arrays over the bytes of many texts at once.

A token here is a chunk: a run of anything but white space, with the white space after it. That
makes cutting and numbering a text two array passes; what the chunk means (its words, its valence,
whether it ends a sentence) is looked up by its type. Readers of results never see chunks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from . import kernels as pc
from .arrow import to_numpy
from .once import ReadOnce
from .sentences import Sign, describe_signs, find_sentence_starts
from .sets import differs, distinct
from .spelling import Spelling
from .sums import sizes_of, spread_runs, sum_runs
from .vocabulary import Describe, Vocabulary

__all__ = ["Tell", "Tokens", "number_groups"]

Tell = Callable[["Tokens"], np.ndarray]

#: So many bits has what tokens are looked for together.
_MOST_SOUGHT = 32


@dataclass(eq=False, repr=False)
class Tokens(ReadOnce):
    """The tokens of a batch of texts; a segment is one part of one article.

    Attributes
    ----------
    data : bytes
        All texts end to end, UTF-8, wide spaces as spaces, byte for byte.
    wide_spaces : ndarray
        Places in `data` where a byte of a wide space stood that began no character.
    ids : ndarray, shape (n_tokens,)
        Type of each token: its place in `types`.
    bounds : ndarray, shape (n_tokens + 1,)
        First byte of each token in `data`, and the end of `data`.
    types : ndarray
        Ids in the vocabulary: those of the batch's distinct types or, if it is large, of all.
    article, part : ndarray, shape (n_segments,)
        Place of the article in the batch, and place of the part in ``PARTS``.
    segment_bytes, segment_tokens : ndarray, shape (n_segments + 1,)
        Where each segment begins.
    """

    vocabulary: Vocabulary
    data: bytes
    wide_spaces: np.ndarray
    ids: np.ndarray
    bounds: np.ndarray
    types: np.ndarray
    article: np.ndarray
    part: np.ndarray
    segment_bytes: np.ndarray
    segment_tokens: np.ndarray
    _columns: dict = field(default_factory=dict, repr=False)
    _found: dict = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def of_types(self, describe: Describe) -> dict[str, np.ndarray]:
        """Return the feature columns of `describe` for the batch's types."""
        if describe not in self._columns:
            features = self.vocabulary.chunks.features(describe)
            self._columns[describe] = {k: v[self._chosen] for k, v in features.items()}
        return self._columns[describe]

    @cached_property
    def _chosen(self) -> np.ndarray | slice:
        """The types, as a slice if they are the vocabulary's first: nothing need be copied then."""
        size = len(self.types)
        return slice(size) if (self.types == np.arange(size)).all() else self.types

    @cached_property
    def type_words(self) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        """The words inside the batch's types.

        Two tables as those of ``Vocabulary.chunk_words``, of the batch's types alone, and with
        ``owner``, the type that each word is in.
        """
        of_chunk, flat = self.vocabulary.chunk_words()
        of_type = {name: column[self._chosen] for name, column in of_chunk.items()}
        count = of_type["count"]
        owner = np.repeat(np.arange(len(count)), count)
        place = slice(len(owner))
        if self._chosen is self.types:
            place = spread_runs(of_type["first"], count)
            of_type["first"] = np.cumsum(count) - count
        return of_type, {"owner": owner, **{name: column[place] for name, column in flat.items()}}

    @cached_property
    def bytes(self) -> np.ndarray:
        """The texts as an array of bytes."""
        return np.frombuffer(self.data, np.uint8)

    @property
    def starts(self) -> np.ndarray:
        """First byte of each token in `data`."""
        return self.bounds[:-1]

    @cached_property
    def signs(self) -> np.ndarray:
        """What each token may begin, end and hold; bits of ``Sign``."""
        return self.look_up(self.of_types(describe_signs)["signs"])

    def look_up(self, of_types: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
        """Return for each token what a column has for its type."""
        return of_types.take(self.ids, out=out, mode="clip")  # faster than to check each id

    def find(self, tell: Tell) -> np.ndarray:
        """Return the tokens of certain types.

        All tokens are gone over only once: what a vocabulary's earlier batches were asked for is
        looked for together.

        Parameters
        ----------
        tell : callable
            Tells of each of a batch's types whether its tokens are wanted; a function of a module,
            as it is remembered.
        """
        if tell not in self._found:
            places, kinds, bits = self._sought
            if tell in bits:
                self._found[tell] = places[(kinds & bits[tell] != 0).nonzero()[0]]
            else:
                self._found[tell] = self.look_up(tell(self)).nonzero()[0]
                if len(self.vocabulary.sought) < _MOST_SOUGHT:
                    self.vocabulary.sought.append(tell)
        return self._found[tell]

    @cached_property
    def _sought(self) -> tuple[np.ndarray, np.ndarray, dict[Tell, int]]:
        """The tokens that earlier batches would have been asked for, and for what by its bit."""
        bits = {tell: 1 << number for number, tell in enumerate(self.vocabulary.sought)}
        of_types = np.zeros(len(self.types), np.uint32)
        for tell, bit in bits.items():
            of_types |= tell(self) * np.uint32(bit)
        kinds = self.look_up(of_types)
        places = (kinds != 0).nonzero()[0]
        return places, kinds[places], bits

    def find_signs(self, sign: int) -> np.ndarray:
        """Return the tokens that have one of ``Sign.SOUGHT``."""
        sought = self.find(_tell_signs)
        return sought[(self.signs[sought] & sign != 0).nonzero()[0]]

    def find_bytes(self, sign: int, wanted: bytes) -> np.ndarray:
        """Return where one of some bytes stands, all of which are in tokens of a ``Sign``."""
        holding = self.find_signs(sign)
        starts = self.bounds[holding]
        places = spread_runs(starts, self.bounds[holding + 1] - starts)
        is_wanted = np.zeros(256, bool)
        is_wanted[list(wanted)] = True
        return places[np.flatnonzero(is_wanted[self.bytes[places]])]

    @cached_property
    def sentence_starts(self) -> np.ndarray:
        """First token of each sentence."""
        return find_sentence_starts(self)

    @cached_property
    def sentence_of(self) -> np.ndarray:
        """Sentence of each token."""
        sizes = sizes_of(self.sentence_starts, len(self))
        return np.arange(len(sizes)).repeat(sizes)

    @cached_property
    def sentence_segment(self) -> np.ndarray:
        """Segment of each sentence."""
        return number_groups(self.sentence_starts, self.segment_tokens[:-1])

    def sentence_text(self, token: int) -> tuple[int, bytes]:
        """Return the first byte in `data` of a token's sentence, and the sentence."""
        begin, end = map(int, self.sentence_bounds(token))
        return begin, self.data[begin:end]

    def sentence_bounds(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the first byte in `data` of each token's sentence, and the byte after it."""
        sentence = self.sentence_of[tokens]
        return self._sentence_bytes[sentence], self._sentence_bytes[sentence + 1]

    @cached_property
    def _sentence_bytes(self) -> np.ndarray:
        """First byte of each sentence, and the end of `data`."""
        return np.append(self.starts[self.sentence_starts], len(self.data))

    @cached_property
    def paragraphs(self) -> np.ndarray:
        """First token of each paragraph."""
        first = self.sentence_starts
        begins = self.signs[first - 1] & Sign.PARAGRAPH > 0
        begins |= differs(self.sentence_segment)
        return first[begins]

    @cached_property
    def paragraph_starts(self) -> np.ndarray:
        """First byte of each paragraph."""
        return self.starts[self.paragraphs]

    def sum_segments(self, describe: Describe) -> dict[str, np.ndarray]:
        """Sum the counts that `describe` gives types over each segment."""
        return sum_runs(self.of_types(describe), self.ids, self.segment_tokens[:-1])

    @cached_property
    def _continuations(self) -> np.ndarray:
        found = np.flatnonzero((self.bytes & 0xC0) == 0x80)
        return distinct(np.append(found, self.wide_spaces)) if len(self.wide_spaces) else found

    def characters(self, places: np.ndarray, segment: np.ndarray) -> np.ndarray:
        """Turn byte offsets in `data` into character offsets in their segment's text."""
        first = self.segment_bytes[segment]
        wide = self._continuations
        return places - first - (np.searchsorted(wide, places) - np.searchsorted(wide, first))

    def token_ends(self, tokens: np.ndarray) -> np.ndarray:
        """Return the byte after the last one of each token that is not white space."""
        length = self.of_types(_bare_lengths)["length"]
        return self.starts[tokens] + length[self.ids[tokens]]

    def word_spans(self, tokens: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the bytes of tokens without the punctuation around their words.

        A token that holds no word, an emoticon for one, is given whole.
        """
        begin, end = self._type_spans
        types, starts = self.ids[tokens], self.starts[tokens]
        return starts + begin[types], starts + end[types]

    @cached_property
    def _type_spans(self) -> tuple[np.ndarray, np.ndarray]:
        """Where the words of each type begin and end in it."""
        of_type, flat = self.type_words
        begin = np.zeros(len(self.types), np.int64)
        end = self.of_types(_bare_lengths)["length"].astype(np.int64)
        some = np.flatnonzero(of_type["count"])
        first = of_type["first"][some]
        begin[some] = flat["start"][first]
        end[some] = flat["end_possessive"][first + of_type["count"][some] - 1]
        return begin, end


def _tell_signs(tokens: Tokens) -> np.ndarray:
    return tokens.of_types(describe_signs)["signs"] & Sign.SOUGHT != 0


def number_groups(places: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Number the group that each place is in; places and the starts of groups increase."""
    sizes = sizes_of(places.searchsorted(starts), len(places))
    return np.arange(len(starts)).repeat(sizes)


def _bare_lengths(types: Spelling) -> dict[str, np.ndarray]:
    return {"length": to_numpy(pc.binary_length(types.bare))}
