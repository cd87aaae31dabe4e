"""The texts themselves, side by side, with their marks."""

from ..articles import Article
from .runs import mark_text
from .source import Source

__all__ = ["summarize_texts"]


def summarize_texts(source: Source, *, excerpts: bool = False) -> dict[str, object]:
    """Gather every article's text as runs.

    Parameters
    ----------
    source : Source
    excerpts : bool
        Only the sentences that have marks; captions are left out.

    Returns
    -------
    dict
        ``excerpts``; ``legend``: ``tag, kind, label`` of each category that is marked;
        ``articles``: for each ``letter, kicker, headline, standfirst, body, captions`` (paragraphs,
        see ``mark_text``), ``notes`` (on the marks, numbered from 1, for print), ``subheads``,
        ``credits`` and ``quotations`` (whether it quotes anybody).
    """
    marked = {
        hit["category"]
        for article in source.articles
        for hit in source.evidence[article.id, "loaded"]
    }
    lexicon = source.comparison.analysis.engine.lexicon
    return {
        "excerpts": excerpts,
        "legend": [
            {"tag": source.tags[name], "kind": source.kinds[name], "label": category.label}
            for name, category in sorted(lexicon.categories.items())
            if name in marked
        ],
        "articles": [_summarize_article(source, article, excerpts) for article in source.articles],
    }


def _summarize_article(source: Source, article: Article, excerpts: bool) -> dict[str, object]:
    parts = {
        part: mark_text(source, article.id, part)
        for part in ("kicker", "headline", "standfirst", "body", "caption")
    }
    body, captions = parts["body"], parts.pop("caption")
    if excerpts:
        kept = ([s for s in paragraph if s["marked"]] for paragraph in body)
        parts["body"] = [sentences for sentences in kept if sentences]
    return {
        "letter": source.letters[article.id],
        **parts,
        "notes": _number_notes([*parts.values(), *([] if excerpts else [captions])]),
        "captions": [] if excerpts else captions,
        "subheads": [] if excerpts else list(article.subheads),
        "credits": [] if excerpts else list(article.credits),
        "quotations": bool(source.quotations[article.id, "body"]),
    }


def _number_notes(parts: list[list[list[dict]]]) -> list[str]:
    """Number what is said of the marks, in order of place; marks that say the same share a note."""
    numbers: dict[str, int] = {}
    for part in parts:
        runs = (run for paragraph in part for sentence in paragraph for run in sentence["runs"])
        for mark in (run["mark"] for run in runs if "mark" in run):
            mark["note"] = numbers.setdefault(mark["said"], len(numbers) + 1)
    return list(numbers)
