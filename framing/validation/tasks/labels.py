"""Labels: is a sentence biased, and how does a text speak of its target?"""

import importlib
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

import numpy as np

from ...analysis import ALL_PARTS, Analysis
from ...lexicons import Lexicon
from ...measures.cards import card_names, read_card
from ..agreement import agreement_of, read_ratings
from ..data import Rows
from ..metrics import Metric, accuracy, calibration_error, macro_f1
from ..thresholds import cross_threshold
from .base import Scored, Task, crossed_majority, finite, majority
from .texts import NEUTRAL, english_rows, measure_texts

__all__ = ["SENTENCE_BIAS", "TARGET_SENTIMENT", "bias_field", "model_rows", "trainer"]

#: The label of a sentence stands in the first of these that the rows have.
_BIAS_FIELDS = ("label_bias", "label", "biased_majority")
_SEEN = "the shipped weights were fitted to NewsMTSC's training rows: figures on those flatter them"


def trainer(name: str) -> ModuleType:
    """Return the module that trains a task's model.

    Raises
    ------
    ValueError
        If there is none.
    """
    try:
        return importlib.import_module(f"framing.validation.{name.replace('-', '_')}")
    except ModuleNotFoundError as error:
        if error.name != f"framing.validation.{name.replace('-', '_')}":
            raise
        raise ValueError(f"no model can be trained for {name!r} yet.") from None


def _score_bias(
    rows: Rows, measure: str, model: str | None, *, lexicon: Lexicon | None = None
) -> Scored:
    label = bias_field(rows)
    rows.need("text", label)
    rows = english_rows(rows).without(label)
    gold = rows.labels(label, (0, 1))
    analysis = measure_texts(rows.texts(), lexicon)
    notes = [f"labels are read from {label!r}"] if label != _BIAS_FIELDS[0] else []
    probabilities, known = None, {}
    if model:
        measure = "model"
        predictions, probabilities, unseen = _predict("sentence-bias", rows, model)
        known = {} if unseen is None else {"leave_outlet_out": unseen}
    else:
        threshold = _threshold()
        rates = _strength_rates(analysis)
        predictions = [
            {"id": i, "label": int(rate > threshold), "score": round(float(rate), 6)}
            for i, rate in zip(rows.ids(), rates, strict=True)
        ]
        notes.append(f"biased: loaded terms of strength more than {threshold:g} in 100 words")
        known = {"cross_validated_threshold": cross_threshold(rates, gold, rows.groups())}
        if rows.has("outlet"):
            outlets = [row.get("outlet") for row in rows.values]
            known["leave_outlet_out"] = cross_threshold(rates, gold, outlets, folds=None)
    strength = np.abs(np.nan_to_num(analysis.wide["body.all.vader"].to_numpy()))
    vader = (strength >= NEUTRAL).astype(int).tolist()
    metrics = _label_metrics(gold, predictions)
    if not model:
        metrics.append(_false_alarms(analysis, gold))
    if probabilities is not None:
        biased = np.array([p[1] for p in probabilities])
        metrics.append(calibration_error(biased, np.array(gold) == 1))
    human = agreement_of(read_ratings(rows.values, label), rows.groups())
    scored = _finish(measure, rows, gold, metrics, predictions, vader, human, notes)
    return replace(scored, baselines={**scored.baselines, **finite(known)})


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


def bias_field(rows: Rows) -> str:
    """Return the name of the field that says whether a sentence is biased."""
    return next((name for name in _BIAS_FIELDS if rows.has(name)), _BIAS_FIELDS[0])


def model_rows(task: str, rows: Rows) -> list[dict]:
    """Return rows as models take them, checked: numbers as numbers, whatever the format.

    Raises
    ------
    ReadingError
        If a row is not as it should be.
    """
    texts = rows.texts()
    values = [{**row, "text": text} for row, text in zip(rows.values, texts, strict=True)]
    if task == "sentence-bias":
        for row, label in zip(values, rows.labels(bias_field(rows), (0, 1)), strict=True):
            row["label_bias"] = label
        return values
    for place, (row, label) in enumerate(
        zip(values, rows.labels("label", (-1, 0, 1)), strict=True)
    ):
        span = [[row["start"], row["end"]]]
        ((row["start"], row["end"]),) = rows.spans(place, "start", span, len(row["text"]))
        row["label"] = label
    return values


