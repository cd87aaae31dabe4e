"""Files and pasted texts → Articles, and back."""

from .errors import ReadingError, ReadingWarning
from .files import explain_file, iter_articles, read
from .markdown import to_markdown
from .writing import write_articles

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
    """Give what guesses at pasted texts when it is asked for: other kinds of file need no guess."""
    if name in ("explain", "parse_text"):
        from . import pasted

        return getattr(pasted, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
