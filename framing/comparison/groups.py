"""Groups of articles compared, the article as the unit: outlets, sections, before and after."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from .adjustment import FALSE_COVERAGE, Adjustment, adjust
from .group_cautions import find_group_cautions
from .group_scores import GroupScores, read_group_scores
from .group_statistics import Contrast, Estimate, contrast, describe, find_medians
from .intervals import LEVEL, MINIMUM_UNITS
from .keyness import REST
from .limits import find_limits, find_z
from .testing import adjust_p

if TYPE_CHECKING:
    import pandas as pd

    from ..analysis import Analysis

__all__ = ["GROUP_COLUMNS", "GROUP_DIFFERENCE_COLUMNS", "GroupComparison", "compare_groups"]

GROUP_COLUMNS = (
    "measure", "part", "voice", "group", "n", "mean", "low", "high", "median", "sd",
)  # fmt: skip
GROUP_DIFFERENCE_COLUMNS = (
    "measure", "part", "voice", "a", "b", "n_a", "n_b", "mean_a", "mean_b", "median_a", "median_b",
    "clusters", "difference", "low", "high", "effect", "effect_low", "effect_high", "p",
    "p_adjusted", "permutations", "verdict",
)  # fmt: skip
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
#: Figures are given to so many decimals, the same on every machine.
_DECIMALS = 9


def compare_groups(
    scores: "Analysis | pd.DataFrame | Mapping[str, Sequence]",
    *,
    by: str,
    within: str | None = None,
    measures: Sequence[str] | None = None,
    pairwise: bool = False,
) -> "GroupComparison":
    """Compare groups of articles, measure by measure.

    Parameters
    ----------
    scores : Analysis, DataFrame or mapping of columns
        A row for each article, with columns ``part.voice.measure`` as ``framing score`` writes
        them, and others.
    by : str
        The column, or field of the articles, that parts them: ``outlet``. Articles without a value
        are left out.
    within : str, optional
        The column whose values are held constant, such as ``event`` or ``topic``: what one group
        writes of an event is compared with what the other writes of the same. By default
        ``event``, if there is such a column with a value that several articles share; "" for none.
    measures : sequence of str, optional
        Columns to compare. By default those of ``headline.outlet``, ``body.outlet`` and
        ``body.quoted`` that have any value.
    pairwise : bool
        Of more than two groups, compare each two; else each is compared with the rest.

    Returns
    -------
    GroupComparison
        With tables ``groups`` and ``differences``, and ``cautions``.

    Raises
    ------
    ValueError
        If a column is missing, or there are fewer than two groups.

    Notes
    -----
    The article is the unit: long articles weigh no more than short ones. Differences say that
    groups differ in a measure, on these articles and those that they stand for; they say nothing
    about why, and nothing about outlets that were not drawn by some rule.

    References
    ----------
    Benjamini, Y. & Yekutieli, D. (2005). False discovery rate-adjusted multiple confidence
    intervals for selected parameters. Journal of the American Statistical Association 100(469),
    71–81.
    Hall, P. (1992). On the removal of skewness by transformation. Journal of the Royal Statistical
    Society B 54(1), 221–228.
    Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
    estimators. Journal of Educational Statistics 6(2), 107–128.
    Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
    Applications in Genetics and Molecular Biology 9(1), article 39.

    Examples
    --------
    >>> from framing import compare_groups
    >>> table = {
    ...     "outlet": ["Crier", "Post"] * 8,
    ...     "event": [number // 2 for number in range(16)],
    ...     "body.outlet.vader": [-0.5, 0.0, -0.4, 0.1, -0.6, 0.2, -0.3, 0.2] * 2,
    ... }
    >>> comparison = compare_groups(table, by="outlet")
    >>> comparison.differences[["a", "b", "difference", "low", "high", "p", "verdict"]].round(3)
           a     b  difference    low   high      p   verdict
    0  Crier  Post      -0.575 -0.737 -0.479  0.009  b higher
    """
    read = read_group_scores(scores, by=by, within=within, measures=measures)
    if len(read.groups) < 2:
        raise ValueError(
            f"groups are compared by two or more values of {by!r}, got {len(read.groups)}."
        )
    return GroupComparison(read, pairwise)


class GroupComparison:
    """Groups of articles side by side: see ``compare_groups``.

    Parameters
    ----------
    scores : GroupScores
    pairwise : bool
    """

    def __init__(self, scores: GroupScores, pairwise: bool = False) -> None:
        self.scores = scores
        self.pairwise = pairwise

    @cached_property
    def cautions(self) -> list[str]:
        """What to bear in mind with these groups, in sentences."""
        return find_group_cautions(self.scores)

    @cached_property
    def group_columns(self) -> dict[str, list]:
        """The groups as columns (``GROUP_COLUMNS``), without pandas."""
        rows: list[tuple] = []
        for place, name in enumerate(self.scores.groups):
            chosen = self.scores.group == place
            values = self.scores.values[chosen]
            mean = describe(values, self._clusters[chosen])
            low, high = find_limits(*mean[:4], _Z)
            figures = mean.value, low, high, find_medians(values), _deviation(values)
            rows += self._rows(name, (~np.isnan(values)).sum(axis=0), *figures)
        return self._sort(GROUP_COLUMNS, rows)

    @cached_property
    def difference_columns(self) -> dict[str, list]:
        """The differences as columns (``GROUP_DIFFERENCE_COLUMNS``), without pandas."""
        return self._judged[0]

    @cached_property
    def adjustment(self) -> Adjustment:
        """How the intervals of differences are adjusted for their number."""
        return self._judged[1]

    @cached_property
    def groups(self) -> "pd.DataFrame":
        """Means of the groups: a row for each measure and group.

        Columns ``measure, part, voice, group, n`` (articles that have the measure), ``mean, low,
        high`` (95 % interval), ``median, sd``.
        """
        return _frame(self.group_columns)

    @cached_property
    def differences(self) -> "pd.DataFrame":
        """Differences between groups: a row for each measure and pair.

        Columns ``measure, part, voice, a, b`` (`b` may be "the rest"), ``n_a, n_b, mean_a, mean_b,
        median_a, median_b`` (of all articles that have the measure), ``clusters`` (events that both
        cover or, without events, articles of the smaller group), ``difference`` (within events, if
        there are any; so it need not be `mean_a` − `mean_b`), ``low, high`` (interval, adjusted for
        the number of rows: false coverage rate of 5 %), ``effect, effect_low, effect_high``
        (Hedges' g: the same in standard deviations of articles in a group), ``p`` (labels exchanged
        within events), ``p_adjusted`` (Benjamini & Hochberg), ``permutations`` (how many were
        drawn; 0 where the articles are so many that their distribution is taken to be normal),
        ``verdict`` ("a higher" and "b higher" where interval and permutations say so,
        "indistinguishable" where neither does, "unclear" where one does; "no interval" of fewer
        than five clusters; "no contrast" where no event has both; "not scored").
        """
        return _frame(self.difference_columns)

    def columns(self) -> dict[str, dict[str, list]]:
        """Return every table by name, as columns, without pandas."""
        return {"groups": self.group_columns, "differences": self.difference_columns}

    def __repr__(self) -> str:
        scores = self.scores
        within = f", within {scores.within}" if scores.within else ""
        return (
            f"<GroupComparison of {len(scores.group):,} articles in {len(scores.groups)} groups by "
            f"{scores.by}{within}>"
        )

    @property
    def _clusters(self) -> np.ndarray:
        event = self.scores.event
        return np.arange(len(self.scores.group)) if event is None else event

    @cached_property
    def _seed(self) -> int:
        digest = hashlib.sha256((np.sort(self.scores.values, axis=0) + 0.0).tobytes()).digest()
        return int.from_bytes(digest[:8], "big")

    def _pairs(self) -> Iterator[tuple[str, str, np.ndarray, np.ndarray]]:
        """Yield two names, and which articles are of the first and of the second."""
        names, group = self.scores.groups, self.scores.group
        if self.pairwise or len(names) == 2:
            for a, b in combinations(range(len(names)), 2):
                yield names[a], names[b], group == a, group == b
        else:
            for a, name in enumerate(names):
                yield name, REST, group == a, group != a

    @cached_property
    def _judged(self) -> tuple[dict[str, list], Adjustment]:
        found = [(pair, self._contrast(*pair[2:])) for pair in self._pairs()]
        every = Estimate(*map(np.concatenate, zip(*(c.estimate for _, c in found), strict=True)))
        p = np.concatenate([contrast.p for _, contrast in found])
        shown = ~np.isnan(every.error)
        z = find_z(*(figure[shown] for figure in every[:4]))
        adjustment = adjust(z)
        low, high = find_limits(*every[:4], adjustment.z)
        sure = np.where(
            np.round(low, _DECIMALS) > 0, 1, np.where(np.round(high, _DECIMALS) < 0, -1, 0)
        )
        adjusted = adjust_p(p)
        rows: list[tuple] = []
        size = len(self.scores.columns)
        for place, ((a, b, is_a, is_b), compared) in enumerate(found):
            here = slice(place * size, (place + 1) * size)
            sides = [self.scores.values[chosen] for chosen in (is_a, is_b)]
            n_a, n_b = ((~np.isnan(side)).sum(axis=0) for side in sides)
            means = [describe(side, np.arange(len(side))).value for side in sides]
            scale = _standardise(*sides)
            estimate = compared.estimate
            verdicts = [
                _judge(*figures)
                for figures in zip(
                    np.minimum(n_a, n_b), estimate.clusters, sure[here], adjusted[here], strict=True
                )
            ]
            rows += self._rows(
                a, b, n_a, n_b, *means, *map(find_medians, sides), estimate.clusters,
                estimate.value, low[here], high[here], scale * estimate.value, scale * low[here],
                scale * high[here], p[here], adjusted[here], compared.permutations, verdicts,
            )  # fmt: skip
        return self._sort(GROUP_DIFFERENCE_COLUMNS, rows), adjustment

    def _contrast(self, is_a: np.ndarray, is_b: np.ndarray) -> Contrast:
        both = is_a | is_b
        event = None if self.scores.event is None else self.scores.event[both]
        return contrast(self.scores.values[both], is_a[both], event, self._seed)

    def _rows(self, *figures: object) -> Iterator[tuple]:
        """Yield a row for each measure, of names for all and of figures for each."""
        for place, name in enumerate(self.scores.columns):
            part, voice, measure = name.split(".", 2)
            own = (f if isinstance(f, str) else _plain(f[place]) for f in figures)
            yield (measure, part, voice, *own)

    def _sort(self, names: Sequence[str], rows: list[tuple]) -> dict[str, list]:
        """Put the rows of each measure together, in the order of the columns."""
        size = len(self.scores.columns)
        ordered = [row for first in range(size) for row in rows[first::size]]
        return dict(zip(names, map(list, zip(*ordered, strict=True)), strict=True))


def _judge(n: int, clusters: int, sure: int, p: float) -> str:
    if not n:
        return "not scored"
    if not clusters:
        return "no contrast"
    if clusters < MINIMUM_UNITS:
        return "no interval"
    if bool(sure) != (p <= FALSE_COVERAGE):
        return "unclear"
    return {1: "a higher", -1: "b higher", 0: "indistinguishable"}[int(sure)]


def _deviation(values: np.ndarray) -> np.ndarray:
    """Return the standard deviation of each column, NaN left out."""
    size, squares = _squares(values)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(size > 1, np.sqrt(squares / (size - 1)), np.nan)


def _squares(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how many values each column has, and the sum of their squares about the mean."""
    known = ~np.isnan(values)
    size = known.sum(axis=0)
    filled = np.where(known, values, 0)
    centred = np.where(known, filled - filled.sum(axis=0) / np.maximum(size, 1), 0)
    return size, (centred**2).sum(axis=0)


def _standardise(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return what makes Hedges' g of a difference; NaN where the articles of a group are alike."""
    (size_a, squares_a), (size_b, squares_b) = _squares(a), _squares(b)
    df = size_a + size_b - 2.0
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = (1 - 3 / (4 * df - 1)) / np.sqrt((squares_a + squares_b) / df)
    return np.where(np.isfinite(scale) & (df > 1), scale, np.nan)


def _plain(value: object) -> object:
    if isinstance(value, np.integer):
        return int(value)
    return round(float(value), _DECIMALS) + 0.0 if isinstance(value, np.floating) else value


def _frame(columns: Mapping[str, Sequence]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(dict(columns))
