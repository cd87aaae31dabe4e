"""What is timed on the corpus: one search for words, other packages, and this one.

Other packages are imported when they are asked for; one that is missing is left out and named.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from framing import Analysis, Engine, Lexicon, analyze, load_lexicon
from framing.articles import Article
from framing.reading import parse_text

from .corpus import Corpus
from .timing import Contestant

__all__ = ["FORMULAS", "READING", "SCORING", "THREE", "YARDSTICK", "list_contestants"]

#: One search for words over all of the text: what any tool has to do at least.
YARDSTICK = "re.findall of words"
#: What reading pasted texts is set beside: scoring the same articles with a new engine.
SCORING = "framing.analyze, cold"
READING = ("framing.reading.parse_text, clean", "framing.reading.parse_text, furnished")
#: The textstat functions that this package's readability formulas equal.
FORMULAS = (
    "flesch_reading_ease flesch_kincaid_grade gunning_fog smog_index "
    "automated_readability_index coleman_liau_index dale_chall_readability_score"
).split()
#: What the other packages of a usual stack do, too.
THREE = ("sentiment", "loaded", "readability")
#: How many articles those that are slow are run on.
_SAMPLE = 20
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def list_contestants(corpus: Corpus) -> tuple[list[Contestant], list[str]]:
    """Return what there is to time, and a sentence for each package that is missing."""
    whole, word = "\n\n".join(corpus.texts), re.compile(r"\w+")
    found, missing = (
        [
            Contestant(YARDSTICK, lambda: word.findall(whole), "one call over all of the text"),
            _over(
                "re.findall, article by article", word.findall, corpus.texts, 1.0, "a call for each"
            ),
        ],
        [],
    )
    sample = corpus.texts[:_SAMPLE]
    share = sum(map(len, sample)) / sum(map(len, corpus.texts))
    for make in (_vader, _textstat):
        try:
            found += list(make(sample, share))
        except ImportError as error:
            missing.append(f"{error.name} is not installed: its rows are left out.")
    found += list(_lexicon(sample, share))
    found += _framing(corpus)
    return found, missing


def _sampled(share: float) -> str:
    return "" if share == 1 else f"on {share:.1%} of the text, scaled"


def _vader(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores
    sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text)]
    note = _sampled(share)
    yield _over("vaderSentiment by sentence", score, sentences, share, note)
    yield _over("vaderSentiment by document", score, texts, share, note)


def _textstat(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    import textstat

    formulas = [getattr(textstat, name) for name in FORMULAS]
    turn = count()

    def score(text: str) -> list[float]:
        fresh = text + " " * next(turn)  # what textstat has counted once it does not count again
        return [formula(fresh) for formula in formulas]

    yield _over("textstat, seven formulas", score, texts, share, _sampled(share))


def _lexicon(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    terms = sorted({form for entry in load_lexicon("loaded") for form in entry.forms}, key=len)
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, terms[::-1])) + r")\b", re.IGNORECASE)
    note = ", ".join(filter(None, [f"{len(terms):,} terms", _sampled(share)]))
    yield _over("a lexicon as one regex", pattern.findall, texts, share, note)


def _over(name: str, function: Callable, texts: Sequence[str], share: float, note: str):
    return Contestant(name, lambda: [len(function(text)) for text in texts], note, share)


def multiply_entries(lexicon: Lexicon, times: int) -> Lexicon:
    """Return a lexicon of so many times the entries: each new one opens as an entry does.

    A new form is an old one with a made-up word after it, so that matching has to look further
    wherever the old one stands, and the terms found are the same.
    """
    new = [
        replace(entry, forms=tuple(f"{form} zq{number}" for form in entry.forms), ordinary=())
        for number in range(1, times)
        for entry in lexicon
    ]
    return replace(lexicon, entries=(*lexicon.entries, *new))


def paste(article: Article) -> str:
    """Return an article as it is pasted from a page that has nothing else: headline and byline."""
    return f"{article.headline}\n\nBy Ana Lund\n\nPublished 3 May 2024\n\n{article.body}"


def paste_furnished(article: Article) -> str:
    """Return an article as it is pasted with what stood around it and in it."""
    paragraphs = article.body.split("\n\n")
    middle = len(paragraphs) // 2
    parts = [
        "Politics",
        article.headline,
        "By Ana Lund",
        "Published 3 May 2024",
        "Share",
        "The pool in May. Ana Lund/Meridian Pictures",
        *paragraphs[:middle],
        "Advertisement",
        "Read more: the pool in pictures",
        *paragraphs[middle:],
        "Sign up to our newsletter.",
        "Most read",
        "The pool in pictures",
        "Why the roof leaks",
        "© 2024 The Harbour Ledger",
    ]
    return "\n\n".join(parts)


def _framing(corpus: Corpus) -> list[Contestant]:
    warm, large = Engine(), Engine(multiply_entries(load_lexicon("loaded"), 10))
    three = Engine(families=THREE)
    for engine in (warm, large, three):
        analyze(corpus.articles, engine=engine)

    def first(engine: Engine) -> Analysis:
        return analyze(corpus.articles, engine=engine)

    def values(engine: Engine) -> Analysis:
        analysis = first(engine)
        analysis.values  # noqa: B018 - computed when it is asked for
        return analysis

    def scores(engine: Engine) -> object:
        return values(engine).scores

    def spans(engine: Engine) -> list:
        table = engine.read(corpus.articles)
        return [(family.count(table), family.find(table)) for family in engine.families]

    clean = [paste(article) for article in corpus.articles]
    furnished = [paste_furnished(article) for article in corpus.articles]
    return [
        Contestant(
            READING[0],
            lambda: [parse_text(text) for text in clean],
            "the same articles as pasted texts: headline, byline, date and paragraphs",
        ),
        Contestant(
            READING[1],
            lambda: [parse_text(text) for text in furnished],
            "the same with captions, buttons, calls and links around and between them",
        ),
        Contestant(
            "framing.analyze, three measures, cold",
            first,
            "VADER, loaded terms, readability by a new Engine; counts, not values",
            1,
            lambda: Engine(families=THREE),
        ),
        Contestant(
            "framing.analyze, three measures, warm",
            lambda: first(three),
            "the same Engine again",
        ),
        Contestant(
            "three measures and their spans, warm",
            lambda: spans(three),
            "the same, and the spans of the evidence",
        ),
        Contestant(
            SCORING,
            first,
            "a new Engine, word lists read; counts, not values",
            1,
            Engine,
        ),
        Contestant(
            "framing.analyze, cold, .values",
            values,
            "the same, and every value of every part",
            1,
            Engine,
        ),
        Contestant(
            "framing.analyze, warm",
            lambda: first(warm),
            "the same Engine again; counts, not values",
        ),
        Contestant(
            "framing.analyze, warm, 10 × the terms",
            lambda: first(large),
            f"the same with a lexicon of {len(large.lexicon):,} entries",
        ),
        Contestant(
            "framing.analyze, warm, .values",
            lambda: values(warm),
            "the same, and every value of every part",
        ),
        Contestant(
            "framing.analyze, warm, .scores",
            lambda: scores(warm),
            "the same as a tidy pandas table",
        ),
    ]
