"""Span tables: evidence, quotations and sentences of a batch, with offsets that people can use."""

from collections.abc import Iterator, Sequence

import numpy as np

from .articles import PARTS, Article
from .measures import Description, Evidence, Family
from .voices import VOICES, SentenceTable

__all__ = [
    "EVIDENCE_COLUMNS",
    "QUOTATION_COLUMNS",
    "list_evidence",
    "list_quotations",
    "locate_rows",
]

EVIDENCE_COLUMNS = (
    "article_id", "part", "sentence", "start", "end", "text", "measure", "category", "weight",
    "voice", "speaker", "lexicon", "entry", "reason", "alternative", "use",
)  # fmt: skip
QUOTATION_COLUMNS = (
    "article_id", "part", "quotation", "start", "end", "text", "kind", "speaker",
)  # fmt: skip


def list_evidence(
    table: SentenceTable, articles: Sequence[Article], families: Sequence[Family]
) -> Iterator[tuple]:
    """Yield a record (``EVIDENCE_COLUMNS``) for each span that made a measure's counts.

    Records come in order of place, those of one place in the families' order.
    """
    found = [evidence for family in families for evidence in family.find(table)]
    keyed = [
        (int(evidence.start[place]), order, place)
        for order, evidence in enumerate(found)
        for place in range(len(evidence.start))
    ]
    located = [_locate(table, evidence) for evidence in found]
    for _, order, place in sorted(keyed):
        evidence, where = found[order], located[order]
        article, part = articles[where["article"][place]], PARTS[where["part"][place]]
        start, end = where["start"][place], where["end"][place]
        said = Description(*evidence.describe(place))
        yield (
            article.id, part, where["sentence"][place], start, end, article.text(part)[start:end],
            evidence.measure, said.category, float(evidence.weight[place]),
            VOICES[where["voice"][place]], None, *said[1:],
        )  # fmt: skip


def _locate(table: SentenceTable, evidence: Evidence) -> dict[str, list]:
    tokens = table.tokens
    row = table.row_of(evidence.token)
    segment = table.segment[row]
    return {
        "article": tokens.article[segment].tolist(),
        "part": tokens.part[segment].tolist(),
        "sentence": table.sentence_number[row].tolist(),
        "voice": table.voice[row].tolist(),
        "start": tokens.characters(evidence.start, segment).tolist(),
        "end": tokens.characters(evidence.end, segment).tolist(),
    }


def list_quotations(table: SentenceTable, articles: Sequence[Article]) -> Iterator[tuple]:
    """Yield a record (``QUOTATION_COLUMNS``) for each paragraph of each quotation.

    Quotations are numbered within their part; ``kind`` is ``speech``, or ``scare`` for marks around
    one to three words; the speaker is not resolved yet.
    """
    tokens, found = table.tokens, table.quotations
    start = tokens.characters(found.start, found.segment).tolist()
    end = tokens.characters(found.end, found.segment).tolist()
    number = table.number_quotations(np.arange(len(found))).tolist()
    for place, segment in enumerate(found.segment.tolist()):
        article, part = articles[tokens.article[segment]], PARTS[tokens.part[segment]]
        text = article.text(part)[start[place] : end[place]]
        kind = "speech" if found.speech[place] else "scare"
        yield article.id, part, number[place], start[place], end[place], text, kind, None


def locate_rows(table: SentenceTable) -> dict[str, np.ndarray]:
    """Return where the sentence of each row begins and ends, and the number of its quotation."""
    tokens = table.tokens
    first = tokens.sentence_starts
    end = tokens.token_ends(np.append(first, len(tokens))[1:] - 1)
    return {
        "start": tokens.characters(tokens.starts[first][table.sentence], table.segment),
        "end": tokens.characters(end[table.sentence], table.segment),
        "quotation": table.number_quotations(table.quotation),
    }
