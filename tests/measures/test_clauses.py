"""Clauses: passives, "by", and nouns of deeds, each found where it stands."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from framing.articles import Article
from framing.language import tokenize
from framing.measures.clauses import find_clauses


def words(tokens, places):
    starts, ends = tokens.word_spans(places)
    return [tokens.data[s:e].decode() for s, e in zip(starts, ends, strict=True)]


def passives(text):
    """Return each participle, with a + if "by" says who did it."""
    tokens = tokenize([Article("a", body=text)])
    found = find_clauses(tokens)
    named = ["+" if by >= 0 else "" for by in found.by]
    return [w + n for w, n in zip(words(tokens, found.participle), named, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The children were separated.", ["separated"]),
        ("The children were quickly and never again separated.", []),
        ("The children were never again separated.", ["separated"]),
        ("The bridge has been closed since May.", ["closed"]),
        ("It was not yet known.", ["known"]),
        ("It was hit.", ["hit"]),
        ("It was a hit.", []),
        ("He got caught in the rain.", ["caught"]),
        ("Three men, police said, are being held.", ["held"]),
        ("They were told to leave and were taken away.", ["told", "taken"]),
        ("The council closed the bridge.", []),
        ("He was tired and she was worried.", []),
        ("It was a closed bridge.", []),
        ("He was in need.", []),
        ("They were, it closed.", []),
        ("It was. Closed again.", []),
    ],
)
def test_passives(text, expected):
    assert passives(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They were separated by soldiers.", ["separated+"]),
        ("They were taken from the camp at night by the soldiers.", ["taken+"]),
        ("They were taken away by Monday.", ["taken"]),
        ("They were taken by the end of May.", ["taken+"]),
        ("They were moved by bus.", ["moved"]),
        ("It was done by closing the gates.", ["done"]),
        ("They were hurt, said a man by the gate.", ["hurt"]),
        ("They were cut off. It was by soldiers.", ["cut"]),
    ],
)
def test_by_names_the_doer_in_the_same_clause_only(text, expected):
    assert passives(text) == expected


@pytest.mark.parametrize(
    ("text", "hidden", "named"),
    [
        ("The separation of children went on.", ["separation"], []),
        ("The forced separation of children went on.", ["separation"], []),
        ("The killing of a man by soldiers led to riots.", [], ["killing"]),
        ("The army’s killing of a man led to riots.", [], []),
        ("Their killing of a man led to riots.", ["killing"], []),
        ("The separation was long.", [], []),
        ("They spoke of separation of powers.", [], []),
    ],
)
def test_nouns_of_deeds(text, hidden, named):
    tokens = tokenize([Article("a", body=text)])
    found = find_clauses(tokens)
    by = found.noun_by >= 0
    assert words(tokens, found.noun[~by]) == hidden
    assert words(tokens, found.noun[by]) == named


WORDS = st.sampled_from(
    "was were been closed by the soldiers separation of not, it. “ by’s ly".split()
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_a_by_stands_behind_its_participle_in_one_sentence(text):
    tokens = tokenize([Article("a", body=text)])
    found = find_clauses(tokens)
    assert (found.be < found.participle).all()
    named = found.by >= 0
    assert (found.by[named] > found.participle[named]).all()
    sentence = tokens.sentence_of
    assert (sentence[found.by[named]] == sentence[found.participle[named]]).all()
