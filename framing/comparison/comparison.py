"""Comparison: everything that is shown of two to eight articles side by side."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING

from ..analysis import Analysis, Engine, analyze
from ..articles import Article
from ..columns import as_columns, as_frame
from ..cue_table import name_frames, tabulate_cues
from ..kwic import WINDOW
from ..lexicons import load_lexicon, matcher_of
from ..measures import catalogue
from ..measures.deeds import AGENCY_COLUMNS, list_agency
from .adjustment import FALSE_COVERAGE
from .alignment import Settings
from .cast import Cast, read_cast
from .cautions import find_cautions
from .chosen import count_choices
from .claims import list_claims
from .differences import POWER, Compared, compare_scores, name_primary
from .headline_body import contrast_headline_body
from .headlines import contrast_headlines
from .intervals import LEVEL, MINIMUM_UNITS, REPLICATES, Draws
from .keyness import compare_article_words
from .labels import list_labels
from .ledger import Ledger
from .numbers_compared import compare_numbers
from .portrayal import list_portrayal
from .prominence import list_prominence
from .quotes_compared import compare_quotations
from .records import Columns, Tables, make_plain, make_records
from .rest import list_against_rest

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MAXIMUM_ARTICLES", "SCHEMA", "Comparison", "compare"]

#: Name and version of what ``to_dict`` gives.
SCHEMA = "framing.comparison/1"
MAXIMUM_ARTICLES = 8


@contextmanager
def _keep_garbage() -> Iterator[None]:
    """Look for no garbage meanwhile: hardly any is made, and looking takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def compare(
    articles: Sequence[Article],
    *,
    engine: Engine | None = None,
    primary: str | None = None,
    settings: Settings | None = None,
) -> "Comparison":
    """Compare how articles tell one event.

    Parameters
    ----------
    articles : sequence of Article
        Two to eight.
    engine : Engine, optional
        Reused if given; carries the lexicon of loaded terms.
    primary : str, optional
        The difference that you set out to look at, before you have seen any: ``body.outlet.vader``,
        or ``vader`` for the outlet's own words in the body. Its intervals are not adjusted for how
        many others are shown.
    settings : Settings, optional
        Where the alignment of statements draws its lines; see ``comparison.alignment``.

    Returns
    -------
    Comparison

    Raises
    ------
    ValueError
        If there are fewer than two articles, or more than eight, or no such primary measure.

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
    return Comparison(analyze(articles, engine=engine), primary=primary, settings=settings)


class Comparison:
    """Articles side by side: tables to work with, and pages to read.

    Parameters
    ----------
    analysis : Analysis
    primary : str, optional
        See ``compare``.
    settings : Settings
        Where the alignment of statements draws its lines.
    """

    def __init__(
        self, analysis: Analysis, *, primary: str | None = None, settings: Settings | None = None
    ) -> None:
        self.analysis = analysis
        self.settings = settings or Settings()
        self.primary = None
        if primary is not None:
            self.primary = name_primary(primary, analysis.engine.measures)

    @property
    def articles(self) -> list[Article]:
        """The articles, each with an id of its own."""
        return self.analysis.articles

    @cached_property
    def cautions(self) -> list[str]:
        """What to bear in mind with these articles, in sentences."""
        return find_cautions(self.analysis)

    @cached_property
    def _draws(self) -> list[Draws]:
        return [Draws.of(article) for article in self.articles]

    @cached_property
    def _compared(self) -> Compared:
        return compare_scores(self.analysis, self.primary, self._draws)

    @cached_property
    def headlines(self) -> "pd.DataFrame":
        """Words of the headlines: ``term, kind, articles`` (the ids of those that have it)."""
        return as_frame(contrast_headlines(self.articles))

    @cached_property
    def scores(self) -> "pd.DataFrame":
        """``Analysis.scores`` with ``low`` and ``high``, the ends of a 95 % interval.

        Rows of single speakers have no interval.
        """
        return as_frame(self._all_scores)

    @cached_property
    def _all_scores(self) -> dict[str, list]:
        of_speakers = self.analysis.speaker_columns
        nothing = [None] * len(of_speakers["value"])
        return {k: [*v, *of_speakers.get(k, nothing)] for k, v in self._compared.scores.items()}

    @cached_property
    def differences(self) -> "pd.DataFrame":
        """Differences between each two articles: ``measure, part, voice, a, b, value_a, value_b,
        difference, low, high, verdict, smallest``.

        ``low`` and ``high`` are adjusted for how many are shown, the verdict is read from them, and
        ``smallest`` is the smallest difference of which texts so long would give a verdict four
        times in five.
        """
        return as_frame(self._compared.differences)

    @cached_property
    def _compared_cues(self) -> Compared:
        return compare_scores(self.analysis.cues, draws=self._draws)

    @cached_property
    def frame_cues(self) -> "pd.DataFrame":
        """``Analysis.frame_cues`` with ``low`` and ``high``, the ends of a 95 % interval."""
        return as_frame(tabulate_cues(self._compared_cues.scores))

    @cached_property
    def cue_differences(self) -> "pd.DataFrame":
        """``differences`` of frame cues in 100 words, with ``scheme`` and ``frame`` for measures;
        adjusted for how many of them there are.
        """
        return as_frame(name_frames(self._compared_cues.differences))

    @cached_property
    def keyness(self) -> "pd.DataFrame":
        """Words that one article uses more than the other, or the rest: see ``compare_words``.

        Columns ``term, kind, a, b, count_a, count_b, rate_a, rate_b, articles_a, articles_b,
        log_odds, low, high, z, p_adjusted``.
        """
        return as_frame(compare_article_words(self.analysis))

    @cached_property
    def headline_coverage(self) -> "pd.DataFrame":
        """Every headline against every body: see ``contrast_headline_body``.

        Columns ``article_id, body_of, terms, found, found_as, share, missing, main_sentence,
        main_terms, left_out, sentiment, body_sentiment, body_low, body_high, sentiment_rank,
        loaded, loaded_missing, loaded_quoted, body_loaded``.
        """
        return as_frame(contrast_headline_body(self.ledger, self._compared.scores))

    @cached_property
    def ledger(self) -> Ledger:
        """Each two articles' statements, aligned; the four tables below are made of it."""
        return Ledger(self.analysis, self.settings)

    @cached_property
    def alignment(self) -> "pd.DataFrame":
        """Statements that two articles share, tell otherwise or alone: see ``Ledger.alignment``."""
        return as_frame(self.ledger.alignment)

    @cached_property
    def alignment_counts(self) -> "pd.DataFrame":
        """How many statements are shared at several thresholds: see ``Ledger.counts``."""
        return as_frame(self.ledger.counts)

    @cached_property
    def against_rest(self) -> "pd.DataFrame":
        """What only one of three or more articles tells, and what all but one tell: see
        ``comparison.rest``.
        """
        return as_frame(list_against_rest(self.ledger))

    @cached_property
    def quotations_compared(self) -> "pd.DataFrame":
        """Each quoted sentence and its nearest in the other article: identical, cut, altered, given
        to another speaker, paraphrased, or only there; see ``comparison.quotes_compared``.
        """
        return as_frame(self._quotations_compared)

    @cached_property
    def _quotations_compared(self) -> dict[str, list]:
        return compare_quotations(self.ledger)

    @cached_property
    def speaker_words(self) -> "pd.DataFrame":
        """How many of each speaker's words either article quotes, and how many both: see
        ``comparison.chosen``.
        """
        return as_frame(count_choices(self._quotations_compared))

    @cached_property
    def numbers(self) -> "pd.DataFrame":
        """Each quantity and its match in the other article: see ``comparison.numbers_compared``."""
        return as_frame(compare_numbers(self.ledger))

    @property
    def methods(self) -> str:
        """The page's paragraph that says how the figures were made, to paste."""
        from ..report import summarize

        return summarize(self)["methods"]["paragraph"]

    def kwic(self, term: str, *, window: int = WINDOW, case: bool = False) -> "pd.DataFrame":
        """See ``Analysis.kwic``."""
        return self.analysis.kwic(term, window=window, case=case)

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
        return as_columns(AGENCY_COLUMNS, found)

    @cached_property
    def _labels(self) -> dict[str, list]:
        return list_labels(self.cast, matcher_of(load_lexicon("ladders")))

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
        return as_frame(self._labels)

    @cached_property
    def agency(self) -> "pd.DataFrame":
        """Who did what to whom: a row for each passive, noun of a deed, and verb of harm or help.

        Columns ``article_id, part, sentence, start, end, text, form, verb, kind, doer,
        doer_referent, done_to, done_to_referent, doer_named, voice``.
        """
        return as_frame(self._agency)

    @cached_property
    def portrayal(self) -> "pd.DataFrame":
        """How each article speaks of those whom another names too; see ``comparison.portrayal``."""
        return as_frame(self._portrayal)

    @cached_property
    def prominence(self) -> "pd.DataFrame":
        """Where each first appears: ``article_id, what, item, place, part, start, end, n``."""
        return as_frame(self._prominence)

    @cached_property
    def claims(self) -> "pd.DataFrame":
        """Sentences in the outlet's voice and attributed ones, with their hedges, boosters and
        absolutes; see ``comparison.claims``.
        """
        return as_frame(list_claims(self.analysis))

    @cached_property
    def tables(self) -> Mapping[str, Columns]:
        """Every table by name, as columns, each made when it is asked for."""
        return Tables(
            {
                "headlines": lambda: contrast_headlines(self.articles),
                "scores": lambda: self._all_scores,
                "differences": lambda: self._compared.differences,
                "evidence": lambda: self.analysis.evidence_columns,
                "quotations": lambda: self.analysis.quotation_columns,
                "sources": lambda: self.analysis.source_columns,
                "labels": lambda: self._labels,
                "agency": lambda: self._agency,
                "portrayal": lambda: self._portrayal,
                "prominence": lambda: self._prominence,
                "claims": lambda: list_claims(self.analysis),
                "alignment": lambda: self.ledger.alignment,
                "alignment_counts": lambda: self.ledger.counts,
                "against_rest": lambda: list_against_rest(self.ledger),
                "quotations_compared": lambda: self._quotations_compared,
                "speaker_words": lambda: count_choices(self._quotations_compared),
                "numbers": lambda: compare_numbers(self.ledger),
                "keyness": lambda: compare_article_words(self.analysis),
                "headline_coverage": lambda: contrast_headline_body(
                    self.ledger, self._compared.scores
                ),
                "frame_cues": lambda: tabulate_cues(self._compared_cues.scores),
                "cue_differences": lambda: name_frames(self._compared_cues.differences),
            }
        )

    @_keep_garbage()
    def columns(self) -> dict[str, Columns]:
        """Return every table by name, as columns, without pandas."""
        return dict(self.tables)

    @_keep_garbage()
    def to_dict(self) -> dict[str, object]:
        """Return everything as plain values, ready for JSON: the same for the same articles.

        Returns
        -------
        dict
            ``schema, articles``, then each table of ``columns`` as a list of records, numbers to
            six decimals, undefined ones None, and ``methods``.
        """
        return {
            "schema": SCHEMA,
            "articles": [_article_dict(article) for article in self.articles],
            **{name: make_records(columns) for name, columns in self.tables.items()},
            "methods": self.describe_methods(),
        }

    def describe_methods(self) -> dict[str, object]:
        """Return what the tables were made with and how, as plain values."""
        from .. import __version__

        engine = self.analysis.engine
        return {
            "version": __version__,
            "measures": catalogue(engine.families),
            "lexicons": [f.lexicon.describe() for f in engine.families if f.lexicon],
            "interval": self._describe_intervals(),
            "cautions": self.cautions,
        }

    def _describe_intervals(self) -> dict[str, object]:
        adjustment = self._compared.adjustment
        return {
            "level": LEVEL,
            "replicates": REPLICATES,
            "minimum_sentences": MINIMUM_UNITS,
            "method": (
                "bootstrap over sentences, seeded from the articles' content: Student's t with the "
                "draws' standard error, corrected for their skewness (Hall 1992)"
            ),
            "false_coverage_rate": FALSE_COVERAGE,
            "differences": adjustment.shown,
            "told_apart": adjustment.found,
            "adjusted_level": adjustment.level,
            "primary": self.primary,
            "power": POWER,
        }

    @property
    def voice_scores(self) -> Columns:
        """The rows of ``scores`` that are of whole voices, as columns."""
        return self._compared.scores

    @cached_property
    @_keep_garbage()
    def summary(self) -> dict[str, object]:
        """What page and terminal show, as plain values; see ``framing.report.summarize``."""
        from ..report import summarize

        return summarize(self)

    @_keep_garbage()
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


def _article_dict(article: Article) -> dict[str, object]:
    values = {field.name: getattr(article, field.name) for field in fields(article)}
    return {name: make_plain(value) for name, value in values.items()}
