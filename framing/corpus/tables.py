"""Analysis → Arrow tables: one row an article, tidy scores, cues or spans; what goes along."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from ..analysis import ALL_PARTS, ALL_VOICES, SCORE_COLUMNS, Analysis
from ..articles import Article
from ..cue_table import FRAME_CUE_COLUMNS, tabulate_cues
from ..spans import EVIDENCE_COLUMNS
from .arrays import from_columns, from_numbers, from_texts

__all__ = ["CLASH", "KINDS", "list_own", "make_table"]

#: What can be made: a row an article, the tidy scores, their spans; frame cues, and their spans.
KINDS = ("wide", "tidy", "evidence", "cues", "cue_evidence")
_OWN = {"tidy": SCORE_COLUMNS, "cues": FRAME_CUE_COLUMNS}
_INTEGERS = frozenset(["sentence", "start", "end", "n"])
_FLOATS = frozenset(["value", "weight", "per_100", "usual"])
#: Whole numbers, some of which may be missing.
_COUNTS = frozenset(["cues"])
#: Put to the name of a column that goes along but is called as one of the scores'.
CLASH = "_input"


def list_own(kind: str, measures: Sequence[str]) -> list[str]:
    """Return the names of the columns that are made here, in their order."""
    if kind == "wide":
        names = [f"{p}.{v}.{m}" for p in ALL_PARTS for v in ALL_VOICES for m in measures]
        return ["article_id", *names]
    return list(_OWN.get(kind, EVIDENCE_COLUMNS))


def make_table(
    kind: str, analysis: Analysis, articles: Sequence[Article], passing: pa.Table
) -> pa.Table:
    """Make the table of one batch.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    analysis : Analysis
        Of frame cues, for the kinds of these.
    articles : sequence of Article
        Those that were analysed; the table has their ids, repeated or not.
    passing : pyarrow.Table
        Columns that go along, a row for each article.

    Returns
    -------
    pyarrow.Table
        ``wide``: ``article_id``, the columns that go along, the scores. Others: the columns of
        ``Analysis.scores``, ``.evidence`` or ``.frame_cues``, article by article, then those that
        go along. A missing value is null.
    """
    own = list_own(kind, [measure.name for measure in analysis.engine.measures])
    ids = from_texts([article.id for article in articles])
    if kind == "wide":
        scores = dict(zip(own[1:], _wide(analysis), strict=True))
        return pa.table({own[0]: ids, **_beside(passing, own), **scores})
    columns = _MAKE.get(kind, _list_spans)(analysis)
    number = {article.id: place for place, article in enumerate(analysis.articles)}
    place = np.array([number[name] for name in columns["article_id"]], np.int64)
    order = np.argsort(place, kind="stable")
    made = pa.table({name: _column(name, columns[name]) for name in own})
    which = from_numbers(place[order])
    made = made.take(from_numbers(order)).set_column(0, own[0], ids.take(which))
    along = _beside(passing, own)
    if along:
        along = pa.table(along).take(which)
        for name in along.column_names:
            made = made.append_column(name, along[name])
    return made


def _wide(analysis: Analysis) -> list[pa.Array]:
    values = np.array([analysis.values[measure.name] for measure in analysis.engine.measures])
    return from_columns(values.transpose(2, 3, 0, 1).reshape(-1, values.shape[1]))


def _tidy(analysis: Analysis) -> dict[str, Sequence]:
    columns, of_speakers = analysis.score_columns(), analysis.speaker_columns
    return {name: [*columns[name], *of_speakers[name]] for name in columns}


def _tabulate(analysis: Analysis) -> dict[str, Sequence]:
    return tabulate_cues(analysis.score_columns())


def _list_spans(analysis: Analysis) -> dict[str, Sequence]:
    return analysis.evidence_columns


_MAKE = {"tidy": _tidy, "cues": _tabulate}


def _column(name: str, values: Sequence) -> pa.Array:
    if name in _INTEGERS:
        return from_numbers(np.asarray(values, np.int64))
    if name in _FLOATS:
        return from_numbers(np.asarray(values, float))
    if name in _COUNTS:
        return from_numbers(np.asarray(values, float)).cast(pa.int64())
    return from_texts(list(values))


def _beside(passing: pa.Table, own: Sequence[str]) -> dict[str, pa.ChunkedArray]:
    taken = {*own, *passing.column_names}
    columns = {}
    for name in passing.column_names:
        new = name
        while new in own or (new != name and new in taken):
            new += CLASH
        columns[new] = passing[name]
    return columns
