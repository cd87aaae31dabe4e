"""The news variant of sentiment: sums by hand over a list of four words, and the shipped list."""

import math

import numpy as np
import pytest

from framing import Article, Engine, analyze
from framing.measures import news_sentiment
from framing.measures.news_sentiment import NewsWord, news_words, squash

# 3/4 becomes .75 / sqrt(.75² + 1) = .75 / 1.25 = .6, and 4/3 becomes .8
LIST = {
    "good": NewsWord("vader", 1.9, 0.75),
    "awful": NewsWord("vader", -2.0, -4 / 3),
    "quake": NewsWord("project", -3.0, -0.75),
    "not": NewsWord("project", 0.0, -0.375),
}


@pytest.fixture
def four_words(monkeypatch):
    valences = {word: entry.valence for word, entry in LIST.items()}
    monkeypatch.setattr(news_sentiment, "_valences", lambda: valences)


def news(body, part="body", voice="all", **fields):
    return analyze([Article("a", body=body, **fields)]).value("a", part, voice, "news")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is here.", 0),
        ("It is good.", 0.6),
        ("It is GOOD!!!", 0.6),
        ("It is awful.", -0.8),
        # whatever stands around a word, and inside it
        ("“Good,” he said.", 0.6),
        ("It was—good—once.", 0.6),
        ("A good-quake.", 0),
        # .75 + .75 = 1.5: 1.5 / sqrt(3.25) = .83205
        ("It is good, good.", 0.83205),
        # not: -.375; good negated: -.375; together -.75
        ("It is not good.", -0.6),
        ("It was not at all good.", -0.6),
        # four tokens away it is not negated: -.375 + .75 = .375: .375 / sqrt(1.140625) = .35112
        ("It was not here today that good came.", 0.35112),
        # a negation ends with its sentence: (-.375 / sqrt(1.140625) + .6) / 2 = .12444
        ("They said not. Good came.", 0.12444),
        ("It isn't good.", -0.35112),
        ("It isn’t good.", -0.35112),
    ],
)
def test_a_sentence_by_hand(four_words, text, expected):
    assert news(text) == pytest.approx(expected, abs=1e-5)


def test_a_part_has_the_mean_of_its_sentences(four_words):
    assert news("It is good. It is here. It is awful.") == pytest.approx((0.6 + 0 - 0.8) / 3)
    assert news("It is good.\n\n* * *\n\n—") == pytest.approx(0.6)


def test_each_voice_gets_the_words_it_said(four_words):
    text = "It is good. “It is awful for us,” he said."
    assert news(text, voice="outlet") == pytest.approx((0.6 + 0) / 2)
    assert news(text, voice="quoted") == pytest.approx(-0.8)
    assert news(text) == pytest.approx((0.6 - 0.8) / 2)


def test_a_word_is_rated_in_its_sentence_and_counted_to_its_voice(four_words):
    text = 'It is not "good, sir," he said.'
    assert news(text, voice="quoted") == pytest.approx(-0.35112, abs=1e-5)
    assert news(text, voice="reported") == pytest.approx(-0.35112, abs=1e-5)
    assert news(text) == pytest.approx(-0.6)


def test_a_headline_is_scored_like_a_body(four_words):
    assert news("It is here.", part="headline", headline="Quake") == pytest.approx(-0.6)


def test_no_words_no_value(four_words):
    assert math.isnan(news("* * *"))
    assert math.isnan(news("It is good.", voice="quoted"))


def test_the_words_that_made_a_sentences_score(four_words):
    columns = analyze([Article("a", body="It is not “good”, but it is awful.")]).evidence_columns
    names = ("measure", "text", "category", "weight", "entry", "reason")
    rows = zip(*(columns[name] for name in names), strict=True)
    assert [row[1:] for row in rows if row[0] == "news"] == [
        ("not", "negative", -0.375, "not", "rated -0.38 in the news list"),
        ("good", "negative", -0.375, "good", "rated +0.75 in the news list; negated"),
        ("awful", "negative", -4 / 3, "awful", "rated -1.33 in the news list"),
    ]


def test_the_order_and_the_company_of_articles_is_irrelevant():
    bodies = ["Good news for the town.", "Not a storm but a quake.", "", "The crash killed two."]
    articles = [Article(str(n), body=body) for n, body in enumerate(bodies)]
    engine = Engine()
    together = analyze(articles[::-1], engine=engine).values["news"][::-1]
    alone = np.concatenate([analyze([article]).values["news"] for article in articles])
    np.testing.assert_array_equal(together, alone)


def test_squash_keeps_sign_and_order():
    totals = np.array([-100.0, -1.0, 0.0, 0.5, 4.0])
    squashed = squash(totals)
    assert np.all(np.diff(squashed) > 0)
    assert squashed[2] == 0 and np.all(np.abs(squashed) < 1)


def test_the_shipped_list():
    words = news_words()
    assert {word.source for word in words.values()} == {"vader", "project", "loaded"}
    assert all(word == word.lower().strip() and words[word].valence for word in words)
    assert all(-4 <= word.valence <= 4 and -4 <= word.prior <= 4 for word in words.values())
    assert list(words) == sorted(words)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The quake killed dozens.", -1),
        ("The rescue was a success.", 1),
        ("The rescue was not a success.", -1),
    ],
)
def test_plain_sentences_have_the_sign_that_anyone_would_give(text, sign):
    assert np.sign(news(text)) == sign
