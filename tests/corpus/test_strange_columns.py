"""Columns of every kind go along, and what is odd in one column costs no row and no run."""

import json
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.corpus.run import score_corpus

KINDS = {
    "view": pa.array(["a", "b", "c"]).cast(pa.string_view()),
    "views": pa.array([["a"], [], None]).cast(pa.list_(pa.string_view())),
    "struct": pa.array([{"a": [1]}, None, {"a": []}]),
    "map": pa.array([[("k", 1)], [], None], pa.map_(pa.string(), pa.int64())),
    "time": pa.array([1, 2, None], pa.time32("ms")),
    "category": pa.array(["x", "y", "x"]).dictionary_encode(),
    "bytes": pa.array([b"\xff", b"", None]),
}


def score(table, folder, ending="parquet", **options):
    """Score a table, and return what came of it with what was said."""
    pq.write_table(table, folder / "corpus.parquet")
    told = []
    out = folder / f"out.{ending}"
    done = score_corpus(folder / "corpus.parquet", out, tell=told.append, **options)
    return done, [str(error).partition("corpus.parquet: ")[2] for error in told]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["parquet", "csv"])
@pytest.mark.parametrize("of", ["wide", "evidence"])
def test_a_row_may_be_left_out_beside_any_column(tmp_path, kind, ending, of):
    """Bug guarded: Arrow has no way to take some rows of a column of views."""
    bodies = ["It was a nightmare.", None, "A disgrace."]
    table = pa.table({"body": bodies, "more": KINDS[kind]})
    done, _ = score(table, tmp_path, ending, kind=of)
    assert (done.articles, done.rejected) == (2, 1)
    if ending == "parquet":
        found = pq.read_table(tmp_path / "out.parquet")["more"].to_pylist()
        wanted = KINDS[kind].to_pylist()
        assert found[0] == wanted[0] and found[-1] == wanted[2]


@pytest.mark.parametrize("kind", ["time", "struct", "view"])
def test_rows_that_are_all_bad_do_not_stop_the_run(tmp_path, small_tasks, kind):
    """Bug guarded: no row at all was taken by numbers that were no whole ones."""
    more = KINDS[kind].take(pa.array([0])) if kind != "view" else KINDS[kind].slice(0, 1)
    more = pa.concat_arrays([more] * 100)
    table = pa.table({"body": [None] * 99 + ["It shut."], "more": more})
    done, _ = score(table, tmp_path)
    assert (done.articles, done.rejected) == (1, 99)


def test_bytes_that_are_text_are_read(tmp_path):
    """Some programs write texts as bytes, without saying that they are text."""
    bodies = ["The café shut.".encode(), b"The caf\xe9 shut.", b"It opened."]
    table = pa.table({"body": bodies, "outlet": [b"Post", b"Post", None]})
    done, said = score(table, tmp_path)
    assert (done.articles, said) == (2, ["'body' is not UTF-8."])
    found = pq.read_table(tmp_path / "out.parquet")
    assert found["outlet"].to_pylist() == [b"Post", None]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("nested", [False, True])
def test_a_column_that_is_not_utf8_is_repaired_and_its_row_kept(tmp_path, ending, nested):
    """Bug guarded: such a table of scores could not be written, or not be read by others."""
    notes = pa.array([b"caf\xe9", b"x"]).view(pa.string())
    if nested:
        notes = pa.ListArray.from_arrays(pa.array([0, 1, 2], pa.int32()), notes)
    table = pa.table({"body": ["It shut.", "It opened."], "remark": notes})
    done, said = score(table, tmp_path, ending)
    assert (done.articles, said) == (2, [])
    wanted = ['["caf\ufffd"]', '["x"]'] if nested else ["caf\ufffd", "x"]
    if ending == "parquet":
        assert pq.read_table(tmp_path / "out.parquet")["remark"].to_pylist() == wanted
    else:
        assert "caf\ufffd" in (tmp_path / f"out.{ending}").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (r'{"body": "It shut.", "\ud800k": "x", "m": {"\udfff": 1}}', None),
        (r'{"body": "It shut.", "id": "\ud800", "m": ["\udfff"]}', None),
        ('{"body": "It shut.", "m": %s}' % ("[" * 600 + "]" * 600), "nested too deeply"),
        ('{"body": "It shut.", "n": 123456789012345678901234567890}', None),
        ('{"body": "It shut.", "n": NaN, "m": 1e400}', None),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_no_line_of_json_stops_the_run(tmp_path, line, reason, ending):
    """Bug guarded: half a surrogate in a name, and lists in lists, ended it in a traceback."""
    path = tmp_path / "corpus.jsonl"
    path.write_text(f'{{"id": "one", "body": "It opened."}}\n{line}\n')
    told = []
    done = score_corpus(path, tmp_path / f"out.{ending}", tell=told.append)
    assert (done.articles, done.rejected) == (2 - bool(reason), bool(reason))
    assert all(reason in str(error) for error in told) and len(told) == bool(reason)


def test_two_columns_of_one_name_are_two(tmp_path):
    """Bug guarded: in CSV the second took the place of the first."""
    path = tmp_path / "corpus.csv"
    path.write_text("id,body,votes,votes,Body\na,It shut.,1,2,mine\n")
    score_corpus(path, tmp_path / "out.jsonl")
    row = json.loads((tmp_path / "out.jsonl").read_text())
    assert (row["votes"], row["votes_2"], row["body_2"]) == ("1", "2", "mine")


def test_several_authors_are_one_field(tmp_path):
    """Bug guarded: every row was rejected."""
    table = pa.table({"body": ["It shut."] * 3, "author": [["Ana Lund", "Jo Pell"], [], None]})
    done, said = score(table, tmp_path)
    assert (done.articles, said) == (3, [])
    found = pq.read_table(tmp_path / "out.parquet")["author"].to_pylist()
    assert found == [["Ana Lund", "Jo Pell"], [], None]


def test_the_rows_above_a_damaged_place_are_kept(tmp_path):
    """Bug guarded: those since the last full batch, of 2,000, went with it."""
    rng = random.Random(1)
    rows = [
        {"id": f"{n}", "body": "It shut.", "code": rng.randbytes(200).hex()} for n in range(3000)
    ]
    packed = pa.compress("".join(map(to_line, rows)).encode(), "gzip", asbytes=True)
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(packed[: len(packed) * 9 // 10])
    told = []
    done = score_corpus(path, tmp_path / "out.parquet", tell=told.append)
    assert 2_300 < done.articles <= 2_700 and done.rejected == 1 and "is damaged" in str(told[0])
    ids = pq.read_table(tmp_path / "out.parquet")["article_id"].to_pylist()
    assert ids == [row["id"] for row in rows[: done.articles]]


def to_line(row):
    return json.dumps(row) + "\n"
