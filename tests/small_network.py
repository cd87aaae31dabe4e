"""A network of the shape of MiniLM, but small and drawn by lot, and its tokenizer."""

import json

import numpy as np

WORDS = (
    "critics slammed hale s reckless plan praised lind met the mayor lied won a on monday".split()
)
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ",", "'", "“", "”", "##s", *WORDS]
WIDTH, WIDE, LAYERS = 64, 96, 2


def tokenizer_json():
    """Return a tokenizer as MiniLM's is written down, with a vocabulary of its own."""
    special = [
        {"id": i, "content": piece, "single_word": False, "lstrip": False, "rstrip": False,
         "normalized": False, "special": True}
        for i, piece in enumerate(PIECES[:5])
    ]  # fmt: skip
    return json.dumps({
        "version": "1.0", "added_tokens": special, "post_processor": None, "decoder": None,
        "truncation": {"max_length": 8, "strategy": "LongestFirst", "stride": 0,
                       "direction": "Right"},
        "padding": {"strategy": {"Fixed": 8}, "direction": "Right", "pad_to_multiple_of": None,
                    "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"},
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "lowercase": True,
                       "handle_chinese_chars": True, "strip_accents": None},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 100,
                  "vocab": {piece: i for i, piece in enumerate(PIECES)}},
    })  # fmt: skip


def draw_parameters(seed=0):
    """Return parameters by the names that MiniLM's file has, head included."""
    rng = np.random.default_rng(seed)
    found = {}

    def layer(name, rows, columns):
        found[f"{name}.weight"] = rng.normal(0, 0.2, (rows, columns)).astype(np.float32)
        found[f"{name}.bias"] = rng.normal(0, 0.1, rows).astype(np.float32)

    def norm(name):
        found[f"{name}.weight"] = rng.normal(1, 0.1, WIDTH).astype(np.float32)
        found[f"{name}.bias"] = rng.normal(0, 0.1, WIDTH).astype(np.float32)

    for name, rows in (("word", len(PIECES)), ("position", 128), ("token_type", 2)):
        table = rng.normal(0, 1, (rows, WIDTH)).astype(np.float32)
        found[f"embeddings.{name}_embeddings.weight"] = table
    norm("embeddings.LayerNorm")
    for number in range(LAYERS):
        at = f"encoder.layer.{number}."
        for part in ("query", "key", "value"):
            layer(f"{at}attention.self.{part}", WIDTH, WIDTH)
        layer(f"{at}attention.output.dense", WIDTH, WIDTH)
        norm(f"{at}attention.output.LayerNorm")
        layer(f"{at}intermediate.dense", WIDE, WIDTH)
        layer(f"{at}output.dense", WIDTH, WIDE)
        norm(f"{at}output.LayerNorm")
    layer("head.dense", WIDTH, 2 * WIDTH)
    layer("head.out", 3, WIDTH)
    return found
