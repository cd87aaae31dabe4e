import pytest

import framing
from framing import Article
from framing.report import format_summary

EXPECTED = """\
Pool vote: two tellings of one story
  A  Ledger, 2 May 2025 (12 words)
     Council votes to close pool
  B  Herald (13 words)
     Council votes to save 3 pools

Headlines
  only A   close, pool
  only B   save, pools, 3
  both     council, votes
  kicker   B: GOOD NEWS

Sentiment: VADER compound, −1 to +1, mean of sentences; higher: more positive words, fewer negative
  ones
  body:           outlet's own words         quoted words               all words
  A  Ledger       0.00                       not scored 1)              0.00
  B  Herald       0.00                       0.00                       0.00
  difference      nothing found              not compared               nothing found
  1) no words
"""


def test_tiny_pair(engine):
    a = Article(
        "a", "Council votes to close pool", "The council met on Monday. It will close the pool in May.",
        outlet="Ledger", published="2025-05-02", event="pool-vote",
    )  # fmt: skip
    b = Article(
        "b", "Council votes to save 3 pools", "The council met on Monday. “It was a long evening,” the chair said.",
        outlet="Herald", kicker="GOOD NEWS", event="pool-vote",
    )  # fmt: skip
    text = format_summary(framing.compare([a, b], engine=engine))
    assert text.startswith(EXPECTED)
    assert "indistinguishable" not in text
    assert "Caution\n  - Ledger (a) is very short (12 words): its figures say little.\n" in text


def test_loaded_words_of_headlines(engine):
    articles = [Article(i, h, "It passed.") for i, h in (("a", "Council votes"), ("b", "Fury"))]
    found = [
        hit["text"]
        for hit in framing.analyze(articles, engine=engine)
        .evidence.query("measure == 'loaded'")
        .to_dict("records")
    ]
    text = format_summary(framing.compare(articles, engine=engine))
    assert (f"  loaded   B: {', '.join(found)}\n" in text) == bool(found)


@pytest.mark.parametrize("count", range(2, 9))
def test_lines_are_not_too_long(engine, seed_articles, count):
    lines = format_summary(framing.compare(seed_articles[:count], engine=engine)).splitlines()
    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


def test_lines_of_hostile_texts_stay_lines(engine):
    odd = Article("x" * 300, "y\n" * 3 + "z" * 300, "One.\nTwo.", outlet="a\nb" * 50, kicker="k\nk")
    lines = format_summary(framing.compare([odd, odd], engine=engine)).splitlines()
    assert max(map(len, lines)) <= 100


def test_the_ledger_has_a_line_for_each_pair(engine):
    told = ["The bridge fell. A ferry sank.", "The bridge fell.", "Schools are shut."]
    articles = [Article(name, "Storm", body) for name, body in zip("abc", told, strict=True)]
    pair = repr(framing.compare(articles[:2], engine=engine))
    said = "0 told otherwise, 1 shared, 0 partly shared; not found in B: 1 of A"
    assert said in " ".join(pair.split())
    three = repr(framing.compare(articles, engine=engine))
    assert "  A        1 that it alone tells, 0 that all others tell" in three
    assert "B and C" in three


def test_what_one_article_alone_tells(engine):
    told = ["The dam broke in Dorn.", "A band played. The dam broke in Dorn.", "The band played."]
    articles = [Article("abc"[n], "News", body) for n, body in enumerate(told)]
    said = repr(framing.compare(articles, engine=engine))
    assert "B        0 that it alone tells, 0 that all others tell and it was not found to" in said
