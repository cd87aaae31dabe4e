"""Data frames in and out: a row an article, scores aligned to the rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from ..analysis import ALL_PARTS, ALL_VOICES, Analysis, Engine, analyze
from ..articles import Article
from ..reading.fields import is_null, make_article
from ..reading.paragraphs import part_paragraphs

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "TEXT_COLUMNS",
    "Column",
    "batch_analyses",
    "batch_articles",
    "iter_rows",
    "list_columns",
    "pick_columns",
    "score",
]

#: Columns of a frame that are read: the parts of an article. At least one of the first two.
TEXT_COLUMNS = ("headline", "body", "kicker", "standfirst", "captions")
_BATCH = 2_000

Column = tuple[str, str, str]


def score(frame: "pd.DataFrame", *, engine: Engine | None = None) -> "pd.DataFrame":
    """Score the articles of a data frame.

    Parameters
    ----------
    frame : DataFrame
        A row an article, with a column ``headline`` or ``body`` or both, and perhaps ``kicker``,
        ``standfirst`` and ``captions``; other columns are not looked at. A missing text is no
        text: None, NaN and NA alike.
    engine : Engine, optional
        Reused if given; it says by which lexicon loaded terms are found.

    Returns
    -------
    DataFrame
        The same index, in the same order, and the columns of ``framing score``:
        ``part.voice.measure``. What is undefined is NaN.

    Raises
    ------
    TypeError
        If `frame` is no data frame.
    ValueError
        If it has no column of texts, or a value in one that is no text.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"body": ["The storm was a nightmare.", None]}, index=["a", "b"])
    >>> score(frame)["body.outlet.loaded"].tolist()
    [20.0, nan]
    """
    import pandas as pd

    rows, engine = iter_rows(frame), engine or Engine()
    columns = list_columns(engine)
    scores = np.full((len(frame), len(columns)), np.nan)
    for first, analysis in batch_analyses(rows, engine):
        scores[first : first + len(analysis.articles)] = pick_columns(analysis, columns)
    return pd.DataFrame(scores, index=frame.index, columns=[".".join(name) for name in columns])


def iter_rows(frame: "pd.DataFrame") -> Iterator[Article]:
    """Read the rows of a data frame as articles, as `framing.read` reads those of a file.

    Raises
    ------
    TypeError, ValueError
        As `score`; for the frame as a whole at once, for a row when it is its turn.
    """
    return _read_rows(frame, _text_columns(frame))


def _read_rows(frame: "pd.DataFrame", columns: Sequence[str]) -> Iterator[Article]:
    for row, texts in enumerate(zip(*(frame[name].tolist() for name in columns), strict=True)):
        values = dict(zip(columns, map(_known, texts), strict=True))
        where = f"row {row} of the frame (index {frame.index[row]})"
        body = values.get("body")
        if not isinstance(body, str | None):
            raise ValueError(f"{where}: 'body' must be text, got {type(body).__name__}.")
        if body:
            values["body"] = part_paragraphs(body)[0]
        yield make_article(values, where, str(row))


def _known(value: object) -> object:
    import pandas as pd

    return None if value is pd.NA or value is pd.NaT or is_null(value) else value


def _text_columns(frame: "pd.DataFrame") -> list[str]:
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        kind = type(frame).__name__
        raise TypeError(f"a pandas DataFrame is needed, a row an article; got {kind}.")
    names = [name for name in TEXT_COLUMNS if name in frame.columns]
    if not {"headline", "body"}.intersection(names):
        shown = ", ".join(map(str, frame.columns[:8])) + ", …" * (len(frame.columns) > 8)
        raise ValueError(
            "the frame needs a column 'headline' or 'body', or both; rename yours. It has: "
            f"{shown or 'none'}."
        )
    for name in names:
        if isinstance(frame[name], pd.DataFrame):
            raise ValueError(f"the frame has several columns {name!r}; keep one.")
    return names


def batch_analyses(articles: Iterable[Article], engine: Engine) -> Iterator[tuple[int, Analysis]]:
    """Analyse articles batch by batch; also yield the number of each batch's first."""
    first = 0
    for batch in batch_articles(articles):
        yield first, analyze(batch, engine=engine)
        first += len(batch)


def batch_articles(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield articles in lists that the engine works on at once."""
    articles = iter(articles)
    while batch := list(islice(articles, _BATCH)):
        yield batch


def list_columns(
    engine: Engine,
    *,
    parts: Sequence[str] | None = None,
    voices: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
) -> list[Column]:
    """List the columns of scores (part, voice, measure), all or those asked for.

    Raises
    ------
    ValueError
        If there is no such part, voice or measure.
    """
    known = {
        "part": (parts, ALL_PARTS),
        "voice": (voices, ALL_VOICES),
        "measure": (measures, [measure.name for measure in engine.measures]),
    }
    picked = [_pick(what, asked, there) for what, (asked, there) in known.items()]
    return [(p, v, m) for p in picked[0] for v in picked[1] for m in picked[2]]


def _pick(what: str, asked: Sequence[str] | None, there: Sequence[str]) -> list[str]:
    if isinstance(asked, str):
        raise ValueError(f"{what}s must be a list, such as [{asked!r}]; got the text {asked!r}.")
    for name in asked or ():
        if name not in there:
            raise ValueError(f"no {what} {name!r}; there are: {', '.join(there)}.")
    return list(there if asked is None else asked)


def pick_columns(analysis: Analysis, columns: Sequence[Column]) -> np.ndarray:
    """Return columns of an analysis' scores side by side, a row an article."""
    picked = [
        analysis.values[measure][:, ALL_PARTS.index(part), ALL_VOICES.index(voice)]
        for part, voice, measure in columns
    ]
    return np.array(picked).reshape(len(columns), len(analysis.articles)).T
