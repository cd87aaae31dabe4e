"""Sentences word by word, as contexts of targets are cut from them."""

import pytest

from framing import Article
from framing.language import tokenize
from framing.measures.target_words import Sentences

TEXT = "Lind did not lie, critics said. “Hale’s plan,” she said, “is reckless.”"


def read(text, at):
    tokens = tokenize([Article("a", body=text)])
    return Sentences(tokens).at(0, len(text[: text.index(at)].encode()))


def test_words_and_what_parts_them():
    found = read(TEXT, "lie")
    assert found.words == ["lind", "did", "not", "lie", "critics", "said"]
    assert found.gaps[4:] == [", ", " ", ". "]
    assert [word for word, parted in zip(found.words, found.parted, strict=True) if parted] == [
        "critics"
    ]
    assert [word for word, no in zip(found.words, found.negates, strict=True) if no] == ["not"]
    assert found.capital == [True, False, False, False, False, False]


def test_words_within_marks_and_possessives():
    found = read(TEXT, "plan")
    assert found.words == ["hale", "plan", "she", "said", "is", "reckless"]
    assert found.quoted == [2, 2, 0, 0, 2, 2]
    assert found.stops[0] - found.ends[0] == len("’s".encode())


@pytest.mark.parametrize("at", ["Hale", "reckless"])
def test_a_sentence_is_read_once(at):
    tokens = tokenize([Article("a", body=TEXT)])
    sentences = Sentences(tokens)
    one, other = (sentences.at(0, len(TEXT[: TEXT.index(w)].encode())) for w in ("plan", at))
    assert one is other
