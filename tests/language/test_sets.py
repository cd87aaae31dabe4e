"""Arrays as sets: as numpy has it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.language.sets import differs, distinct, is_among

NUMBERS = st.lists(st.integers(-9, 9), max_size=12).map(lambda found: np.array(found, np.int64))


@given(NUMBERS)
def test_what_differs_opens_a_run(values):
    assert values[differs(values)].tolist() == [
        value
        for value, before in zip(values.tolist(), [None, *values.tolist()], strict=False)
        if value != before
    ]


@given(NUMBERS, NUMBERS)
def test_they_agree_with_numpy(values, wanted):
    assert distinct(values).tolist() == np.unique(values).tolist()
    assert is_among(values, wanted).tolist() == np.isin(values, wanted).tolist()
