"""Notebooks: whole, executed, readable, and free of logic and of the machine they ran on.

That their results are right is for nbval, which runs them again; but it lets a notebook without
outputs pass, and knows nothing of prose.
"""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest

import framing
from framing.validation.coding import read_sheets

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PARTS = (
    "Question", "What are we measuring?", "Method", "Result", "Limits", "Exercises", "Colophon",
)  # fmt: skip
CARD = ("What", "For whom", "How long", "What you need")
LOGIC = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If,
    ast.IfExp, ast.Try, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
PATH = re.compile(
    r"(?<![\w.:/])/(?:home|Users|tmp|root|var|opt|usr|mnt|private|work)/|[A-Z]:\\\\?Users"
)


def read(path):
    return nbformat.read(path, as_version=4)


def code_cells(path):
    cells = read(path).cells
    return [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]


def prose(path):
    return "\n\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")


each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_the_six():
    names = [path.stem for path in NOTEBOOKS]
    assert names[:6] == [
        "00_start_here", "01_reading_articles", "02_sentiment", "03_loaded_terms",
        "04_readability", "05_side_by_side",
    ]  # fmt: skip
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in listed] == []


@each
def test_it_is_valid_and_says_nothing_of_the_machine(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert "version" not in notebook.metadata.language_info
    assert not PATH.search(path.read_text(encoding="utf-8"))


@each
def test_it_was_executed_from_top_to_bottom(path):
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1))


@each
def test_every_cell_that_shows_something_has_its_output(path):
    for cell in code_cells(path):
        if isinstance(ast.parse(cell.source).body[-1], ast.Expr):
            assert cell.outputs, cell.source
        kinds = {output.output_type for output in cell.outputs}
        assert "error" not in kinds, cell.source
        names = {output.get("name") for output in cell.outputs}
        assert "stderr" not in names, cell.source


@each
def test_cells_are_short_and_only_call(path):
    for cell in code_cells(path):
        lines = cell.source.splitlines()
        assert len(lines) <= 15, cell.source
        assert max(map(len, lines)) <= 100, cell.source
        # Under nbval a semicolon hides nothing: assign what is not to be shown.
        assert not cell.source.endswith(";"), cell.source
        logic = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, LOGIC)]
        assert not logic, f"logic belongs in the package:\n{cell.source}"


@each
def test_it_opens_with_its_card(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert [name for name in CARD if f"| **{name}** |" not in first.source] == []


@each
def test_its_parts_come_in_order(path):
    headings = [line.split(":")[0] for line in re.findall(r"^## (.+)$", prose(path), re.M)]
    found = list(dict.fromkeys(headings))
    assert found == list(PARTS)


@each
def test_a_figure_is_followed_by_its_numbers(path):
    cells = read(path).cells
    for place, cell in enumerate(cells):
        drawn = any("image/png" in output.get("data", {}) for output in cell.get("outputs", ()))
        assert drawn == (cell.cell_type == "code" and "= plot_" in cell.source), cell.source
        if drawn:
            after = next(c for c in cells[place + 1 :] if c.cell_type == "code")
            assert any("text/html" in output.get("data", {}) for output in after.outputs)


@each
def test_there_is_enough_prose_and_not_too_much(path):
    words = len(re.findall(r"\w[\w’'-]*", prose(path)))
    lines = sum(bool(line.strip()) for cell in code_cells(path) for line in cell.source.split("\n"))
    assert 15 <= words / lines <= 30


@each
def test_it_ends_with_versions(path):
    last = code_cells(path)[-1]
    shown = json.dumps(last.outputs)
    assert "framing " in shown
    assert "sha256" in shown


def test_the_coded_sheets_hold_sentences_of_the_seeds():
    articles = {article.id: article for article in framing.read(FOLDER.parent / "seeds")}
    coded = read_sheets(sorted((FOLDER / "coding").glob("*.csv")))
    assert coded.coders == ["coder_1", "coder_2"]
    assert set(coded.codes["code"]) <= {-2, -1, 0, 1, 2}
    for row in coded.sample.to_dict("records"):
        assert row["text"] in articles[row["group"]].body
        assert row["stratum"] == articles[row["group"]].outlet
