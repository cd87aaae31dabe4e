"""Quantities: one figure however it is written, and two that differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language import quantities
from framing.language.quantities import agree, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "noun"),
    [
        ("eight children", 8, "", "", "children"),
        ("nearly 20,000 children", 20_000, "", "nearly", "children"),
        ("The loan is 4 million euros", 4_000_000, "euro", "", None),
        ("spent $4bn", 4e9, "dollar", "", None),
        ("a hundred and twenty ships", 120, "", "", "ships"),
        ("two thousand five hundred men", 2_500, "", "", "men"),
        ("minus twelve degrees", -12, "degree", "", None),
        ("a one-in-four chance", 25, "%", "", "chance"),
        ("as many as 50 boats", 50, "", "at most", "boats"),
        ("3 dozen sheep", 36, "", "", "sheep"),
        ("half of them", 50, "%", "", None),
        ("two thirds voted", 200 / 3, "%", "", "voted"),
        ("one in five pupils", 20, "%", "", "pupils"),
        ("2 hours 30 minutes", 9_000, "second", "", None),
        ("two and a half hours", 9_000, "second", "", None),
        ("a three-week trial", 21 * 86_400, "second", "", "trial"),
        ("a four-year term", 48, "month", "", "term"),
        ("minus 12", -12, "degree", "", None),
        ("the 2nd brigade", 2, "ordinal", "", "brigade"),
        ("100 km per hour", 100_000, "metre an hour", "", None),
        ("at least ten villages", 10, "", "at least", "villages"),
        ("700 or so nurses", 700, "", "about", "nurses"),
        ("two hundred and six men", 206, "", "", "men"),
        ("410 cubic metres a second", 410_000, "litre a second", "", None),
        ("three hectares", 30_000, "square metre", "", None),
        ("a 78-year-old man", 936, "month", "", "man"),
    ],
)
def test_a_quantity_is_read(text, value, unit, bound, noun):
    [found] = find_quantities(text)
    assert (pytest.approx(found.value), found.unit, found.bound) == (value, unit, bound)
    assert found.nouns[:1] == ((noun,) if noun else ())


@pytest.mark.parametrize(
    "text",
    ["one of them", "in 1999 and 2024", "A1.2.3", "", "no number", "I'm here", "M. Lind", "9/11"],
)
def test_what_is_no_quantity(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("boys six and nine", [(6, ""), (9, "")]),
        ("boys aged six and nine", [(72, "month"), (108, "month")]),
        ("Ann Lind, 41, and Tom Ware, 9.", [(492, "month"), (108, "month")]),
        ("In Dorn, 41 barns and in Ware, 9 barns burned.", [(41, ""), (9, "")]),
        ("20 to 30 centimetres", [(0.2, "metre"), (0.3, "metre")]),
        ("2–3 minutes", [(120, "second"), (180, "second")]),
        ("4 to 5 million euros", [(4e6, "euro"), (5e6, "euro")]),
        ("from 400 to 1.2 million", [(400, ""), (1.2e6, "")]),
        ("won 3 to 2", [(3, ""), (2, "")]),
    ],
)
def test_two_quantities(text, expected):
    found = find_quantities(text)
    assert [(pytest.approx(q.value), q.unit) for q in found] == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("8 men", "eight men", True),
        ("19,780 runners", "close to 20,000 runners", True),
        ("nearly 20,000 men", "about 35,000 men", False),
        ("53 guns", "more than 50 guns", True),
        ("49 guns", "more than 50 guns", False),
        ("two thirds", "67 per cent", True),
        ("a third", "36 per cent", False),
        ("six feet", "1.8 metres", True),
        ("at most ten", "at least ten", False),
        ("4 million euros", "four billion euros", False),
        ("21 days", "three weeks", True),
        ("17 men", "70 men", False),
        ("about a quarter", "24.6%", True),
    ],
)
def test_two_figures_agree_or_do_not(a, b, expected):
    [a], [b] = find_quantities(a), find_quantities(b)
    assert agree(a, b) is expected and agree(b, a) is expected


def test_places_can_be_left_out():
    text = "On March 4 eight men came."
    assert [q.value for q in find_quantities(text, skip=[(3, 10)])] == [8]


@given(st.text(max_size=60))
def test_places_slice_back_and_do_not_overlap(text):
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end <= len(text)
        assert quantity.low <= quantity.value <= quantity.high
        last = quantity.end


WORDS = (
    "zero one nine ninety-four twelfth third dozen million half quarter tenths 7 ٣ 3rd €4".split()
)
FORMS = ["{}", "She saw {} dogs.", "about {} of them", "(minus {})", "{} ago", "someone’s {}th"]


@pytest.mark.parametrize("text", [form.format(word) for word in WORDS for form in FORMS])
def test_what_is_passed_over_has_no_quantity(text, monkeypatch):
    found = find_quantities(text), find_quantities(text.upper())
    monkeypatch.setattr(quantities, "_may_have_quantities", lambda text: True)
    assert (find_quantities(text), find_quantities(text.upper())) == found


def test_capitals_do_not_matter():
    said = "ABOUT İ Nearly FORTY Metres, US$4BN; the FIRST, 3RD"
    found = [(q.value, q.unit, q.bound) for q in find_quantities(said)]
    assert found == [
        (40, "metre", "nearly"),
        (4e9, "dollar", ""),
        (1, "ordinal", ""),
        (3, "ordinal", ""),
    ]
