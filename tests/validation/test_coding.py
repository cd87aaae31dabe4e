"""Codes of one's own: the sample, the sheet and back, coders, measures, the paragraph."""

import pandas as pd
import pytest

from framing import Article, ReadingError
from framing.validation.coding import (
    compare_coders,
    compare_measures,
    describe_method,
    draw_sample,
    read_sheets,
    score_sample,
    write_sheet,
)

GOOD = "The rescue was a wonderful success and everybody was happy."
BAD = "The fire was a terrible disaster and killed two people."
PLAIN = "The council meets on Friday in the town hall."
ARTICLES = [
    Article(f"{outlet}-{n}", f"{outlet} {n}", f"{GOOD} {BAD} {PLAIN}", outlet=outlet)
    for outlet, count in (("Lantern", 8), ("Post", 2))
    for n in range(count)
]
TRUTH = {GOOD: 2, BAD: -2, PLAIN: 0}


def test_a_sample_is_even_over_strata_and_the_same_each_time():
    sheet = draw_sample(ARTICLES, 10, seed=3)
    assert sheet["stratum"].value_counts().to_dict() == {"Lantern": 5, "Post": 5}
    assert set(sheet["text"]) == set(TRUTH)
    assert sheet.equals(draw_sample(ARTICLES, 10, seed=3))
    assert not sheet.equals(draw_sample(ARTICLES, 10, seed=4))
    assert set(sheet["code"]) == {""} and sheet["id"].is_unique


def test_a_small_stratum_gives_what_it_has():
    sheet = draw_sample(ARTICLES, 9, unit="headline")
    assert sheet["stratum"].value_counts().to_dict() == {"Lantern": 7, "Post": 2}
    assert len(draw_sample(ARTICLES, 99, unit="article")) == 10


def test_a_table_of_texts_will_do():
    table = pd.DataFrame({"id": [1, 2, 3], "text": ["a", "b", None], "topic": ["x", "y", "y"]})
    assert sorted(draw_sample(table, 5, by="topic")["text"]) == ["a", "b"]


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        ([], {}, "nothing to draw"),
        (ARTICLES, {"unit": "page"}, "unit must be one of sentence, headline, article"),
        (pd.DataFrame({"words": ["a"]}), {}, "needs a column 'text'; it has: words"),
        (pd.DataFrame({"id": [1, 1], "text": ["a", "b"]}), {}, "the id '1' stands twice"),
        (ARTICLES, {"by": "topic"}, "by='topic': there is no such field"),
    ],
)
def test_what_cannot_be_drawn_from(source, options, message):
    with pytest.raises(ValueError, match=message):
        draw_sample(source, 3, **options)


@pytest.fixture
def sheets(tmp_path):
    """Two coders' sheets; the second is off by one on one text and leaves one empty."""
    sheet = draw_sample(ARTICLES, 12, seed=1)
    sheet["code"] = [str(TRUTH[text]) for text in sheet["text"]]
    write_sheet(sheet, tmp_path / "ann.csv")
    sheet.loc[0, "code"] = str(int(sheet.loc[0, "code"]) + 1)
    sheet.loc[1, "code"] = ""
    write_sheet(sheet, tmp_path / "ben.xlsx")
    return [tmp_path / "ann.csv", tmp_path / "ben.xlsx"]


def test_sheets_come_back_from_csv_and_from_a_spreadsheet(sheets):
    coded = read_sheets(sheets)
    assert coded.coders == ["ann", "ben"]
    assert (len(coded.sample), len(coded.codes), coded.left_out) == (12, 23, 1)
    assert set(coded.sample["text"]) == set(TRUTH)
    assert set(coded.codes["code"]) <= {-2.0, -1.0, 0.0, 1.0, 2.0, 3.0}


def test_coders_and_measures_are_compared(sheets):
    coded = read_sheets(sheets)
    agreed = compare_coders(coded)
    assert (agreed["level"], agreed["coders"], agreed["items"]) == ("interval", 2, 11)
    assert agreed["agreement"]["value"] == pytest.approx(10 / 11)
    assert 0.9 < agreed["alpha"]["value"] < 1
    table = compare_measures(coded, ["vader", "news"]).set_index("measure")
    assert table.loc["vader", "n"] == 12
    assert table["pearson_r"].min() > 0.9


def test_codes_and_measures_stand_side_by_side(sheets):
    table = score_sample(read_sheets(sheets), ["vader"])
    assert table.columns.tolist() == ["id", "text", "group", "code", "vader"]
    by_text = table.groupby("text").mean(numeric_only=True)
    assert by_text.loc[BAD, "code"] < 0 < by_text.loc[GOOD, "code"]
    assert by_text.loc[BAD, "vader"] < 0 < by_text.loc[GOOD, "vader"]
    with pytest.raises(ValueError, match="no measure 'mood'"):
        score_sample(read_sheets(sheets), ["mood"])


