"""Files and pasted texts → Articles, and back."""

from .errors import ReadingError, ReadingWarning
from .files import explain_file, iter_articles, read
from .markdown import to_markdown
from .pasted import explain, parse_text
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
