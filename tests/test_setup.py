"""The set-up: do.py, the lock file, and environment.yml against pyproject.toml."""

import ast
import asyncio
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# packages that conda-forge calls otherwise; matplotlib without its desktop toolkit is -base
CONDA_NAMES = {"matplotlib": "matplotlib-base"}
WITHOUT_PACKAGE = ["pip"]  # conda's own need, for the part of the file under `pip:`


def load(path):
    """The script at a path, as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def do(monkeypatch, tmp_path):
    """do.py as a module that takes a temporary folder for the checkout."""
    module = load(ROOT / "do.py")
    for name in ("do.py", "pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "do.py"))
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    return module


@pytest.fixture
def made(do, monkeypatch):
    """What ensure_environment() has done: a list that the stand-ins for its steps write to."""
    steps = []

    def make_venv():
        steps.append("venv")
        do.VENV.mkdir(exist_ok=True)
        do.PYTHON.touch()

    monkeypatch.setattr(do, "make_venv", make_venv)
    monkeypatch.setattr(do, "install_packages", lambda log: not steps.append("packages"))
    return steps


def requirements(*extras):
    """Name and Requirement of the dependencies in pyproject.toml, with those of some extras."""
    listed = [*PROJECT["dependencies"]]
    for extra in extras:
        listed += PROJECT["optional-dependencies"][extra]
    parsed = map(Requirement, listed)
    return {canonicalize_name(r.name): r for r in parsed if r.name != PROJECT["name"]}


def locked():
    """Name and version of each package in the lock file."""
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", LOCK, flags=re.MULTILINE)
    return dict(pins)


# ---- do.py ----


def test_do_parses_on_older_pythons_so_that_they_can_be_told():
    source = (ROOT / "do.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    check = next(node for node in tree.body if isinstance(node, ast.If))
    before = [node for node in tree.body if node.lineno < check.lineno]
    assert all(isinstance(node, (ast.Expr, ast.Import, ast.ImportFrom)) for node in before)


def test_do_imports_the_standard_library_only():
    tree = ast.parse((ROOT / "do.py").read_text(encoding="utf-8"))
    names = {
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module]
        )
    }
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_help_names_every_verb(do, capsys):
    do.main("help")
    shown = capsys.readouterr().out
    assert all(re.search(rf"^{verb.__name__} +\S", shown, flags=re.MULTILINE) for verb in do.VERBS)


@pytest.mark.parametrize("arguments", [["tset"], ["report", "--fast"]])
def test_unknown_verb_or_option_is_one_line_and_makes_nothing(arguments):
    done = subprocess.run(
        [sys.executable, ROOT / "do.py", *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert arguments[-1] in done.stderr


def test_environment_is_made_once(do, made):
    do.ensure_environment()
    do.ensure_environment()
    assert made == ["venv", "packages"]


def test_half_made_environment_is_made_again(do, made, monkeypatch):
    def interrupted(log):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(do, "install_packages", interrupted)
        do.ensure_environment()
    do.ensure_environment()
    assert made == ["venv", "venv", "packages"]


@pytest.mark.parametrize(
    ("name", "old", "new", "steps"),
    [
        ("requirements.lock", "textstat==0.7.8", "textstat==0.7.9", ["packages"]),
        ("pyproject.toml", '"click>=8.1"', '"click>=8.2"', ["packages"]),
        ("pyproject.toml", "line-length = 100", "line-length = 99", []),
        ("do.py", '"--no-build-isolation", ', "", ["packages"]),
        ("do.py", '"-q", ', "", []),
    ],
)
def test_environment_follows_what_it_depends_on(do, made, tmp_path, name, old, new, steps):
    do.ensure_environment()
    made.clear()
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new), encoding="utf-8")
    do.ensure_environment()
    assert made == steps


def test_other_python_makes_another_environment(do, made, monkeypatch):
    do.ensure_environment()
    monkeypatch.setattr(sys, "version", "3.99.0 (someday)")
    do.ensure_environment()
    assert made == ["venv", "packages"] * 2


def test_moved_checkout_makes_another_environment(do, made, monkeypatch, tmp_path):
    do.ensure_environment()
    (tmp_path / "moved").mkdir()
    (tmp_path / "pyproject.toml").rename(tmp_path / "moved" / "pyproject.toml")
    monkeypatch.setattr(do, "ROOT", tmp_path / "moved")
    do.ensure_environment()
    assert made == ["venv", "packages"] * 2


def test_failed_installation_is_one_line_and_leaves_no_stamp(do, made, monkeypatch):
    monkeypatch.setattr(do, "install_packages", lambda log: False)
    with pytest.raises(SystemExit, match="check the network connection") as stopped:
        do.ensure_environment()
    assert "\n" not in stopped.value.code
    assert not (do.VENV / "setup.stamp").exists()


def test_missing_venv_names_the_debian_package(do, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    with pytest.raises(SystemExit, match=f"sudo apt install python{version}-venv$") as stopped:
        do.make_venv()
    assert "\n" not in stopped.value.code


def test_status_of_a_verb_is_passed_on(do):
    with pytest.raises(SystemExit) as stopped:
        do.run(sys.executable, "-c", "raise SystemExit(3)")
    assert stopped.value.code == 3


def test_lock_entry_is_one_package_with_its_hashes(do):
    entry = do.lock_entry("uv")
    assert entry.startswith("uv==")
    assert "--hash=sha256:" in entry
    assert entry.count("==") == 1


# ---- tests/suite.py ----


@pytest.fixture
def suite(monkeypatch, tmp_path):
    """tests/suite.py as a module that takes a temporary folder for the checkout."""
    module = load(ROOT / "tests" / "suite.py")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PROCESSES", "0")
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    return module


def stand_in_for_pytest(status, **counts):
    """Something that ends with a status and leaves the counts that pytest would."""
    numbers = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0} | counts

    def run_module(name, *arguments):
        (option,) = (word for word in arguments if word.startswith("--junitxml="))
        attributes = " ".join(f'{key}="{value}"' for key, value in numbers.items())
        report = f"<testsuites><testsuite {attributes}/></testsuites>"
        Path(option.removeprefix("--junitxml=")).write_text(report)
        return status

    return run_module


def test_tests_are_counted_as_pytest_reports_them(suite, tmp_path):
    (tmp_path / "tests" / "test_it.py").write_text(
        "import pytest\n"
        "def test_a(): pass\n"
        "def test_b(): assert 0\n"
        "def test_c(): pytest.skip('not here')\n"
    )
    assert suite.run_pytest("tests") == (False, "1 passed, 1 failed, 1 skipped")


@pytest.mark.parametrize(
    ("status", "counts", "expected"),
    [
        (0, {"tests": 3}, (True, "3 passed")),
        (0, {"tests": 3, "skipped": 1}, (True, "2 passed, 1 skipped")),
        (1, {"tests": 3, "failures": 1}, (False, "2 passed, 1 failed")),
        (2, {"tests": 1, "errors": 1}, (False, "0 passed, 1 errors")),
        (5, {}, (False, "0 passed")),
        (0, {"tests": 2, "skipped": 2}, (False, "0 passed, 2 skipped")),
    ],
)
def test_running_no_test_is_a_failure(suite, monkeypatch, status, counts, expected):
    monkeypatch.setattr(suite, "run_module", stand_in_for_pytest(status, **counts))
    assert suite.run_pytest("tests") == expected


@pytest.mark.parametrize(
    ("counts", "required", "good"),
    [
        (None, "", True),
        (None, "1", False),
        ({"tests": 2, "skipped": 2}, "0", True),
        ({"tests": 2, "skipped": 2}, "1", False),
        ({"tests": 2, "skipped": 1}, "1", False),
        ({"tests": 2}, "1", True),
    ],
)
def test_browser_tests_may_be_missing_only_where_not_required(
    suite, monkeypatch, tmp_path, counts, required, good
):
    monkeypatch.setenv("FRAMING_REQUIRE_BROWSER", required)
    if counts:
        (tmp_path / "tests" / "browser" / "test_page.py").touch()
        monkeypatch.setattr(suite, "run_module", stand_in_for_pytest(0, **counts))
    assert suite.browser()[0] is good


def test_suite_runs_every_group_and_fails_if_one_did(suite, monkeypatch, capsys):
    groups = {"lint": lambda: (False, "no"), "unit": lambda: (True, "2 passed")}
    monkeypatch.setattr(suite, "GROUPS", groups)
    with pytest.raises(SystemExit) as stopped:
        suite.main([])
    assert stopped.value.code == 1
    shown = capsys.readouterr().out
    assert "lint       FAILED: no\n" in shown
    assert "unit       2 passed\n" in shown


# ---- requirements.lock ----


def test_every_locked_package_has_hashes():
    entries = re.split(r"^(?=\S)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > 50
    assert [entry for entry in entries if not re.search("--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_lock_names_no_address_and_no_path():
    assert (
        re.findall(r"://|--\w*index|--find-links|file:| @ |^-|^/", LOCK, flags=re.MULTILINE) == []
    )


def test_lock_satisfies_every_dependency_and_the_build_backend():
    pins = locked()
    wanted = requirements("notebooks", "dev")
    wanted["flit-core"] = Requirement(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"][
            "requires"
        ][0]
    )
    for name, requirement in wanted.items():
        assert name in pins, f"{name} is not locked: run python3 do.py lock"
        assert pins[name] in requirement.specifier, f"{name} {pins[name]}: run python3 do.py lock"


# ---- environment.yml ----


def conda_specs():
    return [entry for entry in CONDA["dependencies"] if isinstance(entry, str)]


def pip_specs():
    (under_pip,) = (e["pip"] for e in CONDA["dependencies"] if isinstance(e, dict))
    return under_pip


def bounds(text):
    """The set of bounds in '>=2.2,<4'."""
    return {bound.strip() for bound in text.split(",") if bound.strip()}


def test_environment_uses_conda_forge_alone():
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


@pytest.mark.parametrize("spec", conda_specs())
def test_conda_specs_are_well_formed(spec):
    assert rattler.MatchSpec(spec, strict=True).name.normalized == spec.split()[0]


def test_environment_agrees_with_pyproject():
    found = {}
    for spec in conda_specs():
        name, _, text = spec.partition(" ")
        found[name] = bounds(text)
    for spec in pip_specs()[:-1]:
        requirement = Requirement(spec)
        found[canonicalize_name(requirement.name)] = bounds(str(requirement.specifier))
    wanted = {"python": bounds(PROJECT["requires-python"])}
    wanted |= {name: set() for name in WITHOUT_PACKAGE}
    for name, requirement in requirements("notebooks").items():
        wanted[CONDA_NAMES.get(name, name)] = bounds(str(requirement.specifier))
    assert found == wanted


def test_environment_takes_textstat_from_pip_and_then_this_package():
    assert "textstat==0.7.8" in pip_specs()
    assert pip_specs()[-1] == "-e ."


def test_environment_can_be_solved(tmp_path):
    """Against a channel of stand-ins: every package at the version that the lock file names."""
    from_pypi = {conda: pypi for pypi, conda in CONDA_NAMES.items()}
    versions = {"python": "{}.{}.{}".format(*sys.version_info)}
    names = [spec.split()[0] for spec in conda_specs() if spec.split()[0] != "python"]
    versions |= {name: locked()[from_pypi.get(name, name)] for name in names}
    records = {
        f"{name}-{version}-0.tar.bz2": {
            "name": name,
            "version": version,
            "build": "0",
            "build_number": 0,
            "depends": [] if name == "python" else ["python"],
            "subdir": "noarch",
        }
        for name, version in versions.items()
    }
    repodata = tmp_path / "noarch" / "repodata.json"
    repodata.parent.mkdir()
    repodata.write_text(json.dumps({"info": {"subdir": "noarch"}, "packages": records}))
    channel = rattler.Channel(tmp_path.as_uri())
    stubs = rattler.SparseRepoData(channel, "noarch", repodata)
    specs = [rattler.MatchSpec(spec, strict=True) for spec in conda_specs()]
    with ThreadPoolExecutor(1) as pool:  # playwright may have an event loop in this thread
        solution = pool.submit(asyncio.run, rattler.solve_with_sparse_repodata(specs, [stubs]))
        solved = {record.name.normalized: str(record.version) for record in solution.result()}
    assert solved == versions


# ---- the rest ----


def test_changelog_begins_with_the_version_of_pyproject():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+?),", changelog, flags=re.MULTILINE)[1] == PROJECT["version"]


def test_licence_is_mit():
    assert PROJECT["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
