"""The model of sentiment toward a target: annotated rows as a table of features, and its fit.

Multinomial logistic regression over the features of `framing.measures.target_features`, each drawn
to 0 the more the less it tells the classes apart on its own (Wang & Manning 2012); then the
heaviest weights are kept, fitted again, and rounded.

References
----------
Wang, S. & Manning, C. (2012). Baselines and bigrams: Simple, good sentiment and topic
classification. ACL, 90–94.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..language.words import STOPWORDS
from ..measures.target_contexts import read_contexts
from ..measures.target_features import PREFIX, describe_context, value_of
from ..measures.target_sentiment import ALWAYS, LABELS, UNIT, Model

__all__ = ["Table", "apply_model", "describe_targets", "fit_model", "labels_of", "spans_of"]

#: Inverse of how strongly weights are drawn to 0.
_STRENGTH = 0.03
#: A feature's scale: this much for all, the rest by how well it tells the classes apart.
_EVEN = 0.3
_AT_LEAST = 2
_KEPT = 18_000
#: Features of a word's own, which are scaled; the others count kinds, valence and form.
_OF_WORDS = ("w=", "L=", "R=", "l=", "r=", "c=", "b=", "p=", "Lp=", "Rp=", "V")


@dataclass(frozen=True, eq=False)
class Table:
    """Rows by features, sparse; and the words that are names in them."""

    values: object
    names: np.ndarray
    named: frozenset[str]

    def take(self, keep: np.ndarray) -> "Table":
        return Table(self.values[:, keep], self.names[keep], self.named)

    def rows(self, places: np.ndarray) -> "Table":
        return Table(self.values[places], self.names, self.named)


def spans_of(rows: Sequence[Mapping]) -> tuple[list[str], list[tuple[int, int, int]]]:
    """Return the texts of rows, and the places of their targets as `score_targets` takes them."""
    spans = [(i, int(row["start"]), int(row["end"])) for i, row in enumerate(rows)]
    return [row["text"] for row in rows], spans


def describe_targets(rows: Sequence[Mapping]) -> Table:
    """Return the features of each row's target."""
    from scipy import sparse

    texts, spans = spans_of(rows)
    codes: dict[str, int] = {}
    columns, values, bounds = [], [], [0]
    capital, small = Counter(), Counter()
    for context in read_contexts(texts, spans):
        for word, is_capital in zip(context.words[1:], context.capital[1:], strict=True):
            (capital if is_capital else small)[word] += 1
        found = describe_context(context) if context.last > context.first else {}
        for name, items in found.items():
            columns.append(codes.setdefault(name, len(codes)))
            values.append(value_of(name, items))
        bounds.append(len(columns))
    names = np.array(list(codes), object)
    order = np.argsort(names)
    table = sparse.csr_matrix((values, columns, bounds), (len(rows), len(codes)))
    named = frozenset(w for w, n in capital.items() if n > small[w] and w not in STOPWORDS)
    return Table(table[:, order].tocsr(), names[order], named)


def _without_names(table: Table) -> Table:
    """Leave out features of words that are mostly written with a capital.

    At the head of a sentence a name cannot be told from another word; nothing shall be learnt of
    who is named there.
    """
    named = table.named
    words = {name[2:] for name in table.names if name.startswith("w=")}
    heads = {name[:PREFIX] for name in named} - {word[:PREFIX] for word in words - named}

    def is_of_name(feature: str) -> bool:
        kind, _, said = feature.partition("=")
        if kind.endswith("p"):
            return said in heads
        return any(word.strip("!") in named for word in said.split("_"))

    of_name = [name.startswith(_OF_WORDS) and is_of_name(name) for name in table.names]
    return table.take(~np.array(of_name, bool))


def _fit(table: Table, labels: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights of each feature and intercepts, of negative and positive against neutral."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # scikit-learn brings it

    model = LogisticRegression(C=_STRENGTH, max_iter=300, tol=1e-4)
    with threadpool_limits(1):  # vectors this short take longer on several threads
        model.fit((table.values @ sparse.diags(scale)).tocsr(), labels)
    weights = np.zeros((len(LABELS), len(table.names)))
    intercepts = np.full(len(LABELS), -20.0)
    for place, label in enumerate(model.classes_):
        weights[LABELS.index(label)] = model.coef_[place] * scale
        intercepts[LABELS.index(label)] = model.intercept_[place]
    return weights[[0, 2]] - weights[1], intercepts[[0, 2]] - intercepts[1]


def _tell_apart(table: Table, labels: np.ndarray) -> np.ndarray:
    """Return each feature's scale: its largest log ratio of one class against the others."""
    there = (table.values != 0).astype(float)
    ratio = np.zeros(len(table.names))
    for label in LABELS:
        inside = np.asarray(there[labels == label].sum(axis=0)).ravel() + 1
        outside = np.asarray(there[labels != label].sum(axis=0)).ravel() + 1
        ratio = np.maximum(ratio, np.abs(np.log(inside / inside.sum() * outside.sum() / outside)))
    scaled = np.array([name.startswith(_OF_WORDS) for name in table.names], bool)
    return np.where(scaled, _EVEN + (1 - _EVEN) * ratio, 1.0)


def fit_model(table: Table, labels: np.ndarray) -> Model:
    """Fit, keep the heaviest weights, fit again, and round."""
    often = np.bincount(table.values.indices, minlength=len(table.names))
    table = _without_names(table.take(often >= _AT_LEAST))
    scale = _tell_apart(table, labels)
    weights, _ = _fit(table, labels, scale)
    often = np.bincount(table.values.indices, minlength=len(table.names))
    weight = np.round(np.abs(weights).max(axis=0) * np.sqrt(often), 6)
    kept = np.sort(np.argsort(-weight, kind="stable")[:_KEPT])
    table, scale = table.take(kept), scale[kept]
    weights, intercepts = _fit(table, labels, scale)
    rounded = np.round(np.column_stack([intercepts, weights]).T * UNIT).astype(int)
    named = zip([ALWAYS, *table.names.tolist()], map(tuple, rounded.tolist()), strict=True)
    return Model({name: pair for name, pair in named if any(pair)})


def apply_model(model: Model, table: Table) -> np.ndarray:
    """Return probabilities, rows by labels, as `Model.probabilities` does it row by row."""
    weights = np.array([model.weights.get(name, (0, 0)) for name in table.names], float)
    sides = (table.values @ weights + model.weights.get(ALWAYS, (0, 0))) / UNIT
    logits = np.column_stack([sides[:, 0], np.zeros(len(sides)), sides[:, 1]])
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def labels_of(rows: Sequence[Mapping]) -> np.ndarray:
    """Return the labels of rows; ValueError unless all three are there."""
    labels = np.array([int(row["label"]) for row in rows])
    if not set(labels.tolist()) == set(LABELS):
        raise ValueError(
            f"'label' must be -1, 0 and 1, each at least once, got {sorted(set(labels.tolist()))}"
        )
    return labels
