"""The command as a process: garbage is looked for by commands that may run for long."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import gc, sys
from framing.__main__ import run

sys.argv = ["framing", *sys.argv[1:]]
try:
    run()
finally:
    print("collects:", gc.isenabled())
"""


@pytest.mark.parametrize(
    "command, status, collects", [("measures", 0, True), ("compare gone.md gone.md", 1, False)]
)
def test_only_a_comparison_leaves_garbage(command, status, collects):
    line = [sys.executable, "-c", CODE, *command.split()]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == status
    assert done.stdout.endswith(f"collects: {collects}\n")


TEXT = "The mayor left\n\n" + "The mayor said on Friday that she left the city for good. " * 20


@pytest.fixture
def two(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
    return [sys.executable, "-m", "framing", "compare", *(str(tmp_path / f"{n}.txt") for n in "ab")]


def test_a_comparison_says_all_before_it_leaves(two, tmp_path):
    page = tmp_path / "page.html"
    done = subprocess.run([*two, "--html", str(page)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"The page: {page}\n")
    assert page.read_text("utf-8").rstrip().endswith("</html>")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_comparison_that_cannot_be_said_fails(two):
    with open("/dev/full", "w") as full:
        done = subprocess.run(two, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode != 0
    assert "No space left" in done.stderr
