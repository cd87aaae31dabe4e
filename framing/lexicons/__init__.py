"""Lexicons: lists of terms that can be read, checked and argued with."""

from .files import check_lexicon, load_lexicon, open_lexicon, read_lexicon, shipped_lexicons
from .inflection import inflect
from .lexicon import Category, Entry, Lexicon, merge_lexicons
from .matching import Hits, Matcher, matcher_of
from .uses import label_use

__all__ = [
    "Category",
    "Entry",
    "Hits",
    "Lexicon",
    "Matcher",
    "check_lexicon",
    "inflect",
    "label_use",
    "load_lexicon",
    "matcher_of",
    "merge_lexicons",
    "open_lexicon",
    "read_lexicon",
    "shipped_lexicons",
]
