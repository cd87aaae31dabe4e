"""What is looked at in a whole text at once, to spare its lines, never alters what is read."""

from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import is_even
from framing.reading import pasted
from framing.reading.boilerplate import find_suspects
from framing.reading.openings import Openings, first_words
from framing.reading.phrases import STRONG, WEAK

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
    lines = pasted.label_lines(text, even=is_even(text))
    return [(line.label, line.kind, line.text, line.credit) for line in lines]


def match_all(openings, low):
    """Try every pattern, whatever the first word is."""
    found = openings._all.match(low)
    return openings._kinds[int(found.lastgroup[1:])] if found else ""


def read_slowly(text):
    """Read with every line looked at by itself, and for everything."""
    with ExitStack() as stack:
        for name, instead in {
            "pasted.find_suspects": lambda low: set(range(low.count("\n") + 1)),
            "captions._has_hint": lambda text: True,
            "dates.mentions_time": lambda text: True,
            "splitting.mentions_time": lambda text: True,
            "openings.Openings.kind": match_all,
        }.items():
            stack.enter_context(patch(f"framing.reading.{name}", instead))
        lines = pasted.label_lines(text)
        return [(line.label, line.kind, line.text, line.credit) for line in lines]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_styles_are_read_the_same(path):
    text = "\n".join(lines_of(path))
    assert read(text) == read_slowly(text)


@given(st.lists(st.sampled_from([*LINES, *OTHERS]) | st.text(max_size=40), max_size=25))
def test_mixtures_are_read_the_same(lines):
    text = "\n".join(lines)
    assert read(text) == read_slowly(text)


def test_a_suspect_is_named_by_its_number():
    texts = ["the pool closed.", "ana can be reached at noon.", "[a](b)", "subscribe now!"]
    assert find_suspects("\n".join(texts)) == {1, 2, 3}


PATTERNS = [pattern for group in (*STRONG.values(), *WEAK.values()) for pattern in group]


@pytest.mark.parametrize("openings", [Openings(STRONG), Openings(WEAK)], ids=["strong", "weak"])
@given(st.sampled_from(PATTERNS).flatmap(st.from_regex), st.sampled_from(["", " and more", "s"]))
def test_the_first_word_misses_no_pattern(openings, text, rest):
    low = (text.lower() + rest).strip()
    assert openings.kind(low) == match_all(openings, low)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("story continues", {"story"}),
        (
            "(?:stor(?:y|ies)|post)s? go",
            {"story", "storys", "stories", "storiess", "post", "posts"},
        ),
        ("e-?mail", {"e", "email"}),
        ("(?:a |the )?word", {"a", "the", "word"}),
        (r"reading|\d+ words", {"reading"}),
        (r"[\w.]+@", {""}),
        ("©", set()),
    ],
)
def test_first_words_of_a_pattern(pattern, words):
    assert first_words(pattern) == words
