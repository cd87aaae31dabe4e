"""Sections Names and Who acts: plain values that say what the tables say."""

import json

import pytest

import framing
from framing import Article
from framing.report import render_page, summarize

A = Article(
    "a",
    "Then it fell",
    "They saw Mayor Rosa Lind. The men were held. Lind freed the men.",
    outlet="Post",
)
B = Article(
    "b",
    "Then it rose",
    "“Rosa Lind, the liar, left,” he said. The bridge was shut by Tom Ware.",
    outlet="Sun",
)


@pytest.fixture(scope="module")
def summary(engine=None):
    return summarize(framing.compare([A, B]))


def test_both_sections_are_plain_values(summary):
    json.dumps([summary["names"], summary["agency"]], allow_nan=False)


def test_labels_stand_side_by_side_with_counts_and_voices(summary):
    [lind] = [item for item in summary["names"]["referents"] if item["name"] == "Rosa Lind"]
    left, right = lind["cells"]
    assert {(row["label"], row["n"], row["only"]) for row in left["labels"]} == {
        ("Mayor Rosa Lind", 1, True),
        ("Lind", 1, True),
    }
    assert left["place"] == "lede" and left["total"] == 2
    assert [row["voices"] for row in right["labels"] if row["label"] == "Rosa Lind"] == [
        {"quoted": 1}
    ]


def test_doers_are_counted_by_where_they_are_named(summary):
    counts = {row["label"]: row["counts"] for row in summary["agency"]["doers"]}
    assert counts["by “by”"] == [0, 1]
    assert counts["not named"] == [1, 0]
    examples = [[row["text"] for row in item["rows"]] for item in summary["agency"]["examples"]]
    assert examples == [["were held"], []]


def test_deeds_say_who_helps_whom(summary):
    deeds = [
        [(r["doer"], r["text"], r["kind"]) for r in item["rows"]]
        for item in summary["agency"]["deeds"]
    ]
    assert deeds == [[("Lind", "freed", "help")], []]


def test_portrayal_comes_with_the_cards_figure(summary):
    assert [item["name"] for item in summary["agency"]["portrayal"]] == ["Rosa Lind"]
    assert "macro-F1" in summary["agency"]["accuracy"]
    assert "put" in summary["names"]["accuracy"]


def test_the_page_shows_both_sections():
    page = render_page(framing.compare([A, B]))
    for said in ('id="names"', 'id="agency"', "Mayor Rosa Lind", "A passive is not evasion"):
        assert said in page


def test_articles_without_people_say_so():
    page = render_page(framing.compare([Article("a", "It rained"), Article("b", "It rained on")]))
    assert "No person, body or group was found" in page
