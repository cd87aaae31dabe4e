"""Several processes: in order, bounded, and none is lost with what it worked on."""

import os
import subprocess
import sys
import time

import pytest

from framing.corpus import workers
from framing.corpus.scoring import Recipe
from framing.corpus.sources import find_sources
from framing.corpus.stream import iter_tasks
from framing.corpus.workers import score_here, score_in_processes

from .conftest import ENVIRONMENT, SMALL, make_rows, write_rows

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.mark.parametrize("given", ["csv", "parquet"])
def test_an_article_that_kills_its_process_is_rejected_and_no_other(
    tmp_path, small_tasks, dying, given
):
    rows = make_rows(60)
    rows[17]["body"] = "poison"
    path = write_rows(rows, tmp_path / f"corpus.{given}")
    sources, said = find_sources([str(path)], lambda *_: None), []
    options = {"tell": said.append, "score": dying.die_of_poison}
    found = score_in_processes(iter_tasks(sources), Recipe(), 2, **options)
    results = [result for _, result in found]
    assert sum(result.articles for result in results) == 59
    rejected = [record for result in results for record in result.rejected]
    row = 19 if given == "csv" else 18
    why = f"row {row} of {path}: it could not be scored (the process died of it)."
    assert rejected == [(str(path), row, why)]
    assert said and set(said) == {"a process died; what it worked on is done again."}


def test_if_no_process_can_start_it_is_said_and_nothing_is_rejected(tmp_path, rows, monkeypatch):
    """Bug guarded: every row was rejected, one by one."""
    path = write_rows(rows, tmp_path / "corpus.csv")
    monkeypatch.setattr(workers, "_prepare", os._exit)  # the recipe is no status
    tasks = iter_tasks(find_sources([str(path)], lambda *_: None))
    with pytest.raises(ValueError, match="no further processes can be started"):
        list(score_in_processes(tasks, Recipe(), 2))


def test_a_script_without_a_main_guard_is_told_what_to_do(tmp_path, rows):
    """Bug guarded: it ended in "Broken pipe"."""
    path = write_rows(rows, tmp_path / "corpus.csv")
    script = tmp_path / "script.py"
    call = f"score_corpus({str(path)!r}, {str(tmp_path / 'out.csv')!r}, workers=2)"
    script.write_text(f"from framing.corpus.run import score_corpus\n\n{call}\n")
    done = subprocess.run(
        [sys.executable, str(script)], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].endswith('under if __name__ == "__main__".')


def test_tasks_are_read_as_they_are_needed_and_results_come_in_order(tmp_path, small_tasks, rows):
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    sources = find_sources([str(path)], lambda *_: None)
    read = []

    def watched():
        for task in iter_tasks(sources):
            read.append(task)
            yield task

    expected = [result.data for _, result in score_here(iter_tasks(sources), Recipe())]
    assert len(expected) > 6
    found = []
    for _, result in score_in_processes(watched(), Recipe(), 2):
        found.append(result.data)
        assert len(read) - len(found) <= 2 * 2
    assert found == expected


def test_no_process_outlives_a_parent_that_is_killed(tmp_path, rows):
    path = write_rows(rows * 40, tmp_path / "corpus.jsonl")
    command = [sys.executable, "-c", SMALL, "score", str(path), "-o", "out.csv", "--workers", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, start_new_session=True)
    journal = tmp_path / "out.csv.parts" / "done.jsonl"
    wait_for(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 1)
    process.kill()
    process.wait()
    wait_for(lambda: not members(process.pid))


def members(session):
    """The processes of a session that still run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(session)], capture_output=True, text=True, check=False
    ).stdout
    return [line for line in listed.splitlines() if " Z" not in line]


def wait_for(true, seconds=120):
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
