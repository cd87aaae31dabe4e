"""Pairs of marks: paragraphs read by array operations are as those walked mark by mark."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from framing import Article
from framing.language import tokenize
from framing.voices import pairs
from framing.voices.pairs import pair_marks

PIECES = (
    "“ ” ‘ ’ \" ' '' « » , . a b boys’ s' 'em '90s ,\"Go ,” (".split() + [" ", " ", "\n\n"]
)  # fmt: skip


def spans(text):
    tokens = tokenize([Article("a", body=text)])
    return sorted(map(tuple, pair_marks(tokens).tolist()))


def between(text):
    return [text.encode()[start:end].decode() for start, end, _ in spans(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@example("‘a’ b” c ‘d’")
@example("‘a boys’ room’ b")
@example("‘a’ “b")
@example("“a\n\n“b”")
def test_what_is_read_at_once_is_as_if_walked(text):
    read = spans(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "_find_irregular", lambda raw, at, *_: np.ones(len(at), bool))
        assert spans(text) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Go,’ he said.” It rained. ‘Stay.’", ["Go,", "Stay."]),
        ("‘Go,’ he said. “It rained.", ["Go,", "It rained."]),
        ("It rained,” he said. ‘Go.’", ["Go."]),
        ('It rained," he said.', []),
        ('He said,"Go." ‘Now.’', ["Go.", "Now."]),
        ("‘The boys’ room is here,’ he said.", ["The boys’ room is here,"]),
    ],
)
def test_marks_without_another(text, expected):
    assert between(text) == expected
