"""Times: what day is meant, told from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language import times
from framing.language.times import find_times, same_time

WEDNESDAY = date(2024, 3, 6)


def days(text, published=WEDNESDAY):
    [time] = find_times(text, published=published)
    return {(first.isoformat()[5:], last.isoformat()[5:]) for first, last in time.days}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", {("03-05", "03-05")}),
        ("two days ago", {("03-04", "03-04")}),
        ("on 8 March", {("03-08", "03-08")}),
        ("on March 8, 2024", {("03-08", "03-08")}),
        ("on Tuesday", {("03-12", "03-12"), ("03-05", "03-05")}),
        ("last Friday", {("03-01", "03-01")}),
        ("this week", {("03-04", "03-10")}),
        ("last month", {("02-01", "02-29")}),
        ("in 2023", {("01-01", "12-31")}),
        ("2024-03-07", {("03-07", "03-07")}),
        ("next year", {("01-01", "12-31")}),
    ],
)
def test_an_expression_means_days(text, expected):
    assert days(text) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("on Tuesday", "yesterday", True),
        ("next Wednesday", "on March 13", True),
        ("last month", "in February", True),
        ("in June", "in July", False),
        ("in 2025", "this year", False),
        ("at dawn", "in the evening", False),
        ("at 10 p.m.", "on Monday night", True),
        ("at dawn", "on Monday", None),
        ("at six o'clock in the evening", "at 6 p.m.", True),
        ("at six o’clock in the morning", "at 6 p.m.", False),
        ("at 15:30", "at 3 p.m.", True),
    ],
)
def test_two_expressions_may_mean_one_time(a, b, expected):
    [a, *_], [b, *_] = (find_times(text, published=WEDNESDAY) for text in (a, b))
    assert same_time(a, b) is expected and same_time(b, a) is expected


def test_without_a_day_of_publication_nothing_is_guessed():
    [time] = find_times("yesterday")
    assert time.days == ()


@pytest.mark.parametrize("text", ["They may march.", "31 February", "in may", "99 March", ""])
def test_what_is_no_date(text):
    assert not any(time.days for time in find_times(text, published=WEDNESDAY))


@given(st.text(max_size=60), st.dates())
def test_places_slice_back(text, day):
    for time in find_times(text, published=day):
        assert 0 <= time.start < time.end <= len(text)
        assert all(first <= last for first, last in time.days)


TEXTS = """yesterday|tonight|in a week’s time|in two years|a month ago|next weekend|at nightfall|May|
in May|Sept. 4|since Sunday|seven o’clock in the evening|nightclub|7:30|last year|from now|
a couple of days earlier|2024|2024-03-06|early morning|overnight|now and then|someone""".split("|")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_passed_over_names_no_time(text, monkeypatch):
    found = find_times(text, published=WEDNESDAY), find_times(text.upper(), published=WEDNESDAY)
    monkeypatch.setattr(times, "_may_have_times", lambda text: True)
    assert find_times(text, published=WEDNESDAY) == found[0]
    assert find_times(text.upper(), published=WEDNESDAY) == found[1]


def test_capitals_do_not_matter_but_for_months():
    said = "ON MONDAY NIGHT İN MARCH 2024, not in march; TOMORROW at 3 PM"
    found = [said[time.start : time.end] for time in find_times(said)]
    assert found == ["MONDAY NIGHT", "MARCH 2024", "TOMORROW", "3 PM"]
