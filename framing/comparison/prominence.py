"""Prominence: where in an article each person, quotation, loaded term and number first appears."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..articles import Article
from ..columns import as_columns
from ..language.vocabulary import find_words
from ..language.words import NUMBERS
from .cast import Cast

__all__ = ["PLACES", "PROMINENCE_COLUMNS", "find_place", "list_prominence"]

PROMINENCE_COLUMNS = ("article_id", "what", "item", "place", "part", "start", "end", "n")
#: From the most to the least prominent; the body is cut into tenths by its words.
PLACES = (
    "headline", "kicker", "standfirst", "lede", *(f"tenth {n}" for n in range(1, 11)), "caption",
)  # fmt: skip
#: A digit, a letter with an accent (other scripts have digits of their own), a word for a number.
_NUMERAL = re.compile(rf"(?i)[^\W_a-z]|(?<![^\W_])(?:{'|'.join(NUMBERS)})(?![^\W_])")
_TO_SPACE = re.compile(r"\S*")
#: Words of a quotation that name it.
_WORDS = 8


def find_place(text: str, part: str, start: int) -> str:
    """Tell where in its part a span stands.

    Examples
    --------
    >>> find_place("One two three four.\\n\\nFive six.", "body", 0)
    'lede'
    >>> find_place("One two three four.\\n\\nFive six.", "body", 21)
    'tenth 7'
    """
    if part != "body":
        return part
    words, lede = _measure(text)
    if start < lede:
        return "lede"
    return f"tenth {min(9, 10 * bisect_left(words, start) // max(len(words), 1)) + 1}"


@lru_cache(16)
def _measure(text: str) -> tuple[list[int], int]:
    """Return where the words of a body begin, and where its first paragraph ends."""
    words = [word.start() for word in re.finditer(r"\S+", text)]
    end = text.find("\n\n", words[0]) if words else -1
    return words, len(text) + 1 if end < 0 else end + 2


def list_prominence(
    cast: Cast, evidence: Mapping[str, Sequence], quotations: Mapping[str, Sequence]
) -> dict[str, list]:
    """List where everything first appears, and how often it does.

    Parameters
    ----------
    cast : Cast
    evidence, quotations : mapping of str to sequence
        The analysis's tables, as columns.

    Returns
    -------
    dict of list
        ``PROMINENCE_COLUMNS``: `what` is "referent", "quotation", "loaded term" or "number";
        `place` is one of ``PLACES``, the most prominent at which the item stands; `n` counts its
        occurrences, for a quotation its words. The lede is the body's first paragraph.
    """
    articles = {article.id: article for article in cast.articles}
    first: dict[tuple, tuple] = {}
    counts: dict[tuple, int] = {}
    for id_, what, item, part, start, end, n in (
        *_referents(cast), *_terms(evidence), *_quotations(quotations), *_numbers(cast.articles),
    ):  # fmt: skip
        place = find_place(articles[id_].text(part), part, start)
        key = id_, what, item
        rank = PLACES.index(place), start, part, end
        first[key] = min(first.get(key, rank), rank)
        counts[key] = counts.get(key, 0) + n
    order = {id_: place for place, id_ in enumerate(articles)}
    records = sorted((order[key[0]], rank, key, counts[key]) for key, rank in first.items())
    rows = [
        (*key, PLACES[place], part, start, end, n)
        for _, (place, start, part, end), key, n in records
    ]
    return as_columns(PROMINENCE_COLUMNS, rows)


def _referents(cast: Cast) -> Iterator[tuple]:
    for member in cast.members:
        if member.link == "name":
            for place in member.mentions:
                id_ = cast.articles[cast.article[place]].id
                spot = cast.part[place], cast.start[place], cast.end[place]
                yield id_, "referent", member.name, *spot, 1


def _terms(evidence: Mapping[str, Sequence]) -> Iterator[tuple]:
    names = ("article_id", "measure", "entry", "part", "start", "end")
    for id_, measure, entry, part, start, end in zip(*(evidence[n] for n in names), strict=True):
        if measure == "loaded":
            yield id_, "loaded term", entry, part, start, end, 1


def _quotations(quotations: Mapping[str, Sequence]) -> Iterator[tuple]:
    names = ("article_id", "part", "quotation", "start", "end", "text", "kind")
    named: dict[tuple, str] = {}
    for id_, part, number, start, end, text, kind in zip(
        *(quotations[n] for n in names), strict=True
    ):
        if kind not in ("scare", "title", "reported"):
            words = text.split()
            said = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
            key = id_, part, number
            yield id_, "quotation", named.setdefault(key, said), part, start, end, len(words)


def _numbers(articles: Sequence[Article]) -> Iterator[tuple]:
    for article in articles:
        for part in ("headline", "kicker", "standfirst", "body", "caption"):
            for word, start, end in _find_numerals(article.text(part)):
                shown = NUMBERS.get(word, word)
                if shown[0].isdigit() and word not in ("one", "zero"):
                    yield article.id, "number", shown, part, start, end, 1


def _find_numerals(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the words that may be numbers, and a few more: those between two spaces with one."""
    last = 0
    for numeral in _NUMERAL.finditer(text):
        if numeral.start() < last:
            continue
        first = numeral.start() - len(_TO_SPACE.match(text[last : numeral.start()][::-1])[0])
        last = _TO_SPACE.match(text, numeral.end()).end()
        for word, start, end, _ in find_words(text[first:last]):
            yield word, first + start, first + end
