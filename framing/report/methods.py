"""The last section: what was measured, how, and what it does not show."""

from itertools import groupby

from ..comparison.dictionary import describe_table
from .paragraph import write_paragraph
from .source import Source

__all__ = ["summarize_methods"]


def summarize_methods(source: Source) -> dict[str, object]:
    """Gather measures, intervals, lexicons, versions and the reader's notes.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``version, interval, lexicons``; ``families``: ``label, limits`` (what all its measures do
        not measure, once) and ``measures``; ``notes``: ``letter, notes`` of each article;
        ``paragraph``: methods as text to paste; ``tables``: ``name, description`` of each table.
    """
    methods = source.comparison.describe_methods()
    families = []
    for label, group in groupby(methods["measures"], key=lambda measure: measure["family"]):
        measures = list(group)
        families.append({"label": label, "measures": measures, "limits": _common(measures)})
    return {
        "version": methods["version"],
        "interval": methods["interval"],
        "lexicons": methods["lexicons"],
        "families": families,
        "notes": [
            {"letter": source.letters[article.id], "notes": list(article.notes)}
            for article in source.articles
        ],
        "paragraph": write_paragraph(source, methods),
        "tables": [
            {"name": name, "description": describe_table(name)} for name in source.comparison.tables
        ],
    }


def _common(measures: list[dict]) -> str:
    """Return the limits that most of a family's measures state."""
    limits = [measure["limits"] for measure in measures]
    return max(limits, key=limits.count)
