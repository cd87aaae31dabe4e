"""Whose words each article gives: shares of the voices, sources, and what they say."""

from collections.abc import Mapping

from ..comparison.prominence import find_place
from ..measures.accuracy import describe_tests
from ..measures.cards import read_card
from .source import Source

__all__ = ["summarize_voices"]

#: Sources that are shown at once; the rest are folded away.
_SHOWN = 6
#: Words of a quotation in the list.
_WORDS = 40
_UNATTRIBUTED = "unattributed"


def summarize_voices(source: Source, *, excerpts: bool = False) -> dict[str, object]:
    """Gather who is quoted in each article, how much, and how what they say is introduced.

    Parameters
    ----------
    source : Source
    excerpts : bool
        Without the list of what is said.

    Returns
    -------
    dict
        ``articles``: for each ``letter, words``, ``shares`` (percent of the body's words that are
        ``outlet, quoted, reported``), ``sources`` and ``more`` (records of the table of sources,
        with ``percent``), ``unattributed`` (words), and ``said``: quotations and reported clauses
        with ``text, kind, cue, stance, speaker, person, place`` (where it stands).
        ``accuracy``: what the card says.
    """
    return {
        "articles": [_summarize_article(source, a.id, excerpts) for a in source.articles],
        "accuracy": describe_tests(read_card("voices").tests),
    }


def _summarize_article(source: Source, id_: str, excerpts: bool) -> dict[str, object]:
    sentences = source.sentences[id_, "body"]
    words, quoted, reported = (
        sum(s[name] for s in sentences) for name in ("words", "quoted", "reported")
    )
    told = {"outlet": words - quoted - reported, "quoted": quoted, "reported": reported}
    sources = [
        {**record, "percent": 100 * record["share"], "name": record["source"]}
        for record in source.tables["sources"]
        if record["article_id"] == id_
    ]
    named = [record for record in sources if record["source"] != _UNATTRIBUTED]
    nobody = [record for record in sources if record["source"] == _UNATTRIBUTED]
    parts = ("kicker", "headline", "standfirst", "body")
    article = next(article for article in source.articles if article.id == id_)
    texts = {part: article.text(part) for part in parts}
    return {
        "letter": source.letters[id_],
        "words": words,
        "shares": {k: round(100 * n / words, 4) if words else None for k, n in told.items()},
        "sources": named[:_SHOWN],
        "more": named[_SHOWN:],
        "unattributed": sum(r["words_quoted"] + r["words_reported"] for r in nobody),
        "said": [
            _shorten(record, find_place(texts[part], part, record["start"]))
            for part in parts
            for record in source.quotations[id_, part]
            if record["kind"] not in ("scare", "title") and not excerpts
        ],
    }


def _shorten(record: Mapping, place: str) -> dict[str, object]:
    words = record["text"].split()
    names = ("kind", "cue", "stance", "speaker", "person")
    return {
        "text": " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else ""),
        "place": place,
        **{name: record[name] for name in names},
    }
