"""What a class hands in: good marks are used, bad ones named and left out."""

import json

import pytest

from framing.classroom import collect_marks, render_exercise, write_code
from framing.classroom.marks import MARKS_SCHEMA


def as_file(sheet, whys=()):
    marks = [
        {"first": m.first, "last": m.last, "category": m.category, "why": why}
        for m, why in zip(sheet.marks, [*whys, *[""] * len(sheet.marks)], strict=False)
    ]
    return {"schema": MARKS_SCHEMA, "code": write_code(sheet), "marks": marks}


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def test_one_text_with_everybodys_codes(tiny, make_sheet, write):
    first, second = make_sheet(1, 0, 4), make_sheet(2, 5)
    path = write("codes.txt", f"Ann: {write_code(first)}\nBo – {write_code(second).lower()} :)\n")
    found = collect_marks([path], tiny)
    assert found.sheets == [first, second]
    assert found.sources == ["codes.txt, line 1", "codes.txt, line 2"]
    assert found.problems == found.notes == []


def test_a_folder_with_the_exercise_page_in_it(tiny, make_sheet, write, tmp_path):
    write("exercise.html", render_exercise(tiny))
    write("one.json", as_file(make_sheet(1, 0, 4), ["sounds like a riot"]))
    write("two.txt", write_code(make_sheet(2, 5)))
    write("class.docx", "passed over")
    found = collect_marks([tmp_path])
    assert found.exercises == [tiny]
    assert [len(sheet.marks) for sheet in found.sheets] == [2, 1]
    assert found.sheets[0].marks[0].why == "sounds like a riot"
    assert found.problems == []


def test_what_else_lies_in_a_folder_is_passed_over(tiny, make_sheet, write, tmp_path):
    write("codes.txt", write_code(make_sheet(1, 0)))
    write("article.md", "Mob storms hall")
    write("agreement.html", "<p>the page of an earlier run</p>")
    write("agreement-words.csv", "number,text\n1,A\n")
    found = collect_marks([tmp_path], tiny)
    assert (len(found.sheets), found.problems) == (1, [])


def test_a_sheet_that_came_twice_counts_once_and_the_later(tiny, make_sheet, write):
    earlier, later = make_sheet(1, 0), make_sheet(1, 0, 4)
    path = write("codes.txt", f"{write_code(earlier)} {write_code(later)}")
    found = collect_marks([path], tiny)
    assert found.sheets == [later]
    assert found.notes == ["codes.txt, line 1: the same sheet came again later."]
    assert found.problems == []


def test_a_sheet_that_came_again_unchanged_counts_once(tiny, make_sheet, write):
    first, second = write_code(make_sheet(1, 0)), write_code(make_sheet(2, 4))
    path = write("codes.txt", f"{first}\n" * 1_500 + second)
    found = collect_marks([path], tiny)
    assert [sheet.number for sheet in found.sheets] == [1, 2]
    assert found.notes == ["codes.txt: sheets that were there already, counted once: 1,499."]
    assert found.problems == []


def test_of_changed_sheets_the_last_counts(tiny, make_sheet, write):
    first, second = make_sheet(1, 0), make_sheet(1, 4)
    path = write("codes.txt", "\n".join(map(write_code, (first, second, first))))
    assert collect_marks([path], tiny).sheets == [first]


def test_reasons_stay_when_the_code_comes_too(tiny, make_sheet, write):
    sheet = make_sheet(1, 0)
    file = write("a.json", as_file(sheet, ["a riot"]))
    code, other = write("b.txt", write_code(sheet)), write("c.txt", write_code(make_sheet(1, 4)))
    assert [m.why for m in collect_marks([file, code], tiny).sheets[0].marks] == ["a riot"]
    assert [m.why for m in collect_marks([file, other], tiny).sheets[0].marks] == [""]


def test_of_many_bad_sheets_a_few_are_named(tiny, cup_final, make_sheet, write):
    codes = "\n".join(write_code(make_sheet(number, 0)) for number in range(30))
    found = collect_marks([write("codes.txt", codes)], cup_final)
    assert len(found.problems) == 21
    assert found.problems[-1] == "10 more like these."


