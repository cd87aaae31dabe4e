"""Quotation marks: whether each opens or closes. Expected kinds are by hand."""

import pytest

from framing import Article
from framing.language import tokenize
from framing.voices.marks import CLOSE, CLOSE_SINGLE, OPEN, OPEN_SINGLE, find_marks

NAMES = {OPEN: "open", CLOSE: "close", OPEN_SINGLE: "(", CLOSE_SINGLE: ")"}


def kinds(*bodies):
    articles = [Article(str(number), body=body) for number, body in enumerate(bodies)]
    return [NAMES[kind] for kind in find_marks(tokenize(articles))[1].tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said.", ["open", "close"]),
        ('"Go," she said.', ["open", "close"]),
        ("„Go“ and »go« and «go»", ["open", "close"] * 3),
        ("‘Go,’ she said. 'Go.'", ["(", ")"] * 2),
        ("''Go,'' she said.", ["open", "close"]),
        ("'\"Go,\" he said,' she said.", ["(", "open", "close", ")"]),
        ("She didn't, and O’Brien’s wife won’t.", []),
        ("the workers' and the workers’ union", [")", ")"]),
        ("rock 'n' roll ' and ’ and é", ["(", ")"]),
        ("a—“b”—c–‘d’", ["open", "close", "(", ")"]),
        ("5 ” 6 “ 7 »", ["close", "open", "close"]),
        ("ends with'''", ["close"]),
        ("€5 … ℝ • no marks", []),
    ],
)
def test_kinds_of_marks(text, expected):
    assert kinds(text) == expected


def test_a_text_begins_and_ends_as_white_space_does():
    assert kinds('"a', 'b"', '"c') == ["open", "close", "open"]


def test_widths_are_bytes():
    place, _, width = find_marks(tokenize([Article("a", body="é “a” «b» \"c\" ''d''")]))
    assert place.tolist() == [3, 7, 11, 14, 17, 19, 21, 24]
    assert width.tolist() == [3, 3, 2, 2, 1, 1, 2, 2]
