"""Cautions: what about the articles may make a comparison of them say less than it seems to."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import combinations
from math import sqrt

from ..analysis import Analysis
from ..articles import Article
from ..language.vocabulary import find_words
from ..language.words import STOPWORDS, find_names

__all__ = ["STRANGERS", "find_cautions"]

#: What the cautions of articles on different events say.
STRANGERS = "seem to be about the same event"

#: Bodies of fewer words than this are called short.
SHORT_WORDS = 150
#: Of the five-word runs of the shorter body: above this share, two look like copies.
COPY_SHARE = 0.4
#: Likeness (0 to 2: of words, and of names) below which two seem to be about different events. On
#: news of one event and of different ones in the same field, 1 in 100 and 9 in 10 lie below it.
EVENT_LIKENESS = 0.5
#: Bodies of fewer words than this are not judged for event or copies.
_ENOUGH = 100
_RUN = 5
_ENDINGS = (".", "!", "?", "”", '"', "’", "'", ")", "»", ":")
_CUT = ("...", "…", "read more", "continue reading", "[…]")


def find_cautions(analysis: Analysis) -> list[str]:
    """Say what to bear in mind with these articles.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    list of str
        Sentences: bodies that look cut off, that are very short or not in English; pairs that look
        like copies of one text, or that do not seem to be about the same event.
    """
    said = []
    for article, english in zip(analysis.articles, analysis.english, strict=True):
        said += _check_article(article, bool(english))
    worded = [_Worded(article) for article in analysis.articles]
    judged = [one for one in worded if len(one.words) >= _ENOUGH]
    strangers = []
    for a, b in combinations(judged, 2):
        share = len(a.runs & b.runs) / min(len(a.runs), len(b.runs))
        if share > COPY_SHARE:
            said.append(
                f"{a.name} and {b.name} look like copies of one text: they share {share:.0%} "
                "of their five-word runs."
            )
        elif _likeness(a, b) < EVENT_LIKENESS:
            strangers.append((a, b))
    return said + _tell_strangers(judged, strangers)


def _name(article: Article) -> str:
    """Name an article by its outlet and its id, or by its id alone, set off by marks."""
    own = article.name == article.id
    return f"“{article.id}”" if own else f"{article.name} ({article.id})"


class _Worded:
    """What an article's body is compared by."""

    def __init__(self, article: Article) -> None:
        self.id, self.body = article.id, article.body
        self.name = _name(article)
        self.words = [word for word, *_ in find_words(article.body)]

    @cached_property
    def runs(self) -> set[tuple[str, ...]]:
        """Runs of five words."""
        return set(zip(*(self.words[i:] for i in range(_RUN)), strict=False))

    @cached_property
    def counts(self) -> Counter:
        """Words of content."""
        return Counter(w for w in self.words if w not in STOPWORDS and len(w) > 2)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names, in small letters."""
        return find_names([self.body])


def _check_article(article: Article, english: bool) -> list[str]:
    name, body = _name(article), article.body.rstrip()
    count = len(body.split())
    if not body:
        return [f"{name} has no body: only its headline is compared."]
    if not english:
        return [f"{name} does not seem to be in English: it is shown, not scored."]
    said = []
    if body.lower().endswith(_CUT) or not body.endswith(_ENDINGS):
        said.append(f"{name} looks cut off: its text does not end with a sentence.")
    if count < SHORT_WORDS:
        said.append(f"{name} is very short ({count} words): its figures say little.")
    return said


def _tell_strangers(
    articles: Sequence[_Worded], strangers: Sequence[tuple[_Worded, _Worded]]
) -> list[str]:
    """Say which articles do not seem to be about one event, in one sentence if they fall apart.

    They fall apart where those of a group have something in common with each other, directly or
    through a third, and nothing with any other.
    """
    apart = {frozenset((a.id, b.id)) for a, b in strangers}
    groups: list[list[_Worded]] = []
    for article in articles:
        near = [g for g in groups if any(frozenset((article.id, x.id)) not in apart for x in g)]
        groups = [g for g in groups if g not in near] + [[*(x for g in near for x in g), article]]
    order = list(articles)
    groups = sorted((sorted(g, key=order.index) for g in groups), key=lambda g: order.index(g[0]))
    within = {frozenset((a.id, b.id)) for g in groups for a, b in combinations(g, 2)}
    lone = [pair for pair in strangers if frozenset((pair[0].id, pair[1].id)) in within]
    said = [
        f"{a.name} and {b.name} do not {STRANGERS}: they share few words and names."
        for a, b in (strangers if len(articles) == 2 else lone)
    ]
    if len(articles) > 2 and len(groups) > 1:
        told = "; ".join(", ".join(one.name for one in group) for group in groups)
        said.append(
            f"These do not all {STRANGERS}: {told}. From group to group they "
            "share few words and names."
        )
    return said


def _likeness(a: _Worded, b: _Worded) -> float:
    """Cosine of root counts of content words, plus the share of names in common."""
    left, right = a.counts, b.counts
    common = sum(sqrt(left[w] * right[w]) for w in left.keys() & right.keys())
    cosine = common / sqrt(max(1, left.total() * right.total()))
    fewer = min(len(a.names), len(b.names))
    return cosine + (len(a.names & b.names) / fewer if fewer else 0.0)
