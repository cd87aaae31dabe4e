"""Sentiment along each article, and the sentences that weigh most."""

from ..articles import Article
from .runs import mark_sentence
from .source import Source

__all__ = ["summarize_course"]

#: How many of the most positive and of the most negative sentences are shown.
_SHOWN = 3


def summarize_course(source: Source) -> list[dict[str, object]]:
    """Gather each body's sentiment sentence by sentence.

    Parameters
    ----------
    source : Source

    Returns
    -------
    list of dict
        For each article ``letter, reason`` (why it is not scored, or ""), ``sentences`` (``number,
        value, words, quoted``), ``positive, negative, zero`` (how many), ``mean``, and ``weighty``:
        the sentences farthest from 0, each ``number, value, runs`` and ``words`` (``word, weight,
        reason``).
    """
    return [_summarize_article(source, article) for article in source.articles]


def _summarize_article(source: Source, article: Article) -> dict[str, object]:
    score = source.score(article.id, "body", "all", "vader")
    found = source.sentences[article.id, "body"] if score["value"] is not None else []
    scored = [s for s in found if s["scored"]]
    values = [s["compound"] for s in scored]
    return {
        "letter": source.letters[article.id],
        "reason": score["reason"],
        "sentences": [
            {
                "number": s["number"],
                "value": s["compound"],
                "words": s["words"],
                "quoted": 2 * s["quoted"] > s["words"],
            }
            for s in scored
        ],
        "positive": sum(value > 0 for value in values),
        "negative": sum(value < 0 for value in values),
        "zero": sum(value == 0 for value in values),
        "mean": score["value"],
        "low": score["low"],
        "high": score["high"],
        "weighty": _find_weighty(source, article, scored),
    }


def _find_weighty(source: Source, article: Article, sentences: list[dict]) -> list[dict]:
    by_value = sorted(sentences, key=lambda s: (s["compound"], s["number"]))
    lowest = [s for s in by_value[:_SHOWN] if s["compound"] < 0]
    highest = [s for s in by_value[::-1][:_SHOWN] if s["compound"] > 0]
    hits = {}
    for hit in source.evidence[article.id, "vader"]:
        if hit["part"] == "body":
            hits.setdefault(hit["sentence"] + 1, []).append(hit)
    return [
        {
            "number": s["number"],
            "value": s["compound"],
            "runs": mark_sentence(article.body, s, hits.get(s["number"], ())),
            "words": [
                {
                    "word": h["entry"],
                    "weight": h["weight"],
                    "reason": h["reason"].replace(" -", " −"),
                }
                for h in hits.get(s["number"], ())
            ],
        }
        for s in [*lowest, *highest]
    ]
