"""A run that was broken off goes on where it stopped, and ends with the same bytes."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

from framing.corpus.run import score_corpus

from .conftest import ENVIRONMENT, SMALL, make_rows, write_rows
from .test_workers import wait_for

KILLABLE = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


class Stop(Exception):
    """Breaks a run off."""


def stop_after(parts):
    """Something that watches a run and breaks it off."""
    count = 0

    def watch(_):
        nonlocal count
        count += 1
        if count == parts:
            raise Stop

    return watch


def content(path):
    """The bytes of a file, or of all files that a reader of a folder sees."""
    if path.is_file():
        return path.read_bytes()
    return {part.name: part.read_bytes() for part in path.glob("*.parquet")}


def command(*arguments):
    return [sys.executable, "-c", SMALL, "score", *map(str, arguments)]


@KILLABLE
@pytest.mark.parametrize(
    ("given", "out", "workers"),
    [("csv", "out.parquet", 1), ("parquet", "out.jsonl.gz", 2), ("jsonl.zst", "out/", 1)],
)
def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(tmp_path, given, out, workers):
    rows = make_rows(600)
    rows[100]["body"] = rows[100]["headline"] = None
    path = write_rows(rows, tmp_path / f"corpus.{given}")
    for folder in ("broken", "whole"):
        (tmp_path / folder).mkdir()
    options = [path, "-o", out, "--workers", workers]
    where = {"env": ENVIRONMENT, "capture_output": True, "text": True}
    whole = subprocess.run(command(*options), cwd=tmp_path / "whole", **where)
    assert whole.returncode == 1 and len(whole.stderr.splitlines()) == 1

    broken = tmp_path / "broken"
    notes = broken / "out/_framing" if out == "out/" else broken / f"{out}.parts"
    process = subprocess.Popen(command(*options), cwd=broken, env=ENVIRONMENT)
    journal = notes / "done.jsonl"
    wait_for(lambda: journal.exists() and journal.read_bytes().count(b"\n") > 3)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.returncode == -signal.SIGKILL
    done = journal.read_bytes().count(b"\n")
    assert 3 < done < 45 and not (broken / "out.parquet").exists()

    refused = subprocess.run(command(*options), cwd=broken, **where)
    assert refused.returncode == 1 and "--resume" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    again = subprocess.run(command(*options, "--resume"), cwd=broken, **where)
    assert again.returncode == 1, again.stderr
    assert content(broken / out) == content(tmp_path / "whole" / out)
    assert again.stdout == whole.stdout
    names = [sorted(item.name for item in (tmp_path / f).iterdir()) for f in ("broken", "whole")]
    assert names[0] == names[1] == [out.strip("/"), "out.rejected.jsonl"]
    (record,) = map(json.loads, (broken / "out.rejected.jsonl").read_text().splitlines())
    assert record["row"] == (102 if given == "csv" else 101)


@pytest.mark.parametrize("out", ["out.parquet", "out"])
@pytest.mark.parametrize("torn", ["", '{"articles": 15, "wor'])
def test_what_was_done_is_not_done_again(tmp_path, small_tasks, rows, out, torn):
    """Also if the journal's last line was being written when the machine stopped."""
    path = write_rows(rows, tmp_path / "corpus.parquet")
    score_corpus(path, tmp_path / f"whole-{out}")
    with pytest.raises(Stop):
        score_corpus(path, tmp_path / out, watch=stop_after(3))
    (journal,) = tmp_path.glob("out*/**/done.jsonl")
    journal.write_text(journal.read_text() + torn)
    seen = []
    score_corpus(path, tmp_path / out, resume=True, watch=seen.append)
    lines = score_corpus(path, tmp_path / "other.csv", watch=(full := []).append)
    assert len(seen) == len(full) - 3 and lines.articles == 120
    assert seen[-1] == full[-1]
    assert content(tmp_path / out) == content(tmp_path / f"whole-{out}")


