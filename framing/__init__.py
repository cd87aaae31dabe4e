"""framing: how different outlets told the same story."""

from .analysis import Analysis, Engine, analyze
from .articles import Article
from .comparison import Comparison, GroupComparison, compare, compare_groups, compare_words
from .corpus import find_duplicates, score
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
    """Give ``FramingFeatures`` when it is asked for: it loads scikit-learn."""
    if name == "FramingFeatures":
        from .corpus.features import FramingFeatures

        return FramingFeatures
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
