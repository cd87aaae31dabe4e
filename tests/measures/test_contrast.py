"""VADER's rule for "but": every list of values, changed as the original changes it."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from framing.measures.vader_rules import contrast

VALUES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.25, 3.0, -1.9, -0.95, 1.3, 1.95])


def as_the_original(values, place):
    """Go through the list and change the first value that equals the one at hand, as it does."""
    values = list(values)
    for value in values:
        first = values.index(value)
        values[first] = value * (0.5 if first < place else 1.5)
    return values


@given(st.lists(VALUES, max_size=12), st.integers(0, 12))
@example([1.0, 0.5, 0.5, 0.25], 2)
@example([3.0, 1.5, 0.75, 1.5, 3.0], 3)
@example([1.0, 1.5, 2.25, 1.0], 0)
def test_values_around_a_but_are_weighed_as_the_original_does(values, place):
    hit = np.array(
        [n + (n >= place) for n in range(len(values))], np.int64
    )  # "but" stands at place
    value, group = np.array(values), np.zeros(len(values), np.int64)
    contrasted = contrast(np.array([place]), np.array([0]), hit, group, value)
    assert value.tolist() == as_the_original(values, place)
    assert contrasted.all()


def test_a_but_counts_in_its_own_sentence_alone():
    value = np.array([2.0, 2.0, 1.0])
    contrasted = contrast(
        np.array([1]), np.array([0, 3]), np.array([0, 2, 4]), np.array([0, 0, 1]), value
    )
    assert value.tolist() == [1.0, 3.0, 1.0]
    assert contrasted.tolist() == [True, True, False]
