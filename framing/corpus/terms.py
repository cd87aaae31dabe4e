"""Single loaded terms, counted by article, part and voice."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
from scipy import sparse

from ..analysis import Engine
from ..articles import PARTS, Article
from ..voices import VOICES
from .frames import Column, batch_articles

__all__ = ["count_terms", "find_terms"]

_IN_ALL = [part for part in PARTS if part != "caption"]


def find_terms(articles: Iterable[Article], engine: Engine) -> list[str]:
    """Return the loaded terms that articles use, in the order of the alphabet."""
    batches = batch_articles(articles)
    return sorted({term for batch in batches for *_, term in _list_hits(batch, engine)})


def count_terms(
    articles: Sequence[Article], engine: Engine, places: Sequence[Column], terms: Sequence[str]
) -> sparse.csr_array:
    """Count loaded terms.

    Parameters
    ----------
    articles : sequence of Article
        One batch.
    engine : Engine
    places : sequence of (part, voice, measure)
        Where to count.
    terms : sequence of str
        What to count.

    Returns
    -------
    csr_array of float, shape (n_articles, n_places * n_terms)
        For the first place all terms, then for the next.
    """
    number = {term: place for place, term in enumerate(terms)}
    columns: dict[tuple[str, str], list[int]] = {}
    for place, (part, voice, _) in enumerate(places):
        inside = _IN_ALL if part == "all" else [part], VOICES if voice == "all" else [voice]
        for key in product(*inside):
            columns.setdefault(key, []).append(place * len(terms))
    cells = [
        (article, first + number[term])
        for article, part, voice, term in (_list_hits(articles, engine) if terms else ())
        if term in number
        for first in columns.get((part, voice), ())
    ]
    where = tuple(np.array(cells, np.int64).reshape(-1, 2).T)
    shape = len(articles), len(places) * len(terms)
    return sparse.coo_array((np.ones(len(cells)), where), shape=shape).tocsr()


def _list_hits(articles: Sequence[Article], engine: Engine) -> Iterator[tuple]:
    """Yield article (its place), part, voice and term of every loaded term in a batch."""
    table = engine.read(articles)
    family = next(family for family in engine.families if family.name == "loaded")
    (found,) = family.find(table)
    row = table.row_of(found.token)
    segment = table.segment[row]
    codes = table.tokens.article[segment], table.tokens.part[segment], table.voice[row]
    for place, (article, part, voice) in enumerate(zip(*map(list, codes), strict=True)):
        yield article, PARTS[part], VOICES[voice], found.describe(place)[2]
