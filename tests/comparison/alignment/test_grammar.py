"""Sentences are read as phrases and events."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.alignment.grammar import read_sentences


def read(text):
    [sentence] = read_sentences([text])
    return sentence


def heads(sentence, places):
    return [sentence.words[sentence.phrases[place].head] for place in places]


def events(text):
    sentence = read(text)
    return [
        (sentence.words[e.word], heads(sentence, e.agent), heads(sentence, e.patient))
        for e in sentence.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The king vetoed the bill.", ("vetoed", ["king"], ["bill"])),
        ("The bill was vetoed by the king.", ("vetoed", ["king"], ["bill"])),
        ("The bill has been vetoed.", ("vetoed", [], ["bill"])),
        ("The union's offices were searched by police.", ("searched", ["police"], ["offices"])),
        ("The tent was put up by the dockers' union.", ("put", ["union"], ["tent"])),
        ("A group of students stormed the hall.", ("stormed", ["group", "students"], ["hall"])),
        ("The mayor faced criticism from residents.", ("faced", ["residents"], ["mayor"])),
        ("Many people lost their jobs.", ("lost", [], ["people"])),
    ],
)
def test_doer_and_object(text, expected):
    assert expected in events(text)


def test_the_subject_of_a_clause_is_not_the_object_before_it():
    assert events("The farmer shot the dog and fled.")[1] == ("fled", ["farmer"], [])
    assert events("The navy said the trawler had rammed a boat.")[1] == (
        "rammed", ["trawler"], ["boat"],
    )  # fmt: skip


def test_what_follows_a_conjunction_is_a_subject_and_no_object():
    found = events("The bridge stayed closed until engineers had inspected it.")
    assert ("inspected", ["engineers"], ["it"]) in found
    assert not any("engineers" in patients for _, _, patients in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The arrest of the general by soldiers came late.", ("arrest", ["soldiers"], ["general"])),
        ("The city's rejection of the plan came late.", ("rejection", ["city"], ["plan"])),
    ],
)
def test_nouns_have_doer_and_object_too(text, expected):
    assert expected in events(text)


def test_phrases_know_their_prepositions_and_owners():
    sentence = read("The mayor of Dorn spoke in the old dockers' hall after the vote.")
    found = [(sentence.words[p.head], p.preposition, p.possessor) for p in sentence.phrases]
    assert found == [
        ("mayor", "", False), ("dorn", "of", False), ("dockers", "in", True),
        ("hall", "in", False), ("vote", "after", False),
    ]  # fmt: skip


def test_places_slice_back():
    text = "“No,” said O’Hara — twice."
    sentence = read(text)
    assert [text[start:end].lower().replace("’", "'") for start, end in sentence.spans] == (
        sentence.words
    )
    assert text[slice(*sentence.place(4, 6))] == "said O’Hara"


def test_no_sentence_no_words():
    assert read_sentences([]) == []
    assert [len(s) for s in read_sentences(["", "Yes.", " "])] == [0, 2, 0]


@given(st.lists(st.text(max_size=80), max_size=3))
def test_any_text_can_be_read(texts):
    for sentence, text in zip(read_sentences(texts), texts, strict=True):
        assert sentence.text == text
        size = len(sentence.phrases)
        for event in sentence.events:
            assert event.start <= event.word < event.end <= len(sentence)
            assert all(0 <= p < size for p in (*event.agent, *event.patient, *event.others))
        for phrase in sentence.phrases:
            assert phrase.start <= phrase.head < phrase.end
