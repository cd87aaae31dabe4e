"""The notebook that `framing notebook` makes: its cells run, and it is the same every time."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from framing import Article, read
from framing.report import make_notebook, run_notebook

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def code_of(notebook):
    cells = json.loads(notebook)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def run_cells(notebook, folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MPLBACKEND", "agg")
    names = {}
    for code in code_of(notebook):
        exec(code, names)
    return names


def test_a_few_articles_are_compared_side_by_side(tmp_path, monkeypatch):
    articles = read(SEEDS / "cup-final")
    notebook = make_notebook(articles, SEEDS / "cup-final", tmp_path / "cup.ipynb")
    assert notebook == make_notebook(articles, SEEDS / "cup-final", tmp_path / "cup.ipynb")
    names = run_cells(notebook, tmp_path, monkeypatch)
    assert [a.headline for a in names["articles"]] == [a.headline for a in articles]
    assert (tmp_path / "cup.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_many_articles_are_groups(tmp_path, monkeypatch):
    notebook = make_notebook(read(SEEDS), SEEDS, tmp_path / "all.ipynb")
    names = run_cells(notebook, tmp_path, monkeypatch)
    assert set(names["groups"].groups["group"]) == {
        "The Harbour Post", "The Daily Lantern", "Meridian Wire"
    }  # fmt: skip


def test_without_outlets_there_are_no_groups(tmp_path):
    articles = [replace(a, outlet=None) for a in read(SEEDS)]
    assert not [code for code in code_of(make_notebook(articles, SEEDS, tmp_path / "n.ipynb"))
                if "groups" in code or "outlet\")" in code]  # fmt: skip


def test_a_name_with_quotes_stays_a_name(tmp_path):
    pair = [Article("a", "Pool shut"), Article("b", "Pool closed")]
    folder = tmp_path / 'so "called"'
    notebook = make_notebook(pair, folder, tmp_path / "n.ipynb")
    compile(code_of(notebook)[0], "cell", "exec")
    assert '\\"called\\"' in code_of(notebook)[0]


def test_one_article_is_too_few(tmp_path):
    with pytest.raises(ValueError, match="two articles or more; x has 1"):
        make_notebook([Article("a", "Pool shut")], "x", tmp_path / "n.ipynb")


def test_a_run_notebook_holds_what_it_shows(tmp_path):
    pytest.importorskip("nbclient")
    source = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None,
              "outputs": [], "source": "print(1 + 1)"}  # fmt: skip
    whole = {"cells": [source], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    made = json.loads(run_notebook(json.dumps(whole), tmp_path))
    assert made["cells"][0]["outputs"][0]["text"] == ["2\n"]
    whole["cells"][0]["source"] = "1 / 0"
    with pytest.raises(ValueError, match="division by zero"):
        run_notebook(json.dumps(whole), tmp_path)
