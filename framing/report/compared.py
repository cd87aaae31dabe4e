"""To come."""

__all__ = ["summarize_compared"]


def summarize_compared(source):
    """Return nothing yet."""
    return {}
