"""The text that everything is timed on: prose of installed packages and the seeds, recombined.

No collection of news may be shipped with the project, so sentences are taken from what every
installation has: docstrings, licences and descriptions of the packages beside this one, Python's
own help pages, and the sample articles in ``seeds/``. They are shuffled with a seed and put
together as articles. The order of sentences means nothing; words, sentences, quotation marks and
the rate of new words are those of real prose, and that is what the speed depends on.
"""

import random
import re
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from framing import Article, read

__all__ = ["Corpus", "make_corpus"]

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ARTICLE_WORDS = 1_000
_SEED = 20251010
#: Of every so many sentences one is from the seeds, which are short: theirs come up many times.
_ONE_IN = 4
_PARAGRAPH = 3

_DOCSTRING = re.compile(r'"""(.*?)"""', re.DOTALL)
_BLANK_LINE = re.compile(r"\n\s*\n")
_AFTER_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'“(])|(?<=[.!?][\"”])\s+(?=[A-Z\"'“(])")
_PROSE = re.compile(r"[A-Z\"'“(][^<>{}|\\=_`*\[\]#@~^+/]*[.!?][\"'”)]?")


@dataclass(frozen=True)
class Corpus:
    """Articles, and how they were made in one sentence.

    Attributes
    ----------
    articles : list of Article
    texts : list of str
        Headline and body of each as one text, which is what the peers are given.
    words : int
        Runs of characters between white space, in all texts.
    origin : str
    """

    articles: list[Article]
    texts: list[str]
    words: int
    origin: str


def make_corpus(words: int, *, folder: Path | None = None, seed: int = _SEED) -> Corpus:
    """Make articles of about 1,000 words.

    Parameters
    ----------
    words : int
        In all; at least one article is made.
    folder : Path, optional
        Where packages lie; by default where this Python has them, and its help pages too.
    seed : int
        Of the shuffling.
    """
    if folder is None:
        installed = _package_texts(Path(sysconfig.get_path("purelib")))
        packaged = _distinct(chain(installed, _help_pages()))
    else:
        packaged = _distinct(_package_texts(folder))
    seeded = _distinct(_seed_texts())
    if not packaged:
        raise ValueError("no prose was found in the installed packages.")
    rng = random.Random(seed)
    sources = [_endless(seeded or packaged, rng), *[_endless(packaged, rng)] * (_ONE_IN - 1)]
    count = max(1, round(words / ARTICLE_WORDS))
    articles = [_make_article(number, sources, words // count) for number in range(count)]
    texts = [f"{article.headline}\n\n{article.body}" for article in articles]
    done = sum(len(text.split()) for text in texts)
    origin = (
        f"{len(articles):,} articles, {done:,} words: {len(packaged):,} distinct sentences from "
        f"docstrings, licences and descriptions of installed packages, and {len(seeded):,} from "
        f"seeds/ (one in {_ONE_IN}), shuffled with a seed and drawn again when they are used up"
    )
    return Corpus(articles, texts, done, origin)


def _make_article(number: int, sources: list[Iterator[str]], words: int) -> Article:
    headline = next(sources[0]).rstrip(".")
    size, sentences = len(headline.split()), []
    while size < words:
        sentences.append(next(sources[len(sentences) % len(sources)]))
        size += len(sentences[-1].split())
    cuts = range(0, len(sentences), _PARAGRAPH)
    paragraphs = [" ".join(sentences[cut : cut + _PARAGRAPH]) for cut in cuts]
    return Article(f"article-{number}", headline, "\n\n".join(paragraphs))


def _endless(sentences: list[str], rng: random.Random) -> Iterator[str]:
    while True:
        yield from rng.sample(sentences, len(sentences))


def _distinct(texts: Iterable[str]) -> list[str]:
    """Cut texts into sentences of 5 to 60 words without code or markup; sort them."""
    found = set()
    for text in texts:
        for paragraph in _BLANK_LINE.split(text):
            for sentence in _AFTER_SENTENCE.split(" ".join(paragraph.split())):
                if 4 <= sentence.count(" ") < 60 and _PROSE.fullmatch(sentence):
                    found.add(sentence)
    return sorted(found)


def _package_texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.py")):
        yield from _DOCSTRING.findall(_read(path))
    for path in sorted(folder.glob("*.dist-info/**/*")):
        if path.name == "METADATA" or path.name.upper().startswith(("LICEN", "README", "COPYING")):
            yield _read(path)


def _help_pages() -> Iterable[str]:
    try:
        from pydoc_data.topics import topics
    except ImportError:
        return ()
    return topics.values()


def _seed_texts() -> Iterator[str]:
    for article in read(SEEDS) if SEEDS.is_dir() else ():
        yield article.headline
        yield article.body


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
