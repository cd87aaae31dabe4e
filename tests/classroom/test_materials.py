"""Materials: every page there, leading somewhere, the same twice; lessons that fill their time."""

import re
import shutil
from pathlib import Path

import pytest

from framing.classroom import write_materials
from framing.classroom.materials import REWRITING
from framing.classroom.rewriting import compare_versions, list_marks, rewriting_box

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    for event in SEEDS.iterdir():
        if event.is_dir():
            (folder / f"{event.name}.html").touch()  # the comparisons beside it
    (folder / "index.html").touch()
    write_materials(SEEDS, folder / "classroom")
    return folder / "classroom"


def test_every_event_has_its_four_pages(folder):
    events = sorted(path.name for path in SEEDS.iterdir() if path.is_dir())
    for event in events:
        pages = {path.stem for path in (folder / event).iterdir()}
        assert pages == {"exercise", "collect", "worksheet", "key"}
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert [event for event in events if f'href="{event}/exercise.html"' not in index] == []


def test_links_lead_somewhere(folder):
    for page in folder.glob("*.html"):
        html = page.read_text(encoding="utf-8")
        ids = set(re.findall(r'id="([^"]+)"', html))
        for link in re.findall(r'href="([^"]+)"', html):
            if link.startswith("#"):
                assert link[1:] in ids, (page.name, link)
            elif not link.startswith("data:"):
                assert (page.parent / link).exists(), (page.name, link)


@pytest.mark.parametrize("lesson", ["14", "18", "journalism"])
def test_a_lesson_fills_its_45_minutes(folder, lesson):
    html = (folder / f"lesson-{lesson}.html").read_text(encoding="utf-8")
    spans = [tuple(map(int, span)) for span in re.findall(r"<td>(\d+)–(\d+)</td>", html)]
    assert spans[0][0] == 0
    assert spans[-1][1] == 45
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]


def test_the_same_seeds_give_the_same_bytes(folder, tmp_path):
    shutil.copytree(SEEDS / "cup-final", tmp_path / "seeds" / "cup-final")
    write_materials(tmp_path / "seeds", tmp_path / "made")
    for name in ("exercise", "collect", "worksheet", "key"):
        path = Path("cup-final") / f"{name}.html"
        assert (tmp_path / "made" / path).read_bytes() == (folder / path).read_bytes()


def test_the_rewriting_does_what_it_says():
    plain, loaded = REWRITING
    assert compare_versions(plain["text"], plain["answer"]).loc["loaded terms", "after"] == 0
    change = compare_versions(loaded["text"], loaded["answer"])["change"]
    assert change["loaded terms"] >= 3
    # no number is lost on the way
    assert set(re.findall(r"\d[\d,]*\b", loaded["text"])) == set(
        re.findall(r"\d[\d,]*\b", loaded["answer"])
    )


def test_marks_are_listed_with_their_reasons():
    marks = list_marks("A furious mob stormed the hall.")
    assert marks["text"].tolist() == ["furious", "mob"]
    assert marks["plainer"].str.len().min() > 0
    assert list_marks("").empty


def test_what_is_too_short_is_undefined():
    assert compare_versions("", "A mob.").isna().loc["loaded terms in 100 words", "before"]


def test_the_box_is_live_only_where_somebody_is(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert list(rewriting_box("A mob.").columns) == ["before", "after", "change"]
    box = rewriting_box("A mob.", live=True)
    field, figures = box.children
    assert "mob" in figures.value
    field.value = "A furious crowd <b>.</b>"
    assert "furious" in figures.value
    assert "mob" not in figures.value
    assert "<b>" not in figures.value
