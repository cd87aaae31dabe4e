"""The command line: every command, its exit codes, and errors of one line."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from framing import __version__, catalogue, read
from framing.cli import main
from framing.cue_table import FRAME_CUE_COLUMNS
from framing.lexicons import load_lexicon, shipped_lexicons
from framing.measures import catalogue_of_cues, catalogue_of_spans

ROOT = Path(__file__).resolve().parents[1]
TEXT = "The mayor said on Friday that “it was a bad day for us all,” and left. They slammed it. "
ONE = f"Mayor slams critics\n\n{TEXT * 10}\n"
TWO = f"Mayor answers 8 critics\n\n{TEXT * 9} It was not so bad.\n"
TABLE = "id,outlet,headline,body\na,The Lantern,Mayor quits,She left. It was bad.\nb,The Post,Mayor leaves,She left.\n"
LEXICON = "term,pos,category,strength,reason\nfriday,noun,days,1,It is a day.\n"
MEASURES = [row["name"] for row in catalogue()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to work in, with two articles, a table, and files that cannot be read."""
    monkeypatch.chdir(tmp_path)
    files = {
        "one.txt": ONE,
        "two.txt": TWO,
        "table.csv": TABLE,
        "empty.txt": "",
        "mine.csv": LEXICON,
        "faulty.csv": LEXICON + "monday,noun,days,9,It is a day.\n",
        "dates.csv": "headline,published\nA,2026-03-04\nB,last week\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments, stdin=None, code=0):
    result = CliRunner().invoke(main, list(map(str, arguments)), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result


def left_behind(folder, *wanted):
    """Return the files that are there beside the inputs and what was asked for."""
    given = {"one.txt", "two.txt", "table.csv", "empty.txt", "mine.csv", "faulty.csv", "dates.csv"}
    return {path.name for path in folder.iterdir()} - given - set(wanted)


# --- wrong usage and wrong inputs


@pytest.mark.parametrize("command", ["", "compare", "read", "score", "evidence", "measures", "lexicon", "lexicon list", "lexicon show", "lexicon check", "corpus", "corpus report"])  # fmt: skip
def test_every_command_explains_itself(command):
    result = run(*command.split(), "--help")
    assert result.output.startswith("Usage: ")
    assert len(result.output.splitlines()) > 4


def test_the_version():
    assert run("--version").output == f"framing, version {__version__}\n"


WRONG_USAGE = [
    "nonsense",
    "compare",
    "compare one.txt",
    "compare one.txt --nonsense",
    "compare one.txt two.txt --lexicon absent.csv",
    "compare " + "one.txt " * 9,
    "compare one.txt two.txt --primary mood",
    "compare one.txt two.txt --html .",
    "read",
    "read one.txt -o out.txt",
    "score one.txt",
    "score one.txt -o out.xlsx",
    "score one.txt -o out",
    "evidence one.txt -o out.html",
    "lexicon show",
    "lexicon check absent.csv",
]


@pytest.mark.parametrize("line", WRONG_USAGE)
def test_wrong_usage_is_2_and_leaves_nothing(folder, line):
    result = run(*line.split(), code=2)
    assert result.stdout == ""
    assert "Error: " in result.stderr
    assert not left_behind(folder)


WRONG_INPUTS = [
    ("read absent.txt", "framing: absent.txt: there is no such file; check the name."),
    ("read empty.txt", "framing: empty.txt: the file is empty; paste the article's text into it."),
    ("score absent.txt -o out.csv", "framing: absent.txt: there is no such file; check the name."),
    ("evidence empty.txt -o out.csv", "framing: empty.txt: the file is empty; paste the article's text into it."),
    ("compare absent.txt one.txt", "framing: absent.txt: there is no such file; check the name."),
    ("lexicon check faulty.csv", "framing: line 3 of faulty.csv: 'strength' must be 1, 2 or 3, got '9'."),
    ("score one.txt -o out.csv --lexicon faulty.csv", "framing: line 3 of faulty.csv: 'strength' must be 1, 2 or 3, got '9'."),
    ("lexicon show loaded zyxwish", "framing: 'zyxwish' is not in the lexicon 'loaded'."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), WRONG_INPUTS)
def test_a_wrong_input_is_1_and_one_line(folder, line, said):
    result = run(*line.split(), code=1)
    assert result.stderr == f"{said}\n"
    assert not left_behind(folder)


def test_a_lexicon_that_is_not_shipped_is_an_error_that_names_those_that_are(folder):
    result = run("lexicon", "show", "nope", code=1)
    assert result.stderr.startswith("framing: no lexicon 'nope'; there are: ")


@pytest.mark.parametrize("command", ["score", "evidence", "read"])
def test_bad_inputs_are_named_and_the_rest_is_done(folder, command):
    result = run(
        command, "absent.txt", "one.txt", "dates.csv", "two.txt", "-o", "out.jsonl", code=1
    )
    said = result.stderr.splitlines()
    assert said[0].startswith("framing: absent.txt: ")
    assert (
        said[1]
        == "framing: row 3 of dates.csv: 'published' must be a date (YYYY-MM-DD), got 'last week'."
    )
    assert len(said) == 2
    found = {
        json.loads(line).get("article_id") or json.loads(line).get("id")
        for line in Path("out.jsonl").read_text("utf-8").splitlines()
    }
    assert {"one", "two"} <= found


def test_compare_does_the_rest_if_two_articles_are_left(folder):
    result = run("compare", "one.txt", "absent.txt", "two.txt", "--json", "out.json", code=1)
    assert result.stderr.startswith("framing: absent.txt: ")
    assert [a["id"] for a in json.loads(Path("out.json").read_text("utf-8"))["articles"]] == [
        "one",
        "two",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "compare one.txt two.txt --json absent/out.json",
        "read one.txt -o absent/out.md",
        "score one.txt -o absent/out.csv",
        "evidence one.txt -o absent/out.parquet",
    ],
)
def test_a_folder_that_is_not_there_is_one_line_with_the_name_that_was_given(folder, line):
    """Bug guarded: the line named the file written beside, ".out.json.4711.part"."""
    result = run(*line.split(), code=1)
    assert result.stderr == f"framing: {Path(line.split()[-1])}: No such file or directory.\n"
    assert not left_behind(folder)


def test_a_file_that_was_there_stays_whole_if_writing_fails(folder, monkeypatch):
    Path("out.csv").write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device", ".out.csv.part")

    monkeypatch.setattr(os, "replace", fail)
    result = run("score", "one.txt", "-o", "out.csv", code=1)
    assert result.stderr == "framing: out.csv: No space left on device.\n"
    assert Path("out.csv").read_text(encoding="utf-8") == "old"
    assert not left_behind(folder, "out.csv")


# --- compare


def test_compare_prints_a_summary_and_writes_what_is_asked_for(folder):
    result = run(
        "compare",
        "one.txt",
        "two.txt",
        "--json",
        "out.json",
        "--html",
        "out.html",
        "--csv",
        "tables",
        "--title",
        "Two <tellings>",
    )
    assert "one" in result.stdout and "two" in result.stdout
    assert result.stdout.rstrip().endswith("The page: out.html")
    assert result.stderr == ""
    said = json.loads(Path("out.json").read_text("utf-8"))
    assert said["schema"] == "framing.comparison/1"
    assert "Two &lt;tellings&gt;" in Path("out.html").read_text("utf-8")
    names = {path.stem for path in Path("tables").iterdir()}
    tables = "headlines scores differences evidence quotations sources"
    wordings = "labels agency portrayal prominence claims keyness frame_cues cue_differences"
    told = "alignment alignment_counts against_rest quotations_compared numbers speaker_words"
    tables += " headline_coverage"
    assert names == {*tables.split(), *wordings.split(), *told.split(), "dictionary"}
    for name in names - {"dictionary"}:
        rows = list(csv.DictReader(Path(f"tables/{name}.csv").read_text("utf-8").splitlines()))
        assert len(rows) == len(said[name])
    assert not left_behind(folder, "out.json", "out.html", "tables")


def test_compare_takes_one_difference_that_was_declared_beforehand(folder):
    run("compare", "one.txt", "two.txt", "--primary", "vader", "--json", "out.json")
    interval = json.loads(Path("out.json").read_text("utf-8"))["methods"]["interval"]
    assert interval["primary"] == "body.outlet.vader"
    said = run("compare", "one.txt", "two.txt", "--primary", "body.crowd.vader", code=2).stderr
    assert "--primary: no voice 'crowd' for a primary; there are: outlet," in said


def test_compare_writes_nothing_unasked(folder):
    run("compare", "one.txt", "two.txt")
    assert not left_behind(folder)


def test_compare_of_a_table_and_of_a_folder(folder, tmp_path):
    assert run("compare", "table.csv").stdout
    (tmp_path / "both").mkdir()
    for name in ("one", "two"):
        (tmp_path / "both" / f"{name}.txt").write_bytes((tmp_path / f"{name}.txt").read_bytes())
    run("compare", "both", "--json", "both.json")
    run("compare", "one.txt", "two.txt", "--json", "each.json")
    assert Path("both.json").read_bytes() == Path("each.json").read_bytes()


def test_compare_with_standard_input(folder):
    run("compare", "one.txt", "-", "--json", "out.json", stdin=TWO)
    said = json.loads(Path("out.json").read_text("utf-8"))
    assert [a["headline"] for a in said["articles"]] == [
        "Mayor slams critics",
        "Mayor answers 8 critics",
    ]


def test_compare_warns_in_the_terminal(folder):
    Path("short.txt").write_text("Mayor quits\n\nShe left.\n", encoding="utf-8")
    assert "very short" in " ".join(run("compare", "one.txt", "short.txt").stdout.split())


def test_compare_with_a_lexicon_of_ones_own(folder):
    run("compare", "one.txt", "two.txt", "--lexicon", "mine.csv", "--json", "out.json")
    said = json.loads(Path("out.json").read_text("utf-8"))
    found = {hit["entry"] for hit in said["evidence"] if hit["measure"] == "loaded"}
    assert found == {"friday"}
    assert said["methods"]["lexicons"][0]["name"] == "mine"


def test_excerpts_leave_the_full_texts_out_of_the_page(folder):
    Path("long.txt").write_text(ONE + "\n\nThe clerk filed nine papers.\n" * 3, encoding="utf-8")
    run("compare", "long.txt", "two.txt", "--html", "full.html")
    run("compare", "long.txt", "two.txt", "--html", "short.html", "--excerpts")
    assert "clerk filed" in Path("full.html").read_text("utf-8")
    assert Path("short.html").stat().st_size < Path("full.html").stat().st_size


# --- read


def test_read_shows_what_is_understood(folder):
    shown = run("read", "one.txt").stdout
    assert shown.startswith("---\n")
    assert "headline: Mayor slams critics" in shown


@pytest.mark.parametrize("name", ["out.md", "out.csv", "out.jsonl", "out.parquet", "OUT.CSV"])
def test_what_read_writes_can_be_read_again(folder, name):
    assert run("read", "one.txt", "-o", name).stdout == f"1 article → {name}\n"
    (before,), (after,) = read("one.txt"), read(name)
    assert (after.id, after.headline, after.body) == (before.id, before.headline, before.body)


def test_read_of_several_goes_into_a_table_and_not_into_one_md(folder):
    assert run("read", "one.txt", "table.csv", "-o", "out.csv").stdout == "3 articles → out.csv\n"
    assert [article.id for article in read("out.csv")] == ["one", "a", "b"]
    assert (
        "a .md file holds one article, got 2"
        in run("read", "table.csv", "-o", "out.md", code=1).stderr
    )
    assert not Path("out.md").exists()


def test_read_explains_each_line(folder):
    shown = run("read", "one.txt", "--explain").stdout
    assert shown.splitlines()[0].split(maxsplit=2) == ["1", "headline", "Mayor slams critics"]


@pytest.mark.parametrize(("arguments", "code"), [(("-",), 1), (("-", "--explain"), 1)])
def test_read_of_empty_standard_input(folder, arguments, code):
    result = run("read", *arguments, stdin="", code=code)
    assert result.stdout == ""


# --- score and evidence


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_score_gives_a_row_an_article(folder, name):
    assert run("score", "one.txt", "table.csv", "-o", name).stdout == f"3 articles → {name}\n"
    table = load(name)
    assert list(table["article_id"]) == ["one", "a", "b"]
    assert list(table.columns)[:4] == ["article_id", "outlet", "headline", "kicker.outlet.vader"]
    assert len(table.columns) == 3 + 6 * 4 * len(MEASURES)
    # one term in three words, Mayor slams critics
    assert table["headline.outlet.loaded"][0] == pytest.approx(100 / 3, abs=1e-6)
    assert pd.isna(table["kicker.outlet.loaded"][0])


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_score_tidy(folder, name):
    run("score", "table.csv", "-o", name, "--tidy")
    table = load(name)
    own = "article_id part voice speaker measure value n unit reason".split()
    assert list(table.columns) == [*own, "outlet", "headline"]
    assert len(table) == 2 * 3 * 4 * len(MEASURES)
    undefined = table[table["measure"] == "smog"]
    assert undefined["value"].isna().all()
    assert set(undefined["reason"]) == {"fewer than 100 words"}


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_score_and_evidence_of_frame_cues(folder, name):
    run("score", "table.csv", "-o", name, "--cues")
    table = load(name)
    assert list(table.columns) == [*FRAME_CUE_COLUMNS, "outlet", "headline"]
    assert len(table) == 2 * 3 * 4 * 29
    said = run("evidence", "table.csv", "-o", name, "--cues").stdout
    spans = load(name)
    assert said == f"{len(spans)} spans of 2 articles → {name}\n"
    assert set(spans["measure"]) <= {"generic_cues", "policy_cues", "moral_cues"}
    whole = table[(table["part"] != "all") & (table["voice"] == "all")]
    assert whole["cues"].sum() == len(spans) > 0


def test_two_tables_at_once_are_refused(folder):
    said = run("score", "table.csv", "-o", "out.csv", "--cues", "--tidy", code=2).stderr
    assert "ask for one of them" in said


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl", "out.parquet"])
def test_evidence_lists_the_spans(folder, name):
    said = run("evidence", "one.txt", "-o", name, "--lexicon", "mine.csv").stdout
    table = load(name)
    assert said == f"{len(table)} spans of 1 article → {name}\n"
    loaded = table[table["measure"] == "loaded"]
    assert set(loaded["text"]) == {"Friday"} and len(loaded) == 10
    body = read("one.txt")[0].body
    assert all(body[row.start : row.end] == "Friday" for row in loaded.itertuples())


def load(name):
    if name.endswith(".csv"):
        return pd.read_csv(name)
    return pd.read_parquet(name) if name.endswith(".parquet") else pd.read_json(name, lines=True)


def test_a_csv_runs_nothing_in_a_spreadsheet(folder):
    """An id or a text that begins like a formula gets an apostrophe first."""
    Path("evil.jsonl").write_text(
        json.dumps({"id": "=1+1", "headline": "Good", "body": "@SUM(A1) good"}) + "\n"
    )
    run("evidence", "evil.jsonl", "-o", "out.csv")
    assert set(pd.read_csv("out.csv")["article_id"]) == {"'=1+1"}
    run("evidence", "evil.jsonl", "-o", "out.jsonl")
    assert set(pd.read_json("out.jsonl", lines=True)["article_id"]) == {"=1+1"}


@pytest.mark.parametrize(
    "line",
    [
        "score one.txt two.txt -o {}",
        "evidence one.txt -o {}",
        "compare one.txt two.txt --json {}",
        "compare one.txt two.txt --html {}",
    ],
)
def test_two_runs_write_the_same_bytes(folder, line):
    ending = {"score": "csv", "evidence": "parquet"}.get(line.split()[0], "json")
    for name in ("first", "second"):
        run(*line.format(f"{name}.{ending}").split())
    assert Path(f"first.{ending}").read_bytes() == Path(f"second.{ending}").read_bytes()


# --- measures and lexicons


def test_measures_lists_the_catalogue():
    shown = run("measures").stdout
    rows = catalogue() + catalogue_of_spans() + catalogue_of_cues()
    for row in rows:
        assert f"\n{row['name']}: {row['label']} ({row['family']})\n" in f"\n{shown}"
    assert shown.count("does not say: Not ") == len(rows)
    assert json.loads(run("measures", "--json").stdout) == rows


def test_lexicons_can_be_listed_shown_and_checked(folder):
    assert run("lexicon", "list").stdout.startswith("<Lexicon ")
    assert "slam (verb, " in run("lexicon", "show", "loaded").stdout
    said = run("lexicon", "show", "loaded", "slammed").stdout
    assert "reason: " in said and "matches: slam, slams, slammed, slamming" in said
    assert "context: not near @ball" in said
    assert "in names" in run("lexicon", "show", "loaded", "mob").stdout
    assert run("lexicon", "check", "mine.csv").stdout.startswith(
        "sound: <Lexicon mine unversioned: 1 entries"
    )


def test_checking_a_lexicon_says_everything_that_is_wrong(folder):
    rows = ["monday,noun,days,9,It is a day.", "tuesday,noun,days,1,It is.", "friday,noun,days,2,"]
    (folder / "faulty.csv").write_text(LEXICON + "\n".join(rows), encoding="utf-8")
    said = run("lexicon", "check", "faulty.csv", code=1).stderr.splitlines()
    assert said == [
        "framing: line 3 of faulty.csv: 'strength' must be 1, 2 or 3, got '9'.",
        "framing: line 5 of faulty.csv: 'reason' is empty.",
    ]


def test_every_shipped_lexicon_can_be_listed_and_shown(folder):
    lines = run("lexicon", "list").stdout.splitlines()
    assert len(lines) == len(shipped_lexicons())
    for name, line in zip(shipped_lexicons(), lines, strict=True):
        assert line.startswith(f"<Lexicon {name} ")
        first = load_lexicon(name).entries[0].term
        assert f"{first} (" in run("lexicon", "show", name).stdout
        assert "matches: " in run("lexicon", "show", name, first).stdout


@pytest.mark.parametrize(
    ("options", "terms"),
    [
        ([], {"slam"}),
        (["--lexicon", "mine.csv"], {"friday"}),
        (["--lexicon", "loaded", "--lexicon", "mine.csv"], {"slam", "friday"}),
    ],
)
def test_a_lexicon_of_ones_own_replaces_or_adds_on_every_command(folder, options, terms):
    run("evidence", "one.txt", "-o", "spans.csv", *options)
    spans = pd.read_csv("spans.csv").query("measure == 'loaded'")
    assert set(spans["entry"]) == terms
    run("compare", "one.txt", "two.txt", "--json", "out.json", *options)
    found = json.loads(Path("out.json").read_text(encoding="utf-8"))["evidence"]
    assert {e["entry"] for e in found if e["measure"] == "loaded"} == terms
    run("score", "one.txt", "-o", "scores.csv", *options)
    rate = pd.read_csv("scores.csv")["body.all.loaded"].item()
    words = 19 * 10  # of the body; Friday and slammed come once in each ten of them
    assert rate == pytest.approx(100 * 10 * len(terms) / words)


def test_validate_takes_a_lexicon_of_ones_own(folder):
    text = "He left on Friday and slammed it."
    start = text.index("Friday")
    row = {"text": text, "spans": [[start, start + 6]]}
    (folder / "coded.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    for options, recall in (([], 0.0), (["--lexicon", "mine.csv"], 1.0)):
        said = run("validate", "loaded-words", "coded.jsonl", "--json", *options).stdout
        assert json.loads(said)["metrics"]["recall"]["value"] == recall
    said = run("validate", "sentiment", "coded.jsonl", "--lexicon", "mine.csv", code=1).stderr
    assert "looks for no terms of a lexicon" in said


# --- as a process

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def call(*arguments, **options):
    command = [sys.executable, "-m", "framing", *arguments]
    return subprocess.run(command, capture_output=True, env=ENVIRONMENT, check=False, **options)


def test_as_a_module_into_a_pipe(folder):
    """In a pipe there is no progress bar and no colour."""
    done = call("compare", "one.txt", "two.txt", "--html", "out.html")
    assert done.returncode == 0, done.stderr
    assert b"\x1b" not in done.stdout and b"\r" not in done.stdout.replace(b"\r\n", b"\n")
    assert done.stderr == b""


def test_a_terminal_that_knows_no_unicode(folder):
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "framing", "read", "one.txt"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert b"Mayor slams critics" in done.stdout


def test_standard_input_of_a_process(folder):
    done = call("read", "-", input=ONE.encode())
    assert done.returncode == 0 and b"Mayor slams critics" in done.stdout


def test_wrong_usage_of_a_process():
    assert call("nonsense").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipe")
def test_a_reader_that_stops_reading_gets_no_traceback(folder):
    """Many lines, each written by itself: the first after the pipe is closed fails."""
    Path("long.txt").write_text("Mayor slams critics\n\n" + f"{TEXT}\n\n" * 9_000, encoding="utf-8")
    command = [sys.executable, "-m", "framing", "read", "long.txt", "--explain"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=ENVIRONMENT, **pipes) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_mistyped_command_is_told_which_was_meant():
    command = [sys.executable, "-m", "framing", "valdate"]  # nothing is loaded before
    found = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert found.returncode == 2
    assert "validate" in found.stderr.rpartition("Did you mean")[2]
