"""What is read of a batch, and asked for by several, is read once."""

from collections.abc import Callable
from functools import cached_property
from typing import Self, TypeVar

__all__ = ["ReadOnce"]

Result = TypeVar("Result")


class ReadOnce:
    """A batch that remembers what was read of it."""

    @cached_property
    def _results(self) -> dict[Callable, object]:
        return {}

    def once(self, read: Callable[[Self], Result]) -> Result:
        """Return ``read(self)``, which is computed once."""
        if read not in self._results:
            self._results[read] = read(self)
        return self._results[read]

    def know(self, read: Callable[[Self], Result], result: Result) -> None:
        """Let ``once(read)`` return a result that was had in another way."""
        self._results[read] = result
