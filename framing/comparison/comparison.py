"""Comparison: everything that is shown of two to eight articles side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING

from ..analysis import Analysis, Engine, analyze
from ..articles import Article
from ..lexicons import load_lexicon
from ..measures import catalogue
from ..measures.deeds import AGENCY_COLUMNS, list_agency
from .cast import Cast, read_cast
from .cautions import find_cautions
from .claims import list_claims
from .differences import compare_scores
from .headlines import contrast_headlines
from .intervals import LEVEL, MINIMUM_UNITS, REPLICATES
from .labels import list_labels
from .portrayal import list_portrayal
from .prominence import list_prominence

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MAXIMUM_ARTICLES", "SCHEMA", "Comparison", "compare"]

#: Name and version of what ``to_dict`` gives.
SCHEMA = "framing.comparison/1"
MAXIMUM_ARTICLES = 8


def compare(articles: Sequence[Article], *, engine: Engine | None = None) -> "Comparison":
    """Compare how articles tell one event.

    Parameters
    ----------
    articles : sequence of Article
        Two to eight.
    engine : Engine, optional
        Reused if given; carries the lexicon of loaded terms.

    Returns
    -------
    Comparison

    Raises
    ------
    ValueError
        If there are fewer than two articles, or more than eight.

    Examples
    --------
    >>> from framing import Article, compare
    >>> a = Article("a", "Envoy met rebels", "The envoy met the rebels. He left.")
    >>> b = Article("b", "Envoy secretly met rebels", "The envoy met them in secret. He left.")
    >>> comparison = compare([a, b])
    >>> comparison.headlines
            term  kind articles
    0      envoy  word   (a, b)
    1        met  word   (a, b)
    2     rebels  word   (a, b)
    3   secretly  word     (b,)
    """
    articles = list(articles)
    if not 2 <= len(articles) <= MAXIMUM_ARTICLES:
        raise ValueError(f"compare takes two to {MAXIMUM_ARTICLES} articles, got {len(articles)}.")
    return Comparison(analyze(articles, engine=engine))


class Comparison:
    """Articles side by side: tables to work with, and pages to read.

    Parameters
    ----------
    analysis : Analysis
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    @property
    def articles(self) -> list[Article]:
        """The articles, each with an id of its own."""
        return self.analysis.articles

    @cached_property
    def cautions(self) -> list[str]:
        """What to bear in mind with these articles, in sentences."""
        return find_cautions(self.analysis)

    @cached_property
    def _scores(self) -> tuple[Mapping[str, Sequence], Mapping[str, Sequence]]:
        return compare_scores(self.analysis)

    @cached_property
    def headlines(self) -> "pd.DataFrame":
        """Words of the headlines: ``term, kind, articles`` (the ids of those that have it)."""
        return _frame(contrast_headlines(self.articles))

    @cached_property
    def scores(self) -> "pd.DataFrame":
        """``Analysis.scores`` with ``low`` and ``high``, the ends of a 95 % interval.

        Rows of single speakers have no interval.
        """
        return _frame(self._all_scores)

    @cached_property
    def _all_scores(self) -> dict[str, list]:
        of_speakers = self.analysis.speaker_columns
        nothing = [None] * len(of_speakers["value"])
        return {k: [*v, *of_speakers.get(k, nothing)] for k, v in self._scores[0].items()}

    @cached_property
    def differences(self) -> "pd.DataFrame":
        """Differences between each two articles: ``measure, part, voice, a, b, value_a, value_b,
        difference, low, high, verdict``.
        """
        return _frame(self._scores[1])

    @property
    def evidence(self) -> "pd.DataFrame":
        """See ``Analysis.evidence``."""
        return self.analysis.evidence

    @property
    def quotations(self) -> "pd.DataFrame":
        """See ``Analysis.quotations``."""
        return self.analysis.quotations

    @property
    def sources(self) -> "pd.DataFrame":
        """See ``Analysis.sources``."""
        return self.analysis.sources

    @cached_property
    def cast(self) -> Cast:
        """Who is named in the articles, and who of one is who in another."""
        table = self.analysis.table
        return read_cast(table or self.analysis.engine.read(self.articles), self.articles)

    @cached_property
    def _agency(self) -> dict[str, list]:
        found = list(list_agency(self.cast.table, self.articles, self.cast.names()))
        lists = map(list, zip(*found, strict=True)) if found else ([] for _ in AGENCY_COLUMNS)
        return dict(zip(AGENCY_COLUMNS, lists, strict=True))

    @cached_property
    def _labels(self) -> dict[str, list]:
        return list_labels(self.cast, load_lexicon("ladders"))

    @cached_property
    def _portrayal(self) -> dict[str, list]:
        return list_portrayal(self.cast, self.analysis.evidence_columns, self._agency)

    @cached_property
    def _prominence(self) -> dict[str, list]:
        columns = self.analysis.evidence_columns, self.analysis.quotation_columns
        return list_prominence(self.cast, *columns)

    @cached_property
    def labels(self) -> "pd.DataFrame":
        """What each article calls the same referent: ``referent, kind, link, article_id, label,
        voice, n``; see ``comparison.labels``.
        """
        return _frame(self._labels)

    @cached_property
    def agency(self) -> "pd.DataFrame":
        """Who did what to whom: a row for each passive, noun of a deed, and verb of harm or help.

        Columns ``article_id, part, sentence, start, end, text, form, verb, kind, doer,
        doer_referent, done_to, done_to_referent, doer_named, voice``.
        """
        return _frame(self._agency)

    @cached_property
    def portrayal(self) -> "pd.DataFrame":
        """How each article speaks of those whom another names too; see ``comparison.portrayal``."""
        return _frame(self._portrayal)

    @cached_property
    def prominence(self) -> "pd.DataFrame":
        """Where each first appears: ``article_id, what, item, place, part, start, end, n``."""
        return _frame(self._prominence)

    @cached_property
    def claims(self) -> "pd.DataFrame":
        """Sentences in the outlet's voice and attributed ones, with their hedges, boosters and
        absolutes; see ``comparison.claims``.
        """
        return _frame(list_claims(self.analysis))

    def columns(self) -> dict[str, Mapping[str, Sequence]]:
        """Return every table by name, as columns, without pandas."""
        return {
            "headlines": contrast_headlines(self.articles),
            "scores": self._all_scores,
            "differences": self._scores[1],
            "evidence": self.analysis.evidence_columns,
            "quotations": self.analysis.quotation_columns,
            "sources": self.analysis.source_columns,
            "labels": self._labels,
            "agency": self._agency,
            "portrayal": self._portrayal,
            "prominence": self._prominence,
            "claims": list_claims(self.analysis),
        }

    @cached_property
    def _tables(self) -> dict[str, list[dict[str, object]]]:
        """Every table as records; terminal and page are both made of them."""
        return {name: _records(columns) for name, columns in self.columns().items()}

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain values, ready for JSON: the same for the same articles.

        Returns
        -------
        dict
            ``schema, articles, headlines, scores, differences, evidence, quotations, labels,
            agency, portrayal, prominence, claims, methods``; each table a list of records,
            numbers to six decimals, undefined ones None.
        """
        return {
            "schema": SCHEMA,
            "articles": [_article_dict(article) for article in self.articles],
            **{name: list(records) for name, records in self._tables.items()},
            "methods": self._methods(),
        }

    def _methods(self) -> dict[str, object]:
        from .. import __version__

        engine = self.analysis.engine
        return {
            "version": __version__,
            "measures": catalogue(engine.families),
            "lexicons": [f.lexicon.describe() for f in engine.families if f.lexicon],
            "interval": {
                "level": LEVEL,
                "replicates": REPLICATES,
                "minimum_sentences": MINIMUM_UNITS,
                "method": (
                    "percentile bootstrap over sentences, widened where they are few (Hesterberg "
                    "2015), seeded from the articles' content"
                ),
            },
            "cautions": self.cautions,
        }

    def to_html(self, *, title: str | None = None, excerpts: bool = False) -> str:
        """Return the page: one file that asks for nothing else and reads without script.

        Parameters
        ----------
        title : str, optional
            Made from the articles otherwise.
        excerpts : bool
            Show sentences with marks instead of the full texts.
        """
        from ..report import render_page

        return render_page(self, title=title, excerpts=excerpts)

    def _repr_html_(self) -> str:
        from ..report import render_summary

        return render_summary(self)

    def __repr__(self) -> str:
        from ..report import format_summary

        return format_summary(self)


def _frame(columns: Mapping[str, Sequence]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(dict(columns))


def _article_dict(article: Article) -> dict[str, object]:
    values = {field.name: getattr(article, field.name) for field in fields(article)}
    return {name: _plain(value) for name, value in values.items()}


def _records(columns: Mapping[str, Sequence]) -> list[dict[str, object]]:
    names = list(columns)
    plain = (
        [value if type(value) in _PLAIN else _plain(value) for value in values]
        for values in columns.values()
    )
    return [dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True)]


_PLAIN = (str, int, type(None))


def _plain(value: object) -> object:
    """Return a value as JSON knows it; what `extra` holds may be of any kind."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return round(float(value), 6) + 0.0 if isfinite(value) else None
    if hasattr(value, "tolist"):  # of NumPy
        return _plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return [_plain(item) for item in sorted(value, key=str)]
    return str(value)
