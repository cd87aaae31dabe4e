"""Comparison: two to eight articles side by side."""

from .comparison import MAXIMUM_ARTICLES, SCHEMA, Comparison, compare
from .keyness import compare_words

__all__ = ["MAXIMUM_ARTICLES", "SCHEMA", "Comparison", "compare", "compare_words"]
