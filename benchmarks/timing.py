"""Timing by turns: every contestant once a round, so that a slow spell of the machine hits all."""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

__all__ = ["Contestant", "Result", "format_table", "take_turns"]


@dataclass(frozen=True)
class Contestant:
    """Something to time.

    Attributes
    ----------
    name : str
    run : callable
        Without arguments.
    note : str
        What it includes, for readers of the table.
    share : float
        Part of the work that `run` does, or how many times it does it; times are those of all of
        it, once.
    prepare : callable, optional
        Called before each `run`, untimed; what it returns is given to `run`.
    """

    name: str
    run: Callable
    note: str = ""
    share: float = 1.0
    prepare: Callable | None = None


@dataclass(frozen=True)
class Result:
    """The median time of a contestant, in seconds for all of the work."""

    name: str
    seconds: float
    note: str


def take_turns(contestants: Sequence[Contestant], rounds: int) -> list[Result]:
    """Run every contestant `rounds` times, in turns.

    Returns
    -------
    list of Result
        In the contestants' order; medians of wall-clock time.
    """
    times: list[list[float]] = [[] for _ in contestants]
    for _ in range(rounds):
        for spent, contestant in zip(times, contestants, strict=True):
            given = [contestant.prepare()] if contestant.prepare else []
            gc.collect()
            begin = time.perf_counter()
            contestant.run(*given)
            spent.append((time.perf_counter() - begin) / contestant.share)
    return [
        Result(contestant.name, median(spent), contestant.note)
        for contestant, spent in zip(contestants, times, strict=True)
    ]


def format_table(results: Sequence[Result], yardstick: str) -> str:
    """Set results out as a table, each with its ratio to one of them."""
    unit = next(result.seconds for result in results if result.name == yardstick)
    width = max(len(result.name) for result in results)
    lines = [f"{'':{width}}  {'ms':>10}  {'ratio':>7}"]
    for result in results:
        ratio = result.seconds / unit
        shown = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
        line = f"{result.name:{width}}  {result.seconds * 1000:10,.1f}  {shown:>7}  {result.note}"
        lines.append(line.rstrip())
    return "\n".join(lines)
