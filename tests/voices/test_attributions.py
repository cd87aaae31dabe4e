"""Attributions: the cue and whom it attributes to. Expected sources are by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine
from framing.language import tokenize
from framing.voices import find_quotations
from framing.voices.attributions import find_attributions

ENGINE = Engine()


def attribute(text):
    """Return (source, cue) of every attribution, without punctuation around them."""
    tokens = tokenize([Article("a", body=text)], ENGINE.vocabulary)
    found = find_attributions(tokens, find_quotations(tokens))
    words = text.split()
    rows = zip(found.first.tolist(), found.last.tolist(), found.cue.tolist(), strict=True)
    return [
        (" ".join(words[a : b + 1]).strip(" ,.;:()“”"), words[c].strip(" ,.;:()“”"))
        for a, b, c in rows
    ]


BEFORE_THE_CUE = [
    ("Rosa Lind said it was late.", [("Rosa Lind", "said")]),
    ("She has repeatedly said it was late.", [("She", "said")]),
    ("Rosa Lind, the mayor, said it was late.", [("Rosa Lind", "said")]),
    ("Rosa Lind, 45, a teacher from Ellery, said it was late.", [("Rosa Lind", "said")]),
    ("Rosa Lind (D-Ellery) said it was late.", [("Rosa Lind", "said")]),
    ("A spokesman for the ministry said it was late.", [("A spokesman", "said")]),
    ("In a statement, Lind said it was late.", [("Lind", "said")]),
    ("Lind on Monday said it was late.", [("Lind", "said")]),
    ("The council’s chief engineer said it was late.", [("The council’s chief engineer", "said")]),
    ("Rosa Lind and Tom Ware said it was late.", [("Rosa Lind and Tom Ware", "said")]),
    ("It is a charge the council denies.", [("the council", "denies")]),
]
AFTER_THE_CUE = [
    ("“It is late,” said Rosa Lind, the mayor.", [("Rosa Lind", "said")]),
    ("“It is late,” said a spokesman for the mayor.", [("a spokesman", "said")]),
    ("It was late, said officials in Ellery.", [("officials", "said")]),
    ("It was late, according to the police.", [("the police", "to")]),
    ("According to a report by Lind, it was late.", [("a report", "to")]),
]
FROM_ELSEWHERE = [
    ("Lind blamed the council and said it was late.", [("Lind", "blamed"), ("Lind", "said")]),
    ("Lind left the hall early, saying it was late.", [("Lind", "saying")]),
]
NONE = [
    "The Evening Post is late.",
    "The report is late.",
    "He wanted to say nothing.",
    "“Lind said so.”",
    "It is late.",
]


@pytest.mark.parametrize(("text", "expected"), BEFORE_THE_CUE + AFTER_THE_CUE + FROM_ELSEWHERE)
def test_sources(text, expected):
    assert attribute(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_words_that_attribute_nothing(text):
    assert attribute(text) == []


def test_the_minister_announced_something_and_was_not_announced_by_it():
    assert attribute("The minister, Petra Moreau, announced an inquiry.") == [
        ("Petra Moreau", "announced")
    ]


PIECES = ["Lind ", "said ", "said, ", ", ", "the mayor ", "“", "” ", ". ", "and ", "to ", "(", ") ",
          "according to ", "saying ", "\n\n", "that ", "of ", "she ", "— ", ": "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_sources_lie_in_the_sentence_of_their_cue(text):
    tokens = tokenize([Article("a", body="One. " + text), Article("b", body=text)])
    found = find_attributions(tokens, find_quotations(tokens))
    assert (found.first <= found.last).all()
    for place in (found.first, found.last):
        assert (tokens.sentence_of[place] == tokens.sentence_of[found.cue]).all()
