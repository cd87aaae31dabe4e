"""Prominence: numbers are looked for only where there may be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.comparison.prominence import _numbers
from framing.language.vocabulary import find_words
from framing.language.words import NUMBERS


def numbers(text):
    return [(shown, start) for _, _, shown, _, start, _, _ in _numbers([Article("a", body=text)])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Twenty-two of 1,000 came.", [("20", 0), ("2", 7), ("1,000", 14)]),
        ("Two's company,\n three is one too many.", [("2", 0), ("3", 16)]),
        ("The café lent one network to often.", []),
        ("At 4 m² they stop; ٣ follow.", [("4", 3), ("٣", 19)]),
    ],
)
def test_numbers(text, found):
    assert numbers(text) == found


PIECES = ["two", "Three's", "²", "é", " ", "\n", "1,000", "U.S.", "_", "-", "’s", "'", "x", "."]


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_no_number_is_passed_over(text):
    text = Article("a", body=text).body
    words = ((NUMBERS.get(word, word), start) for word, start, _, _ in find_words(text))
    assert numbers(text) == [found for found in words if found[0][0].isdigit() and found[0] != "1"]
