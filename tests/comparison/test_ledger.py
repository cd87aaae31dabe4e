"""The ledger: what two articles both tell, what only one does, and how counts move."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, analyze
from framing.comparison.alignment import Settings
from framing.comparison.ledger import LEDGER_RELATIONS, Ledger
from framing.comparison.rest import list_against_rest

FLOOD = "The flood killed eight people in Dorn on Monday."
MORE = "In Dorn, twenty people were killed by the flood on Monday."
BRIDGE = "The bridge was closed by engineers."
CLOSED = "Engineers closed the bridge."
EVICTED = "Soldiers evicted forty families from the river bank."
LEFT = "Forty families had to leave their homes on the river bank."
BAND = "A brass band had been due to play."
SCHOOLS = "Schools stay shut for a week."
SENTENCES = [FLOOD, MORE, BRIDGE, CLOSED, EVICTED, LEFT, BAND, SCHOOLS]


def ledger(*bodies, **options):
    articles = [
        Article("abcdefgh"[place], "Storm", " ".join(body)) for place, body in enumerate(bodies)
    ]
    return Ledger(analyze(articles), **options)


def rows(columns, *names):
    return list(zip(*(columns[name] for name in names), strict=True))


def test_every_relation():
    found = ledger([FLOOD, BRIDGE, EVICTED, BAND], [MORE, CLOSED, LEFT, SCHOOLS]).alignment
    linked = rows(found, "relation", "text_a", "text_b")
    assert linked[:3] == [
        ("conflicting", FLOOD, MORE),
        ("shared", BRIDGE, CLOSED),
        ("reframed", EVICTED, LEFT),
    ]
    assert [linked[3][:2], linked[4][::2]] == [("only in a", BAND), ("only in b", SCHOOLS)]


def test_the_check_and_the_words_that_decided():
    columns = ledger([BRIDGE, FLOOD], [MORE]).alignment
    row = dict(zip(columns, rows(columns, *columns)[1], strict=True))
    assert (row["check"], row["check_text_a"], row["check_text_b"]) == ("number", "eight", "twenty")
    body = f"{BRIDGE} {FLOOD}"
    assert body[row["check_start_a"] : row["check_end_a"]] == "eight"
    assert body[row["start_a"] : row["end_a"]] == row["text_a"] == FLOOD


def test_absence_comes_with_the_nearest_sentence():
    columns = ledger([BRIDGE, BAND], [SCHOOLS, "The bridge band met."]).alignment
    alone = [r for r in rows(columns, "relation", "text_a", "text_b") if r[0] == "only in a"]
    assert ("only in a", BAND, "The bridge band met.") in alone


def test_an_article_without_body_tells_nothing():
    columns = ledger([BRIDGE], []).alignment
    [row] = rows(columns, "relation", "text_a", "text_b", "score")
    assert row == ("only in a", BRIDGE, None, 0.0)


def test_standfirsts_are_told_too_and_headlines_are_not():
    articles = [Article("a", BAND, BRIDGE), Article("b", BAND, SCHOOLS, standfirst=CLOSED)]
    columns = Ledger(analyze(articles)).alignment
    assert rows(columns, "relation", "part_a", "part_b") == [
        ("shared", "body", "standfirst"),
        ("only in b", "body", "body"),
    ]


def test_counts_by_threshold():
    found = ledger([FLOOD, BRIDGE, BAND], [MORE, CLOSED, SCHOOLS, BAND])
    columns = found.counts
    names = ("conflicting", "reframed", "shared", "partly_shared", "only_here", "n")
    used = [row for row in rows(columns, "used", "article_id", *names) if row[0]]
    assert used == [(True, "a", 1, 0, 2, 0, 0, 3), (True, "b", 1, 0, 2, 0, 1, 4)]
    alone = [n for article, n in rows(columns, "article_id", "only_here") if article == "b"]
    assert alone == sorted(alone)  # a higher threshold leaves more alone
    assert columns["threshold"] == sorted(columns["threshold"])


def test_a_threshold_of_ones_own_is_counted_too():
    columns = ledger([FLOOD], [MORE], settings=Settings(threshold=0.95)).counts
    assert [row[0] for row in rows(columns, "threshold", "used") if row[1]] == [0.95, 0.95]
    assert rows(columns, "threshold", "only_here")[-1] == (0.95, 1)


def test_what_only_one_of_three_tells():
    found = ledger([FLOOD, BAND], [FLOOD, SCHOOLS], [FLOOD, SCHOOLS])
    columns = list_against_rest(found)
    assert rows(columns, "article_id", "relation", "group", "teller", "text") == [
        ("a", "only here", 0, "a", BAND),
        ("a", "all others", 0, "b", SCHOOLS),
        ("a", "all others", 0, "c", SCHOOLS),
    ]
    assert columns["nearest_id"][1:] == ["a", "a"]


def test_two_articles_have_no_rest():
    assert list_against_rest(ledger([FLOOD], [BAND]))["article_id"] == []


ARTICLES = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=4), min_size=2, max_size=3)


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6))
def test_the_same_article_twice_shares_all(sentences):
    found = ledger(sentences, sentences)
    assert set(found.alignment["relation"]) <= {"shared"}
    assert found.counts["shared"] == found.counts["n"]


@settings(max_examples=30)
@given(ARTICLES)
def test_the_order_of_articles_changes_nothing_but_sides(bodies):
    names = "abc"[: len(bodies)]
    articles = [Article(n, "Storm", " ".join(b)) for n, b in zip(names, bodies, strict=True)]
    straight, turned = Ledger(analyze(articles)), Ledger(analyze(articles[::-1]))
    sides = [name.removesuffix("_a") for name in straight.alignment if name.endswith("_a")]
    fixed = ("score", "check")
    ones = rows(straight.alignment, "relation", "a", "b", *(f"{s}_a" for s in sides),
                *(f"{s}_b" for s in sides), *fixed)  # fmt: skip
    others = rows(turned.alignment, "relation", "b", "a", *(f"{s}_b" for s in sides),
                  *(f"{s}_a" for s in sides), *fixed)  # fmt: skip
    swap = {"only in a": "only in b", "only in b": "only in a"}
    key = repr
    assert sorted(ones, key=key) == sorted(
        ((swap.get(relation, relation), *rest) for relation, *rest in others), key=key
    )
    columns = ("article_id", "relation", "teller", "text", "score")
    assert sorted(rows(list_against_rest(straight), *columns)) == sorted(
        rows(list_against_rest(turned), *columns)
    )


@pytest.mark.parametrize("place", range(2))
def test_relations_are_those_that_are_named(place):
    found = ledger(SENTENCES[place:], SENTENCES[: 4 - place], SENTENCES[::2])
    assert set(found.alignment["relation"]) <= set(LEDGER_RELATIONS)
