"""A page about a corpus: from the files that are scored to the groups that are compared."""

import json

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from framing import compare_groups
from framing.cli import main
from framing.corpus.report import FIGURES, MOST_GROUPS, compare_score_file
from framing.corpus.run import score_corpus
from framing.corpus.score_files import read_score_columns
from framing.output import write_table

from .conftest import make_rows, write_rows

FORMATS = [
    "scores.parquet",
    "scores.csv",
    "scores.csv.gz",
    "scores.jsonl",
    "scores.jsonl.zst",
    "parts",
]


@pytest.fixture(scope="module")
def rows():
    """90 rows by three outlets, of events that they share."""
    made = make_rows(90)
    for number, row in enumerate(made):
        row["outlet"], row["event"] = ["Post", "Lantern", "Wire"][number % 3], number // 6
        row["headline"] += "\nover\u2028two lines"
    return made


@pytest.fixture(scope="module")
def corpus(rows, tmp_path_factory):
    return write_rows(rows, tmp_path_factory.mktemp("corpus") / "corpus.jsonl")


@pytest.fixture(scope="module")
def scored(corpus):
    """The folder that holds the corpus' scores in every format."""
    for name in FORMATS:
        score_corpus(corpus, corpus.with_name(name))
    return corpus.parent


def report(*arguments, code=0):
    result = CliRunner().invoke(main, ["corpus", "report", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


def test_every_format_gives_the_comparison_of_the_table(scored):
    table = pq.read_table(scored / "scores.parquet").to_pandas()
    expected = compare_groups(table, by="outlet", measures=[f for f in FIGURES if f in table])
    wanted = expected.differences.dropna(subset="difference")
    for name in FORMATS:
        found = compare_score_file(scored / name, by="outlet")
        assert found.scores.within == "event" and found.cautions == expected.cautions
        rows = found.differences.dropna(subset="difference")
        assert rows["verdict"].tolist() == wanted["verdict"].tolist(), name
        for column in ("difference", "low", "high", "p"):
            np.testing.assert_allclose(rows[column], wanted[column], atol=1e-5, err_msg=name)


def test_the_command_writes_the_page(scored, tmp_path):
    page = tmp_path / "page.html"
    said = report(scored / "scores.parquet", "--by", "outlet", "-o", page, "--title", "My corpus")
    assert said.stdout == f"90 articles in 3 groups by outlet → {page}\n"
    html = page.read_text(encoding="utf-8")
    assert '<h1 dir="auto">My corpus</h1>' in html and "compared within event" in html


def test_within_and_measures_are_as_asked_for(scored):
    path = scored / "scores.csv"
    found = compare_score_file(path, by="outlet", within="", measures=["vader", "body.all.smog"])
    assert found.scores.within == ""
    assert found.scores.columns == [
        "headline.outlet.vader", "body.outlet.vader", "body.quoted.vader", "body.all.smog",
    ]  # fmt: skip
    found = compare_score_file(path, by="event", within="outlet")
    assert (found.scores.by, found.scores.within, len(found.scores.groups)) == (
        "event",
        "outlet",
        15,
    )


def test_only_what_is_needed_is_read(scored):
    found = read_score_columns(scored / "scores.jsonl", ["votes", "body.outlet.vader"])
    assert found["votes"] == list(range(90))
    assert found["body.outlet.vader"].dtype == float


@pytest.mark.parametrize("name", ["scores.parquet", "scores.jsonl"])
def test_groups_may_be_of_lists(scored, name):
    """Bug guarded: it ended in a traceback."""
    found = compare_score_file(scored / name, by="tags", within="", measures=["vader"])
    assert found.scores.groups == ['["a", "b"]', '["a"]', "[]"]
    assert np.bincount(found.scores.group).tolist() == [30, 30, 30]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_story_counts_once(scored, tmp_path, ending):
    """Ten of 90 are copies, all of them by the third outlet."""
    ids = [f"a{number}" for number in range(90)]
    copy_of = ["a0" if number % 3 == 2 and number < 30 else None for number in range(90)]
    columns = {"article_id": ids, "story": 0, "duplicate_of": copy_of, "overlap": 1.0}
    copies = tmp_path / f"copies.{ending}"
    write_table(pd.DataFrame(columns), copies)
    found = compare_score_file(scored / "scores.parquet", by="outlet", copies=copies)
    sizes = np.bincount(found.scores.group).tolist()
    assert (found.scores.groups, sizes) == (["Lantern", "Post", "Wire"], [30, 30, 20])
    assert found.cautions[-1].startswith("10 of 90 articles are left out as copies: ")
    page = tmp_path / "page.html"
    arguments = ["--by", "outlet", "--copies", copies, "-o", page]
    said = report(scored / "scores.parquet", *arguments)
    assert said.stdout == f"80 articles in 3 groups by outlet → {page}\n"
    assert "10 of 90 articles are left out as copies" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([("a0", None)], "copies.csv: has no 'a1'; make it of the articles that were scored."),
        (None, "scores.csv: give what 'framing corpus duplicates' writes."),
    ],
)
def test_copies_of_something_else_are_refused(scored, tmp_path, given, said):
    copies = scored / "scores.csv"
    if given:
        copies = tmp_path / "copies.csv"
        write_table(pd.DataFrame(given, columns=["article_id", "duplicate_of"]), copies)
    with pytest.raises(ValueError, match=said.replace(".", "[.]")):
        compare_score_file(scored / "scores.csv", by="outlet", copies=copies)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("scores.csv --by outlett", "no column 'outlett' to group by; there are: article_id, "),
        ("scores.csv --by body.outlet.vader", "no column 'body.outlet.vader' to group by;"),
        ("scores.csv --by outlet --within topic", "no column 'topic' to group by;"),
        ("scores.csv --by outlet --measure tone", "no measure 'tone'; there are: vader, "),
        ("one.csv --by outlet", "groups are compared by two or more values of 'outlet', got 1."),
        ("many.parquet --by id", f"'id' has {MOST_GROUPS + 1} values, and a page compares"),
        ("tidy.csv --by outlet", "has a row for each measure or span; give what 'framing score'"),
        ("corpus.jsonl --by outlet", "has no columns of scores, such as body.outlet.vader; give"),
        ("absent.csv --by outlet", "there is no such file or folder; check the name."),
        ("news.txt --by outlet", "the name must end in .csv"),
        ("broken.parquet --by outlet", "is no file of scores that can be read ("),
        ("broken.jsonl --by outlet", "is no file of scores that can be read ("),
        ("words.jsonl --by outlet", "column 'body.outlet.vader' holds something else than numbers"),
        ("empty --by outlet", "the folder has no files of scores"),
        ("nothing.csv --by outlet", "no article has a value of body.outlet.vader."),
    ],
)  # fmt: skip
def test_wrong_inputs_get_one_line(scored, monkeypatch, arguments, said):
    monkeypatch.chdir(scored)
    if not (scored / "empty").exists():
        (scored / "empty").mkdir()
        score_corpus("corpus.jsonl", "tidy.csv", kind="tidy")
        for name in ("broken.parquet", "broken.jsonl", "news.txt"):
            (scored / name).write_text("{not a table")
        (scored / "one.csv").write_text("outlet,body.outlet.vader\nPost,0.1\nPost,0.2\n")
        (scored / "nothing.csv").write_text("outlet,body.outlet.vader\nPost,\nWire,\n")
        row = {"outlet": "Post", "body.outlet.vader": "high"}
        (scored / "words.jsonl").write_text(json.dumps(row) + "\n")
        numbers = list(range(MOST_GROUPS + 1))
        columns = {"id": numbers, "body.outlet.vader": [number / 100 for number in numbers]}
        pq.write_table(pa.table(columns), scored / "many.parquet")
    result = report(*arguments.split(), "-o", "page.html", code=1)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"framing: {arguments.split()[0]}: ") and said in line
    assert not (scored / "page.html").exists()


@pytest.mark.parametrize("arguments", ["--by outlet -o page.txt", "-o page.html", "--by outlet"])
def test_wrong_usage(scored, arguments):
    report(scored / "scores.csv", *arguments.split(), code=2)
