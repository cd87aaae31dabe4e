"""Near-duplicates: one story republished, whole, cut or with some words changed.

Articles are one story if at least half of the runs of three words of the shorter stand in the
longer too: copies of wire reports do, articles about one event in their own words do not. MinHash
sketches say which pairs to look at, of the whole text and of its opening, which is what stays when
a copy is cut; every such pair is then counted exactly.

References
----------
Broder (1997), On the resemblance and containment of documents, SEQUENCES, 21–29.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..articles import Article
from ..language.vocabulary import split_words
from .frames import iter_rows

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["OVERLAP", "find_duplicates"]

#: From this share of common runs on, two articles are one story.
OVERLAP = 0.5
#: A run is so many words.
_RUN = 3
#: Below so many runs a text is a copy only if it has the same ones.
_FEW = 20
#: So many words are a text's opening.
_OPENING = 120
#: A sketch has bands of rows: it is compared to those that equal it in one band at least.
_BANDS, _ROWS = 48, 4
_SEED = 1
_MIX = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], np.uint64
)


def find_duplicates(
    articles: "Iterable[Article] | pd.DataFrame", *, overlap: float = OVERLAP
) -> "pd.DataFrame":
    """Tell which articles are one story republished.

    Bodies are compared, and headlines of articles without one. About 5 KB of memory are needed
    for an article of 600 words.

    Parameters
    ----------
    articles : iterable of Article, or DataFrame
        A data frame has a row an article, with a column ``headline`` or ``body`` or both.
    overlap : float
        The share of the shorter text's runs of three words that stand in the longer, from which
        on they are one story; from 0.5, below which sketches miss too many, to 1.

    Returns
    -------
    DataFrame
        A row an article, in the order given; the index holds the articles' ids, or is the data
        frame's own. Columns

        - ``story``: number of the story; the same for all its copies;
        - ``duplicate_of``: id of the story's first article in the order given; missing for that
          one itself, and so for an article that has no copy;
        - ``overlap``: the share of runs in common with that; NaN if there is none.

    Raises
    ------
    ValueError
        If `overlap` is out of range.
    ImportError
        If datasketch, which makes the sketches, is not installed.

    Examples
    --------
    >>> wire = "The council closed the bridge on Monday after a crack was found in a cable."
    >>> copy = wire.replace("Monday", "Tuesday")
    >>> own = "A crack in one of its cables has shut the bridge, the council says."
    >>> found = find_duplicates([Article("a", body=wire), Article("b", body=own),
    ...                          Article("c", body=wire), Article("d", body=copy)])
    >>> found["story"].tolist(), found["duplicate_of"].fillna("").tolist()
    ([0, 1, 0, 2], ['', '', 'a', ''])
    """
    import pandas as pd

    if not OVERLAP <= overlap <= 1:
        raise ValueError(f"overlap must be from {OVERLAP} to 1, got {overlap}.")
    index = None
    if isinstance(articles, pd.DataFrame):
        articles, index = iter_rows(articles), articles.index
    ids, runs, sketches = [], [], []
    for article in articles:
        words = split_words(article.body or article.headline)
        ids.append(article.id)
        runs.append(_runs(words))
        sketches.append([_sketch(runs[-1]), _sketch(_runs(words[:_OPENING]))])
    first = _first_copies(
        runs, np.array(sketches, np.uint32).reshape(-1, 2, _BANDS * _ROWS), overlap
    )
    index = pd.Index(ids, name="article_id", dtype=object) if index is None else index
    places = np.flatnonzero(first != np.arange(len(first))).tolist()
    originals, shares = np.full(len(first), None, object), np.full(len(first), np.nan)
    for place in places:
        originals[place] = index[first[place]]
        shares[place] = _share(runs[first[place]], runs[place])
    story = np.unique(first, return_inverse=True)[1]
    columns = {"story": story, "duplicate_of": originals, "overlap": shares}
    return pd.DataFrame(columns, index=index)


def _runs(words: Sequence[str]) -> np.ndarray:
    """Return the distinct runs of words, each as a number, in order."""
    codes = np.array([_code(word) for word in words], np.uint64)
    size = max(len(codes) - _RUN + 1, min(len(codes), 1))
    codes = np.append(codes, np.zeros(_RUN, np.uint64))
    mixed = sum(codes[step : step + size] * _MIX[step] for step in range(_RUN))
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


@lru_cache(500_000)
def _code(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


@cache
def _blank():
    try:
        from datasketch import MinHash
    except ImportError:
        raise ImportError(
            "to find duplicates, datasketch is needed: pip install 'framing[duplicates]'."
        ) from None
    return MinHash(num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=int, scheme="affine32")


def _sketch(runs: np.ndarray) -> np.ndarray:
    sketch = _blank().copy()
    sketch.update_batch(runs.tolist())
    return sketch.hashvalues


def _share(one: np.ndarray, other: np.ndarray) -> float:
    """Return the share of the shorter's runs that the longer has; of few runs, all or none."""
    shorter = min(len(one), len(other))
    if shorter < _FEW:
        return float(shorter > 0 and np.array_equal(one, other))
    return len(np.intersect1d(one, other, assume_unique=True)) / shorter


def _first_copies(runs: Sequence[np.ndarray], sketches: np.ndarray, overlap: float) -> np.ndarray:
    """Return for each article the place of the first of its story."""
    first = list(range(len(runs)))

    def find(place: int) -> int:
        while first[place] != place:
            first[place] = place = first[first[place]]
        return place

    for one, other in _candidates(sketches):
        here, there = sorted((find(one), find(other)))
        if here != there and _share(runs[one], runs[other]) >= overlap:
            first[there] = here
    return np.array([find(place) for place in range(len(runs))], np.int64)


def _candidates(sketches: np.ndarray) -> Iterator[tuple[int, int]]:
    """Yield pairs that are equal in a band: each with the one before, and with the first."""
    tried: set[tuple[int, int]] = set()
    for kind in range(sketches.shape[1]):
        for band in range(_BANDS):
            rows = sketches[:, kind, band * _ROWS : (band + 1) * _ROWS].astype(np.uint64)
            group = np.unique(rows @ _MIX, return_inverse=True)[1]
            order = np.argsort(group, kind="stable")
            opens = np.diff(group[order], prepend=-1) > 0
            head = order[np.maximum.accumulate(np.where(opens, np.arange(len(order)), 0))]
            later = np.flatnonzero(~opens)
            pairs = {*zip(order[later - 1].tolist(), order[later].tolist(), strict=True)}
            pairs.update(zip(head[later].tolist(), order[later].tolist(), strict=True))
            yield from sorted(pairs - tried)
            tried |= pairs
