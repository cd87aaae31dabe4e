"""Keyword in context: every place of a word or phrase, with the words around it."""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from .articles import PARTS, Article
from .columns import as_columns
from .language import Vocabulary, tokenize
from .voices import VOICES, SentenceTable, split_by_voice

__all__ = ["KWIC_COLUMNS", "WINDOW", "find_in_context"]

KWIC_COLUMNS = (
    "article_id", "part", "sentence", "start", "end", "left", "term", "right", "voice",
)  # fmt: skip
#: Words shown on either side.
WINDOW = 8
_BATCH_ARTICLES = 1_000

#: A part of an article, by the article's place in its batch, and where a term stands in it.
_Hit = tuple[int, int, int, int]


def find_in_context(
    articles: Sequence[Article],
    term: str,
    *,
    window: int = WINDOW,
    case: bool = False,
    vocabulary: Vocabulary | None = None,
) -> dict[str, list]:
    """Find a word or phrase wherever it stands, with the words around it.

    Parameters
    ----------
    articles : sequence of Article
    term : str
        A word or phrase, found as whole words: "strike" is not found in "strikes", but "Lind" is
        in "Lind's". A word that ends in ``*`` stands for all that begin so. Hyphens are as good as
        spaces where the term has spaces, curly apostrophes as straight ones; nothing else has a
        meaning of its own. A phrase does not go on from one sentence into the next.
    window : int
        How many words to show on either side, at most; they are of the same part.
    case : bool
        Whether capitals must be as in `term`: "US" is not "us".
    vocabulary : Vocabulary, optional
        Reused if given.

    Returns
    -------
    dict of list
        ``KWIC_COLUMNS``, in order of place: ``start, end`` count characters of
        ``article.text(part)``; ``left, right`` have single spaces for all white space. Nothing is
        found of a term without a letter, digit or sign.

    Examples
    --------
    >>> article = Article("a", "Strikes spread", "The strike, a wild one, went on: strike after \
strike.")
    >>> found = find_in_context([article], "strik*", window=2)
    >>> list(zip(found["part"], found["left"], found["term"], found["right"]))
    [('headline', '', 'Strikes', 'spread'), ('body', 'The', 'strike', ', a wild'), \
('body', 'went on:', 'strike', 'after strike.'), ('body', 'strike after', 'strike', '.')]
    """
    if window < 0:
        raise ValueError(f"window must be 0 or more words, got {window}.")
    records: list[tuple] = []
    if term.strip():
        pattern = _compile(term, case)
        vocabulary = Vocabulary() if vocabulary is None else vocabulary
        for batch, hits in _search(articles, pattern):
            table = split_by_voice(tokenize(batch, vocabulary))
            records += _show(table, batch, np.array(hits), window)
    return as_columns(KWIC_COLUMNS, records)


def _compile(term: str, case: bool) -> re.Pattern:
    words = []
    for word in term.split():
        stem, star = (word[:-1], r"\w*") if re.search(r"\w\*$", word) else (word, "")
        words.append(re.escape(stem).replace("'", "’").replace("’", "['’]") + star)
    pattern = r"(?:\s+|[-\u2010\u2011])".join(words)
    if re.match(r"\s*\w", term):
        pattern = r"(?<!\w)" + pattern
    if re.search(r"\w\*?\s*$", term):
        pattern += r"(?!\w|['’](?![sS]\b)\w)"
    return re.compile(pattern, re.NOFLAG if case else re.IGNORECASE)


def _search(
    articles: Sequence[Article], pattern: re.Pattern
) -> Iterator[tuple[list[Article], list[_Hit]]]:
    """Yield the articles that have the term, in batches, with where they have it."""
    batch: list[Article] = []
    hits: list[_Hit] = []
    for article in articles:
        found = [
            (len(batch), part, *match.span())
            for part, name in enumerate(PARTS)
            for match in pattern.finditer(article.text(name))
        ]
        if found:
            batch.append(article)
            hits += found
        if len(batch) == _BATCH_ARTICLES:
            yield batch, hits
            batch, hits = [], []
    if batch:
        yield batch, hits


def _show(
    table: SentenceTable, articles: Sequence[Article], hits: np.ndarray, window: int
) -> Iterator[tuple]:
    """Yield a record (``KWIC_COLUMNS``) for each place that lies in one sentence."""
    tokens = table.tokens
    segments = {pair: i for i, pair in enumerate(zip(tokens.article, tokens.part, strict=True))}
    segment = np.array([segments[article, part] for article, part, *_ in hits.tolist()])
    texts = [articles[article].text(PARTS[part]) for article, part, *_ in hits.tolist()]
    first, last = (
        np.searchsorted(tokens.starts, tokens.segment_bytes[segment] + bytes_before, "right") - 1
        for bytes_before in (
            [len(text[:start].encode()) for text, start in zip(texts, hits[:, 2], strict=True)],
            [len(text[:end].encode()) - 1 for text, end in zip(texts, hits[:, 3], strict=True)],
        )
    )
    opening = np.maximum(first - window, tokens.segment_tokens[segment])
    closing = np.minimum(last + window, tokens.segment_tokens[segment + 1] - 1)
    begin = tokens.characters(tokens.starts[opening], segment).tolist()
    stop = tokens.characters(tokens.token_ends(closing), segment).tolist()
    row = table.row_of(first)
    sentence, voice = table.sentence_number[row].tolist(), table.voice[row].tolist()
    within = (tokens.sentence_of[first] == tokens.sentence_of[last]).tolist()
    for place, (article, part, start, end) in enumerate(hits.tolist()):
        if within[place]:
            text = texts[place]
            yield (
                articles[article].id, PARTS[part], sentence[place], start, end,
                _squeeze(text[begin[place] : start]), _squeeze(text[start:end]),
                _squeeze(text[end : stop[place]]), VOICES[voice[place]],
            )  # fmt: skip


def _squeeze(text: str) -> str:
    return " ".join(text.split())
