"""Tables: a row an article; broken rows are named and left out."""

import datetime
import json
import warnings

import pytest

from framing.articles import Article
from framing.reading import ReadingError, ReadingWarning, read, write_articles
from framing.reading.opening import TABLE_KINDS
from framing.reading.tables import TABLES


def collect(path):
    """Read a table; return the articles and the messages."""
    errors = []
    return read(path, on_error=errors.append), [str(error) for error in errors]


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


ARTICLES = [
    Article("a", "Pool; closed", "One, two.\n\n“Three”", outlet="Post", published="2024-05-03"),
    Article("b", "", "Only a body.", captions=("One | two", "Three"), extra={"label": "left"}),
    Article("c", "Only a headline", "", notes=("Seen.",), credits=("Ana Lund",)),
]


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_what_was_written_is_read_again(tmp_path, kind):
    path = tmp_path / f"corpus.{kind}"
    write_articles(ARTICLES, path)
    assert read(path) == ARTICLES
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_a_markdown_file_holds_one_article(tmp_path):
    write_articles(ARTICLES[:1], tmp_path / "a.md")
    assert read(tmp_path / "a.md") == ARTICLES[:1]
    with pytest.raises(ValueError, match="holds one article, got 3"):
        write_articles(ARTICLES, tmp_path / "b.md")
    with pytest.raises(ValueError, match="must end in"):
        write_articles(ARTICLES, tmp_path / "b.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_as_spreadsheets_save_it(tmp_path, encoding, sign):
    rows = [
        sign.join(["id", "Headline", "body", "votes"]),
        sign.join(["1", '"Café, ""closed"""', '"One.\r\n\r\nTwo; three."', "7"]),
    ]
    path = write(tmp_path / "corpus.csv", "\r\n".join(rows) + "\r\n", encoding)
    (article,) = read(path)
    assert (article.id, article.headline) == ("1", 'Café, "closed"')
    assert article.body == "One.\n\nTwo; three."
    assert article.extra == {"votes": "7"}


def test_excel_says_its_separator(tmp_path):
    path = write(tmp_path / "c.csv", "sep=;\nheadline;body\nPool;It closed, they say.\n")
    assert read(path)[0].body == "It closed, they say."


@pytest.mark.parametrize("null", ["", "nan", "None", "NULL"])
def test_null_in_csv_is_null(tmp_path, null):
    path = write(tmp_path / "c.csv", f"headline,body,outlet,votes\nPool,Text.,{null},{null}\n")
    (article,) = read(path)
    assert article.outlet is None and article.extra == {}


def test_null_in_json_and_parquet_is_null(tmp_path):
    import pyarrow
    import pyarrow.parquet

    path = write(
        tmp_path / "c.jsonl", '{"headline": "Pool", "body": null, "outlet": null, "votes": NaN}\n'
    )
    assert read(path) == [Article("c-1", "Pool")]
    table = pyarrow.table(
        {"headline": ["Pool", None], "body": [None, "Text."], "id": [1.0, None], "votes": [None, 2]}
    )
    pyarrow.parquet.write_table(table, tmp_path / "p.parquet")
    one, two = read(tmp_path / "p.parquet")
    assert (one.id, one.headline, one.body, one.extra) == ("1", "Pool", "", {})
    assert (two.id, two.headline, two.extra) == ("p-2", "", {"votes": 2})


def test_dates_and_lists_in_parquet(tmp_path):
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.table(
        {
            "headline": ["Pool"],
            "published": [datetime.datetime(2024, 5, 3, 14, 5)],
            "captions": [["One", None, "Two"]],
            "seen": [datetime.date(2024, 5, 4)],
        }
    )
    pyarrow.parquet.write_table(table, tmp_path / "p.parquet")
    (article,) = read(tmp_path / "p.parquet")
    assert (article.published, article.captions) == ("2024-05-03", ("One", "Two"))
    assert article.extra == {"published_time": "14:05", "seen": "2024-05-04"}


@pytest.mark.parametrize(
    ("cell", "captions"),
    [('["One | x", "Two"]', ("One | x", "Two")), ("One | Two", ("One", "Two")), ("One", ("One",))],
)
def test_lists_in_a_cell(tmp_path, cell, captions):
    path = write(tmp_path / "c.jsonl", json.dumps({"headline": "Pool", "captions": cell}))
    assert read(path)[0].captions == captions


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,b,c,d,e", "5 fields where the header has 4"),
        ("a,b", "2 fields where the header has 4"),
        ('a,"b"c,d,e', "write quotes within as"),
        ("x,Pool,Text.,02.01.2025", "'published' must be a date (YYYY-MM-DD), got '02.01.2025'."),
        ("x,Pool,Text.,last week", "'published' must be a date (YYYY-MM-DD), got 'last week'."),
        ("x,,,2024-05-03", "'headline' and 'body' are both empty"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_read(tmp_path, row, said):
    text = f"id,headline,body,published\n1,One,Text.,2024-05-03\n{row}\n2,Two,Text.,\n"
    path = write(tmp_path / "c.csv", text)
    articles, errors = collect(path)
    assert [article.id for article in articles] == ["1", "2"]
    assert len(errors) == 1 and said in errors[0] and errors[0].startswith(f"row 3 of {path}: ")
    with pytest.raises(ReadingError, match="row 3 of"):
        read(path)


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path):
    path = write(tmp_path / "c.csv", 'headline,body\nOne,Text.\n"Two,Text.\nThree,Text.\nFour,T.\n')
    articles, errors = collect(path)
    assert [article.headline for article in articles] == ["One", "Three", "Four"]
    assert len(errors) == 1 and "row 3" in errors[0] and "never closed" in errors[0]


def test_bad_lines_of_json(tmp_path):
    lines = ['{"headline": "One"}', '{"headline": ', "[1]", '{"headline": {}}', "", '{"body": "B"}']
    articles, errors = collect(write(tmp_path / "c.jsonl", "\n".join(lines)))
    assert [article.headline or article.body for article in articles] == ["One", "B"]
    assert [error.split(":")[0].split(" of")[0] for error in errors] == ["row 2", "row 3", "row 4"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("c.csv", "name,label\nPool,left\n", "needs a column 'headline' or 'body'; this one has"),
        ("c.csv", "headline,body\n", "no rows"),
        ("c.csv", "\n\nheadline,body\n", "first line must name the columns"),
        ("c.parquet", "PAR1 not", "not a whole Parquet file"),
        ("c.json", "{", "not valid JSON"),
        ("c.jsonl", "\n\n", "no rows"),
        ("c.csv.gz", "not gzip", "gzip file is damaged"),
    ],
)
def test_a_bad_table_is_one_clear_line(tmp_path, name, text, said):
    path = write(tmp_path / name, text)
    articles, errors = collect(path)
    assert articles == [] and len(errors) == 1
    assert said in errors[0] and str(path) in errors[0] and "\n" not in errors[0]


