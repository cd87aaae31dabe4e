"""Articles to Analysis: every measure, for every part and voice of every article."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .articles import PARTS, Article, with_unique_ids
from .columns import as_columns, as_frame
from .cue_table import tabulate_cues
from .kwic import WINDOW, find_in_context
from .language import Vocabulary, tokenize
from .language.english import ENGLISH_SHARE, describe_english, english_shares
from .lexicons import Lexicon, load_lexicon
from .measures import Family, Measure, cue_families, default_families, score_whole_texts
from .measures.agency import read_clauses
from .scores import ALL_PARTS, ALL_VOICES, IN_ALL, KEYS, SCORE_COLUMNS, score_speakers
from .spans import (
    EVIDENCE_COLUMNS,
    QUOTATION_COLUMNS,
    SOURCE_COLUMNS,
    list_evidence,
    list_quotations,
    list_sources,
    locate_rows,
    name_speakers,
)
from .voices import VOICES, SentenceTable, split_by_voice

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

__all__ = ["ALL_PARTS", "ALL_VOICES", "Analysis", "Engine", "analyze"]

_TELLS_LANGUAGE = np.array([part in ("headline", "body") for part in PARTS])

_BATCH_ARTICLES = 2_000
_BATCH_CHARACTERS = 16_000_000
#: A vocabulary with more types, which may take 100 MB, is given up for a new one.
_MOST_TYPES = 250_000
#: The tokens of so many articles are kept for their evidence; those of more are read again.
_KEPT_ARTICLES = 16


class Engine:
    """Lexicons and measures made ready, with the vocabulary they have met.

    ``analyze`` makes one; pass your own to reuse it: a second analysis is faster for words already
    seen. Not to be shared between threads.

    Parameters
    ----------
    lexicon : Lexicon, optional
        Of loaded terms; the project's own by default.
    parser : spacy.language.Language, optional
        Finds passives instead of the rules, see ``framing.measures.syntax``; much slower.
    families : collection of str, optional
        Those of ``sentiment, news, loaded, certainty, agency, readability`` that are wanted; all by
        default. Fewer are faster.

    Raises
    ------
    ValueError
        If there is no family of a name.
    """

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        *,
        parser: "Language | None" = None,
        families: Collection[str] | None = None,
    ) -> None:
        self.lexicon = lexicon or load_lexicon("loaded")
        self.parser = parser
        self.vocabulary = Vocabulary()
        self.families: tuple[Family, ...] = default_families(self.lexicon, families)

    @property
    def measures(self) -> list[Measure]:
        """All measures, in the catalogue's order."""
        return [measure for family in self.families for measure in family.measures]

    def by(self, families: tuple[Family, ...]) -> "Engine":
        """Return an engine of other measures that shares this one's vocabulary."""
        other = copy(self)
        other.families = families
        return other

    def read(self, articles: Sequence[Article]) -> SentenceTable:
        """Cut a batch of articles into sentences by voice."""
        if len(self.vocabulary.chunks) > _MOST_TYPES:
            self.vocabulary = Vocabulary()
        table = split_by_voice(tokenize(articles, self.vocabulary))
        if self.parser is not None:
            from .measures.syntax import parse_clauses

            table.know(read_clauses, parse_clauses(table.tokens, self.parser))
        return table


