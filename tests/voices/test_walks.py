"""Walks: expected places are stepped to one by one, in plain Python."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.voices import walks
from framing.voices.walks import look, walk

FREE, STOP = 0, 1


def step_on(bits, at, step, limit):
    for _ in range(limit):
        if not (0 <= at < len(bits) and bits[at] == FREE):
            break
        at += step
    return at


@pytest.mark.parametrize("at_once", [0, 12, 10**6])
@given(
    bits=st.lists(st.sampled_from([FREE, FREE, STOP]), max_size=30),
    rows=st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=12),
    step=st.sampled_from([1, -1]),
    limit=st.integers(1, 20),
)
def test_many_rows_and_few_come_to_the_same_places(at_once, bits, rows, step, limit):
    bits = np.array([*bits, STOP])
    at = np.array([min(place, len(bits) - 1) for place, _ in rows], np.int64)
    going = np.array([goes for _, goes in rows], bool)

    def keeps(at, rows):
        return (look(bits, at) == FREE) & (at >= 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walks, "_AT_ONCE", at_once)
        found = walk(at, going, step, keeps, limit)
    expected = [
        step_on(bits.tolist(), place, step, limit) if goes else place
        for place, goes in zip(at.tolist(), going.tolist(), strict=True)
    ]
    assert found.tolist() == expected


def test_what_holds_may_differ_by_row():
    end = np.array([3, 9, 5])
    found = walk(np.array([1, 1, 5]), np.ones(3, bool), 1, lambda at, rows: at < end[rows])
    assert found.tolist() == [3, 9, 5]


def test_before_the_first_token_is_the_first_and_after_the_last_the_last():
    assert look(np.array([7, 8, 9]), np.array([-4, 1, 12])).tolist() == [7, 8, 9]
