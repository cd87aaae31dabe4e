"""Everything this project does, by one script: python3 do.py VERB

report      compare the articles in seeds/ and write reports/*.html, reports/index.html, and
            the materials for the classroom in reports/classroom/
test        every test, or some: python3 do.py test [lint] [unit] [notebooks] [browser]
lint        ruff: rules and formatting
notebooks   run the notebooks from top to bottom and store their outputs
golden      rewrite the expected summaries in tests/report; read the diff before you commit it
refresh     report, golden and notebooks, after a change that is meant to alter results
cards       hold every measure against annotated data: python3 do.py cards FOLDER [MEASURE ...]
bench       speed against other packages: python3 do.py bench [OPTION ...]
lock        pin all packages anew: python3 do.py lock [--upgrade | --upgrade-package NAME]
help        this text

Each verb first sees to it that .venv holds exactly the packages of requirements.lock. Making
it takes Python 3.11 or later and a network connection; afterwards none is needed.
"""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - with an older Python, this line is the help
    sys.exit("do.py needs Python 3.11 or later; this is Python " + sys.version.split()[0] + ".")

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
ENV = {
    **os.environ,
    "VIRTUAL_ENV": str(VENV),
    "PATH": str(BIN) + os.pathsep + os.environ.get("PATH", os.defpath),
    "PIP_USER": "0",
    "UV_SYSTEM_CERTS": os.environ.get("UV_SYSTEM_CERTS", "1"),
}

# ---- set-up (a change in this part brings .venv up to date) ----


def stamps():
    """Return what .venv depends on: its interpreter and place, and its packages."""
    import tomllib

    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    tables = json.dumps([pyproject["build-system"], pyproject["project"]], sort_keys=True)
    setup = Path(__file__).read_text(encoding="utf-8").split("\n# ---- verbs")[0]
    interpreter = f"{sys.version} {sys.platform} {ROOT}"
    packages = LOCK.read_text(encoding="utf-8") + tables + setup
    return [hashlib.sha256(text.encode()).hexdigest() for text in (interpreter, packages)]


def ensure_environment():
    """Make .venv or bring it up to date; return at once if its stamp says that it is."""
    stamp, wanted, started = VENV / "setup.stamp", stamps(), time.monotonic()
    found = stamp.read_text().split() if stamp.exists() and PYTHON.exists() else []
    if found == wanted:
        return
    if found[:1] == wanted[:1]:
        print("Bringing .venv up to date ...", flush=True)
        stamp.unlink()
    else:
        make_venv()
    if not install_packages(VENV / "setup.log"):
        sys.exit(
            "do.py could not install the packages: check the network connection and run this "
            f"again. What happened is in {VENV / 'setup.log'}"
        )
    stamp.write_text("\n".join(wanted))
    print(f".venv is ready after {time.monotonic() - started:.0f} s", flush=True)


def make_venv():
    """Make an empty .venv in place of whatever is there."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        sys.exit(
            "do.py needs Python's venv, which is not installed here. On Debian or Ubuntu: "
            "sudo apt install python{}.{}-venv".format(*sys.version_info)
        )
    print("Making .venv (once; it may take a minute or two) ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    made = subprocess.run(command, capture_output=True, text=True)
    if made.returncode:
        reason = (made.stdout + made.stderr).strip() or "no reason given"
        sys.exit(f"do.py could not make {VENV}: {reason.splitlines()[-1]}")


def install_packages(log):
    """Install the locked packages and this one: with uv or, where that fails, with pip."""
    lock = ["--require-hashes", "-r", LOCK]
    this = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--retries", "2"]
    uv = [PYTHON, "-m", "uv", "pip"]
    only_uv = VENV / "uv.txt"
    only_uv.write_text(lock_entry("uv"), encoding="utf-8")

    def works(*command):
        with log.open("ab") as out:
            out.write((" ".join(map(str, command)) + "\n").encode())
            out.flush()
            return not subprocess.call(command, cwd=ROOT, env=ENV, stdout=out, stderr=out)

    log.unlink(missing_ok=True)
    uv_is_there = works(PYTHON, "-m", "uv", "--version") or works(
        *pip, "--no-deps", "--only-binary=:all:", "--require-hashes", "-r", only_uv
    )
    return (
        uv_is_there
        and works(*uv, "sync", "--python", PYTHON, "--require-hashes", LOCK)
        and works(*uv, "install", "--python", PYTHON, *this)
    ) or (works(*pip, *lock) and works(*pip, *this))


def lock_entry(name):
    """Return the lines of the lock file that pin one package, with their hashes."""
    entries = re.split(r"^(?=\S)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return next(entry for entry in entries if entry.startswith(name + "=="))


# ---- verbs ----


def run(*command, **environment):
    """Run a command in the project's environment; leave with its status if it fails."""
    status = subprocess.call(command, cwd=ROOT, env={**ENV, **environment})
    if status:
        sys.exit(status)


def report():
    gallery = "framing.report.write_gallery(Path('seeds'), Path('reports'))"
    materials = "framing.classroom.write_materials(Path('seeds'), Path('reports/classroom'))"
    imports = "from pathlib import Path; import framing.classroom, framing.report"
    run(PYTHON, "-c", f"{imports}; {materials}; {gallery}")
    index = ROOT / "reports" / "index.html"
    print(f"Open {index} in a browser:\n{index.as_uri()}")


def test(*groups):
    run(PYTHON, "tests/suite.py", *groups)


def lint():
    run(PYTHON, "tests/suite.py", "lint")


def golden():
    run(PYTHON, "-m", "pytest", "-q", "tests/report", FRAMING_REWRITE_GOLDEN="1")


def notebooks():
    run(PYTHON, "tests/execute_notebooks.py")


def refresh():
    report()
    golden()
    notebooks()


def cards(*options):
    run(PYTHON, "-m", "framing.validation.make_cards", *options)


def bench(*options):
    run(PYTHON, "-m", "benchmarks", *options)


def lock(*options):
    compile_ = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "pyproject.toml", "--extra", "dev"]
    every = ["--universal", "--fork-strategy", "fewest", "--python-version", "3.11"]
    form = ["--generate-hashes", "--no-emit-index-url", "--no-header", "-o", LOCK.name]
    run(*compile_, *every, *form, *options)


VERBS = [report, test, lint, notebooks, golden, refresh, cards, bench, lock]


def main(name="help", *options):
    verb = {verb.__name__: verb for verb in VERBS}.get(name)
    if name in ("help", "-h", "--help"):
        print(__doc__.strip())
    elif verb is None or (options and verb not in (test, cards, bench, lock)):
        wrong = " ".join([name, *options])
        print(f"do.py does not know '{wrong}'; see python3 do.py help", file=sys.stderr)
        sys.exit(2)
    else:
        ensure_environment()
        verb(*options)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"do.py stopped: {error}")
