"""Findings about groups: how many figures differ, and by how much, in plain sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..comparison.keyness import REST
from .numbers import format_number, format_range, join_words

if TYPE_CHECKING:
    from ..comparison import GroupComparison

__all__ = ["say_group_findings"]

#: Figures that are told in a sentence each, and differences of each.
_TOLD, _OF_EACH = 8, 3
_NUMBERS = "none one two three four five six seven eight nine ten eleven twelve".split()
#: How verdicts are counted in a sentence: of one, and of several.
_COUNTED = {
    "differs": ("differs", "differ"),
    "indistinguishable": ("is indistinguishable", "are indistinguishable"),
    "unclear": ("is unclear", "are unclear"),
    "no interval": ("has too few {} for an interval", "have too few {} for an interval"),
    "no contrast": ("could not be compared", "could not be compared"),
    "not scored": ("is not scored", "are not scored"),
}


def say_group_findings(
    comparison: "GroupComparison", figures: Sequence[Mapping], units: str
) -> Iterator[dict[str, str]]:
    """Say what the differences come to, the largest of them first.

    Parameters
    ----------
    comparison : GroupComparison
    figures : sequence of mapping
        As ``summarize_groups`` has them.
    units : str
        What is drawn, such as ``events``.

    Yields
    ------
    dict
        ``topic, text, anchor``.
    """
    text = _count_verdicts(comparison, figures, units)
    yield {"topic": "In all", "text": text, "anchor": "figures"}
    apart = [figure for figure in figures if _differing(figure)]
    apart.sort(key=lambda figure: -abs(_differing(figure)[0]["effect"] or 0))
    for figure in apart[:_TOLD]:
        text = _say_differences(figure)
        yield {"topic": figure["label"], "text": text, "anchor": figure["anchor"]}
    more = len(apart) - _TOLD
    if more > 0:
        what = "figure differs less" if more == 1 else "figures differ less"
        text = f"{_say(more).capitalize()} more {what}: see the tables below."
        yield {"topic": "And more", "text": text, "anchor": "figures"}


def _differing(figure: Mapping) -> list[Mapping]:
    """Return the differences that tell groups apart, the largest first."""
    rows = [row for row in figure["differences"] if row["state"] == "differs"]
    return sorted(rows, key=lambda row: -abs(row["effect"] or 0))


def _count_verdicts(comparison: "GroupComparison", figures: Sequence[Mapping], units: str) -> str:
    rows = [row for figure in figures for row in figure["differences"]]
    states = Counter(row["verdict"] if row["state"] != "differs" else "differs" for row in rows)
    of, between = f"{len(figures)} figures" if len(figures) > 1 else "one figure", ""
    scores = comparison.scores
    if len(rows) > len(figures):
        each = "each two compared" if comparison.pairwise else "each compared with the rest"
        of = f"{len(rows)} comparisons ({of}, {len(scores.groups)} groups, {each})"
    else:
        between = " between {a} and {b}".format(**rows[0])
    told = [
        f"{_say(states[name])} {forms[states[name] > 1].format(units)}"
        for name, forms in _COUNTED.items()
        if states[name] or name == "differs"
    ]
    told[0] += between
    held = f" Articles are compared within each {scores.within}." if scores.within else ""
    return f"Of {of}, {join_words(told)}.{held}"


def _say(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _say_differences(figure: Mapping) -> str:
    where = "; ".join(filter(None, [figure["where"], figure["unit"]]))
    rows = _differing(figure)
    told = [_say_difference(row, first=row is rows[0]) for row in rows[:_OF_EACH]]
    more = [f"{_say(len(rows) - _OF_EACH)} more"] if len(rows) > _OF_EACH else []
    return f"{where[:1].upper()}{where[1:]}: {'; '.join(told + more)}."


def _say_difference(row: Mapping, *, first: bool) -> str:
    sign = 1 if row["difference"] > 0 else -1
    how, names = "higher" if sign > 0 else "lower", (row["a"], row["b"])
    if sign < 0 and row["b"] != REST:
        how, names = "higher", (row["b"], row["a"])
    low, high = sorted(sign * row[name] for name in ("low", "high"))
    size = format_number(abs(row["difference"]), row["digits"])
    said = [format_range(low, high, row["digits"])]
    if row["effect"] is not None:
        effect = format_number(abs(row["effect"]))
        said.append(f"{effect} standard deviations{' of single articles' if first else ''}")
    return f"{names[0]} {size} {how} than {names[1]} ({'; '.join(said)})"
