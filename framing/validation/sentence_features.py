"""What the sentence-bias model sees of a text: its words, its letters, and what lists say of them.

The features of single words (what it is, what stands beside it, how it is built, how the lists rate
it) are for the model of words; those of sentences for the model of sentences.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..analysis import analyze
from ..articles import Article
from ..language import find_words
from ..lexicons import load_lexicon
from .rows import keep_offsets

__all__ = [
    "COUNTED",
    "Features",
    "Vocabularies",
    "describe_rows",
    "grow_vocabularies",
    "to_features",
]

#: Blocks of counted features; each has a vocabulary.
COUNTED = ("word", "letters", "context")
_RATINGS = ("loaded", "vader", "news")
_AFFIXES = ((2, 4), (3, 5), (4, 6))
_LETTERS = (2, 5)
_OPENING_QUOTES = '"“”'
_DASHES = ("—", "–", " - ", "--")

Vocabularies = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, eq=False)
class Features:
    """Features of sentences, and of their content words.

    Attributes
    ----------
    word, letters : scipy.sparse.csr_matrix, shape (n_rows, n_terms)
        Counts of words and pairs of words, and of runs of letters.
    context : scipy.sparse.csr_matrix, shape (n_words, n_terms)
        Of every content word.
    row : ndarray, shape (n_words,)
        Row that each content word stands in, increasing.
    marked : ndarray of int8, shape (n_words,)
        Whether people marked it as biased; -1 where the row does not say.
    summary : ndarray, shape (n_rows, k)
        Ratings summed, length, punctuation.
    """

    word: object
    letters: object
    context: object
    row: np.ndarray
    marked: np.ndarray
    summary: np.ndarray


@dataclass(frozen=True, eq=False)
class _Described:
    """One text: counted features by block, of its words a list, and its summary."""

    word: Counter
    letters: Counter
    context: list[dict[str, float]]
    marked: list[int]
    summary: list[float]


def grow_vocabularies(described: Sequence[_Described], at_least: int = 2) -> Vocabularies:
    """Number the features that stand in at least so many texts (words, for the model of words)."""
    found = {name: Counter() for name in COUNTED}
    for text in described:
        found["word"].update(text.word.keys())
        found["letters"].update(text.letters.keys())
        for features in text.context:
            found["context"].update(features.keys())
    return {
        name: {
            term: place
            for place, term in enumerate(sorted(t for t, n in counts.items() if n >= at_least))
        }
        for name, counts in found.items()
    }


def to_features(described: Sequence[_Described], vocabularies: Vocabularies) -> Features:
    """Return texts as arrays; features that have no number are left out."""
    contexts = [features for text in described for features in text.context]
    sizes = [len(text.context) for text in described]
    return Features(
        _to_matrix([text.word for text in described], vocabularies["word"]),
        _to_matrix([text.letters for text in described], vocabularies["letters"]),
        _to_matrix(contexts, vocabularies["context"]),
        np.repeat(np.arange(len(described)), sizes),
        np.array([mark for text in described for mark in text.marked], np.int8),
        np.array([text.summary for text in described], float),
    )


def _to_matrix(rows: Iterable[Mapping[str, float]], numbers: Mapping[str, int]):
    from scipy import sparse

    values, columns, ends = [], [], [0]
    for row in rows:
        kept = sorted((numbers[name], value) for name, value in row.items() if name in numbers)
        columns += [column for column, _ in kept]
        values += [value for _, value in kept]
        ends.append(len(columns))
    data = np.array(values, float), np.array(columns, np.int64), np.array(ends, np.int64)
    return sparse.csr_matrix(data, (len(ends) - 1, len(numbers)))


def describe_rows(rows: Sequence[Mapping]) -> list[_Described]:
    """Return what the models see of each row's ``text``, and its ``spans`` where it has them."""
    texts = [keep_offsets(row["text"]) for row in rows]
    ratings = _find_ratings(texts)
    categories = sorted(load_lexicon("loaded").categories)
    return [
        _describe(text, _read_spans(row), rated, categories)
        for text, row, rated in zip(texts, rows, ratings, strict=True)
    ]


def _read_spans(row: Mapping) -> list[tuple[int, int]] | None:
    spans = row.get("spans")
    if not isinstance(spans, Sequence) or isinstance(spans, str):
        return None
    pairs = [(s["start"], s["end"]) if isinstance(s, Mapping) else tuple(s)[:2] for s in spans]
    return [(int(start), int(end)) for start, end in pairs]


