"""Quotations of two articles: identical, cut, altered, given to another, retold, or alone."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, analyze
from framing.comparison.ledger import Ledger
from framing.comparison.quoted import list_quoted
from framing.comparison.quotes_compared import QUOTE_RELATIONS, compare_quotations

WHOLE = "“We opened the gates too late, and we are sorry for it,” the keeper said."


def compare(*bodies):
    articles = [Article("abc"[n], "Dam", body) for n, body in enumerate(bodies)]
    return compare_quotations(Ledger(analyze(articles)))


def rows(columns, *names):
    return list(zip(*(columns[name] for name in names), strict=True))


@pytest.mark.parametrize(
    ("a", "b", "relation", "own_a", "own_b"),
    [
        (WHOLE, WHOLE.replace("’", "'"), "identical", "", ""),
        (WHOLE, "Keeper: \"We opened the gates too late, and we are sorry for it.\"",
         "identical", "", ""),
        (WHOLE, "“We opened the gates too late,” the keeper said, “and we are sorry for it.”",
         "identical", "", ""),
        (WHOLE, "The keeper is “sorry for it”.", "cut", "We opened the gates too late and we are",
         ""),
        (WHOLE, "“We opened the gates … and we are sorry for it,” he said.", "cut", "too late", ""),
        (WHOLE, "“We opened the gates, and we are sorry for it,” he said.", "altered", "too late",
         ""),
        (WHOLE, "“We opened the gates far too late, and we are sorry for it,” he said.", "altered",
         "", "far"),
        ("“We lost twenty boats,” she said.", "“We lost 20 boats,” she said.", "identical", "", ""),
        ("“We lost twenty boats,” she said.", "“We lost 20 [fishing] boats,” she said.",
         "identical", "", ""),
    ],
)  # fmt: skip
def test_the_same_quotation(a, b, relation, own_a, own_b):
    columns = compare(a, b)
    found = rows(columns, "relation", "own_words_a", "own_words_b")
    assert found == [(relation, own_a, own_b)]


def test_two_quotations_of_one_matter_are_two():
    columns = compare(WHOLE, "“The gates were opened much too late,” the mayor said.")
    assert columns["relation"] == ["only in a", "only in b"]


def test_one_word_in_a_long_quotation_is_no_cut():
    columns = compare(WHOLE, "The keeper was “sorry”.")
    assert columns["relation"] == ["only in a", "only in b"]


def test_what_one_quotes_and_the_other_retells():
    columns = compare(WHOLE, "The keeper apologised and said the gates were opened too late.")
    [row] = rows(columns, "relation", "kind_a", "kind_b", "quotation_b")
    assert row == ("paraphrased", "direct", "told", None)


def test_what_the_other_states_without_attribution_is_not_retold():
    columns = compare(WHOLE, "The gates were opened too late.")
    assert columns["relation"] == ["only in a"]


def test_sentences_of_one_quotation_are_compared_one_by_one():
    columns = compare("“It broke. Then we ran.”", "“It broke,” she said. “Nobody helped us.”")
    assert rows(columns, "relation", "text_a", "text_b") == [
        ("identical", "It broke.", "It broke,"),
        ("only in a", "Then we ran.", None),
        ("only in b", None, "Nobody helped us."),
    ]


def test_an_enumeration_of_quotations_is_not_one_sentence():
    body = "He spoke of “a war on fish,” and praised the “boats, nets and rods” of the port."
    [found] = list_quoted(analyze([Article("a", "Fish", body)]))
    assert [one.text for one in found] == ["a war on fish,", "boats, nets and rods"]


@pytest.mark.parametrize(
    ("one", "other", "relation", "speakers"),
    [
        ("Ann Lind", "Ann Lind, the keeper,", "identical", "same"),
        ("Ann Lind", "Olaf Berg", "other speaker", "differ"),
        ("Ann Lind", "the keeper", "identical", "unknown"),
        ("Ann Lind", "nobody", "identical", "unknown"),
    ],
)
def test_given_to_somebody_else(one, other, relation, speakers):
    said = "“We opened the gates too late, and we are sorry for it,” {} said."
    columns = compare(said.format(one), said.format(other))
    assert rows(columns, "relation", "wording", "speakers") == [(relation, "identical", speakers)]


SENTENCES = st.lists(
    st.sampled_from(
        [
            WHOLE,
            "“We opened the gates too late,” he said.",
            "He spoke of “gates too late” and of “sorry” men.",
            "“The boats are gone. We are sorry for it.”",
            "The keeper said they had opened the gates too late.",
            "A band played.",
        ]
    ),
    max_size=4,
).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_order_of_articles_changes_nothing_but_sides(a, b):
    one, other = compare(a, b), compare(b, a)
    swap = {"only in a": "only in b", "only in b": "only in a"}
    sides = [name.removesuffix("_a") for name in one if name.endswith("_a")]
    assert set(one["relation"]) <= set(QUOTE_RELATIONS)
    straight = rows(one, "relation", *(f"{s}_a" for s in sides), *(f"{s}_b" for s in sides))
    turned = rows(other, "relation", *(f"{s}_b" for s in sides), *(f"{s}_a" for s in sides))
    turned = [(swap.get(relation, relation), *rest) for relation, *rest in turned]
    assert Counter(straight) == Counter(turned)


@settings(max_examples=40, deadline=None)
@given(SENTENCES)
def test_the_same_article_quotes_the_same(body):
    assert set(compare(body, body)["relation"]) <= {"identical"}


@settings(max_examples=40)
@given(SENTENCES)
def test_quoted_sentences_stand_where_they_say(body):
    for one in list_quoted(analyze([Article("a", "Dam", body)]))[0]:
        stretch = body[one.start : one.end]
        assert stretch.startswith(one.text[:5]) and stretch.endswith(one.text[-5:])
