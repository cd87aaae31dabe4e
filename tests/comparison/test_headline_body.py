"""Headline against body: what a headline promises, what it leaves out, how far its tone goes."""

from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, compare
from framing.comparison.headline_body import HEADLINE_BODY_COLUMNS

A = Article(
    "a",
    "Fury as council slams 12 workers",
    "The council warned workers about safety on Monday. The workers had left tools on the bridge. "
    "“The council slammed us,” one said. The bridge is closed. Safety comes first at the bridge. "
    "It was a good day.",
)
B = Article(
    "b",
    "Bridge closed over safety",
    "Twelve workers were warned by the council. It was a calm meeting. Nobody was hurt.",
)


@pytest.fixture(scope="module")
def table():
    return compare([A, B]).headline_coverage


def row(table, article, body):
    return table.query("article_id == @article and body_of == @body").iloc[0]


def test_every_headline_against_every_body_its_own_first(table):
    assert list(table.columns) == list(HEADLINE_BODY_COLUMNS)
    assert list(zip(table["article_id"], table["body_of"], strict=True)) == [
        ("a", "a"), ("a", "b"), ("b", "b"), ("b", "a"),
    ]  # fmt: skip


def test_what_the_bodies_do_not_have(table):
    # Fury, council, slams, 12, workers
    own, other = row(table, "a", "a"), row(table, "a", "b")
    assert (own["terms"], own["found"], own["share"]) == (5, 3, 0.6)
    assert own["missing"] == ("Fury", "12")
    assert other["missing"] == ("Fury", "slams")
    assert row(table, "b", "a")["missing"] == ()
    assert row(table, "b", "b")["missing"] == ("Bridge", "closed", "safety")


def test_what_the_body_says_otherwise():
    a = Article("a", "Nearly 500 kids rescued", "480 children were rescued on Monday.")
    found = row(compare([a, B]).headline_coverage, "a", "a")
    assert (found["terms"], found["found"]) == (3, 3)
    assert found["found_as"] == ("Nearly 500: 480", "kids: children")


def test_what_the_headline_leaves_out(table):
    # of the body's nouns: council, workers and safety stand in its first sentence and in another
    # (2 × 2), bridge in three others (3); the rest in one only
    own = row(table, "a", "a")
    assert own["main_sentence"] == 0
    assert own["main_terms"] == ("council", "workers", "safety", "bridge")
    assert own["left_out"] == ("safety", "bridge")
    assert row(table, "b", "a")["left_out"] == ("council", "workers")


def test_the_tone_of_headline_and_body(table):
    own = row(table, "a", "a")
    comparison = compare([A, B])
    assert own["sentiment"] == comparison.analysis.value("a", "headline", "all", "vader") < 0
    assert own["body_sentiment"] == comparison.analysis.value("a", "body", "all", "vader")
    bounds = comparison.scores.query(
        "article_id == 'a' and part == 'body' and voice == 'all' and measure == 'vader'"
    )
    assert own["body_low"] == bounds["low"].iloc[0] < own["body_sentiment"] < own["body_high"]
    assert own["sentiment_rank"] == 0  # all six sentences lie above −.5719 of "fury"
    assert row(table, "b", "b")["sentiment_rank"] == pytest.approx(1)


def test_loaded_terms_of_the_headline(table):
    own, other = row(table, "a", "a"), row(table, "a", "b")
    assert own["loaded"] == other["loaded"] == ("slam",)
    assert own["loaded_missing"] == other["loaded_quoted"] == ()
    assert own["loaded_quoted"] == ("slam",)  # the body has it in a quotation only
    assert other["loaded_missing"] == ("slam",)


def test_what_is_not_there_has_no_row_or_no_share():
    table = compare(
        [Article("a", "", "No headline. Here."), Article("b", "Of the"), Article("c", "X", "Y.")]
    ).headline_coverage
    assert list(zip(table["article_id"], table["body_of"], strict=True)) == [
        ("b", "a"), ("b", "c"), ("c", "c"), ("c", "a"),
    ]  # fmt: skip
    assert isnan(table["share"][0])
    assert table["missing"][0] == ()


@settings(max_examples=30)
@given(*[st.text(max_size=60)] * 3)
def test_any_text_can_be_held_against_any_other(headline, body, other):
    articles = [Article("a", headline, body), Article("b", other, headline)]
    table = compare(articles).headline_coverage
    assert (table["found"] + table["missing"].map(len) == table["terms"]).all()
    assert table["share"].dropna().between(0, 1).all()
    assert set(table["article_id"]) <= {"a", "b"}


def test_the_order_of_articles_changes_no_row(table):
    other = compare([B, A]).headline_coverage
    key = ["article_id", "body_of"]
    assert table.sort_values(key, ignore_index=True).equals(
        other.sort_values(key, ignore_index=True)
    )
