"""What is raised, and what is told, when an input cannot be read as it stands."""

__all__ = ["ReadingError", "ReadingWarning"]


class ReadingError(ValueError):
    """An input that cannot be read: one line saying what, where, and what to do."""


class ReadingWarning(UserWarning):
    """Something that was mended while reading and should be known: one line."""
