"""Speakers: who says each quotation, and by which rule. Expected names are by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine
from framing.language import tokenize
from framing.voices import CONFIDENCE, split_by_voice
from framing.voices.speakers import RULES

from .test_attributions import PIECES

ENGINE = Engine()


def speak(text):
    """Return (speaker, rule) of every quotation; None for the speaker without one."""
    table = split_by_voice(tokenize([Article("a", body=text)], ENGINE.vocabulary))
    words, found = text.split(), table.speakers
    rules = list(RULES)
    rows = zip(found.first.tolist(), found.last.tolist(), found.rule.tolist(), strict=True)
    return [
        (" ".join(words[a : b + 1]).strip(",.:”") if a >= 0 else None, rules[rule])
        for a, b, rule in rows
    ]


ONE = [
    ("“It is late,” Rosa Lind said.", ("Rosa Lind", "cue right after")),
    ("“It is late,” said Rosa Lind.", ("Rosa Lind", "cue right after")),
    ("“Is it late?” she asked.", ("she", "cue right after")),
    ("“It is late,” according to a statement.", ("a statement", "cue right after")),
    ("Rosa Lind said: “It is late for us all.”", ("Rosa Lind", "cue before")),
    ("She called it “a very bad idea for all.”", ("She", "cue before")),
    # the outer of two
    ("Lind said she felt “very sad for all of us.”", ("Lind", "cue before")),
    ("The “very bad idea of theirs” failed, Lind said.", ("Lind", "cue in the sentence")),
    ("Lind wrote to the board:\n\n“It is late for us all.”", ("Lind", "line with a colon")),
    ("The mayor had a message for them: “It is late.”", ("The mayor", "subject of the sentence")),
    ("“It is late for us all.”", (None, "none")),
    # somebody else's words are no attribution
    ("“Lind said so.” It is late.", (None, "none")),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_quotation(text, expected):
    assert speak(text) == [expected]


def test_an_interrupted_quotation_has_one_speaker():
    found = speak("“We will stay,” said Tom Ware, “and we will win.” He left.")
    assert [name for name, _ in found] == ["Tom Ware", "Tom Ware"]


def test_a_quotation_goes_on_after_its_attribution():
    found = speak("“We will stay,” Tom Ware said. “We will win this.”")
    assert found == [("Tom Ware", "cue right after"), ("Tom Ware", "quotation before")]


def test_a_question_before_the_attributed_answer():
    found = speak("“Do we stay?” “We will stay,” Tom Ware said.")
    assert found == [("Tom Ware", "quotation after"), ("Tom Ware", "cue right after")]


def test_the_paragraphs_of_one_quotation_share_their_speaker():
    found = speak("“It is late for us.\n\n“We will go home,” Rosa Lind said.")
    assert [name for name, _ in found] == ["Rosa Lind", "Rosa Lind"]


def test_two_speakers_in_two_paragraphs():
    found = speak("“We go,” Rosa Lind said.\n\n“We stay,” Tom Ware said.")
    assert [name for name, _ in found] == ["Rosa Lind", "Tom Ware"]


def test_rules_are_tried_in_the_order_of_their_confidence_but_for_what_is_near():
    assert RULES["none"] == 0
    assert RULES["cue right after"] == max(RULES.values())
    assert RULES["subject of the sentence"] < CONFIDENCE <= RULES["quotation after"]


@given(st.lists(st.sampled_from([*PIECES, "‘", "’ "]), max_size=30).map("".join))
def test_any_text_has_a_speaker_or_none_with_a_confidence(text):
    table = split_by_voice(tokenize([Article("a", body=text)]))
    found = table.speakers
    assert ((found.confidence >= 0) & (found.confidence <= 1)).all()
    assert ((found.first >= 0) == (found.confidence > 0)).all()
    assert (found.last >= found.first).all()
