"""The names by which a text gives away who wrote it."""

import pytest

from framing.comparison.outlets import Outlets, cut_written

NAMES = {"A": "The Harbour Post", "B": "Evening Post", "C": "Meridian Wire", "D": ""}


def find(text, names=NAMES, others=""):
    outlets = Outlets(names, cut_written(f"{text}\n{others}"))
    return [(text[start:end], letters) for start, end, letters in outlets.find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He told the Harbour Post.", [("the Harbour Post", "A")]),
        ("He told the Evening Post’s man.", [("the Evening Post", "B")]),
        # a name that two outlets share
        ("He told the Post.", [("the Post", "AB")]),
        ("ELLERY (Meridian) - It rained.", [("Meridian", "C")]),
        ("Write to us@meridianwire.example.", [("us@meridianwire.example", "C")]),
        ("The Post Office and Harbour Bridge.", []),
        ("He told (the Post) and Meridian so.", [("the Post", "AB"), ("Meridian", "C")]),
        ("", []),
    ],
)
def test_names_and_whose_they_are(text, found):
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "others", "found"),
    [
        ("Meridian was first.", "", []),
        ("Meridian was first.", "He told Meridian so.", [("Meridian", "C")]),
        ("meridian", "He told Meridian so.", [("meridian", "C")]),
        ("meridian", "", []),
        ("harbour post", "", [("harbour post", "A")]),
        ("the meridian lines", "He told Meridian so.", []),
    ],
)
def test_the_texts_tell_what_stands_for_an_outlet_alone(text, others, found):
    assert find(text, others=others) == found


def test_no_outlets_no_names():
    assert find("He told the Post.", {"A": "", "B": "The"}) == []
    assert Outlets({"A": ""}).parts == []
