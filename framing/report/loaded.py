"""Loaded terms by category, with every occurrence in context."""

import re
from collections import defaultdict

from ..comparison.prominence import find_place
from .runs import STRENGTHS
from .source import Source

__all__ = ["summarize_loaded"]

#: Characters of context on either side of an occurrence.
_CONTEXT = 48
#: Occurrences of one term that are listed; the texts below show the rest.
_LISTED = 200
_SPACE = re.compile(r"\s+")


def summarize_loaded(source: Source) -> dict[str, object]:
    """Gather the loaded terms that were found.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``totals``: for each article ``letter, own, quoted`` and ``headline`` (how many of them are
        in the headline). ``categories``, most frequent first: ``name, tag, label, definition,
        counts`` (as the totals) and ``entries``: ``term, anchor, strength, strength_label, reason,
        neutral, note, hits, more`` (occurrences not listed); a hit is ``letter, part, place,
        voice, sentence, use, left, text, right``. Captions are listed and not counted.
    """
    lexicon = source.comparison.analysis.engine.lexicon
    found: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for article in source.articles:
        for hit in source.evidence[article.id, "loaded"]:
            found[hit["category"]][hit["entry"]].append(hit)
    categories = [
        {
            "name": name,
            "tag": source.tags[name],
            "label": lexicon.categories[name].label,
            "definition": lexicon.categories[name].definition,
            "counts": _count(source, [hit for hits in terms.values() for hit in hits]),
            "entries": _list_entries(source, name, terms),
        }
        for name, terms in found.items()
    ]
    every = [hit for terms in found.values() for hits in terms.values() for hit in hits]
    categories.sort(key=lambda c: (-sum(n["own"] + n["quoted"] for n in c["counts"]), c["name"]))
    return {"totals": _count(source, every), "categories": categories, "lexicon": lexicon.title}


def _count(source: Source, hits: list[dict]) -> list[dict[str, object]]:
    counts = {
        article.id: {"letter": source.letters[article.id], "own": 0, "quoted": 0, "headline": 0,
                     "scored": source.english[article.id]}
        for article in source.articles
    }  # fmt: skip
    for hit in hits:
        if hit["part"] != "caption":
            count = counts[hit["article_id"]]
            count["own" if hit["voice"] == "outlet" else "quoted"] += 1
            count["headline"] += hit["part"] == "headline"
    return list(counts.values())


def _list_entries(source: Source, category: str, terms: dict[str, list]) -> list[dict]:
    entries = []
    for term, hits in terms.items():
        entry = source.entries[term, category]
        entries.append(
            {
                "term": term,
                "anchor": source.anchors[term, category],
                "strength": entry.strength,
                "strength_label": STRENGTHS[entry.strength],
                "reason": entry.reason,
                "neutral": list(entry.neutral),
                "note": entry.note,
                "hits": [_show(source, hit) for hit in hits[:_LISTED]],
                "more": max(0, len(hits) - _LISTED),
            }
        )
    return sorted(entries, key=lambda e: (-len(e["hits"]), -e["strength"], e["term"]))


def _show(source: Source, hit: dict) -> dict[str, object]:
    article = next(a for a in source.articles if a.id == hit["article_id"])
    text, start, end = article.text(hit["part"]), hit["start"], hit["end"]
    first, last = source.find_context(article.id, hit["part"], start, end, _CONTEXT)
    cut = start - first == _CONTEXT and first > 0, last - end == _CONTEXT and last < len(text)
    return {
        "letter": source.letters[article.id],
        "part": hit["part"],
        "place": find_place(text, hit["part"], start),
        "voice": hit["voice"],
        "sentence": hit["sentence"] + 1,
        "use": hit["use"],
        "left": _trim(text[first:start], cut[0], left=True),
        "text": _SPACE.sub(" ", text[start:end]),
        "right": _trim(text[end:last], cut[1], left=False),
    }


def _trim(context: str, cut: bool, *, left: bool) -> str:
    """Make one line of a context; where it was cut, drop the broken word and show the cut."""
    context = _SPACE.sub(" ", context)
    if not cut:
        return context
    if left:
        return "… " + (context.split(" ", 1)[1] if " " in context[:-1] else context)
    return (context.rsplit(" ", 1)[0] if " " in context[1:] else context) + " …"
