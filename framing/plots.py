"""Figures for notebooks and papers: a table in, matplotlib axes out.

Each takes the rows to show first, and axes to draw on if there are some. Colours are told apart by
colour-blind readers, and no colour stands alone: shape, direction, hatching or text says the same.
"""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "plot_differences",
    "plot_groups",
    "plot_keyness",
    "plot_measures",
    "plot_scores",
    "plot_sentiment",
    "plot_terms",
    "write_figure",
]

# After Okabe & Ito (2008), without their yellow, which is lost on white.
_COLOURS = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#444444", "#8C564B",
)  # fmt: skip
_SHAPES = ("o", "s", "^", "D", "v", "P", "X", "*")
_HATCHES = ("", "///", "...", "xxx", "\\\\\\", "+++", "---", "ooo")
_INK, _QUIET = "#222222", "#767676"
_UP, _DOWN = _COLOURS[:2]


def plot_scores(scores: "pd.DataFrame", *, ax: Axes | None = None) -> Axes:
    """Draw one measure as dots with their intervals, a line for each row.

    Parameters
    ----------
    scores : DataFrame
        Rows of ``Comparison.scores``, of one measure: ``article_id, value, unit`` and, where there
        is an interval, ``low, high``. Part and voice are named where they differ between rows.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    ax = _prepare(ax, len(scores))
    names = _label_rows(scores, ("article_id", "part", "voice"))
    for place, row in enumerate(scores.to_dict("records")):
        _draw_interval(ax, place, row, _INK)
        if row["value"] == row["value"]:
            ax.plot(row["value"], place, "o", color=_UP, markeredgecolor=_INK, markersize=8)
            _write_above(ax, place, row["value"], f"{row['value']:.2f}".replace("-", "−"))
        else:
            _write_middle(ax, place, f"not scored: {row.get('reason') or 'undefined'}")
    _list_downwards(ax, names)
    ax.set_xlabel(", ".join(dict.fromkeys(scores["unit"])) if "unit" in scores else "")
    return ax


def plot_measures(scores: "pd.DataFrame", *, ax: Axes | None = None) -> Axes:
    """Draw several measures of one unit, such as the school grades, article by article.

    Parameters
    ----------
    scores : DataFrame
        Rows of ``Comparison.scores``: ``article_id, measure, value, low, high, unit``; one row for
        each article and measure. Each article has a colour and a shape.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    measures = list(dict.fromkeys(scores["measure"]))
    articles = list(dict.fromkeys(scores["article_id"]))
    ax = _prepare(ax, len(measures) * (1 + len(articles) / 3))
    for order, article in enumerate(articles):
        rows = scores[scores["article_id"] == article].dropna(subset="value")
        shift = (order - (len(articles) - 1) / 2) * 0.6 / len(articles)
        at = [measures.index(name) + shift for name in rows["measure"]]
        for place, row in zip(at, rows.to_dict("records"), strict=True):
            _draw_interval(ax, place, row, _colour(order))
        ax.plot(rows["value"], at, _SHAPES[order % 8], color=_colour(order),
                markeredgecolor=_INK, markersize=7, label=article)  # fmt: skip
    _list_downwards(ax, measures)
    ax.set_xlabel(", ".join(dict.fromkeys(scores["unit"])) if "unit" in scores else "")
    _add_legend(ax, articles)
    return ax


def plot_differences(differences: "pd.DataFrame", *, ax: Axes | None = None) -> Axes:
    """Draw differences with their intervals; the verdict stands beside each.

    A full dot is a difference whose interval does not hold zero, a hollow one a difference that is
    indistinguishable from none, a cross one without an interval.

    Parameters
    ----------
    differences : DataFrame
        Rows of ``Comparison.differences`` that share a unit: ``measure, part, voice, a, b,
        difference, low, high, verdict``. Rows are named by what differs between them.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    ax = _prepare(ax, len(differences))
    names = _label_rows(differences, ("measure", "part", "voice", "a", "b"), " − ")
    ax.axvline(0, color=_QUIET, linestyle="--", linewidth=1)
    for place, row in enumerate(differences.to_dict("records")):
        verdict = row["verdict"]
        _draw_interval(ax, place, row, _INK)
        if row["difference"] == row["difference"]:
            shape, fill = _DIFFERENCE_MARKS.get(verdict, ("o", _UP))
            ax.plot(row["difference"], place, shape, markerfacecolor=fill,
                    markeredgecolor=_INK, markersize=8)  # fmt: skip
        _write_beside(ax, place, verdict)
    _list_downwards(ax, names)
    pairs = list(dict.fromkeys(zip(differences["a"], differences["b"], strict=True)))
    ax.set_xlabel(f"difference: {pairs[0][0]} − {pairs[0][1]}" if len(pairs) == 1 else "difference")
    return ax


_DIFFERENCE_MARKS = {
    "indistinguishable": ("o", "white"),
    "unclear": ("o", "white"),
    "no interval": ("x", _INK),
}


def plot_sentiment(
    sentences: "pd.DataFrame", *, part: str = "body", ax: Axes | None = None
) -> Axes:
    """Draw sentiment along each article, sentence by sentence from left to right.

    A bar that points up is a sentence with more positive words, one that points down a sentence
    with more negative ones, its length VADER's compound; a dot is a sentence at zero.

    Parameters
    ----------
    sentences : DataFrame
        ``Analysis.sentences``, or those of some articles.
    part : str
        Of the articles.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    rows = sentences[(sentences["part"] == part) & (sentences["scored_all"] > 0)]
    articles = list(dict.fromkeys(rows["article_id"]))
    ax = _prepare(ax, 2.2 * len(articles))
    for place, article in enumerate(articles):
        # Upwards is smaller here: the first article stands on top.
        compound = rows.loc[rows["article_id"] == article, "compound_all"].to_numpy()
        where = [(number + 0.5) / len(compound) * 100 for number in range(len(compound))]
        colours = [_UP if value > 0 else _DOWN for value in compound]
        ax.bar(where, -0.45 * compound, 70 / len(compound), bottom=place, color=colours)
        level = [x for x, value in zip(where, compound, strict=True) if value == 0]
        ax.plot(level, [place] * len(level), ".", color=_QUIET, markersize=4)
        ax.axhline(place, color=_QUIET, linewidth=0.5)
    _list_downwards(ax, articles)
    ax.set_xlim(0, 100)
    ax.set_xlabel("place in the article, % of its sentences · up: positive, down: negative")
    return ax


