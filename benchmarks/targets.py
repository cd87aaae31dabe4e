"""What the package is held to, and how near it comes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from . import corpora, own, peers, processes
from .corpora import Throughput

__all__ = ["Target", "format_targets", "list_targets"]


@dataclass(frozen=True)
class Target:
    """A figure that is not to be passed.

    Attributes
    ----------
    what : str
    limit : float
    figure : float
    unit : str
    at_least : bool
        Whether more is better.
    """

    what: str
    limit: float
    figure: float
    unit: str = "times"
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the figure is on the right side of the limit."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit


def list_targets(
    seconds: Mapping[str, float], throughput: Sequence[Throughput] = ()
) -> list[Target]:
    """Return the targets that these results decide.

    Parameters
    ----------
    seconds : mapping of str to float
        By the names of contestants.
    throughput : sequence of Throughput
    """
    ways = {one.name: one for one in throughput}
    asked: list[tuple[str, float, Callable[[], float], str, bool]] = [
        *_of_scoring(seconds),
        *_of_corpora(ways),
    ]
    found = []
    for what, limit, figure, unit, at_least in asked:
        try:
            found.append(Target(what, limit, figure(), unit, at_least))
        except KeyError:  # it was not timed
            continue
    return found


def _of_scoring(seconds: Mapping[str, float]) -> list[tuple]:
    def against(name: str) -> Callable[[], float]:
        return lambda: seconds[name] / seconds[peers.YARDSTICK]

    def faster(stack: Sequence[str], name: str) -> Callable[[], float]:
        return lambda: sum(seconds[one] for one in stack) / seconds[name]

    def each_lexicon() -> float:
        more = seconds[own.LARGER] - seconds[own.ALL_MEASURES]
        return more / own.LEXICONS / seconds[peers.YARDSTICK]

    hardest, usual = " + ".join(peers.HARDEST), " + ".join(peers.USUAL)
    return [
        (f"{own.WARM}, against one findall", 0.8, against(own.WARM), "times", False),
        (f"{own.COLD}, against one findall", 1.6, against(own.COLD), "times", False),
        (f"{own.SPANS}, against one findall", 1.2, against(own.SPANS), "times", False),
        (f"{hardest}, against cold", 13, faster(peers.HARDEST, own.COLD), "times", True),
        (f"{hardest}, against warm", 26, faster(peers.HARDEST, own.WARM), "times", True),
        (f"{usual}, against warm", 200, faster(peers.USUAL, own.WARM), "times", True),
        ("each further 1,000 entries, against one findall", 0.03, each_lexicon, "times", False),
        (own.ARTICLE, 5, lambda: seconds[own.ARTICLE] * 1_000, "ms", False),
        (
            f"{processes.COMPARE}, against the {processes.PLAIN}",
            0.5,
            lambda: seconds[processes.COMPARE] / seconds[processes.PLAIN],
            "times",
            False,
        ),
    ]


def _of_corpora(ways: Mapping[str, Throughput]) -> list[tuple]:
    one, two = corpora.ONE, corpora.TWO
    return [
        (f"{one}: peak memory", 400, lambda: ways[one].memory, "MiB", False),
        (
            f"{one}: processor time against in memory",
            1.5,
            lambda: ways[one].processor / ways[corpora.IN_MEMORY].processor,
            "times",
            False,
        ),
        *(
            (
                f"{name}: throughput against one process",
                limit,
                lambda name=name: ways[one].seconds / ways[name].seconds,
                "times",
                True,
            )
            for name, limit in ((two, 1.7), (corpora.DASK, 1.0))
        ),
    ]


def format_targets(targets: Sequence[Target]) -> str:
    """Set targets out as a table."""
    lines = []
    for target in targets:
        limit = f"{'at least' if target.at_least else 'at most'} {target.limit:g}"
        figure = f"{target.figure:.3g}" if target.figure < 100 else f"{target.figure:.0f}"
        missed = "" if target.is_met else "missed"
        lines.append(f"{figure:>6} {target.unit:5}  {limit:13}  {missed:6}  {target.what}")
    return "\n".join(lines)
