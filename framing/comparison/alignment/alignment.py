"""Two articles: which sentences tell the same, in part, otherwise, and which stand alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from .candidates import Candidates
from .grammar import read_sentences
from .judgement import SAME, judge_sentences
from .matching import Pair
from .verdict import Verdict

__all__ = [
    "ALIGNMENT_VERSION",
    "RELATIONS",
    "Aligner",
    "Alignment",
    "Link",
    "Settings",
    "Unmatched",
    "align_sentences",
]

#: Changes with what the same two articles would give.
ALIGNMENT_VERSION = "1"

#: ``shared``: one statement. ``partly shared``: some of it. ``conflicting``: the same event,
#: otherwise. ``reframed``: the same event, its doer left out or its gravity changed.
RELATIONS = ("shared", "partly shared", "conflicting", "reframed")
#: What these find cannot both be so; what others find may: a doubt, a plan, another thing.
_CONFLICT = ("number", "time", "order", "negation", "opposite", "roles")


class Settings(NamedTuple):
    """Where the lines are drawn; each moves the counts.

    Attributes
    ----------
    threshold : float
        Least score of two sentences that are linked. Higher: fewer links, and surer ones.
    position : float
        What is taken off the score of sentences at opposite ends of their articles.
    shared : float
        Least share of each sentence's words of content that the other has, for the two to be one
        statement, told alike or otherwise. Of sentences that have less in common a difference
        says nothing, so that no check is asked.
    judged : float
        Least score of two sentences for the checks to be asked.
    longest : int
        Most words of content of a sentence for the checks to be asked: of longer ones the shallow
        grammar reads too little.
    """

    threshold: float = 0.2
    position: float = 0.2
    shared: float = 0.5
    judged: float = 0.4
    longest: int = 16


class Link(NamedTuple):
    """Two sentences that are linked.

    Attributes
    ----------
    a, b : int
        Their places, from 0.
    relation : str
        One of ``RELATIONS``.
    score : float
        How near they are; see ``score_candidates``.
    check : str
        The check that objected; "" if none.
    span_a, span_b : (int, int) or None
        The characters of each that decided.
    """

    a: int
    b: int
    relation: str
    score: float
    check: str = ""
    span_a: tuple[int, int] | None = None
    span_b: tuple[int, int] | None = None


class Unmatched(NamedTuple):
    """A sentence that was not found in the other article.

    Attributes
    ----------
    place : int
    nearest : int
        The other article's nearest sentence; -1 if it has none.
    score : float
    """

    place: int
    nearest: int
    score: float


@dataclass(frozen=True)
class Alignment:
    """How two articles meet: links in order of place, and what stands in one alone.

    Attributes
    ----------
    links : tuple of Link
    only_a, only_b : tuple of Unmatched
    scores : ndarray, shape (n_sentences_a, n_sentences_b)
    """

    links: tuple[Link, ...]
    only_a: tuple[Unmatched, ...]
    only_b: tuple[Unmatched, ...]
    scores: np.ndarray = field(compare=False, repr=False)

    def at(self, threshold: float) -> "Alignment":
        """Return the alignment with the links that reach a higher threshold."""
        return _alignment((link for link in self.links if link.score >= threshold), self.scores)


def align_sentences(
    a: Sequence[str],
    b: Sequence[str],
    *,
    published: tuple[date | None, date | None] = (None, None),
    settings: Settings | None = None,
) -> Alignment:
    """Link the sentences of two articles on one event.

    Parameters
    ----------
    a, b : sequence of str
        Their sentences.
    published : pair of date, optional
        Days of publication, to which "yesterday" is relative.
    settings : Settings, optional

    Returns
    -------
    Alignment
        A sentence may have several links. Absence means "not found", never intent.

    Examples
    --------
    >>> alignment = align_sentences(
    ...     ["The flood killed eight people in Dorn.", "The mayor resigned."],
    ...     ["In Dorn the flood killed twenty people.", "Schools stay closed."])
    >>> [(link.a, link.b, link.relation, link.check) for link in alignment.links]
    [(0, 0, 'conflicting', 'number')]
    >>> [one.place for one in alignment.only_a], [one.place for one in alignment.only_b]
    ([1], [1])
    """
    return Aligner([a, b], published=published, settings=settings).align(0, 1)


class Aligner:
    """Articles whose sentences are read once, to be aligned two at a time.

    Parameters
    ----------
    articles : sequence of sequence of str
        The sentences of each.
    published : sequence of date or None, optional
        Day of publication of each.
    settings : Settings, optional
    """

    def __init__(
        self,
        articles: Sequence[Sequence[str]],
        *,
        published: Sequence[date | None] = (),
        settings: Settings | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.published = list(published) or [None] * len(articles)
        read = iter(read_sentences([text for texts in articles for text in texts]))
        #: The sentences of each article.
        self.articles = [[next(read) for _ in texts] for texts in articles]

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.articles)

    def align(self, a: int, b: int, *, threshold: float | None = None) -> Alignment:
        """Link the sentences of two of the articles, named by their places.

        Parameters
        ----------
        a, b : int
        threshold : float, optional
            Another than that of the settings.
        """
        threshold = self.settings.threshold if threshold is None else threshold
        scores = self._score(a, b)
        links = [
            self._link((a, i), (b, j), float(scores[i, j]))
            for i, j in np.argwhere(scores >= threshold).tolist()
        ]
        return _alignment(_settle(links), scores)

    def _score(self, a: int, b: int) -> np.ndarray:
        scores = self._candidates.score(a, b, position=self.settings.position)
        places: dict[str, list[int]] = {}
        for j, sentence in enumerate(self.articles[b]):
            places.setdefault(sentence.plain, []).append(j)
        for i, sentence in enumerate(self.articles[a]):
            if alike := places.get(sentence.plain):
                scores[i, alike] = 1.0
        return scores.round(6)

    def _link(self, a: tuple[int, int], b: tuple[int, int], score: float) -> Link:
        one, other = (self.articles[article][place] for article, place in (a, b))
        if one.plain == other.plain:
            return Link(a[1], b[1], "shared", score, "words")
        pair = Pair(one, other, (self.published[a[0]], self.published[b[0]]))
        # one word is no statement, unless all the rest is alike, too
        told = min(map(len, pair.content)) > 1 or score >= self.settings.judged
        near = told and min(pair.coverage) >= self.settings.shared
        short = max(map(len, pair.content)) <= self.settings.longest
        judged = near and short and score >= self.settings.judged
        verdict = judge_sentences(pair) if judged else SAME
        return Link(
            a[1], b[1], _relation(verdict, near), score,
            "" if verdict.label == "same" else verdict.check, verdict.span_a, verdict.span_b,
        )  # fmt: skip


def _relation(verdict: Verdict, near: bool) -> str:
    if verdict.label == "reframed":
        return "reframed"
    if verdict.label == "different":
        return "conflicting" if verdict.check in _CONFLICT else "partly shared"
    return "shared" if near else "partly shared"


def _settle(links: list[Link]) -> list[Link]:
    """Drop what is told word for word elsewhere in both; nor does it contradict there."""
    same_a, same_b = ({getattr(n, side) for n in links if n.check == "words"} for side in "ab")
    best_a, best_b = ({}, {})
    for link in links:
        if link.relation == "shared":
            best_a[link.a] = max(link.score, best_a.get(link.a, 0.0))
            best_b[link.b] = max(link.score, best_b.get(link.b, 0.0))
    settled = []
    for link in links:
        if link.check == "words":
            settled.append(link._replace(check=""))
        elif link.a in same_a and link.b in same_b:
            continue
        elif link.check and link.score < max(best_a.get(link.a, 0), best_b.get(link.b, 0)):
            settled.append(Link(link.a, link.b, "partly shared", link.score))
        else:
            settled.append(link)
    return settled


def _alignment(links: Iterable[Link], scores: np.ndarray) -> Alignment:
    links = tuple(links)
    only_a = _unmatched(scores, {link.a for link in links})
    return Alignment(links, only_a, _unmatched(scores.T, {link.b for link in links}), scores)


def _unmatched(scores: np.ndarray, linked: set[int]) -> tuple[Unmatched, ...]:
    found = []
    for place, row in enumerate(scores):
        if place not in linked:
            nearest = int(row.argmax()) if len(row) else -1
            found.append(Unmatched(place, nearest, float(row[nearest]) if len(row) else 0.0))
    return tuple(found)
