"""framing: how different outlets told the same story."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .analysis import Analysis, Engine, analyze
    from .articles import Article
    from .comparison import Comparison, GroupComparison, compare, compare_groups, compare_words
    from .corpus import find_duplicates, score
    from .corpus.features import FramingFeatures
    from .lexicons import Lexicon, load_lexicon, read_lexicon
    from .measures import catalogue
    from .reading import ReadingError, iter_articles, read

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Comparison",
    "Engine",
    "FramingFeatures",
    "GroupComparison",
    "Lexicon",
    "ReadingError",
    "analyze",
    "catalogue",
    "compare",
    "compare_groups",
    "compare_words",
    "find_duplicates",
    "iter_articles",
    "load_lexicon",
    "read",
    "read_lexicon",
    "score",
]


def __getattr__(name: str) -> object:
    """Give a name when it is asked for: a command loads only what it needs."""
    from importlib import import_module

    homes = {
        "analysis": ("Analysis", "Engine", "analyze"),
        "articles": ("Article",),
        "comparison": (
            "Comparison", "GroupComparison", "compare", "compare_groups", "compare_words",
        ),
        "corpus": ("find_duplicates", "score"),
        "corpus.features": ("FramingFeatures",),
        "lexicons": ("Lexicon", "load_lexicon", "read_lexicon"),
        "measures": ("catalogue",),
        "reading": ("ReadingError", "iter_articles", "read"),
    }  # fmt: skip
    for home, names in homes.items():
        if name in names:
            globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the names that have not been asked for, too."""
    return sorted({*globals(), *__all__})
