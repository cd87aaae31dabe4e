"""Articles to tokens: cutting many texts at white space, all at once."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from ..articles import PARTS, Article
from .tokens import Tokens
from .vocabulary import Vocabulary

__all__ = ["tokenize"]

# The white space that str.split() knows beyond ASCII: its bytes in UTF-8, read as one number.
_WIDE_SPACES = np.array(
    [
        int.from_bytes(char.encode(), "big")
        for char in "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
        "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    ]
)


def tokenize(articles: Sequence[Article], vocabulary: Vocabulary | None = None) -> Tokens:
    """Cut every part of every article into tokens.

    Parameters
    ----------
    articles : sequence of Article
        Together less than 2 GB.
    vocabulary : Vocabulary, optional
        Reused and grown; a new one is made otherwise.
    """
    vocabulary = Vocabulary() if vocabulary is None else vocabulary
    joined, segment_bytes, article, part = _join_texts(articles)
    data, wide_spaces = _narrow_spaces(joined)
    bounds = _find_bounds(data, segment_bytes)
    offsets = pa.py_buffer(bounds.astype(np.int32))
    chunks = pa.StringArray.from_buffers(len(bounds) - 1, offsets, pa.py_buffer(data))
    ids, types = vocabulary.chunks.encode(chunks)
    return Tokens(
        vocabulary, data, wide_spaces, ids, bounds, types, article, part,
        segment_bytes, bounds.searchsorted(segment_bytes),
    )  # fmt: skip


def _join_texts(articles: Sequence[Article]) -> tuple[bytes, np.ndarray, np.ndarray, np.ndarray]:
    """Return all parts with text end to end, where each begins, and its article and part."""
    texts = [text for article in articles for text in article.texts()]
    written = [place for place, text in enumerate(texts) if text and not text.isspace()]
    article, part = np.divmod(np.array(written, np.int64), len(PARTS))
    encoded = [texts[place].encode() for place in written]
    segment_bytes = np.zeros(len(encoded) + 1, np.int64)
    np.cumsum(list(map(len, encoded)), out=segment_bytes[1:])
    return b"".join(encoded), segment_bytes, article, part


def _narrow_spaces(data: bytes) -> tuple[bytes, np.ndarray]:
    """Write wide spaces as spaces; also return where a byte that began no character was."""
    if data.isascii():
        return data, np.zeros(0, np.int64)
    raw = np.frombuffer(data, np.uint8)
    lead = np.flatnonzero(raw >= 0xC2)
    pairs = raw[lead].astype(np.int64) << 8 | raw[np.minimum(lead + 1, len(raw) - 1)]
    triples = pairs << 8 | raw[np.minimum(lead + 2, len(raw) - 1)]
    of_two, of_three = lead[_is_wide(pairs)], lead[_is_wide(triples)]
    later = np.sort(np.concatenate([of_two + 1, of_three + 1, of_three + 2]))
    if not len(later):
        return data, later
    narrow = raw.copy()
    for places in (of_two, of_three, later):
        narrow[places] = ord(" ")
    return narrow.tobytes(), later


def _is_wide(codes: np.ndarray) -> np.ndarray:
    near = np.searchsorted(_WIDE_SPACES[:-1], codes)  # they increase
    return _WIDE_SPACES[near] == codes


def _find_bounds(data: bytes, segment_bytes: np.ndarray) -> np.ndarray:
    """Return the first byte of each token, and the end of the data."""
    text = np.frombuffer(data, np.uint8) > ord(" ")  # an Article has no other control characters
    begins = np.empty(len(text) + 1, bool)
    np.greater(text[1:], text[:-1], out=begins[1:-1])
    begins[segment_bytes[:-1]] = text[segment_bytes[:-1]]
    begins[-1] = True
    return begins.nonzero()[0]
