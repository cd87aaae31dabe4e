"""Texts → what the measures say of them: values, and spans."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from ...analysis import Analysis, Engine, analyze
from ...articles import Article
from ...language.english import ENGLISH_SHARE, english_share
from ...lexicons import Lexicon
from ...spans import EVIDENCE_COLUMNS, QUOTATION_COLUMNS, list_evidence, list_quotations
from ..rows import Rows

__all__ = [
    "NEUTRAL", "count_told", "english_rows", "find_evidence", "find_quotes", "measure_texts",
    "polarity",
]  # fmt: skip

#: Compounds within this are neutral, say VADER's authors.
NEUTRAL = 0.05
#: A sentence full of names is English too: rows are left out far below what articles are.
_FOREIGN_SHARE = ENGLISH_SHARE / 4
_BATCH = 500


def measure_texts(texts: Sequence[str], lexicon: Lexicon | None = None) -> Analysis:
    """Score texts, each as the body of an article without a headline, all taken for English."""
    analysis = analyze(_articles(texts), engine=Engine(lexicon))
    return replace(analysis, english=np.ones(len(texts), bool))


def polarity(compounds: Sequence[float]) -> np.ndarray:
    """Return VADER's label of each compound: -1, 0 or 1.

    Examples
    --------
    >>> polarity([0.6, -0.05, 0.04, float("nan")]).tolist()
    [1, -1, 0, 0]
    """
    found = np.nan_to_num(np.array(compounds, float))
    return np.where(np.abs(found) < NEUTRAL, 0, np.sign(found)).astype(int)


def _articles(texts: Sequence[str]) -> list[Article]:
    return [Article(f"text-{place}", body=text) for place, text in enumerate(texts)]


def _batches(texts: Sequence[str], lexicon: Lexicon | None = None) -> Iterator[tuple]:
    engine = Engine(lexicon)
    articles = _articles(texts)
    for first in range(0, len(articles), _BATCH):
        batch = articles[first : first + _BATCH]
        yield engine, engine.read(batch), batch


def english_rows(rows: Rows, column: str = "text") -> Rows:
    """Leave out rows without a text, and those whose text is not in English."""
    rows = rows.without(column, "no text")
    shares = map(english_share, rows.texts(column))
    kept = [place for place, share in enumerate(shares) if not share < _FOREIGN_SHARE]
    return rows.keep(kept, "not in English")


def find_evidence(
    texts: Sequence[str], families: Sequence[str], lexicon: Lexicon | None = None
) -> list[dict[str, list]]:
    """Return, for each text, the spans of evidence by measure.

    Parameters
    ----------
    texts : sequence of str
    families : sequence of str
        Names of the families of measures to ask.
    lexicon : Lexicon, optional
        Of loaded terms; the project's own by default.

    Returns
    -------
    list of dict
        Measure to ``start, end, category, entry`` of its spans, in order of place.
    """
    names = ("start", "end", "category", "entry")
    wanted = [EVIDENCE_COLUMNS.index(name) for name in names]
    found: list[dict[str, list]] = []
    for engine, table, batch in _batches(texts, lexicon):
        asked = [family for family in engine.families if family.name in families]
        by_id: dict[str, dict[str, list]] = {article.id: {} for article in batch}
        for record in list_evidence(table, batch, asked):
            span = tuple(record[place] for place in wanted)
            by_id[record[0]].setdefault(record[6], []).append(span)
        found.extend(by_id.values())
    return found


def find_quotes(texts: Sequence[str]) -> list[list[dict]]:
    """Return the quotations and reported clauses of each text, with speakers however sure.

    Returns
    -------
    list of list of dict
        ``start, end, kind, speaker, confidence``; see ``spans.list_quotations``.
    """
    names = ("start", "end", "kind", "speaker", "confidence")
    places = [QUOTATION_COLUMNS.index(name) for name in names]
    found: list[list[dict]] = []
    for _, table, batch in _batches(texts):
        by_id: dict[str, list] = {article.id: [] for article in batch}
        for record in list_quotations(table, batch, least=0.0):
            by_id[record[0]].append(dict(zip(names, (record[p] for p in places), strict=True)))
        found.extend(by_id.values())
    return found


def count_told(text: str) -> int:
    """Count the words of a text that are quoted, or reported as somebody's.

    Examples
    --------
    >>> count_told("“I go,” Lind said. Officials said it was late.")
    5
    """
    [(_, table, _)] = _batches([text])
    return int(table.words[table.voice > 0].sum())
