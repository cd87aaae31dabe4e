"""Comparison: two to eight articles side by side, and groups of many."""

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