def test_identifiers_that_repeat_are_told_apart_with_a_warning(tmp_path):
    path = write(tmp_path / "c.csv", "id,headline\na,One\na,Two\nb,Three\n")
    with pytest.warns(ReadingWarning, match="1 rows? ha.* 'id'"):
        assert [article.id for article in read(path)] == ["a", "a-2", "b"]
    errors = []
    read(path, on_error=errors.append)
    assert [type(error) for error in errors] == [ReadingWarning]


def test_rows_without_an_identifier_are_numbered(tmp_path):
    path = write(tmp_path / "corpus.csv", "headline\nOne\nTwo\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [article.id for article in read(path)] == ["corpus-1", "corpus-2"]


def test_texts_of_any_length(tmp_path):
    path = write(tmp_path / "c.csv", "headline,body\nPool," + "x" * 1_000_000 + "\n")
    assert len(read(path)[0].body) == 1_000_000


WRAPPED = (
    "The harbour pool in Port Ellery will close on 1 September, the\n"
    "town council announced on Thursday.\n"
    "Engineers had found cracks in two of its walls, and the coun-\n"
    "cil said that it could not raise the money to mend them, which\n"
    "would have been four hundred thousand crowns.\n"
    "The pool opened in 1934."
)
UNWRAPPED = [
    "The harbour pool in Port Ellery will close on 1 September, the town council announced on Thursday.",
    "Engineers had found cracks in two of its walls, and the council said that it could not raise the money to mend them, which would have been four hundred thousand crowns.",
    "The pool opened in 1934.",
]


@pytest.mark.parametrize(
    ("body", "paragraphs", "note"),
    [
        (WRAPPED, UNWRAPPED, "Broken lines"),
        (WRAPPED.replace(".\nE", ".\n\nE"), UNWRAPPED, "Broken lines"),
        (
            "It closed.\nAll are sad.\r\n“Why?”",
            ["It closed.", "All are sad.", "“Why?”"],
            "Each line",
        ),
        ("It closed.\n\nAll are\nsad.", ["It closed.", "All are\nsad."], None),
        ("Roses are red\nViolets are blue", ["Roses are red\nViolets are blue"], None),
        ("It closed. All are sad.", ["It closed. All are sad."], None),
    ],
)
@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_paragraphs_of_a_body_are_parted_by_one_blank_line(tmp_path, kind, body, paragraphs, note):
    path = tmp_path / f"c.{kind}"
    write_articles([Article("a", "Pool", body)], path)
    (article,) = read(path)
    assert article.body.split("\n\n") == paragraphs
    assert article.notes == () if note is None else note in article.notes[0]
    write_articles([article], path)
    assert read(path) == [article]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("3 March 2025", "2025-03-03"),
        ("9 May 2024", "2024-05-09"),
        ("Sept. 3 2024", "2024-09-03"),
        ("23/05/2024", "2024-05-23"),
    ],
)
def test_days_in_words(tmp_path, said, day):
    file = tmp_path / "a.csv"
    file.write_text(f"headline,body,published\nPool,Text.,{said}\n")
    assert read(file)[0].published == day


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_columns_that_other_tables_have_are_read_with_one_warning(tmp_path, kind):
    import pandas

    rows = {"title": "Pool", "text": "It closed.", "date": "2024-05-03", "source": "Post"}
    path = tmp_path / f"c.{kind}"
    table = pandas.DataFrame([rows | {"link": "https://post.example/1", "votes": "7"}])
    if kind == "csv":
        table.to_csv(path, index=False)
    elif kind == "jsonl":
        table.to_json(path, orient="records", lines=True)
    else:
        table.to_parquet(path)
    ((article,), messages) = collect(path)
    assert (article.headline, article.body) == ("Pool", "It closed.")
    assert (article.published, article.outlet) == ("2024-05-03", "Post")
    assert (article.url, dict(article.extra)) == ("https://post.example/1", {"votes": "7"})
    (message,) = messages
    assert "'text' as 'body', 'title' as 'headline', 'date' as 'published'" in message


