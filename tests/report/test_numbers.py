import pytest

from framing.report.numbers import format_date, format_number, format_range, join_words, quote


@pytest.mark.parametrize(
    ("value", "digits", "signed", "expected"),
    [
        (-0.034, 2, True, "−0.03"),
        (0.034, 2, True, "+0.03"),
        (-0.004, 2, True, "0.00"),  # no "−0.00"
        (0.0, 2, True, "0.00"),
        (12.08, 1, False, "12.1"),
        (1234.0, 0, False, "1,234"),
        (None, 2, False, "–"),
    ],
)
def test_format_number(value, digits, signed, expected):
    assert format_number(value, digits, signed=signed) == expected


def test_format_range_is_empty_without_an_interval():
    assert format_range(None, None) == ""
    assert format_range(-0.2, 0.1, 1, signed=True) == "between −0.2 and +0.1"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-10-09", "9 October 2025"),
        ("2025-13-01", "2025-13-01"),
        ("last week", "last week"),
        (None, ""),
    ],
)
def test_format_date(date, expected):
    assert format_date(date) == expected


def test_lists_of_words():
    assert join_words([]) == ""
    assert join_words(["A"]) == "A"
    assert join_words(["A", "B", "C"]) == "A, B and C"
    assert quote(["a", "b", "c", "d"], 2) == "“a”, “b” and 2 more"
    assert quote(["a", "b", "c"], 2) == "“a”, “b” and “c”"  # no longer than "1 more"
    assert quote(["w" * 900]) == f"“{'w' * 60}…”"
