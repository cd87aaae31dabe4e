"""To come."""

__all__ = ["summarize_words"]


def summarize_words(source):
    """Return nothing yet."""
    return {}
