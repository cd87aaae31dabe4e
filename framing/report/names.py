"""What each article calls the same people and things, side by side."""

from collections import Counter, defaultdict

from ..comparison.prominence import PLACES
from ..language.stems import find_stem
from ..language.vocabulary import find_words
from ..language.words import STOPWORDS
from ..measures.accuracy import describe_tests
from ..measures.cards import read_card
from .source import Source

__all__ = ["summarize_names"]

#: Referents that are shown at once; the rest are folded away.
_SHOWN = 8
#: Nouns whose descriptions are shown, and labels of one referent in one article.
_NOUNS, _LABELS = 8, 12
#: Numbers whose places are shown.
_NUMBERS = 40


def summarize_names(source: Source) -> dict[str, object]:
    """Gather the labels of those whom several articles name.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``referents``, ``more`` (folded away), ``nouns`` and ``ladders``: for each ``name, kind,
        cells``, one an article: ``letter, total, place`` (where it first appears) and ``labels``
        (``label, n, voices``: how many are quoted or reported, ``only`` if no other article has
        it), most frequent first.
        ``accuracy``: what the card of names says. ``single``: for each article ``letter, names`` of
        those whom only it names, twice or more, but for its own outlet. ``numbers``: ``number``
        and ``places``, one an article, empty where it is not there.
    """
    counts: dict[tuple, dict] = defaultdict(lambda: defaultdict(Counter))
    kinds = {}
    for row in source.tables["labels"]:
        key = row["link"], row["referent"]
        kinds[key] = row["kind"]
        counts[key][row["article_id"]][row["label"], row["voice"]] += row["n"]
    found = defaultdict(list)
    for key, by_article in counts.items():
        if len(by_article) > 1 and kinds[key] != "place":
            found[key[0]].append(_describe(source, key, kinds[key], by_article))
    named = sorted(found["name"], key=_weigh)
    worded = [n for n in sorted(found["noun"], key=_weigh) if n["differ"]]
    return {
        "referents": named[:_SHOWN],
        "more": named[_SHOWN:],
        "nouns": worded[:_NOUNS],
        "ladders": [ladder for ladder in found["ladder"] if _differ_in_words(ladder)],
        "accuracy": describe_tests(read_card("names").tests),
        "single": _list_single(source, counts, kinds),
        "numbers": _list_numbers(source),
    }


def _weigh(item: dict) -> tuple:
    return not item["differ"], -min(c["total"] for c in item["cells"]), -item["total"], item["name"]


def _describe(source: Source, key: tuple, kind: str, by_article: dict) -> dict[str, object]:
    everywhere: Counter = Counter()
    for found in by_article.values():
        everywhere.update({_plain(label) for label, _ in found})
    cells = [
        _cell(source, key[1], a.id, by_article.get(a.id, {}), everywhere) for a in source.articles
    ]
    return {
        "name": key[1],
        "kind": kind,
        "cells": cells,
        "total": sum(cell["total"] for cell in cells),
        "differ": any(label["only"] for cell in cells for label in cell["labels"]),
    }


def _differ_in_words(ladder: dict) -> bool:
    """Tell whether articles choose different words, not forms of one word."""
    chosen = {
        frozenset(
            find_stem(word)
            for label in cell["labels"]
            for word, *_ in find_words(label["label"])
            if word not in STOPWORDS
        )
        for cell in ladder["cells"]
        if cell["labels"]
    }
    return len(chosen) > 1


def _plain(label: str) -> str:
    """Return a label as it is compared: of apostrophes there are two."""
    return label.lower().replace("’", "'")


def _cell(source: Source, name: str, id_: str, found, everywhere: Counter) -> dict[str, object]:
    labels: dict[str, dict] = {}
    for (label, voice), n in found.items():
        row = labels.setdefault(label, {"label": label, "n": 0, "voices": {}})
        row["n"] += n
        if voice != "outlet":
            row["voices"][voice] = n
        row["only"] = everywhere[_plain(label)] == 1
    ordered = sorted(labels.values(), key=lambda row: (-row["n"], row["label"]))
    return {
        "letter": source.letters[id_],
        "total": sum(row["n"] for row in ordered),
        "place": source.places.get((id_, "referent", name), ""),
        "labels": ordered[:_LABELS],
    }


def _list_single(source: Source, counts, kinds) -> list[dict[str, object]]:
    single = defaultdict(list)
    for (link, name), by_article in counts.items():
        [id_, *others] = by_article
        total = sum(by_article[id_].values())
        told = link == "name" and total > 1 and kinds[link, name] != "place"
        if told and not others and not source.names_itself(id_, name):
            single[id_].append((-total, name))
    return [
        {
            "letter": source.letters[a.id],
            "names": [{"name": name, "n": -n} for n, name in sorted(single[a.id])[:_LABELS]],
        }
        for a in source.articles
    ]


def _list_numbers(source: Source) -> list[dict[str, object]]:
    places: dict[str, dict[str, str]] = defaultdict(dict)
    for (id_, what, item), place in source.places.items():
        if what == "number":
            places[item][id_] = place
    ranked = sorted(
        places.items(),
        key=lambda pair: (-len(pair[1]), min(map(PLACES.index, pair[1].values())), pair[0]),
    )
    return [
        {"number": number, "places": [found.get(a.id, "") for a in source.articles]}
        for number, found in ranked[:_NUMBERS]
    ]
