"""Syllables and easy words are textstat's, without importing it."""

import pytest
import textstat
from hypothesis import example, given
from hypothesis import strategies as st
from pyphen import Pyphen

from framing.measures.syllables import count_hyphenated, count_syllables, easy_words

PYPHEN = Pyphen(lang="en_US")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        # in the dictionary
        ("news", 1), ("reunited", 4), ("fire", 2), ("o'brien", 3), ("don't", 1),
        # hyphenated by rule
        ("kremlinology", 5), ("zyxwish", 1), ("brexiteering", 4), ("x", 1), ("日本語", 1), ("2025", 1),
    ],
)  # fmt: skip
def test_syllables(word, syllables):
    assert count_syllables([word]).tolist() == [syllables]
    assert syllables == textstat.syllable_count(word)


@given(st.lists(st.text("abcdefghilmnoprstuvyz'’éﬁ.-2", max_size=12)))
@example(["kremlinology", "", ".", "a.b", "zyxwish"])
def test_words_are_hyphenated_as_by_pyphen_whatever_stands_beside_them(words):
    wanted = [len(PYPHEN.positions(w)) + 1 if any("a" <= c <= "z" for c in w) else 1 for w in words]
    assert count_hyphenated(words).tolist() == wanted


def test_a_run_of_letters_without_end_does_not_hang():
    """Bug guarded: five megabytes without a space were hyphenated for half a minute."""
    banana, characters = count_syllables(["banana" * 800_000, "語" * 5_000_000])
    assert banana > 100_000
    assert characters == 1


def test_easy_words():
    assert len(easy_words()) > 2_000
    for word in ("house", "saw", "municipal", "looked"):
        assert (word not in easy_words()) == textstat.is_difficult_word(word, 0)
