"""The commands that score a corpus, as a process: what they say, where, and how they end."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from framing.cli import main

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
UNIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no terminal or signal of this kind")
SMALL = """
import sys
from framing.corpus import stream
stream.BATCH_BYTES = 20_000
from framing.cli import main
main()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with a corpus of 60 good rows and 15 bad."""
    monkeypatch.chdir(tmp_path)
    row = {"headline": "Pool shut", "body": "It was bad. " * 50, "outlet": "Post"}
    lines = [json.dumps({"id": str(n), **row}) for n in range(60)] + ["{"] * 15
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(*arguments, code=0):
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exit_code == code, result.output
    return result


def test_the_first_faults_are_said_and_all_are_kept(folder):
    result = run("score", "corpus.jsonl", "-o", "out.csv", code=1)
    assert result.stdout == "60 articles → out.csv; 15 rejected → out.rejected.jsonl\n"
    said = result.stderr.splitlines()
    assert len(said) == 11 and said[-1] == "framing: … and more like these."
    assert said[0].startswith("framing: row 61 of corpus.jsonl: not valid JSON")
    assert len(Path("out.rejected.jsonl").read_text("utf-8").splitlines()) == 15


@pytest.mark.parametrize("command", ["score", "evidence"])
def test_columns_go_along_in_every_table(folder, command):
    run(command, "corpus.jsonl", "-o", "out.csv", code=1)
    assert set(pd.read_csv("out.csv")["outlet"]) == {"Post"}


@pytest.mark.parametrize(
    "line",
    [
        "score corpus.jsonl -o out.xlsx",
        "score corpus.jsonl -o out",
        "score corpus.jsonl -o out.csv --workers 0",
        "score corpus.jsonl -o out.csv --engine spark",
        "score corpus.jsonl -o out.csv --scheduler tcp://127.0.0.1:9",
        "evidence corpus.jsonl",
    ],
)
def test_wrong_usage_is_2_and_leaves_nothing(folder, line):
    assert "Error: " in run(*line.split(), code=2).stderr
    assert [item.name for item in folder.iterdir()] == ["corpus.jsonl"]


def test_a_folder_of_parts(folder):
    assert run("score", "corpus.jsonl", "-o", "out/", code=1).stdout.startswith(
        "60 articles → out;"
    )
    assert len(pd.read_parquet("out")) == 60
    assert run("score", "corpus.jsonl", "-o", "out", "--resume", code=1).stdout


@UNIX
def test_progress_is_shown_on_a_terminal_and_only_there(folder):
    import pty

    command = [sys.executable, "-c", SMALL, "score", "corpus.jsonl", "-o", "out.csv"]
    piped = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=False)
    assert piped.returncode == 1
    assert b"a second" not in piped.stderr and b"\x1b" not in piped.stderr + piped.stdout
    ours, theirs = pty.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 65_536):
                shown += data
        except OSError:  # the end of a terminal
            pass
        said = process.stdout.read()
    os.close(ours)
    assert said == piped.stdout
    assert re.search(rb"\d+ articles, [\d,]+ a second", shown), shown
    assert re.search(rb"\d+%.*\d:\d\d:\d\d", shown), shown
    assert b"not valid JSON" in shown


@UNIX
def test_a_run_that_is_stopped_says_how_to_go_on(folder):
    # a process that was begun in the background ignores this signal until it is told not to
    stop = (
        "import os, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "os.kill(os.getpid(), signal.SIGINT)"
    )
    program = SMALL.replace(
        "from framing.cli import main",
        "from framing.corpus import run\n"
        "from framing.cli import main\n"
        "told = run._Told.hear\n"
        "def hear(self, result):\n"
        "    told(self, result)\n"
        "    hear.count += 1\n"
        f"    if hear.count == 2: {stop}\n"
        "hear.count, run._Told.hear = 0, hear",
    )
    command = [sys.executable, "-c", program, "score", "corpus.jsonl", "-o", "out.csv"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr.endswith("framing: stopped; add --resume to go on.\n")
    assert done.stdout == "" and "Traceback" not in done.stderr
    again = [sys.executable, "-c", SMALL, "score", "corpus.jsonl", "-o", "out.csv", "--resume"]
    done = subprocess.run(again, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.stdout == "60 articles → out.csv; 15 rejected → out.rejected.jsonl\n"


@UNIX
def test_a_closed_pipe_is_said_and_the_output_is_whole(folder):
    command = [sys.executable, "-m", "framing", "score", "corpus.jsonl", "-o", "out.csv"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=ENVIRONMENT, **pipes) as process:
        process.stdout.close()
        said = process.stderr.read().decode()
    assert process.returncode == 1
    assert said.endswith("framing: standard output was closed; out.csv is whole.\n")
    assert "Traceback" not in said and len(pd.read_csv("out.csv")) == 60


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device that is full")
def test_a_full_standard_output_is_said_and_the_output_is_whole(folder):
    """Bug guarded: it was called None."""
    command = [sys.executable, "-m", "framing", "score", "corpus.jsonl", "-o", "out.csv"]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, env=ENVIRONMENT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    what = "standard output: No space left on device; out.csv is whole."
    assert done.stderr.splitlines()[-1] == f"framing: {what}" and len(pd.read_csv("out.csv")) == 60
