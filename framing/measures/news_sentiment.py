"""Sentiment for news: words rated as editorials taught them, beside VADER's figures.

A word is rated wherever it stands: dashes, hyphens and quotation marks of any kind around it do
not hide it. Of VADER's rules one is kept, negation; emphasis by capitals, exclamation marks and
emoticons, which news does without, is not looked at.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..cache import keep_plain
from ..language import kernels as pc
from ..language.arrow import is_any_of, to_numpy
from ..language.spelling import Spelling
from ..language.tokens import Tokens
from ..language.vocabulary import Describe
from ..voices import SentenceTable
from .measure import Counts, Evidence, Family, Measure, Minimum, ratio
from .vader_words import vader_files, vader_lexicon

__all__ = [
    "NEGATION",
    "NEWS_COLUMNS",
    "NEWS_SENTIMENT",
    "NewsWord",
    "find_negated",
    "news_words",
    "read_news_words",
    "scale_rating",
    "squash",
]

NEWS_COLUMNS = ("word", "source", "prior", "valence")
#: What a negation in the same sentence, at most three tokens before, makes of a word's valence.
NEGATION = -0.5
#: What training made of VADER's ratings, which are for words and not for sums over sentences.
VADER_FACTOR = 0.2064
_REACH = 3
_NEGATIONS = frozenset(
    (
        "not no never neither nor none nothing nobody nowhere without cannot hardly scarcely "
        "barely rarely seldom"
    ).split()
)


class NewsWord(NamedTuple):
    """One word of the list.

    Attributes
    ----------
    source : {"vader", "project", "loaded"}
        Whose rating it had before training.
    prior, valence : float
        Before and after training, on a scale from -4 to 4.
    """

    source: str
    prior: float
    valence: float


@cache
def news_words() -> dict[str, NewsWord]:
    """Return the shipped list by word.

    What training left as it was stands nowhere in the package: it is VADER's rating, read from
    vaderSentiment, times the factor that was fitted for all.
    """
    return read_news_words(_shipped().read_text(encoding="utf-8"))


def _shipped() -> Path:
    return Path(__file__).with_name("data") / "news_sentiment.csv"


def read_news_words(table: str) -> dict[str, NewsWord]:
    """Return a list by word, from its table: ``word, source, prior, valence``.

    Raises
    ------
    ValueError
        If the text is no such table.
    """
    header, *rows = [*csv.reader(table.splitlines()), []]
    if header != list(NEWS_COLUMNS):
        raise ValueError(f"its first line must be {','.join(NEWS_COLUMNS)}")
    ratings = vader_lexicon()
    words = {
        word: NewsWord("vader", rating, scale_rating(rating))
        for word, rating in ratings.items()
        if word[0].isalpha()
    }
    for row in filter(None, rows):
        if len(row) != len(NEWS_COLUMNS):
            raise ValueError(f"the row of {row[0]!r} is cut off")
        word, source, prior, valence = row
        words[word] = NewsWord(source, float(prior or ratings.get(word, 0)), float(valence))
    return {word: entry for word, entry in sorted(words.items()) if entry.valence}


def scale_rating(rating: float) -> float:
    """Return the valence of a word of VADER's that no sentence taught otherwise."""
    return round(VADER_FACTOR * rating, 2) + 0.0


def squash(total: np.ndarray) -> np.ndarray:
    """Bring sums of valences to -1 … +1, as VADER does, but for the scale of the trained words."""
    return total / np.sqrt(total * total + 1)


@cache
def _valences() -> dict[str, float]:
    """Return the valence of every word of the shipped list."""
    sources = (*vader_files(), _shipped(), __file__)
    return keep_plain(
        "news-words", sources, lambda: {w: e.valence for w, e in news_words().items()}
    )


def describe_valence(words: Spelling) -> dict[str, np.ndarray]:
    """Valence of each word."""
    valence_of = _valences().get
    return {"valence": np.array([valence_of(word, 0.0) for word in words.texts.to_pylist()], float)}


