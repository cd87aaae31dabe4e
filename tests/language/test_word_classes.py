"""Word classes: what a word is in its sentence."""

import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from framing.language import word_classes
from framing.language.word_classes import (
    CLASSES,
    classify_words,
    load_weights,
    split_tokens,
)
from framing.validation.word_classes import accuracy, save, train


def classes(text):
    words = [text[start:end] for start, end in split_tokens(text)]
    return dict(zip(words, classify_words(words), strict=True))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A march by nurses may end the strike.", "march", "NN"),
        ("A march by nurses may end the strike.", "may", "MD"),
        ("They began it in March.", "March", "NNP"),
        ("Children were separated from their families.", "separated", "VBN"),
        ("The judge separated the brothers.", "separated", "VBD"),
        ("The mayor, Rosa Lind, denied the claim.", "denied", "VBD"),
        ("The minister plans to cut taxes.", "cut", "VB"),
        ("The cut was approved on Monday.", "cut", "NN"),
    ],
)
def test_the_class_depends_on_the_sentence(text, word, expected):
    assert classes(text)[word] == expected


def test_a_sentence_is_read_apart_from_its_neighbours():
    one, two = "The cut was approved .".split(), "They march .".split()
    together = classify_words([*one, *two], starts=(0, len(one)))
    assert together == classify_words(one) + classify_words(two)


def test_nothing_is_nothing():
    assert classify_words([]) == [] and split_tokens("") == []


def test_a_figure_is_one_word():
    text = "4,000 men, 30"
    assert [text[start:end] for start, end in split_tokens(text)] == ["4,000", "men", ",", "30"]


@pytest.mark.parametrize("text", ["’s", "…", "\u200b?", "l'été", "A" * 5000, "日本 の", "🙂 ok"])
def test_any_token_gets_a_class(text):
    assert set(classes(text).values()) <= set(CLASSES)


def test_training_learns_from_rows_and_what_is_saved_reads_the_same(tmp_path):
    rows = [
        {"words": ["the", "dog", "ran", "."], "classes": ["DT", "NN", "VBD", "."]},
        {"words": ["a", "cat", "sat", "."], "classes": ["DT", "NN", "VBD", "."]},
    ] * 5
    weights = train(rows)
    assert accuracy(rows, weights) == 1.0
    save(weights, tmp_path / "a.txt")
    save(train(rows), tmp_path / "b.txt")
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()


def test_the_weights_are_as_their_card_says():
    import tomllib

    card = tomllib.loads(
        files("framing.language").joinpath("data/word_classes.toml").read_text("utf-8")
    )
    assert len(load_weights().features) == card["weights"]


def test_threads_forget_words_without_losing_those_of_others(monkeypatch):
    monkeypatch.setattr(word_classes, "_MOST_KNOWN", 10)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    sentences = [[f"w{(number * 7 + turn) % 500}" for number in range(300)] for turn in range(40)]
    expected = [classify_words(words) for words in sentences]
    try:
        with ThreadPoolExecutor(4) as pool:
            for found in pool.map(lambda _: [*map(classify_words, sentences)], range(4)):
                assert found == expected
    finally:
        sys.setswitchinterval(interval)
