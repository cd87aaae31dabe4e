"""Quotations and numbers of two articles, as the page shows them."""

import pytest

import framing
from framing import Article
from framing.report import render_page, summarize

A = Article(
    "a", "Dam",
    "“We opened the gates too late, and we are sorry,” said Ada Marsh, who runs the dam. "
    "“Nobody slept that night in the valley,” Marsh said. About 480 homes were flooded. "
    "The water rose by three metres.",
)  # fmt: skip
B = Article(
    "b", "Dam",
    "“We opened the gates too late,” said Ada Marsh. “The rain was heavier than in any year that "
    "I can remember,” Marsh said. Nearly 500 homes were flooded. Nine boats were lost.",
)  # fmt: skip


@pytest.fixture(scope="module")
def summary(engine):
    return summarize(framing.compare([A, B], engine=engine))


def test_a_cut_shows_the_words_that_only_one_has(summary):
    [pair] = summary["compared"]["pairs"]
    [row] = pair["rows"]
    assert row["relation"] == "cut"
    assert (row["a"]["own"], row["b"]["own"]) == (["and we are sorry"], [])
    assert row["a"]["speaker"] == row["b"]["speaker"] == "Ada Marsh"
    assert pair["alone"] == [1, 1]


def test_what_each_chose_of_a_speakers_words_stands_side_by_side(summary):
    [marsh] = summary["compared"]["speakers"]
    assert marsh["name"] == "Ada Marsh"
    assert [[quoted["met"] for quoted in cell] for cell in marsh["cells"]] == [
        [True, False], [True, False],
    ]  # fmt: skip
    assert [item["names"] for item in summary["compared"]["others"]] == [[], []]


def test_numbers_are_the_same_or_only_in_one(summary):
    [pair] = summary["quantities"]["pairs"]
    found = [(row["what"], row["a"]["text"], row["b"]["text"]) for row in pair["same"]]
    found += [(row["what"], row["a"]["text"], row["b"]["text"]) for row in pair["different"]]
    assert found == [("homes", "About 480", "Nearly 500")]
    assert pair["alone"][0]["texts"] == ["three metres"]
    assert pair["alone"][1]["texts"] == ["Nine boats"]


def test_a_number_is_shown_with_its_surroundings(summary):
    [pair] = summary["quantities"]["pairs"]
    row = (pair["same"] + pair["different"])[0]
    assert row["a"]["right"].startswith(" homes were flooded.")
    assert " to " in row["a"]["value"]


def test_excerpts_do_not_hold_what_paraphrases(engine):
    told = "Ada Marsh said they had opened the gates of the dam too late and were sorry for it."
    other = Article("b", "Dam", f"{told} Nine boats were lost.")
    comparison = framing.compare([A, other], engine=engine)
    assert told in render_page(comparison)
    assert told not in render_page(comparison, excerpts=True)


def test_nothing_in_common_is_said(engine):
    articles = [Article("a", "Rain", "It rained."), Article("b", "Snow", "It snowed.")]
    page = render_page(framing.compare(articles, engine=engine))
    for said in ("No quotation of one was found", "Nobody was found to be quoted by several"):
        assert said in page
