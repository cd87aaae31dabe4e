"""Ladders: words for one act, person or thing that differ in charge, found in sentences."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ... import lexicons
from ...language.stems import find_stem
from .words import Words

__all__ = ["Step", "find_steps", "load_ladders"]

Key = tuple[str, ...]
_LONGEST = 4


@dataclass(frozen=True)
class Step:
    """Words of a sentence that stand on a ladder, and the rung on which they do."""

    start: int
    end: int
    ladder: str
    rung: int


@cache
def load_ladders() -> dict[Key, tuple[str, int]]:
    """Read the lexicon of ladders, by stems; empty if the package comes without one."""
    path = files(lexicons).joinpath("data/ladders.csv")
    if not path.is_file():
        return {}
    found: dict[Key, tuple[str, int]] = {}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        for term in filter(None, [row["term"], *row["forms"].split("|")]):
            key = tuple(find_stem(word) for word in term.split())
            found.setdefault(key, (row["ladder"], int(row["rung"])))
    return found


def find_steps(s: Words) -> Iterator[Step]:
    """Yield the words of a sentence that stand on a ladder."""
    ladders = load_ladders()
    for start in range(len(s) if ladders else 0):
        for end in range(start + 1, min(start + _LONGEST, len(s)) + 1):
            if step := ladders.get(tuple(s.stems[start:end])):
                yield Step(start, end, *step)
