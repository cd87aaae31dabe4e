"""Training the classifier of sentiment toward a target on annotated rows.

Multinomial logistic regression over the features of `framing.measures.target_features`, each drawn
to 0 the more the less it tells the classes apart on its own (Wang & Manning 2012); then the
heaviest weights are kept, fitted again, and rounded.

References
----------
Wang, S. & Manning, C. (2012). Baselines and bigrams: Simple, good sentiment and topic
classification. ACL, 90–94.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..articles import Article
from ..language import tokenize
from ..language.words import STOPWORDS
from ..measures.target_contexts import read_contexts
from ..measures.target_features import FEATURES, PREFIX, describe_context, value_of
from ..measures.target_sentiment import (
    ALWAYS,
    CONFIDENCE,
    LABELS,
    UNIT,
    Model,
    load_model,
    provenance_name,
    score_targets,
)
from ..measures.valence import read_valences
from ..output import write_beside
from .metrics import calibration_error, macro_f1

__all__ = ["cross_validate", "load", "predict", "save", "train"]

#: Inverse of how strongly weights are drawn to 0.
_STRENGTH = 0.03
#: A feature's scale: this much for all, the rest by how well it tells the classes apart.
_EVEN = 0.3
_AT_LEAST = 2
_KEPT = 18_000
_FOLDS = 5
_NEUTRAL = 0.05
#: Features of a word's own, which are scaled; the others count kinds, valence and form.
_OF_WORDS = ("w=", "L=", "R=", "l=", "r=", "c=", "b=", "p=", "Lp=", "Rp=", "V")


@dataclass(frozen=True, eq=False)
class _Table:
    """Rows by features, sparse; and the words that are names in them."""

    values: object
    names: np.ndarray
    named: frozenset[str]

    def take(self, keep: np.ndarray) -> "_Table":
        return _Table(self.values[:, keep], self.names[keep], self.named)

    def rows(self, places: np.ndarray) -> "_Table":
        return _Table(self.values[places], self.names, self.named)


def _spans(rows: Sequence[Mapping]) -> tuple[list[str], list[tuple[int, int, int]]]:
    spans = [(i, int(row["start"]), int(row["end"])) for i, row in enumerate(rows)]
    return [row["text"] for row in rows], spans


def _describe(rows: Sequence[Mapping]) -> _Table:
    from scipy import sparse

    texts, spans = _spans(rows)
    codes: dict[str, int] = {}
    columns, values, bounds = [], [], [0]
    capital, small = Counter(), Counter()
    for context, _, _ in read_contexts(texts, spans):
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
    return _Table(table[:, order].tocsr(), names[order], named)


def _without_names(table: _Table) -> _Table:
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


def _fit(table: _Table, labels: np.ndarray, scale: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights of each feature and intercepts, of negative and positive against neutral."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=_STRENGTH, max_iter=300, tol=1e-4)
    model.fit((table.values @ sparse.diags(scale)).tocsr(), labels)
    weights = np.zeros((len(LABELS), len(table.names)))
    intercepts = np.full(len(LABELS), -20.0)
    for place, label in enumerate(model.classes_):
        weights[LABELS.index(label)] = model.coef_[place] * scale
        intercepts[LABELS.index(label)] = model.intercept_[place]
    return weights[[0, 2]] - weights[1], intercepts[[0, 2]] - intercepts[1]


def _tell_apart(table: _Table, labels: np.ndarray) -> np.ndarray:
    """Return each feature's scale: its largest log ratio of one class against the others."""
    there = (table.values != 0).astype(float)
    ratio = np.zeros(len(table.names))
    for label in LABELS:
        inside = np.asarray(there[labels == label].sum(axis=0)).ravel() + 1
        outside = np.asarray(there[labels != label].sum(axis=0)).ravel() + 1
        ratio = np.maximum(ratio, np.abs(np.log(inside / inside.sum() * outside.sum() / outside)))
    scaled = np.array([name.startswith(_OF_WORDS) for name in table.names], bool)
    return np.where(scaled, _EVEN + (1 - _EVEN) * ratio, 1.0)