def analyze(articles: Sequence[Article], *, engine: Engine | None = None) -> "Analysis":
    """Score articles.

    Parameters
    ----------
    articles : sequence of Article
        An article without an id, or with another's, gets one of its own.
    engine : Engine, optional
        Reused if given.

    Returns
    -------
    Analysis

    Examples
    --------
    >>> from framing import Article, analyze
    >>> analysis = analyze([Article("a", "Storm kills two", "The storm was a nightmare.")])
    >>> analysis.value("a", "body", "outlet", "loaded")
    20.0
    """
    engine = engine or Engine()
    articles = with_unique_ids(articles)
    columns: list[dict[str, np.ndarray]] = []
    overall: list[dict[str, np.ndarray]] = []
    whole = np.full((len(articles), len(PARTS)), np.nan)
    present = np.zeros((len(articles), len(PARTS)), bool)
    english = np.ones(len(articles), bool)
    for first, batch in _batches(articles):
        table = tokens = None  # the next takes their memory
        table = engine.read(batch)
        tokens = table.tokens
        counts = _count(table, first, engine.families)
        columns.append(counts[0])
        overall.append(counts[1])
        place = tokens.article + first, tokens.part
        present[place] = True
        if any(measure.whole_text for measure in engine.measures):
            whole[place] = score_whole_texts(table)
        tells = _TELLS_LANGUAGE[tokens.part]
        counted = {k: v[tells] for k, v in tokens.sum_segments(describe_english).items()}
        shares = english_shares(counted, tokens.article[tells], len(batch))
        english[first : first + len(batch)] = ~(shares < ENGLISH_SHARE)
    kept = table if len(columns) == 1 and len(articles) <= _KEPT_ARTICLES else None
    counts = _stack(columns), _stack(overall)
    return Analysis(articles, engine, *counts, whole, present, english, kept)


def _batches(articles: Sequence[Article]) -> Iterator[tuple[int, Sequence[Article]]]:
    first, size = 0, 0
    for place, article in enumerate(articles):
        size += len(article.body) + 1000
        if place > first and (place - first >= _BATCH_ARTICLES or size > _BATCH_CHARACTERS):
            yield first, articles[first:place]
            first, size = place, len(article.body) + 1000
    yield first, articles[first:]


def _keys(table: SentenceTable, first: int) -> dict[str, np.ndarray]:
    tokens, segment = table.tokens, table.segment
    return {
        "article": tokens.article[segment] + first,
        "part": tokens.part[segment],
        "sentence": table.sentence_number,
        "voice": table.voice,
    }


def _count(table: SentenceTable, first: int, families: Sequence[Family]) -> tuple[dict, dict]:
    """Return the rows of a batch with every count, and the counts that differ over all voices."""
    counts = [family.count(table) for family in families]
    by_voice = {name: column for c in counts for name, column in c.by_voice.items()}
    overall = {name: column for c in counts for name, column in c.overall.items()}
    by_voice.setdefault("words", table.words)
    return {**_keys(table, first), **by_voice}, overall


