"""Keyword in context: whole words, with the words around them; a term is never a pattern."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, compare
from framing.articles import PARTS
from framing.kwic import KWIC_COLUMNS, find_in_context

ARTICLE = Article(
    "a",
    "Lind’s plan fails",
    "Rosa Lind left. “I, Lind, planned it,” she said of the well-known plan.\n\nPlans\nfailed: 100% of them.",
    kicker="Plan B",
    captions=("Lind in May.",),
)


def find(term, body=None, **options):
    article = ARTICLE if body is None else Article("b", body=body)
    found = find_in_context([article], term, **options)
    return list(zip(*(found[name] for name in KWIC_COLUMNS[1:]), strict=True))


def test_by_hand():
    assert find("lind", window=2) == [
        ("headline", 0, 0, 4, "", "Lind", "’s plan fails", "outlet"),
        ("body", 0, 5, 9, "Rosa", "Lind", "left. “I,", "outlet"),
        ("body", 1, 20, 24, "left. “I,", "Lind", ", planned it,”", "quoted"),
        ("caption", 0, 0, 4, "", "Lind", "in May.", "outlet"),
    ]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("plan", ["Plan", "plan", "plan"]),
        ("PLAN*", ["Plan", "plan", "planned", "plan", "Plans"]),
        ("plan fails", ["plan fails"]),
        ("  plans   failed ", ["Plans failed"]),  # over a line's end
        ("well known", ["well-known"]),
        ("well-known", ["well-known"]),
        ("plan* fail*", ["plan fails", "Plans failed"]),
        ("plan. plans", []),
        ("lind's", ["Lind’s"]),
        ("100%", ["100%"]),
        ("00%", []),
        ("“i", ["“I"]),
        ("plan plans", []),  # not from sentence to sentence
        ("left “i", []),
        ("l.nd", []),
        (".*", []),
        ("(", []),
        ("[a-z]+", []),
        ("\\w", []),
        ("*", []),
        ("", []),
        (" ", []),
    ],
)
def test_terms(term, expected):
    assert [row[5] for row in find(term)] == expected


@pytest.mark.parametrize(
    ("term", "body", "expected"),
    [
        ("c++", "C++ and c+ and C++.", ["C++", "C++"]),
        ("*", "Five * six", ["*"]),
        ("**", "Five *** six", ["**"]),
        ("is", "It isn't. It’s Is’ is.", ["Is", "is"]),
        ("😀", "So 😀😀!", ["😀", "😀"]),
        ("élan", "ÉLAN vital", ["ÉLAN"]),
        ("a b", "a\u00a0b a\u2003b a\n\nb", ["a b", "a b"]),
        ("<b>", "x <b> y", ["<b>"]),
    ],
)
def test_signs_are_what_they_are(term, body, expected):
    assert [row[5] for row in find(term, body)] == expected


def test_a_comparison_and_its_analysis_find_the_same():
    comparison = compare([ARTICLE, Article("b", "Plan C", "No plan.")])
    found = comparison.kwic("plan", window=1)
    assert list(found.columns) == list(KWIC_COLUMNS)
    assert list(found["article_id"]) == ["a", "a", "a", "b", "b"]
    assert found.equals(comparison.analysis.kwic("plan", window=1))
    assert not len(comparison.kwic("nothing"))


def test_capitals_may_count():
    assert [row[2] for row in find("US", "The US told us.", case=True)] == [4]
    assert [row[2] for row in find("US", "The US told us.")] == [4, 12]


def test_the_window_stays_in_its_part():
    assert [row[4:7] for row in find("may", window=50)] == [("Lind in", "May", ".")]
    assert [row[4:7] for row in find("may", window=0)] == [("", "May", ".")]
    with pytest.raises(ValueError, match="0 or more words, got -1"):
        find("may", window=-1)


def test_articles_come_in_their_order():
    articles = [Article(str(n), body="Yes." if n % 2 else "No.") for n in range(2_500)]
    assert find_in_context(articles, "yes")["article_id"] == [str(n) for n in range(1, 2_500, 2)]


texts = st.text(st.sampled_from("ab ’'“”.*-\n\u2003é😀"), max_size=40)


@given(texts, st.text(st.sampled_from("ab '*.é-"), max_size=4), st.integers(0, 3))
def test_spans_slice_back_and_neighbours_stand_beside(body, term, window):
    article = Article("a", headline=body, body=body)
    found = find_in_context([article], term, window=window)
    rows = list(zip(*found.values(), strict=True))
    assert rows == sorted(rows, key=lambda row: (PARTS.index(row[1]), row[3]))
    for _, part, _, start, end, left, shown, right, _ in rows:
        text = article.text(part)
        assert " ".join(text[start:end].split()) == shown
        assert " ".join(text[:start].split()).endswith(left)
        assert " ".join(text[end:].split()).startswith(right)


@given(st.text(max_size=30))
def test_any_term_is_harmless(term):
    find_in_context([ARTICLE, Article("z")], term)
