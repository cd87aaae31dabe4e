"""What a check says of two sentences."""

from typing import NamedTuple

__all__ = ["Verdict"]


class Verdict(NamedTuple):
    """Why two sentences do not say the same.

    Attributes
    ----------
    check : str
        Name of the check that decided.
    label : str
        ``different`` or ``reframed``.
    span_a, span_b : (int, int) or None
        Characters of the two sentences that decided.
    """

    check: str
    label: str = "different"
    span_a: tuple[int, int] | None = None
    span_b: tuple[int, int] | None = None

    def swapped(self) -> "Verdict":
        """Return the verdict on the pair the other way round."""
        return Verdict(self.check, self.label, self.span_b, self.span_a)