def test_the_paragraph_names_sample_coders_agreement_and_measures(sheets):
    text = describe_method(read_sheets(sheets), "tone, from -2 to 2", measures=["vader"])
    assert text.startswith("2 coders, independently, coded a random sample of 12 texts from ")
    assert ", drawn evenly from 2 strata, for tone, from -2 to 2. Codes left empty: 1." in text
    assert "Krippendorff's alpha 0.9" in text
    assert "vader r = 1.00 (0.99 to 1.00)" in text


def test_one_coder_has_nobody_to_agree_with(sheets):
    coded = read_sheets(sheets[:1])
    assert compare_coders(coded)["alpha"] is None
    assert "could not be computed" in describe_method(coded, "tone", measures=["vader"])


def test_codes_in_words_can_be_agreed_on_but_not_measured(tmp_path):
    for who, codes in (("a", ["blame", "hope"]), ("b", ["blame", "fear"])):
        write_sheet(
            pd.DataFrame({"id": [1, 2], "text": [GOOD, BAD], "code": codes}),
            tmp_path / f"{who}.csv",
        )
    coded = read_sheets([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert compare_coders(coded)["level"] == "nominal"
    with pytest.raises(ValueError, match="code with numbers"):
        compare_measures(coded)
    assert "Krippendorff" in describe_method(coded, "mood")


def test_semicolons_and_formulas_come_back_as_they_were(tmp_path):
    (tmp_path / "c.csv").write_text("ID;Text;Code\n1;a, b, c;2\n2;'=d;3\n", encoding="utf-8")
    coded = read_sheets(tmp_path / "c.csv")
    assert coded.sample["text"].tolist() == ["a, b, c", "=d"]


SHEET = "id,text,code\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (SHEET + "1,a,-1\n2,b,0.5\n", [-1, 0.5]),
        ("Id;TEXT; Code \n1;a;-1,5\n2;b;,5\n", [-1.5, 0.5]),  # commas in numbers
        (SHEET + "1,a, −1\u00a0\n2,b,–2\n", [-1, -2]),  # a minus, a dash and blanks
        (SHEET + "\n,,\n1,a,1\n , ,\n2,b,2\n\n", [1, 2]),  # empty rows
        (SHEET + "1,a,Blame\n2,b,hope \n", ["blame", "hope"]),
        (SHEET + "1,a,1a\n2,b,2\n", ["1a", "2"]),  # names of kinds that look like numbers
    ],
)
def test_codes_are_read_however_a_spreadsheet_has_written_them(tmp_path, text, codes):
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    coded = read_sheets(tmp_path / "c.csv")
    assert coded.codes["code"].tolist() == codes
    assert coded.left_out == 0


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_in_a_spreadsheets_encoding(tmp_path, encoding):
    (tmp_path / "c.csv").write_text("id\ttext\tcode\n1\ta café\t2\n", encoding=encoding)
    assert read_sheets(tmp_path / "c.csv").sample["text"].tolist() == ["a café"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,text\n1,a\n", "c.csv: a coded sheet needs a column 'code'"),
        (SHEET + "1,a,\n", "c.csv: the sheet holds no code"),
        (SHEET + "1,a,2\n1,a,3\n", "row 3 of c.csv: 'c' has coded '1' already, in row 2 of c.csv"),
        (SHEET + ",a,2\n", "row 2 of c.csv: 'id' and 'coder' must be given"),
        (SHEET + "1,a,b,2\n", "row 2 of c.csv: 4 fields where the header has 3"),
        (SHEET + "1,a,1\n\n2,b,l\n3,c,0\n", "row 4 of c.csv: the code 'l' is no number, as most are"),
    ],
)  # fmt: skip
def test_faulty_sheets_are_refused_with_the_place(tmp_path, text, message):
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ReadingError, match=message):
        read_sheets([tmp_path / "c.csv"])


def test_sheets_that_do_not_go_together_are_refused(tmp_path):
    for folder, rows in (("a", "1,one,0\n2,two,1\n"), ("b", "2,one,0\n1,two,1\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.csv").write_text(SHEET + rows, encoding="utf-8")
        (tmp_path / folder / "same.csv").write_text(SHEET + "1,a,1\n", encoding="utf-8")
    with pytest.raises(ReadingError, match="row 2 of b.csv: '2' has another text in row 3 of a"):
        read_sheets([tmp_path / "a" / "a.csv", tmp_path / "b" / "b.csv"])
    with pytest.raises(ReadingError, match="coders are told apart by the names of their files"):
        read_sheets([tmp_path / "a" / "same.csv", tmp_path / "b" / "same.csv"])


def test_what_is_no_spreadsheet_is_one_line(tmp_path):
    (tmp_path / "c.xlsx").write_text("hello", encoding="utf-8")
    with pytest.raises(ReadingError, match="c.xlsx: not a table that can be read"):
        read_sheets(tmp_path / "c.xlsx")
