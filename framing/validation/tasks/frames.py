"""Frames: do cues count higher where coders found the frame?"""

from collections.abc import Sequence

import numpy as np

from ...analysis import ALL_PARTS, Engine, analyze
from ...articles import Article
from ...lexicons import load_lexicon
from ...measures import SCHEMES, cue_family
from ...measures.cards import read_card
from ..bag_of_words import cross_words
from ..metrics import Metric, auc, kappa, mean_of, precision_recall_f1
from ..rows import Rows
from .base import Scored, Task, finite
from .frame_labels import find_counterparts, read_frames
from .texts import english_rows

__all__ = ["FRAMES"]

_RULE = "present: more cues in 100 words than are usual in running news"


def _score(rows: Rows, measure: str, _model: str | None = None) -> Scored:
    rows = english_rows(rows)
    coded = read_frames(rows)
    names = sorted(set().union(*coded, _listed(rows)))
    given = "" if measure == "cues" else measure.removesuffix("_cues")
    scheme, counterparts = find_counterparts(names, given)
    if not counterparts:
        known = ", ".join(load_lexicon(f"{scheme}_cues").categories)
        rows.refuse(0, "frames", f"frames that there are cues of ({known})", names)
    labels, texts, groups = list(counterparts), rows.texts(), rows.groups()
    gold = np.array([[label in said for label in labels] for said in coded], bool)
    rates, usual = _count_cues(texts, scheme, list(counterparts.values()))
    predicted = rates > usual
    metrics = _measure(labels, gold, rates, predicted)
    baselines = _baselines(labels, gold, cross_words(texts, gold, groups))
    predictions = [
        {
            "id": i,
            "frames": [label for label, yes in zip(labels, row, strict=True) if yes],
            "scores": {k: round(v, 6) for k, v in zip(labels, values.tolist(), strict=True)},
        }
        for i, row, values in zip(rows.ids(), predicted, rates, strict=True)
    ]
    notes = [_RULE]
    if missing := [name for name in names if name not in counterparts]:
        notes.append(f"no {scheme} cues for: {', '.join(missing)}")
    name, where = f"{scheme}_cues", range(len(rows))
    return Scored(name, rows, where, groups, metrics, predictions, baselines, notes=notes)


def _listed(rows: Rows) -> set[str]:
    """Return the names that rows list with 0 or 1: one that nobody found is named there too."""
    found = (row.get("frames") for row in rows.values)
    return {str(name) for said in found if isinstance(said, dict) for name in said}


def _count_cues(texts: Sequence[str], scheme: str, frames: Sequence[Sequence[str]]):
    """Return the cues of each text in 100 words, and how many are usual, for groups of frames."""
    family = cue_family(load_lexicon(f"{scheme}_cues"))
    articles = [Article(f"text-{place}", body=text) for place, text in enumerate(texts)]
    sums = analyze(articles, engine=Engine().by((family,))).sums
    body = (slice(None), ALL_PARTS.index("body"), -1)
    words = np.maximum(sums["words"][body], 1)
    counts = [sum(sums[f"{family.name}.{frame}"][body] for frame in group) for group in frames]
    known = read_card(family.name).usual
    usual = [sum(known.get(frame, 0.0) for frame in group) for group in frames]
    return 100 * np.stack(counts, axis=1) / words[:, None], np.array(usual)


def _measure(labels, gold, rates, predicted) -> list[Metric]:
    """Return what is said of all frames, then of each."""
    single: dict[str, list[Metric]] = {"auc": [], "f1": [], "kappa": []}
    for place, label in enumerate(labels):
        g, p = gold[:, place], predicted[:, place]
        single["auc"].append(auc(g, rates[:, place], f"auc.{label}"))
        single["f1"].append(_f1(g, p, f"f1.{label}"))
        single["kappa"].append(kappa(g, p, f"kappa.{label}"))
    means = [mean_of(metrics, f"macro_{name}") for name, metrics in single.items()]
    return means + [metric for metrics in zip(*single.values(), strict=True) for metric in metrics]


def _f1(gold: np.ndarray, predicted: np.ndarray, name: str) -> Metric:
    return precision_recall_f1(gold & predicted, predicted, gold & predicted, gold, ("", "", name))[
        2
    ]


def _baselines(labels, gold: np.ndarray, learnt: np.ndarray) -> dict[str, float]:
    """Return what always the commoner answer, always yes, and words learnt from the rows reach."""
    common = np.broadcast_to(gold.mean(axis=0) > 0.5, gold.shape)
    guesses = {
        "majority": (common, None),
        "everything": (np.ones_like(gold), None),
        "bag_of_words": (learnt > 0.5, learnt),
    }
    found: dict[str, float] = {}
    for name, (guess, scores) in guesses.items():
        single = {"f1": [], "kappa": [], "auc": []}
        for place in range(len(labels)):
            g, p = gold[:, place], guess[:, place]
            single["f1"].append(_f1(g, p, ""))
            single["kappa"].append(kappa(g, p))
            if scores is not None and not np.isnan(scores[:, place]).any():
                single["auc"].append(auc(g, scores[:, place]))
        for metric, values in single.items():
            if values:
                found[f"{name}_macro_{metric}"] = mean_of(values, "").of()
    found |= {f"share.{label}": share for label, share in zip(labels, gold.mean(0), strict=True)}
    return finite({"chance_macro_auc": 0.5, **found})


FRAMES = Task(
    "frames",
    ("text", "frames"),
    "Frames that coders found in a text; cues are counted in it.",
    ("cues", *(f"{scheme}_cues" for scheme in SCHEMES)),
    _score,
)
