"""Sentiment: does a measure rank texts by valence as people do?"""

import numpy as np

from ..agreement import agreement_of, read_ratings
from ..metrics import pearson_r
from ..rows import Rows
from .base import MODEL_NOTE, Scored, Task, finite
from .models import ask
from .texts import english_rows, measure_texts

__all__ = ["SENTIMENT"]

#: Said of measures that learnt from annotated rows.
_NOTES = {
    "model": (MODEL_NOTE,),
    "news": (
        "its words were fitted to the editorials of Hutto & Gilbert (2014): figures on those "
        "flatter it",
    ),
}


def _score(rows: Rows, measure: str, model: str | None) -> Scored:
    rows = english_rows(rows).without("valence")
    analysis = measure_texts(rows.texts())
    scored = _values(analysis, measure)
    if model:
        asked = [{"text": text} for text in rows.texts()]
        said, _, _ = ask("news-sentiment", asked, rows.ids(), model)
        scored, measure = np.array([row["score"] for row in said]), "model"
    kept = np.flatnonzero(~np.isnan(scored)).tolist()
    rows = rows.keep(kept, "not scored")
    gold, scored = rows.floats("valence"), scored[kept]
    baselines = {
        name: pearson_r(gold, np.nan_to_num(_values(analysis, name)[kept])).of()
        for name in ("vader", "vader_document")
        if name != measure
    }
    if rows.has("outlet"):
        outlets = _crossed_mean(rows, gold)
        baselines["outlet_only"] = pearson_r(gold, outlets).of()
    ids = rows.ids()
    return Scored(
        measure,
        rows,
        range(len(rows)),
        rows.groups(),
        [pearson_r(gold, scored)],
        [{"id": i, "score": round(float(s), 6)} for i, s in zip(ids, scored, strict=True)],
        finite(baselines),
        agreement_of(read_ratings(rows.values), rows.groups()),
        _NOTES.get(measure, ()),
    )


def _values(analysis, measure: str) -> np.ndarray:
    column = f"body.all.{measure}"
    return analysis.wide[column].to_numpy()


def _crossed_mean(rows: Rows, gold: list[float]) -> np.ndarray:
    """Predict each valence as the mean of its outlet's other groups."""
    gold, groups = np.array(gold), np.array(rows.groups(), object)
    outlets = np.array([str(row.get("outlet")) for row in rows.values], object)
    predicted = np.full(len(gold), gold.mean() if len(gold) else np.nan)
    for outlet in set(outlets):
        inside = outlets == outlet
        for group in set(groups[inside]):
            other = inside & (groups != group)
            if other.any():
                predicted[inside & (groups == group)] = gold[other].mean()
    return predicted


SENTIMENT = Task(
    "sentiment",
    ("text", "valence"),
    "Valence of sentences or headlines, as a number that is higher where more positive.",
    ("vader", "news", "vader_document", "vader_positive", "vader_negative"),
    _score,
    takes_model=True,
)