def _threshold() -> float:
    """Return the strength in 100 words above which the loaded terms' card says: biased."""
    stated = read_card("loaded").threshold if "loaded" in card_names() else None
    return stated or 0.0


def _score_target(rows: Rows, measure: str, model: str | None) -> Scored:
    rows = english_rows(rows).without("label").without("start").without("end")
    gold = [row["label"] for row in model_rows("target-sentiment", rows)]
    compounds = np.nan_to_num(measure_texts(rows.texts()).wide["body.all.vader"].to_numpy())
    vader = np.where(np.abs(compounds) < NEUTRAL, 0, np.sign(compounds)).astype(int).tolist()
    if measure == "vader":
        predictions, probabilities = (
            [{"id": i, "label": label} for i, label in zip(rows.ids(), vader, strict=True)],
            None,
        )
    else:
        predictions, probabilities, _ = _predict("target-sentiment", rows, model)
    notes = [] if model or measure == "vader" else [_SEEN]
    metrics = _label_metrics(gold, predictions)
    if probabilities is not None:
        # whether the likeliest label is right, since there are three
        sure = [max(p.values()) for p in probabilities]
        likeliest = [max(p, key=p.get) for p in probabilities]
        right = np.array(likeliest) == np.array(gold)
        metrics.append(calibration_error(sure, right))
    human = agreement_of(read_ratings(rows.values, "label"), rows.groups())
    return _finish(measure, rows, gold, metrics, predictions, vader, human, notes)


def _predict(
    task: str, rows: Rows, model: str | None
) -> tuple[list[dict], list[dict] | None, float | None]:
    """Return a model's predictions; its probabilities by label, and its card's figure on outlets
    that it had not seen, where it gives any.
    """
    module = trainer(task)
    shipped = getattr(module, "load_shipped", None)
    if model is None and shipped is None:
        raise ValueError(f"{task}: no model is shipped; give one of your own by --model.")
    loaded = module.load(model) if model else shipped()
    said = module.predict(model_rows(task, rows), loaded)
    figures = getattr(loaded, "card", {}).get("figures", {})
    ids = rows.ids()
    predictions = [{**row, "id": i} for i, row in zip(ids, said, strict=True)]
    given = [_by_label(row) for row in said]
    unseen = figures.get("leave_outlet_out_macro_f1")
    return predictions, (given if all(p is not None for p in given) else None), unseen


def _by_label(row: dict) -> dict[int, float] | None:
    found = row.get("probabilities", row.get("probability"))
    if isinstance(found, dict):
        return {int(label): float(value) for label, value in found.items()}
    if isinstance(found, int | float):
        return {0: 1.0 - float(found), 1: float(found)}
    return None


def _label_metrics(gold: Sequence[int], predictions: list[dict]) -> list:
    predicted = [row["label"] for row in predictions]
    return [macro_f1(gold, predicted), accuracy(gold, predicted)]


def _finish(measure, rows, gold, metrics, predictions, vader, human, notes) -> Scored:
    groups = rows.groups()
    baselines = {
        "majority": macro_f1(gold, [majority(gold)] * len(gold)).of() if gold else np.nan,
        "vader": macro_f1(gold, vader).of(),
    }
    if rows.has("outlet") and gold:
        outlets = [row.get("outlet") for row in rows.values]
        baselines["outlet_only"] = macro_f1(gold, crossed_majority(outlets, gold, groups)).of()
    where = range(len(rows))
    baselines = finite(baselines)
    return Scored(measure, rows, where, groups, metrics, predictions, baselines, human, notes)


SENTENCE_BIAS = Task(
    "sentence-bias",
    ("text", "label_bias"),
    "Whether people called a sentence biased (1) or not (0).",
    ("loaded",),
    _score_bias,
    takes_lexicon=True,
)
TARGET_SENTIMENT = Task(
    "target-sentiment",
    ("text", "start", "end", "label"),
    "How a text speaks of what stands from start to end: -1, 0 or 1.",
    ("target_sentiment", "vader"),
    _score_target,
)
