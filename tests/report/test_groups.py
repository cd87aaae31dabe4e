"""The page of groups: findings by hand, cautions first, downloads that run nothing."""

import csv
import io
import json
from base64 import b64decode

import pytest

from framing import compare_groups
from framing.report.groups import render_groups, summarize_groups

#: Ten events told by two outlets: the Crier is 0.5 lower, give or take a little.
EVENTS = [number // 2 for number in range(20)]
OUTLETS = ["Crier", "Post"] * 10
UNCLEAR = "Unclear: interval and permutations disagree"
LOWER = [step / 100 + (0.5 if place % 2 else 0.0) for place, step in enumerate(range(20))]
ALIKE = [0.1 * (place * 7 % 10) for place in range(20)]


def make(**columns):
    return {"outlet": OUTLETS, "event": EVENTS, **columns}


def summarize(table, **options):
    return summarize_groups(compare_groups(table, by="outlet", **options))


def test_findings_say_how_many_differ_and_by_how_much():
    table = make(**{"body.outlet.loaded": LOWER, "body.outlet.vader": ALIKE})
    found = summarize(table)
    in_all, told = found["findings"]
    assert in_all["text"] == (
        "Of 2 figures, one differs between Crier and Post and one is indistinguishable. "
        "Articles are compared within each event."
    )
    # within each event the Post is 0.5 + 0.01 higher, always
    assert (told["topic"], told["anchor"]) == ("Loaded terms", "body-outlet-loaded")
    start = "Body, outlet’s own words; per 100 words: Post 0.51 higher than Crier (between 0.51 and"
    assert told["text"].startswith(start)
    assert found["title"] == "Crier and Post: 20 articles compared"
    assert found["groups"] == [{"name": "Crier", "n": 10}, {"name": "Post", "n": 10}]


@pytest.mark.parametrize(
    ("pairwise", "text"),
    [
        (
            False,
            "Of 3 comparisons (one figure, 3 groups, each compared with the rest), two differ and one is unclear.",
        ),
        (True, "Of 3 comparisons (one figure, 3 groups, each two compared), three differ"),
    ],
)
def test_more_groups_than_two(pairwise, text):
    # ten events, told by all three: 0, 1 and 3, with a little that is the event's
    values = [level + event / 100 for event in range(10) for level in (0.0, 1.0, 3.0)]
    table = {
        "outlet": ["A", "B", "C"] * 10,
        "event": [event for event in range(10) for _ in "ABC"],
        "body.outlet.vader": values,
    }
    found = summarize(table, pairwise=pairwise)
    assert found["findings"][0]["text"].startswith(text)
    rows = found["key"][0]["differences"]
    texts = [row["text"] for row in rows]
    # A is 2 below the mean of the others and C 2½ above; B is always ½ below, but labels exchanged
    # within events set it as far apart every time
    assert texts == (
        ["B higher", "C higher", "C higher"] if pairwise else ["A lower", UNCLEAR, "C higher"]
    )
    assert "C 2.50 higher than the rest (between" in found["findings"][1]["text"] or pairwise


def test_what_cannot_be_told_is_said():
    table = {
        "outlet": ["Crier", "Crier", "Post"],
        "event": ["a", "b", "c"],
        "body.outlet.vader": [0.1, 0.2, 0.3],
    }
    found = summarize(table, within="event")
    assert "One article only: Post" in found["cautions"][0]
    assert "Outlet and event cannot be told apart" in found["cautions"][2]
    (row,) = found["key"][0]["differences"]
    assert row["text"] == "No event has articles of both"
    assert found["findings"][0]["text"].startswith("Of one figure, none differs between Crier")


def test_few_figures_are_shown_and_of_many_the_key_ones():
    names = ["body.outlet.news", "body.outlet.hedges", "body.outlet.passive", "body.outlet.smog"]
    few = summarize(make(**dict.fromkeys(names, ALIKE)))
    assert [figure["name"] for figure in few["key"]] == names and not few["others"]
    more = [*names, "body.outlet.vader", "body.outlet.boosters", "headline.outlet.loaded"]
    many = summarize(make(**dict.fromkeys(more, ALIKE)))
    assert [f["name"] for f in many["key"]] == ["body.outlet.vader", "headline.outlet.loaded"]
    assert len(many["others"]) == 5


def test_small_differences_of_many_articles_are_not_rounded_away():
    values = [place % 2 * 0.0004 + place * 1e-6 for place in range(20)]
    found = summarize(make(**{"body.outlet.vader": values}))
    assert "Post 0.0004" in found["findings"][1]["text"]


def test_charts_end_at_round_numbers_that_hold_everything():
    (figure,) = summarize(make(**{"body.outlet.vader": [-0.31, 0.22] * 10}))["key"]
    # means −0.31 and 0.22, without spread: the range 0.53 is cut in steps of 0.1
    assert (figure["low"], figure["high"]) == (-0.4, 0.3)
    (figure,) = summarize(make(**{"body.outlet.vader": [0.0] * 20}))["key"]
    assert figure["low"] < figure["high"]


def test_the_summary_is_plain():
    found = summarize(make(**{"body.outlet.vader": [None, *ALIKE[1:]]}))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_cautions_come_before_findings_and_everything_is_escaped():
    table = {
        "outlet": ["<script>alert(1)</script>", "Post", "Post"],
        "body.outlet.vader": [0.1, 0.2, 0.3],
    }
    html = render_groups(compare_groups(table, by="outlet"), title="<b>Title")
    assert html.index('id="cautions"') < html.index('id="findings"') < html.index('id="figures"')
    assert "<script>" not in html and "&lt;script&gt;" in html and "<b>Title" not in html
    assert "http" not in html.replace("http-equiv", "")


def test_downloads_hold_the_tables_and_no_cell_is_a_formula():
    outlets = ["=HYPERLINK(1)" if name == "Crier" else name for name in OUTLETS]
    comparison = compare_groups({"outlet": outlets, "body.outlet.vader": ALIKE}, by="outlet")
    found = summarize_groups(comparison)["downloads"]
    assert [(table["name"], table["rows"]) for table in found] == [
        ("groups", 2),
        ("differences", 1),
    ]
    for table in found:
        head, data = table["href"].split(",")
        assert head == "data:text/csv;charset=utf-8;base64"
        rows = list(csv.DictReader(io.StringIO(b64decode(data).decode())))
        assert list(rows[0]) == list(comparison.columns()[table["name"]])
        cells = {cell for row in rows for cell in row.values()}
        assert "'=HYPERLINK(1)" in cells and not any(cell.startswith("=") for cell in cells)


def test_the_paragraph_names_the_method_and_the_version():
    methods = summarize(make(**{"body.outlet.vader": ALIKE}))["methods"]
    assert "the article as the unit" in methods["paragraph"]
    assert f"framing {methods['version']}" in methods["paragraph"]
    assert [row["name"] for row in methods["measures"]] == ["vader"]


def test_a_measure_that_is_not_in_the_catalogue_is_shown_by_its_name():
    found = summarize(make(**{"body.outlet.mine": ALIKE}))
    assert [figure["label"] for figure in found["key"]] == ["mine"]


def test_to_html_is_the_page_and_the_same_each_time():
    comparison = compare_groups(make(**{"body.outlet.vader": ALIKE}), by="outlet")
    again = compare_groups(make(**{"body.outlet.vader": ALIKE}), by="outlet")
    assert comparison.to_html() == render_groups(again)