def _fit_model(table: _Table, labels: np.ndarray) -> Model:
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


def train(rows: Sequence[Mapping], *, seed: int = 0) -> Model:
    """Fit the classifier.

    Parameters
    ----------
    rows : sequence of mapping
        ``text``, ``start``, ``end`` (the target's mention) and ``label``, -1, 0 or 1.
    seed : int
        Not used: nothing here is drawn by lot.

    Returns
    -------
    Model
    """
    labels = _labels(rows)
    model = _fit_model(_describe(rows), labels)
    about = {
        "name": "target_sentiment",
        "features": FEATURES,
        "confidence": CONFIDENCE,
        "weights": len(model.weights),
        "rows": len(rows),
        "rows_negative": int((labels == -1).sum()),
        "rows_neutral": int((labels == 0).sum()),
        "rows_positive": int((labels == 1).sum()),
    }
    return Model(model.weights, CONFIDENCE, about)


def _labels(rows: Sequence[Mapping]) -> np.ndarray:
    labels = np.array([int(row["label"]) for row in rows])
    if not set(labels.tolist()) == set(LABELS):
        raise ValueError(
            f"'label' must be -1, 0 and 1, each at least once, got {sorted(set(labels.tolist()))}"
        )
    return labels


def save(model: Model, path: str | Path, *, about: Mapping[str, object] | None = None) -> None:
    """Write a model: a table of its weights, and its provenance in TOML beside it.

    Parameters
    ----------
    model : Model
    path : path
        Of the table; the provenance has the same name and ends in ``.toml``.
    about : mapping, optional
        What else to say of it: data, licence, date, figures.
    """
    path = Path(path)
    if path.suffix == ".toml":
        raise ValueError(f"{path.name}: its provenance is to have that name; choose another ending")
    write_beside(path, model.to_csv())
    write_beside(
        path.with_name(provenance_name(path.name)), _to_toml({**model.about, **(about or {})})
    )


def _to_toml(about: Mapping[str, object]) -> str:
    tables = {name: value for name, value in about.items() if isinstance(value, Mapping)}
    lines = [
        f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in about.items() if k not in tables
    ]
    for name, table in tables.items():
        lines += ["", f"[{name}]"]
        lines += [f"{k} = {json.dumps(v, ensure_ascii=False)}" for k, v in table.items()]
    return "\n".join([*lines, ""])


def load(path: str | Path) -> Model:
    """Read a model that `save` wrote; see `framing.measures.target_sentiment.load_model`."""
    return load_model(path)


def load_shipped() -> Model:
    """Return the model that the package brings along."""
    return load_model()


def predict(rows: Sequence[Mapping], model: Model | None = None) -> list[dict]:
    """Tell how each row's text speaks of its target.

    Returns
    -------
    list of dict
        ``id, label`` (the likeliest, given even where the model abstains), ``score`` (-1 to 1),
        ``probabilities`` by label, ``abstains``. A target without a word is taken for neutral, with
        even probabilities, and abstains.
    """
    even = (1 / len(LABELS),) * len(LABELS)
    predictions = []
    for place, (row, said) in enumerate(
        zip(rows, score_targets(*_spans(rows), model=model), strict=True)
    ):
        known = said.label is not None
        chances = said.probabilities if known else even
        predictions.append(
            {
                "id": row.get("id", place),
                "label": said.label if known else 0,
                "score": round(said.score, 6) if known else 0.0,
                "probabilities": {k: round(p, 6) for k, p in zip(LABELS, chances, strict=True)},
                "abstains": said.abstains,
            }
        )
    return predictions


