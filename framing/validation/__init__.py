"""Validation: measures held against what people say."""

from .agreement import alpha, annotator_against_rest
from .data import read_rows
from .rows import Rows
from .validate import Validation, validate

__all__ = ["Rows", "Validation", "alpha", "annotator_against_rest", "read_rows", "validate"]
