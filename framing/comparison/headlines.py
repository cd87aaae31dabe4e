"""Headlines side by side: which words, names and numbers stand in which."""

from collections.abc import Sequence

from ..articles import Article
from ..language.vocabulary import find_words
from ..language.words import NUMBERS, STOPWORDS, find_names

__all__ = ["contrast_headlines"]


def contrast_headlines(articles: Sequence[Article]) -> dict[str, list]:
    """Compare the headlines of articles, word by word.

    Words that carry no content of their own are left out. A word is a name if the articles'
    texts write it with a capital within sentences and never without; a number counts as the same
    in figures and in words.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    dict of list
        ``term`` (as first written), ``kind`` ("name", "number" or "word"), ``articles`` (tuple of
        the ids whose headlines have it), in order of first sight.

    Examples
    --------
    >>> a, b = Article("a", "Minister met envoy"), Article("b", "Minister met envoy to free 8 men")
    >>> table = contrast_headlines([a, b])
    >>> [term for term, ids in zip(table["term"], table["articles"]) if ids == ("b",)]
    ['free', '8', 'men']
    """
    names = find_names(article.body for article in articles)
    found: dict[str, tuple[str, str, list[str]]] = {}
    for article in articles:
        for word, start, end, _ in find_words(article.headline):
            if word in STOPWORDS:
                continue
            key = NUMBERS.get(word, word)
            kind = "number" if key[0].isdigit() else "name" if key in names else "word"
            shown = article.headline[start:end]
            entry = found.setdefault(key, (shown if kind != "word" else shown.lower(), kind, []))
            if article.id not in entry[2]:
                entry[2].append(article.id)
    rows = list(found.values())
    return {
        "term": [term for term, _, _ in rows],
        "kind": [kind for _, kind, _ in rows],
        "articles": [tuple(ids) for _, _, ids in rows],
    }
