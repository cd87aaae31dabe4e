"""The headlines, and what only one of them says."""

import re
from collections import Counter
from collections.abc import Iterable

from ..articles import Article
from ..comparison.headlines import find_terms
from ..language.vocabulary import find_words
from .runs import mark_text
from .source import Source

__all__ = ["summarize_headlines"]

#: What may stand between words that make one phrase.
_JOINED = re.compile(r"[\s‐‑-]*")
_KINDS = {"word": "words", "name": "names", "number": "numbers"}


def summarize_headlines(source: Source) -> dict[str, object]:
    """Gather headlines, kickers and standfirsts, and which terms stand in which headline.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``articles``: for each, ``kicker, headline, standfirst`` (runs), ``only`` (terms by kind
        that no other headline has), ``phrases`` (the same as they stand in the headline, words
        side by side together: ``text, loaded``) and ``loaded`` (terms of the lexicon). ``shared``:
        terms of all headlines by kind. ``some``: terms of several, with the letters of those that
        have them.
    """
    terms = source.tables["headlines"]
    loaded = _loaded_words(source)
    every = len(source.articles)
    some = [
        {**_term(row, loaded), "letters": [source.letters[id_] for id_ in row["articles"]]}
        for row in terms
        if 1 < len(row["articles"]) < every
    ]
    return {
        "articles": [_describe(source, article, terms, loaded) for article in source.articles],
        "shared": _by_kind([row for row in terms if len(row["articles"]) == every], loaded),
        "some": some,
    }


def _describe(source: Source, article: Article, terms: list[dict], loaded: set[str]) -> dict:
    own = _find_own(source, article)
    spans = [(start, end, True) for start, end in own]
    return {
        "letter": source.letters[article.id],
        "kicker": _flatten(mark_text(source, article.id, "kicker")),
        "headline": _flatten(mark_text(source, article.id, "headline", own=spans)),
        "standfirst": _flatten(mark_text(source, article.id, "standfirst")),
        "only": _by_kind([row for row in terms if row["articles"] == [article.id]], loaded),
        "phrases": _list_phrases(source, article, own),
        "loaded": [
            {"text": hit["text"], "category": hit["category"], "part": hit["part"]}
            for hit in source.evidence[article.id, "loaded"]
            if hit["part"] in ("kicker", "headline", "standfirst")
        ],
    }


def _find_own(source: Source, article: Article) -> list[tuple[int, int]]:
    """Find the words of a headline that no other headline has."""
    counts = Counter(
        key for other in source.articles for key in {k for k, *_ in find_terms(other.headline)}
    )
    return [(start, end) for key, start, end in find_terms(article.headline) if counts[key] == 1]


def _list_phrases(
    source: Source, article: Article, own: Iterable[tuple[int, int]]
) -> list[dict[str, object]]:
    """Join words that stand side by side; a loaded term stays whole, and by itself."""
    marks = [
        (hit["start"], hit["end"])
        for hit in source.evidence[article.id, "loaded"]
        if hit["part"] == "headline"
    ]
    phrases: list[tuple[int, int, bool]] = []
    for start, end in own:
        mark = next((m for m in marks if m[0] <= start and end <= m[1]), None)
        found = (*(mark or (start, end)), mark is not None)
        last = phrases[-1] if phrases else None
        if last == found:
            continue
        plain = last and not last[2] and not mark
        if plain and _JOINED.fullmatch(article.headline[last[1] : start]):
            found = (phrases.pop()[0], end, False)
        phrases.append(found)
    return [{"text": article.headline[a:b], "loaded": loaded} for a, b, loaded in phrases]


def _flatten(paragraphs: list[list[dict]]) -> list[dict]:
    return [run for sentences in paragraphs for s in sentences for run in s["runs"]]


def _loaded_words(source: Source) -> set[str]:
    return {
        word
        for article in source.articles
        for hit in source.evidence[article.id, "loaded"]
        if hit["part"] == "headline"
        for word, *_ in find_words(hit["text"])
    }


def _term(row: dict, loaded: set[str]) -> dict[str, object]:
    return {
        "term": row["term"], "kind": row["kind"], "loaded": row["term"].lower() in loaded,
    }  # fmt: skip


def _by_kind(rows: list[dict], loaded: set[str]) -> list[dict]:
    """Group terms by kind, loaded words first."""
    groups = []
    for kind, label in _KINDS.items():
        terms = [_term(row, loaded) for row in rows if row["kind"] == kind]
        if terms:
            terms.sort(key=lambda term: not term["loaded"])
            groups.append({"kind": kind, "label": label, "terms": terms})
    return groups
