"""Word classes: is "march" a verb here, "cut" a noun, "seized" a participle?

A linear model looks at a word, its ending and its form, and at the two words on either side. It
knows no grammar beyond that, and is small and quick. What it was trained on and how often it is
right stands in data/word_classes.toml.

The classes are those of the Penn Treebank (Marcus, Santorini & Marcinkiewicz 1993), some of them
joined: ``NN`` nouns, ``NNP`` names, ``VB`` infinitives, ``VBP`` present tense, ``VBD`` past tense,
``VBN`` past participles, ``VBG`` forms in -ing, ``MD`` modal verbs, ``JJ`` adjectives, ``RB``
adverbs, ``RP`` particles, ``IN`` prepositions and conjunctions, ``TO``, ``DT`` articles and
possessives, ``PRP`` pronouns, ``WH`` question words and relatives, ``CD`` numbers, ``CC`` and/or,
``POS`` 's, and ``.`` for marks.

References
----------
Marcus, M., Santorini, B. & Marcinkiewicz, M. A. (1993). Building a large annotated corpus of
English: the Penn Treebank. Computational Linguistics 19(2), 313–330.
Ratnaparkhi, A. (1996). A maximum entropy model for part-of-speech tagging. EMNLP, 133–142.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from ..cache import keep_plain

__all__ = [
    "CLASSES",
    "PLACES",
    "Weights",
    "classify_words",
    "describe_word",
    "load_weights",
    "split_tokens",
]

CLASSES = "CC CD DT IN JJ MD NN NNP POS PRP RB RP TO VB VBD VBG VBN VBP WH .".split()

#: Where in the window a feature stands, and the sign that opens its name.
PLACES = {0: "0", -1: "-", 1: "+", -2: "=", 2: "*"}
#: Only common words are looked at as neighbours; of others, only form and ending.
_NEAR, _FAR = 2000, 200
#: A weight is stored in fifths as one character, this one standing for 0.
_ZERO = ord("P")
_STEP = 0.2
_TOKEN = re.compile(r"[^\W_]+(?:(?:['’.&-](?=[^\W_])|(?<=\d),(?=\d{3}))[^\W_]+)*|['’]s\b|[^\w\s]")
_POSSESSIVE = re.compile(r"(?i)['’]s$")
#: A word, and whether it opens its sentence.
Form = tuple[str, bool]
#: Forms that are remembered; when there are more, all are forgotten.
_MOST_KNOWN = 1 << 15


@dataclass(eq=False, repr=False)
class Weights:
    """A model of word classes.

    Attributes
    ----------
    features : dict of str to int
        Row of each feature.
    matrix : ndarray of float32, shape (n_features + 1, n_classes)
        The last row, of zeros, is for what the model does not know.
    bias : ndarray of float32, shape (n_classes,)
    ranks : dict of str to int
        Words by how common they were in the training data, the commonest first.
    known : dict of (word, whether it opens its sentence) to ndarray
        What forms seen before add to the scores.
    """

    features: dict[str, int]
    matrix: np.ndarray
    bias: np.ndarray
    ranks: dict[str, int]
    known: dict[Form, np.ndarray] = field(default_factory=dict)


def split_tokens(text: str) -> list[tuple[int, int]]:
    """Split a text into words and marks, a possessive 's apart, and return their places.

    Examples
    --------
    >>> text = "Lind’s three-year plan isn't dead."
    >>> [text[start:end] for start, end in split_tokens(text)]
    ['Lind', '’s', 'three-year', 'plan', "isn't", 'dead', '.']
    """
    places = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        is_long = end - start > 2 and text[end - 2] in "'’"
        if is_long and (possessive := _POSSESSIVE.search(match[0])):
            places.append((start, start + possessive.start()))
            start += possessive.start()
        places.append((start, end))
    return places


def classify_words(
    words: Sequence[str], starts: Iterable[int] = (0,), *, weights: Weights | None = None
) -> list[str]:
    """Tell the class of each word of a text.

    Parameters
    ----------
    words : sequence of str
        Words and marks in order, as ``split_tokens`` gives them.
    starts : iterable of int
        Places of the first word of each sentence.
    weights : Weights, optional
        Another model than the one that comes with the package.

    Returns
    -------
    list of str
        A class for each word; see ``CLASSES``.

    Examples
    --------
    >>> classify_words("They cut the budget after the cut was approved .".split())
    ['PRP', 'VBD', 'DT', 'NN', 'IN', 'DT', 'NN', 'VBD', 'VBN', '.']
    """
    if not words:
        return []
    weights = weights or load_weights()
    first = np.zeros(len(words) + 1, bool)
    first[list(starts)] = True
    first[0] = first[-1] = True
    forms = [(word, bool(opens)) for word, opens in zip(words, first, strict=False)]
    distinct = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    ids = np.array([distinct[form] for form in forms])
    rows = _score_forms(list(distinct), weights)
    rows = dict(zip(PLACES, rows.swapaxes(0, 1), strict=True))
    scores = rows[0][ids] + weights.bias
    opening = np.cumsum(first[:-1])
    for step in (-1, 1, -2, 2):
        here = np.arange(max(0, -step), len(words) - max(0, step))
        here = here[opening[here] == opening[here + step]]
        scores[here] += rows[step][ids[here + step]]
    edge = weights.features
    scores[first[:-1]] += weights.matrix[edge.get("-BOS", -1)]
    scores[first[1:]] += weights.matrix[edge.get("+EOS", -1)]
    return [CLASSES[best] for best in scores.argmax(axis=1)]


def _score_forms(forms: Sequence[Form], weights: Weights) -> np.ndarray:
    """For each form and place in the window, what the form adds to the scores of the classes."""
    known = weights.known
    if len(known) > _MOST_KNOWN:
        weights.known = known = {}  # another thread may still be reading the old one
    if fresh := [form for form in forms if form not in known]:
        found, bounds = [], []
        for form in fresh:
            for features in describe_word(*form, weights.ranks).values():
                bounds.append(len(found))
                found += [weights.features.get(feature, -1) for feature in features]
        sums = np.add.reduceat(weights.matrix[found], bounds, axis=0)
        known.update(zip(fresh, sums.reshape(len(fresh), len(PLACES), -1), strict=True))
    return np.array([known[form] for form in forms])


def describe_word(word: str, opens: bool, ranks: dict[str, int]) -> dict[int, list[str]]:
    """Return the features of a word by the place from which it is looked at.

    Parameters
    ----------
    word : str
    opens : bool
        Whether it is the first of its sentence.
    ranks : dict of str to int
        See ``Weights``.
    """
    plain = word.lower().replace("’", "'")
    plain = "0" if plain[0].isdigit() else plain
    rank = ranks.get(plain, len(ranks) + _NEAR)
    form = _form(word)
    own = [f"w{plain}"]
    own += [f"s{plain[-length:]}" for length in (1, 2, 3, 4) if len(plain) > length + 1]
    own.append(f"h{'1' if opens else ''}{form}")
    near = [f"w{plain}"] if rank < _NEAR else [f"k{plain[-2:]}", f"h{form}"]
    if rank < _NEAR and word[0].isupper():
        near.append("hX")
    far = [f"w{plain}"] if rank < _FAR else [f"k{plain[-1:]}"]
    by_place = {0: own, -1: near, 1: near, -2: far, 2: far}
    return {place: [PLACES[place] + name for name in by_place[place]] for place in PLACES}


def _form(word: str) -> str:
    first = word[0]
    kind = "X" if first.isupper() else "x" if first.islower() else "0" if first.isdigit() else "."
    capitals = "A" if len(word) > 1 and word.isupper() else ""
    return kind + capitals + ("-" if "-" in word else "")


@cache
def load_weights() -> Weights:
    """Read the weights that come with the package."""
    path = Path(__file__).with_name("data") / "word_classes.txt"
    plain = keep_plain("word-classes", (path, __file__), lambda: _split_lines(path))
    names = plain["names"].split("\n")
    packed = np.frombuffer(plain["codes"].encode("ascii"), np.uint8).reshape(-1, len(CLASSES))
    matrix = (packed.astype(np.float32) - _ZERO) * _STEP
    matrix[-1], bias = 0, matrix[-1].copy()  # the last line is the bias
    features = dict(zip(names[:-1], range(len(names)), strict=False))
    known = plain["known"].split("\n")
    return Weights(features, matrix, bias, dict(zip(known, range(len(known)), strict=True)))


def _split_lines(path: Path) -> dict[str, str]:
    """Return features and known words, a line each, and the codes of all weights in a row."""
    lines = path.read_text("utf-8").splitlines()
    names, codes = zip(*(line.rsplit("\t", 1) for line in lines), strict=True)
    known = [name[2:] for name in names if name.startswith("0w")]  # the commonest first
    return {"names": "\n".join(names), "known": "\n".join(known), "codes": "".join(codes)}
