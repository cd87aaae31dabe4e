"""Headlines side by side: which words, names and numbers stand in which."""

from collections.abc import Sequence

from ..articles import Article
from ..language.vocabulary import find_words
from ..language.words import NUMBERS, STOPWORDS, find_names

__all__ = ["contrast_headlines", "find_terms"]

#: Names that would be words of no content in small letters.
_ACRONYMS = frozenset(("US", "IT", "WHO"))
#: Names of days and months that are nothing else.
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "august september october november december".split()
)
#: Letters of a word that a headline in title case would write with a capital, whatever it is.
_LONG = 5


def contrast_headlines(articles: Sequence[Article]) -> dict[str, list]:
    """Compare the headlines of articles, word by word.

    Words that carry no content of their own are left out. A word is a name if the articles'
    texts, or headlines that are not in title case, write it with a capital within sentences and
    never without, and so are days and months; numbers count as the same in figures and in words,
    and so do "US" and "U.S.".

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    dict of list
        ``term`` (words in small letters, numbers in figures if one headline has them so), ``kind``
        ("name", "number" or "word"), ``articles`` (tuple of the ids whose headlines have it), in
        order of first sight.

    Examples
    --------
    >>> a, b = Article("a", "Minister met envoy"), Article("b", "Minister met envoy to free 8 men")
    >>> table = contrast_headlines([a, b])
    >>> [term for term, ids in zip(table["term"], table["articles"]) if ids == ("b",)]
    ['free', '8', 'men']
    """
    headlines = [article.headline for article in articles if _is_sentence(article.headline)]
    names = _DATES | find_names([*(article.body for article in articles), *headlines])
    found: dict[str, tuple[list[str], list[str]]] = {}
    for article in articles:
        for key, start, end in find_terms(article.headline):
            forms, ids = found.setdefault(key, ([], []))
            forms.append(article.headline[start:end])
            if article.id not in ids:
                ids.append(article.id)
    rows = [(*_describe(key, forms, names), tuple(ids)) for key, (forms, ids) in found.items()]
    columns = zip(*rows, strict=True) if rows else ([], [], [])
    return dict(zip(("term", "kind", "articles"), map(list, columns), strict=True))


def find_terms(headline: str) -> list[tuple[str, int, int]]:
    """Find the words of a headline that carry content: what each is compared by, start, end.

    Examples
    --------
    >>> find_terms("US to free 20,000")
    [('us', 0, 2), ('free', 6, 10), ('20000', 11, 17)]
    """
    shouted = headline.isupper()
    return [
        (_key(word), start, end)
        for word, start, end, _ in find_words(headline)
        if word not in STOPWORDS or (headline[start:end] in _ACRONYMS and not shouted)
    ]


def _is_sentence(headline: str) -> bool:
    """Tell whether a headline has small letters where title case would have capitals."""
    return any(
        len(key) >= _LONG and headline[start].islower() for key, start, _ in find_terms(headline)
    )


def _key(word: str) -> str:
    word = NUMBERS.get(word, word)
    return word.replace(",", "") if word[0].isdigit() else word.replace(".", "")


def _describe(key: str, forms: list[str], names: frozenset[str]) -> tuple[str, str]:
    """Return how to show a word and its kind, whichever headline comes first."""
    if key[0].isdigit():
        return min(forms, key=lambda form: (not form[0].isdigit(), form)), "number"
    if key.upper() in _ACRONYMS or not names.isdisjoint(form.lower() for form in forms):
        shown = min(forms, key=lambda form: (form.isupper(), "." in form, form))
        return f"{shown}." if "." in shown else shown, "name"
    shown = min(form.lower().replace("’", "'") for form in forms)
    return f"{shown}." if "." in shown else shown, "word"
