"""Texts as bytes: what is said of each byte stays within its text."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.language.arrow import from_strings
from framing.language.spelling import Spelling, mark_bytes

TEXTS = st.lists(st.text(st.sampled_from("ab.'’ é”\n"), max_size=6), max_size=6)


def spell(texts):
    # as a part of a longer array, which begins elsewhere in its bytes
    return Spelling(from_strings(["before", *texts, "after"]).slice(1, len(texts)))


@given(TEXTS)
def test_runs_end_with_their_text(texts):
    spelling = spell(texts)
    flags = spelling.among(mark_bytes("ab"))
    first, last = spelling.runs(flags)
    pieces = spelling.cut(flags, last - first).to_pylist()
    found = [[] for _ in texts]
    for place, piece in zip(spelling.owner[first].tolist(), pieces, strict=True):
        found[place].append(piece)
    spaced = ["".join(char if char in "ab" else " " for char in text) for text in texts]
    assert found == [text.split() for text in spaced]


@given(TEXTS)
def test_flags_move_within_their_text(texts):
    spelling = spell(texts)
    flags = spelling.among(mark_bytes("a"))
    ends = np.cumsum([len(text.encode()) for text in texts], dtype=int)
    parts = [part.tolist() for part in np.split(flags, ends[:-1])] if texts else []
    before = [flag for part in parts for flag in [False, *part[:-1]][: len(part)]]
    after = [flag for part in parts for flag in [*part[1:], False][: len(part)]]
    assert spelling.before(flags).tolist() == before
    assert spelling.after(flags).tolist() == after


@given(TEXTS)
def test_what_texts_hold(texts):
    spelling = spell(texts)
    is_a = spelling.among(mark_bytes("a"))
    assert spelling.count(np.flatnonzero(is_a)).tolist() == [text.count("a") for text in texts]
    assert spelling.holds(is_a).tolist() == ["a" in text for text in texts]
    assert spelling.others.tolist() == ["é" in text for text in texts]
    assert spelling.bare.to_pylist() == [text.rstrip() for text in texts]
