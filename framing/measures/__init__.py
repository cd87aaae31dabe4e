"""Measures: what is counted in articles, and what is made of the counts."""

from .catalogue import catalogue, catalogue_of_spans, default_families
from .cues import SCHEMES, catalogue_of_cues, cue_families, cue_family
from .loaded import loaded_family
from .measure import Counts, Description, Evidence, Family, Measure, Minimum
from .readability import READABILITY
from .sentiment import SENTIMENT, score_whole_texts

__all__ = [
    "READABILITY",
    "SCHEMES",
    "SENTIMENT",
    "Counts",
    "Description",
    "Evidence",
    "Family",
    "Measure",
    "Minimum",
    "catalogue",
    "catalogue_of_cues",
    "catalogue_of_spans",
    "cue_families",
    "cue_family",
    "default_families",
    "loaded_family",
    "score_whole_texts",
]
