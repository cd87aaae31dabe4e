"""The page of a corpus: groups of articles, their figures, and what their differences come to."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from ..articles import clean_text
from ..comparison.keyness import REST
from ..measures import Measure, default_families
from ..output import format_csv
from .figures import VOICE_LABELS
from .group_findings import say_group_findings
from .numbers import format_level, join_words, make_slug
from .page import render_template

if TYPE_CHECKING:
    from ..comparison import GroupComparison

__all__ = ["render_groups", "summarize_groups"]

#: Of more figures than these only the key ones are shown at once; the others are folded.
_SHOWN = 6
_KEY = (
    "body.outlet.vader", "body.outlet.loaded", "body.outlet.flesch_kincaid",
    "body.outlet.words_per_sentence", "headline.outlet.vader", "headline.outlet.loaded",
)  # fmt: skip
_MOST_DIGITS = 6
_VERDICTS = {
    "indistinguishable": ("indistinguishable", "Indistinguishable"),
    "unclear": ("no interval", "Unclear: interval and permutations disagree"),
    "no interval": ("no interval", "Too few {units} for an interval"),
    "no contrast": ("not scored", "No {within} has articles of both"),
    "not scored": ("not scored", "Not scored"),
}


def render_groups(comparison: "GroupComparison", *, title: str | None = None) -> str:
    """Return the page of groups: HTML that reads without script and asks for nothing.

    Parameters
    ----------
    comparison : GroupComparison
    title : str, optional
        Made from the groups otherwise.
    """
    return render_template("groups.html", summarize_groups(comparison, title=title))


def summarize_groups(
    comparison: "GroupComparison", *, title: str | None = None
) -> dict[str, object]:
    """Gather what is shown of groups of articles.

    Parameters
    ----------
    comparison : GroupComparison
    title : str, optional

    Returns
    -------
    dict
        ``title, by, within, units`` (what is drawn), ``articles`` (their number), ``groups``
        (``name, n``), ``cautions``, ``findings`` (``topic, text, anchor``), ``key`` and ``others``
        (figures that are shown, and folded), ``methods`` and ``downloads`` (``name, rows, href``).
        A figure has ``anchor, name, label, where, unit, direction, digits, signed``; ``low, high``,
        where its charts end, and ``reach``, where those of differences do; ``groups`` and
        ``differences``. Plain values only.
    """
    scores = comparison.scores
    units = _plural(scores.within or "article")
    sizes = Counter(scores.group.tolist())
    figures = _list_figures(comparison, units)
    key = _pick_key(figures)
    return {
        "title": clean_text(title) if title else _make_title(comparison),
        "by": scores.by,
        "within": scores.within,
        "units": units,
        "articles": len(scores.group),
        "groups": [{"name": name, "n": sizes[place]} for place, name in enumerate(scores.groups)],
        "cautions": list(comparison.cautions),
        "findings": list(say_group_findings(comparison, figures, units)),
        "key": key,
        "others": [figure for figure in figures if figure not in key],
        "methods": _describe_methods(comparison, figures),
        "downloads": list(_list_downloads(comparison)),
    }


def _pick_key(figures: list[dict]) -> list[dict]:
    if len(figures) <= _SHOWN:
        return figures
    by_name = {figure["name"]: figure for figure in figures}
    return [by_name[name] for name in _KEY if name in by_name] or figures[:_SHOWN]


def _make_title(comparison: "GroupComparison") -> str:
    scores = comparison.scores
    names = scores.groups
    told = join_words(names) if len(names) < 4 else f"{len(names)} groups by {scores.by}"
    return f"{told}: {len(scores.group):,} articles compared"


def _list_figures(comparison: "GroupComparison", units: str) -> list[dict[str, object]]:
    """Return the figures in the order of the comparison."""
    known = {measure.name: measure for f in default_families() for measure in f.measures}
    found: dict[tuple, dict] = {}
    for row in _rows(comparison.group_columns):
        key = row["part"], row["voice"], row["measure"]
        figure = found.setdefault(key, _describe_figure(*key, known.get(key[2])))
        figure["groups"].append(row)
    for row in _rows(comparison.difference_columns):
        figure = found[row["part"], row["voice"], row["measure"]]
        figure["differences"].append({**row, **_judge(row, units, comparison.scores.within)})
    for figure in found.values():
        _scale(figure)
    return list(found.values())


def _scale(figure: dict) -> None:
    """Say where the charts of a figure end, and how many decimals tell its values apart."""
    ends = [row[end] for row in figure["groups"] for end in ("mean", "low", "high")]
    rows = figure["differences"]
    apart = [abs(row[end]) for row in rows for end in ("low", "high") if row[end] is not None]
    figure["low"], figure["high"] = _round_out([end for end in ends if end is not None])
    figure["reach"] = max(apart, default=0.0) or 1.0
    figure["digits"] = max(figure["digits"], min(_MOST_DIGITS, 1 - floor(log10(figure["reach"]))))
    for row in rows:
        row["digits"] = figure["digits"]
        if row["state"] == "differs":
            nearest = min(abs(row["low"]), abs(row["high"]))
            while row["digits"] < _MOST_DIGITS and not round(nearest, row["digits"]):
                row["digits"] += 1


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _rows(columns: Mapping[str, Sequence]) -> Iterator[dict[str, object]]:
    """Yield the rows of a table; what is undefined is None."""
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        yield {name: None if value != value else value for name, value in row.items()}


def _describe_figure(part: str, voice: str, name: str, measure: Measure | None) -> dict:
    where = "all parts" if part == "all" else part
    return {
        "anchor": make_slug(f"{part} {voice} {name}"),
        "name": f"{part}.{voice}.{name}",
        "label": measure.label if measure else name,
        "where": f"{where}, {VOICE_LABELS[voice]}",
        "unit": measure.unit if measure else "",
        "direction": measure.direction if measure else "",
        "digits": measure.digits if measure else 2,
        "signed": bool(measure and measure.low == -1),
        "groups": [],
        "differences": [],
    }


def _judge(row: Mapping, units: str, within: str) -> dict[str, str]:
    """Return the state of a difference, and its verdict in words."""
    if row["verdict"] in _VERDICTS:
        state, text = _VERDICTS[row["verdict"]]
        return {"state": state, "text": text.format(units=units, within=within)}
    lower = row["verdict"] == "b higher" and row["b"] == REST
    higher = row["a"] if row["verdict"] == "a higher" or lower else row["b"]
    return {"state": "differs", "text": f"{higher} {'lower' if lower else 'higher'}"}


def _round_out(ends: Sequence[float]) -> tuple[float, float]:
    """Return round numbers that hold all ends between them."""
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    step = 10.0 ** floor(log10(high - low or abs(high) or 1.0))
    low, high = floor(low / step) * step, ceil(high / step) * step
    return round(low, 9) + 0.0, round(high if high > low else low + step, 9) + 0.0


def _describe_methods(comparison: "GroupComparison", figures: Sequence[dict]) -> dict[str, object]:
    """Return the paragraph to paste, and what each measure is and is not."""
    from .. import __version__
    from ..measures import catalogue

    names = {figure["name"].split(".", 2)[2] for figure in figures}
    return {
        "version": __version__,
        "paragraph": f"{comparison.methods} Scores and figures were made with framing "
        f"{__version__}.",
        "level": format_level(comparison.adjustment.level),
        "measures": [row for row in catalogue() if row["name"] in names],
    }


def _list_downloads(comparison: "GroupComparison") -> Iterator[dict[str, object]]:
    """Yield the tables as CSV in the page itself; no cell runs as a formula."""
    for name, columns in comparison.columns().items():
        data = b64encode(format_csv(columns).encode("utf-8", "replace")).decode()
        rows = len(columns["measure"])
        yield {"name": name, "rows": rows, "href": f"data:text/csv;charset=utf-8;base64,{data}"}
