"""This package on the corpus, through its public functions."""

from dataclasses import replace
from itertools import cycle, islice

from framing import Analysis, Article, Engine, Lexicon, analyze, load_lexicon
from framing.reading import parse_text

from .corpus import Corpus
from .timing import Contestant

__all__ = [
    "ALL_MEASURES",
    "ARTICLE",
    "COLD",
    "LARGER",
    "LEXICONS",
    "READING",
    "SCORING",
    "SPANS",
    "WARM",
    "list_own",
    "multiply_entries",
    "paste",
    "paste_furnished",
    "shorten",
]

#: What the other packages of a usual stack do, too.
THREE = ("sentiment", "loaded", "readability")
WARM = "analyze, three measures, warm"
SPANS = "analyze, three measures with spans, warm"
COLD = "analyze, three measures, cold"
ARTICLE = "analyze, three measures, one article"
ALL_MEASURES = "analyze, all measures, warm"
LARGER = "analyze, all measures, ten times the terms"
#: What reading pasted texts is set beside: scoring the same articles with a new engine.
SCORING = "analyze, all measures, cold"
READING = ("parse_text, clean pastes", "parse_text, furnished pastes")
#: Cold figures are of so many articles: a new engine meets most of its words in the first.
_COLD_ARTICLES = 1_000
_ARTICLE_WORDS = 600
#: So many articles are scored one by one, each by a call of its own.
_ONE_BY_ONE = 20
_TIMES = 10
#: So many thousand entries more has the larger lexicon.
LEXICONS = (_TIMES - 1) * len(load_lexicon("loaded")) / 1_000


def multiply_entries(lexicon: Lexicon, times: int) -> Lexicon:
    """Return a lexicon of so many times the entries: each new one opens as an entry does.

    A new form is an old one with a made-up word after it, so that matching has to look further
    wherever the old one stands, and the terms found are the same.
    """
    new = [
        entry._replace(forms=tuple(f"{form} zq{number}" for form in entry.forms), ordinary=())
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


def shorten(article: Article, words: int = _ARTICLE_WORDS) -> Article:
    """Return an article cut to so many words, or a few more, at the end of a paragraph."""
    paragraphs, size = [], 0
    for paragraph in article.body.split("\n\n"):
        if size < words:
            paragraphs.append(paragraph)
            size += len(paragraph.split())
    return replace(article, body="\n\n".join(paragraphs))


def list_own(corpus: Corpus) -> list[Contestant]:
    """Return what this package does with the corpus."""
    articles, few = corpus.articles, corpus.articles[:_COLD_ARTICLES]
    three, every = Engine(families=THREE), Engine()
    larger = Engine(multiply_entries(load_lexicon("loaded"), _TIMES))
    for engine in (three, every, larger):
        analyze(articles, engine=engine)
    shortened = cycle(shorten(article) for article in few)
    share = _size(few) / _size(articles)
    sampled = "" if share == 1 else f"; on {len(few):,} articles, scaled"

    def values(engine: Engine) -> Analysis:
        analysis = analyze(few, engine=engine)
        analysis.values  # noqa: B018 - computed when it is asked for
        return analysis

    def spans() -> list:
        table = three.read(articles)
        return [(family.count(table), family.find(table)) for family in three.families]

    def read(texts: list[str]) -> list[Article]:
        return [parse_text(text) for text in texts]

    clean, furnished = map(paste, few), map(paste_furnished, few)
    return [
        Contestant(
            WARM,
            lambda: analyze(articles, engine=three),
            "VADER, loaded terms, readability, each by voice; all words met before",
        ),
        Contestant(SPANS, spans, "the same, and where each term stands"),
        Contestant(
            COLD,
            lambda: analyze(few, engine=Engine(families=THREE)),
            f"by a new Engine{sampled}",
            share,
        ),
        Contestant(
            ARTICLE,
            lambda some: [analyze([article], engine=three) for article in some],
            f"of 600 words that the Engine has met; mean of {_ONE_BY_ONE}, one call each",
            _ONE_BY_ONE,
            prepare=lambda: list(islice(shortened, _ONE_BY_ONE)),
        ),
        Contestant(ALL_MEASURES, lambda: analyze(articles, engine=every), "the same Engine again"),
        Contestant(
            LARGER,
            lambda: analyze(articles, engine=larger),
            f"the same with a lexicon of {len(larger.lexicon):,} entries",
        ),
        Contestant(
            SCORING,
            lambda: analyze(few),
            f"by a new Engine{sampled}",
            share,
        ),
        Contestant("Analysis.values", lambda: values(every), f"of all measures{sampled}", share),
        Contestant("Analysis.scores", lambda: values(every).scores, f"as a table{sampled}", share),
        Contestant(
            READING[0],
            lambda texts=list(clean): read(texts),
            f"headline, byline, date and paragraphs{sampled}",
            share,
        ),
        Contestant(
            READING[1],
            lambda texts=list(furnished): read(texts),
            f"captions, buttons, calls and links around and between them{sampled}",
            share,
        ),
    ]


def _size(articles: list[Article]) -> int:
    return sum(len(article.headline) + len(article.body) for article in articles)
