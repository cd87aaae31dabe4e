"""Coverage: how often intervals hold the truth, by simulation from long articles.

The sentences of a long article are taken for all that might have been written. So many of them are
drawn, each on its own and with replacement, and compared as an article would be; the truth is the
figure of the whole article. That is what "sentences like these" means, and no more: it says nothing
of other articles, and of runs of sentences, which are more alike than those drawn here and there,
somewhat fewer intervals hold the truth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis, analyze
from ..articles import PARTS, Article
from ..comparison.adjustment import adjust
from ..comparison.figures import Figures, gather_figures, subtract
from ..comparison.intervals import METHOD, Z
from ..comparison.limits import find_limits, find_z
from .data import read_rows

__all__ = [
    "DRAWS", "FILES", "LONG", "SIZES", "Tally", "draw_articles", "measure_coverage",
    "read_long_articles", "simulate_coverage",
]  # fmt: skip

#: Sentences that are drawn, how often from each article, and how many it needs to be the truth.
SIZES = (10, 20, 40, 80)
DRAWS = 6
LONG = 60
FILES = ("polnear.jsonl", "basil_articles.jsonl")
_ROUNDING = 1e-9
_BODY = ALL_PARTS.index("body")


@dataclass(eq=False)
class Tally:
    """What came of so many draws; arrays are of shape (n_voices, n_measures).

    Attributes
    ----------
    drawn : int
        Texts that were drawn.
    shown, held, width : ndarray
        How many had an interval, how many of these hold the truth, and the sum of their widths.
    compared, told : ndarray
        Pairs of texts that have an interval of their difference at 95 %, and how many of these
        intervals hold the truth.
    pairs, alike : int
        Pairs, and those of them that are drawn from one article.
    wrong, wrong_alike : float
        Sum over these of the share of wrong intervals among those that tell the texts apart, as
        they are shown: adjusted for their number.
    found : float
        Sum over pairs of different articles of the share of intervals that tell them apart.
    """

    drawn: int
    shown: np.ndarray
    held: np.ndarray
    width: np.ndarray
    compared: np.ndarray
    told: np.ndarray
    pairs: int = 0
    alike: int = 0
    wrong: float = 0.0
    wrong_alike: float = 0.0
    found: float = 0.0


def read_long_articles(folder: str | Path, least: int = LONG) -> Analysis:
    """Read articles from the annotated files of a folder; keep those with so many sentences."""
    articles = [
        Article(f"{name}-{number}", body=_read_body(row))
        for name in FILES
        for number, row in enumerate(read_rows(Path(folder) / name).values)
    ]
    sentences = analyze(articles).sums["scored"][:, _BODY, -1]
    return analyze([a for a, count in zip(articles, sentences, strict=True) if count >= least])


def _read_body(row: Mapping) -> str:
    if "text" in row:
        return row["text"]
    return "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])


def measure_coverage(folder: str | Path) -> dict[str, dict[str, str | float]]:
    """Return what cards say of the intervals of each measure that has any, in all voices together.

    Parameters
    ----------
    folder : path
        Of the annotated data.

    Returns
    -------
    dict of dict
        By measure: ``method, articles, texts`` and ``of_10`` to ``of_80``, the share of intervals
        that hold the truth.
    """
    analysis = read_long_articles(folder)
    tallies = {size: simulate_coverage(analysis, size, draws=DRAWS) for size in SIZES}
    texts = tallies[SIZES[0]].drawn
    head = {"method": METHOD, "articles": len(analysis.articles), "texts": texts}
    found = {}
    for place, measure in enumerate(analysis.engine.measures):
        at = ALL_VOICES.index("all"), place
        held = {
            f"of_{n}": round(float(t.held[at] / t.shown[at]), 3)
            for n, t in tallies.items()
            if t.shown[at]
        }
        if held:
            found[measure.name] = {**head, **held}
    return found


def simulate_coverage(analysis: Analysis, size: int, *, draws: int, seed: int = 1) -> Tally:
    """Draw texts of `size` sentences, two and two, and look whether their intervals are right.

    Parameters
    ----------
    analysis : Analysis
        Of long articles.
    size : int
    draws : int
        How many pairs each article is drawn for; every other pair is of one article with itself.
    seed : int
    """
    rng = np.random.default_rng([seed, size])
    body = [
        np.flatnonzero((analysis.rows["article"] == place) & (analysis.rows["part"] == _BODY))
        for place in range(len(analysis.articles))
    ]
    values = [analysis.values[m.name][:, _BODY] for m in analysis.engine.measures]
    truth = np.stack(values, axis=-1)
    tally = Tally(0, *(np.zeros(truth.shape[1:]) for _ in range(5)))
    for turn in range(draws):
        order = rng.permutation(len(body))
        others = order if turn % 2 else np.roll(order, 1)
        for a, b in zip(order, others, strict=True):
            drawn = draw_articles(analysis, [body[a], body[b]], size, rng)
            figures = [Figures(*column) for column in _swap(gather_figures(drawn))]
            for place, each in zip((a, b), figures, strict=True):
                _count_scores(tally, each, truth[place])
            _count_pair(tally, *figures, truth[a] - truth[b], alike=bool(a == b))
    return tally


def _swap(figures: Figures):
    return zip(*(column[:, _BODY] for column in figures), strict=True)


def _count_scores(tally: Tally, figures: Figures, truth: np.ndarray) -> None:
    low, high = find_limits(*figures, Z)
    found = (figures.value != 0) | (figures.error != 0)
    shown = np.isfinite(truth) & np.isfinite(figures.value) & np.isfinite(low) & found
    tally.drawn += 1
    tally.shown += shown
    tally.held += shown & _holds(low, high, truth)
    tally.width += np.where(shown, high - low, 0)


def _count_pair(tally: Tally, a: Figures, b: Figures, truth: np.ndarray, *, alike: bool) -> None:
    gap = subtract(a, b)
    some = (a.value != 0) | (b.value != 0)
    shown = np.isfinite(truth) & np.isfinite(gap.value) & np.isfinite(gap.error) & some
    low, high = find_limits(*gap, Z)
    tally.compared += shown
    tally.told += shown & _holds(low, high, truth)
    low, high = find_limits(*gap, adjust(find_z(*(column[shown] for column in gap))).z)
    apart = shown & ((low > 0) | (high < 0))
    share = (apart & ~_holds(low, high, truth)).sum() / max(1, apart.sum())
    tally.pairs += 1
    tally.alike += alike
    tally.wrong += share
    tally.wrong_alike += share * alike
    tally.found += 0 if alike else apart.sum() / max(1, shown.sum())


def _holds(low: np.ndarray, high: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Tell which intervals hold the truth; those of sentences that are all alike are points."""
    return (low <= truth + _ROUNDING) & (truth - _ROUNDING <= high)


