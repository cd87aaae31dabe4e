"""A small BERT with a head of three classes, in PyTorch: read, run, fitted.

The parameters are a dict by the names under which MiniLM's file has them; `framing.validation.
encoder_export` writes the same network down for onnxruntime.

References
----------
Devlin, J. et al. (2019). BERT: Pre-training of deep bidirectional transformers for language
understanding. NAACL, 4171–4186.

Wang, W. et al. (2020). MiniLM: Deep self-attention distillation for task-agnostic compression of
pre-trained transformers. NeurIPS.
"""

import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from .encoder_export import HEAD_WIDTH, count_layers

__all__ = ["LABELS", "Parameters", "fill_up", "fit", "logits", "predict_logits", "read_parameters"]

if TYPE_CHECKING:
    import torch

Parameters = dict[str, "torch.Tensor"]

LABELS = 3
_PADDING = 0
_BATCH, _POOL = 32, 16
_RATE, _WARMING, _DECAY, _DROPPED = 1e-4, 0.1, 0.01, 0.1
#: Share of the pieces that are hidden from training, at each reading others.
_HIDDEN = 0.1
#: How soft the labels are; and how much of each step goes into the average, but for the first.
_SOFTENED, _AVERAGED = 0.05, 0.01


def read_parameters(file: str | Path, *, seed: int = 0) -> Parameters:
    """Read pretrained parameters (safetensors), and add a head that knows nothing yet.

    Parameters
    ----------
    file : path
    seed : int
        Of the head.
    """
    import torch
    from safetensors.torch import load_file

    found = {
        name: value
        for name, value in load_file(str(file)).items()
        if name.startswith(("embeddings.", "encoder.")) and value.is_floating_point()
    }
    width = found["embeddings.LayerNorm.weight"].shape[0]
    drawn = torch.Generator().manual_seed(seed)
    for name, rows, columns in (("dense", width, 2 * width), ("out", LABELS, width)):
        found[f"head.{name}.weight"] = torch.randn(rows, columns, generator=drawn) * 0.02
        found[f"head.{name}.bias"] = torch.zeros(rows)
    return found


