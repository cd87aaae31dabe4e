"""Comparison: two to eight articles side by side."""

from .comparison import MAXIMUM_ARTICLES, SCHEMA, Comparison, compare
from .groups import GroupComparison, compare_groups
from .keyness import compare_words

__all__ = [
    "MAXIMUM_ARTICLES",
    "SCHEMA",
    "Comparison",
    "GroupComparison",
    "compare",
    "compare_groups",
    "compare_words",
]
