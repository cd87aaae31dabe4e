"""The classroom: exercise pages, students' marks, and how far a class agrees."""

from .agreement import Agreement
from .agreement_page import render_agreement
from .agreement_tables import tabulate_argued, tabulate_pairs, tabulate_words
from .codes import Mark, Sheet, read_code, write_code
from .exercise import Exercise
from .making import make_exercise
from .marks import collect_marks, read_exercise
from .materials import write_materials
from .page import render_collector, render_exercise, render_worksheet
from .rewriting import compare_versions, list_marks, rewriting_box

__all__ = [
    "Agreement",
    "Exercise",
    "Mark",
    "Sheet",
    "collect_marks",
    "compare_versions",
    "list_marks",
    "make_exercise",
    "read_code",
    "read_exercise",
    "render_agreement",
    "render_collector",
    "render_exercise",
    "render_worksheet",
    "rewriting_box",
    "tabulate_argued",
    "tabulate_pairs",
    "tabulate_words",
    "write_code",
    "write_materials",
]
