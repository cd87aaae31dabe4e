"""The heat table: of three or more articles, each against the rest, measure by measure."""

from collections.abc import Mapping

from .source import Source

__all__ = ["summarize_heat"]

#: Steps of shade to either side.
_STEPS = 3
#: What is compared: measure, part and voice.
_COLUMNS = (
    ("vader", "headline", "all"),
    ("vader", "body", "outlet"),
    ("loaded", "body", "outlet"),
    ("loaded", "body", "all"),
    ("flesch_kincaid", "body", "all"),
    ("words_per_sentence", "body", "all"),
)
_PARTS = {"headline": "headline", "body": "body"}
_VOICES = {"all": "", "outlet": ", outlet’s own words"}


def summarize_heat(source: Source, ledger: Mapping) -> dict[str, object] | None:
    """Set each article against the mean of all others.

    Parameters
    ----------
    source : Source
    ledger : mapping
        What ``summarize_ledger`` gives.

    Returns
    -------
    dict or None
        None of two articles. ``columns``: ``label, where, digits, signed``. ``rows``: for each
        article ``letter`` and ``cells``: ``value, rest`` (the mean of the others), ``more`` (value
        less rest) and ``step``, from −3 to 3, of the largest of the column. ``told``: how many
        statements of the article in the row the one in the column tells too, wholly or in part:
        rows of ``letter, cells`` (None where they are the same).
    """
    if len(source.articles) < 3:
        return None
    columns = [
        {
            "label": source.measures[name].label,
            "where": _PARTS[part] + _VOICES[voice],
            "digits": source.measures[name].digits,
            "signed": source.measures[name].low == -1,
            "cells": _compare([source.score(a.id, part, voice, name) for a in source.articles]),
        }
        for name, part, voice in _COLUMNS
    ]
    return {
        "columns": columns,
        "rows": [
            {"letter": letter, "cells": [column["cells"][place] for column in columns]}
            for place, letter in enumerate(source.letters.values())
        ],
        "told": _count_told(source, ledger),
    }


def _compare(scores: list[Mapping]) -> list[dict]:
    """Set each of several scores against the mean of the others.

    Examples
    --------
    >>> [cell["step"] for cell in _compare([{"value": v} for v in (1.0, 1.0, 4.0, None)])]
    [-2, -2, 3, 0]
    """
    values = [score["value"] for score in scores]
    cells = []
    for place, value in enumerate(values):
        others = [v for other, v in enumerate(values) if other != place and v is not None]
        rest = sum(others) / len(others) if others else None
        more = None if value is None or rest is None else value - rest
        cells.append({"value": value, "rest": rest, "more": more})
    most = max((abs(cell["more"]) for cell in cells if cell["more"] is not None), default=0)
    for cell in cells:
        cell["step"] = round(_STEPS * cell["more"] / most) if most and cell["more"] else 0
    return cells


def _count_told(source: Source, ledger: Mapping) -> list[dict]:
    told: dict[tuple[str, str], int] = {}
    for pair in ledger["pairs"]:
        a, b = pair["letters"]
        used = next(row for row in pair["counts"] if row["used"])
        told[a, b], told[b, a] = (
            sum(cells[side] for cells in used["cells"][:-1]) for side in range(2)
        )
    letters = list(source.letters.values())
    return [{"letter": row, "cells": [told.get((row, to)) for to in letters]} for row in letters]
