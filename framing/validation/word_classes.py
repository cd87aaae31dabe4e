"""Train the model of word classes from sentences that a parser has annotated.

The rows come from `annotate`, which needs spaCy and a model of its (extra ``[syntax]``); training
needs scikit-learn alone, takes half a minute for 400,000 words and gives the same bytes each time:

    rows = annotate(texts, load_parser())
    save(train(rows), "framing/language/data/word_classes.txt")
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..language.word_classes import (
    CLASSES,
    PLACES,
    Weights,
    classify_words,
    describe_word,
    split_tokens,
)
from ..output import write_beside

__all__ = ["accuracy", "annotate", "save", "train"]

#: Which tags of the Penn Treebank are one class here.
_TAGS = {
    "NN": "NN NNS FW LS SYM AFX ADD XX NFP", "NNP": "NNP NNPS", "VBP": "VBP VBZ",
    "JJ": "JJ JJR JJS", "RB": "RB RBR RBS UH", "DT": "DT PDT PRP$", "PRP": "PRP EX",
    "WH": "WDT WP WP$ WRB",
}  # fmt: skip
_CLASS_OF = {tag: name for name, tags in _TAGS.items() for tag in tags.split()}
_CONTRACTED = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:re|ve|ll|d|m))$")
_LEAST_SEEN = 3
_LEAST_ENDING = 6
_LEAST_WEIGHT = 0.3
_STEP = 0.2
_LARGEST = 46 * _STEP


def annotate(texts: Iterable[str], parser: Any) -> Iterator[dict[str, list[str]]]:
    """Let a parser tell the class of each word.

    Parameters
    ----------
    texts : iterable of str
        Each a sentence or a paragraph.
    parser : spacy.Language

    Yields
    ------
    dict
        ``words`` and their ``classes``.
    """
    from spacy.tokens import Doc

    for text in texts:
        words = [text[start:end] for start, end in split_tokens(text)]
        parts = [_CONTRACTED.match(word) for word in words]
        pieces = [piece for word, p in zip(words, parts, strict=True) for piece in _pieces(word, p)]
        if not pieces:
            continue
        tags = iter([token.tag_ for token in parser(Doc(parser.vocab, words=pieces))])
        classes = []
        for part in parts:
            classes.append(_class(next(tags)))
            if part:
                next(tags)
        yield {"words": words, "classes": classes}


def _pieces(word: str, contracted: re.Match | None) -> list[str]:
    plain = [contracted[1], contracted[2]] if contracted else [word]
    return [re.sub("[“”]", '"', piece.replace("’", "'")) for piece in plain]


def _class(tag: str) -> str:
    name = _CLASS_OF.get(tag, tag)
    return name if name in CLASSES else "."


def train(rows: Sequence[Mapping[str, Sequence[str]]]) -> Weights:
    """Fit the model: logistic regression over what `describe_word` says of the window.

    Parameters
    ----------
    rows : sequence of mapping
        Each a sentence or a paragraph: ``words`` and ``classes``, of one length.

    Returns
    -------
    Weights
        Small ones left out, the others rounded to fifths.
    """
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(_plain(word) for row in rows for word in row["words"])
    ranks = {word: rank for rank, (word, n) in enumerate(seen.most_common()) if n >= _LEAST_SEEN}
    endings = Counter(f"0s{w[-n:]}" for w in seen for n in (1, 2, 3, 4) if len(w) > n + 1)
    names: dict[str, int] = {f"0w{word}": rank for word, rank in ranks.items()}
    columns, bounds = [], [0]
    for row in rows:
        for features in _windows(row["words"], ranks):
            for name in features:
                known = not name.startswith("0w") or name in names
                if known and (name[:2] != "0s" or endings[name] >= _LEAST_ENDING):
                    columns.append(names.setdefault(name, len(names)))
            bounds.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    table = csr_matrix((ones, columns, bounds), shape=(len(bounds) - 1, len(names)))
    targets = [CLASSES.index(name) for row in rows for name in row["classes"]]
    model = LogisticRegression(max_iter=200, tol=1e-4).fit(table, targets)
    return _prune(names, model, ranks)


def _plain(word: str) -> str:
    plain = word.lower().replace("’", "'")
    return "0" if plain[0].isdigit() else plain


def _windows(words: Sequence[str], ranks: Mapping[str, int]) -> Iterator[list[str]]:
    described = [describe_word(word, not at, ranks) for at, word in enumerate(words)]
    for at in range(len(words)):
        features = ["-BOS"] * (at == 0) + ["+EOS"] * (at == len(words) - 1)
        for place in PLACES:
            if 0 <= at + place < len(words):
                features += described[at + place][place]
        yield features


def _prune(names: Mapping[str, int], model: Any, ranks: Mapping[str, int]) -> Weights:
    weights = np.zeros((len(names), len(CLASSES)), np.float32)
    bias = np.full(len(CLASSES), -_LARGEST, np.float32)
    weights[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    weights[abs(weights) < _LEAST_WEIGHT] = 0
    weights = np.clip(np.round(weights / _STEP) * _STEP, -_LARGEST, _LARGEST)
    bias = np.clip(np.round(bias / _STEP) * _STEP, -_LARGEST, _LARGEST)
    used = [n for n, row in names.items() if weights[row].any() or ranks.get(n[2:], 9e9) < 2000]
    matrix = np.vstack([weights[[names[name] for name in used]], np.zeros_like(bias)])
    known = [name[2:] for name in used if name.startswith("0w")]
    return Weights(
        {name: row for row, name in enumerate(used)},
        matrix,
        bias,
        {word: rank for rank, word in enumerate(known)},
    )


def save(weights: Weights, path: Path | str) -> None:
    """Write a model: a line for each feature, a character for each class, the bias last."""
    zero = ord("P")
    lines = []
    for name, row in [*weights.features.items(), ("bias", -1)]:
        values = weights.bias if row < 0 else weights.matrix[row]
        lines.append(name + "\t" + "".join(chr(zero + round(float(v) / _STEP)) for v in values))
    write_beside(Path(path), "\n".join(lines) + "\n")


def accuracy(rows: Iterable[Mapping[str, Sequence[str]]], weights: Weights | None = None) -> float:
    """Return the share of words that get the class that the rows give them."""
    right = total = 0
    for row in rows:
        found = classify_words(row["words"], weights=weights)
        right += sum(map(str.__eq__, found, row["classes"]))
        total += len(found)
    return right / total if total else float("nan")
