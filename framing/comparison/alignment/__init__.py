"""Statements of two articles side by side: shared, in part, in conflict, reframed, or alone."""

from .alignment import (
    ALIGNMENT_VERSION,
    RELATIONS,
    Aligner,
    Alignment,
    Link,
    Settings,
    Unmatched,
    align_sentences,
)
from .judgement import CHECKS, judge_pair
from .verdict import Verdict

__all__ = [
    "ALIGNMENT_VERSION",
    "CHECKS",
    "RELATIONS",
    "Aligner",
    "Alignment",
    "Link",
    "Settings",
    "Unmatched",
    "Verdict",
    "align_sentences",
    "judge_pair",
]
