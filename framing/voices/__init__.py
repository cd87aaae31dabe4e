"""Voices: whose words are whose."""

from .quotations import SCARE_WORDS, Quotations, find_quotations
from .sentences import VOICES, SentenceTable, split_by_voice

__all__ = [
    "SCARE_WORDS",
    "VOICES",
    "Quotations",
    "SentenceTable",
    "find_quotations",
    "split_by_voice",
]
