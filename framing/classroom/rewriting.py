"""Rewriting: what changes in the figures when a paragraph is told in other words."""

import os
from typing import TYPE_CHECKING

from ..analysis import Analysis, analyze
from ..articles import Article
from ..language.vocabulary import find_words
from ..report.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["compare_versions", "describe_version", "list_marks", "rewriting_box"]

#: What is shown of a version: label, measure, decimals.
_SHOWN = (
    ("loaded terms in 100 words", "loaded", 1),
    ("sentiment, −1 to +1", "vader", 2),
)


def describe_version(text: str) -> list[dict[str, object]]:
    """Return the figures of a text: ``label, value`` (None where undefined) and ``shown``.

    Examples
    --------
    >>> [row["shown"] for row in describe_version("A furious mob stormed the hall.")][:3]
    ['6', '2', '33.3']
    """
    analysis = _analyze(text)
    marks = _marks_of(analysis)
    counts = (("words", len(find_words(text))), ("loaded terms", len(marks)))
    found = [{"label": name, "value": float(n), "shown": str(n)} for name, n in counts]
    for label, measure, digits in _SHOWN:
        value = analysis.value("text", "body", "all", measure)
        known = None if value != value else round(value, digits)
        shown = "too short to say" if known is None else format_number(known, digits)
        found.append({"label": label, "value": known, "shown": shown})
    return found


def list_marks(text: str) -> "pd.DataFrame":
    """Return the loaded terms of a text: ``text, category, strength, reason, plainer``.

    Examples
    --------
    >>> list_marks("A furious mob stormed the hall.")["text"].tolist()
    ['furious', 'mob']
    """
    import pandas as pd

    return pd.DataFrame(_marks_of(_analyze(text)), columns=_COLUMNS)


def compare_versions(before: str, after: str) -> "pd.DataFrame":
    """Return the figures of two versions of a text: ``before, after, change`` by measure.

    Examples
    --------
    >>> compare_versions("A furious mob stormed the hall.", "A crowd went into the hall.").iloc[1]
    before    2.0
    after     0.0
    change   -2.0
    Name: loaded terms, dtype: float64
    """
    import pandas as pd

    first, second = describe_version(before), describe_version(after)
    rows = [(a["value"], b["value"]) for a, b in zip(first, second, strict=True)]
    index = pd.Index([row["label"] for row in first], name="measure")
    table = pd.DataFrame(rows, columns=["before", "after"], index=index, dtype=float)
    return table.assign(change=(table["after"] - table["before"]).round(2))


def rewriting_box(text: str, *, live: bool | None = None):
    """Return a box to rewrite a text in, whose figures follow what is typed.

    Parameters
    ----------
    text : str
    live : bool, optional
        Whether to return the box, which needs ipywidgets and somebody at the keyboard; otherwise
        the table of figures is returned as it stands. Found out by default: a notebook that was
        opened in Jupyter is live, one that a test or a command runs is not.

    Returns
    -------
    ipywidgets.VBox or pandas.DataFrame
    """
    if live is None:
        live = "JPY_SESSION_NAME" in os.environ
    return _make_box(text) if live else compare_versions(text, text)


def _make_box(text: str):
    import ipywidgets

    wide = ipywidgets.Layout(width="100%", height="9em")
    field = ipywidgets.Textarea(value=text, description="Version", layout=wide)
    figures = ipywidgets.HTML()

    def show(_change: object = None) -> None:
        table = compare_versions(text, field.value).to_html(na_rep="too short to say")
        marks = list_marks(field.value)[["text", "category", "reason", "plainer"]]
        figures.value = table + marks.to_html(index=False)

    field.observe(show, names="value")
    show()
    return ipywidgets.VBox([field, figures])


_COLUMNS = ["text", "category", "strength", "reason", "plainer"]


def _analyze(text: str) -> Analysis:
    return analyze([Article("text", "", text)])


def _marks_of(analysis: Analysis) -> list[tuple]:
    labels = {name: c.label for name, c in analysis.engine.lexicon.categories.items()}
    columns = analysis.evidence_columns
    names = ("measure", "text", "category", "weight", "reason", "alternative")
    return [
        (text, labels[category], int(weight), reason, (plainer or "").replace(" | ", ", "))
        for measure, text, category, weight, reason, plainer in zip(
            *(columns[name] for name in names), strict=True
        )
        if measure == "loaded"
    ]
