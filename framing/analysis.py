"""Articles to Analysis: every measure, for every part and voice of every article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .articles import PARTS, Article, with_unique_ids
from .language import Vocabulary, tokenize
from .language.english import ENGLISH_SHARE, english_shares
from .lexicons import Lexicon, load_lexicon
from .measures import Family, Measure, default_families, score_whole_texts
from .measures.agency import read_clauses
from .measures.syntax import parse_clauses
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

#: Parts and voices that are scored; ``all`` parts are the others without captions.
ALL_PARTS = (*PARTS, "all")
ALL_VOICES = (*VOICES, "all")
_TELLS_LANGUAGE = np.array([part in ("headline", "body") for part in PARTS])
_IN_ALL = [part != "caption" for part in PARTS]

SCORE_COLUMNS = (
    "article_id", "part", "voice", "speaker", "measure", "value", "n", "unit", "reason",
)  # fmt: skip

_BATCH_ARTICLES = 2_000
_BATCH_CHARACTERS = 16_000_000
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
    """

    def __init__(self, lexicon: Lexicon | None = None, *, parser: "Language | None" = None) -> None:
        self.lexicon = lexicon or load_lexicon("loaded")
        self.parser = parser
        self.vocabulary = Vocabulary()
        self.families: tuple[Family, ...] = default_families(self.lexicon)

    @property
    def measures(self) -> list[Measure]:
        """All measures, in the catalogue's order."""
        return [measure for family in self.families for measure in family.measures]

    def read(self, articles: Sequence[Article]) -> SentenceTable:
        """Cut a batch of articles into sentences by voice."""
        table = split_by_voice(tokenize(articles, self.vocabulary))
        if self.parser is not None:
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
        table = engine.read(batch)
        tokens = table.tokens
        counts = [family.count(table) for family in engine.families]
        by_voice = {k: v for c in counts for k, v in c.by_voice.items()}
        columns.append({**_keys(table, first), **by_voice})
        overall.append({k: v for c in counts for k, v in c.overall.items()})
        place = tokens.article + first, tokens.part
        present[place] = True
        whole[place] = score_whole_texts(table)
        tells = _TELLS_LANGUAGE[tokens.part[table.segment]]
        counted = {name: column[tells] for name, column in table.english.items()}
        shares = english_shares(counted, tokens.article[table.segment[tells]], len(batch))
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


