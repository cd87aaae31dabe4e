"""Words inside chunks of text, the words that say little, numbers and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.vocabulary import find_words
from framing.language.words import NUMBERS, STOPWORDS, find_names, is_function_word, to_lower


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The council voted.", "the council voted"),
        ("well-known and/or state-run", "well known and or state run"),
        ("don’t can't it’s let's", "don't can't it let"),
        ("Ellery’s the Joneses’ O’Brien", "ellery the joneses o'brien"),
        ("THE MAYOR’S BRIDGE", "the mayor bridge"),
        ("rock 'n' roll", "rock n roll"),
        ("U.S. and the U.K.'s J.K.", "u.s and the u.k j.k"),
        ("$14.5 20,000 5:22 p.m.", "14.5 20,000 5:22 p.m"),
        ("£2m 24/7 90s 3rd", "2m 24 7 90s 3rd"),
        ("naïve e\u0301lan Müller", "naïve e\u0301lan müller"),
        ("snake_case", "snake case"),
        ("“Quoted,” (he) [said]…", "quoted he said"),
        ("日本 привет مرحبا", "日本 привет مرحبا"),
        ("😀 — … !?", ""),
    ],
)
def test_words(text, words):
    assert [word for word, *_ in find_words(text)] == words.split()


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Ellery’s plan", [("Ellery", "Ellery’s"), ("plan", "plan")]),
        ("MAYOR'S", [("MAYOR", "MAYOR'S")]),
        ("the U.K.’s", [("the", "the"), ("U.K", "U.K.’s")]),
        ("U.S. aid.", [("U.S", "U.S."), ("aid", "aid")]),
        ("the boys’ room", [("the", "the"), ("boys", "boys"), ("room", "room")]),
    ],
)
def test_a_possessive_or_last_dot_is_beside_its_word(text, spans):
    found = find_words(text)
    assert [(text[start:end], text[start:whole]) for _, start, end, whole in found] == spans


@given(st.text(max_size=60))
def test_words_stand_in_order_and_do_not_overlap(text):
    last = 0
    for word, start, end, whole in find_words(text):
        assert last <= start < end <= whole <= len(text)
        assert word == text[start:end].lower().replace("’", "'")
        last = whole


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        # the first word of a sentence says nothing: every word has a capital there
        (["Storms hit. Nobody, said Rosa Lind, was hurt."], "rosa lind"),
        (["They met the Mayor of Ellery.", "He said the mayor left."], "ellery"),
        (["He met Putin’s envoy on Friday."], "putin friday"),
        (["But he and I, said He, left."], ""),
        ([], ""),
    ],
)
def test_names_are_words_with_a_capital_within_sentences_and_never_without(texts, names):
    assert find_names(texts) == set(names.split())


def test_numbers_in_words():
    assert (NUMBERS["zero"], NUMBERS["eight"], NUMBERS["twenty"]) == ("0", "8", "20")


def test_no_number_is_a_word_that_says_little():
    assert not STOPWORDS & NUMBERS.keys()


@pytest.mark.parametrize("word", ["the", "couldn't", "they've", "i'm", "she'd", "we'll"])
def test_contractions_are_function_words(word):
    assert is_function_word(word)


@pytest.mark.parametrize("word", ["mayor", "o'neill", "d'or", "8", "said"])
def test_words_of_content_are_none(word):
    assert not is_function_word(word)


@given(st.text())
def test_lower_case_leaves_every_character_where_it_was(text):
    lower = to_lower(text)
    assert len(lower) == len(text)
    assert lower == text.lower() or len(text.lower()) != len(text)
