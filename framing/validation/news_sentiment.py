"""Training the word list of the news variant of sentiment on sentences rated by people.

Ridge regression of a sentence's rating on its words, which are drawn not towards 0 but towards what
VADER, this project's list or the lexicon of loaded terms says of them, times one factor for all: a
word that training hardly meets keeps its place.
"""

import csv
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import numpy as np

from ..articles import Article
from ..language import find_words, tokenize
from ..language.tokens import Tokens
from ..lexicons import load_lexicon
from ..measures.news_sentiment import (
    NEGATION,
    NEWS_COLUMNS,
    NEWS_SENTIMENT,
    NewsWord,
    find_negated,
    news_words,
    read_news_words,
    scale_rating,
    squash,
)
from ..measures.vader_words import vader_lexicon
from ..output import format_csv, write_beside
from .folds import groups_of, split_groups
from .metrics import pearson_r
from .provenance import read_provenance, write_provenance
from .tasks.texts import measure_texts

__all__ = [
    "cross_validate",
    "load",
    "load_shipped",
    "predict",
    "read_priors",
    "save",
    "train",
]

_VERSION = NEWS_SENTIMENT.measures[0].version
#: How strongly words are drawn to their prior.
_PENALTY = 8.0
#: What a loaded term that no list rates starts with, for each point of its strength.
_LOADED = -0.5
#: Abbreviations of chat in VADER's lexicon, which in news are names of people and things.
_CHAT = frozenset(
    (
        "aas aayf afu alol ambw aml aok atab ayc ayor bfd bfe bff bffn bl bsod btd btdt cwot dick "
        "doa dx ez fav fcol ff ffs fkm foaf ftw fu fud fwb fyi fysa gg gigo gj gl gla gn gna hagd "
        "hagn hago haha heh hhoj hhok idk ijs ilu ily iou iyq jho jj jk jp jt jw kewl kfy kia kk "
        "kmuf laoj lawl lmao lmso lol lolz lowe lts ly lya lyb lyl lylb mia mlm mmk mml mofo muah "
        "musm mwah nbd nbif nfc nfw nh nimq nimy nitl nme noob noyb np ntmu pita pls plz pmbi pmji "
        "po ptl pu qq qt rofl sete sgtm slaw smh sob sok sux swak teas tgif thks thx tia tmi tnx "
        "tx txs ty tyvm vbg vbs vip vwd vwp wag wd woot wp wtf wtg wth xd xlnt xoxo xp xqzt xtc "
        "yolo yoyo yvw yw ywia zzz"
    ).split()
)


def read_priors() -> dict[str, tuple[str, float]]:
    """Return source and rating of every word before training.

    Returns
    -------
    dict
        ``vader`` goes before ``project``, which goes before ``loaded``; phrases, emoticons
        and abbreviations of chat are left out.
    """
    priors = {
        form: ("loaded", _LOADED * entry.strength)
        for entry in load_lexicon("loaded")
        for form in map(str.lower, entry.forms)
    }
    own = resources.files("framing.measures") / "data" / "news_words.csv"
    for word, rating in csv.reader(own.read_text(encoding="utf-8").splitlines()[1:]):
        priors[word] = "project", float(rating)
    vader = resources.files("vaderSentiment") / "vader_lexicon.txt"
    for line in vader.read_text(encoding="utf-8").splitlines():
        word, rating, *_ = [*line.split("\t"), ""]
        if rating:
            priors[word] = "vader", float(rating)
    return {word: priors[word] for word in sorted(priors) if _is_word(word)}


def _is_word(text: str) -> bool:
    is_plain = text not in _CHAT and not any(map(str.isdigit, text))
    return is_plain and [word for word, *_ in find_words(text)] == [text]


def train(rows: Sequence[Mapping], *, seed: int = 0) -> dict[str, NewsWord]:
    """Fit the list to rated sentences.

    Parameters
    ----------
    rows : sequence of mapping
        ``text`` and ``valence``, a mean rating from -4 to 4.
    seed : int
        Not used: nothing here is drawn by lot.

    Returns
    -------
    dict
        By word; those that are left without valence are not among them.
    """
    priors = read_priors()
    prior = np.array([rating for _, rating in priors.values()])
    counts = _count_words([row["text"] for row in rows], list(priors)).of_texts
    fitted = _fit(counts, np.array([row["valence"] for row in rows], float), prior)
    rounded = np.round(fitted, 2) + 0.0
    return {
        word: NewsWord(source, rating, value)
        for (word, (source, rating)), value in zip(priors.items(), rounded.tolist(), strict=True)
        if value
    }


def predict(rows: Sequence[Mapping], words: Mapping[str, NewsWord]) -> list[dict]:
    """Score texts by a list: ``id`` and ``score``, as the measure does it."""
    counts = _count_words([row["text"] for row in rows], list(words))
    scores = counts.score(np.array([word.valence for word in words.values()]))
    return [
        {"id": row.get("id", place), "score": score}
        for place, (row, score) in enumerate(zip(rows, scores.tolist(), strict=True))
    ]


