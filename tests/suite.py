"""Run every kind of test, or the ones named: lint, unit, notebooks, browser.

`python3 do.py test` runs this file in the project's environment. A group that fails does not stop
the others; the list at the end says what ran. With FRAMING_REQUIRE_BROWSER=1, as in .ci/run, a
browser test that cannot run is an error.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PROCESSES = str(min(4, os.cpu_count() or 1))


def main(names):
    unknown = set(names) - set(GROUPS)
    if unknown:
        sys.exit(f"no such tests: {', '.join(sorted(unknown))}; there are {', '.join(GROUPS)}")
    results = {name: GROUPS[name]() for name in names or GROUPS}
    print("\nWhat ran:")
    for name, (good, outcome) in results.items():
        print(f"  {name:10} {outcome if good else 'FAILED: ' + outcome}")
    sys.exit(not all(good for good, _ in results.values()))


def lint():
    places = ["framing", "tests", "benchmarks", "do.py"]
    places = [place for place in places if (ROOT / place).exists()]
    commands = (["check", *places], ["format", "--check", *places])
    statuses = [run_module("ruff", *command) for command in commands]
    return not any(statuses), "ruff's rules and formatting"


def unit():
    return run_pytest("-rs", "--ignore=tests/browser", "--doctest-modules", "tests", "framing")


def notebooks():
    if not any(ROOT.glob("notebooks/*.ipynb")):
        return True, "there are none yet"
    sanitize = "--nbval-sanitize-with=tests/nbval_sanitize.cfg"
    nbval = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=120", sanitize]
    return run_pytest(*nbval, "notebooks")


def browser():
    required = os.environ.get("FRAMING_REQUIRE_BROWSER", "") not in ("", "0")
    if not any(ROOT.glob("tests/browser/test_*.py")):
        return not required, "there are none yet"
    good, outcome = run_pytest("-rs", "tests/browser", may_skip_all=not required)
    return good and not (required and "skipped" in outcome), outcome


GROUPS = {"lint": lint, "unit": unit, "notebooks": notebooks, "browser": browser}


def run_module(name, *arguments):
    return subprocess.call([sys.executable, "-m", name, *arguments], cwd=ROOT)


def run_pytest(*arguments, may_skip_all=False):
    """Run pytest, one file to a process; return whether all is well, and its counts in words."""
    with tempfile.TemporaryDirectory() as folder:
        counts = Path(folder) / "counts.xml"
        options = ["-n", PROCESSES, "--dist=loadfile", f"--junitxml={counts}"]
        status = run_module("pytest", "-q", *options, *arguments)
        if not counts.exists():
            return False, f"pytest ended with status {status}"
        suite = ElementTree.parse(counts).find("testsuite")
    tests, skipped, failures, errors = (
        int(suite.get(name)) for name in ("tests", "skipped", "failures", "errors")
    )
    passed = tests - skipped - failures - errors
    numbers = {"passed": passed, "failed": failures, "errors": errors, "skipped": skipped}
    outcome = ", ".join(f"{n} {name}" for name, n in numbers.items() if n or name == "passed")
    return status == 0 and (passed > 0 or may_skip_all), outcome


if __name__ == "__main__":
    main(sys.argv[1:])
