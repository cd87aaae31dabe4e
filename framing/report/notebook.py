"""A notebook to begin with: one's own articles read, compared, and shown cell by cell."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from ..articles import Article

__all__ = ["make_notebook", "run_notebook"]

_READ = """\
import pandas as pd

import framing
from framing import plots

pd.set_option("display.max_colwidth", 100)
articles = framing.read({folder})
pd.DataFrame(
    [
        {{"id": a.id, "outlet": a.outlet, "published": a.published, "headline": a.headline}}
        for a in articles
    ]
)"""

_SIDE_BY_SIDE = (
    (
        "## The comparison\n\nTwo to eight articles about one event. The summary comes first; "
        "every table below opens one part of it. Nothing is said about the outlets as such.",
        "comparison = framing.compare(articles)\ncomparison",
    ),
    ("## Headlines\n\nWords, and the articles whose headline has them.", "comparison.headlines"),
    (
        "## Differences\n\nThe outlets' own words in the bodies. Intervals are adjusted for how "
        "many differences there are; “indistinguishable” is an answer. Say which measure you "
        'care about before you look: `framing.compare(articles, primary="loaded")`.',
        "own = comparison.differences.query(\"part == 'body' and voice == 'outlet'\")\n"
        'columns = ["measure", "a", "b", "difference", "low", "high", "verdict"]\n'
        "own[columns].round(2)",
    ),
    ("", "ax = plots.plot_differences(own.query(\"measure == 'vader'\"))"),
    (
        "## Loaded terms\n\nEach with its reason, so that you can disagree.",
        "loaded = comparison.evidence.query(\"measure == 'loaded'\")\n"
        'loaded[["article_id", "part", "voice", "text", "category", "reason"]]',
    ),
    (
        "## Voices\n\nWho is quoted or reported, and how much.",
        "comparison.sources",
    ),
    (
        "## Names\n\nWhat each article calls the same person, body or thing.",
        "labels = comparison.labels.query(\"link != 'noun'\")\n"
        'labels.pivot_table("n", ["referent", "label"], "article_id", "sum", fill_value=0)',
    ),
    (
        "## Who tells what\n\nStatements that two articles share, tell otherwise or tell alone. "
        "“Only” means: not found in the other, in whatever words.",
        'comparison.alignment[["a", "b", "relation", "text_a", "text_b", "check"]]',
    ),
    (
        "## The page\n\nThe whole comparison as one file that needs no script and no network.",
        "from pathlib import Path\n\n"
        'Path({page}).write_text(comparison.to_html(), encoding="utf-8")',
    ),
)
_MANY = (
    (
        "## Scores\n\nOne row an article, columns part.voice.measure.",
        "analysis = framing.analyze(articles)\n"
        'analysis.wide[["body.outlet.vader", "body.outlet.loaded", '
        '"body.all.flesch_kincaid"]].describe().round(2)',
    ),
    (
        "## Groups\n\nThe article is the unit. Read the cautions first: where each outlet wrote of "
        "other events, outlet and topic cannot be told apart.",
        "groups = framing.compare_groups(analysis, by={by})\ngroups.cautions",
    ),
    ("", "groups.differences.head(20).round(3)"),
    (
        "## Words\n\nWhich words one group uses more than the rest.",
        "words = framing.compare_words(articles, by={by})\nwords.head(20).round(2)",
    ),
    (
        "## One article\n\nWhat made its figures.",
        'analysis.evidence.query("article_id == @articles[0].id").head(20)',
    ),
)


def make_notebook(articles: Sequence[Article], folder: str | Path, target: str | Path) -> str:
    """Make a notebook that reads a folder of articles and looks at them.

    Parameters
    ----------
    articles : sequence of Article
        What is in the folder: two to eight are compared side by side, more as groups.
    folder : path
        Is read by the notebook; written relative to it.
    target : path
        Where the notebook will lie.

    Returns
    -------
    str
        A notebook of format 4.5, not run yet: the same for the same articles.

    Raises
    ------
    ValueError
        If there are fewer than two articles.

    Examples
    --------
    >>> pair = [Article("a", "Pool shut"), Article("b", "Pool closed")]
    >>> json.loads(make_notebook(pair, "pool", "pool.ipynb"))["nbformat"]
    4
    """
    if len(articles) < 2:
        raise ValueError(f"a notebook takes two articles or more; {folder} has {len(articles)}.")
    target = Path(target)
    known = {
        "folder": _quote(os.path.relpath(folder, target.parent).replace(os.sep, "/")),
        "page": _quote(f"{target.stem}.html"),
        "by": _quote("outlet"),
    }
    few = len(articles) <= _FEW
    title = _title(articles) if few else f"{len(articles)} articles"
    cells = [("markdown", f"# {title}\n\nMade by `framing notebook`; run it from top to bottom.")]
    cells.append(("code", _READ.format(**known)))
    outlets = {article.outlet for article in articles if article.outlet}
    for said, code in _SIDE_BY_SIDE if few else _MANY:
        if len(outlets) < 2 and ("{by}" in code or "groups." in code):
            continue
        cells += [("markdown", said)] if said else []
        cells.append(("code", code.format(**known)))
    cells.append(("markdown", _LIMITS))
    cells.append(("code", 'print("framing", framing.__version__)'))
    return _format(cells)


def run_notebook(notebook: str, folder: str | Path) -> str:
    """Run a notebook and return it with what it shows.

    Parameters
    ----------
    notebook : str
    folder : path
        Where it will lie: its paths are relative to this.

    Raises
    ------
    ValueError
        If Jupyter is not installed, or a cell fails.
    """
    try:
        import nbformat
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError
    except ImportError:
        raise ValueError("--run needs Jupyter: pip install 'framing[notebooks]'.") from None
    made = nbformat.reads(notebook, as_version=4)
    quiet = ["--IPKernelApp.log_level=40"]
    place = {"metadata": {"path": str(folder)}}
    try:
        NotebookClient(made, resources=place, extra_arguments=quiet).execute()
    except CellExecutionError as error:
        raise ValueError(f"a cell of the notebook failed: {error.evalue}.") from None
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # times of the day
    return nbformat.writes(made) + "\n"


#: So many are compared side by side.
_FEW = 8
_LIMITS = """\
## Limits

No figure here says that an outlet or an article is biased, means well or tells the truth. \
Sentiment is about words; a quotation is not the outlet's wording; readability formulas count \
lengths. `framing measures` says of each measure what it does not mean, and how far it agrees with \
people."""


def _title(articles: Sequence[Article]) -> str:
    events = {article.event for article in articles}
    event = events.pop() if len(events) == 1 else None
    return (event or "One event, told by several outlets").replace("-", " ").capitalize()


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _format(cells: Sequence[tuple[str, str]]) -> str:
    made = []
    for number, (kind, text) in enumerate(cells, 1):
        cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}}
        if kind == "code":
            cell |= {"execution_count": None, "outputs": []}
        made.append({**cell, "source": text.splitlines(keepends=True)})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {
        "cells": made,
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
