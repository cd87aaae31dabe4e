"""Lexicons: lists of terms that can be read, checked and argued with."""

from .inflection import inflect
from .lexicon import Category, Entry, Lexicon, load_lexicon, read_lexicon, shipped_lexicons
from .matching import Hits, Matcher

__all__ = [
    "Category",
    "Entry",
    "Hits",
    "Lexicon",
    "Matcher",
    "inflect",
    "load_lexicon",
    "read_lexicon",
    "shipped_lexicons",
]