def draw_articles(
    analysis: Analysis, groups: Sequence[np.ndarray], size: int, rng: np.random.Generator
) -> Analysis:
    """Make an article of each group of rows of the sentence table, by drawing its sentences.

    Parameters
    ----------
    analysis : Analysis
        That the rows are of.
    groups : sequence of ndarray
        Rows of one body each.
    size : int
        Sentences drawn.
    rng : Generator
    """
    where, article, sentence = [], [], []
    for place, rows in enumerate(groups):
        starts = np.flatnonzero(np.diff(analysis.rows["sentence"][rows], prepend=-1))
        sentences = np.split(rows, starts[1:])
        for number, pick in enumerate(rng.integers(0, len(sentences), size)):
            where.append(sentences[pick])
            article.append(np.full(len(where[-1]), place))
            sentence.append(np.full(len(where[-1]), number))
    chosen = np.concatenate(where)
    rows = {name: column[chosen] for name, column in analysis.rows.items()}
    rows |= {"article": np.concatenate(article), "sentence": np.concatenate(sentence)}
    return replace(
        analysis,
        articles=[Article(str(i), body=str(rng.integers(1 << 62))) for i in range(len(groups))],
        rows=rows,
        overall={name: column[chosen] for name, column in analysis.overall.items()},
        whole=np.full((len(groups), len(PARTS)), np.nan),
        present=np.tile([part == "body" for part in PARTS], (len(groups), 1)),
        english=np.ones(len(groups), bool),
        table=None,
    )
