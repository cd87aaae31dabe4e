"""Labels: is a sentence biased, and how does a text speak of its target?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ...analysis import ALL_PARTS, Analysis
from ...lexicons import Lexicon
from ...measures.cards import read_card
from ..agreement import agreement_of, read_ratings
from ..metrics import Metric, accuracy, calibration_error, macro_f1
from ..rows import Rows
from ..thresholds import cross_threshold
from .base import MODEL_NOTE, Scored, Task, crossed_majority, finite, majority
from .models import ask, bias_field, model_rows
from .texts import english_rows, measure_texts, polarity

__all__ = ["SENTENCE_BIAS", "TARGET_SENTIMENT"]

_SEEN = "the shipped weights were fitted to NewsMTSC's training rows: figures on those flatter them"


def _score_bias(
    rows: Rows, measure: str, model: str | None, *, lexicon: Lexicon | None = None
) -> Scored:
    label = bias_field(rows)
    rows.need("text", label)
    rows = english_rows(rows).without(label)
    gold = rows.labels(label, (0, 1))
    analysis = measure_texts(rows.texts(), lexicon)
    vader = np.abs(polarity(analysis.wide["body.all.vader"]))
    notes = [f"labels are read from {label!r}"] if label != "label_bias" else []
    errors, known = [], {}
    if model:
        asked = model_rows("sentence-bias", rows)
        predictions, chances, figures = ask("sentence-bias", asked, rows.ids(), model)
        errors = [calibration_error([p[1] for p in chances], np.array(gold) == 1)]
        known = {"leave_outlet_out": figures.get("leave_outlet_out_macro_f1")}
        notes.append(MODEL_NOTE)
    elif measure == "vader":
        predictions = _as_rows(rows, vader)
        notes.append("biased: VADER calls the sentence positive or negative")
    else:
        threshold = read_card("loaded").threshold or 0.0
        rates = _strength_rates(analysis)
        predictions = _as_rows(rows, rates > threshold, rates)
        errors = [_false_alarms(analysis, gold)]
        notes.append(f"biased: loaded terms of strength more than {threshold:g} in 100 words")
        known = _thresholds_elsewhere(rates, gold, rows)
    human = agreement_of(read_ratings(rows.values, label), rows.groups())
    scored = _finish(rows, gold, predictions, errors, vader)
    name = "model" if model else measure
    baselines = {**_without(scored.baselines, name), **finite(known)}
    return replace(scored, measure=name, baselines=baselines, human=human, notes=notes)


def _thresholds_elsewhere(rates: np.ndarray, gold: Sequence[int], rows: Rows) -> dict[str, float]:
    """Return macro-F1 with the threshold set on other groups, and on other outlets."""
    found = {"cross_validated_threshold": cross_threshold(rates, gold, rows.groups())}
    if rows.has("outlet"):
        outlets = [row.get("outlet") for row in rows.values]
        found["leave_outlet_out"] = cross_threshold(rates, gold, outlets, folds=None)
    return found


def _false_alarms(analysis: Analysis, gold: Sequence[int]) -> Metric:
    """Return how many words there are for each loaded term in rows that people call unbiased."""
    names, body = ("words", "loaded"), (slice(None), ALL_PARTS.index("body"), -1)
    unbiased = (np.array(gold) == 0)[:, None]
    counts = np.where(unbiased, np.stack([analysis.sums[name][body] for name in names], axis=1), 0)

    def value(sums: np.ndarray) -> np.ndarray:
        return np.where(sums[..., 1] > 0, sums[..., 0] / np.maximum(sums[..., 1], 1), np.nan)

    return Metric("words_per_false_alarm", counts, value)


def _strength_rates(analysis: Analysis) -> np.ndarray:
    """Return the strengths of the loaded terms of each body, summed, in 100 words."""
    body = (slice(None), ALL_PARTS.index("body"), -1)
    words = analysis.sums["words"][body]
    return 100 * analysis.sums["loaded_strength"][body] / np.maximum(words, 1)


def _score_target(rows: Rows, measure: str, model: str | None) -> Scored:
    rows = english_rows(rows).without("label").without("start").without("end")
    asked = model_rows("target-sentiment", rows)
    gold = [row["label"] for row in asked]
    vader = polarity(measure_texts(rows.texts()).wide["body.all.vader"])
    errors, notes = [], []
    if measure == "vader" and not model:
        predictions = _as_rows(rows, vader)
    else:
        predictions, chances, _ = ask("target-sentiment", asked, rows.ids(), model)
        # whether the likeliest label is right, since there are three
        right = np.array([max(p, key=p.get) for p in chances]) == np.array(gold)
        errors = [calibration_error([max(p.values()) for p in chances], right)]
        notes = [MODEL_NOTE if model else _SEEN]
    human = agreement_of(read_ratings(rows.values, "label"), rows.groups())
    scored = _finish(rows, gold, predictions, errors, vader)
    name = "model" if model else measure
    baselines = _without(scored.baselines, name)
    return replace(scored, measure=name, baselines=baselines, human=human, notes=notes)


def _without(baselines: Mapping[str, float], measure: str) -> dict[str, float]:
    """Leave out the baseline that is the measure itself."""
    return {name: value for name, value in baselines.items() if name != measure}


def _as_rows(rows: Rows, labels: np.ndarray, scores: np.ndarray | None = None) -> list[dict]:
    found = [{"id": i, "label": int(y)} for i, y in zip(rows.ids(), labels, strict=True)]
    if scores is not None:
        for row, score in zip(found, scores.tolist(), strict=True):
            row["score"] = round(score, 6)
    return found


def _finish(
    rows: Rows, gold: list[int], predictions: list[dict], errors: list[Metric], vader: Sequence[int]
) -> Scored:
    groups, predicted = rows.groups(), [row["label"] for row in predictions]
    metrics = [macro_f1(gold, predicted), accuracy(gold, predicted), *errors]
    guesses = {"majority": [majority(gold)] * len(gold) if gold else [], "vader": list(vader)}
    if rows.has("outlet") and gold:
        outlets = [row.get("outlet") for row in rows.values]
        guesses["outlet_only"] = crossed_majority(outlets, gold, groups)
    baselines = finite({name: macro_f1(gold, guess).of() for name, guess in guesses.items()})
    return Scored("", rows, range(len(rows)), groups, metrics, predictions, baselines)


SENTENCE_BIAS = Task(
    "sentence-bias",
    ("text", "label_bias"),
    "Whether people called a sentence biased (1) or not (0).",
    ("loaded", "vader"),
    _score_bias,
    takes_model=True,
    takes_lexicon=True,
)
TARGET_SENTIMENT = Task(
    "target-sentiment",
    ("text", "start", "end", "label"),
    "How a text speaks of what stands from start to end: -1, 0 or 1.",
    ("target_sentiment", "vader"),
    _score_target,
    takes_model=True,
)
