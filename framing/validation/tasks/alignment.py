"""Alignment: are the same statements found in two articles, and told from those that differ?"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from ...comparison.alignment import align_sentences, judge_pair
from ...comparison.alignment.candidates import cosines, words
from ...comparison.alignment.grammar import read_sentences
from ...language.times import find_times
from ..metrics import Metric, precision_recall_f1
from ..rows import Rows
from .base import Scored, Task, finite

__all__ = ["ALIGNMENT", "LABELS", "balanced_accuracy"]

LABELS = ("same", "different", "reframed")
#: How a link is called in annotated rows; a reframed statement is shared in part.
_GIVEN = {"partly shared": "partial", "conflicting": "conflict", "reframed": "partial"}
_THRESHOLDS = np.linspace(0.02, 0.98, 49)


def _score(rows: Rows, measure: str, _model: str | None) -> Scored:
    if rows.values and "label" in rows.values[0]:
        return _score_pairs(rows, measure)
    return _score_links(rows, measure)


def _score_pairs(rows: Rows, measure: str) -> Scored:
    rows.need("a", "b", "label")
    rows = rows.without("label")
    texts = list(zip(rows.texts("a"), rows.texts("b"), strict=True))
    gold = [_label(rows, place) for place in range(len(rows))]
    verdicts = [
        judge_pair(a, b, published=days) for (a, b), days in zip(texts, _days(rows), strict=True)
    ]
    predictions = [
        {"id": i, "label": verdict.label, "check": verdict.check}
        for i, verdict in zip(rows.ids(), verdicts, strict=True)
    ]
    found = [verdict.label for verdict in verdicts]
    is_same = [[label == "same" for label in labels] for labels in (gold, found)]
    metrics = [
        balanced_accuracy(*is_same, name="balanced_accuracy"),
        balanced_accuracy(gold, found, name="balanced_accuracy_3"),
    ]
    traps = [str(row.get("trap") or "") for row in rows.values]
    metrics += _by_trap(is_same, traps)
    near = np.array([_near([a], [b]).max(initial=0.0) for a, b in texts])
    best = max((balanced_accuracy(is_same[0], near >= t).of() for t in _THRESHOLDS), default=np.nan)
    baselines = finite({"majority": 0.5, "tfidf_alone": best})
    where = range(len(rows))
    notes = ["the pairs are judged as pairs that were proposed: the same unless a check objects"]
    if any(traps):
        notes.append(_without_each(metrics[0], traps))
    groups = rows.groups()
    return Scored(measure, rows, where, groups, metrics, predictions, baselines, notes=notes)


def _by_trap(is_same: list[list[bool]], traps: list[str]) -> list[Metric]:
    """Return, of each kind of trap that rows name, the share told right: the same, or not."""
    right = np.array([wanted == given for wanted, given in zip(*is_same, strict=True)], float)
    found = []
    for trap in sorted(set(traps) - {""}):
        among = np.array([name == trap for name in traps], float)
        counts = np.stack([right * among, among], axis=1)
        found.append(Metric(f"right.{trap}", counts, lambda sums: sums[..., 0] / sums[..., 1]))
    return found


def _without_each(metric: Metric, traps: list[str]) -> str:
    """Say how the figure moves as one kind of trap after another is left out."""
    without = {
        trap: metric.of(np.array([name != trap for name in traps])) for trap in set(traps) - {""}
    }
    ordered = sorted(without, key=lambda trap: (without[trap], trap))
    low, high = ordered[0], ordered[-1]
    return (
        f"{metric.name} with one kind of trap left out: from {without[low]:.3f} (without {low}) "
        f"to {without[high]:.3f} (without {high})"
    )


def _label(rows: Rows, place: int) -> str:
    label = rows.values[place]["label"]
    if label not in LABELS:
        rows.refuse(place, "label", "one of " + ", ".join(LABELS))
    return label


def _days(rows: Rows) -> list[tuple[date | None, date | None]]:
    """Return the days of publication: of each article, of both, or as the context states them."""
    found = []
    for row in rows.values:
        both = _day(row.get("published")) or _day(row.get("context"))
        found.append(tuple(_day(row.get(f"{side}_published")) or both for side in "ab"))
    return found


def _day(stated: object) -> date | None:
    times = find_times(stated) if isinstance(stated, str) else []
    days = [time.days[0] for time in times if len(time.days) == 1]
    return next((first for first, last in days if first == last), None)


def _score_links(rows: Rows, measure: str) -> Scored:
    rows.need("a_sentences", "b_sentences", "links")
    rows = rows.without("links")
    sides = [rows.lists(f"{side}_sentences") for side in "ab"]
    gold = [_gold(rows, place, links) for place, links in enumerate(rows.lists("links"))]
    skipped = [[_skipped(row, side) for row in rows.values] for side in "ab"]
    counts, predictions, near, right = [], [], [], []
    for place, (a, b, days) in enumerate(zip(*sides, _days(rows), strict=True)):
        found = align_sentences(_texts(rows, place, a), _texts(rows, place, b), published=days)
        links = [
            {"a": n.a, "b": n.b, "relation": _GIVEN.get(n.relation, n.relation), "check": n.check}
            for n in found.links
        ]
        predictions.append({"id": rows.ids()[place], "links": links})
        kept = np.ones((len(a), len(b)), bool)
        kept[sorted(skipped[0][place] & set(range(len(a))))] = False
        kept[:, sorted(skipped[1][place] & set(range(len(b))))] = False
        wanted, given = np.zeros(kept.shape, bool), np.zeros(kept.shape, bool)
        wanted[tuple(zip(*gold[place], strict=True)) or ([], [])] = True
        given[tuple(zip(*((n.a, n.b) for n in found.links), strict=True)) or ([], [])] = True
        counts.append(_count(wanted[kept], given[kept]))
        near.append(_near(a, b)[kept])
        right.append(wanted[kept])
    metrics = precision_recall_f1(*np.array(counts, float).reshape(-1, 4).T)
    baselines = finite({"tfidf_alone": _best_f1(near, right)})
    where = range(len(rows))
    notes = ["shared, partial, conflicting and reframed statements all count as linked"]
    groups = rows.groups()
    return Scored(measure, rows, where, groups, metrics, predictions, baselines, notes=notes)


def _gold(rows: Rows, place: int, links: list) -> list[tuple[int, int]]:
    """Return the pairs of sentences that people linked."""
    row = rows.values[place]
    found = []
    for link in links:
        try:
            a, b = int(link["a"]), int(link["b"])
        except (TypeError, ValueError, KeyError):
            rows.refuse(place, "links", "links [{a, b, relation}, …]", link)
        if not (0 <= a < len(row["a_sentences"]) and 0 <= b < len(row["b_sentences"])):
            rows.refuse(place, "links", "places of sentences, from 0", link)
        found.append((a, b))
    return sorted(set(found))


def _skipped(row: dict, side: str) -> set[int]:
    return {int(place) for place in row.get(f"{side}_skip") or ()}


def _texts(rows: Rows, place: int, sentences: list) -> list[str]:
    if not all(isinstance(sentence, str) for sentence in sentences):
        rows.refuse(place, "a_sentences", "a list of texts")
    return sentences


def _count(wanted: np.ndarray, given: np.ndarray) -> tuple[int, int, int, int]:
    both = int((wanted & given).sum())
    return both, int(given.sum()), both, int(wanted.sum())


def _near(a: Sequence[str], b: Sequence[str]) -> np.ndarray:
    read = read_sentences([*a, *b])
    if not a or not b:
        return np.zeros((len(a), len(b)))
    return cosines(read[: len(a)], read[len(a) :], words)


def _best_f1(near: list[np.ndarray], right: list[np.ndarray]) -> float:
    """Return the F1 of TF-IDF alone at the threshold that suits these very rows best."""
    scores, wanted = (np.concatenate([*found, []]) for found in (near, right))
    counts = (_count(wanted.astype(bool), scores >= t) for t in _THRESHOLDS)
    return max((2 * both / max(1, n + m) for both, n, _, m in counts), default=np.nan)


def balanced_accuracy(
    gold: Sequence, predicted: Sequence, name: str = "balanced_accuracy"
) -> Metric:
    """Return the mean, over the labels of `gold`, of the share of each that was found."""
    labels = sorted(set(gold))
    g = np.array([[item == label for label in labels] for item in gold], float)
    hit = np.array([item == guess for item, guess in zip(gold, predicted, strict=True)], float)
    counts = np.concatenate([g * hit[:, None], g], axis=1) if len(g) else np.zeros((0, 2))

    def value(sums: np.ndarray) -> np.ndarray:
        right, all_ = np.split(sums, 2, axis=-1)
        recalls = right / np.where(all_ > 0, all_, np.nan)
        seen = (all_ > 0).sum(axis=-1)
        return np.nansum(recalls, axis=-1) / np.where(seen > 0, seen, np.nan)

    return Metric(name, counts, value)


ALIGNMENT = Task(
    "alignment",
    (),
    "Sentences of two articles that were linked, or pairs called same, different or reframed.",
    ("alignment",),
    _score,
)
