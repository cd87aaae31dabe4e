"""Report: from a comparison to a plain summary, and from that to a page, a fragment or lines."""

from .gallery import write_gallery
from .notebook import make_notebook, run_notebook
from .page import render_page, render_summary
from .summary import summarize
from .terminal import format_summary

__all__ = [
    "format_summary", "make_notebook", "render_page", "render_summary", "run_notebook",
    "summarize", "write_gallery",
]  # fmt: skip
