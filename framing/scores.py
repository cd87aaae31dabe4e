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
    said = np.flatnonzero(names != None)  # noqa: E711 - elementwise
    said = said[np.argsort(rows["article"][said], kind="stable")]
    units: dict[tuple, list[int]] = {}
    keys = zip(*(rows[k][said].tolist() for k in ("article", "part", "voice")), strict=True)
    for row, (article, part, voice) in zip(said.tolist(), keys, strict=True):
        for part_name in (PARTS[part], "all") if IN_ALL[part] else (PARTS[part],):
            for voice_name in (VOICES[voice], "all"):
                key = article, names[row], ALL_PARTS.index(part_name), voice_name
                units.setdefault(key, []).append(row)
    order = sorted(units, key=lambda key: (key[0], key[1], key[2], ALL_VOICES.index(key[3])))
    counts = {
        name: np.array([rows[name][units[key]].sum() for key in order], float)
        for name in rows
        if name not in KEYS
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
