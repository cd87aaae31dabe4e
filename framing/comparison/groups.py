"""Groups of articles compared, the article as the unit: outlets, sections, before and after."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from ..columns import as_columns, as_frame
from ..measures import default_families
from .adjustment import FALSE_COVERAGE, Adjustment, adjust
from .group_cautions import find_group_cautions
from .group_scores import GroupScores, read_group_scores
from .group_statistics import (
    Contrast,
    Estimate,
    Moments,
    contrast_within,
    estimate_mean,
    estimate_mean_by_event,
    find_deviation,
    find_scale,
    join_moments,
    subtract,
    take_moments,
)
from .intervals import LEVEL
from .keyness import REST
from .limits import find_limits, find_z
from .permutation import MOST_ARTICLES, PERMUTATIONS
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
    The article is the unit: long articles weigh no more than short ones. Without events articles
    are taken to be drawn, with events whole events are. The standard error and the skewness that a
    bootstrap over these has are computed, not drawn, and make intervals by Student's t with the
    skewness taken out. For `p`, the labels of groups are exchanged within events and nowhere else,
    9,999 times at random, or all of them by the normal distribution where more than 2,000 articles
    take part. An effect is the difference in standard deviations between articles of one group,
    which are taken as known: of few articles its interval is a little too narrow.

    A difference is one between these articles and those that they stand for. It says nothing about
    why, and nothing about outlets whose articles were not drawn by some rule.

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
        for place, (name, moments) in enumerate(
            zip(self.scores.groups, self._moments, strict=True)
        ):
            chosen = self.scores.group == place
            mean = estimate_mean(moments)
            if self.scores.event is not None:
                values, events = self.scores.values[chosen], self.scores.event[chosen]
                mean = estimate_mean_by_event(values, events)
            limits = find_limits(*mean[:4], _Z)
            low, high = np.where(_is_nothing(moments), np.nan, np.clip(limits, *self._range))
            figures = mean.value, low, high, self._medians([place]), find_deviation(moments)
            rows += self._rows(name, moments.n, *figures)
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
        high`` (95 % interval, none where every article has 0), ``median, sd``.
        """
        return as_frame(self.group_columns)

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
        than five clusters, or where every article has 0; "no contrast" where no event has both;
        "not scored").
        """
        return as_frame(self.difference_columns)

    @property
    def methods(self) -> str:
        """A paragraph that says how the figures were made, to paste."""
        scores, adjustment = self.scores, self.adjustment
        size = f"{len(scores.group):,} articles in {len(scores.groups)} groups by {scores.by}"
        drawn, exchanged, held = "articles", "", "of the means of articles"
        if scores.within:
            drawn, exchanged = f"whole {scores.within}s", f" within {scores.within}"
            held = f"within {scores.within}, weighted by how many articles of either group it has,"
        return (
            f"{size} were compared with the article as the unit. Differences {held} have intervals "
            f"by Student's t from the standard error and the skewness of a bootstrap over {drawn} "
            "(Hall 1992), at a level that keeps the false coverage rate of the "
            f"{adjustment.shown:,} differences at 5 % ({100 * adjustment.level:.2f} %; Benjamini & "
            f"Yekutieli 2005). Probabilities are those of labels exchanged{exchanged} "
            f"({PERMUTATIONS:,} permutations, or the normal distribution where more than "
            f"{MOST_ARTICLES:,} articles take part), adjusted after Benjamini & Hochberg (1995). "
            "Effects are Hedges' g."
        )

    def to_html(self, *, title: str | None = None) -> str:
        """Return the page: groups, differences and cautions, in one file without script."""
        from ..report.groups import render_groups

        return render_groups(self, title=title)

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

    @cached_property
    def _seed(self) -> int:
        digest = hashlib.sha256((np.sort(self.scores.values, axis=0) + 0.0).tobytes()).digest()
        return int.from_bytes(digest[:8], "big")

    @cached_property
    def _moments(self) -> list[Moments]:
        places = range(len(self.scores.groups))
        return [take_moments(self.scores.values[self.scores.group == place]) for place in places]

    @cached_property
    def _sorted(self) -> list[tuple[np.ndarray, np.ndarray]]:
        """For each measure its values in order, and the group of each."""
        orders = (column.argsort()[: (~np.isnan(column)).sum()] for column in self.scores.values.T)
        return [
            (column[order], self.scores.group[order])
            for column, order in zip(self.scores.values.T, orders, strict=True)
        ]

    @cached_property
    def _range(self) -> np.ndarray:
        """The least and the greatest value of each measure, of which there may be others here."""
        known = {m.name: m for family in default_families() for m in family.measures}
        found = [known.get(column.split(".", 2)[2]) for column in self.scores.columns]
        ends = [(m.low, m.high) if m else (-np.inf, np.inf) for m in found]
        values = np.concatenate([self.scores.values, np.array(ends).T])
        return np.stack([np.nanmin(values, axis=0), np.nanmax(values, axis=0)])

    def _medians(self, groups: Sequence[int]) -> np.ndarray:
        """Return the median of each measure over some groups; NaN of nothing."""
        chosen = np.isin(np.arange(len(self.scores.groups)), groups)
        medians = []
        for values, group in self._sorted:
            found = values[chosen[group]]
            middle = found[(len(found) - 1) // 2 : len(found) // 2 + 1]
            medians.append(middle.mean() if len(found) else np.nan)
        return np.array(medians)

    def _pairs(self) -> Iterator[tuple[str, list[int], str, list[int]]]:
        """Yield two names, and the groups of each."""
        names = self.scores.groups
        places = range(len(names))
        if self.pairwise or len(names) == 2:
            for a, b in combinations(places, 2):
                yield names[a], [a], names[b], [b]
        else:
            for a in places:
                yield names[a], [a], REST, [b for b in places if b != a]

    @cached_property
    def _judged(self) -> tuple[dict[str, list], Adjustment]:
        pairs = list(self._pairs())
        found = [self._contrast(a, b) for _, a, _, b in pairs]
        every = Estimate(*map(np.concatenate, zip(*(c.estimate for c in found), strict=True)))
        nothing = np.concatenate([
            np.all([_is_nothing(self._moments[group]) for group in (*a, *b)], axis=0)
            for _, a, _, b in pairs
        ])  # fmt: skip
        shown = ~np.isnan(every.error) & ~nothing
        adjustment = adjust(find_z(*(figure[shown] for figure in every[:4])))
        reach = np.tile(self._range[1] - self._range[0], len(pairs))
        limits = np.clip(find_limits(*every[:4], adjustment.z), -reach, reach)
        low, high = np.where(shown, limits.round(_DECIMALS), np.nan)
        p = np.concatenate([contrast.p for contrast in found])
        adjusted = adjust_p(p)
        rows: list[tuple] = []
        size = len(self.scores.columns)
        for place, ((a, of_a, b, of_b), compared) in enumerate(zip(pairs, found, strict=True)):
            here = slice(place * size, (place + 1) * size)
            sides = [
                join_moments([self._moments[group] for group in side]) for side in (of_a, of_b)
            ]
            medians = [self._medians(side) for side in (of_a, of_b)]
            scale, estimate = find_scale(*sides), compared.estimate
            fewer = np.minimum(sides[0].n, sides[1].n)
            limits = low[here], high[here], adjusted[here]
            verdicts = list(map(_judge, fewer, estimate.clusters, *limits))
            rows += self._rows(
                a, b, *(side.n for side in sides), *(side.mean for side in sides), *medians,
                estimate.clusters, estimate.value, low[here], high[here], scale * estimate.value,
                scale * low[here], scale * high[here], p[here], adjusted[here],
                compared.permutations, verdicts,
            )  # fmt: skip
        return self._sort(GROUP_DIFFERENCE_COLUMNS, rows), adjustment

    def _contrast(self, of_a: list[int], of_b: list[int]) -> Contrast:
        scores = self.scores
        both = np.isin(scores.group, of_a + of_b)
        is_a = np.isin(scores.group[both], of_a)
        one_event = np.zeros(len(is_a), np.int64)
        event = one_event if scores.event is None else scores.event[both]
        compared = contrast_within(scores.values[both], is_a, event, self._seed)
        if scores.event is not None:
            return compared
        sides = ([self._moments[group] for group in side] for side in (of_a, of_b))
        return compared._replace(
            estimate=subtract(*(estimate_mean(join_moments(side)) for side in sides))
        )

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
        return as_columns(names, ordered)


def _is_nothing(moments: Moments) -> np.ndarray:
    """Tell of which measures every article has 0 or none: how often it may be more is not known."""
    return (moments.n == 0) | (moments.mean == 0) & (moments.squares == 0)


def _judge(n: int, clusters: int, low: float, high: float, p: float) -> str:
    if not n:
        return "not scored"
    if not clusters:
        return "no contrast"
    if np.isnan(low):
        return "no interval"
    if (low > 0 or high < 0) != (p <= FALSE_COVERAGE):
        return "unclear"
    return "a higher" if low > 0 else "b higher" if high < 0 else "indistinguishable"


def _plain(value: object) -> object:
    if isinstance(value, np.integer):
        return int(value)
    return round(float(value), _DECIMALS) + 0.0 if isinstance(value, np.floating) else value
