"""Files and folders as people have them: one right reading or one clear line."""

import gzip
import io
import os
import sys

import pytest

import framing
from framing.reading import ReadingError, iter_articles, read

TEXT = (
    "Harbour pool to close\n\nThe harbour pool in Port Ellery will close in May, the council said."
    "\n\nIt opened in 1934 and is called “the café” by those who swim there.\n"
)
HEADLINE = "Harbour pool to close"


def collect(path):
    errors = []
    return read(path, on_error=errors.append), [str(error) for error in errors]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(tmp_path, encoding):
    path = tmp_path / "pool.txt"
    path.write_bytes(TEXT.encode(encoding))
    (article,) = read(path)
    assert article.headline == HEADLINE
    assert "“the café”" in article.body
    assert ("Windows-1252" in " ".join(article.notes)) == (encoding == "cp1252")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path, ends):
    path = tmp_path / "pool.txt"
    path.write_bytes(TEXT.replace("\n", ends).encode())
    assert read(path)[0].body.count("\n\n") == 1


@pytest.mark.parametrize("name", ["pool.txt", "pool", "pool.text", "pool.2024.log", "pool.TXT"])
def test_names_of_text_files(tmp_path, name):
    (tmp_path / name).write_text(TEXT, "utf-8")
    (article,) = read(str(tmp_path / name))
    assert article.headline == HEADLINE and article.id in (name, name.rpartition(".")[0])


def test_gzip(tmp_path):
    path = tmp_path / "pool.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert read(path)[0].headline == HEADLINE
    path.write_bytes(gzip.compress(TEXT.encode())[:-20])
    assert "gzip file is damaged" in collect(path)[1][0]


def test_standard_input(monkeypatch):
    for text in (TEXT, "---\nheadline: Harbour pool to close\n---\nIt closes.\n"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        (article,) = read("-")
        assert (article.id, article.headline) == ("stdin", HEADLINE)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"  \n")))
    with pytest.raises(ReadingError, match="standard input: there is no text"):
        read("-")


def test_a_folder_is_read_by_name_and_in_depth(tmp_path):
    for name in (
        "b.txt",
        "a.md",
        "sub/c.txt",
        "sub/b.txt",
        ".hidden.txt",
        "README.md",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "table.csv").write_text("headline\nOne\nTwo\n")
    ids = ["a", "b", "b-2", "c", "table-1", "table-2"]
    assert [article.id for article in read(tmp_path)] == ids


def test_a_folder_is_streamed(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    articles = iter_articles(tmp_path)
    assert next(articles).id == "a"
    with pytest.raises(ReadingError, match="the file is empty"):
        next(articles)


def test_links_that_go_round_end(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to("self")
    articles, errors = collect(tmp_path)
    assert [article.id for article in articles] == ["a"]
    assert len(errors) == 1 and "self" in errors[0]


PDF, ZIP, PNG = b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04\x14\x00", b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n\t\r\n ", "there is no text in it"),
        ("a.txt", b"\xef\xbb\xbf", "there is no text in it"),
        ("a.txt", PDF, "this is a PDF file"),
        ("a.txt", ZIP, "this is a Word, OpenDocument or zip file"),
        ("a", PNG, "this is a picture"),
        ("a.bin", bytes(range(256)) * 20, "this is a binary file"),
        ("a.dat", b"\x00" * 500, "this is a binary file"),
        ("a.txt", b"{\\rtf1 text}", "this is a rich text file"),
        ("a.pdf", PDF, ".pdf files cannot be read; paste the text"),
        ("a.docx", ZIP, ".docx files cannot be read; paste the text"),
        ("a.html", b"<html><p>Text", "no article was found on the page; copy the article's text"),
        ("a.HTM", b"<p>Text", "no article was found on the page"),
        ("a.txt", b"<!DOCTYPE html><p>Text", "no article was found on the page"),
        ("a.html", PNG, "this is a picture"),
        ("a.xhtml", bytes(range(256)) * 20, "this is a binary file"),
        ("a.txt", b"PAR1....", "this is a Parquet file"),
        ("a.txt", gzip.compress(b"text", mtime=0), "this is a gzip file"),
        ("a.md", b"---\nauthor: Ana\n---\n", "no headline and no text below the front matter"),
        ("a.csv", PNG, "this is a picture"),
        ("a.jsonl", b"\x00" * 500, "this is a binary file"),
    ],
)
def test_what_is_no_text_is_one_clear_line(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ") and said in str(caught.value)
    assert "\n" not in str(caught.value)
    good = tmp_path / "z.txt"
    good.write_text(TEXT, "utf-8")
    articles, errors = collect(tmp_path)
    assert [article.id for article in articles] == ["z"] and len(errors) == 1


def test_missing_things(tmp_path):
    with pytest.raises(ReadingError, match=r"nowhere\.txt: there is no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadingError, match="no articles in this folder"):
        read(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere.txt")
    with pytest.raises(ReadingError, match=r"broken\.txt: the link leads nowhere"):
        read(tmp_path / "broken.txt")
    with pytest.raises(ReadingError, match="not a file name"):
        read("a\0b.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_do_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError, match="no ordinary file"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_files(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(ReadingError, match="no permission"):
        read(tmp_path / "a.txt")


def test_names_in_messages_are_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    assert collect("in/a.txt")[1] == collect("in")[1]
    assert collect("in")[1][0].startswith(os.path.join("in", "a.txt") + ": ")


def test_reading_writes_nothing_and_imports_little(tmp_path):
    import subprocess

    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    # the package's own __init__ imports more than reading does
    code = (
        "import sys, types; package = types.ModuleType('framing'); package.__path__ = [sys.argv[2]];"
        "sys.modules['framing'] = package; import framing.reading as r; r.read(sys.argv[1]);"
        "print(sorted({'pandas', 'pyarrow', 'yaml', 'numpy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.txt"), framing.__path__[0]]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


def test_few_broken_bytes_do_not_make_another_encoding(tmp_path):
    file = tmp_path / "a.txt"
    text = "Pool to close\n\n“We’re sad,” the café’s owner said on Monday.".encode()
    file.write_bytes(text + b" It\xed\xa0\x80 closes in May.")
    article = read(file)[0]
    assert article.body.startswith("“We’re sad,” the café’s owner said on Monday. It\ufffd")
    assert article.notes[-1] == "Some bytes are not UTF-8; they were read as \ufffd."
