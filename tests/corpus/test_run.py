"""A corpus in any format, by any engine, gives the numbers of the analysis in memory."""

import json
from itertools import product

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from framing import Article, analyze
from framing.corpus.run import score_corpus
from framing.corpus.tables import KINDS

from .conftest import make_rows, write_rows

FORMATS = ["csv", "jsonl", "jsonl.gz", "jsonl.zst", "csv.gz", "parquet"]


def load(path):
    """The table in a file of scores or spans."""
    name = str(path)
    if name.endswith(".parquet"):
        return pq.read_table(path).to_pandas()
    data = pa.input_stream(name).read() if name.endswith((".gz", ".zst")) else path.read_bytes()
    if ".csv" in name:
        return pd.read_csv(pa.BufferReader(data))
    return pd.DataFrame([json.loads(line) for line in data.decode().splitlines()])


def in_memory(rows):
    return analyze([Article(row["id"], row["headline"], row["body"]) for row in rows])


def check_wide(table, rows):
    """The table holds the values of an analysis in memory, in the order of the rows."""
    wide = in_memory(rows).wide
    assert list(table["article_id"]) == [row["id"] for row in rows]
    found = table[list(wide.columns)].to_numpy(float)
    np.testing.assert_allclose(found, wide.to_numpy(), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("given", FORMATS)
def test_every_format_gives_the_numbers_of_the_analysis_in_memory(tmp_path, rows, given):
    path = write_rows(rows, tmp_path / f"corpus.{given}")
    done = score_corpus(path, tmp_path / "scores.parquet")
    assert (done.articles, done.rows, done.rejected) == (120, 120, 0)
    check_wide(load(tmp_path / "scores.parquet"), rows)
    assert sorted(item.name for item in tmp_path.iterdir()) == [path.name, "scores.parquet"]


@pytest.mark.parametrize(
    ("made", "kind"),
    [*product(FORMATS, KINDS[:3]), ("csv", "cues"), ("jsonl", "cues"), ("parquet", "cue_evidence")],
)
def test_every_output_holds_the_same_table(tmp_path, small_tasks, rows, made, kind):
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    out = tmp_path / f"out.{made}"
    score_corpus(path, out, kind=kind)
    table = load(out)
    if kind == "wide":
        check_wide(table, rows)
        return
    analysis = in_memory(rows)
    expected = {
        "tidy": lambda: analysis.scores,
        "evidence": lambda: analysis.evidence,
        "cues": lambda: analysis.frame_cues,
        "cue_evidence": lambda: analysis.cues.evidence,
    }[kind]()
    number = {row["id"]: place for place, row in enumerate(rows)}
    expected = expected.iloc[np.argsort(expected["article_id"].map(number), kind="stable")]
    assert list(table.columns)[: len(expected.columns)] == list(expected.columns)
    assert len(table) == len(expected)
    for name in expected.columns:
        found, wanted = table[name].to_numpy(), expected[name].to_numpy()
        if name in ("value", "weight", "per_100", "usual"):
            np.testing.assert_allclose(found.astype(float), wanted.astype(float), rtol=1e-12)
        else:
            texts = [["" if pd.isna(v) else str(v) for v in column] for column in (found, wanted)]
            assert texts[0] == texts[1], name


@pytest.mark.parametrize("given", ["csv", "jsonl.gz", "parquet"])
def test_one_process_and_several_write_the_same_bytes(tmp_path, small_tasks, rows, given):
    path = write_rows(rows, tmp_path / f"corpus.{given}")
    kind = "evidence" if given == "csv" else "wide"
    for count in (1, 2):
        score_corpus(path, tmp_path / f"{count}.parquet", kind=kind, workers=count)
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_columns_go_along_with_their_types(tmp_path, rows):
    table = pa.Table.from_pylist(rows).append_column(
        "seen", pa.array([20_000 + row["votes"] for row in rows], pa.date32())
    )
    table = table.append_column("kind", pa.array(["x"] * len(rows)).dictionary_encode())
    pq.write_table(table, tmp_path / "corpus.parquet")
    score_corpus(tmp_path / "corpus.parquet", tmp_path / "out.parquet")
    found = pq.read_table(tmp_path / "out.parquet")
    for name in ("headline", "outlet", "votes", "share", "tags", "seen", "kind"):
        assert found.schema.field(name).type == table.schema.field(name).type, name
        assert found[name].to_pylist() == table[name].to_pylist(), name
    assert not {"id", "body"} & set(found.column_names)
    score_corpus(tmp_path / "corpus.parquet", tmp_path / "spans.parquet", kind="evidence")
    spans = load(tmp_path / "spans.parquet")
    votes = {row["id"]: row["votes"] for row in rows}
    assert len(spans) and list(spans["votes"]) == [votes[name] for name in spans["article_id"]]


def test_columns_of_files_that_differ_are_all_there_and_wide_enough(tmp_path, small_tasks):
    one, two = make_rows(60), make_rows(60, seed=2)
    for row in one:
        row["votes"], row["late"] = row["votes"] + 0.5, {"a": row["id"]}
    for row in two:
        del row["share"]
        row["id"] += "-two"
        row["tags"] = "none"
    (tmp_path / "in").mkdir()
    for name, rows in {"one.jsonl": one, "two.jsonl": two}.items():
        write_rows(rows, tmp_path / "in" / name)
    score_corpus(tmp_path / "in", tmp_path / "out.parquet")
    score_corpus(tmp_path / "in", tmp_path / "out")
    found = pq.read_table(tmp_path / "out.parquet")
    assert ds.dataset(tmp_path / "out").to_table().equals(found)
    assert len({pq.read_schema(part) for part in (tmp_path / "out").glob("*.parquet")}) == 1
    assert found["votes"].to_pylist() == [row["votes"] for row in one + two]
    assert found["late"].to_pylist() == [f'{{"a": "{row["id"]}"}}' for row in one] + [None] * 60
    assert found["share"].null_count == 60
    assert set(found["tags"].to_pylist()) == {"[]", '["a"]', '["a", "b"]', "none"}


def test_a_column_that_is_called_as_one_of_the_scores_keeps_its_values(tmp_path):
    rows = [{"body": "It was bad.", "value": 7, "part": "north"}]
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    score_corpus(path, tmp_path / "out.jsonl", kind="tidy")
    table = load(tmp_path / "out.jsonl")
    assert set(table["part"]) == {"body", "all"}
    assert set(table["value_input"]) == {7} and set(table["part_input"]) == {"north"}


def test_rows_without_an_id_get_one_and_given_ids_stay(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "news.csv").write_text("id,body\n,It closed.\n7,It shut.\n")
    (tmp_path / "in" / "news.txt").write_text("Pool closed\n\nIt closed on Friday.\n")
    told = []
    score_corpus(tmp_path / "in", tmp_path / "out.jsonl", tell=told.append)
    ids = list(load(tmp_path / "out.jsonl")["article_id"])
    assert ids == ["news-1", "7", "news-2-1", "7", "news-3"]
    (warning,) = map(str, told)
    assert warning.endswith(": ids repeat, such as '7'; scores keep them as they are.")


def test_patterns_and_addresses(tmp_path, rows):
    import fsspec

    write_rows(rows[:10], tmp_path / "a-1.jsonl")
    write_rows(rows[10:20], tmp_path / "a-2.jsonl.gz")
    write_rows(rows[20:30], tmp_path / "b.jsonl")
    score_corpus(tmp_path / "a-*", tmp_path / "out.jsonl")
    assert len(load(tmp_path / "out.jsonl")) == 20
    fsspec.filesystem("memory").pipe(
        {f"/news/{path.name}": path.read_bytes() for path in tmp_path.glob("?-*.jsonl*")}
    )
    for address in ("memory://news/*.jsonl*", "memory://news"):
        score_corpus(address, tmp_path / "there.jsonl")
        assert (tmp_path / "there.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    told = []
    done = score_corpus("memory://absent/x.csv", tmp_path / "no.csv", tell=told.append)
    assert done.output is None and not (tmp_path / "no.csv").exists()
    assert len(told) == 1 and str(told[0]).startswith("memory://absent/x.csv: ")


def test_an_article_that_cannot_be_scored_is_rejected_and_no_other(tmp_path, rows, monkeypatch):
    from framing.corpus import scoring

    def fail(articles, **options):
        if any(article.id == "a17" for article in articles):
            raise RuntimeError("too strange")
        return analyze(articles, **options)

    monkeypatch.setattr(scoring, "analyze", fail)
    path = write_rows(rows[:40], tmp_path / "corpus.csv")
    done = score_corpus(path, tmp_path / "out.parquet")
    assert (done.articles, done.rejected) == (39, 1)
    check_wide(load(tmp_path / "out.parquet"), rows[:17] + rows[18:40])
    (record,) = map(json.loads, (tmp_path / "out.rejected.jsonl").read_text().splitlines())
    why = f"row 19 of {path}: it could not be scored (RuntimeError: too strange)."
    assert record == {"file": str(path), "row": 19, "reason": why}


def test_memory_holds_one_task_at_a_time(tmp_path, small_tasks, rows):
    """Bug guarded: a Parquet file of one row group was read as a whole."""
    from framing.corpus.sources import find_sources
    from framing.corpus.stream import iter_tasks

    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "one-group.parquet")
    write_rows(rows, tmp_path / "groups.parquet")
    write_rows(rows, tmp_path / "corpus.csv")
    for path in tmp_path.iterdir():
        sources = find_sources([str(path)], lambda *_: None)
        tasks = [task.load() for task in iter_tasks(sources)]
        sizes = [
            sum(len(b.rows) if b.table is None else len(b.table) for b in task.batches)
            for task in tasks
        ]
        assert sum(sizes) == 120 and max(sizes) < 40, path.name
        size = path.stat().st_size
        assert 0.98 * size <= sum(task.size for task in tasks) <= size


def test_wrong_options_are_one_line(tmp_path):
    with pytest.raises(ValueError, match="must be among"):
        score_corpus("a.csv", tmp_path / "out.csv", kind="long")
