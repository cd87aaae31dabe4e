"""Records: rows of tables as plain values."""

import datetime

import numpy as np
import pytest

from framing.comparison.records import Tables, make_plain, make_records


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        ("a", "a"),
        (1.23456789, 1.234568),
        (-0.0, 0.0),
        (float("inf"), None),
        (np.float64(0.25), 0.25),
        (np.int64(3), 3),
        ({1: (2, float("nan"))}, {"1": [2, None]}),
        ({"b", "a"}, ["a", "b"]),
        (datetime.date(2024, 5, 3), "2024-05-03"),
    ],
)
def test_plain_values(value, expected):
    found = make_plain(value)
    assert (found, type(found)) == (expected, type(expected))


def test_records_are_plain_whatever_their_columns_are_made_of():
    table = {"name": np.array(["a", None], object), "n": np.array([1, 2]), "x": [0.12345678, -0.0]}
    assert make_records(table) == [
        {"name": "a", "n": 1, "x": 0.123457},
        {"name": None, "n": 2, "x": 0.0},
    ]


def test_only_rows_that_have_all_that_is_wanted():
    table = {"part": ["body", "all", "all"], "speaker": [None, "Lind", None], "n": np.arange(3)}
    assert make_records(table, part="all", speaker=None) == [
        {"part": "all", "speaker": None, "n": 2}
    ]
    assert make_records(table, part="caption") == []


def test_a_table_is_made_once_when_it_is_asked_for():
    made = []
    tables = Tables({name: lambda name=name: made.append(name) or {name: []} for name in "ab"})
    assert list(tables) == ["a", "b"]
    assert made == []
    assert tables["b"] is tables["b"]
    assert made == ["b"]
    assert dict(tables) == {"a": {"a": []}, "b": {"b": []}}


def test_a_table_is_there_before_it_is_made():
    def fail():
        raise KeyError("column")

    tables = Tables({"scores": fail})
    assert "scores" in tables
    assert "gone" not in tables
    with pytest.raises(KeyError, match="column"):
        tables["scores"]
