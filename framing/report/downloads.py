"""Downloads: the summary as JSON and the shorter tables as CSV, within the page itself."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..output import format_csv

if TYPE_CHECKING:
    from ..comparison import Comparison

__all__ = ["make_link", "summarize_downloads"]

#: Tables that readers ask for first, as long as there is room for them.
_TABLES = (
    "headlines", "sources", "alignment_counts", "claims", "headline_coverage", "labels",
    "quotations_compared", "numbers", "keyness", "portrayal", "agency", "prominence",
)  # fmt: skip
#: Characters that all tables may take of the page, which is to stay small.
_ROOM = 24_000
#: Words of a name or a term, at most.
_WORDS = 5
#: Characters that mean nothing of their own in an address or an attribute.
_SAFE = ",;:@/?$=+!*()"
_TYPES = {"csv": "text/csv", "json": "application/json"}


def summarize_downloads(
    comparison: "Comparison", summary: Mapping, *, excerpts: bool = False
) -> dict[str, object]:
    """Gather what can be taken along without a script.

    Parameters
    ----------
    comparison : Comparison
    summary : mapping
        What the page shows; the file of JSON holds its sentences and figures, not its texts.
    excerpts : bool
        The page is to hold no full texts: tables that hold any are left out.

    Returns
    -------
    dict
        ``json``: an address. ``tables``: of each that has room ``name, href, rows``. ``left``:
        names of the tables that have none.
    """
    every = comparison.tables
    tables = {"key_measures": _list_figures(summary)}
    for name in _TABLES:
        if name in every and not (excerpts and _holds_text(every[name])):
            tables[name] = every[name]
    shown, room = [], _ROOM
    for name, columns in tables.items():
        rows = len(next(iter(columns.values()), ()))
        text = format_csv(columns) if rows else ""
        href = make_link(text, "csv") if len(text) < room else ""  # an address is longer than that
        if rows and href and len(href) <= room:
            room -= len(href)
            shown.append({"name": name, "href": href, "rows": rows})
    held = {table["name"] for table in shown}
    told = {name: summary[name] for name in ("title", "event", "articles", "cautions", "findings")}
    told["key_measures"] = tables["key_measures"]
    told["methods"] = {name: summary["methods"][name] for name in ("version", "lexicons")}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return {
        "json": make_link(text, "json"),
        "tables": shown,
        "left": sorted(name for name in every if name not in held),
    }


def _holds_text(columns: Mapping[str, Sequence]) -> bool:
    """Tell whether a table holds stretches of an article that are more than a name or a term."""
    return any(
        name.startswith("text") or isinstance(cell, str) and cell.count(" ") >= _WORDS
        for name, cells in columns.items()
        for cell in cells
    )


def make_link(text: str, kind: str) -> str:
    """Return a text as an address that holds it.

    Examples
    --------
    >>> make_link("a,b\\n", "csv")
    'data:text/csv;charset=utf-8,a,b%0A'
    """
    encoded = quote(text.encode("utf-8", "replace"), safe=_SAFE)
    return f"data:{_TYPES[kind]};charset=utf-8,{encoded}"


def _list_figures(summary: Mapping) -> dict[str, list]:
    """List the key measures: a row for each measure, part, voice and article."""
    names = ("article_id", "measure", "part", "voice", "value", "low", "high", "n", "verdict")
    rows = [
        (article["id"], measure["name"], line["part"], line["voice"],
         *(cell[name] for name in ("value", "low", "high", "n")), line["verdict"]["text"])
        for measure in summary["figures"]["measures"]
        for line in measure["lines"]
        for article, cell in zip(summary["articles"], line["cells"], strict=True)
    ]  # fmt: skip
    return {name: [row[place] for row in rows] for place, name in enumerate(names)}
