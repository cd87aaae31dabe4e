"""Codes of marks: written, read, and refused where they are not whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.classroom.codes import Mark, Sheet, find_codes, read_code, write_code

SHEET = Sheet("0123ABCD", 77, (True, False), (2, 0), (Mark(3, 4, 1), Mark(9, 9, 11)))
CODE = write_code(SHEET)


def spans(draws):
    """Marks without overlap: each a gap, a length and a category."""
    marks, after = [], 0
    for gap, length, category in draws:
        marks.append(Mark(after + gap, after + gap + length, category))
        after = marks[-1].last + 1
    return tuple(marks)


numbers = st.integers(0, 300)
sheets = st.builds(
    lambda number, choices, draws: Sheet(
        "ZZZZ0000", number, tuple(d for d, _ in choices), tuple(f for _, f in choices), spans(draws)
    ),
    st.integers(0, 2**24 - 1),
    st.lists(st.tuples(st.booleans(), st.integers(0, 6)), max_size=6),
    st.lists(st.tuples(numbers, numbers, st.integers(0, 24)), max_size=60),
)


@given(sheets)
def test_what_is_written_is_read(sheet):
    assert read_code(write_code(sheet)) == sheet


def test_a_class_sheet_is_short():
    marks = spans([(25, 1, 5)] * 30)
    assert len(write_code(Sheet("ZZZZ0000", 9, (True, True), (1, 2), marks))) < 180


@pytest.mark.parametrize(
    "told",
    [
        CODE.lower(),
        CODE.replace("-", "–"),
        CODE.replace("-", " - "),
        CODE[:20] + "\n  " + CODE[20:],
        CODE.replace("0", "O").replace("1", "l").replace("FRl", "FR1"),
        f"Ann wrote: {CODE}, and that is all.",
        f"<b>{CODE}</b>",
        f"> {CODE[:20]}\n> {CODE[20:]}",
        f">> {CODE[:9]}\n>> {CODE[9:30]}\n>> {CODE[30:]}",
        f"| {CODE[:20]}\n| {CODE[20:]}",
        f'"{CODE[:20]}"\n"{CODE[20:]}"',
        f"{CODE[:20]}=\n{CODE[20:]}",
        f"{CODE[:20]}\u2060\u200e{CODE[20:]}",
    ],
)
def test_what_happens_to_codes_on_their_way(told):
    [(_, found)] = find_codes(told)
    assert read_code(found) == SHEET


@pytest.mark.parametrize("place", range(4, len(CODE)))
def test_one_wrong_letter_is_noticed(place):
    if CODE[place] == "-":
        return
    wrong = "7" if CODE[place] != "7" else "8"
    with pytest.raises(ValueError, match="a code"):
        read_code(CODE[:place] + wrong + CODE[place + 1 :])


@pytest.mark.parametrize("length", [0, 4, 12, 20, len(CODE) - 1])
def test_a_code_cut_off_is_noticed(length):
    with pytest.raises(ValueError, match="a code"):
        read_code(CODE[:length])


@given(st.text(max_size=200))
def test_any_text_is_searched_and_nothing_breaks(text):
    for _, code in find_codes(f"FR1-{text}"):
        with pytest.raises(ValueError, match="a code"):
            read_code(code)


@given(st.binary(max_size=60))
def test_a_code_of_anything_is_read_or_refused(data):
    import zlib

    from framing.classroom.codes import to_base32

    body = f"FR1-00000000-{to_base32(data) or '0'}"
    code = f"{body}-{to_base32(zlib.crc32(body.encode()).to_bytes(4, 'big'))}"
    try:
        sheet = read_code(code)
    except ValueError as error:
        assert "makes no sense" in str(error)
    else:
        assert all(mark.first <= mark.last for mark in sheet.marks)


def test_lines_are_counted():
    assert [line for line, _ in find_codes(f"a\n{CODE}\n\nb {CODE}")] == [2, 4]