def plot_terms(evidence: "pd.DataFrame", *, ax: Axes | None = None) -> Axes:
    """Draw how many loaded terms each article has, by category.

    Parameters
    ----------
    evidence : DataFrame
        ``Comparison.evidence`` or some of its rows: ``article_id, measure, category``; rows of
        other measures than ``loaded`` are left out. Each article has a colour and a hatching.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    found = evidence[evidence["measure"] == "loaded"]
    articles = list(dict.fromkeys(evidence["article_id"]))
    categories = sorted(set(found["category"]))
    counts = found.groupby(["article_id", "category"], observed=True).size()
    ax = _prepare(ax, len(categories) * (0.6 + len(articles) / 3))
    height = 0.8 / max(1, len(articles))
    for order, article in enumerate(articles):
        numbers = [int(counts.get((article, category), 0)) for category in categories]
        at = [place - 0.4 + (order + 0.5) * height for place in range(len(categories))]
        bars = ax.barh(at, numbers, height * 0.9, color=_colour(order), edgecolor="white",
                       hatch=_HATCHES[order % 8], label=article)  # fmt: skip
        ax.bar_label(bars, numbers, padding=3, color=_INK)
    _list_downwards(ax, categories)
    ax.margins(x=0.08)
    ax.set_xlabel("number of loaded terms")
    _add_legend(ax, articles)
    return ax


def plot_groups(groups: "pd.DataFrame", *, ax: Axes | None = None) -> Axes:
    """Draw the means of groups of articles as dots with their intervals.

    Beside each stands the number of its articles; a group without an interval has a hollow dot.

    Parameters
    ----------
    groups : DataFrame
        Rows of ``GroupComparison.groups`` that share a unit: ``measure, part, voice, group, n,
        mean, low, high``. Rows are named by their group, and by what else differs between them.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes
    """
    ax = _prepare(ax, len(groups))
    names = _label_rows(groups, ("group", "measure", "part", "voice"))
    for place, row in enumerate(groups.to_dict("records")):
        _draw_interval(ax, place, row, _INK)
        fill = _UP if row["low"] == row["low"] else "white"
        if row["mean"] == row["mean"]:
            ax.plot(row["mean"], place, "o", markerfacecolor=fill, markeredgecolor=_INK,
                    markersize=8)  # fmt: skip
        _write_beside(ax, place, f"n = {row['n']:,}")
    _list_downwards(ax, names)
    ax.set_xlabel("mean of articles")
    return ax


def plot_keyness(keyness: "pd.DataFrame", *, terms: int = 10, ax: Axes | None = None) -> Axes:
    """Draw the words of two groups by how often they are used, and by how much more in one.

    Above the line are words that the first group has more of, below it those of the second. A
    triangle that points up or down is a word whose interval leaves 0 out; a small dot is one that
    may as well be used alike. The words with the largest z on either side are named at the edge.

    Parameters
    ----------
    keyness : DataFrame
        Rows of ``compare_words`` or ``Comparison.keyness`` for one comparison: ``term, a, b,
        count_a, count_b, log_odds, low, high, z``.
    terms : int
        How many words to name on either side, at most; fewer are, where there is no room.
    ax : Axes, optional
        Made if not given.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there are rows of several comparisons.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection
    and evaluation for identifying the content of political conflict. Political Analysis 16(4),
    372–403.
    """
    pairs = list(dict.fromkeys(zip(keyness["a"], keyness["b"], strict=True)))
    if len(pairs) > 1:
        raise ValueError("keyness is drawn of one comparison: choose the rows of one a and b.")
    ax = _prepare(ax, 12)
    ax.spines["left"].set_visible(True)
    ax.axhline(0, color=_QUIET, linestyle="--", linewidth=1)
    table = keyness.assign(count=keyness["count_a"] + keyness["count_b"])
    more, less = table[table["low"] > 0], table[table["high"] < 0]
    level = table[~table.index.isin([*more.index, *less.index])]
    ax.plot(level["count"], level["log_odds"], ".", color=_QUIET, markersize=4)
    for rows, shape, colour in ((more, "^", _UP), (less, "v", _DOWN)):
        ax.plot(rows["count"], rows["log_odds"], shape, color=colour, markeredgecolor=_INK,
                markersize=6, linestyle="none")  # fmt: skip
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_minor_formatter("")
    ax.set_xlabel("times used, both together")
    if pairs:
        ax.set_ylabel(f"log-odds: more in {pairs[0][1]} ↓, more in {pairs[0][0]} ↑")
    _name_points(ax, table, terms)
    return ax


_LINE = 11.0  # points that a label needs


def _name_points(ax: Axes, table: "pd.DataFrame", terms: int) -> None:
    """Write the words with the largest z at the right edge, one below the other."""
    height = ax.get_window_extent().height / ax.figure.dpi * 72
    terms = min(terms, int(height / _LINE) // 2)
    ordered = table.sort_values(["z", "term"], ascending=[False, True])
    high, low = ordered[ordered["z"] > 0].head(terms), ordered[ordered["z"] < 0].tail(terms)
    step = _LINE / height
    tops = [1 - step * (place + 0.5) for place in range(len(high))]
    feet = [step * (len(low) - place - 0.5) for place in range(len(low))]
    for rows, places in ((high, tops), (low, feet)):
        rows = rows.sort_values(["log_odds", "term"], ascending=[False, True])
        for row, place in zip(rows.to_dict("records"), places, strict=True):
            ax.annotate(
                row["term"], (row["count"], row["log_odds"]), xytext=(1.06, place),
                textcoords="axes fraction", va="center", color=_INK, fontsize=8,
                arrowprops={"arrowstyle": "-", "color": _QUIET, "linewidth": 0.5,
                            "relpos": (0, 0.5), "shrinkA": 2, "shrinkB": 3},
            )  # fmt: skip


def write_figure(ax: Axes, path: str | os.PathLike) -> None:
    """Write the figure that axes belong to; the same figure gives the same bytes.

    Parameters
    ----------
    ax : Axes
    path : path
        Ends in ``.svg``, ``.png`` or ``.pdf``. In an SVG labels stay text.
    """
    settings = {"svg.hashsalt": "framing", "svg.fonttype": "none"}
    dated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
    metadata = dated.get(os.path.splitext(path)[1].lower())
    with matplotlib.rc_context(settings):
        ax.figure.savefig(path, bbox_inches="tight", dpi=200, metadata=metadata)


def _prepare(ax: Axes | None, lines: float) -> Axes:
    if ax is None:
        _, ax = plt.subplots(figsize=(7, 1.0 + 0.38 * max(1.5, lines)))
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    return ax


def _colour(order: int) -> str:
    return _COLOURS[order % len(_COLOURS)]


def _label_rows(table: "pd.DataFrame", columns: Sequence[str], joint: str = ", ") -> list[str]:
    """Name each row by the columns in which rows differ; by the first, if none does."""
    kept = [c for c in columns if c in table and table[c].nunique() > 1]
    if {"a", "b"} & set(kept):
        kept = [*(c for c in kept if c not in ("a", "b")), "a", "b"]
    kept = kept or [columns[0]]
    rows = zip(*(table[column] for column in kept), strict=True)
    if "a" in kept:
        return [", ".join([*row[:-2], f"{row[-2]}{joint}{row[-1]}"]) for row in rows]
    return [", ".join(row) for row in rows]


def _draw_interval(ax: Axes, place: float, row: dict, colour: str) -> None:
    low, high = row.get("low"), row.get("high")
    if low is not None and high is not None and low == low and high == high:
        ax.plot([low, high], [place, place], "-", color=colour, linewidth=1.5, marker="|")


def _write_beside(ax: Axes, place: float, text: str) -> None:
    ax.annotate(text, (1.02, place), xycoords=("axes fraction", "data"), va="center", color=_INK)


def _write_above(ax: Axes, place: float, x: float, text: str) -> None:
    ax.annotate(text, (x, place), xytext=(0, 7), textcoords="offset points", ha="center",
                color=_INK, fontsize="small")  # fmt: skip


def _write_middle(ax: Axes, place: float, text: str) -> None:
    ax.annotate(text, (0.5, place), xycoords=("axes fraction", "data"), ha="center", va="center",
                color=_QUIET, fontsize="small")  # fmt: skip


def _list_downwards(ax: Axes, names: Sequence[str]) -> None:
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)


def _add_legend(ax: Axes, articles: Sequence[str]) -> None:
    if len(articles) > 1:
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False, fontsize="small")
