"""Comparison: two to eight articles side by side."""

from .comparison import MAXIMUM_ARTICLES, SCHEMA, Comparison, compare

__all__ = ["MAXIMUM_ARTICLES", "SCHEMA", "Comparison", "compare"]
