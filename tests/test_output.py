"""Files that are whole or not there, and tables that a spreadsheet opens without running them."""

import math
import os

import numpy as np
import pandas as pd
import pytest

from framing.output import format_csv, write_beside, write_table


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("plain", "plain"),
        ('a "quoted", cell', '"a ""quoted"", cell"'),
        ("two\nlines", '"two\nlines"'),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        # numbers are numbers, whatever they begin with
        (-0.5, "-0.5"),
        (0.1234567, "0.123457"),
        (np.float64(-2.0), "-2.0"),
        (np.int64(-3), "-3"),
        (math.nan, '""'),
        (None, '""'),
        (("a", "b"), '"[""a"", ""b""]"'),
        ("日本 😀", "日本 😀"),
    ],
)
def test_cells(value, cell):
    assert format_csv({"column": [value]}) == f"column\n{cell}\n"


def test_columns_of_different_lengths_are_an_error():
    with pytest.raises(ValueError):
        format_csv({"a": [1, 2], "b": [1]})


def test_an_empty_table_has_its_header():
    assert format_csv({"a": [], "b": []}) == "a,b\n"


TABLE = pd.DataFrame({"text": ["=1", "é"], "value": [0.5, math.nan], "speaker": [None, None]})


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t.parquet", "T.CSV"])
def test_tables_come_back(tmp_path, name):
    write_table(TABLE, tmp_path / name)
    readers = {
        "csv": pd.read_csv,
        "jsonl": lambda p: pd.read_json(p, lines=True),
        "parquet": pd.read_parquet,
    }
    found = readers[name.lower().partition(".")[2]](tmp_path / name)
    assert list(found["text"]) == ["'=1" if name.lower().endswith("csv") else "=1", "é"]
    assert found["value"][0] == 0.5 and math.isnan(found["value"][1])
    assert found["speaker"].isna().all()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_table_with_another_ending_is_an_error(tmp_path):
    with pytest.raises(ValueError, match=r"t.xlsx: the name must end in .csv, .jsonl, .parquet."):
        write_table(TABLE, tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_file_takes_the_place_of_another(tmp_path):
    path = tmp_path / "page.html"
    write_beside(path, "old")
    write_beside(path, "new \ud83d é")
    assert path.read_bytes() == b"new ? \xc3\xa9"
    assert os.listdir(tmp_path) == ["page.html"]


def test_a_file_that_cannot_be_written_is_named_as_it_was_asked_for(tmp_path):
    path = tmp_path / "absent" / "page.html"
    with pytest.raises(FileNotFoundError) as error:
        write_beside(path, "text")
    assert error.value.filename == str(path)


def test_a_run_that_is_broken_off_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("old")

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_beside(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["page.html"]
