"""Two articles: which sentences tell the same, in part, otherwise, and which stand alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .candidates import score_candidates
from .grammar import Sentence, read_sentences
from .judgement import SAME, judge_sentences
from .matching import Pair
from .verdict import Verdict

__all__ = ["RELATIONS", "Alignment", "Link", "Settings", "Unmatched", "align_sentences"]

#: ``shared``: one statement. ``partial``: some of it. ``conflict``: the same event, otherwise.
#: ``reframed``: the same event, its doer left out or its gravity changed.
RELATIONS = ("shared", "partial", "conflict", "reframed")
#: What these find cannot both be so; what others find may: a doubt, a plan, another thing.
_CONFLICT = ("number", "time", "order", "negation", "opposite", "roles")


@dataclass(frozen=True)
class Settings:
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


@dataclass(frozen=True)
class Link:
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


@dataclass(frozen=True)
class Unmatched:
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
    """How two articles meet: links in order of place, and what stands in one alone."""

    links: tuple[Link, ...]
    only_a: tuple[Unmatched, ...]
    only_b: tuple[Unmatched, ...]


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
    [(0, 0, 'conflict', 'number')]
    >>> [one.place for one in alignment.only_a], [one.place for one in alignment.only_b]
    ([1], [1])
    """
    settings = settings or Settings()
    read = read_sentences([*a, *b])
    ones, others = read[: len(a)], read[len(a) :]
    scores = _score(ones, others, settings)
    links = tuple(
        _link(ones[i], others[j], i, j, float(scores[i, j]), published, settings)
        for i, j in np.argwhere(scores >= settings.threshold).tolist()
    )
    return Alignment(
        links,
        _unmatched(scores, {link.a for link in links}),
        _unmatched(scores.T, {link.b for link in links}),
    )


def _score(a: Sequence[Sentence], b: Sequence[Sentence], settings: Settings) -> np.ndarray:
    scores = score_candidates(a, b, position=settings.position)
    places: dict[str, list[int]] = {}
    for j, sentence in enumerate(b):
        places.setdefault(_plain(sentence), []).append(j)
    for i, sentence in enumerate(a):
        scores[i, places.get(_plain(sentence), [])] = 1.0
    return scores.round(6)


def _plain(s: Sentence) -> str:
    return " ".join(s.words) or s.text.strip()


def _link(one, other, i, j, score, published, settings) -> Link:
    if _plain(one) == _plain(other):
        return Link(i, j, "shared", score)
    pair = Pair(one, other, published)
    near = min(pair.coverage) >= settings.shared
    short = max(map(len, pair.content)) <= settings.longest
    judged = near and short and score >= settings.judged
    verdict = judge_sentences(pair) if judged else SAME
    return Link(
        i, j, _relation(verdict, near), score,
        "" if verdict.label == "same" else verdict.check, verdict.span_a, verdict.span_b,
    )  # fmt: skip


def _relation(verdict: Verdict, near: bool) -> str:
    if verdict.label == "reframed":
        return "reframed"
    if verdict.label == "different":
        return "conflict" if verdict.check in _CONFLICT else "partial"
    return "shared" if near else "partial"


def _unmatched(scores: np.ndarray, linked: set[int]) -> tuple[Unmatched, ...]:
    found = []
    for place, row in enumerate(scores):
        if place not in linked:
            nearest = int(row.argmax()) if len(row) else -1
            found.append(Unmatched(place, nearest, float(row[nearest]) if len(row) else 0.0))
    return tuple(found)
