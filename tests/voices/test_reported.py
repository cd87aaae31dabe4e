"""Reported speech: which clause is told as somebody's. Expected clauses are by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine
from framing.voices import split_by_voice

from .test_attributions import PIECES

ENGINE = Engine()


def report(text):
    """Return (clause, source) of every reported clause."""
    from framing.language import tokenize

    table = split_by_voice(tokenize([Article("a", body=text)], ENGINE.vocabulary))
    words, found, sources = text.split(), table.reported, table.attributions
    return [
        (
            " ".join(words[a : b + 1]),
            " ".join(words[sources.first[row] : sources.last[row] + 1]).strip(",.”"),
        )
        for a, b, row in zip(found.first, found.last, found.attribution, strict=True)
    ]


REPORTED = [
    ("Officials said that the bridge was closed.", "the bridge was closed.", "Officials"),
    ("Officials said the bridge was closed.", "the bridge was closed.", "Officials"),
    ("Lind told reporters on Monday that it was closed.", "it was closed.", "Lind"),
    ("Lind told the board she would leave.", "she would leave.", "Lind"),
    ("The bridge was closed, officials said.", "The bridge was closed,", "officials"),
    ("The bridge was closed, said officials.", "The bridge was closed,", "officials"),
    ("The bridge is closed, according to the police.", "The bridge is closed,", "the police"),
    ("Lind left, saying the bridge was closed.", "the bridge was closed.", "Lind"),
    ("She noted that nobody was hurt.", "nobody was hurt.", "She"),
    ("She said they would go, but Tom Ware said he would stay.", "they would go,", "She"),
    # with a quotation in it
    ("Lind said the plan was “a bad idea” for all.", "the plan was “a bad idea” for all.", "Lind"),
    # what is within another's words is theirs
    ("Lind said she thought that it was over.", "she thought that it was over.", "Lind"),
]
NOT_REPORTED = [
    "The bridge was closed.",
    "“The bridge is closed,” officials said.",
    "The council noted the loss.",
    "Nobody said a word.",
    "She left the hall and said nothing.",
    "On Monday, Lind spoke to the board.",
    "In the hall, Lind told the board of the loss.",
    "Rosa Lind, the mayor, told councillors of the loss.",
]


@pytest.mark.parametrize(("text", "clause", "source"), REPORTED)
def test_reported_clauses(text, clause, source):
    assert (clause, source) in report(text)


def test_a_clause_around_its_attribution_has_two_halves():
    assert report("The bridge, officials said, was closed.") == [
        ("The bridge,", "officials"),
        ("was closed.", "officials"),
    ]


@pytest.mark.parametrize("text", NOT_REPORTED)
def test_what_is_not_reported(text):
    assert report(text) == []


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_clauses_are_in_order_and_apart(text):
    from framing.language import tokenize

    found = split_by_voice(tokenize([Article("a", body=text)])).reported
    assert (found.first <= found.last).all()
    assert (found.first[1:] > found.last[:-1]).all()
