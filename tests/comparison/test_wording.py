"""What counts as found: stems, synonyms, roots and numbers, but no mere look-alikes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.wording import Wording


def missing(text, other):
    one, two = Wording(text), Wording(other)
    return [one.show(term) for term in one.terms if not two.has(term)]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("8 kids rescued", "Eight children were saved by rescuers.", []),
        ("Eight die in fire", "The blaze killed 9 people; all died.", ["Eight"]),
        ("Nearly 20,000 march", "Some 19,500 marched.", []),
        ("20,000 march", "About 35,000 marched.", ["20,000"]),
        ("Council to spend $4bn", "The council will spend 4 billion dollars.", []),
        ("Council to spend $4bn", "The council will spend 4 billion euros.", ["$4bn"]),
        ("Mayor approves plan", "The plan has the mayor’s approval.", []),
        ("Two dead in crash", "Two people died when the car crashed.", []),
        ("They’ve won", "They won.", []),  # nor does a contraction carry content
        ("US envoy quits", "The envoy told us why.", ["US", "quits"]),
        ("US envoy", "The U.S. envoy spoke.", []),
        ("One man left", "A man left.", []),  # a pronoun
        ("Vote at 9 p.m. on Tuesday", "They voted.", []),  # times are left out
        ("9 jailed", "He was jailed at 9 p.m.", ["9"]),
        ("The and of", "Nothing.", []),
        ("Minister resigns", "A minor resided there.", ["Minister", "resigns"]),
        ("", "Nothing.", []),
        ("Storm", "", ["Storm"]),
    ],
)
def test_what_is_not_found(headline, body, expected):
    assert missing(headline, body) == expected


def test_a_quantity_is_one_term():
    wording = Wording("More than 20,000 people marched for 2 hours")
    assert [wording.show(term) for term in wording.terms] == [
        "More than 20,000", "people", "marched", "2 hours",
    ]  # fmt: skip


@given(st.text(max_size=80))
def test_every_text_has_its_own_terms(text):
    assert missing(text, text) == []
    wording = Wording(text)
    assert all(wording.show(term).strip() for term in wording.terms)
