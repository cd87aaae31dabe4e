"""The sentence table: whose words each row holds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, Engine, analyze
from framing.language import tokenize
from framing.voices import VOICES, split_by_voice

ENGINE = Engine()


def read(text):
    return split_by_voice(tokenize([Article("a", body=text)], ENGINE.vocabulary))


def quoted_words(text):
    """Return the words that are in a speaker's voice, joined."""
    table = read(text)
    voice = table.voice[table.row_of(np.arange(len(table.tokens)))]
    words = zip(text.split(), voice.tolist(), strict=True)
    return " ".join(word for word, code in words if VOICES[code] == "quoted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said nothing.", ""),
        ("“I will go,” she said.", "“I will go,”"),
        ("“I will,” she said, “go home.” He left.", "“I will,” “go home.”"),
        # choosing scare quotes is the outlet's wording
        ("The so-called “reform” failed.", ""),
        ("“It is ‘very bad’ for us,” she said.", "“It is ‘very bad’ for us,”"),
        ("(“No,” he said.)", "(“No,”"),
        ("“One of it.\n\n“Two of it,” he said.", "“One of it. “Two of it,”"),
        ("“Never closed at all.\n\nHe left.", "“Never closed at all."),
        # a mark stands with the word it touches, and gives it its voice
        ("She said:“Go home now.”Then she left.", "said:“Go home now.”Then"),
    ],
)
def test_the_voice_of_each_word(text, expected):
    assert quoted_words(text) == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("He left.", [("outlet", 0, 2)]),
        # the outlet's words of a sentence are one row, each quotation has its own
        ("He said “I will go, now” and “you will stay here” to us.",
         [("outlet", 0, 5), ("quoted", 0, 4), ("quoted", 0, 4)]),
        ("“I will,” she said, “go home.” He left.",
         [("quoted", 0, 2), ("outlet", 0, 2), ("quoted", 0, 2), ("outlet", 1, 2)]),
        ("“I go. You stay here.” He left.",
         [("quoted", 0, 2), ("quoted", 1, 3), ("outlet", 2, 2)]),
        # a reported clause has its row, and a quotation in it another
        ("Officials said that the bridge was closed.", [("outlet", 0, 3), ("reported", 0, 4)]),
        ("Lind said the plan was “a very bad idea” and left.",
         [("outlet", 0, 2), ("reported", 0, 5), ("quoted", 0, 4)]),
        ("The bridge, officials said, was closed.",
         [("reported", 0, 2), ("outlet", 0, 2), ("reported", 0, 2)]),
        ("One.\n\nTwo three.", [("outlet", 0, 1), ("outlet", 1, 2)]),
        ("— !", [("outlet", 0, 0)]),
    ],
)  # fmt: skip
def test_rows_of_voice_sentence_and_words(text, rows):
    table = read(text)
    voices = [VOICES[code] for code in table.voice]
    found = zip(
        voices, table.sentence_number.tolist(), table.words.astype(int).tolist(), strict=True
    )
    assert list(found) == rows


def test_the_number_of_its_quotation_stands_with_each_row():
    table = analyze([Article("a", body="“Go,” he said. “Now.” I left.")]).sentence_columns
    found = zip(table["voice"].tolist(), table["quotation"].tolist(), strict=True)
    assert list(found) == [("quoted", 0), ("outlet", -1), ("quoted", 1), ("outlet", -1)]


PIECES = [
    "“",
    "”",
    '"',
    " ",
    "word ",
    "not good. ",
    "“Yes,” he said. ",
    "\n\n",
    "bad! ",
    "😀 ",
    "VERY ",
    "Lind said ",
    "the ",
    ", officials said",
    "according to ",
    ": ",
    "but ",
    "‘",
    "’ ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_voices_add_up_to_all(text):
    """What is a plain count is neither lost nor doubled where a sentence has two voices."""
    analysis = analyze([Article("a", "“Head", text)], engine=ENGINE)
    for name in ("words", "loaded"):
        *voices, every = np.moveaxis(analysis.sums[name], 2, 0)
        assert np.array_equal(sum(voices), every)
    for name in ("read_words", "read_syllables", "read_sentences", "read_letters"):
        *voices, every = np.moveaxis(analysis.sums[name], 2, 0)
        assert (sum(voices) <= every).all()


@given(TEXTS)
def test_every_word_is_in_one_row(text):
    table = read(text)
    words = sum(any(char.isalnum() for char in chunk) for chunk in text.split())
    assert table.words.sum() == words
    ones = np.ones(len(table.tokens.types))
    assert table.sum_tokens({"tokens": ones})["tokens"].sum() == len(text.split())
