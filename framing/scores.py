"""Scores as a tidy table: its columns, what it is given for, and the scores of each speaker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from .articles import PARTS
from .measures import Measure
from .voices import VOICES

if TYPE_CHECKING:
    from .analysis import Analysis

__all__ = ["ALL_PARTS", "ALL_VOICES", "IN_ALL", "KEYS", "SCORE_COLUMNS", "score_speakers"]

#: Parts and voices that are scored; ``all`` parts are the others without captions.
ALL_PARTS = (*PARTS, "all")
ALL_VOICES = (*VOICES, "all")
IN_ALL = [part != "caption" for part in PARTS]
#: Columns of the sentence table that are no counts.
KEYS = ("article", "part", "sentence", "voice")

SCORE_COLUMNS = (
    "article_id", "part", "voice", "speaker", "measure", "value", "n", "unit", "reason",
)  # fmt: skip


def score_speakers(analysis: "Analysis", names: np.ndarray) -> dict[str, list]:
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
    units = _group_rows(rows, names)
    order = sorted(units, key=lambda key: (key[0], key[1], key[2], ALL_VOICES.index(key[3])))
    counted = [name for name in rows if name not in KEYS]
    table = np.stack([rows[name] for name in counted]).astype(float)
    found = [table.take(units[key], axis=1).sum(axis=1) for key in order]
    sums = dict(zip(counted, np.reshape(found, (len(order), len(counted))).T, strict=True))
    measures = [measure for measure in analysis.engine.measures if not measure.whole_text]
    scored = [_score_sums(measure, sums, len(order)) for measure in measures]
    values, reasons = (np.stack(found, axis=1) for found in zip(*scored, strict=True))
    english = np.array([analysis.english[article] for article, *_ in order], bool)
    reasons[~english] = "not in English"
    values[reasons != ""] = np.nan
    every = range(len(measures))
    columns = (
        [analysis.articles[article].id for article, *_ in order for _ in every],
        [ALL_PARTS[part] for _, _, part, _ in order for _ in every],
        [voice for *_, voice in order for _ in every],
        [name for _, name, _, _ in order for _ in every],
        [measure.name for measure in measures] * len(order),
        values.ravel().tolist(),
        np.stack([sums[measure.n] for measure in measures], axis=1).astype(int).ravel().tolist(),
        [measure.unit for measure in measures] * len(order),
        reasons.ravel().tolist(),
    )
    return dict(zip(SCORE_COLUMNS, columns, strict=True))


def _group_rows(rows: Mapping[str, np.ndarray], names: np.ndarray) -> dict[tuple, list[int]]:
    """Return the rows of each article, speaker, part and voice."""
    said = np.flatnonzero(names != None)  # noqa: E711 - elementwise
    said = said[np.argsort(rows["article"][said], kind="stable")]
    units: dict[tuple, list[int]] = {}
    keys = zip(*(rows[k][said].tolist() for k in ("article", "part", "voice")), strict=True)
    for row, (article, part, voice) in zip(said.tolist(), keys, strict=True):
        for part_name in (PARTS[part], "all") if IN_ALL[part] else (PARTS[part],):
            for voice_name in (VOICES[voice], "all"):
                key = article, names[row], ALL_PARTS.index(part_name), voice_name
                units.setdefault(key, []).append(row)
    return units


def _score_sums(measure: Measure, sums: Mapping[str, np.ndarray], size: int):
    """Return values and the reasons why some are undefined."""
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.array(measure.value(sums), float)
    reasons = np.full(size, "", object)
    for minimum in reversed(measure.minima):
        reasons[sums[minimum.column] < minimum.number] = minimum.reason
    return values, reasons
