"""The function that runs everywhere: a task → its part of the output, in any process."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from ..analysis import Engine, analyze
from ..lexicons import Lexicon
from ..measures import cue_families
from .formats import PartWriter
from .rows import ReadBatch, merge_batches, read_batch
from .stream import BATCH_BYTES, BATCH_ROWS, Batch, Task
from .tables import make_table

__all__ = ["Recipe", "Result", "reject", "score_task"]

#: Tables of many rows an article are made for so many articles at once.
_FEW = 50


@dataclass(frozen=True)
class Recipe:
    """What to make of every task.

    Attributes
    ----------
    kind : {"wide", "tidy", "evidence", "cues", "cue_evidence"}
    lexicon : Lexicon or None
        Of loaded terms; None for the project's own.
    parts : {"arrow", "parquet"}
        The format of parts.
    """

    kind: str = "wide"
    lexicon: Lexicon | None = None
    parts: str = "arrow"


@dataclass
class Result:
    """What came of a task.

    Attributes
    ----------
    data : bytes
        The part as a file; empty if there is nothing in it.
    articles, words, rows : int
        Scored articles, their words, and the rows of the part.
    rejected : list of (str, int or None, str)
        Source, row and reason.
    renamed : list of (str, str, str)
        Source, column, and the field that it was read as.
    repeated : list of (str, str)
        Source and id, of ids that another article of the task has too; at most one.
    """

    data: bytes = b""
    articles: int = 0
    words: int = 0
    rows: int = 0
    rejected: list[tuple] = field(default_factory=list)
    renamed: list[tuple] = field(default_factory=list)
    repeated: list[tuple] = field(default_factory=list)


_OWN = threading.local()  # an engine is not to be shared, and a process may have many threads


def score_task(task: Task, recipe: Recipe) -> Result:
    """Read a task's rows, score them, and make them a part of the output.

    Parameters
    ----------
    task : Task
    recipe : Recipe

    Returns
    -------
    Result
        An article that cannot be scored is rejected with the reason; the others are not touched.
    """
    result, writer = Result(), PartWriter(recipe.parts)
    step = BATCH_ROWS if recipe.kind == "wide" else _FEW
    for read in _gather(map(read_batch, _read(task)), result):
        result.repeated = result.repeated or _find_repeated(read)
        for first in range(0, len(read.articles), step):
            chosen = range(first, min(first + step, len(read.articles)))
            for table in _score(read, chosen, recipe, result):
                writer.add(table)
    result.data, result.rows = writer.finish(), writer.rows
    return result


def _read(task: Task) -> Iterator[Batch]:
    yield from task.batches
    for part in task.slices:
        for batch, _ in part.read():
            yield batch


def _gather(reads: Iterable[ReadBatch], result: Result) -> Iterator[ReadBatch]:
    """Put small batches together, such as files of one article, and note what they left out."""
    held: list[ReadBatch] = []
    bulk = 0
    for read in reads:
        result.rejected += read.rejected
        result.renamed += read.renamed
        size = sum(len(article.body) for article in read.articles)
        if held and (bulk + size > BATCH_BYTES or len(held) >= BATCH_ROWS):
            yield merge_batches(held)
            held, bulk = [], 0
        held.append(read)
        bulk += size
    yield merge_batches(held)


def _find_repeated(read: ReadBatch) -> list[tuple[str, str]]:
    seen: set[str] = set()
    for article, (address, _) in zip(read.articles, read.places, strict=True):
        if article.id in seen:
            return [(address, article.id)]
        seen.add(article.id)
    return []


def _engine(recipe: Recipe) -> Engine:
    """Return this thread's engine, which remembers the words that it has met."""
    lexicon, of_cues = recipe.lexicon, recipe.kind in ("cues", "cue_evidence")
    key = lexicon.sha256 if lexicon else "", of_cues
    known = getattr(_OWN, "engine", None)
    if known is None or _OWN.key != key:
        engine = Engine(lexicon)
        _OWN.engine, _OWN.key = engine.by(cue_families()) if of_cues else engine, key
    return _OWN.engine


def _score(read: ReadBatch, chosen: range, recipe: Recipe, result: Result) -> list[pa.Table]:
    """Score some articles of a batch; if that fails, halve them until the culprit stands alone."""
    articles = read.articles[chosen.start : chosen.stop]
    passing = read.passing.slice(chosen.start, len(chosen))
    try:
        analysis = analyze(articles, engine=_engine(recipe))
        table = make_table(recipe.kind, analysis, articles, passing)
        words = int(analysis.sums["words"][:, -1, -1].sum())
    except Exception as error:
        _OWN.engine = None  # it may have stopped half way
        if len(chosen) > 1:
            half = len(chosen) // 2
            sides = chosen[:half], chosen[half:]
            return [table for side in sides for table in _score(read, side, recipe, result)]
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:100]}"
        result.rejected.append(
            reject(read.places[chosen.start], f"it could not be scored ({what})")
        )
        return []
    result.articles += len(articles)
    result.words += words
    return [table]


def reject(place: tuple[str, int | None], why: str) -> tuple[str, int | None, str]:
    """Return what is kept of an article that is left out: source, row and reason."""
    address, row = place
    return address, row, f"{f'row {row} of ' if row else ''}{address}: {why}."
