"""Is a text English? Told by the share of its commonest words."""

import re
from collections.abc import Mapping, Sequence
from string import ascii_letters

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import from_flags, from_strings, is_any_of
from .spelling import Spelling, mark_bytes

__all__ = ["ENGLISH_COUNTS", "ENGLISH_SHARE", "describe_english", "english_share", "english_shares"]

#: Below this share of common words a text is not taken for English; English prose has .35 to .5.
ENGLISH_SHARE = 0.2
#: Texts of fewer words than this are taken for English.
_ENOUGH = 20

#: What is counted: runs of letters, common words among them, letters, those that are not Latin.
ENGLISH_COUNTS = ("runs", "common", "letters", "foreign")

_COMMON = frozenset(
    (
        "the of and to in a is that for it was on with as he be at by his they from had "
        "has have are not an this but were who which she her their we you or its said "
        "will would been one more than when after about what all there out up them so "
        "could into if no can over him also"
    ).split()
)
_LAST_LATIN = "\u024f"
_LETTERS = mark_bytes(ascii_letters)
_WORD_OR_LINE = re.compile(r"[^\W\d_]+|\n")


def describe_english(types: Spelling) -> dict[str, np.ndarray]:
    """For each type: ``ENGLISH_COUNTS``."""
    flags = types.among(_LETTERS)
    first, last = types.runs(flags)
    owner, sizes = types.owner[first], last - first
    common = is_any_of(pc.ascii_lower(types.cut(flags, sizes)), _COMMON)
    columns = _add_up(owner, len(types), common, sizes, np.zeros(len(sizes)))
    others = pc.filter(types.texts, from_flags(types.others))
    for name, counts in _count_others(others).items():
        columns[name][types.others] = counts
    return columns


def _count_others(types: pa.StringArray) -> dict[str, np.ndarray]:
    """Count in types of any characters."""
    lines = pc.replace_substring(pc.ascii_lower(types), "\n", " ").to_pylist()
    found = _WORD_OR_LINE.findall("\n".join(lines))  # all at once, a line each
    ends = np.array([word == "\n" for word in found], bool)
    words = [word for word in found if word != "\n"]
    foreign = [0 if word.isascii() else sum(c > _LAST_LATIN for c in word) for word in words]
    common = [word in _COMMON for word in words]
    return _add_up(np.cumsum(ends)[~ends], len(types), common, [*map(len, words)], foreign)


def _add_up(owner: np.ndarray, size: int, *of_runs: Sequence[float]) -> dict[str, np.ndarray]:
    """Add up over each type what there is of each run of letters."""
    sums = (np.bincount(owner, values, size) for values in (np.ones(len(owner)), *of_runs))
    return {k: v.astype(np.int64) for k, v in zip(ENGLISH_COUNTS, sums, strict=True)}


def english_share(text: str) -> float:
    """Return the share of the commonest English words among the words of a text.

    Returns
    -------
    float
        From 0 to 1; NaN for a text of fewer than 20 words, but 0 for one in another script, which
        may not part its words.

    Examples
    --------
    >>> round(english_share("The man said that it was not for him to say. " * 3), 2)
    0.82
    """
    return float(_share(describe_english(Spelling(from_strings([text]))))[0])


def english_shares(counts: Mapping[str, np.ndarray], article: np.ndarray, size: int) -> np.ndarray:
    """Return the share of each article; see ``english_share``.

    Parameters
    ----------
    counts : mapping of str to ndarray, shape (n_rows,)
        ``ENGLISH_COUNTS`` of parts of articles.
    article : ndarray, shape (n_rows,)
        Which article each is part of.
    size : int
        Number of articles.

    Returns
    -------
    ndarray, shape (size,)
    """
    return _share({k: np.bincount(article, v, minlength=size) for k, v in counts.items()})


def _share(counts: Mapping[str, np.ndarray]) -> np.ndarray:
    foreign = counts["foreign"] > np.maximum(_ENOUGH, counts["letters"] / 2)
    few = counts["runs"] < _ENOUGH
    shares = counts["common"] / np.maximum(counts["runs"], 1)
    return np.where(few, np.where(foreign, 0.0, np.nan), shares)
