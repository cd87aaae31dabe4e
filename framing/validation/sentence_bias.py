"""A score for biased sentences, trained on rows that its user brings.

No weights are shipped. The score says how like the sentences that the annotators of those rows
called biased a sentence is; not whether anybody meant it so, and not whether it is true.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from ..lexicons import load_lexicon
from ..output import write_beside
from .folds import groups_of
from .sentence_features import (
    COUNTED,
    Vocabularies,
    describe_rows,
    grow_vocabularies,
    to_features,
)
from .sentence_model import Weights, fit, probabilities
from .sentence_trial import cross_validate, describe_figures, labelled, labels_of

__all__ = [
    "VERSION",
    "Model",
    "cross_validate",
    "describe_figures",
    "load",
    "load_shipped",
    "predict",
    "save",
    "train",
]

#: Moves when features or the file change: an older model's weights would fit nothing.
VERSION = "1"
_TASK = "sentence-bias"
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Bytes, unpacked: a hundred times what 2,000 rows give.
_LARGEST = 1 << 28
#: What reading a file that is no model, or a damaged one, can raise.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, MemoryError,
    LookupError, TypeError, AttributeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Model:
    """A trained model.

    Attributes
    ----------
    vocabularies : mapping
        Terms to numbers, for each counted block of features.
    weights : Weights
    card : mapping
        ``task, version, lexicon_sha256, rows, groups, base_rate`` (share of biased rows that it was
        trained at; where the share is another, the probabilities are off), ``marked_words``.
    """

    vocabularies: Vocabularies
    weights: Weights
    card: Mapping[str, object]

    def __repr__(self) -> str:
        rows, rate = self.card["rows"], self.card["base_rate"]
        return f"<sentence-bias model of {rows:,} rows, {rate:.1%} of them biased>"


def train(rows: Sequence[Mapping], *, seed: int = 0) -> Model:
    """Train a model.

    Parameters
    ----------
    rows : sequence of mapping
        ``text``, ``label_bias`` (0 or 1; rows without one are left out) and, where there are any,
        ``group`` (the article, so that none is on both sides of a split) and ``spans`` of the words
        that people marked as biased.
    seed : int
        Of the inner splits.

    Returns
    -------
    Model

    Raises
    ------
    ValueError
        If the rows have only one label or one group.
    """
    rows = labelled(rows)
    described = describe_rows(rows)
    vocabularies = grow_vocabularies(described)
    features, label = to_features(described, vocabularies), labels_of(rows)
    groups = np.array(groups_of(rows))
    weights = fit(features, label, np.arange(len(rows)), groups, seed=seed)
    card = {
        "task": _TASK,
        "version": VERSION,
        "lexicon_sha256": load_lexicon("loaded").sha256,
        "rows": len(rows),
        "groups": len(set(groups)),
        "base_rate": round(float(label.mean()), 4),
        "marked_words": int((features.marked > 0).sum()),
    }
    small = {f.name: getattr(weights, f.name).astype(np.float32) for f in fields(Weights)}
    return Model(vocabularies, Weights(**small), card)


def predict(rows: Sequence[Mapping], model: Model) -> list[dict]:
    """Score sentences.

    Parameters
    ----------
    rows : sequence of mapping
        With ``text``.
    model : Model

    Returns
    -------
    list of dict
        ``id``; ``label``, 1 for biased; ``score`` and ``probability``, the calibrated probability
        that the annotators would have called it biased.
    """
    unmarked = [{"text": row["text"]} for row in rows]
    features = to_features(describe_rows(unmarked), model.vocabularies)
    found = probabilities(features, model.weights, np.arange(len(rows)))
    return [
        {
            "id": row.get("id", place),
            "label": int(p >= 0.5),
            "score": round(p, 6),
            "probability": round(p, 6),
        }
        for place, (row, p) in enumerate(zip(rows, found.tolist(), strict=True))
    ]


def save(model: Model, path: str | Path, *, about: Mapping[str, object] | None = None) -> None:
    """Write a model: a zip of arrays (.npy) and JSON, the same bytes for the same model.

    Parameters
    ----------
    model : Model
    path : path
    about : mapping, optional
        What else its card is to say: data, licence, figures.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        terms = {name: list(model.vocabularies[name]) for name in COUNTED}
        _add(archive, "card.json", _to_json({**model.card, **(about or {})}))
        _add(archive, "terms.json", _to_json(terms))
        for item in fields(Weights):
            array = io.BytesIO()
            np.lib.format.write_array(array, getattr(model.weights, item.name), allow_pickle=False)
            _add(archive, f"{item.name}.npy", array.getvalue())
    write_beside(path, file.getvalue())


def load_shipped() -> Model:
    """Raise ValueError: no weights are shipped, since the public data does not allow it."""
    raise ValueError(f"{_TASK}: no model is shipped; train one with 'framing train {_TASK}'.")


def load(path: str | Path) -> Model:
    """Read a model; nothing in the file is run.

    Raises
    ------
    ValueError
        If it is none, or one of another version, or was trained with another lexicon.
    """
    name = Path(path).name
    wrong = ""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise ValueError("too large for one")
            card = json.loads(archive.read("card.json"))
            wrong = _find_fault(card)  # first: another version may hold other things
            if not wrong:
                terms = json.loads(archive.read("terms.json"))
                arrays = {item.name: _read_array(archive, item.name) for item in fields(Weights)}
                numbers = {block: {t: n for n, t in enumerate(terms[block])} for block in COUNTED}
                _check_sizes(arrays, numbers)
    except _DAMAGE as error:
        wrong = f"not a sentence-bias model ({error})."
    if wrong:
        raise ValueError(f"{name}: {wrong}")
    return Model(numbers, Weights(**arrays), card)


def _find_fault(card: Mapping) -> str:
    """Say why a model is not taken; nothing if it is."""
    again = "train it again with 'framing train sentence-bias'."
    if card.get("task") != _TASK:
        return f"a model for {card.get('task')!r}, not for {_TASK!r}."
    if card.get("version") != VERSION:
        return f"a model of version {card.get('version')}, and this is version {VERSION}: {again}"
    if card.get("lexicon_sha256") != load_lexicon("loaded").sha256:
        return f"trained with another version of the lexicon 'loaded': {again}"
    return ""


def _read_array(archive: zipfile.ZipFile, name: str) -> np.ndarray:
    file = io.BytesIO(archive.read(f"{name}.npy"))
    return np.lib.format.read_array(file, allow_pickle=False)


def _check_sizes(arrays: Mapping[str, np.ndarray], numbers: Vocabularies) -> None:
    """Raise ValueError if weights are no numbers, or not one for each term."""
    word, letters, context = (len(numbers[block]) for block in COUNTED)
    dense = len(arrays["centre"])
    right = {
        "context": (0, context + 1),
        "word_idf": (word,),
        "letters_idf": (letters,),
        "spread": (dense,),
        "sentence": (word + letters + dense + 1,),
        "platt": (2,),
    }
    for name, array in arrays.items():
        if array.ndim != 1 or len(array) not in right.get(name, (dense,)):
            raise ValueError(f"{name!r} has the wrong size")
        if array.dtype != np.float32 or not np.isfinite(array).all():
            raise ValueError(f"{name!r} holds no numbers")


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data)


def _to_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=0).encode()
