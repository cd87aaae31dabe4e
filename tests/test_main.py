"""The command as a process: garbage is looked for by commands that may run for long."""

import subprocess
import sys

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
