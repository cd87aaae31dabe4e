"""A bag of words that learns from the rows: never from those of the group that it is asked about."""

import numpy as np

from framing.validation.bag_of_words import cross_words

TEXTS = [
    "rain and wind",
    "wind and rain",
    "rain again",
    "sun and sand",
    "sand and sun",
    "sun again",
]
GOLD = np.array([[1, 0], [1, 0], [1, 0], [0, 0], [0, 0], [0, 0]], bool)


def test_words_of_other_groups_tell_the_label():
    said = cross_words(TEXTS, GOLD, list("abcdef"))
    assert (said[:3, 0] > 0.5).all() and (said[3:, 0] < 0.5).all()


def test_a_label_that_nobody_gave_is_undefined():
    assert np.isnan(cross_words(TEXTS, GOLD, list("abcdef"))[:, 1]).all()


def test_one_group_has_nothing_to_learn_from():
    assert np.isnan(cross_words(TEXTS, GOLD, ["a"] * 6)).all()


def test_a_text_of_the_same_group_is_not_learnt_from():
    """The two that say 'rain' alone are of one group: nothing else says that rain counts."""
    texts = ["rain", "rain", "sun", "sand", "sea"]
    said = cross_words(texts, np.array([[1], [1], [1], [0], [0]], bool), list("aabcd"))
    assert said[0, 0] == said[1, 0]
    other = cross_words(
        ["fog", "fog", *texts[2:]], np.array([[1], [1], [1], [0], [0]], bool), list("aabcd")
    )
    assert said[0, 0] == other[0, 0]
