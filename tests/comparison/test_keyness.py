"""Keyness: the published formula, worked by hand, and what its interval may and may not say."""

from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, analyze, compare
from framing.comparison.keyness import KEYNESS_COLUMNS, REST, compare_words
from framing.comparison.log_odds import weigh_words


def articles(*texts, outlet=None):
    return [
        Article(f"{outlet}{place}", body=text, outlet=outlet) for place, text in enumerate(texts)
    ]


A = "riots riots riots town"
B = "riots town town march"


def test_by_hand_with_a_prior_of_the_pooled_words():
    # Of 8 words in two articles: riots 4, town 3, march 1. The prior weighs an article, 4 words:
    # riots 2, town 1.5, march .5. With it, a has 3 + 2 = 5 of 8 and b 1 + 2 = 3 of 8:
    # ln (5/3) − ln (3/5) = 1.0217, by √(1/5 + 1/3) = .7303: z = 1.3990.
    # Town: 2.5 of 8 and 3.5 of 8: ln (2.5/5.5) − ln (3.5/4.5) = −.5371, by √(1/2.5 + 1/3.5).
    table = compare_words({"a": articles(A), "b": articles(B)}, minimum=1).set_index("term")
    assert list(table.index) == ["riots", "town", "march"]
    riots, town = table.loc["riots"], table.loc["town"]
    assert riots["log_odds"] == pytest.approx(2 * log(5 / 3))
    assert riots["z"] == pytest.approx(2 * log(5 / 3) / sqrt(1 / 5 + 1 / 3))
    assert riots["low"] == pytest.approx(1.0216512 - 1.959964 * 0.7302967)
    assert riots["high"] == pytest.approx(1.0216512 + 1.959964 * 0.7302967)
    assert town["log_odds"] == pytest.approx(log(2.5 / 5.5) - log(3.5 / 4.5)) == -0.5371429
    assert (riots["count_a"], riots["count_b"], riots["rate_a"], riots["rate_b"]) == (
        3,
        1,
        750,
        250,
    )
    # p of riots: .1618, of town: .5166, of march: .5084; times 3 by their rank, never falling
    march = log(0.5 / 7.5) - log(1.5 / 6.5)
    assert table.loc["march", "z"] == pytest.approx(march / sqrt(1 / 0.5 + 1 / 1.5))
    assert list(table["p_adjusted"].round(3)) == [0.485, 0.517, 0.517]


def published(a, b, alpha):
    """The formula again, word by word, as in Monroe et al. and ConvoKit's FightingWords."""
    n_a, n_b, alpha_0 = sum(a), sum(b), sum(alpha)
    for y_a, y_b, prior in zip(a, b, alpha, strict=True):
        delta = np.log((y_a + prior) / (n_a + alpha_0 - y_a - prior))
        delta -= np.log((y_b + prior) / (n_b + alpha_0 - y_b - prior))
        yield delta / np.sqrt(1 / (y_a + prior) + 1 / (y_b + prior))


counts = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 500), st.floats(0.01, 50)),
    min_size=2,
    max_size=30,
)


@given(counts)
def test_z_is_the_published_one(rows):
    a, b, alpha = zip(*rows, strict=True)
    _, z = weigh_words(a, b, alpha)
    assert z == pytest.approx(list(published(a, b, alpha)), abs=1e-9)


@given(counts)
def test_what_one_has_more_of_the_other_has_less_of(rows):
    a, b, alpha = zip(*rows, strict=True)
    for one, other in zip(weigh_words(a, b, alpha), weigh_words(b, a, alpha), strict=True):
        assert (one == -other).all()


def test_a_number_is_the_same_prior_for_every_word():
    table = compare_words({"a": articles(A), "b": articles(B)}, minimum=1, prior=0.1)
    expected = dict(
        zip(["march", "riots", "town"], published([0, 3, 1], [1, 1, 2], [0.1] * 3), strict=True)
    )
    assert dict(zip(table["term"], table["z"], strict=True)) == pytest.approx(expected)


def test_a_background_of_ones_own():
    # march counts as one word seen, though the background has none: 4 words in all, weighing 8
    table = compare_words(
        {"a": articles(A), "b": articles(B)}, minimum=1, prior={"riots": 1, "town": 2}, strength=8
    )
    expected = dict(
        zip(["march", "riots", "town"], published([0, 3, 1], [1, 1, 2], [2, 2, 4]), strict=True)
    )
    assert dict(zip(table["term"], table["z"], strict=True)) == pytest.approx(expected)


def test_more_weight_on_the_prior_draws_every_word_to_no_difference():
    spread = [
        compare_words({"a": articles(A), "b": articles(B)}, strength=size)["log_odds"].abs().max()
        for size in (1, 10, 100)
    ]
    assert spread == sorted(spread, reverse=True)


def test_identical_groups_differ_nowhere():
    table = compare_words({"a": articles(A, B), "b": articles(A, B)}, minimum=1)
    assert (table[["log_odds", "z"]] == 0).all(axis=None)
    assert (table["p_adjusted"] == 1).all()


