"""Contrasts: whom and what only some of the headlines name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ..comparison.wording import Wording
from ..language.stems import find_stem
from ..language.word_classes import classify_words, split_tokens
from .numbers import join_words, quote
from .source import Source

__all__ = ["describe_headlines", "describe_kickers", "describe_people", "find_people"]

#: Phrases named of each headline; of more headlines than many, few are.
_WORDS, _FEW, _MANY = 6, 2, 3
#: Groups of headlines that name the same people, and people of each, that are told of.
_GROUPS, _PEOPLE = 3, 3
#: Kinds of referents that are somebody.
_SOMEBODY = frozenset(("person", "body", "group"))
_WORD = re.compile(r"\w{2,}")


def find_people(source: Source) -> list[tuple[str, tuple[str, ...]]]:
    """Find the people whom some headlines name and others do not.

    Parameters
    ----------
    source : Source

    Returns
    -------
    list of (str, tuple of str)
        A name, or a noun in quotation marks as the first headline writes it, and the letters of the
        headlines that have it, or another word for the same.
    """
    every = len(source.articles)
    found: dict[str, tuple[str, ...]] = {}
    for label, letters in [*_find_names(source), *_find_nouns(source)]:
        if 0 < len(letters) < every:
            found.setdefault(label, tuple(letters))
    return list(found.items())


def _find_names(source: Source) -> Iterator[tuple[str, list[str]]]:
    """Yield whom the headlines name, and which of them do.

    Nobody is told of whom a headline may mean by another name: one that shares a word with any
    label of theirs ("the First Lady", or one name of two).
    """
    labels: dict[str, list[tuple[str, str]]] = {}
    for row in source.tables["labels"]:
        if row["link"] == "name" and row["kind"] in _SOMEBODY:
            labels.setdefault(row["referent"], []).append((row["article_id"], row["label"]))
    for referent, known in labels.items():
        words = {word for _, label in known for word in _WORD.findall(label.lower())}
        naming = []
        for article in source.articles:
            own = (label for id_, label in known if id_ == article.id and not label.islower())
            if any(re.search(rf"\b{re.escape(label)}\b", article.headline) for label in own):
                naming.append(source.letters[article.id])
            elif not words.isdisjoint(_WORD.findall(article.headline.lower())):
                break
        else:
            yield referent, naming


def _find_nouns(source: Source) -> Iterator[tuple[str, list[str]]]:
    """Yield the nouns for people in the headlines, and which headlines say the same."""
    wordings = {source.letters[a.id]: Wording(a.headline) for a in source.articles}
    said: set[int] = set()
    for wording in wordings.values():
        nouns = _find_heads(wording.text)
        for term in wording.words:
            # a capital within a headline may be a name's ("First Lady")
            word = wording.show(term)
            written = word.islower() or not term.start
            if not (term.stem in _people() and term.start in nouns and written):
                continue
            if said.isdisjoint(term.synonyms):
                yield f"“{word.lower()}”", [x for x, other in wordings.items() if other.has(term)]
            said |= term.synonyms


def _find_heads(headline: str) -> set[int]:
    """Find where nouns begin that no other noun follows: in "police officer", the officer's."""
    places = split_tokens(headline)
    classes = classify_words([headline[start:end] for start, end in places])
    return {
        start
        for (start, _), here, after in zip(places, classes, [*classes[1:], "."], strict=False)
        if here == "NN" != after
    }


@cache
def _people() -> frozenset[str]:
    from ..voices.people import GROUPS, KINSHIP, PERSONS

    return frozenset(find_stem(word) for word in PERSONS | KINSHIP | GROUPS)


def describe_people(people: list[tuple[str, tuple[str, ...]]], letters: str) -> str:
    """Say which headlines name whom others do not.

    Parameters
    ----------
    people : list of (str, tuple of str)
        What ``find_people`` gives.
    letters : str
        Those of all articles.

    Examples
    --------
    >>> describe_people([("“children”", ("B",)), ("Ines Corr", ("B",))], "AB")
    'Headline B names “children” and Ines Corr, headline A does not.'
    >>> describe_people([("“children”", ("A", "C"))], "ABC")
    'Headlines A and C name “children”, headline B does not.'
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for label, having in people:
        groups.setdefault(having, []).append(label)
    told = []
    for having, labels in sorted(groups.items(), key=lambda group: -len(group[1]))[:_GROUPS]:
        named = labels[:_PEOPLE]
        if len(labels) > _PEOPLE:
            named.append(f"{len(labels) - _PEOPLE} more")
        rest = [letter for letter in letters if letter not in having]
        names = "names" if len(having) == 1 else "name"
        does = "does" if len(rest) == 1 else "do"
        others = "the others" if len(rest) > _MANY else _headlines(rest)
        told.append(f"{_headlines(having)} {names} {join_words(named)}, {others} {does} not")
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _headlines(letters: Sequence[str]) -> str:
    return f"headline{'s' if len(letters) > 1 else ''} {join_words(letters)}"


def describe_headlines(headlines: Mapping, most: int | None = None) -> str:
    """Say what only one of the headlines has, loaded terms first.

    Parameters
    ----------
    headlines : mapping
        What ``summarize_headlines`` gives.
    most : int, optional
        Phrases named of each, where there are not many headlines.
    """
    many = len(headlines["articles"]) > _MANY
    told = []
    for article in headlines["articles"]:
        phrases = sorted(article["phrases"], key=lambda phrase: not phrase["loaded"])
        texts = [phrase["text"] for phrase in phrases]
        if texts and many:
            told.append(f"{article['letter']} {quote(texts[:_FEW], _FEW)}")
        elif texts:
            words = quote(texts, most or _WORDS)
            told.append(f"only headline {article['letter']} says {words}")
    text = "; ".join(told) or "the headlines use the same words"
    if told and many:
        return f"Words of one headline only, among others: {text}."
    return f"{text[:1].upper()}{text[1:]}."


def describe_kickers(headlines: Mapping) -> str:
    """Say what stands above the headlines."""
    told = [
        f"{article['letter']} puts “{''.join(run['text'] for run in article['kicker'])}”"
        for article in headlines["articles"]
        if article["kicker"]
    ]
    return f"Above its headline, {join_words(told)}." if told else ""
