"""What is looked at in a whole text at once, to spare its lines, never alters what is read."""

from contextlib import ExitStack
from pathlib import Path
from unittest.mock import Mock, patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reading import pasted
from framing.reading.boilerplate import find_suspects
from framing.reading.phrases import STRONG

STYLES = sorted((Path(__file__).parent / "styles").glob("*.txt"))


def lines_of(path):
    """Return the lines of a style without their labels."""
    rest = path.read_text("utf-8").split("---\n", 2)[2]
    return [line.partition(" | ")[2] for line in rest.splitlines()]


LINES = sorted({line for path in STYLES for line in lines_of(path)})
OTHERS = [
    "*Sign up for our letter, which comes every Friday morning, rain or shine.",
    "[Ana Lund can be reached at her desk in the harbour on most mornings of the week.",
    "If you buy something, this station may earn a small commission from your purchases there.",
    "**We use cookies on this site, and so does everybody else whom we know of.**",
    "İstanbul has a pool that closed in May, as everybody in the town knows.",
    "The pool closed on the third of May 2024 at half past nine in the p.m.",
]


def read(text):
    return [(line.label, line.kind, line.text, line.credit) for line in pasted.label_lines(text)]


def read_slowly(text):
    """Read with every line looked at by itself."""
    with ExitStack() as stack:
        every = lambda texts: set(range(len(texts)))  # noqa: E731
        stack.enter_context(patch.object(pasted, "find_suspects", every))
        always = Mock(search=lambda *_: True)
        stack.enter_context(patch("framing.reading.captions._HINT", always))
        always_dates = patch("framing.reading.dates._MAYBE", always)
        stack.enter_context(always_dates)
        return read(text)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_styles_are_read_the_same(path):
    text = "\n".join(lines_of(path))
    assert read(text) == read_slowly(text)


@given(st.lists(st.sampled_from([*LINES, *OTHERS]) | st.text(max_size=40), max_size=25))
def test_mixtures_are_read_the_same(lines):
    text = "\n".join(lines)
    assert read(text) == read_slowly(text)


def test_a_suspect_is_named_by_its_number():
    texts = [
        "The pool closed.",
        "“Share this story with a friend.”",
        "*© Ana Lund",
        "Subscribe now!",
    ]
    assert find_suspects(texts) == {2, 3}


def test_every_kind_can_be_suspected():
    assert set(STRONG) and find_suspects(["Advertisement", "Your browser is old."]) == {1}
