"""Corpora: the engine over data frames, many files, processes and clusters."""

from .duplicates import find_duplicates
from .frames import score
from .recombined import recombine_articles

__all__ = ["find_duplicates", "recombine_articles", "score"]
