"""Whole corpora from Parquet to Parquet: throughput, processor time and memory, by process."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .corpus import ARTICLE_WORDS, make_corpus

__all__ = ["Throughput", "format_throughput", "measure_throughput"]

ROOT = Path(__file__).resolve().parents[1]
IN_MEMORY = "analyze() of articles in memory"
ONE, TWO = "framing score, one process", "framing score --workers 2"
DASK = "framing score --engine dask --workers 2"
#: The text is made of so many words at a time, so that it never fills the memory.
_CHUNK = 1_000_000

_ANALYSIS = """\
import json, sys, time
import pyarrow.parquet
from framing import Article, Engine, analyze

rows = pyarrow.parquet.read_table(sys.argv[1]).to_pylist()
articles = [Article(row["id"], row["headline"], row["body"]) for row in rows]
began, spent = time.perf_counter(), time.process_time()
analyze(articles, engine=Engine()).values
print(json.dumps([time.perf_counter() - began, time.process_time() - spent]))
"""


@dataclass(frozen=True)
class Throughput:
    """How one way of scoring a corpus did.

    Attributes
    ----------
    name : str
    seconds : float
        Of the whole process; of the scoring alone for what is done in memory.
    processor : float
        Seconds of processor time; NaN where it is spread over several processes.
    memory : float
        The most that any one of its processes had, in MiB; NaN where the system does not tell.
    """

    name: str
    seconds: float
    processor: float
    memory: float


def measure_throughput(words: int, rounds: int) -> tuple[list[Throughput], int]:
    """Score a corpus in each way, in turns; return the medians, and the corpus' words.

    The corpus is one Parquet file, with row groups of 1,000 articles.
    """
    with tempfile.TemporaryDirectory(prefix="framing-") as folder:
        path, out = Path(folder) / "corpus.parquet", str(Path(folder) / "out.parquet")
        made = _write_corpus(path, words)
        score = [sys.executable, "-m", "framing", "score", str(path), "-o", out]
        ways = {
            IN_MEMORY: [sys.executable, "-c", _ANALYSIS, str(path)],
            ONE: [*score, "--workers", "1"],
            TWO: [*score, "--workers", "2"],
        }
        if find_spec("distributed"):
            ways[DASK] = [*score, "--workers", "2", "--engine", "dask"]
        runs: dict[str, list[Throughput]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, command in ways.items():
                runs[name].append(_run(name, command))
    return [_median(found) for found in runs.values()], made


def _median(found: list[Throughput]) -> Throughput:
    columns = zip(*((one.seconds, one.processor, one.memory) for one in found), strict=True)
    return Throughput(found[0].name, *map(statistics.median, columns))


def _write_corpus(path: Path, words: int) -> int:
    """Write articles to a Parquet file; return how many words they have."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made, writer = 0, None
    for seed in range(max(1, words // _CHUNK)):
        corpus = make_corpus(min(words, _CHUNK), seed=seed)
        made += corpus.words
        columns = {
            "id": [f"{seed}-{article.id}" for article in corpus.articles],
            "outlet": [f"outlet {number % 7}" for number in range(len(corpus.articles))],
            "headline": [article.headline for article in corpus.articles],
            "body": [article.body for article in corpus.articles],
        }
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table, row_group_size=_CHUNK // ARTICLE_WORDS)
    if writer:
        writer.close()
    return made


def _run(name: str, command: list[str]) -> Throughput:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, start_new_session=True
    )
    peaks: list[float] = []
    watcher = threading.Thread(target=_watch, args=(process, peaks))
    watcher.start()
    said = process.stdout.read()
    spent = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(spent[1])
    seconds = time.perf_counter() - began
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    memory = max(peaks, default=float("nan"))
    if name == IN_MEMORY:
        return Throughput(name, *json.loads(said), memory)
    processor = spent[2].ru_utime + spent[2].ru_stime if name == ONE else float("nan")
    return Throughput(name, seconds, processor, memory)


def _watch(process: subprocess.Popen, peaks: list[float]) -> None:
    """Note the peak memory of each process of a session, as long as it runs."""
    while process.returncode is None:
        peaks.extend(_peaks(process.pid))
        time.sleep(0.2)


def _peaks(session: int) -> Iterator[float]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                status = (folder / "status").read_text()
                yield int(status.partition("VmHWM:")[2].split()[0]) / 1024
        except (OSError, IndexError, ValueError):  # it has ended
            continue


def format_throughput(results: list[Throughput], words: int) -> str:
    """Set the results out as a table."""
    width = max(len(result.name) for result in results)
    head = f"{'':{width}}  {'s':>7}  {'words/s':>10}  {'CPU s':>7}  {'MiB':>5}"
    lines = [head]
    for result in results:
        processor = "" if result.processor != result.processor else f"{result.processor:.1f}"
        memory = "" if result.memory != result.memory else f"{result.memory:.0f}"
        rate = f"{words / result.seconds:,.0f}"
        lines.append(
            f"{result.name:{width}}  {result.seconds:7.1f}  {rate:>10}  {processor:>7}  {memory:>5}"
        )
    return "\n".join(lines)