def _find_ratings(texts: Sequence[str]) -> list[dict[str, list[tuple]]]:
    """Return start, end, category and weight of every rated span of each text, by measure."""
    found = [{name: [] for name in _RATINGS} for _ in texts]
    evidence = analyze([Article(str(n), body=text) for n, text in enumerate(texts)])
    columns = evidence.evidence_columns
    names = ("article_id", "measure", "start", "end", "category", "weight")
    for article, measure, *span in zip(*(columns[name] for name in names), strict=True):
        if measure in _RATINGS:
            found[int(article)][measure].append(tuple(span))
    return found


def _describe(text: str, spans, rated: dict[str, list[tuple]], categories) -> _Described:
    words = find_words(text)
    lower = [word for word, *_ in words]
    pairs = (f"{one} {two}" for one, two in zip(lower, lower[1:], strict=False))
    places = _content_words(lower)
    contexts = _describe_words(text, words, places, rated)
    marked = [-1] * len(places)
    if spans is not None:
        marked = [int(any(a < words[n][2] and words[n][1] < b for a, b in spans)) for n in places]
    return _Described(
        Counter([*lower, *pairs]),
        Counter(_runs_of_letters(lower)),
        contexts,
        marked,
        _summarize(text, lower, rated, categories),
    )


def _content_words(lower: Sequence[str]) -> list[int]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return [n for n, w in enumerate(lower) if w not in ENGLISH_STOP_WORDS and not w[0].isdigit()]


def _runs_of_letters(lower: Sequence[str]) -> Iterable[str]:
    for word in lower:
        padded = f" {word} "
        for size in range(_LETTERS[0], min(_LETTERS[1], len(padded)) + 1):
            for start in range(len(padded) - size + 1):
                yield padded[start : start + size]


def _describe_words(text, words, places, rated) -> list[dict[str, float]]:
    by_word = {name: _by_word(words, spans) for name, spans in rated.items()}
    quotes = [place for place, char in enumerate(text) if char in _OPENING_QUOTES]
    lower = ["^", *(word for word, *_ in words), "$"]
    found = []
    for n in places:
        word, start, end, _ = words[n]
        written = text[start:end]
        features = {f"w={word}": 1.0, f"before={lower[n]}": 1.0, f"after={lower[n + 2]}": 1.0}
        for size, least in _AFFIXES:
            if len(word) >= least:
                features[f"ends={word[-size:]}"] = 1.0
        for size in (4, 6):
            if len(word) > size:
                features[f"begins={word[:size]}"] = 1.0
        features["length"] = min(len(word), 14) / 7
        features["capital first" if n == 0 else "capital"] = float(written[:1].isupper())
        features["capitals"] = float(len(written) > 1 and written.isupper())
        features["quoted"] = float(sum(place < start for place in quotes) % 2)
        for measure, near in by_word.items():
            category, weight = near.get(n, ("", 0.0))
            if category:
                features[f"{measure} {category}"] = abs(weight)
            features[f"{measure} beside"] = float(n - 1 in near) + float(n + 1 in near)
        found.append({name: value for name, value in features.items() if value})
    return found


def _by_word(words, spans) -> dict[int, tuple[str, float]]:
    return {
        n: (category, weight)
        for start, end, category, weight in spans
        for n, (_, a, b, _) in enumerate(words)
        if a < end and start < b
    }


def _summarize(text, lower, rated, categories) -> list[float]:
    size = max(len(lower), 1)
    loaded = rated["loaded"]
    summary = [len(loaded), 10 * len(loaded) / size, sum(weight for *_, weight in loaded)]
    summary.append(max((weight for *_, weight in loaded), default=0.0))
    summary += [sum(found == name for _, _, found, _ in loaded) for name in categories]
    for measure in ("vader", "news"):
        weights = [weight for *_, weight in rated[measure]]
        summary += [
            sum(w for w in weights if w > 0),
            -sum(w for w in weights if w < 0),
            abs(sum(weights)),
            max(map(abs, weights), default=0.0),
            10 * len(weights) / size,
        ]
    summary += [
        np.log(size),
        len(text) / size,
        sum(char.isupper() for char in text) / max(len(text), 1),
        sum(text.count(mark) for mark in _OPENING_QUOTES),
        sum(text.count(mark) for mark in "'’"),
        text.count(","),
        *(float(mark in text) for mark in "?!(:"),
        float(any(dash in text for dash in _DASHES)),
        float(any(map(str.isdigit, text))),
    ]
    return [float(value) for value in summary]