def cross_validate(rows: Sequence[Mapping], *, seed: int = 0) -> dict[str, float]:
    """Train on four fifths of the groups, score the fifth left out, five times.

    Returns
    -------
    dict
        ``pearson_r`` of the scores of texts that training did not see; ``baselines``: that of the
        words ``untrained``, as they were rated before, and of ``vader``.
    """
    priors = read_priors()
    prior = np.array([rating for _, rating in priors.values()])
    counts = _count_words([row["text"] for row in rows], list(priors))
    valence = np.array([row["valence"] for row in rows], float)
    scores = np.zeros(len(rows))
    for seen, unseen in split_groups(groups_of(rows), seed=seed):
        fitted = _fit(counts.of_texts[seen], valence[seen], prior)
        scores[unseen] = counts.score(fitted)[unseen]
    vader = measure_texts([row["text"] for row in rows]).wide["body.all.vader"]
    given = {"untrained": counts.score(prior / 4), "vader": np.nan_to_num(vader.to_numpy())}
    return {
        "pearson_r": pearson_r(scores, valence).of(),
        "baselines": {name: pearson_r(found, valence).of() for name, found in given.items()},
    }


def save(
    words: Mapping[str, NewsWord], path: str | Path, *, about: Mapping[str, object] | None = None
) -> None:
    """Write a list as the package ships it, and its provenance in TOML beside it.

    VADER's ratings are not written: a word of its lexicon has a row only if training changed it,
    or with valence 0 if the list leaves it out.

    Parameters
    ----------
    words : mapping of str to NewsWord
    path : path
        Of the table; the provenance has the same name and ends in ``.toml``.
    about : mapping, optional
        What to say of it: data, licence, figures.
    """
    write_provenance(path, {"name": "news_sentiment", "version": _VERSION, **(about or {})})
    ratings = vader_lexicon()
    unused = [word for word in ratings if word[0].isalpha() and word not in words]
    left_out = dict.fromkeys(unused, NewsWord("vader", 0.0, 0.0))
    rows = [
        (word, entry.source, "" if entry.source == "vader" else entry.prior, entry.valence)
        for word, entry in sorted({**words, **left_out}.items())
        if entry.source != "vader" or entry.valence != scale_rating(ratings[word])
    ]
    write_beside(path, format_csv(dict(zip(NEWS_COLUMNS, zip(*rows, strict=True), strict=True))))


def load(path: str | Path) -> dict[str, NewsWord]:
    """Read a list that `save` wrote.

    Raises
    ------
    ValueError
        If it is none, or was made for another version of the measure.
    """
    name = Path(path).name
    try:
        about = read_provenance(path)
        words = read_news_words(Path(path).read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{name} is no list of words for news: {error}") from None
    if about.get("version", _VERSION) != _VERSION:
        raise ValueError(
            f"{name} was made for version {about['version']} of the measure, and this is version "
            f"{_VERSION}: train it again with 'framing train news-sentiment'."
        )
    return words


def load_shipped() -> dict[str, NewsWord]:
    """Return the list that the package brings along."""
    return news_words()


class _Counts:
    """How often each word stands in each sentence, a negated one counted as ``NEGATION``."""

    def __init__(self, of_sentences, text: np.ndarray, size: int) -> None:
        from scipy import sparse

        self.of_sentences = of_sentences
        share = 1 / np.maximum(np.bincount(text, minlength=size), 1)[text]
        place = np.arange(len(text))
        self.mean = sparse.csr_matrix((share, (text, place)), (size, len(text)))
        self.of_texts = (self.mean @ of_sentences).tocsr()

    def score(self, valence: np.ndarray) -> np.ndarray:
        """Return the mean of its sentences' scores for each text."""
        return self.mean @ squash(self.of_sentences @ valence)


def _count_words(texts: Sequence[str], words: Sequence[str]) -> _Counts:
    from scipy import sparse

    tokens = tokenize([Article(str(n), body=text) for n, text in enumerate(texts)])
    token, word = _words_of(tokens)
    known = {text: place for place, text in enumerate(words)}
    of_type = np.array([known.get(text, -1) for text in tokens.vocabulary.words.strings], int)
    spoken = np.unique(tokens.sentence_of[token], return_inverse=True)
    text = tokens.article[tokens.sentence_segment[spoken[0]]]
    column = of_type[word]
    rated = np.flatnonzero(column >= 0)
    weight = np.where(find_negated(tokens)[token[rated]], NEGATION, 1.0)
    place = spoken[1][rated], column[rated]
    counts = sparse.csr_matrix((weight, place), (len(text), len(words)))
    return _Counts(counts, text, len(texts))


def _words_of(tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """Return token and id of every word."""
    of_chunk, flat = tokens.vocabulary.chunk_words()
    types = tokens.types[tokens.ids]
    count = of_chunk["count"][types]
    token = np.repeat(np.arange(len(tokens)), count)
    inner = np.arange(len(token)) - np.repeat(np.cumsum(count) - count, count)
    return token, flat["word"][of_chunk["first"][types][token] + inner]


def _fit(counts, valence: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """Solve the regression in its dual form, of which texts there are fewer than words.

    The factor of the priors and the mean rating are not drawn to anything; the mean is left out of
    the list, so that a sentence without a rated word has 0.
    """
    size = len(valence)
    by_prior = counts @ prior
    kernel = (counts @ counts.T).toarray() / _PENALTY + np.eye(size)
    free = np.stack([by_prior, np.ones(size)], 1)
    solved = np.linalg.solve(kernel, np.column_stack([free, valence]))
    factor = np.linalg.lstsq(free.T @ solved[:, :2], free.T @ solved[:, 2], rcond=None)[0]
    residual = solved[:, 2] - solved[:, :2] @ factor
    return factor[0] * prior + counts.T @ residual / _PENALTY
