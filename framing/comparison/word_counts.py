"""Words counted by article: the terms that groups of articles are compared by."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ..articles import PARTS, Article
from ..language import Vocabulary, tokenize
from ..language.arrow import is_any_of
from ..language.spelling import Spelling
from ..language.vocabulary import TypeTable
from ..language.words import find_names, is_function_word
from ..voices import VOICES, SentenceTable, split_by_voice

__all__ = ["IN_ALL", "TermCounts", "count_terms", "describe_terms", "field_of", "read_tables"]

#: The parts whose words are counted unless others are asked for: all but captions.
IN_ALL = tuple(part for part in PARTS if part != "caption")
_BATCH_ARTICLES = 1_000
#: What is left of a time of day when words are parted: it tells as little as "the".
_CLOCK = re.compile(r"[ap]\.m\.?|pm")
_FIELDS = ("id", "outlet", "published", "event", "url", "author", "section")


class TermCounts(NamedTuple):
    """How often each article has each term; only what occurs is listed.

    Attributes
    ----------
    terms : list of str
        In order; in lower case, but for ``US``, which is not "us"; words parted by spaces.
    article, term, count : ndarray of int64, shape (n_pairs,)
        Place of the article, place in `terms`, and how often; each pair once.
    articles : int
        How many articles there are, with words or without.
    """

    terms: list[str]
    article: np.ndarray
    term: np.ndarray
    count: np.ndarray
    articles: int


def field_of(article: Article, name: str) -> object:
    """Return a field of an article, or one of its extra columns; None if it has neither."""
    return getattr(article, name) if name in _FIELDS else article.extra.get(name)


def read_tables(articles: Sequence[Article]) -> Iterator[tuple[SentenceTable, int]]:
    """Yield the sentence table of each batch of articles, and how many articles it holds."""
    vocabulary = Vocabulary()
    for first in range(0, len(articles), _BATCH_ARTICLES):
        batch = articles[first : first + _BATCH_ARTICLES]
        yield split_by_voice(tokenize(batch, vocabulary)), len(batch)


def count_terms(
    tables: Iterable[tuple[SentenceTable, int]],
    *,
    n: int = 1,
    voice: str = "all",
    parts: Collection[str] = IN_ALL,
) -> TermCounts:
    """Count words, or phrases of n words, by article.

    Parameters
    ----------
    tables : iterable of (SentenceTable, int)
        Batches of articles, each with the number of its articles.
    n : int
        Words in a term. A phrase does not cross punctuation, a sentence's end or a change of voice.
    voice : {"all", "outlet", "quoted", "reported"}
        Whose words.
    parts : collection of str
        Parts of the articles.

    Raises
    ------
    ValueError
        If there is no such voice or part, or `n` is below 1.

    Examples
    --------
    >>> counts = count_terms(read_tables([Article("a", "Vote lost", "The vote, a close vote.")]))
    >>> sorted((counts.terms[term], int(n)) for term, n in zip(counts.term, counts.count))
    [('a', 1), ('close', 1), ('lost', 1), ('the', 1), ('vote', 3)]
    """
    if voice not in (*VOICES, "all"):
        raise ValueError(f"voice must be one of {', '.join(VOICES)}, all; got {voice!r}.")
    if unknown := [part for part in parts if part not in PARTS]:
        raise ValueError(f"parts must be among {', '.join(PARTS)}; got {unknown[0]!r}.")
    if n < 1:
        raise ValueError(f"a term has one word or more, got n = {n}.")
    shown = np.array([part in parts for part in PARTS])
    known, found, first = TypeTable(), [], 0
    for table, articles in tables:
        ids, row, follows = _words(table)
        words = [*table.tokens.vocabulary.words.strings, "US"]
        term, phrases = _join(ids, follows, n)
        segment = table.segment[row[: len(term)]]
        kept = (term >= 0) & shown[table.tokens.part[segment]]
        if voice != "all":
            kept &= table.voice[row[: len(term)]] == VOICES.index(voice)
        used, term = np.unique(term[kept], return_inverse=True)
        pair = table.tokens.article[segment[kept]] * len(used) + term
        pair, counts = np.unique(pair, return_counts=True)
        names = [" ".join(words[word] for word in phrases[number]) for number in used.tolist()]
        article, term = np.divmod(pair, max(1, len(used)))
        found.append(np.stack([article + first, known.intern(names)[term], counts]))
        first += articles
    article, term, count = np.concatenate([np.zeros((3, 0), np.int64), *found], axis=1)
    order = sorted(range(len(known)), key=known.strings.__getitem__)
    rank = np.empty(len(known), np.int64)
    rank[order] = np.arange(len(known))
    return TermCounts([known.strings[i] for i in order], article, rank[term], count, first)


def _words(table: SentenceTable) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the id of each word, its row, and whether the next word follows at once."""
    tokens = table.tokens
    of_chunk, flat = tokens.vocabulary.chunk_words()
    chunk = tokens.types[tokens.ids]
    size = of_chunk["count"][chunk]
    token = np.repeat(np.arange(len(tokens)), size)
    within = np.arange(len(token)) - np.repeat(np.cumsum(size) - size, size)
    place = of_chunk["first"][chunk[token]] + within
    row = table.row_of(token)
    same, ends = token[1:] == token[:-1], chunk[token]
    touching = of_chunk["closes"][ends[:-1]] & of_chunk["opens"][ends[1:]]
    touching &= token[1:] == token[:-1] + 1
    follows = np.where(same, flat["joined"][place[:-1]] > 0, touching) & (row[1:] == row[:-1])
    return _name_country(tokens.vocabulary)[place], row, follows


