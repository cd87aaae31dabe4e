"""Agreement, on sheets small enough to count by hand."""

import csv
import io

import numpy as np
import pytest

from framing.classroom import (
    Agreement,
    Mark,
    Sheet,
    render_agreement,
    tabulate_argued,
    tabulate_pairs,
    tabulate_words,
)
from framing.output import format_csv


def test_what_each_said_of_each_word(tiny, make_sheet):
    made = Agreement(tiny, [make_sheet(1, 0, 4, category=2), make_sheet(2, done=(True, False))])
    assert made.codes[0, [0, 1, 4]].tolist() == [3, 0, 3]
    assert np.isnan(made.codes[1, 10:]).all()
    assert (made.codes[1, :10] == 0).all()


def test_a_text_with_marks_or_a_frame_was_worked_on(tiny, make_sheet):
    sheet = make_sheet(1, 0, done=(False, False), frames=(0, 2))
    assert not np.isnan(Agreement(tiny, [sheet]).codes).any()
    sheet = make_sheet(1, 0, done=(False, False))
    assert np.isnan(Agreement(tiny, [sheet]).codes[0, 10:]).all()


def test_alpha_by_hand(tiny, make_sheet):
    # sentences: headline, two of A; headline, two of B. Marked: first yes yes, second yes no.
    made = Agreement(tiny, [make_sheet(1, 0, 4), make_sheet(2, 0)])
    sentences = made.alphas[0]
    # 12 values, 3 of them yes: expected 2·3·9/11; observed 1 pair of 6 differs, as 2 of 12
    assert sentences["units"] == 6
    assert sentences["alpha"] == pytest.approx(1 - 2 / (2 * 3 * 9 / 11))
    assert made.alphas[1]["units"] == 21


def test_full_agreement_is_one_and_what_is_undefined_says_so(tiny, make_sheet):
    same = Agreement(tiny, [make_sheet(1, 0), make_sheet(2, 0)])
    assert [row["alpha"] for row in same.alphas] == [1, 1, 1]
    for sheets in ([], [make_sheet(1, 0)], [make_sheet(1), make_sheet(2)]):
        made = Agreement(tiny, sheets)
        assert [row["alpha"] for row in made.alphas] == [None] * 3
        assert "too few, or too much alike" in render_agreement(made)


def test_the_interval_holds_the_value(cup_final):
    rng = np.random.default_rng(0)
    sheets = []
    for number in range(8):
        marks = [Mark(a.first, a.last, a.category) for a in cup_final.answers if rng.random() < 0.5]
        sheets.append(Sheet(cup_final.id, number, (True, True), (0, 0), tuple(marks)))
    for row in Agreement(cup_final, sheets).alphas:
        assert row["low"] < row["alpha"] < row["high"]


def test_pairs(tiny, make_sheet):
    made = Agreement(tiny, [make_sheet(1, 0, 4), make_sheet(2, 0, 5, 6), make_sheet(3)])
    assert made.pairs[0] == {"a": 1, "b": 2, "both": 1, "either": 4, "overlap": 0.25}
    assert made.pairs[1]["overlap"] == 0
    assert Agreement(tiny, [make_sheet(1), make_sheet(2)]).pairs[0]["overlap"] is None


def test_the_map(tiny, make_sheet):
    made = Agreement(tiny, [make_sheet(1, 0, 5), make_sheet(2, 0), make_sheet(3, 0)])
    runs = {run.first: run for run in made.runs}
    assert (runs[0].marked, runs[0].of, runs[0].state) == (3, 3, "agreed")
    assert runs[0].answer.term == "mob"
    assert (runs[5].marked, runs[5].state) == (1, "split")
    assert [n for run in made.runs for n in range(run.first, run.last + 1)] == list(range(21))


def test_most_argued_about(tiny, make_sheet):
    sheets = [make_sheet(n, 0, *[5] * (n < 3), *[6] * (n < 2)) for n in range(1, 5)]
    argued = Agreement(tiny, sheets).argued
    assert [(row["text"], row["run"].marked) for row in argued] == [("stormed", 2), ("the", 1)]


def test_what_is_argued_about_says_where_it_stands(tiny, make_sheet):
    made = Agreement(tiny, [make_sheet(1, 0, 5), make_sheet(2)])
    assert [(row["letter"], row["place"]) for row in made.argued] == [
        ("A", "headline"),
        ("A", "¶ 1"),
    ]


def test_frames_are_in_order_of_choice_and_of_the_list(tiny, make_sheet):
    sheets = [make_sheet(n, frames=(frame, 0)) for n, frame in enumerate((6, 3, 1, 3))]
    labels = [tiny.frames[frame - 1].label for frame in (3, 1, 6)]
    assert Agreement(tiny, sheets).frames == [
        {"letter": "A", "counts": list(zip(labels, (2, 1, 1), strict=True))},
        {"letter": "B", "counts": []},
    ]


def test_words_that_the_same_students_marked_are_one_expression(tiny, make_sheet):
    # the list marks "mob" and not "stormed": for the class they are one
    sheets = [make_sheet(1, 4, 5), make_sheet(2, 4, 5), make_sheet(3)]
    made = Agreement(tiny, sheets)
    assert [row["text"] for row in made.argued] == ["mob stormed"]
    assert made.argued[0]["answer"].term == "mob"
    assert tabulate_argued(made)["marked"] == ["2 of 3"]
    assert made.against_list["class_only"] == []


def test_the_class_and_the_list(tiny, make_sheet):
    against = Agreement(tiny, [make_sheet(1, 5), make_sheet(2, 5)]).against_list
    assert [row["text"] for row in against["class_only"]] == ["stormed"]
    assert [row["text"] for row in against["list_only"]] == ["Mob", "mob"]


def test_tables_have_a_row_for_each_word_and_pair(tiny, make_sheet):
    made = Agreement(tiny, [make_sheet(1, 0, category=1), make_sheet(2, 0)])
    rows = list(csv.DictReader(io.StringIO(format_csv(tabulate_words(made)))))
    assert len(rows) == 21
    assert (rows[0]["word"], rows[0]["marked"], rows[0]["of"]) == ("Mob", "2", "2")
    labels = [tiny.categories[i].label for i in (0, 1)]
    assert rows[0]["categories"] == ", ".join(f"{label} 1" for label in sorted(labels))
    assert len(format_csv(tabulate_pairs(made)).splitlines()) == 2


def test_reasons_are_shown_escaped(tiny):
    evil = "<img src=x onerror=alert(1)>"
    sheets = [
        Sheet(tiny.id, 1, (True, True), (0, 0), (Mark(5, 5, 0, evil),)),
        Sheet(tiny.id, 2, (True, True), (0, 0), ()),
    ]
    page = render_agreement(Agreement(tiny, sheets), sources=[evil, "b"], problems=[evil])
    assert "<img" not in page
    # left out, found in, most argued about, half the class and not the list
    assert page.count("&lt;img src=x") == 4