def _stack(batches: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    if len(batches) == 1:
        return batches[0]
    return {name: np.concatenate([batch[name] for batch in batches]) for name in batches[0]}


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
        names = [name for name in rows if name not in _KEYS]

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
        every = parts[:, :, _IN_ALL].sum(axis=2, keepdims=True)
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
        shown = np.concatenate([self.present, self.present[:, _IN_ALL].any(1, keepdims=True)], 1)
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
        return _frame({name: [*columns[name], *of_speakers[name]] for name in SCORE_COLUMNS})

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

    def _tables(self) -> Iterator[tuple[SentenceTable, Sequence[Article]]]:
        """Yield the sentence table of each batch of articles."""
        if self.table is not None:
            yield self.table, self.articles
        else:
            yield from ((self.engine.read(batch), batch) for _, batch in _batches(self.articles))

    def _list(self, columns: Sequence[str], records: Callable[..., Iterator[tuple]]) -> dict:
        found = [record for table, batch in self._tables() for record in records(table, batch)]
        lists = map(list, zip(*found, strict=True)) if found else ([] for _ in columns)
        return dict(zip(columns, lists, strict=True))

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
        return _frame(self.evidence_columns)

    @cached_property
    def quotations(self) -> "pd.DataFrame":
        """Others' words: a row for each quotation, or each of its paragraphs, and reported clause.

        Columns ``article_id, part, quotation, start, end, text, kind, cue, stance, speaker,
        speaker_start, speaker_end, person, confidence``. ``kind`` is ``direct``, ``mixed`` (part of
        an utterance), ``block`` (without marks, after a colon) or ``reported``; ``scare`` and
        ``title`` are words in marks that stay the outlet's. ``speaker`` is as named, ``person`` who
        that is within the article; both are None below the confidence at which somebody is named.
        """
        return _frame(self.quotation_columns)

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
        return _frame(self.source_columns)

    @cached_property
    def speaker_columns(self) -> dict[str, list]:
        """The scores of each speaker as columns (``SCORE_COLUMNS``), without pandas.

        Parts that hold their words, and ``all``; voices ``quoted``, ``reported`` and ``all``, which
        is both of them.
        """
        names = np.concatenate([name_speakers(table) for table, _ in self._tables()] or [[]])
        return score_speakers(self, names)

    @cached_property
    def sentence_columns(self) -> dict[str, Sequence]:
        """The sentence table as columns, without pandas; see ``sentences``."""
        located = [locate_rows(table) for table, _ in self._tables()]
        places, rows = _stack(located), self.rows
        return {
            "article_id": np.array([a.id for a in self.articles], object)[rows["article"]],
            "part": np.array(PARTS, object)[rows["part"]],
            "sentence": rows["sentence"],
            "start": places["start"],
            "end": places["end"],
            "voice": np.array(VOICES, object)[rows["voice"]],
            "quotation": places["quotation"],
            **{name: rows[name] for name in rows if name not in _KEYS},
            **{f"{name}_all": values for name, values in self.overall.items()},
        }

    @cached_property
    def sentences(self) -> "pd.DataFrame":
        """The sentence table: a row for each sentence and voice in it, with every count.

        Columns ``article_id, part, sentence, start, end, voice, quotation``, then the counts;
        those that end in ``_all`` are summed for all voices together, and what is true of a
        sentence as a whole stands in its first row.
        """
        return _frame(self.sentence_columns)


def score_speakers(analysis: Analysis, names: np.ndarray) -> dict[str, list]:
    """Score the words of each speaker of each article.

    Parameters
    ----------
    analysis : Analysis
    names : ndarray of object, shape (n_rows,)
        Who says the words of each row of the sentence table, or None.

    Returns
    -------
    dict of list
        ``SCORE_COLUMNS``. Counts are those of a voice: a sentence's sentiment in context goes to
        the voice of each word, and formulas of readability need sentences that are wholly theirs.
    """
    rows = analysis.rows
    said = np.flatnonzero(names != None)  # noqa: E711 - elementwise
    said = said[np.argsort(rows["article"][said], kind="stable")]
    units: dict[tuple, list[int]] = {}
    keys = zip(*(rows[k][said].tolist() for k in ("article", "part", "voice")), strict=True)
    for row, (article, part, voice) in zip(said.tolist(), keys, strict=True):
        for part_name in (PARTS[part], "all") if _IN_ALL[part] else (PARTS[part],):
            for voice_name in (VOICES[voice], "all"):
                key = article, names[row], ALL_PARTS.index(part_name), voice_name
                units.setdefault(key, []).append(row)
    order = sorted(units, key=lambda key: (key[0], key[1], key[2], ALL_VOICES.index(key[3])))
    counts = {
        name: np.array([rows[name][units[key]].sum() for key in order], float)
        for name in rows
        if name not in _KEYS
    }
    columns: dict[str, list] = {name: [] for name in SCORE_COLUMNS}
    measures = [measure for measure in analysis.engine.measures if not measure.whole_text]
    scored = [_score_sums(measure, counts, len(order)) for measure in measures]
    for place, (article, name, part, voice) in enumerate(order):
        for measure, (values, reasons) in zip(measures, scored, strict=True):
            reason = reasons[place] if analysis.english[article] else "not in English"
            value = float("nan") if reason else float(values[place])
            record = (
                analysis.articles[article].id, ALL_PARTS[part], voice, name, measure.name, value,
                int(counts[measure.n][place]), measure.unit, reason,
            )  # fmt: skip
            for column, cell in zip(SCORE_COLUMNS, record, strict=True):
                columns[column].append(cell)
    return columns


def _score_sums(measure: Measure, sums: Mapping[str, np.ndarray], size: int):
    """Return values and the reasons why some are undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.array(measure.value(sums), float)
    reasons = np.full(size, "", object)
    for minimum in reversed(measure.minima):
        reasons[sums[minimum.column] < minimum.number] = minimum.reason
    return values, reasons


def _frame(columns: Mapping[str, Sequence]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(dict(columns))


_KEYS = ("article", "part", "sentence", "voice")
_OTHERS = {0: (1, 2), 1: (0, 2), 2: (0, 1)}
