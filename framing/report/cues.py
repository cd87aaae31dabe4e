"""To come."""

__all__ = ["summarize_cues"]


def summarize_cues(source):
    """Return nothing yet."""
    return {}
