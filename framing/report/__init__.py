"""Report: from a comparison to a plain summary, and from that to a page, a fragment or lines."""

from .page import render_page, render_summary
from .summary import summarize
from .terminal import format_summary

__all__ = [
    "format_summary", "make_notebook", "render_page", "render_summary", "run_notebook",
    "summarize", "write_gallery",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Give what makes galleries and notebooks when it is asked for: a page needs neither."""
    from importlib import import_module

    homes = {"gallery": ("write_gallery",), "notebook": ("make_notebook", "run_notebook")}
    for home, names in homes.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