def test_a_column_of_the_suite_goes_before_its_other_names(tmp_path):
    path = write(tmp_path / "c.csv", "headline,body,title,text\nPool,It closed.,Other,Else.\n")
    ((article,), messages) = collect(path)
    assert (article.headline, article.body, messages) == ("Pool", "It closed.", [])
    assert article.extra == {"title": "Other", "text": "Else."}


def test_a_value_that_another_field_cannot_hold_stays_in_its_column(tmp_path):
    row = {"title": "Pool", "date": "last week", "source": {"name": "Post"}}
    path = write(tmp_path / "c.jsonl", json.dumps(row))
    ((article,), _) = collect(path)
    assert (article.headline, article.published, article.outlet) == ("Pool", None, None)
    assert article.extra == {"date": "last week", "source": {"name": "Post"}}


@pytest.mark.parametrize("value", ["5", "0.5", "true", '["One."]', "{}"])
def test_a_body_that_is_no_text_is_refused(tmp_path, value):
    path = write(
        tmp_path / "c.jsonl", f'{{"body": "One."}}\n{{"headline": "x", "body": {value}}}\n'
    )
    articles, errors = collect(path)
    assert [article.body for article in articles] == ["One."]
    assert len(errors) == 1 and errors[0].startswith(f"row 2 of {path}: 'body' must be a text")


def test_null_is_null_under_other_names_too(tmp_path):
    path = write(tmp_path / "c.jsonl", '{"title": "Pool", "text": null, "source": NaN}\n')
    ((article,), _) = collect(path)
    assert (article.headline, article.body, article.outlet, article.extra) == ("Pool", "", None, {})


@pytest.mark.parametrize(
    ("kind", "row"), [("csv", 3), ("jsonl", 2), ("parquet", 2)], ids=["header is row 1", "", " "]
)
def test_a_row_is_numbered_as_its_user_counts(tmp_path, kind, row):
    path = tmp_path / f"c.{kind}"
    write_articles([Article("a", "One"), Article("b"), Article("c", "Three")], path)
    articles, errors = collect(path)
    assert [article.id for article in articles] == ["a", "c"]
    assert len(errors) == 1 and errors[0].startswith(f"row {row} of {path}: ")


@pytest.mark.parametrize(("rows", "said"), [(2, "1 row has an 'id'"), (3, "2 rows have an 'id'")])
def test_repeated_identifiers_are_counted(tmp_path, rows, said):
    path = write(tmp_path / "c.csv", "id,headline\n" + "a,One\n" * rows)
    ((*_, last), (message,)) = collect(path)
    assert last.id == f"a-{rows}" and said in message


def test_each_kind_of_table_has_a_reader():
    assert TABLES.keys() == TABLE_KINDS
