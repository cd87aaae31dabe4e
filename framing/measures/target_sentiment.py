"""Sentiment toward a target: how a sentence speaks of the person or group that a span names.

A linear classifier over what stands around the target (`target_features`): three classes, weights
that can be read in a text file, and for every answer the words that decided it.

What it does **not** measure: not what the outlet thinks of the target, for a sentence may quote or
report what others say; not whether what is said is deserved or true; not the sentiment of an
article. It does not know who the target is, nor what happened: irony, and harm told in plain words,
pass it by. Where a sentence praises one and blames another, strong words may be counted to both;
there it is right much less often (the provenance of the weights has the figures). It was trained on
news about United States politics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..cache import keep_plain, pack, unpack
from ..language import Tokens
from .target_contexts import Context, Place, cut_contexts, place_spans
from .target_features import FEATURES, SUM, Found, describe_context, value_of

__all__ = [
    "CONFIDENCE",
    "LABELS",
    "Model",
    "TargetSentiment",
    "Word",
    "load_model",
    "score_places",
    "score_targets",
]

#: Classes, in the order of probabilities: the target is spoken of badly, neither, or well.
LABELS = (-1, 0, 1)
#: Below this probability of the likeliest class the answer is "unsure".
CONFIDENCE = 0.5
#: Weights are whole numbers of this many parts of 1.
UNIT = 1000
#: The name under which a model keeps its intercept.
ALWAYS = "(always)"

_NAMES = {-1: "negative", 0: "neutral", 1: "positive"}
#: Words shown for an answer: at most so many, each of at least this weight.
_SHOWN, _LEAST = 5, 0.1
_HEAD = "feature,negative,positive"


class Word(NamedTuple):
    """A word that spoke for the answer.

    Attributes
    ----------
    word : str
    start, end : int
        Character offsets in the text.
    weight : float
        What it adds to the log odds of the answer against the mean of the other two.
    """

    word: str
    start: int
    end: int
    weight: float


class TargetSentiment(NamedTuple):
    """How a sentence speaks of a target.

    Attributes
    ----------
    text, start, end : int
        The span that was asked about.
    label : int or None
        -1, 0 or 1: the likeliest class; None if the span holds no word.
    probabilities : tuple of float
        Of negative, neutral and positive; NaN if the span holds no word.
    words : tuple of Word
        Those that spoke most for the label, the strongest first.
    reason : str
        Why there is no label, or why it is unsure.
    """

    text: int
    start: int
    end: int
    label: int | None
    probabilities: tuple[float, float, float]
    words: tuple[Word, ...] = ()
    reason: str = ""

    @property
    def abstains(self) -> bool:
        """Whether the answer is too unsure to be shown as one."""
        return bool(self.reason)

    @property
    def answer(self) -> str:
        """``negative``, ``neutral``, ``positive`` or ``unsure``."""
        return "unsure" if self.abstains else _NAMES[self.label]

    @property
    def score(self) -> float:
        """Probability of positive less that of negative: -1 to 1, higher is better spoken of."""
        return self.probabilities[2] - self.probabilities[0]


@dataclass(frozen=True, eq=False)
class Model:
    """Weights of the classifier, against neutral, in thousandths.

    Attributes
    ----------
    weights : mapping of str to (int, int)
        For each feature what it adds to negative and to positive; ``(always)`` is the intercept.
    confidence : float
        Below it an answer is unsure.
    about : mapping
        Provenance: data, rows, figures.
    """

    weights: Mapping[str, tuple[int, int]]
    confidence: float = CONFIDENCE
    about: Mapping[str, object] = field(default_factory=dict)

    def probabilities(self, found: Found) -> np.ndarray:
        """Return the probabilities of the three classes."""
        negative, positive = self.weights.get(ALWAYS, (0, 0))
        for name, items in found.items():
            if name in self.weights:
                value = items[0][1] if len(items) == 1 else value_of(name, items)
                down, up = self.weights[name]
                negative += value * down
                positive += value * up
        logits = np.array([negative, 0.0, positive]) / UNIT
        odds = np.exp(logits - logits.max())
        return odds / odds.sum()

    def explain(self, found: Found, label: int) -> dict[int, float]:
        """Return what each word adds to the log odds of a label against the mean of the others.

        A feature of several words is shared among them; what belongs to no word is left out.
        """
        shares: dict[int, float] = {}
        for name, items in found.items():
            if name not in self.weights:
                continue
            down, up = self.weights[name]
            every = (down, 0, up)
            here = every[label + 1] / UNIT
            against = here - (sum(every) / UNIT - here) / 2
            even = value_of(name, items) / len(items)
            for word, amount in items:
                if word >= 0:
                    share = amount if name.startswith(SUM) else even
                    shares[word] = shares.get(word, 0.0) + against * share
        return shares

    def to_csv(self) -> str:
        """Return the weights as the text of a table."""
        rows = [f"{name},{down},{up}" for name, (down, up) in sorted(self.weights.items())]
        return "\n".join([_HEAD, *rows, ""])


def load_model(path: str | Path | None = None) -> Model:
    """Read a model: a table of weights, and beside it its provenance in TOML.

    Parameters
    ----------
    path : str or Path, optional
        Of the table; the shipped model otherwise.

    Raises
    ------
    ValueError
        If the file is no table of weights, or was made for other features than these.
    """
    return _load_shipped() if path is None else _read(Path(path).parent, Path(path).name)


@cache
def _load_shipped() -> Model:
    folder = Path(__file__).with_name("data")
    sources = (folder / "target_sentiment.csv", folder / "target_sentiment.toml", __file__)
    plain = keep_plain("target-sentiment", sources, lambda: _to_plain(folder))
    numbers = unpack(plain["weights"]).tolist()
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    weights = dict(zip(plain["features"], pairs, strict=True))
    return Model(weights, plain["confidence"], plain["about"])


def _to_plain(folder: Path) -> dict:
    model = _read(folder, "target_sentiment.csv")
    return {
        "features": list(model.weights),
        "weights": pack(chain(*model.weights.values())),
        "confidence": model.confidence,
        "about": model.about,
    }


def _read(folder: Path, name: str) -> Model:
    import tomllib

    try:
        about = tomllib.loads((folder / provenance_name(name)).read_text(encoding="utf-8"))
        head, *lines = (folder / name).read_text(encoding="utf-8").splitlines()
        if head != _HEAD:
            raise ValueError(f"its first line must be {_HEAD}")
        rows = [line.rsplit(",", 2) for line in lines]
        if any(len(row) != 3 for row in rows):
            raise ValueError("a row is cut off")
        weights = {feature: (int(down), int(up)) for feature, down, up in rows}
        confidence, features = float(about["confidence"]), about["features"]
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise ValueError(f"{name} is no model of target sentiment: {missing} is missing") from None
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{name} is no model of target sentiment: {error}") from None
    if features != FEATURES:
        raise ValueError(
            f"{name} was trained for features {features}, this version of framing has {FEATURES}: "
            "train it again"
        )
    return Model(weights, confidence, about)


def provenance_name(name: str) -> str:
    """Return the name of the file that says where a model comes from: beside it, in TOML."""
    return Path(name).stem + ".toml"


def score_targets(
    texts: Sequence[str],
    spans: Sequence[tuple[int, int, int]],
    *,
    model: Model | None = None,
    words: bool = True,
) -> list[TargetSentiment]:
    """Tell how each target's sentence speaks of it.

    Not what the outlet thinks of the target: the sentence may quote others. Not whether what is
    said is true. Only the sentence in which the span begins is read; the target's own words and
    other names have no say.

    Parameters
    ----------
    texts : sequence of str
    spans : sequence of (text, start, end)
        Place of the text in `texts`, and character offsets of the target's mention, half open.
    model : Model, optional
        The shipped one otherwise.
    words : bool
        Whether to name the words that spoke for each answer, which takes a quarter of the time.

    Returns
    -------
    list of TargetSentiment
        One for each span, in their order.

    Raises
    ------
    ValueError
        If a span does not lie within its text.

    References
    ----------
    Hamborg, F. & Donnay, K. (2021). NewsMTSC: A dataset for (multi-)target-dependent sentiment
    classification in political news articles. EACL, 1663–1675.

    Examples
    --------
    >>> text = "Lind, who saved hundreds of jobs, won the award. Critics accused Hale of lying."
    >>> lind, hale = score_targets([text], [(0, 0, 4), (0, 65, 69)])
    >>> lind.answer, hale.answer
    ('positive', 'negative')
    >>> sorted(word.word for word in hale.words)
    ['accused', 'critics', 'lying', 'of']
    """
    tokens, places = place_spans(texts, spans)
    return score_places(tokens, places, spans, model=model, words=words)


def score_places(
    tokens: Tokens,
    places: Sequence[Place],
    spans: Sequence[tuple[int, int, int]],
    *,
    model: Model | None = None,
    words: bool = True,
) -> list[TargetSentiment]:
    """Do as ``score_targets`` does, with texts that are tokens already.

    Parameters
    ----------
    tokens : Tokens
    places : sequence of Place
        Where each target stands.
    spans : sequence of (text, start, end)
        The same, as the answers shall say it.
    model, words
        See ``score_targets``.
    """
    model = load_model() if model is None else model
    scored = []
    contexts = cut_contexts(tokens, places)
    for span, (segment, *_), context in zip(spans, places, contexts, strict=True):
        if context.first == context.last:
            nothing = (float("nan"),) * 3
            scored.append(TargetSentiment(*span, None, nothing, reason="no word in the span"))
            continue
        found = describe_context(context)
        probabilities = model.probabilities(found)
        label = LABELS[int(probabilities.argmax())]
        unsure = probabilities.max() < model.confidence
        shown = _show(context, tokens, segment, model.explain(found, label)) if words else ()
        reason = f"no answer has a probability of {model.confidence:g}" if unsure else ""
        scored.append(TargetSentiment(*span, label, tuple(probabilities.tolist()), shown, reason))
    return scored


def _show(
    context: Context, tokens: Tokens, segment: int, shares: Mapping[int, float]
) -> tuple[Word, ...]:
    """Return the words that spoke for the answer, the strongest first."""
    order = sorted((-weight, word) for word, weight in shares.items() if weight >= _LEAST)[:_SHOWN]
    places = np.array([[context.starts[w], context.ends[w]] for _, w in order], np.int64)
    offsets = tokens.characters(places.reshape(-1), np.full(2 * len(order), segment))
    return tuple(
        Word(context.words[word], start, end, -weight)
        for (weight, word), (start, end) in zip(order, offsets.reshape(-1, 2).tolist(), strict=True)
    )
