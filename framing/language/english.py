"""Is a text English? Told by the share of its commonest words."""

import re
from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from . import kernels as pc
from .arrow import from_flags, from_strings, is_any_of, to_numpy
from .vocabulary import EDGES

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
_WORD_OR_LINE = re.compile(r"[^\W\d_]+|\n")


def describe_english(types: pa.StringArray) -> dict[str, np.ndarray]:
    """For each type: ``ENGLISH_COUNTS``."""
    core = pc.ascii_lower(pc.utf8_trim(pc.utf8_trim_whitespace(types), EDGES))
    plain = to_numpy(pc.ascii_is_alpha(core))
    columns = {
        "runs": plain.astype(np.int64),
        "common": is_any_of(core, _COMMON).astype(np.int64),
        "letters": plain * to_numpy(pc.utf8_length(core)).astype(np.int64),
        "foreign": np.zeros(len(types), np.int64),
    }
    odd = pc.replace_substring(pc.filter(core, from_flags(~plain)), "\n", " ").to_pylist()
    found = _WORD_OR_LINE.findall("\n".join(odd))  # all at once, a line each
    ends = np.array([word == "\n" for word in found], bool)
    owner = np.flatnonzero(~plain)[np.cumsum(ends)[~ends]]
    words = [word for word in found if word != "\n"]
    np.add.at(columns["runs"], owner, 1)
    for name, tell in (("common", _COMMON.__contains__), ("letters", len)):
        np.add.at(columns[name], owner, np.fromiter(map(tell, words), np.int64, len(words)))
    wide = [place for place, word in enumerate(words) if not word.isascii()]
    for place in wide:
        columns["foreign"][owner[place]] += sum(letter > _LAST_LATIN for letter in words[place])
    return columns


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
    return float(_share(describe_english(from_strings([text])))[0])


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
