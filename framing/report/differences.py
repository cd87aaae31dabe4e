"""To come."""

__all__ = ["summarize_differences"]


def summarize_differences(source):
    """Return nothing yet."""
    return {}
