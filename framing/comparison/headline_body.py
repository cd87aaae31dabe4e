"""Headline against body: what a headline says that a body does not, and the other way round."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..articles import PARTS
from ..language.word_classes import classify_words, split_tokens
from .wording import Term, Wording

__all__ = ["HEADLINE_BODY_COLUMNS", "MAIN_TERMS", "contrast_headline_body"]

HEADLINE_BODY_COLUMNS = (
    "article_id", "body_of", "terms", "found", "share", "missing", "main_sentence", "main_terms",
    "left_out", "sentiment", "body_sentiment", "body_low", "body_high", "sentiment_rank", "loaded",
    "loaded_missing", "loaded_quoted", "body_loaded",
)  # fmt: skip
#: How many of a body's main terms are looked for in headlines.
MAIN_TERMS = 5
#: Stems that carry content, but not a text's main point.
_EMPTY = frozenset("mr mrs ms dr year day week month time hour people".split())


def contrast_headline_body(analysis: Analysis, scores: Mapping[str, Sequence]) -> dict[str, list]:
    """Hold every headline against every body.

    Parameters
    ----------
    analysis : Analysis
    scores : mapping of str to sequence
        Columns ``article_id, part, voice, measure, low, high``: the intervals of sentiment.

    Returns
    -------
    dict of list
        ``HEADLINE_BODY_COLUMNS``, a row for each headline and body, its own first: ``article_id``
        (of the headline), ``body_of`` (of the body), ``terms`` (content words and numbers of the
        headline; a quantity is one, times are left out), ``found`` (those that the body has),
        ``share`` (found / terms; NaN without terms), ``missing`` (those not found in the body, as
        the headline writes them), ``main_sentence`` (number of the body's sentence that is most
        like the whole body by its nouns and names, earlier ones counting more), ``main_terms`` (up
        to five nouns and names that most sentences of the body have, those of its first sentence
        counting double),
        ``left_out`` (those of them not found in the headline), ``sentiment`` (of the headline) and
        ``body_sentiment`` (VADER compound, −1 to 1, all voices) with its interval ``body_low,
        body_high``, ``sentiment_rank`` (share of the body's sentences that lie below the headline,
        ties counted half), ``loaded`` (loaded terms of the headline), ``loaded_missing`` (those
        not among the body's), ``loaded_quoted`` (those that the body has only in quotations),
        ``body_loaded`` (loaded terms per 100 of the outlet's words in the body).

    Notes
    -----
    A headline of eight words cannot hold a body, and may say in other words what is not found: a
    low share is a reason to read, not a finding about anybody. What is found may stand there in
    another sense or connection.
    """
    ids = [article.id for article in analysis.articles]
    headlines = [Wording(article.headline) for article in analysis.articles]
    bodies = [_read_body(analysis, place) for place in range(len(ids))]
    low, high = _body_intervals(scores)
    loaded = _list_loaded(analysis)
    rows = []
    for one, headline in enumerate(headlines):
        if not headline.text.strip():
            continue
        sentiment = _value(analysis, one, "headline", "all", "vader")
        own_loaded = loaded[ids[one], "headline"]
        for other in sorted(range(len(ids)), key=lambda place: place != one):
            body = bodies[other]
            if body is None:
                continue
            missing = [headline.show(t) for t in headline.terms if not body.wording.has(t)]
            terms = len(headline.terms)
            theirs = loaded[ids[other], "body"]
            rows.append((
                ids[one], ids[other], terms, terms - len(missing),
                (terms - len(missing)) / terms if terms else float("nan"), tuple(missing),
                body.main_sentence, tuple(name for name, _ in body.main_terms),
                tuple(name for name, term in body.main_terms if not headline.has(term)),
                sentiment, _value(analysis, other, "body", "all", "vader"),
                low.get(ids[other]), high.get(ids[other]), body.rank(sentiment),
                tuple(own_loaded), tuple(t for t in own_loaded if t not in theirs),
                tuple(t for t in own_loaded if theirs.get(t) == {"quoted"}),
                _value(analysis, other, "body", "outlet", "loaded"),
            ))  # fmt: skip
    columns = map(list, zip(*rows, strict=True)) if rows else ([] for _ in HEADLINE_BODY_COLUMNS)
    return dict(zip(HEADLINE_BODY_COLUMNS, columns, strict=True))


def _value(analysis: Analysis, place: int, part: str, voice: str, measure: str) -> float:
    spot = ALL_PARTS.index(part), ALL_VOICES.index(voice)
    return float(analysis.values[measure][place][spot])


def _body_intervals(scores: Mapping[str, Sequence]) -> tuple[dict, dict]:
    """Return the ends of the interval of each body's sentiment, by the article's id."""
    columns = (scores[name] for name in ("article_id", "part", "voice", "measure", "low", "high"))
    found = [
        (article, low, high)
        for article, *where, low, high in zip(*columns, strict=True)
        if where == ["body", "all", "vader"]
    ]
    return {a: low for a, low, _ in found}, {a: high for a, _, high in found}


def _list_loaded(analysis: Analysis) -> dict[tuple[str, str], dict[str, set[str]]]:
    """Return, by article and part, the entries of the loaded terms there, and in whose voice."""
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    columns = (
        analysis.evidence_columns[name]
        for name in ("article_id", "part", "measure", "entry", "voice")
    )
    for article, part, measure, entry, voice in zip(*columns, strict=True):
        if measure == "loaded":
            found[article, part].setdefault(entry, set()).add(voice)
    return found


@dataclass(frozen=True, eq=False)
class _Body:
    """A body: its words, its main point, and the sentiment of its sentences."""

    wording: Wording
    main_sentence: int
    main_terms: list[tuple[str, Term]]
    sentiments: np.ndarray

    def rank(self, sentiment: float) -> float:
        """Return the share of sentences below a sentiment, ties counted half."""
        if not len(self.sentiments) or sentiment != sentiment:
            return float("nan")
        below, ties = self.sentiments < sentiment - 1e-9, abs(self.sentiments - sentiment) <= 1e-9
        return float((below + ties / 2).mean())


def _read_body(analysis: Analysis, place: int) -> _Body | None:
    text = analysis.articles[place].body
    rows = analysis.rows
    chosen = (rows["article"] == place) & (rows["part"] == PARTS.index("body"))
    if not chosen.any():
        return None
    columns = analysis.sentence_columns
    scored = chosen & (columns["scored_all"] > 0)
    number, first = np.unique(columns["sentence"][chosen], return_index=True)
    starts = columns["start"][chosen][first]
    wording = Wording(text)
    nouns = _find_nouns(text, starts)
    words = [word for word in wording.terms if word.start in nouns and not word.quantity]
    home = np.searchsorted(starts, [word.start for word in words], "right") - 1
    by_sentence: list[dict[str, list[Term]]] = [{} for _ in number]
    for sentence, word in zip(home.tolist(), words, strict=True):
        by_sentence[sentence].setdefault(word.stem, []).append(word)
    spread = Counter(stem for sentence in by_sentence for stem in sentence)
    main = max(range(len(number)), key=lambda i: (_likeness(by_sentence[i], spread, i), -i))
    sentiments = columns["compound_all"][scored] / columns["scored_all"][scored]
    return _Body(wording, int(number[main]), _main_terms(wording, by_sentence, spread), sentiments)


def _find_nouns(text: str, starts: np.ndarray) -> set[int]:
    """Return where the nouns and names of a text begin, given where its sentences do."""
    spans = split_tokens(text)
    begins = [start for start, _ in spans]
    opens = sorted(set(np.searchsorted(begins, starts).tolist()))
    classes = classify_words([text[start:end] for start, end in spans], opens)
    return {start for start, kind in zip(begins, classes, strict=True) if kind in ("NN", "NNP")}


def _likeness(sentence: Collection[str], spread: Counter, place: int) -> float:
    """Return how like the whole body a sentence is; the first counts double, the next half more."""
    if not sentence:
        return 0.0
    cosine = sum(spread[stem] for stem in sentence) / sqrt(len(sentence))
    return cosine * (1 + 1 / (1 + place))


def _main_terms(
    wording: Wording, sentences: Sequence[Mapping[str, list[Term]]], spread: Counter
) -> list[tuple[str, Term]]:
    """Return the nouns that most sentences have, each as it is most often written."""
    found: dict[str, list[Term]] = defaultdict(list)
    for sentence in sentences:
        for stem, words in sentence.items():
            found[stem] += words
    lede = sentences[0] if sentences else {}
    weight = {stem: spread[stem] * (2 if stem in lede else 1) for stem in found}
    best = sorted(
        (stem for stem in found if spread[stem] > 1 and stem not in _EMPTY),
        key=lambda stem: (-weight[stem], found[stem][0].start),
    )
    forms = (Counter(map(wording.show, found[stem])).most_common(1)[0][0] for stem in best)
    return [(form, found[stem][0]) for form, stem in zip(forms, best, strict=False)][:MAIN_TERMS]
