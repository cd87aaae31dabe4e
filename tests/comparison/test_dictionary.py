"""The data dictionary: every column of every table is described, and nothing else is."""

import csv
from importlib import resources

import pytest

import framing
from framing.comparison.dictionary import describe_columns


@pytest.fixture(scope="module")
def columns():
    articles = [
        framing.Article(name, f"Dam {name}", "The dam broke. “It is bad,” Ann Lind said on Monday.")
        for name in "abc"
    ]
    return framing.compare(articles).columns()


def test_every_column_is_described(columns):
    found = describe_columns(columns)
    assert set(found["table"]) == set(columns)
    assert all(text.endswith(".") and len(text) > 5 for text in found["description"])


def test_the_two_sides_of_a_pair_are_told_apart():
    found = describe_columns({"alignment": ["text_a", "text_b"]})
    assert [text.split(".")[-2] for text in found["description"][1:]] == [
        " Of article `a`",
        " Of article `b`",
    ]


def test_nothing_is_described_that_is_not_there(columns):
    file = resources.files("framing.comparison") / "data" / "tables.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    sides = {f"{c}{s}" for c in ("check_start", "check_end", "check_text") for s in ("_a", "_b")}
    assert sides <= set(columns["alignment"])
    for row in rows:
        table, column = row["table"], row["column"]
        if table == "*":
            assert any(column in named or f"{column}_a" in named for named in columns.values())
        elif column:
            assert {column, f"{column}_a"} & set(columns[table]), (table, column)


def test_a_column_that_is_not_described_is_named():
    with pytest.raises(KeyError, match="'colour' of 'scores'"):
        describe_columns({"scores": ["colour"]})
