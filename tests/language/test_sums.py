"""Sums over runs of tokens: whatever is packed together comes apart again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.sums import sum_runs


@st.composite
def cases(draw):
    """Counts of three columns for types, tokens of these types, and runs with owners."""
    types = draw(st.integers(1, 5))
    largest = draw(st.sampled_from([1, 7, 10**6, 10**12]))
    numbers = st.lists(st.integers(0, largest), min_size=types, max_size=types)
    columns = {name: np.array(draw(numbers)) for name in "abc"}
    ids = np.array(draw(st.lists(st.integers(0, types - 1), min_size=1, max_size=30)))
    later = (
        draw(st.sets(st.integers(1, len(ids)).filter(lambda place: place < len(ids))))
        if len(ids) > 1
        else ()
    )
    starts = np.array([0, *sorted(later)])
    owner = np.cumsum(
        [0, *draw(st.lists(st.integers(0, 1), min_size=len(starts) - 1, max_size=len(starts) - 1))]
    )
    return columns, ids, starts, owner


@given(cases())
def test_sums_are_those_of_a_loop(case):
    columns, ids, starts, owner = case
    bounds = [*starts.tolist(), len(ids)]
    for name, sums in sum_runs(columns, ids, starts).items():
        runs = [
            int(columns[name][ids[a:b]].sum()) for a, b in zip(bounds, bounds[1:], strict=False)
        ]
        assert sums.tolist() == runs
        owned = sum_runs(columns, ids, starts, owner)[name].tolist()
        assert owned == [
            sum(r for r, o in zip(runs, owner, strict=True) if o == n)
            for n in range(owner.max() + 1)
        ]


def test_an_owner_may_come_back():
    sums = sum_runs(
        {"a": np.array([1, 10])}, np.array([0, 1, 0, 0]), np.array([0, 1, 2]), np.array([0, 1, 0])
    )
    assert sums["a"].tolist() == [3, 10]


@pytest.mark.parametrize("owner", [None, np.zeros(0, np.int64)])
def test_no_tokens(owner):
    assert (
        sum_runs({"a": np.array([1])}, np.zeros(0, np.int64), np.zeros(0, np.int64), owner)[
            "a"
        ].tolist()
        == []
    )


def test_a_long_run_is_summed_as_short_ones_are():
    # twenty bits for each column: together they fit for short runs only
    largest = np.full(100, 2**20 - 1)
    columns = {name: largest - place for place, name in enumerate("abc")}
    sums = sum_runs(columns, np.arange(100), np.array([0, *range(91, 100)]))
    assert {name: found.tolist() for name, found in sums.items()} == {
        name: [91 * (2**20 - 1 - place), *[2**20 - 1 - place] * 9]
        for place, name in enumerate("abc")
    }
