"""Other packages on the corpus, and one search for words: what this package is set beside.

They are imported when they are asked for; one that is missing is left out and named.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from framing import load_lexicon

from .corpus import Corpus
from .timing import Contestant

__all__ = ["FORMULAS", "HARDEST", "USUAL", "YARDSTICK", "list_peers"]

#: One search for words over all of the text: what any tool has to do at least.
YARDSTICK = "re.findall of words"
#: The textstat functions that this package's readability formulas equal.
FORMULAS = (
    "flesch_reading_ease flesch_kincaid_grade gunning_fog smog_index "
    "automated_readability_index coleman_liau_index dale_chall_readability_score"
).split()
#: Contestants whose times make one stack: the three measures with the fastest packages that there
#: are for each, and with those that most people use.
HARDEST = ("vaderSentiment by sentence", "textstat-rs, seven formulas", "ahocorasick-rs")
USUAL = (
    "vaderSentiment by sentence",
    "vaderSentiment by document",
    "textstat, seven formulas",
    "a lexicon as one regex",
)
#: How many articles the slow are run on, and the fast that are not the yardstick.
_FEW, _MORE = 20, 500
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def list_peers(corpus: Corpus) -> tuple[list[Contestant], list[str]]:
    """Return what there is to time, and a sentence for each package that is missing."""
    whole, word = "\n\n".join(corpus.texts), re.compile(r"\w+")
    found = [
        Contestant(YARDSTICK, lambda: word.findall(whole), "one call over all of the text"),
        _over("re.findall, article by article", word.findall, corpus.texts, 1.0, "a call for each"),
    ]
    missing = []
    for make, most in (
        (_vader, _FEW),
        (_textstat, _FEW),
        (_regex, _FEW),
        (_textstat_rs, _MORE),
        (_ahocorasick, _MORE),
    ):
        sample = corpus.texts[:most]
        share = sum(map(len, sample)) / sum(map(len, corpus.texts))
        try:
            found += list(make(sample, share))
        except ImportError as error:
            missing.append(f"{error.name} is not installed: its rows are left out.")
    return found, missing


def _vader(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    score = SentimentIntensityAnalyzer().polarity_scores
    sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text)]
    yield _over("vaderSentiment by sentence", score, sentences, share)
    yield _over("vaderSentiment by document", score, texts, share)


def _textstat(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    import textstat

    yield _formulas("textstat, seven formulas", textstat, texts, share)


def _textstat_rs(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    import textstat_rs

    yield _formulas("textstat-rs, seven formulas", textstat_rs, texts, share)


def _formulas(name: str, package, texts: Sequence[str], share: float) -> Contestant:
    formulas = [getattr(package, formula) for formula in FORMULAS]
    turn = count()

    def score(text: str) -> list[float]:
        fresh = text + " " * next(turn)  # what textstat has counted once it does not count again
        return [formula(fresh) for formula in formulas]

    return _over(name, score, texts, share)


def _terms() -> list[str]:
    return sorted({form for entry in load_lexicon("loaded") for form in entry.forms}, key=len)


def _regex(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    terms = _terms()
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, terms[::-1])) + r")\b", re.IGNORECASE)
    find, note = pattern.findall, f"{len(terms):,} terms"
    yield _over("a lexicon as one regex", find, texts, share, note)


def _ahocorasick(texts: Sequence[str], share: float) -> Iterator[Contestant]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    terms = _terms()
    finder = AhoCorasick([term.lower() for term in terms], matchkind=MatchKind.LeftmostLongest)

    def find(text: str) -> list[tuple[int, int, int]]:
        text = f" {text.lower()} "
        return [
            hit
            for hit in finder.find_matches_as_indexes(text)
            if not text[hit[1] - 1].isalnum() and not text[hit[2]].isalnum()
        ]

    note = f"{len(terms):,} terms, at the bounds of words"
    yield _over("ahocorasick-rs", find, texts, share, note)


def _over(name: str, function: Callable, texts: Sequence[str], share: float, note: str = ""):
    sampled = "" if share == 1 else f"on {share:.1%} of the text, scaled"
    note = ", ".join(filter(None, [note, sampled]))
    return Contestant(name, lambda: [len(function(text)) for text in texts], note, share)