def _stack(batches: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    if len(batches) == 1:
        return batches[0]
    # each column's parts are let go, so that the next one takes their memory
    return {n: np.concatenate([batch.pop(n) for batch in batches]) for n in list(batches[0])}


@dataclass(frozen=True, eq=False)
class Analysis:
    """Scores of articles, and the way back from each score to the words that made it.

    Attributes
    ----------
    articles : list of Article
    engine : Engine
    rows : dict of ndarray
        The sentence table: ``article, part, sentence, voice`` (codes) and a column for each count.
    overall : dict of ndarray
        Columns that differ where all voices are summed, over the same rows.
    whole : ndarray, shape (n_articles, n_parts)
        VADER's compound of each part as one text.
    present : ndarray of bool, shape (n_articles, n_parts)
        Which parts have text.
    english : ndarray of bool, shape (n_articles,)
        Which articles are taken for English, by headline and body; others are not scored.
    table : SentenceTable or None
        Kept if the articles are few.
    """

    articles: list[Article]
    engine: Engine
    rows: dict[str, np.ndarray]
    overall: dict[str, np.ndarray]
    whole: np.ndarray
    present: np.ndarray
    english: np.ndarray
    table: SentenceTable | None

    def __repr__(self) -> str:
        words = int(self.sums["words"][:, -1, -1].sum())
        return f"<Analysis of {len(self.articles)} articles, {words:,} words>"

    @cached_property
    def sums(self) -> dict[str, np.ndarray]:
        """Counts summed by article, part and voice; each of shape (n_articles, 6, 3)."""
        rows, shape = self.rows, (len(VOICES), len(PARTS), len(self.articles))
        key = (rows["voice"].astype(np.int64) * shape[1] + rows["part"]) * shape[2]
        key += rows["article"]
        names = [name for name in rows if name not in KEYS]

        def add(columns: Mapping[str, np.ndarray], names: Sequence[str]) -> np.ndarray:
            size = int(np.prod(shape))
            added = [np.bincount(key, weights=columns[n], minlength=size) for n in names]
            return np.array(added).reshape(len(names), *shape)

        split = add(rows, names)
        joint = split.sum(axis=1, keepdims=True)
        differing = [name for name in names if name in self.overall]
        places = [names.index(name) for name in differing]
        joint[places] = add(self.overall, differing).sum(axis=1, keepdims=True)
        parts = np.concatenate([split, joint], axis=1)
        every = parts[:, :, IN_ALL].sum(axis=2, keepdims=True)
        sums = np.concatenate([parts, every], axis=2).transpose(0, 3, 2, 1)
        return dict(zip(names, sums, strict=True))

    @cached_property
    def values(self) -> dict[str, np.ndarray]:
        """Value of each measure by article, part and voice; NaN where it is undefined."""
        values = {measure.name: self._compute(measure) for measure in self.engine.measures}
        for measure in self.engine.measures:
            for undefined, _ in self._undefined(measure):
                values[measure.name][undefined] = np.nan
        return values

    def _compute(self, measure: Measure) -> np.ndarray:
        """Return what a measure makes of the sums, were there enough of everything."""
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.array(measure.value(self.sums), float)
        if measure.whole_text:
            values[:, : len(PARTS), -1] = self.whole
        return values

    def reasons(self, measure: Measure) -> np.ndarray:
        """Why each value of a measure is undefined, by article, part and voice; else empty."""
        reasons = np.full((len(self.articles), len(ALL_PARTS), len(ALL_VOICES)), "", object)
        for undefined, reason in self._undefined(measure):
            reasons[undefined] = reason
        return reasons

    def _undefined(self, measure: Measure) -> Iterator[tuple[np.ndarray, str]]:
        """Yield where a measure is undefined, and why; a later reason goes before an earlier."""
        if measure.whole_text:
            yield np.isnan(self._compute(measure)), "only for all words of one part"
        for minimum in reversed(measure.minima):
            yield self.sums[minimum.column] < minimum.number, minimum.reason
        yield ~self.english, "not in English"

    def value(self, article_id: str, part: str, voice: str, measure: str) -> float:
        """Return one value; NaN if it is undefined.

        Raises
        ------
        ValueError
            If there is no such article, part, voice or measure.
        """
        ids = [article.id for article in self.articles]
        for what, name, known in (
            ("article", article_id, ids),
            ("part", part, ALL_PARTS),
            ("voice", voice, ALL_VOICES),
            ("measure", measure, list(self.values)),
        ):
            if name not in known:
                raise ValueError(f"no {what} {name!r}; there are: {', '.join(known)}.")
        place = ids.index(article_id), ALL_PARTS.index(part), ALL_VOICES.index(voice)
        return float(self.values[measure][place])

    def score_columns(self) -> dict[str, Sequence]:
        """Return the scores as columns (``SCORE_COLUMNS``), without pandas."""
        shown = np.concatenate([self.present, self.present[:, IN_ALL].any(1, keepdims=True)], 1)
        article, part = np.nonzero(shown)
        measures = self.engine.measures
        shape = (len(article), len(ALL_VOICES), len(measures))
        values = np.stack([self.values[m.name][article, part] for m in measures], axis=2)
        reasons = np.stack([self.reasons(m)[article, part] for m in measures], axis=2)
        n = np.stack([self.sums[m.n][article, part] for m in measures], axis=2)

        def spread(names: Sequence[str], codes: np.ndarray, axis: int) -> np.ndarray:
            column = np.array(names, object)[codes]
            return np.broadcast_to(np.expand_dims(column, _OTHERS[axis]), shape).ravel()

        columns = (
            spread([a.id for a in self.articles], article, 0),
            spread(ALL_PARTS, part, 0),
            spread(ALL_VOICES, np.arange(len(ALL_VOICES)), 1),
            np.full(values.size, None),
            spread([m.name for m in measures], np.arange(len(measures)), 2),
            values.ravel(),
            n.astype(np.int64).ravel(),
            spread([m.unit for m in measures], np.arange(len(measures)), 2),
            reasons.ravel(),
        )
        return dict(zip(SCORE_COLUMNS, columns, strict=True))

    @cached_property
    def scores(self) -> "pd.DataFrame":
        """Tidy scores: a row for each article, part, voice and measure, and then for each speaker.

        Columns ``article_id, part, voice, speaker, measure, value, n, unit, reason``; ``speaker``
        is missing in the rows of a whole voice; ``n`` is the denominator, ``reason`` says why a
        value is NaN.
        """
        columns, of_speakers = self.score_columns(), self.speaker_columns
        return as_frame({name: [*columns[name], *of_speakers[name]] for name in SCORE_COLUMNS})

    @cached_property
    def wide(self) -> "pd.DataFrame":
        """One row an article, columns ``part.voice.measure`` fixed by the catalogue."""
        import pandas as pd

        columns = {
            f"{part}.{voice}.{measure.name}": self.values[measure.name][:, i, j]
            for i, part in enumerate(ALL_PARTS)
            for j, voice in enumerate(ALL_VOICES)
            for measure in self.engine.measures
        }
        index = pd.Index([article.id for article in self.articles], name="article_id")
        return pd.DataFrame(columns, index=index)

    def tables(self) -> Iterator[tuple[SentenceTable, Sequence[Article]]]:
        """Yield the sentence table of each batch of articles, and the batch."""
        if self.table is not None:
            yield self.table, self.articles
        else:
            yield from ((self.engine.read(batch), batch) for _, batch in _batches(self.articles))

    def by(self, families: tuple[Family, ...]) -> "Analysis":
        """Return the same articles by other measures."""
        columns, overall, first = [], [], 0
        for table, batch in self.tables():
            counts = _count(table, first, families)
            columns.append(counts[0])
            overall.append(counts[1])
            first += len(batch)
        engine, counted = self.engine.by(families), (_stack(columns), _stack(overall))
        return replace(self, engine=engine, rows=counted[0], overall=counted[1])

    @cached_property
    def cues(self) -> "Analysis":
        """The same articles by their frame cues: scores, evidence and sentences of those.

        They are counted when they are asked for, and cost nothing before.
        """
        return self.by(cue_families())

    def frame_cue_columns(self) -> dict[str, Sequence]:
        """Return the frame cues as columns (``FRAME_CUE_COLUMNS``), without pandas."""
        return tabulate_cues(self.cues.score_columns())

    @cached_property
    def frame_cues(self) -> "pd.DataFrame":
        """Frame cues: a row for each article, part, voice, scheme and frame.

        Columns ``article_id, part, voice, speaker, scheme, frame, cues, n, per_100, usual,
        reason``: so many cues in ``n`` words, and how many there are in a hundred words, here and
        in running news. The spans are in ``Analysis.cues.evidence``.

        Examples
        --------
        >>> from framing import Article, analyze
        >>> analysis = analyze([Article("a", "Ferry row", "The widow wept. Wages fell.")])
        >>> found = analysis.frame_cues.query("part == 'body' and voice == 'all' and cues > 0")
        >>> found[["scheme", "frame", "cues", "n"]].reset_index(drop=True)
            scheme           frame  cues  n
        0  generic        economic     1  5
        1  generic  human_interest     2  5
        2   policy        economic     1  5
        """
        return as_frame(self.frame_cue_columns())

    def _list(self, columns: Sequence[str], records: Callable[..., Iterator[tuple]]) -> dict:
        found = [record for table, batch in self.tables() for record in records(table, batch)]
        return as_columns(columns, found)

    @cached_property
    def evidence_columns(self) -> dict[str, list]:
        """The evidence as columns (``EVIDENCE_COLUMNS``), without pandas."""
        families = self.engine.families
        return self._list(EVIDENCE_COLUMNS, lambda *batch: list_evidence(*batch, families))

    @cached_property
    def quotation_columns(self) -> dict[str, list]:
        """The quotations as columns (``QUOTATION_COLUMNS``), without pandas."""
        return self._list(QUOTATION_COLUMNS, list_quotations)

    @cached_property
    def evidence(self) -> "pd.DataFrame":
        """The spans that made the scores, in order of place.

        Columns ``article_id, part, sentence, start, end, text, measure, category, weight, voice,
        speaker, lexicon, entry, reason, alternative, use``; offsets are characters of
        ``article.text(part)``. Of loaded terms ``alternative`` holds plainer wordings, parted by
        bars, and ``use`` says ``negated`` or ``reported`` where the text has the term so.
        """
        return as_frame(self.evidence_columns)

    @cached_property
    def quotations(self) -> "pd.DataFrame":
        """Others' words: a row for each quotation, or each of its paragraphs, and reported clause.

        Columns ``article_id, part, quotation, start, end, text, kind, cue, stance, speaker,
        speaker_start, speaker_end, person, confidence``. ``kind`` is ``direct``, ``mixed`` (part of
        an utterance), ``block`` (without marks, after a colon) or ``reported``; ``scare`` and
        ``title`` are words in marks that stay the outlet's. ``speaker`` is as named, ``person`` who
        that is within the article; both are None below the confidence at which somebody is named.
        """
        return as_frame(self.quotation_columns)

    def kwic(self, term: str, *, window: int = WINDOW, case: bool = False) -> "pd.DataFrame":
        """Show a term wherever it stands, with the words around it.

        Parameters
        ----------
        term : str
            A word or phrase; ``strik*`` stands for all words that begin so.
        window : int
            Words to show on either side.
        case : bool
            Whether capitals must be as in `term`.

        Returns
        -------
        DataFrame
            A row for each place: ``article_id, part, sentence, start, end, left, term, right,
            voice``.

        Examples
        --------
        >>> from framing import Article, analyze
        >>> analysis = analyze([Article("a", "Strike over", "They said: “The strike is over.”")])
        >>> analysis.kwic("strike")[["part", "left", "term", "right", "voice"]]
               part              left    term      right   voice
        0  headline                    Strike       over  outlet
        1      body  They said: “The  strike  is over.”  quoted
        """
        vocabulary = self.engine.vocabulary
        found = find_in_context(
            self.articles, term, window=window, case=case, vocabulary=vocabulary
        )
        return as_frame(found)

    @cached_property
    def source_columns(self) -> dict[str, list]:
        """The sources as columns (``SOURCE_COLUMNS``), without pandas."""
        return self._list(SOURCE_COLUMNS, list_sources)

    @cached_property
    def sources(self) -> "pd.DataFrame":
        """Who is quoted: a row for each source of each article, the most used first.

        Columns ``article_id, source, role, named, anonymous, quotations, reported, words_quoted,
        words_reported, share, first, lede, first_half, verbs, stances``. ``role`` is ``person``,
        ``body``, ``group``, ``document`` or empty; ``share`` is of all words of the article.
        """
        return as_frame(self.source_columns)

    @cached_property
    def speaker_columns(self) -> dict[str, list]:
        """The scores of each speaker as columns (``SCORE_COLUMNS``), without pandas.

        Parts that hold their words, and ``all``; voices ``quoted``, ``reported`` and ``all``, which
        is both of them.
        """
        names = np.concatenate([name_speakers(table) for table, _ in self.tables()] or [[]])
        return score_speakers(self, names)

    @cached_property
    def sentence_columns(self) -> dict[str, Sequence]:
        """The sentence table as columns, without pandas; see ``sentences``."""
        located = [locate_rows(table) for table, _ in self.tables()]
        places, rows = _stack(located), self.rows
        return {
            "article_id": np.array([a.id for a in self.articles], object)[rows["article"]],
            "part": np.array(PARTS, object)[rows["part"]],
            "sentence": rows["sentence"],
            "start": places["start"],
            "end": places["end"],
            "voice": np.array(VOICES, object)[rows["voice"]],
            "quotation": places["quotation"],
            **{name: rows[name] for name in rows if name not in KEYS},
            **{f"{name}_all": values for name, values in self.overall.items()},
        }

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        """The sentence table: a row for each sentence and voice in it, with every count.

        Columns ``article_id, part, sentence, start, end, voice, quotation``, then the counts;
        those that end in ``_all`` are summed for all voices together, and what is true of a
        sentence as a whole stands in its first row.
        """
        return as_frame(self.sentence_columns)


_OTHERS = {0: (1, 2), 1: (0, 2), 2: (0, 1)}
