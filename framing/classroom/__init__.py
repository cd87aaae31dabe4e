"""The classroom: exercise pages, students' marks, and how far a class agrees."""

from .agreement import Agreement
from .agreement_page import render_agreement
from .codes import Mark, Sheet, read_code, write_code
from .exercise import Exercise, make_exercise
from .marks import collect_marks, read_exercise
from .page import render_collector, render_exercise, render_worksheet

__all__ = [
    "Agreement",
    "Exercise",
    "Mark",
    "Sheet",
    "collect_marks",
    "make_exercise",
    "read_code",
    "read_exercise",
    "render_agreement",
    "render_collector",
    "render_exercise",
    "render_worksheet",
    "write_code",
]