def cross_validate(rows: Sequence[Mapping], *, seed: int = 0) -> dict[str, object]:
    """Train on four fifths of the groups, predict the fifth left out, five times.

    Pruning and rounding are part of each training.

    Parameters
    ----------
    rows : sequence of mapping
        As `train`, with ``group``; a row without one is a group of its own.
    seed : int
        Of the folds.

    Returns
    -------
    dict
        ``macro_f1``, ``f1`` by class, ``ece``; ``folds``, the macro-F1 of each; ``confidence``, and
        ``coverage`` and ``macro_f1_answered`` of what is not abstained from; ``macro_f1_opposed``
        over the rows of texts that speak otherwise of another target; ``baselines``: majority, and
        VADER's figure for the whole text.
    """
    from sklearn.model_selection import GroupKFold

    labels, table = _labels(rows), _describe(rows)
    groups = [
        f"row {i}" if row.get("group") is None else str(row["group"]) for i, row in enumerate(rows)
    ]
    folds = min(_FOLDS, len(set(groups)))
    if folds < 2:
        raise ValueError("cross-validation needs rows of at least two groups")
    chances, scores = np.zeros((len(rows), len(LABELS))), []
    cut = GroupKFold(folds, shuffle=True, random_state=seed)
    for seen, unseen in cut.split(labels, groups=groups):
        model = _fit_model(table.rows(seen), labels[seen])
        chances[unseen] = _apply(model, table)[unseen]
        scores.append(_macro_f1(labels[unseen], _likeliest(chances[unseen])))
    predicted, sure = _likeliest(chances), chances.max(axis=1)
    vader = _vader([row["text"] for row in rows])
    opposed = _are_opposed(rows, labels)
    right, answered = predicted == labels, sure >= CONFIDENCE
    return {
        "macro_f1": _macro_f1(labels, predicted),
        "f1": {
            "negative": _f1(labels, predicted, -1),
            "neutral": _f1(labels, predicted, 0),
            "positive": _f1(labels, predicted, 1),
        },
        "ece": calibration_error(sure, right).of(),
        "folds": [round(score, 4) for score in scores],
        "confidence": CONFIDENCE,
        "coverage": float(answered.mean()),
        "macro_f1_answered": _macro_f1(labels[answered], predicted[answered]),
        "rows_opposed": int(opposed.sum()),
        "macro_f1_opposed": _macro_f1(labels[opposed], predicted[opposed]),
        "baselines": {
            "majority": _macro_f1(labels, np.full(len(labels), _commonest(labels))),
            "vader": _macro_f1(labels, vader),
            "vader_opposed": _macro_f1(labels[opposed], vader[opposed]),
        },
    }


def _are_opposed(rows: Sequence[Mapping], labels: np.ndarray) -> np.ndarray:
    """Tell the rows of texts that speak of one target otherwise than of another."""
    said: dict[str, set[int]] = {}
    for row, label in zip(rows, labels.tolist(), strict=True):
        said.setdefault(row["text"], set()).add(label)
    return np.array([len(said[row["text"]]) > 1 for row in rows], bool)


def _apply(model: Model, table: _Table) -> np.ndarray:
    """Return probabilities, rows by labels, as `Model.probabilities` does it row by row."""
    weights = np.array([model.weights.get(name, (0, 0)) for name in table.names], float)
    sides = (table.values @ weights + model.weights.get(ALWAYS, (0, 0))) / UNIT
    logits = np.column_stack([sides[:, 0], np.zeros(len(sides)), sides[:, 1]])
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def _likeliest(chances: np.ndarray) -> np.ndarray:
    return np.array(LABELS)[chances.argmax(axis=1)]


def _macro_f1(gold: np.ndarray, predicted: np.ndarray) -> float:
    return macro_f1(gold.tolist(), predicted.tolist()).of()


def _f1(gold: np.ndarray, predicted: np.ndarray, label: int) -> float:
    both = ((gold == label) & (predicted == label)).sum()
    return float(2 * both / max((gold == label).sum() + (predicted == label).sum(), 1))


def _commonest(labels: np.ndarray) -> int:
    return max(LABELS, key=lambda label: int((labels == label).sum()))


def _vader(texts: Sequence[str]) -> np.ndarray:
    """Return VADER's label for each whole text, by the thresholds of its authors."""
    tokens = tokenize([Article(str(i), body=text) for i, text in enumerate(texts)])
    compound = np.zeros(len(texts))
    figures = read_valences(tokens).score(tokens.segment_tokens[:-1])[1]
    compound[tokens.article] = figures.compound
    return np.where(np.abs(compound) < _NEUTRAL, 0, np.sign(compound)).astype(int)