def edit(path, folder):
    text = path.read_text()
    status = path.stat()
    path.write_text(text.replace("Friday", "Monday"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def add(path, folder):
    shutil.copy(path, folder / "second.csv")


@pytest.mark.parametrize(
    ("change", "options", "said"),
    [
        (edit, {}, "corpus.csv is not as it was"),
        (add, {}, "second.csv is not as it was"),
        (None, {"kind": "tidy"}, "table is now tidy, and was wide"),
    ],
)
def test_other_inputs_or_options_are_refused(tmp_path, small_tasks, rows, change, options, said):
    (tmp_path / "in").mkdir()
    path = write_rows(rows, tmp_path / "in" / "corpus.csv")
    with pytest.raises(Stop):
        score_corpus(tmp_path / "in", tmp_path / "out.csv", watch=stop_after(2))
    if change:
        change(path, tmp_path / "in")
    with pytest.raises(ValueError, match=said):
        score_corpus(tmp_path / "in", tmp_path / "out.csv", resume=True, **options)


def test_other_versions_are_refused(tmp_path, small_tasks, rows, monkeypatch):
    path = write_rows(rows, tmp_path / "corpus.csv")
    with pytest.raises(Stop):
        score_corpus(path, tmp_path / "out.csv", watch=stop_after(2))
    monkeypatch.setattr("framing.__version__", "9.9")
    with pytest.raises(ValueError, match="framing is now 9.9, and was "):
        score_corpus(path, tmp_path / "out.csv", resume=True)


def test_a_finished_folder_has_nothing_left_to_do(tmp_path, rows):
    path = write_rows(rows, tmp_path / "corpus.csv")
    first = score_corpus(path, tmp_path / "out")
    before = content(tmp_path / "out")
    assert score_corpus(path, tmp_path / "out", resume=True, watch=stop_after(1)) == first
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize("finished", [False, True])
def test_a_part_that_was_removed_is_made_again(tmp_path, small_tasks, rows, finished):
    """Bug guarded: its rows were missing, and nobody was told."""
    path = write_rows(rows, tmp_path / "corpus.csv")
    score_corpus(path, tmp_path / "whole")
    if finished:
        score_corpus(path, tmp_path / "out")
    else:
        with pytest.raises(Stop):
            score_corpus(path, tmp_path / "out", watch=stop_after(5))
    (tmp_path / "out" / "part-00000003.parquet").unlink()
    assert score_corpus(path, tmp_path / "out", resume=True).articles == 120
    assert content(tmp_path / "out") == content(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="files are held on Unix only")
@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("out", ["out.csv", "out"])
def test_two_runs_do_not_write_one_output(tmp_path, small_tasks, rows, out, resume):
    """Bug guarded: the second entered its parts behind those of the first, or removed them."""
    path = write_rows(rows, tmp_path / "corpus.csv")
    refused = []

    def start_another(_):
        with pytest.raises(ValueError, match="another run is writing it") as error:
            score_corpus(path, tmp_path / out, resume=resume)
        refused.append(error)

    assert score_corpus(path, tmp_path / out, watch=start_another).articles == 120
    score_corpus(path, tmp_path / f"whole-{out}")
    assert len(refused) > 5 and content(tmp_path / out) == content(tmp_path / f"whole-{out}")


def test_a_folder_of_something_else_is_left_alone(tmp_path, rows):
    path = write_rows(rows, tmp_path / "corpus.csv")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(ValueError, match="mine: is not empty; name a new folder"):
        score_corpus(path, tmp_path / "mine")
    assert [item.name for item in (tmp_path / "mine").iterdir()] == ["notes.txt"]


LIMITED = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (%d, %d))\n" + SMALL


@KILLABLE
@pytest.mark.parametrize(("size", "kept"), [(2_000, False), (500_000, True)])
def test_a_full_disk_says_so_and_what_is_done_is_kept(tmp_path, size, kept):
    """The limit stands for the disk: parts fit, and the joined file does not, or not even they."""
    path = write_rows(make_rows(600), tmp_path / "corpus.csv")
    program = LIMITED % (size, size)
    arguments = ["score", path, "-o", "out.csv", "--workers", "1"]
    where = {"cwd": tmp_path, "env": ENVIRONMENT, "capture_output": True, "text": True}
    full = subprocess.run([sys.executable, "-c", program, *arguments], **where)
    assert full.returncode == 1
    how = "; what is done is kept: add --resume to go on" if kept else ""
    assert full.stderr == f"framing: out.csv: File too large{how}.\n"
    assert not (tmp_path / "out.csv").exists()
    assert (tmp_path / "out.csv.parts").exists() is kept
    again = subprocess.run(command(*arguments[1:], "--resume"), **where)
    assert again.returncode == 0 and again.stdout == "600 articles → out.csv\n"
