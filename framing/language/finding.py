"""Finding words: in one text, and in many at once."""

import re
from functools import lru_cache
from string import ascii_letters, digits

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import from_flags, from_strings, to_numpy
from .sets import is_among
from .spelling import Spelling, mark_bytes

__all__ = ["find_in_each", "find_words", "split_term", "split_words"]

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

_ALNUM, _DIGITS = mark_bytes(ascii_letters + digits), mark_bytes(digits)
_SIGNS = mark_bytes(".,:")

#: Of each word of many texts: its text, its normal form, and where it is: start, end and end with
#: possessive in bytes, and whether a hyphen joins it to the text's next word.
Found = tuple[np.ndarray, pa.StringArray, np.ndarray]


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


def find_in_each(texts: Spelling) -> Found:
    """Find the words of many texts at once; see ``find_words``.

    Returns
    -------
    owner : ndarray
        The text of each word. Those of a text are in order, the texts are not.
    words : pyarrow.StringArray
        Their normal forms.
    spans : ndarray, shape (n_words, 4)
        Where each starts, ends, and ends with its possessive, in bytes, and whether only a hyphen
        stands between it and the text's next word.
    """
    flags, possessive, others = _flag_words(texts)
    start, end = texts.runs(flags)
    owner, words = texts.owner[start], pc.ascii_lower(texts.cut(flags, end - start))
    whole = end + 2 * possessive[end]
    joined = np.zeros(len(start), np.int64)
    apart = np.flatnonzero((start[1:] - whole[:-1] == 1) & (owner[1:] == owner[:-1]))
    joined[apart] = texts.raw[whole[apart]] == ord("-")
    first = texts.bounds[owner]
    spans = np.stack([start - first, end - first, whole - first, joined], 1)
    owners, found, places = _find_in_others(pc.filter(texts.bare, from_flags(others)))
    return (
        np.append(owner, np.flatnonzero(others)[owners]),
        pa.concat_arrays([words, found]),
        np.concatenate([spans, places]),
    )


def _flag_words(texts: Spelling) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Flag the bytes of words, and the apostrophes of possessives; tell texts to be read otherwise.

    These are texts of other characters, with signs that may join numbers or initials to one word,
    or with a possessive before another apostrophe ("rock's'n").
    """
    raw, owner, others = texts.raw, texts.owner, texts.others.copy()
    flags = texts.among(_ALNUM)
    follows, precedes = texts.before(flags), texts.after(flags)
    inner = np.flatnonzero(follows & ~flags & precedes)
    signs = inner[_SIGNS[raw[inner]]]
    parting = follows[signs - 1] & precedes[signs + 1]  # between two letters or more
    parting &= ~(_DIGITS[raw[signs - 1]] & _DIGITS[raw[signs + 1]])
    others[owner[signs[~parting]]] = True
    wide = np.flatnonzero(follows & (raw >= 0x80))
    others[owner[wide[precedes[np.minimum(wide + 2, len(raw) - 1)]]]] = True
    apostrophes = inner[raw[inner] == ord("'")]
    is_s = raw[apostrophes + 1] | 0x20 == ord("s")
    is_s &= ~texts.after(flags | (raw == ord("_")))[apostrophes + 1]
    possessive = np.zeros(len(raw) + 1, bool)
    possessive[apostrophes[is_s]] = True
    others[owner[apostrophes[1:][possessive[apostrophes[1:] - 2]]]] = True
    flags[apostrophes] = True
    flags[apostrophes[is_s]] = flags[apostrophes[is_s] + 1] = False
    flags &= ~others[owner]
    return flags, possessive, others


def _find_in_others(texts: pa.StringArray) -> Found:
    """Find the words of many texts of any characters without white space."""
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
