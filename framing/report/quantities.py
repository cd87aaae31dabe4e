"""To come."""

__all__ = ["summarize_quantities"]


def summarize_quantities(source):
    """Return nothing yet."""
    return {}
