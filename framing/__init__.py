"""framing: how different outlets told the same story."""

from .analysis import Analysis, Engine, analyze
from .articles import Article
from .lexicons import Lexicon, load_lexicon, read_lexicon
from .measures import catalogue

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Engine",
    "Lexicon",
    "analyze",
    "catalogue",
    "load_lexicon",
    "read_lexicon",
]
