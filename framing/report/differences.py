"""All differences that have an interval: every measure, part and voice."""

from collections.abc import Mapping

from .figures import VOICE_LABELS
from .source import Source
from .verdicts import describe_differences, tell_from_zero

__all__ = ["summarize_differences"]

#: Measures that are shown at once, and of which part and voice.
_MAIN = (
    ("vader", "body", "outlet"), ("loaded", "body", "outlet"), ("flesch_kincaid", "body", "all"),
)  # fmt: skip
#: Of the other measures, those that tell articles apart here are shown at once, too.
_OUTLET = ("body", "outlet")
_PARTS = {"all": "headline to body", "body": "body"}


def summarize_differences(source: Source) -> dict[str, object]:
    """Gather the differences that have an interval.

    Parameters
    ----------
    source : Source

    Returns
    -------
    dict
        ``main`` (the main measures, the one declared beforehand and those that tell the outlets'
        own words apart) and ``rest``: groups of rows by measure, ``label, unit, digits, signed,
        rows``; a row is ``where, primary, values, difference`` (of two articles: ``difference, low,
        high, smallest, digits``; None of more) and ``verdict``. ``others``: how many rows the rest
        has; ``told``: how many of them tell articles apart; ``without``: how many differences have
        no interval.
    """
    rows = [
        (measure, row)
        for (measure, part, voice), records in source.differences.items()
        if (row := _describe(source, measure, part, voice, records))
    ]
    main = [(name, row) for name, row in rows if row["main"]]
    rest = [(name, row) for name, row in rows if not row["main"]]
    without = sum(record["low"] is None for record in source.tables["differences"])
    return {
        "main": _group(source, main),
        "rest": _group(source, rest),
        "others": len(rest),
        "told": sum(row["verdict"]["state"] == "differs" for _, row in rest),
        "without": without,
    }


def _describe(
    source: Source, name: str, part: str, voice: str, records: list[Mapping]
) -> dict[str, object] | None:
    """Return a row; None where no two articles have an interval."""
    if all(record["low"] is None for record in records):
        return None
    count, digits = len(source.articles), source.measures[name].digits
    pairs = count * (count - 1) // 2
    verdict = describe_differences(records, source.letters, digits, pairs)
    primary = source.comparison.primary == f"{part}.{voice}.{name}"
    return {
        "where": f"{_PARTS.get(part, part)}, {VOICE_LABELS[voice]}",
        "primary": primary,
        "main": primary
        or (name, part, voice) in _MAIN
        or (verdict["state"] == "differs" and (part, voice) == _OUTLET),
        "values": [source.score(a.id, part, voice, name)["value"] for a in source.articles],
        "difference": _figures(records[0], digits) if count == 2 else None,
        "verdict": verdict,
    }


def _figures(record: Mapping, digits: int) -> dict[str, object]:
    names = ("difference", "low", "high", "smallest")
    found = {name: record[name] for name in names}
    return {**found, "digits": tell_from_zero(record["low"], record["high"], digits)}


def _group(source: Source, rows: list[tuple[str, dict]]) -> list[dict]:
    groups: dict[str, list[dict]] = {name: [] for name in source.measures}
    for name, row in rows:
        groups[name].append(row)
    return [
        {
            "label": source.measures[name].label,
            "unit": source.measures[name].unit,
            "digits": source.measures[name].digits,
            "signed": source.measures[name].low == -1,
            "rows": found,
        }
        for name, found in groups.items()
        if found
    ]
