"""Keyness: which words one group of articles uses more than another, and how sure that is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..analysis import Analysis
from ..articles import Article
from ..language.sets import distinct
from .log_odds import WordSums, compare_sums, sum_words
from .testing import adjust_p, normal_p
from .word_counts import (
    IN_ALL,
    TermCounts,
    count_terms,
    describe_terms,
    field_of,
    read_tables,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["KEYNESS_COLUMNS", "REST", "compare_article_words", "compare_words", "find_keyness"]

KEYNESS_COLUMNS = (
    "term", "kind", "a", "b", "count_a", "count_b", "rate_a", "rate_b", "articles_a", "articles_b",
    "log_odds", "low", "high", "z", "p_adjusted",
)  # fmt: skip
#: What all other groups together are called.
REST = "the rest"
#: Articles a group must have for intervals by article, unless they are asked for.
_ENOUGH_ARTICLES = 10


def compare_words(
    groups: Mapping[str, Iterable[Article]] | Iterable[Article] | Analysis,
    *,
    by: str | None = None,
    n: int = 1,
    voice: str = "all",
    parts: Collection[str] = IN_ALL,
    names: bool = True,
    function_words: bool = False,
    minimum: int = 2,
    prior: str | float | Mapping[str, float] = "pooled",
    strength: float | None = None,
    unit: str | None = None,
    pairwise: bool = False,
) -> "pd.DataFrame":
    """Compare the words of groups of articles: weighted log-odds with a Dirichlet prior.

    Parameters
    ----------
    groups : mapping of str to iterable of Article, iterable of Article, or Analysis
        Two groups or more, or the articles of all of them, or an analysis of these.
    by : str, optional
        Of articles without groups: the field (``outlet``, or a column in ``extra``) that parts
        them; those without a value are left out.
    n : int
        Words in a term; 2 for phrases of two words.
    voice : {"all", "outlet", "quoted", "reported"}
        Whose words are counted.
    parts : collection of str
        Parts of the articles; all but captions by default.
    names, function_words : bool
        Whether to list names, and words such as "the". All of them are counted: what is not listed
        alters no figure but `p_adjusted`.
    minimum : int
        Terms that both sides together have less often are not listed.
    prior : "pooled", float or mapping of str to float
        The prior of each word: its share of all groups' words or, by a mapping, of the words of a
        background (a word that is not in it counts as one found there once), times `strength`. A
        number is the same prior for every word.
    strength : float, optional
        How many words the prior weighs; by default as many as an average article has.
    unit : {"word", "article"}, optional
        What the interval takes to be drawn independently of each other, see Notes: articles where
        every group has ten or more, else words.
    pairwise : bool
        Of more than two groups, compare each two; else each is compared with the rest.

    Returns
    -------
    DataFrame
        A row for each term and comparison, those that `a` has more of first: ``term`` (in lower
        case), ``kind`` (word, name, number, function), ``a, b`` (groups; `b` may be "the rest"),
        ``count_a, count_b``, ``rate_a, rate_b`` (per 1,000 words), ``articles_a, articles_b`` (how
        many articles have it), ``log_odds`` (natural logarithm of the odds ratio, above 0 if `a`
        has more), ``low, high`` (95 % interval), ``z`` (as published: `log_odds` by its standard
        error were every word drawn), ``p_adjusted`` (by the interval's standard error, adjusted
        for the number of terms listed in one comparison; Benjamini & Hochberg 1995).

    Raises
    ------
    ValueError
        If there are fewer than two groups, or an option is not one of those named.

    Notes
    -----
    It says which words differ in frequency, not why: a word may go with a topic, a place, or a
    person quoted. The interval is for each term on its own. With ``unit="word"`` it is that of
    Monroe et al., which takes every word to be drawn independently. Real texts repeat their words,
    so that it is too narrow, the more so the longer the texts: between random halves of one
    outlet's 55 articles it left out 0 for 20 of 100 terms that occur ten times or more, instead of
    5. ``unit="article"`` takes articles to be drawn, and is never narrower (3 of 100 there): a word
    that fills one article, and is in no other, is not said to be its outlet's. It needs several
    articles. Of two short texts hardly any word can be said to differ.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection
    and evaluation for identifying the content of political conflict. Political Analysis 16(4),
    372–403.

    Examples
    --------
    >>> from framing import Article, compare_words
    >>> a = Article("a", body="Riots, riots and more riots shook the town. " * 5)
    >>> b = Article("b", body="Protests and more protests took place in the town. " * 5)
    >>> table = compare_words({"a": [a], "b": [b]})
    >>> table.loc[table["low"] > 0, ["term", "count_a", "count_b", "z"]].round(2)
        term  count_a  count_b     z
    0  riots       15        0  3.29
    """
    import pandas as pd

    articles, labels = _label(groups, by)
    counts = count_terms(read_tables(articles), n=n, voice=voice, parts=parts)
    texts = (article.body for article in articles)
    columns = find_keyness(
        counts, labels, texts, names=names, function_words=function_words, minimum=minimum,
        prior=prior, strength=strength, unit=unit, pairwise=pairwise,
    )  # fmt: skip
    return pd.DataFrame(columns)


def _label(groups, by: str | None) -> tuple[list[Article], list[str]]:
    """Return articles and the group of each."""
    if isinstance(groups, Analysis):
        groups = groups.articles
    if isinstance(groups, Mapping):
        pairs = [(article, str(name)) for name, found in groups.items() for article in found]
    elif by is None:
        raise ValueError("say what parts the articles, such as compare_words(…, by='outlet').")
    else:
        values = [(article, field_of(article, by)) for article in groups]
        pairs = [(article, str(value)) for article, value in values if value not in (None, "")]
        pairs.sort(key=lambda pair: pair[1])
    return [article for article, _ in pairs], [name for _, name in pairs]


def find_keyness(
    counts: TermCounts,
    labels: Sequence[str],
    texts: Iterable[str],
    *,
    names: bool = True,
    function_words: bool = False,
    minimum: int = 2,
    prior: str | float | Mapping[str, float] = "pooled",
    strength: float | None = None,
    unit: str | None = None,
    pairwise: bool = False,
) -> dict[str, list]:
    """Return keyness as columns (``KEYNESS_COLUMNS``), without pandas; see ``compare_words``.

    Parameters
    ----------
    counts : TermCounts
    labels : sequence of str, shape (n_articles,)
        The group of each article.
    texts : iterable of str
        By which names are told.
    """
    groups = list(dict.fromkeys(labels))
    if len(groups) < 2:
        raise ValueError(f"words are compared between two groups or more, got {len(groups)}.")
    if unit not in (None, "word", "article"):
        raise ValueError(f"unit must be word or article, got {unit!r}.")
    if unit is None:
        unit = "article" if min(Counter(labels).values()) >= _ENOUGH_ARTICLES else "word"
    of_article = np.array([groups.index(label) for label in labels])
    kinds = np.array(describe_terms(counts.terms, texts), object)
    listed = (kinds != "function") | function_words
    listed &= (kinds != "name") | names
    alpha = _make_prior(counts, prior, strength)
    sums = [sum_words(counts, of_article == place) for place in range(len(groups))]
    rows: dict[str, list] = {name: [] for name in KEYNESS_COLUMNS}
    for a, b, one, other in _pairs(groups, sums, pairwise):
        compared = compare_sums(one, other, alpha, unit == "article")
        shown = np.flatnonzero(listed & (one.words + other.words >= max(1, minimum)))
        order = sorted(shown.tolist(), key=lambda i: (-compared["z"][i], counts.terms[i]))
        found = {name: values[order] for name, values in compared.items()}
        found["p_adjusted"] = adjust_p(normal_p(found["log_odds"] / found.pop("error")))
        rows["term"] += [counts.terms[place] for place in order]
        rows["kind"] += kinds[order].tolist()
        rows["a"] += [a] * len(order)
        rows["b"] += [b] * len(order)
        for name, values in found.items():
            rows[name] += values.tolist()
    return rows


def compare_article_words(analysis: Analysis, **options) -> dict[str, list]:
    """Return the keyness of each article against the other, or the rest, as columns.

    Parameters
    ----------
    analysis : Analysis
        Of two articles or more.
    **options
        See ``compare_words``.
    """
    counts = count_terms((table, len(batch)) for table, batch in analysis.tables())
    texts = (article.body for article in analysis.articles)
    return find_keyness(counts, [article.id for article in analysis.articles], texts, **options)


def _pairs(groups: Sequence[str], sums: Sequence[WordSums], pairwise: bool):
    places = range(len(groups))
    if len(groups) == 2 or pairwise:
        for a in places:
            for b in places[a + 1 :]:
                yield groups[a], groups[b], sums[a], sums[b]
        return
    for a in places:
        first, *others = (sums[b] for b in places if b != a)
        yield groups[a], REST, sums[a], sum(others, first)


def _make_prior(counts: TermCounts, prior, strength: float | None) -> np.ndarray:
    """Return the alpha of each term."""
    size = len(counts.terms)
    if isinstance(prior, int | float) and prior > 0:
        return np.full(size, float(prior))
    if isinstance(prior, Mapping):
        background = np.array([max(prior.get(term, 0), 1) for term in counts.terms], float)
        total = background.sum() + sum(prior[term] for term in prior.keys() - set(counts.terms))
    elif prior == "pooled":
        background = np.bincount(counts.term, counts.count, minlength=size)
        total = background.sum()
    else:
        raise ValueError(f"prior must be 'pooled', a number above 0 or counts, got {prior!r}.")
    if strength is None:
        strength = counts.count.sum() / max(1, len(distinct(counts.article)))
    elif not strength > 0:
        raise ValueError(f"the prior's strength must be above 0, got {strength!r}.")
    return strength * background / max(1, total)