def _name_country(vocabulary: Vocabulary) -> np.ndarray:
    """Return the id of each word of each chunk; "US" and "U.S." have one past the last."""
    of_chunk, flat = vocabulary.chunk_words()
    known = vocabulary.words.features(_find_us)
    word = flat["word"]
    country = known["dotted"][word]
    home = np.repeat(np.arange(len(of_chunk["count"])), of_chunk["count"])
    for place in np.flatnonzero(known["us"][word]).tolist():
        chunk = vocabulary.chunks.strings[home[place]].encode()
        country[place] = chunk[flat["start"][place] : flat["end"][place]] == b"US"
    return np.where(country, len(vocabulary.words), word)


def _find_us(types: Spelling) -> dict[str, np.ndarray]:
    return {"us": is_any_of(types.texts, ["us"]), "dotted": is_any_of(types.texts, ["u.s"])}


def _join(ids: np.ndarray, follows: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return which phrase of n words begins at each word (-1: none), and the words of each."""
    size = max(0, len(ids) - n + 1)
    unbroken = np.ones(size, bool)
    number, phrases = np.zeros(size, np.int64), np.zeros((1, 0), np.int64)
    for step in range(n):
        word = ids[step : step + size]
        _, place, number = np.unique(
            number * (1 + ids.max(initial=0)) + word, return_index=True, return_inverse=True
        )
        phrases = np.stack([ids[place + before] for before in range(step + 1)], axis=1)
        if step < n - 1:
            unbroken &= follows[step : step + size]
    return np.where(unbroken, number, -1), phrases


def describe_terms(terms: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Tell of each term whether it is a ``name``, a ``number``, a ``function`` word or a ``word``.

    Parameters
    ----------
    terms : iterable of str
    texts : iterable of str
        Where the terms are from: names are what they write with a capital, and never without. A
        phrase is a name if one of its words is; it counts as function words if its first or last
        word is one. So do "a.m." and "pm".

    Examples
    --------
    >>> text = "On Friday the mayor, Rosa Lind, said it wasn't her fault."
    >>> describe_terms(["lind", "the", "wasn't", "mayor", "8", "the mayor"], [text])
    ['name', 'function', 'function', 'word', 'number', 'function']
    """
    names = find_names(texts) | {"US"}

    def is_empty(word: str) -> bool:
        return is_function_word(word) or word not in names and bool(_CLOCK.fullmatch(word))

    def describe(term: str) -> str:
        words = term.split()
        if is_empty(words[0]) or is_empty(words[-1]):
            return "function"
        if not names.isdisjoint(words):
            return "name"
        return "number" if all(word[0].isdigit() for word in words) else "word"

    return [describe(term) for term in terms]
