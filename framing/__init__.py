"""framing: how different outlets told the same story."""

from .analysis import Analysis, Engine, analyze
from .articles import Article
from .comparison import Comparison, GroupComparison, compare, compare_groups, compare_words
from .lexicons import Lexicon, load_lexicon, read_lexicon
from .measures import catalogue
from .reading import ReadingError, iter_articles, read

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Comparison",
    "Engine",
    "GroupComparison",
    "Lexicon",
    "ReadingError",
    "analyze",
    "catalogue",
    "compare",
    "compare_groups",
    "compare_words",
    "iter_articles",
    "load_lexicon",
    "read",
    "read_lexicon",
]
