"""Statements and quotations of two articles held against what people linked.

The labels say which sentences of articles on one event tell one thing, and how their quotations
relate. They hold ids of articles and numbers of sentences, no text, and lie with the tests.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path

import numpy as np

from ..analysis import analyze
from ..articles import Article
from ..comparison.alignment import Settings, align_sentences
from ..comparison.alignment.candidates import cosines, words
from ..comparison.alignment.grammar import read_sentences
from ..comparison.ledger import Ledger
from ..comparison.quotes_compared import compare_quotations
from .metrics import estimate, precision_recall_f1
from .validate import validate
from .wording import read_basil

__all__ = [
    "choose_by_others", "hold_links", "hold_quotations", "hold_traps", "relate_quotations",
    "relate_texts",
]  # fmt: skip

#: Lies beside the folder of annotated data.
_TRAPS = "traps_dev.jsonl"

_DATA = Path(__file__).resolve().parents[2] / "tests" / "data"
_ABOUT = {"data": "BASIL, Fan et al. (2019)", "licence": "none given"}
_THRESHOLDS = np.linspace(0.05, 0.6, 111).round(3)
_BY_OTHERS = ("precision_by_others", "recall_by_others", "f1_by_others")


def hold_links(folder: str | Path) -> dict[str, object]:
    """Return the test of links between the sentences of articles on one event.

    Parameters
    ----------
    folder : path
        Of the annotated data.

    Returns
    -------
    dict
        ``rows`` (links by people), ``groups`` (pairs of articles), ``metrics``: precision, recall
        and f1 at the threshold that ships, and ``…_by_others`` at the one that suits the other
        pairs of articles best. ``baselines``: f1 of TF-IDF at the threshold that suits all best.
    """
    scores, plain, gold = [], [], []
    for a, b, links in _read_labels(folder, "alignment_links.jsonl", "links"):
        texts = [[text for found in row["paragraphs"] for text in found] for row in (a, b)]
        days = tuple(date.fromisoformat(row["date"]) for row in (a, b))
        lowest = Settings(threshold=float(_THRESHOLDS[0]))
        found = align_sentences(*texts, published=days, settings=lowest)
        linked, wanted = np.zeros(found.scores.shape), np.zeros(found.scores.shape, bool)
        for link in found.links:
            linked[link.a, link.b] = link.score
        for i, j, _ in links:
            wanted[i, j] = True
        scores.append(linked)
        gold.append(wanted)
        plain.append(cosines(*map(read_sentences, texts), words))
    shipped = [found >= Settings().threshold for found in scores]
    by_others = [
        found >= limit for found, limit in zip(scores, choose_by_others(scores, gold), strict=True)
    ]
    metrics = [
        *precision_recall_f1(*_count(shipped, gold)),
        *precision_recall_f1(*_count(by_others, gold), _BY_OTHERS),
    ]
    simple = max(_f1(plain, gold, limit) for limit in _THRESHOLDS)
    return {
        "task": "links",
        **_ABOUT,
        "what": "links between sentences of articles on one event, made by hand",
        "rows": sum(int(wanted.sum()) for wanted in gold),
        "groups": len(gold),
        "metrics": estimate(metrics, range(len(gold))),
        "baselines": {"tfidf_alone_f1": simple},
    }


def choose_by_others(scores: Sequence[np.ndarray], gold: Sequence[np.ndarray]) -> list[float]:
    """Return, for each pair of articles, the threshold of highest F1 over all other pairs.

    Examples
    --------
    >>> scores = [np.array([0.1, 0.3]), np.array([0.4, 0.5])]
    >>> gold = [np.array([False, True]), np.array([False, True])]
    >>> [float(limit) for limit in choose_by_others(scores, gold)]
    [0.405, 0.105]
    """
    chosen = []
    for place in range(len(scores)):
        rest = [number for number in range(len(scores)) if number != place]
        others = [[found[number] for number in rest] for found in (scores, gold)]
        chosen.append(max(_THRESHOLDS, key=lambda limit, others=others: _f1(*others, limit)))
    return chosen


def _f1(scores: Sequence[np.ndarray], gold: Sequence[np.ndarray], limit: float) -> float:
    *_, f1 = precision_recall_f1(*_count([found >= limit for found in scores], gold))
    return f1.of()


def _count(given: Sequence[np.ndarray], gold: Sequence[np.ndarray]) -> tuple[list[int], ...]:
    right = [int((one & other).sum()) for one, other in zip(given, gold, strict=True)]
    return right, [int(one.sum()) for one in given], right, [int(one.sum()) for one in gold]


def hold_traps(folder: str | Path) -> dict[str, object]:
    """Return the test of pairs of sentences that are easily mistaken for each other."""
    found = validate("alignment", Path(folder).parent / _TRAPS)
    return {
        "task": "traps",
        "data": "trap pairs, development part",
        "licence": "none given",
        "what": "pairs of invented sentences, alike in words or in what they say",
        "rows": found.rows,
        "groups": found.groups,
        "metrics": {name: v for name, v in found.metrics.items() if "." not in name},
        "baselines": {f"{name}_balanced_accuracy": v for name, v in found.baselines.items()},
        "note": "the rules were drawn up with these rows in sight",
    }


def hold_quotations(folder: str | Path) -> dict[str, object]:
    """Return the test of how quotations of articles on one event relate.

    Returns
    -------
    dict
        Like ``hold_links``: a relation is right if both sentences and its kind are. ``baselines``:
        f1 of what is quoted identically alone.
    """
    counts, plain = [], []
    for a, b, labels in _read_labels(folder, "quotation_relations.jsonl", "quotations"):
        wanted, given = set(map(tuple, labels)), set(relate_quotations(a, b))
        same = {relation for relation in given if relation[2] == "identical"}
        for found, kept in ((given, counts), (same, plain)):
            right = len(wanted & found)
            kept.append((right, len(found), right, len(wanted)))
    metrics = precision_recall_f1(*zip(*counts, strict=True))
    *_, simple = precision_recall_f1(*zip(*plain, strict=True))
    return {
        "task": "quotation-relations",
        **_ABOUT,
        "what": "relations of quotations in articles on one event",
        "rows": sum(row[3] for row in counts),
        "groups": len(counts),
        "metrics": estimate(metrics, range(len(counts))),
        "baselines": {"identical_alone_f1": simple.of()},
        "note": "labelled by correcting what the program gave, which favours it",
    }


def relate_quotations(a: Mapping, b: Mapping) -> Iterator[tuple[int, int, str]]:
    """Yield sentences of two articles (-1: the headline) whose quotations relate, and how.

    Parameters
    ----------
    a, b : mapping
        ``id, title, paragraphs``: lists of sentences.
    """
    bodies = ["\n\n".join(map(" ".join, row["paragraphs"])) for row in (a, b)]
    articles = [Article(r["id"], r["title"], t) for r, t in zip((a, b), bodies, strict=True)]
    table = compare_quotations(Ledger(analyze(articles)))
    names = ("relation", "part_a", "start_a", "part_b", "start_b")
    for relation, *places in zip(*(table[name] for name in names), strict=True):
        if not relation.startswith("only"):
            yield _number(a, *places[:2]), _number(b, *places[2:]), relation


def relate_texts(text: str, other: str) -> str:
    """Return the relation of the first quotation of a text to what another has.

    Examples
    --------
    >>> relate_texts("“It rained all night,” she said.", "“It rained all night,” Lind said.")
    'identical'
    """
    articles = [Article(name, body=body) for name, body in (("a", text), ("b", other))]
    return compare_quotations(Ledger(analyze(articles)))["relation"][0]


def _number(row: Mapping, part: str, start: int) -> int:
    """Return the number of the sentence in which a place of the body is."""
    lengths = [
        len(text) + (2 if place == len(found) else 1)
        for found in row["paragraphs"]
        for place, text in enumerate(found, 1)
    ]
    return bisect_right(list(accumulate(lengths)), start) if part == "body" else -1


def _read_labels(folder: str | Path, file: str, name: str) -> Iterator[tuple[dict, dict, list]]:
    """Yield two articles, and the labels of the pair."""
    articles = {row["id"]: row for row in read_basil(folder)}
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield articles[row["a"]], articles[row["b"]], row[name]
