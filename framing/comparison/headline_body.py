"""Headline against body: what a headline says that a body does not, and the other way round."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis
from ..articles import PARTS
from ..columns import as_columns
from .alignment.words import NOUNS
from .ledger import Ledger
from .wording import Term, Wording

__all__ = ["HEADLINE_BODY_COLUMNS", "MAIN_TERMS", "contrast_headline_body"]

HEADLINE_BODY_COLUMNS = (
    "article_id", "body_of", "terms", "found", "found_as", "share", "missing", "main_sentence",
    "main_terms", "left_out", "sentiment", "body_sentiment", "body_low", "body_high",
    "sentiment_rank", "loaded", "loaded_missing", "loaded_quoted", "body_loaded",
)  # fmt: skip
#: How many of a body's main terms are looked for in headlines.
MAIN_TERMS = 5
#: Stems that carry content, but not a text's main point.
_EMPTY = frozenset("mr mrs ms dr year day week month time hour people".split())


def contrast_headline_body(ledger: Ledger, scores: Mapping[str, Sequence]) -> dict[str, list]:
    """Hold every headline against every body.

    Parameters
    ----------
    ledger : Ledger
    scores : mapping of str to sequence
        Columns ``article_id, part, voice, measure, low, high``: the intervals of sentiment.

    Returns
    -------
    dict of list
        ``HEADLINE_BODY_COLUMNS``, a row for each headline and body, its own first: ``article_id``
        (of the headline), ``body_of`` (of the body), ``terms`` (content words and numbers of the
        headline; a quantity is one, times are left out), ``found`` (those that the body has),
        ``found_as`` (those that it has as another word or value, with that: "kids: children"),
        ``share`` (found / terms; NaN without terms), ``missing`` (those not found in the body, as
        the headline writes them), ``main_sentence`` (number of the body's sentence that is most
        like the whole body by its nouns and names, earlier ones counting more), ``main_terms`` (up
        to five nouns and names that most sentences of the body have, those of its first sentence
        counting double),
        ``left_out`` (those of them not found in the headline), ``sentiment`` (of the headline) and
        ``body_sentiment`` (VADER compound, −1 to 1, all voices) with its interval ``body_low,
        body_high``, ``sentiment_rank`` (share of the body's sentences that lie below the headline,
        ties counted half), ``loaded`` (loaded terms of the headline), ``loaded_missing`` (those
        not among the body's), ``loaded_quoted`` (those that the body has only in quotations or
        reported speech), ``body_loaded`` (loaded terms per 100 of the outlet's words in the body).

    Notes
    -----
    A headline of eight words cannot hold a body, and may say in other words what is not found: a
    low share is a reason to read, not a finding about anybody. What is found may stand there in
    another sense or connection.

    Examples
    --------
    >>> from framing import Article, compare
    >>> a = Article("a", "8 kids saved in blaze", "Eight children were rescued. They were cold.")
    >>> b = Article("b", "Children rescued", "Firefighters rescued the children on Monday.")
    >>> compare([a, b]).headline_coverage[["article_id", "body_of", "share", "missing"]]
      article_id body_of  share     missing
    0          a       a   0.75    (blaze,)
    1          a       b   0.50  (8, blaze)
    2          b       b   1.00          ()
    3          b       a   1.00          ()
    """
    analysis, ids = ledger.analysis, ledger.ids
    headlines = [Wording(article.headline) for article in analysis.articles]
    bodies = [_read_body(ledger, place) for place in range(len(ids))]
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
            found = [(term, body.wording.find(term)) for term in headline.terms]
            missing = [headline.show(term) for term, same in found if not same]
            otherwise = [(t, same) for t, same in found if same and not _is_same(t, same)]
            terms = len(headline.terms)
            theirs = loaded[ids[other], "body"]
            rows.append((
                ids[one], ids[other], terms, terms - len(missing),
                tuple(f"{headline.show(t)}: {body.wording.show(same)}" for t, same in otherwise),
                (terms - len(missing)) / terms if terms else float("nan"), tuple(missing),
                body.main_sentence, tuple(name for name, _ in body.main_terms),
                tuple(name for name, term in body.main_terms if not headline.has(term)),
                sentiment, _value(analysis, other, "body", "all", "vader"),
                low.get(ids[other]), high.get(ids[other]), body.rank(sentiment),
                tuple(own_loaded), tuple(t for t in own_loaded if t not in theirs),
                tuple(t for t in own_loaded if t in theirs and "outlet" not in theirs[t]),
                _value(analysis, other, "body", "outlet", "loaded"),
            ))  # fmt: skip
    return as_columns(HEADLINE_BODY_COLUMNS, rows)


def _is_same(a: Term, b: Term) -> bool:
    """Tell whether two terms are one word or one value, not two that say the same."""
    return a.quantity.value == b.quantity.value if a.quantity else a.stem == b.stem


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


class _Body(NamedTuple):
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


def _read_body(ledger: Ledger, place: int) -> _Body | None:
    analysis = ledger.analysis
    found = [
        (statement, sentence)
        for statement, sentence in zip(
            ledger.statements[place], ledger.sentences[place], strict=True
        )
        if statement.part == "body"
    ]
    if not found:
        return None
    starts = [statement.start for statement, _ in found]
    nouns = {
        statement.start + start
        for statement, sentence in found
        for (start, _), kind in zip(sentence.spans, sentence.classes, strict=True)
        if kind in NOUNS
    }
    sentences = ((statement.start, sentence) for statement, sentence in found)
    wording = Wording(analysis.articles[place].body, sentences)
    words = [word for word in wording.terms if word.start in nouns and not word.quantity]
    home = np.searchsorted(starts, [word.start for word in words], "right") - 1
    by_sentence: list[dict[str, list[Term]]] = [{} for _ in found]
    for number, word in zip(home.tolist(), words, strict=True):
        by_sentence[number].setdefault(word.stem, []).append(word)
    spread = Counter(stem for sentence in by_sentence for stem in sentence)
    main = max(range(len(found)), key=lambda i: (_likeness(by_sentence[i], spread, i), -i))
    terms = _main_terms(wording, by_sentence, spread)
    return _Body(wording, found[main][0].sentence, terms, _list_sentiments(analysis, place))


def _list_sentiments(analysis: Analysis, place: int) -> np.ndarray:
    """Return VADER's compound of each sentence of a body that has one."""
    rows, overall = analysis.rows, analysis.overall
    scored = (rows["article"] == place) & (rows["part"] == PARTS.index("body"))
    scored &= overall["scored"] > 0
    return overall["compound"][scored] / overall["scored"][scored]


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
