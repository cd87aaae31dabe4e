"""Files and pasted texts → Articles, and back."""

from .errors import ReadingError, ReadingWarning
from .files import explain_file, iter_articles, read
from .markdown import to_markdown

__all__ = [
    "ReadingError",
    "ReadingWarning",
    "explain",
    "explain_file",
    "iter_articles",
    "parse_text",
    "read",
    "to_markdown",
    "write_articles",
]


def __getattr__(name: str) -> object:
    """Give what guesses at pasted texts, and what writes, when it is asked for: few need it."""
    if name in ("explain", "parse_text"):
        from . import pasted

        return getattr(pasted, name)
    if name == "write_articles":
        from .writing import write_articles

        return write_articles
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