def test_three_groups_are_each_held_against_the_rest():
    groups = {"a": articles(A), "b": articles(B), "c": articles("march")}
    table = compare_words(groups, minimum=1)
    assert list(table.columns) == list(KEYNESS_COLUMNS)
    assert list(dict.fromkeys(zip(table["a"], table["b"], strict=True))) == [
        ("a", REST), ("b", REST), ("c", REST),
    ]  # fmt: skip
    row = table.query("a == 'c' and term == 'march'").iloc[0]
    assert (row["count_a"], row["count_b"], row["articles_a"], row["articles_b"]) == (1, 1, 1, 1)
    both = compare_words(groups, pairwise=True, minimum=1)
    assert sorted(set(zip(both["a"], both["b"], strict=True))) == [
        ("a", "b"), ("a", "c"), ("b", "c"),
    ]  # fmt: skip


def test_what_is_not_listed_alters_no_figure():
    texts = "In the town Lind spoke. ", "For the town, Lind and the mayor spoke of Lind. "
    groups = {name: articles(text * 3) for name, text in zip("ab", texts, strict=True)}
    every = compare_words(groups, minimum=1, function_words=True)
    assert set(every["kind"]) == {"function", "name", "word"}
    for options in ({}, {"names": False}, {"minimum": 4}):
        some = compare_words(groups, **{"minimum": 1, **options})
        shown = every[every["term"].isin(some["term"])]
        columns = [name for name in KEYNESS_COLUMNS if name != "p_adjusted"]
        assert some[columns].equals(shown[columns].reset_index(drop=True))
    assert "lind" not in set(compare_words(groups, names=False)["term"])
    assert "the" not in set(compare_words(groups)["term"])


def test_groups_by_a_field_and_in_any_order():
    found = [*articles(A, A, outlet="Post"), *articles(B, outlet="Crier"), Article("x", body=A)]
    table = compare_words(found, by="outlet", minimum=1)
    assert (table["a"][0], table["b"][0]) == ("Crier", "Post")
    assert table.equals(compare_words(found[::-1], by="outlet", minimum=1))
    paper = [Article(str(n), body=t, extra={"desk": d}) for n, t, d in [(1, A, "x"), (2, B, "y")]]
    assert compare_words(paper, by="desk")["count_a"].sum() > 0


def test_a_word_that_fills_one_article_is_less_sure_than_one_in_all():
    filler = "council spoke about money again "
    everywhere = [filler + "strike strike strike"] * 12
    in_one = [filler + "flood " * 36, *[filler] * 11]
    a = [f"{x} {y}" for x, y in zip(everywhere, in_one, strict=True)]
    groups = {"a": articles(*a), "b": articles(*[filler * 2] * 12)}
    by_article = compare_words(groups).set_index("term")
    by_word = compare_words(groups, unit="word").set_index("term")
    assert by_word.loc["flood", "low"] == by_word.loc["strike", "low"] > 0
    assert by_article.loc["flood", "low"] < 0 < by_article.loc["strike", "low"]
    assert (by_article["z"] == by_word["z"]).all()  # as published
    wider = (by_article["high"] - by_article["low"]) >= (by_word["high"] - by_word["low"]) - 1e-12
    assert wider.all()


@pytest.mark.parametrize("number", [2, 3])
def test_a_comparison_has_the_keyness_of_its_articles(number):
    made = [Article(name, "Town hall", f"{text}.") for name, text in [("a", A), ("b", B), ("c", A)]]
    comparison = compare(made[:number])
    expected = compare_words({article.id: [article] for article in comparison.articles})
    assert comparison.keyness.equals(expected)
    assert len(expected)


def test_few_articles_are_compared_by_word():
    groups = {"a": articles(A, B), "b": articles(B)}
    assert compare_words(groups).equals(compare_words(groups, unit="word"))


def test_nothing_to_compare_is_an_empty_table():
    table = compare_words({"a": [Article("a")], "b": [Article("b")]})
    assert list(table.columns) == list(KEYNESS_COLUMNS)
    assert not len(table)
    one = compare_words({"a": articles("no no"), "b": [Article("b")]}, function_words=True)
    assert one["z"].isna().all()


@pytest.mark.parametrize(
    ("groups", "options", "message"),
    [
        ({"a": articles(A)}, {}, "two groups or more, got 1"),
        (articles(A), {}, "by='outlet'"),
        ({"a": articles(A), "b": articles(B)}, {"unit": "sentence"}, "got 'sentence'"),
        ({"a": articles(A), "b": articles(B)}, {"prior": 0}, "prior must be"),
        ({"a": articles(A), "b": articles(B)}, {"prior": "flat"}, "prior must be"),
        ({"a": articles(A), "b": articles(B)}, {"strength": 0}, "above 0, got 0"),
    ],
)
def test_what_cannot_be_compared_is_said(groups, options, message):
    with pytest.raises(ValueError, match=message):
        compare_words(groups, **options)


def test_an_analysis_has_the_words_of_its_articles():
    found = articles(A, A, outlet="x") + articles(B, outlet="y") + articles("lost")
    one, other = compare_words(found, by="outlet"), compare_words(analyze(found), by="outlet")
    assert one.equals(other)
    assert set(one["a"]) == {"x"}


def test_times_of_day_are_no_terms():
    text = "Trains stop at 5 p.m. and start at 6 a.m. or 7.30pm, but the PM waits."
    # "pm" is counted with the PM
    table = compare_words({"a": articles(text, text), "b": articles("Trains stop.")}, minimum=1)
    assert set(table["term"]) == {"trains", "stop", "5", "start", "6", "7.30", "pm", "waits"}
