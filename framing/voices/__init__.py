"""Voices: whose words are whose."""

from .cues import find_lemma, find_stance
from .quotations import KINDS, SCARE_WORDS, Quotations, find_quotations
from .sentences import VOICES, VOICES_VERSION, SentenceTable, split_by_voice
from .speakers import CONFIDENCE
from .utterances import Utterance, read_utterances

__all__ = [
    "CONFIDENCE",
    "KINDS",
    "SCARE_WORDS",
    "VOICES",
    "VOICES_VERSION",
    "Quotations",
    "SentenceTable",
    "Utterance",
    "find_lemma",
    "find_quotations",
    "find_stance",
    "read_utterances",
    "split_by_voice",
]
