"""The commands for the classroom."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import framing
from framing.classroom import Mark, Sheet, make_exercise, read_exercise, write_code
from framing.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
CUP = [str(path) for path in sorted((SEEDS / "cup-final").glob("*.md"))]


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(main, ["classroom", *map(str, words)])


@pytest.fixture
def codes(cup_final):
    def write(path, count):
        marks = (Mark(600, 600, 1), Mark(603, 604, 2))
        lines = [
            write_code(Sheet(cup_final.id, n, (True, True), (1, 2), marks[: 1 + n % 2]))
            for n in range(count)
        ]
        path.write_text("\n".join(lines), encoding="utf-8")

    return write


def test_from_articles_to_agreement(run, codes, tmp_path, cup_final):
    made = run("exercise", *CUP, "-o", "exercise.html", "--collect")
    assert made.exit_code == 0, made.output
    assert "2 texts, 1,235 words → exercise.html" in made.output
    page = (tmp_path / "exercise.html").read_text(encoding="utf-8")
    assert read_exercise(page) == cup_final
    assert (tmp_path / "exercise-collect.html").exists()
    assert len(page.encode()) < 300_000
    codes(tmp_path / "codes.txt", 4)
    seen = run("agreement", "codes.txt", "exercise.html", "-o", "agreement.html")
    assert seen.exit_code == 0, seen.output
    assert "Agreement of 4 sheets" in seen.output
    for name in ("agreement.html", "agreement-words.csv", "agreement-pairs.csv"):
        assert (tmp_path / name).stat().st_size > 50
    by_page = run("agreement", "codes.txt", "--exercise", "exercise.html", "-o", "two.html")
    articles = [word for path in CUP for word in ("--exercise", path)]
    by_articles = run("agreement", "codes.txt", *articles, "-o", "three.html")
    assert by_page.exit_code == by_articles.exit_code == 0
    pages = {(tmp_path / f"{name}.html").read_bytes() for name in ("agreement", "two", "three")}
    assert len(pages) == 1


def test_the_same_articles_give_the_same_bytes(run, tmp_path):
    for name in ("a.html", "b.html"):
        assert run("exercise", *CUP, "-o", name).exit_code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_bad_marks_are_named_the_rest_is_used_and_the_status_is_1(run, codes, tmp_path):
    run("exercise", *CUP, "-o", "exercise.html")
    codes(tmp_path / "codes.txt", 3)
    (tmp_path / "bad.txt").write_text("FR1-00000000-00", encoding="utf-8")
    seen = run("agreement", tmp_path, "-o", "agreement.html")
    assert seen.exit_code == 1
    assert "framing: bad.txt: a code that is cut off; left out." in seen.output
    assert "Agreement of 3 sheets" in seen.output


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("exercise", "gone.md", "-o", "e.html"), 1, "gone.md"),
        (("exercise", *CUP, "-o", "e.pdf"), 2, "the name must end in .html"),
        (("exercise", "-o", "e.html"), 2, "Missing argument"),
        (("agreement", "gone.txt", *("--exercise", CUP[0]), "-o", "a.html"), 1, "no marks could"),
        (("agreement", CUP[0], "-o", "a.html"), 1, "which text do these marks belong to?"),
        (("worksheet", *CUP * 4, "-o", "w.html"), 1, "one to 6 articles, got 8"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run, words, status, said):
    seen = run(*words)
    assert seen.exit_code == status
    assert said in seen.output
    assert "Traceback" not in seen.output


def test_worksheet_and_key(run, tmp_path):
    assert run("worksheet", *CUP, "-o", "sheet.html").exit_code == 0
    assert run("worksheet", *CUP, "-o", "key.html", "--key").exit_code == 0
    sheet, key = (
        (tmp_path / name).read_text(encoding="utf-8") for name in ("sheet.html", "key.html")
    )
    body, key_body = (page.split("</style>")[1] for page in (sheet, key))
    assert "Lantern" not in body
    assert "<mark" not in body
    assert "<script" not in body
    assert "Turns officials into fools of a farce." not in body
    assert "The Daily Lantern" in key_body
    assert key_body.count('<mark class="list">') >= 20
    assert "Turns officials into fools of a farce." in key_body


def test_a_lexicon_of_ones_own(run, tmp_path):
    (tmp_path / "mine.csv").write_text("term,category\nreferee,people\n", encoding="utf-8")
    made = run("exercise", *CUP, "-o", "exercise.html", "--lexicon", "mine.csv")
    assert made.exit_code == 0, made.output
    found = read_exercise((tmp_path / "exercise.html").read_text(encoding="utf-8"))
    assert {answer.term for answer in found.answers} == {"referee"}
    assert [choice.name for choice in found.categories] == ["people", "other"]
    assert "has not been held against" in found.accuracy


@pytest.mark.parametrize("event", sorted(path.name for path in SEEDS.iterdir() if path.is_dir()))
def test_every_exercise_page_is_small(event, engine):
    from framing.classroom import render_collector, render_exercise

    made = make_exercise(framing.read(SEEDS / event), engine=engine)
    assert len(render_exercise(made).encode()) < 300_000
    assert len(render_collector(made).encode()) < 300_000
