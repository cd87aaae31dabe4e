"""A small corpus, and tasks small enough that there are several of it."""

import importlib
import json
import os
import random
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.corpus import stream

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = (
    "The mayor slammed the plan on Friday.",
    "“It was a bad day for the whole town,” said Ana Lund, who had run the pool for years.",
    "Engineers had found cracks in two of its walls.",
    "Nobody objected, the clerk said.",
    "It is a nightmare for families who live by the harbour, and a disgrace.",
    "The council will vote again in March; until then the gates stay shut.",
    "Critics called it a “witch hunt”.",
    "About 400 people came to the meeting in the old school hall.",
)


def make_rows(count, seed=1):
    """Rows of a corpus, with columns that the suite does not know."""
    rng = random.Random(seed)
    return [
        {
            "id": f"a{number}",
            "headline": rng.choice(SENTENCES).rstrip("."),
            "body": " ".join(rng.choices(SENTENCES, k=rng.randint(1, 30))),
            "outlet": rng.choice(["Post", "Lantern", None]),
            "votes": number,
            "share": number / 7,
            "tags": ["a", "b"][: number % 3],
        }
        for number in range(count)
    ]


@pytest.fixture
def rows():
    """120 rows."""
    return make_rows(120)


def write_rows(rows, path):
    """Write rows by the ending of the path."""
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=17)
        return path
    if ".csv" in path.name:
        from framing.output import format_csv

        names = [name for name in rows[0] if name != "tags"]
        data = format_csv({name: [row[name] for row in rows] for name in names}).encode()
    else:
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    if path.suffix in (".gz", ".zst"):
        data = pa.compress(data, {".gz": "gzip", ".zst": "zstd"}[path.suffix], asbytes=True)
    path.write_bytes(data)
    return path


@pytest.fixture
def small_tasks(monkeypatch):
    """Tasks of about 15 articles."""
    monkeypatch.setattr(stream, "BATCH_BYTES", 12_000)
    monkeypatch.setattr(stream, "_STEP_BYTES", 3_000)


#: Runs the command line with small tasks, in a process of its own.
SMALL = """
import sys
from framing.corpus import stream
stream.BATCH_BYTES, stream._STEP_BYTES = 12_000, 3_000
from framing.cli import main
main()
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}

DYING = """
import os, signal
from framing.corpus.scoring import score_task

def die_of_poison(task, recipe):
    for batch in task.load().batches:
        if "poison" in str(batch.rows if batch.table is None else batch.table):
            os.kill(os.getpid(), signal.SIGKILL)
    return score_task(task, recipe)

def die_once(task, recipe):
    try:
        os.close(os.open(os.environ["FRAMING_TEST_MARK"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return score_task(task, recipe)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def dying(tmp_path_factory, monkeypatch):
    """A module of functions that kill their process, where another process can import it."""
    folder = tmp_path_factory.mktemp("dying")
    (folder / "framing_dying.py").write_text(DYING)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "framing_dying", raising=False)
    return importlib.import_module("framing_dying")
