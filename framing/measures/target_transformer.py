"""Sentiment toward a target, told by a small transformer: right more often, and heavier.

The network reads the sentence with a mask before the target, and tells whether what the mask stands
for is spoken of badly, neither, or well. It knows names: whom the rows that it was trained on speak
ill of, it expects to be spoken ill of. It was trained with the target's name hidden behind the mask
half of the time, so that it can be asked without it (``named=False``), which costs some accuracy;
the card has both figures. The other names of the sentence are read either way. It comes as a folder
that its user makes from annotated rows (`framing.validation.target_transformer`): the network as
ONNX with weights of one byte, the tokenizer, and a card that says what it was made from. Reading
them runs no code of theirs.

What it does **not** measure: what `framing.measures.target_sentiment` does not either: not what the
outlet thinks of the target, not whether what is said is deserved or true.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np

from .target_masks import Masked, cut_whole, read_targets
from .target_sentiment import LABELS, TargetSentiment, Word

__all__ = [
    "CARD",
    "COMMAND",
    "NETWORK",
    "TOKENIZER",
    "VERSION",
    "Transformer",
    "load_transformer",
    "open_network",
    "score_targets",
]

#: Moves when the input or the files change: an older network would be read wrongly.
VERSION = "1"
NETWORK, TOKENIZER, CARD = "model.onnx", "tokenizer.json", "card.toml"
COMMAND = "framing train target-sentiment ROWS --model transformer -o FOLDER"
_BATCH = 32
#: Words shown for an answer: at most so many, each of at least this weight.
_SHOWN, _LEAST = 5, 0.1


@dataclass(frozen=True, eq=False)
class Transformer:
    """A network read from its folder.

    Attributes
    ----------
    tokenizer : tokenizers.Tokenizer
    session : onnxruntime.InferenceSession
        From ``ids`` (rows by pieces, one of them the mask) to ``logits`` (rows by labels).
    confidence : float
        Below it an answer is unsure.
    card : mapping
        Provenance: data, rows, figures.
    """

    tokenizer: object
    session: object
    confidence: float
    card: Mapping[str, object] = field(default_factory=dict)

    def logits(self, inputs: Sequence[Sequence[int]]) -> np.ndarray:
        """Return a row of logits for each input, in the order of labels.

        Inputs of one length are read together, so that none has to be filled up.
        """
        found = np.zeros((len(inputs), len(LABELS)))
        order = sorted(range(len(inputs)), key=lambda i: len(inputs[i]))
        for _, same in groupby(order, key=lambda i: len(inputs[i])):
            places = list(same)
            for at in range(0, len(places), _BATCH):
                batch = places[at : at + _BATCH]
                ids = np.array([inputs[i] for i in batch], np.int64)
                (found[batch],) = self.session.run(["logits"], {"ids": ids})
        return found


def load_transformer(folder: str | Path) -> Transformer:
    """Read a network from its folder.

    Parameters
    ----------
    folder : path
        With ``model.onnx``, ``tokenizer.json`` and ``card.toml``.

    Raises
    ------
    ValueError
        If the folder holds no such network, a damaged one, or one of another version; if
        onnxruntime or tokenizers is not installed.
    """
    folder = Path(folder)
    card = _read_card(folder)
    network = _read_file(folder / NETWORK, card.get("sha256_network"))
    tokenizer = _read_file(folder / TOKENIZER, card.get("sha256_tokenizer"))
    return open_network(network, tokenizer.decode(), card)


def open_network(network: bytes, tokenizer: str, card: Mapping[str, object]) -> Transformer:
    """Make a network ready to be asked.

    Parameters
    ----------
    network : bytes
        ONNX.
    tokenizer : str
        JSON.
    card : mapping
        With ``confidence``.

    Raises
    ------
    ValueError
        If onnxruntime or tokenizers is not installed, or cannot read its file.
    """
    try:
        import onnxruntime
        import tokenizers  # noqa: F401
    except ImportError:
        raise ValueError(
            "a transformer needs onnxruntime and tokenizers: pip install 'framing[targets]'."
        ) from None
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    try:
        cpu = ["CPUExecutionProvider"]
        session = onnxruntime.InferenceSession(network, options, providers=cpu)
        return Transformer(cut_whole(tokenizer), session, float(card["confidence"]), card)
    except Exception as error:  # both packages raise kinds of their own
        what = " ".join(str(error).split())[:80].rstrip(".")
        raise ValueError(
            f"{NETWORK}, {TOKENIZER} or {CARD} cannot be read ({what}); make them again with "
            f"'{COMMAND}'."
        ) from None


def _read_card(folder: Path) -> dict[str, object]:
    try:
        card = tomllib.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ValueError(
            f"{folder}: no transformer for target sentiment ({CARD}: {reason}); make one with "
            f"'{COMMAND}'."
        ) from None
    if card.get("name") != "target_transformer" or card.get("version") != VERSION:
        raise ValueError(
            f"{folder}: holds {card.get('name')} of version {card.get('version')}, this version of "
            f"framing reads target_transformer of version {VERSION}: make it again with "
            f"'{COMMAND}'."
        )
    return card


def _read_file(path: Path, sha256: object) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}; make it again with '{COMMAND}'.") from None
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(
            f"{path}: not the file that {CARD} tells of, damaged or changed; make it again with "
            f"'{COMMAND}'."
        )
    return data


def score_targets(
    texts: Sequence[str],
    spans: Sequence[tuple[int, int, int]],
    *,
    model: Transformer,
    named: bool = True,
    explain: bool = False,
) -> list[TargetSentiment]:
    """Tell how each target's sentence speaks of it.

    Not what the outlet thinks of the target: the sentence may quote others. Not whether what is
    said is true. Only the sentence in which the span begins is read.

    Parameters
    ----------
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text in `texts`, and character offsets of the target's mention, half open.
    model : Transformer
        From `load_transformer`.
    named : bool
        Whether the network reads who the target is. It is right more often if so, since much is
        said of the same few people; if not, the name has no say.
    explain : bool
        Whether to give the words that decided: those without which, each left out in turn, the
        label would have had less for it. It takes as many readings as the sentence has words.

    Returns
    -------
    list of TargetSentiment
        One for each span, in their order.

    Raises
    ------
    ValueError
        If a span does not lie within its text.
    """
    masked = read_targets(model.tokenizer, texts, spans, named=named)
    logits = iter(model.logits([one.ids for one in masked if one]))
    scored = []
    for span, one in zip(spans, masked, strict=True):
        if one is None:
            nothing = (float("nan"),) * 3
            scored.append(TargetSentiment(*span, None, nothing, reason="no word in the span"))
            continue
        here = next(logits)
        chances = np.exp(here - here.max())
        chances /= chances.sum()
        label = LABELS[int(chances.argmax())]
        unsure = chances.max() < model.confidence
        reason = f"no answer has a probability of {model.confidence:g}" if unsure else ""
        words = _leave_out(model, texts[span[0]], one, here, label) if explain else ()
        scored.append(TargetSentiment(*span, label, tuple(chances.tolist()), words, reason))
    return scored


def _leave_out(
    model: Transformer, text: str, one: Masked, logits: np.ndarray, label: int
) -> tuple[Word, ...]:
    """Return the words without which the label would have had less for it, the strongest first."""
    without = model.logits([one.ids[:first] + one.ids[last:] for *_, first, last in one.words])
    weights = _margin(logits, label) - _margin(without, label)
    words = [
        Word(text[start:end].lower(), start, end, weight)
        for (start, end, *_), weight in zip(one.words, weights.tolist(), strict=True)
        if weight >= _LEAST
    ]
    return tuple(sorted(words, key=lambda word: (-word.weight, word.start))[:_SHOWN])


def _margin(logits: np.ndarray, label: int) -> np.ndarray:
    """Return the log odds of a label against the mean of the other two."""
    here = logits[..., label + 1]
    return here - (logits.sum(axis=-1) - here) / 2
