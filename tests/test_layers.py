"""The house: data flows one way, and each command loads only what it needs."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "framing"
#: Imports point to the left. ``output``, ``cache``, ``columns`` and ``processes`` know nothing of
#: the others and may serve any of them.
ORDER = (
    "output", "cache", "columns", "processes", "articles", "reading", "language", "lexicons",
    "voices", "measures", "spans", "scores", "cue_table", "kwic", "analysis", "comparison",
    "plots", "report", "corpus", "validation", "classroom", "cli_lexicon", "cli_corpus",
    "cli_validation", "cli_classroom", "cli",
)  # fmt: skip
#: A Comparison shows itself: its methods reach for the page when they are called.
WHEN_CALLED = {("comparison", "report")}
HEAVY = {"pandas", "sklearn", "scipy", "matplotlib", "textstat", "nltk", "torch", "dask"}
NETWORK = {"requests", "urllib3", "aiohttp", "httpx"}
#: Parts of what a comparison needs that it does not, and that take long to load.
SLOW = {"importlib.resources", "numpy.ma", "pyarrow.compute"}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def is_for_types(node):
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def walk(tree):
    """Yield the imports of a module, but for those that only type checkers see."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not is_for_types(node):
            yield from walk(node)


def imports(name):
    """Return the modules of the package that a module imports, anywhere in it."""
    path, found = MODULES[name], set()
    for node in walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
            continue
        base = node.module or ""
        if node.level:
            package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
            package = package[: len(package) - node.level + 1]
            base = ".".join([*package, *filter(None, [node.module])])
        for alias in node.names:
            whole = f"{base}.{alias.name}"
            if base != "framing" or whole in MODULES:  # not a plain name, such as __version__
                found.add(whole if whole in MODULES else base)
    return {module for module in found if module in MODULES} - {name}


def layer(name):
    return name.split(".")[1]


INNER = [name for name in MODULES if name not in ("framing", "framing.__main__")]


def test_the_test_sees_imports():
    assert "framing.language.tokens" in imports("framing.lexicons.matching")
    assert "framing.articles" in imports("framing.reading.files")
    assert "framing.comparison" in imports("framing.cli")
    assert "framing.language.tokens" not in imports("framing.language.sentences")


@pytest.mark.parametrize("name", INNER)
def test_every_module_has_its_place(name):
    assert layer(name) in ORDER


@pytest.mark.parametrize("name", INNER)
def test_imports_point_to_the_left(name):
    here = ORDER.index(layer(name))
    wrong = {
        other
        for other in imports(name)
        if ORDER.index(layer(other)) > here and (layer(name), layer(other)) not in WHEN_CALLED
    }
    assert not wrong


def test_the_package_itself_is_imported_by_nobody_within():
    assert [name for name in INNER if "framing" in imports(name)] == []


@pytest.mark.parametrize("name", [name for name in INNER if layer(name) == "comparison"])
def test_what_may_point_to_the_right_does_so_only_when_called(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    at_once = [ast.unparse(node) for node in tree.body if isinstance(node, ast.ImportFrom)]
    assert not any("report" in line for line in at_once)


def test_no_cycles():
    graph = {name: imports(name) for name in INNER}
    for name, others in graph.items():
        graph[name] = {other for other in others if (layer(name), layer(other)) not in WHEN_CALLED}
    done = set()

    def visit(name, path):
        assert name not in path, " → ".join([*path, name])
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, [*path, name])
            done.add(name)

    for name in graph:
        visit(name, [])


@pytest.mark.parametrize("name", [n for n in MODULES if MODULES[n].name == "__init__.py"])
def test_a_folders_init_only_hands_out_names(name):
    allowed = (ast.Import, ast.ImportFrom)
    for node in ast.parse(MODULES[name].read_text(encoding="utf-8")).body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        names = isinstance(node, ast.Assign) and node.targets[0].id in ("__all__", "__version__")
        when_asked = isinstance(node, ast.FunctionDef) and node.name in ("__getattr__", "__dir__")
        named = docstring or names or when_asked or is_for_types(node)
        assert named or isinstance(node, allowed), ast.unparse(node)[:60]


@pytest.mark.parametrize("name", INNER)
def test_every_module_says_what_it_hands_out(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert [
        ast.unparse(node.targets[0])
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ] == ["__all__"]


RUN = """
import json, socket, sys

def refuse(*args, **options):
    raise OSError("the network is off")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
before = set(sys.modules)
{code}
print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


SYSTEM = {
    name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "FRAMING_CACHE") if name in os.environ
}


def loaded_by(code, tmp_path):
    """Run code in a process without a network; return the modules that it loaded."""
    run = subprocess.run(
        [sys.executable, "-c", RUN.format(code=code)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **SYSTEM},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stderr.splitlines()[-1]))


COMPARE = """
from framing.cli import main
try:
    main("compare a.txt b.txt --html page.html --json all.json --csv out".split())
except SystemExit as end:
    assert not end.code
"""


@pytest.fixture(scope="module")
def loaded_by_compare(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    # an apostrophe, a number and a hyphen each lead to code of their own
    text = "The mayor's aide said on Friday: “It wasn’t a well-run day — 1,300 left.” She left.\n"
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Mayor leaves the city\n\n{text * 20}", "utf-8")
    loaded = loaded_by(COMPARE, folder)
    assert (folder / "page.html").stat().st_size > 1_000
    return loaded


def test_importing_the_package_loads_nothing_heavy_and_no_network(tmp_path):
    loaded = loaded_by("import framing", tmp_path)
    assert "framing" in loaded
    assert not loaded & (HEAVY | NETWORK)


def test_features_for_scikit_learn_are_there_when_asked_for(tmp_path):
    assert "sklearn" in loaded_by("import framing; framing.FramingFeatures", tmp_path)


def test_comparing_two_articles_loads_nothing_heavy_and_asks_for_nothing(loaded_by_compare):
    assert not loaded_by_compare & (HEAVY | NETWORK | SLOW)