def edited(sheet):
    values = as_file(sheet)
    values["marks"][0]["category"] = 3
    return values


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda s: write_code(s)[:-3], "a code that is cut off"),
        (lambda s: write_code(s)[:-1] + "?", "a code that is cut off"),
        (lambda s: write_code(s).replace("FR1-", "FR1-Z", 1), "a code that is cut off"),
        (edited, "marks that were edited by hand"),
        (lambda s: as_file(s) | {"marks": "all"}, "marks that were edited by hand"),
        (lambda s: as_file(s) | {"marks": [1, None]}, "marks that were edited by hand"),
        (lambda s: as_file(s) | {"code": 7}, "a code that is cut off"),
        (lambda s: "nothing to see", "no marks in it"),
        (lambda s: "", "no marks in it"),
    ],
)
def test_bad_marks_are_named_and_the_rest_is_used(tiny, make_sheet, write, make, problem):
    bad = write("bad.json", make(make_sheet(2, 5, 6)))
    good = write("good.txt", write_code(make_sheet(1, 0)))
    found = collect_marks([bad, good], tiny)
    assert found.sources == ["good.txt"]
    [said] = found.problems
    assert said.startswith(f"bad.json: {problem}")


def test_marks_of_another_exercise_are_left_out(tiny, cup_final, make_sheet, write):
    path = write("codes.txt", write_code(make_sheet(1, 0)))
    found = collect_marks([path], cup_final)
    assert found.sheets == []
    assert found.problems == [
        f"codes.txt: marks of another exercise ({tiny.id}, not {cup_final.id}); left out."
    ]


@pytest.mark.parametrize(
    "odd",
    [
        {"words": (999,)},
        {"words": (0,), "category": 99},
        {"words": (0,), "done": (True,), "frames": (0,)},
        {"words": (0,), "frames": (0, 60)},
    ],
)
def test_marks_that_do_not_fit_the_text_are_left_out(tiny, make_sheet, write, odd):
    odd = dict(odd)
    path = write("codes.txt", write_code(make_sheet(1, *odd.pop("words"), **odd)))
    found = collect_marks([path], tiny)
    assert found.sheets == []
    assert found.problems == ["codes.txt: marks that do not fit the text; left out."]


def test_hostile_files_change_nothing(tiny, make_sheet, write, tmp_path):
    evil = "<script>alert(1)</script>\x1b[31m" + "x" * 1_000
    write("a.json", as_file(make_sheet(1, 0), [evil]))
    write("b.json", '{"schema": "framing.marks/1", "marks": ' + "[" * 100_000)
    write("c.txt", "FR1-" * 50_000)
    (tmp_path / "d.txt").write_bytes(b"\x00\xff\x00\x01" * 999)
    (tmp_path / "e.txt").write_bytes(b"PK\x03\x04 a Word file")
    found = collect_marks([tmp_path], tiny)
    [sheet] = found.sheets
    assert found.sources == ["a.json"]
    assert len(sheet.marks[0].why) <= 300
    assert "\x1b" not in sheet.marks[0].why
    named = {problem.split(":")[0].split(",")[0] for problem in found.problems}
    assert {"b.json", "c.txt", "d.txt", "e.txt"} <= named


def test_what_is_missing_is_said(tiny, make_sheet, write, tmp_path):
    codes = write("codes.txt", write_code(make_sheet(1, 0)))
    with pytest.raises(ValueError, match="Put the exercise page among the files"):
        collect_marks([codes])
    found = collect_marks([codes, tmp_path / "gone.txt"], tiny)
    assert found.problems == ["gone.txt: no such file or folder."]


def test_two_exercises_at_once_are_refused(tiny, cup_final, write, tmp_path):
    write("a.html", render_exercise(tiny))
    write("b.html", render_exercise(cup_final))
    with pytest.raises(ValueError, match="several exercises"):
        collect_marks([tmp_path])
