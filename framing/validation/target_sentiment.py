"""Training the classifier of sentiment toward a target on annotated rows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..measures.target_features import FEATURES
from ..measures.target_sentiment import (
    CONFIDENCE,
    LABELS,
    Model,
    load_model,
    score_targets,
)
from ..measures.target_transformer import Transformer, load_transformer
from ..measures.target_transformer import score_targets as score_masked
from ..output import write_beside
from .provenance import write_provenance
from .target_model import describe_targets, fit_model, labels_of, spans_of
from .target_trial import cross_validate

__all__ = ["cross_validate", "load", "load_shipped", "predict", "save", "train"]


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
    labels = labels_of(rows)
    model = fit_model(describe_targets(rows), labels)
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
    write_provenance(path, {**model.about, **(about or {})})
    write_beside(path, model.to_csv())


def load(path: str | Path) -> Model | Transformer:
    """Read a model that `save` wrote, or a transformer from its folder.

    See `framing.measures.target_sentiment.load_model` and
    `framing.measures.target_transformer.load_transformer`.
    """
    return load_transformer(path) if Path(path).is_dir() else load_model(path)


def load_shipped() -> Model:
    """Return the model that the package brings along."""
    return load_model()


def predict(rows: Sequence[Mapping], model: Model | Transformer | None = None) -> list[dict]:
    """Tell how each row's text speaks of its target.

    Returns
    -------
    list of dict
        ``id, label`` (the likeliest, given even where the model abstains), ``score`` (-1 to 1),
        ``probabilities`` by label, ``abstains``. A target without a word is taken for neutral, with
        even probabilities, and abstains.
    """
    score = score_masked if isinstance(model, Transformer) else score_targets
    even = (1 / len(LABELS),) * len(LABELS)
    predictions = []
    for place, (row, said) in enumerate(
        zip(rows, score(*spans_of(rows), model=model), strict=True)
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