def describe_negation(words: Spelling) -> dict[str, np.ndarray]:
    """Whether each word negates what follows."""
    negates = is_any_of(words.texts, _NEGATIONS) | to_numpy(pc.ends_with(words.texts, "n't"))
    return {"negates": negates.astype(float)}


def _of_types(tokens: Tokens, describe: Describe) -> np.ndarray:
    """Sum the one column of `describe` over the words of each of the batch's types."""
    of_type, flat = tokens.type_words
    (column,) = tokens.vocabulary.words.features(describe).values()
    size = len(of_type["first"])
    return np.bincount(flat["owner"], weights=column[flat["word"]], minlength=size)


def find_negated(tokens: Tokens) -> np.ndarray:
    """Tell of each token whether a negation stands before it, near and in its sentence."""
    negated = np.zeros(len(tokens), bool)
    sentence = tokens.sentence_of
    negation = np.flatnonzero((_of_types(tokens, describe_negation) > 0)[tokens.ids])
    for step in range(1, _REACH + 1):
        after = negation[negation < len(tokens) - step]
        negated[after[sentence[after] == sentence[after + step]] + step] = True
    return negated


class _Hits(NamedTuple):
    """Tokens that hold a rated word: where, its rating, and what the sentence makes of it."""

    token: np.ndarray
    rated: np.ndarray
    negated: np.ndarray
    valence: np.ndarray


def _read(table: SentenceTable) -> _Hits:
    tokens = table.tokens
    of_type = _of_types(tokens, describe_valence)
    token = np.flatnonzero((of_type != 0)[tokens.ids])
    rated, negated = of_type[tokens.ids[token]], find_negated(tokens)[token]
    return _Hits(token, rated, negated, np.where(negated, NEGATION * rated, rated))


def _count(table: SentenceTable) -> Counts:
    hits = table.once(_read)
    scored, size = table.words > 0, len(table.tokens.sentence_starts)
    of_row = np.bincount(table.row_of(hits.token), weights=hits.valence, minlength=len(table))
    of_sentence = np.bincount(table.sentence, weights=of_row, minlength=size)
    sentence_scored = np.bincount(table.sentence, weights=scored, minlength=size) > 0
    first = 1.0 * (table.first_of_sentence & sentence_scored[table.sentence])
    return Counts(
        {"news_scored": 1.0 * scored, "news": squash(of_row) * scored},
        {"news_scored": first, "news": squash(of_sentence)[table.sentence] * first},
    )


def _find(table: SentenceTable) -> list[Evidence]:
    tokens, hits = table.tokens, table.once(_read)
    start, end = tokens.word_spans(hits.token)

    def describe(place: int) -> tuple[str, str, str, str]:
        text = tokens.data[start[place] : end[place]].decode().lower()
        category = "positive" if hits.valence[place] > 0 else "negative"
        reason = f"rated {hits.rated[place]:+.2f} in the news list"
        return category, "news", text, reason + "; negated" * bool(hits.negated[place])

    return [Evidence(hits.token, start, end, "news", hits.valence, describe)]


NEWS_SENTIMENT = Family(
    name="news",
    label="Sentiment",
    measures=(
        Measure(
            name="news",
            label="Sentiment, for news",
            unit="−1 to +1, mean of sentences",
            low=-1.0,
            high=1.0,
            direction="higher: more positive words, fewer negative ones",
            explanation=(
                "Each sentence is rated from −1 to +1 by its words, whose ratings were fitted to "
                "how people read sentences of newspaper editorials; a part's figure is the mean "
                "of its sentences."
            ),
            limits=(
                "Not whether the article is for or against anybody, and not what its author "
                "feels: words such as 'war' or 'killed' count as negative whoever writes them. "
                "It knows single words and negation, neither irony nor whom a word is about, and "
                "its figures are not on VADER's scale."
            ),
            reference=(
                "Hutto & Gilbert (2014), VADER, ICWSM 8(1), its lexicon and its editorials; words "
                "and training of this project"
            ),
            version="1",
            n="news_scored",
            value=ratio("news", "news_scored"),
            minima=(Minimum("news_scored", 1, "no words"),),
        ),
    ),
    count=_count,
    find=_find,
)
