"""Words counted by article: which words, whose, and where a phrase ends."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.comparison.word_counts import count_terms, describe_terms, read_tables
from framing.language.vocabulary import split_words


def count(*articles, **options):
    """Counts as a Counter for each article."""
    counts = count_terms(read_tables(articles), **options)
    found = [Counter() for _ in articles]
    for article, term, number in zip(counts.article, counts.term, counts.count, strict=True):
        found[article][counts.terms[term]] = int(number)
    return found


ARTICLE = Article(
    "a", "Well-known mayor quits", "Lind’s aides left. “We all left,” Lind said.", kicker="Politics"
)


def test_words_are_counted_by_article():
    assert count(ARTICLE, Article("b", body="Left, LEFT and left.")) == [
        {"politics": 1, "well": 1, "known": 1, "mayor": 1, "quits": 1, "lind": 2, "aides": 1,
         "left": 2, "we": 1, "all": 1, "said": 1},
        {"left": 3, "and": 1},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"voice": "quoted"}, {"we": 1, "all": 1, "left": 1}),
        ({"voice": "outlet", "parts": ("body",)}, {"lind": 2, "aides": 1, "left": 1, "said": 1}),
        ({"parts": ("kicker",)}, {"politics": 1}),
        ({"parts": ()}, {}),
    ],
)
def test_voice_and_parts_are_chosen(options, expected):
    assert count(ARTICLE, **options) == [expected]


@pytest.mark.parametrize(
    ("text", "n", "expected"),
    [
        ("Red tape, white paper", 2, ["red tape", "white paper"]),  # not across a comma
        ("It ended. She left", 2, ["it ended", "she left"]),  # nor a sentence's end
        ("He said “no way” again", 2, ["he said", "no way"]),  # nor into or out of quotation marks
        ("a well-known man", 2, ["a well", "well known", "known man"]),  # a hyphen is no mark
        ("one two three four", 3, ["one two three", "two three four"]),
        ("the U.S. envoy", 2, ["the US", "US envoy"]),
        ("two words", 3, []),
        ("", 2, []),
    ],
)
def test_phrases_do_not_cross_marks(text, n, expected):
    assert sorted(count(Article("a", body=text), n=n)[0]) == sorted(expected)


def test_the_country_is_not_the_pronoun():
    assert count(Article("a", body="The US told us that U.S. and US, not “us”, paid."))[
        0
    ] == Counter({"the": 1, "US": 3, "told": 1, "us": 2, "that": 1, "and": 1, "not": 1, "paid": 1})


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"voice": "editor"}, "voice must be one of .*, all; got 'editor'"),
        ({"parts": ("body", "footer")}, "got 'footer'"),
        ({"n": 0}, "one word or more, got n = 0"),
    ],
)
def test_what_cannot_be_counted_is_said(options, message):
    with pytest.raises(ValueError, match=message):
        count(ARTICLE, **options)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_every_word_is_counted_once(bodies):
    articles = [Article(str(place), body=body) for place, body in enumerate(bodies)]
    expected = [Counter(split_words(" ".join(article.body.split()))) for article in articles]
    for found, words in zip(count(*articles), expected, strict=True):
        assert found.total() == words.total()


def test_what_a_term_is():
    text = "On Tuesday the mayor, Rosa Lind, paid 40 million and couldn’t say why."
    terms = ["lind", "paid", "40", "the", "couldn't", "rosa lind", "the mayor", "paid 40", "US"]
    assert describe_terms(terms, [text]) == [
        "name", "word", "number", "function", "function", "name", "function", "word", "name",
    ]  # fmt: skip
