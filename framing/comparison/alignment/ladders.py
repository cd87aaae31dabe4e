"""Ladders: words for one act, person or thing that differ in charge, found in sentences."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...cache import keep_plain
from ...language import stems
from ...language.stems import find_stem
from ...lexicons import Lexicon, load_lexicon
from .words import Words

__all__ = ["Step", "find_steps", "load_ladders"]

Key = tuple[str, ...]
_LONGEST = 4


class Step(NamedTuple):
    """Words of a sentence that stand on a ladder, and the rung on which they do."""

    start: int
    end: int
    ladder: str
    rung: int


@cache
def load_ladders() -> dict[Key, tuple[str, int]]:
    """Read the lexicon of ladders, by stems: which ladder, and which rung of it."""
    lexicon = load_lexicon("ladders")
    sources, told = (__file__, stems.__file__), lexicon.sha256
    steps = keep_plain("ladder-steps", sources, lambda: _list_steps(lexicon), told=told)
    return {tuple(key.split(" ")): (ladder, rung) for key, (ladder, rung) in steps.items()}


def _list_steps(lexicon: Lexicon) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for entry in lexicon:
        for form in entry.forms:
            key = " ".join(find_stem(word) for word in form.split())
            found.setdefault(key, (entry.extra["ladder"], int(entry.extra["rung"])))
    return found


def find_steps(s: Words) -> Iterator[Step]:
    """Yield the words of a sentence that stand on a ladder."""
    ladders = load_ladders()
    for start in range(len(s)):
        for end in range(start + 1, min(start + _LONGEST, len(s)) + 1):
            if step := ladders.get(tuple(s.stems[start:end])):
                yield Step(start, end, *step)
