"""Utterances: who says what, resolved within an article. Expected people are by hand."""

import pytest

from framing import Article, Engine
from framing.language import tokenize
from framing.voices import read_utterances, split_by_voice

ENGINE = Engine()


def read(text):
    table = split_by_voice(tokenize([Article("a", body=text)], ENGINE.vocabulary))
    return table.once(read_utterances)


def people(text):
    return [(said.speaker, said.person) for said in read(text)]


RESOLVED = [
    (
        "Mayor Rosa Lind said it was late. “We go,” Lind said.",
        [("Mayor Rosa Lind", "Rosa Lind"), ("Lind", "Rosa Lind")],
    ),
    (
        "Mayor Rosa Lind said it was late. “We go,” she said. The mayor said it was safe.",
        [("Mayor Rosa Lind", "Rosa Lind"), ("she", "Rosa Lind"), ("The mayor", "Rosa Lind")],
    ),
    # she is not he
    (
        "Rosa Lind said it was late. Tom Ware said it was safe. “We go,” she said.",
        [("Rosa Lind", "Rosa Lind"), ("Tom Ware", "Tom Ware"), ("she", "Rosa Lind")],
    ),
    # two of one surname, and nothing says which
    (
        "Rosa Lind met Tom Lind in Ellery. “We go,” Lind said.",
        [("Lind", None)],
    ),
    ("Officials said it was late.", [("Officials", "officials")]),
    ("A report said it was late.", [("A report", "report")]),
    ("They said it was late.", [("They", None)]),
    ("“We go,” she said.", [("she", None)]),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_who_says_it(text, expected):
    assert people(text) == expected


def test_two_who_fit_equally_are_not_told_apart():
    [said] = read("The plan by Rosa Lind and Anna Moreau failed. “We go,” she said.")
    assert (said.speaker, said.person) == ("she", None)


@pytest.mark.parametrize(
    ("text", "role", "known", "anonymous"),
    [
        ("Rosa Lind, the mayor, said it was late.", "person", True, False),
        ("Officials said it was late.", "group", False, True),
        ("A person familiar with the matter said it was late.", "person", False, True),
        ("A report said it was late.", "document", False, False),
        ("A spokesman for the mayor said it was late.", "person", False, False),
        (
            "A spokesman who spoke on condition of anonymity said it was late.",
            "person", False, True,
        ),
    ],
)  # fmt: skip
def test_what_a_source_is(text, role, known, anonymous):
    said = read(text)[0]
    assert (said.role, said.known, said.anonymous) == (role, known, anonymous)


def test_cue_stance_and_kind():
    direct, reported = read("“It is late,” Rosa Lind insisted. Tom Ware revealed that it was not.")
    assert (direct.kind, direct.cue, direct.stance) == ("direct", "insisted", "forceful")
    assert (reported.kind, reported.cue, reported.stance) == ("reported", "revealed", "endorsing")
    [phrase] = read("It was late, according to Rosa Lind.")
    assert (phrase.cue, phrase.stance) == ("according to", "sourcing")


def test_a_guess_is_not_sure():
    [said] = read("The mayor had a plan “to leave this old town for good.”")
    assert (said.speaker, said.sure) == ("The mayor", False)


def test_scare_quotes_and_titles_have_no_speaker():
    found = read("The “reform” failed. She likes “The Iron Tide” and Channel 9’s “Ester Today.”")
    assert [(said.kind, said.speaker) for said in found] == [
        ("scare", None), ("title", None), ("title", None),
    ]  # fmt: skip
