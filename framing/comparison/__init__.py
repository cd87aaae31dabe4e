"""Comparison: two to eight articles side by side, and groups of many."""

from .comparison import MAXIMUM_ARTICLES, SCHEMA, Comparison, compare
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


def __getattr__(name: str) -> object:
    """Give what compares groups when it is asked for: two articles need nothing of it."""
    if name in ("GroupComparison", "compare_groups"):
        from . import groups

        return getattr(groups, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