def logits(
    parameters: Parameters, ids: "torch.Tensor", mask: int, *, dropped: float = 0.0
) -> "torch.Tensor":
    """Run the network.

    Parameters
    ----------
    parameters : Parameters
    ids : Tensor of int, shape (rows, pieces)
        Each row holds the mask once, and is filled up with 0.
    mask : int
        The mask's number.
    dropped : float
        Share of what each layer gives that is dropped, in training.

    Returns
    -------
    Tensor, shape (rows, 3)
    """
    import torch
    from torch.nn import functional as F

    def linear(x, name):
        return F.linear(x, parameters[f"{name}.weight"], parameters[f"{name}.bias"])

    def norm(x, name):
        weight, bias = parameters[f"{name}.weight"], parameters[f"{name}.bias"]
        return F.layer_norm(x, weight.shape, weight, bias, 1e-12)

    def drop(x):
        return F.dropout(x, dropped, dropped > 0)

    (rows, length), there = ids.shape, ids != _PADDING
    x = F.embedding(ids, parameters["embeddings.word_embeddings.weight"])
    x = x + parameters["embeddings.position_embeddings.weight"][:length]
    x = drop(
        norm(x + parameters["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    )
    for layer in range(count_layers(parameters)):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            linear(x, f"{at}attention.self.{part}").view(rows, length, -1, HEAD_WIDTH)
            for part in ("query", "key", "value")
        )
        seen = F.scaled_dot_product_attention(
            query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2),
            attn_mask=there[:, None, None, :], dropout_p=dropped,
        )  # fmt: skip
        seen = seen.transpose(1, 2).reshape(x.shape)
        said = drop(linear(seen, f"{at}attention.output.dense"))
        x = norm(x + said, f"{at}attention.output.LayerNorm")
        wide = F.gelu(linear(x, f"{at}intermediate.dense"))
        x = norm(x + drop(linear(wide, f"{at}output.dense")), f"{at}output.LayerNorm")
    mean = (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)
    both = drop(torch.cat([x[ids == mask], mean], 1))
    return linear(drop(torch.tanh(linear(both, "head.dense"))), "head.out")


def fit(
    parameters: Parameters,
    inputs: Sequence[Sequence[Sequence[int]]],
    labels: Sequence[int],
    mask: int,
    unknown: int,
    *,
    epochs: int,
    seed: int = 0,
    after_epoch: Callable[[int, float, Parameters], None] = lambda *told: None,
) -> None:
    """Fit all parameters but the vocabulary to rows, in place.

    By AdamW, at a rate that rises, then falls to 0; what is left in place is the moving average
    over the last hundred steps or so.

    Parameters
    ----------
    parameters : Parameters
    inputs : sequence of sequence of sequence of int
        The forms of each row; one of them is drawn at each reading.
    labels : sequence of int
        0, 1 or 2.
    mask, unknown : int
        Numbers of the mask, and of what stands for a piece that is hidden from training.
    epochs : int
    seed : int
        Of the order of rows, and of what is dropped.
    after_epoch : callable, optional
        Told the epoch, its mean loss and the parameters so far.
    """
    import torch
    from torch.nn import functional as F

    torch.manual_seed(seed)
    drawn = random.Random(seed)
    average = {name: value.clone() for name, value in parameters.items()}
    fitted = [v for name, v in parameters.items() if not name.startswith("embeddings.")]
    for value in fitted:
        value.requires_grad_(True)
    groups = [
        {"params": [v for v in fitted if v.ndim > 1], "weight_decay": _DECAY},
        {"params": [v for v in fitted if v.ndim == 1], "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=_RATE, fused=True)
    steps = epochs * math.ceil(len(inputs) / _BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min(
            (step + 1) / (_WARMING * steps), (steps - step) / (steps - _WARMING * steps)
        ),
    )
    step = 0
    for epoch in range(epochs):
        losses = []
        for batch in _shuffle([forms[0] for forms in inputs], drawn):
            ids = fill_up([drawn.choice(inputs[i]) for i in batch])
            ids[(torch.rand(ids.shape) < _HIDDEN) & (ids > mask)] = unknown
            with _short_numbers():
                said = logits(parameters, ids, mask, dropped=_DROPPED)
            right = torch.tensor([labels[i] for i in batch])
            loss = F.cross_entropy(said.float(), right, label_smoothing=_SOFTENED)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(fitted, 1.0)
            optimiser.step()
            rate.step()
            losses.append(loss.item())
            step += 1
            for name, value in parameters.items():
                if value.requires_grad:
                    average[name].lerp_(value.detach(), max(_AVERAGED, 1 / step))
        after_epoch(epoch + 1, float(np.mean(losses)), average)
    parameters.update(average)


def _short_numbers():
    """Have numbers of two bytes multiplied where the processor knows how, in half the time."""
    import torch

    known = getattr(torch.cpu, "get_capabilities", dict)()
    return torch.autocast("cpu", torch.bfloat16, enabled=bool(known.get("avx512_bf16")))


def predict_logits(
    parameters: Parameters, inputs: Sequence[Sequence[int]], mask: int
) -> np.ndarray:
    """Return logits of rows, shape (rows, 3).

    Parameters
    ----------
    parameters : Parameters
    inputs : sequence of sequence of int
    mask : int
    """
    import torch

    found = np.zeros((len(inputs), LABELS))
    order = sorted(range(len(inputs)), key=lambda i: len(inputs[i]))
    with torch.inference_mode():
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            found[batch] = logits(parameters, fill_up([inputs[i] for i in batch]), mask).numpy()
    return found


def _shuffle(inputs: Sequence[Sequence[int]], drawn: random.Random) -> list[list[int]]:
    """Return batches in an order drawn by lot, each of rows about as long as one another."""
    order, batches = list(range(len(inputs))), []
    drawn.shuffle(order)
    for at in range(0, len(order), _BATCH * _POOL):
        pool = sorted(order[at : at + _BATCH * _POOL], key=lambda i: len(inputs[i]))
        batches += [pool[i : i + _BATCH] for i in range(0, len(pool), _BATCH)]
    drawn.shuffle(batches)
    return batches


def fill_up(inputs: Sequence[Sequence[int]]) -> "torch.Tensor":
    """Return rows filled up to the longest."""
    import torch

    longest = max(map(len, inputs))
    return torch.tensor([[*ids, *[_PADDING] * (longest - len(ids))] for ids in inputs])
