"""Kinds of messy input: each has one clear line, or one right reading, and the rest is done."""

import gzip
import json

import pytest
from click.testing import CliRunner

from framing.cli import main
from framing.reading import ReadingError, read

BODY = (
    "The harbour pool in Port Ellery will close in May, the council said on Monday evening.\n\n"
    "It opened in 1934 and is loved by those who swim there, in all weathers and all year."
)
TEXT = f"Harbour pool to close\n\n{BODY}\n"
HEADLINE = "Harbour pool to close"
CSV = "id,headline,body\n1,One,Text one.\n2,Two,Text two.\n"
PAGE = f"<html><h1>{HEADLINE}</h1><p>{BODY.replace(chr(10) * 2, '</p><p>')}</p></html>"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
NOT = "this is "


def front(yaml):
    return f"---\n{yaml}\n---\nText.\n".encode()


#: Name, content, and what the one line says.
BAD = {
    "empty": ("a.txt", b"", "the file is empty"),
    "only blanks": ("a.txt", b" \r\n\t", "there is no text"),
    "only a byte order mark": ("a.txt", b"\xff\xfe", "there is no text"),
    "a picture": ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", f"{NOT}a picture"),
    "a PDF by content": ("a.txt", b"%PDF-1.4\n1 0 obj", f"{NOT}a PDF file"),
    "a PDF by name": ("a.pdf", b"%PDF-1.4", ".pdf files cannot be read"),
    "a Word file": ("a.docx", b"PK\x03\x04", ".docx files cannot be read"),
    "a Word file named text": ("a.txt", b"PK\x03\x04\x14", f"{NOT}a Word"),
    "random bytes": ("a.txt", bytes(range(256)) * 9, f"{NOT}a binary file"),
    "a cut gzip": ("a.txt.gz", gzip.compress(TEXT.encode())[:-15], "gzip file is damaged"),
    "a gzip with a wrong byte": (
        "a.csv.gz",
        (lambda data: data[:30] + b"\xff\xff\xff" + data[33:])(gzip.compress(CSV.encode() * 50)),
        "gzip file is damaged",
    ),
    "no gzip at all": ("a.md.gz", TEXT.encode(), "gzip file is damaged"),
    "front matter left open": ("a.md", b"---\nheadline: x\n\nText.", "not closed"),
    "front matter that is a list": ("a.md", front("- a\n- b"), "must be lines 'name: value'"),
    "bad YAML": ("a.md", front("headline: Pool: closed"), "not valid YAML in line 2"),
    "YAML that runs code": ("a.md", front("x: !!python/object/apply:os.system [id]"), "not valid"),
    "YAML that makes objects": ("a.md", front("x: !!python/name:os.system"), "not valid YAML"),
    "YAML that grows": ("a.md", front(BOMB), "aliases"),
    "YAML nested deeply": ("a.md", front("x: " + "{a: " * 4000), "nested too deeply"),
    "YAML nested without end": ("a.md", front("x: " + "[" * 50_000), "nested too deeply"),
    "JSON text that is a number": (
        "a.jsonl",
        b'{"headline": "x", "body": 5}',
        "'body' must be a text",
    ),
    "a date that is none": ("a.md", front("headline: x\npublished: 2024-02-30"), "must be a date"),
    "front matter alone": ("a.md", b"---\nauthor: Ana\n---\n", "no headline and no text"),
    "an empty page": ("a.html", b"<html></html>", "no text of its own"),
    "a page nested without end": ("a.html", b"<p>Text." + b"<div>" * 50_000, "nested too deeply"),
    "a page of scripts": ("a.html", b"<html><script>x()</script></html>", "a script may write it"),
    "a consent wall": ("a.html", b"<p>We use cookies. Accept?</p>", "cookies, consent or scripts"),
    "a table without rows": ("a.csv", b"headline,body\n", "no rows"),
    "a table without a text": ("a.csv", b"name,label\nx,y\n", "needs a column 'headline'"),
    "a table without a header": ("a.csv", b"\n\n", "first line must name"),
    "a broken Parquet file": ("a.parquet", b"PAR1xxxxPAR1", "not a whole Parquet file"),
    "JSON that ends too soon": ("a.json", b'[{"headline": "x"', "not valid JSON"),
    "JSON nested deeply": ("a.jsonl", b"[" * 100_000, "nested too deeply"),
    "lines that are no objects": ("a.jsonl", b"[1, 2]\n", "must be an object"),
    "a table of binary data": ("a.csv", b"\x89PNG\r\n\x1a\n\0", f"{NOT}a picture"),
}

#: Name, content, and the headline that is read.
GOOD = {
    "UTF-8 with a mark": ("a.txt", TEXT.encode("utf-8-sig"), HEADLINE),
    "UTF-16": ("a.txt", TEXT.encode("utf-16"), HEADLINE),
    "UTF-16 without a mark": ("a.txt", TEXT.encode("utf-16-le"), HEADLINE),
    "Windows-1252": ("a.txt", TEXT.replace("pool", "p\x96l").encode("latin-1"), "Harbour p–l to close"),
    "Macintosh line ends": ("a.txt", TEXT.replace("\n", "\r").encode(), HEADLINE),
    "NUL bytes": ("a.txt", TEXT.replace("pool", "po\0ol").encode(), "Harbour po\ufffdol to close"),
    "bidirectional overrides": ("a.txt", f"\u202e{TEXT}\u2066".encode(), HEADLINE),
    "zero-width spaces": ("a.txt", TEXT.replace("pool", "po\u200bol").encode(), HEADLINE),
    "lone surrogates": ("a.jsonl", b'{"headline": "Pool \\ud800"}', "Pool \ufffd"),
    "overrides in a table": ("a.csv", "headline\n\u202ePool\u202c\n".encode(), "Pool"),
    "NUL bytes in a table": ("a.csv", b"headline\nPo\0ol\n", "Po\ufffdol"),
    "quoted line ends": ("a.csv", b'headline,body\n"Pool","One.\n\nTwo."\n', "Pool"),
    "semicolons": ("a.csv", "headline;body\nPöol;T.\n".encode("cp1252"), "Pöol"),
    "null that stays null": ("a.jsonl", b'{"headline": "Pool", "author": null}', "Pool"),
    "a gzip": ("a.txt.gz", gzip.compress(TEXT.encode()), HEADLINE),
    "a page with NUL bytes": ("a.html", PAGE.replace("Harbour", "Har\0bour").encode(), HEADLINE),
    "a page that never closes": ("a.html", PAGE.replace("</", "<").encode(), HEADLINE),
    "a page nested deeply": ("a.html", ("<div>" * 400 + PAGE).encode(), HEADLINE),
    "a page named text": ("a.txt", PAGE.encode(), HEADLINE),
    "a text named page": ("a.html", TEXT.encode(), HEADLINE),
    "no ending": ("a", TEXT.encode(), HEADLINE),
}  # fmt: skip


def test_there_are_forty_kinds_and_more():
    assert len(BAD) + len(GOOD) >= 40


@pytest.mark.parametrize("kind", BAD)
def test_one_clear_line(tmp_path, kind):
    name, data, said = BAD[kind]
    (tmp_path / name).write_bytes(data)
    errors = []
    assert read(tmp_path / name, on_error=errors.append) == []
    (error,) = errors
    assert isinstance(error, ReadingError)
    assert said in str(error) and str(tmp_path / name) in str(error) and "\n" not in str(error)
    assert [item.name for item in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("kind", GOOD)
def test_one_right_reading(tmp_path, kind):
    name, data, headline = GOOD[kind]
    (tmp_path / name).write_bytes(data)
    (article,) = read(tmp_path / name)
    assert article.headline.replace("Har\ufffdbour", "Harbour") == headline
    assert not {"nan", "None", "null"} & {article.author, article.outlet, article.body}
    json.dumps(article.body).encode()
    assert [item.name for item in tmp_path.iterdir()] == [name]


def test_all_at_once_on_the_command_line(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for i, (name, data, _) in enumerate([*BAD.values(), *GOOD.values()]):
        (folder / f"{i:02}-{name}").write_bytes(data)
    (folder / "link.txt").symlink_to("nowhere.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    before = sorted(folder.iterdir())
    result = CliRunner().invoke(main, ["read", str(folder), "-o", str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1 and not isinstance(result.exception, ReadingError)
    assert "Traceback" not in result.output
    told = [line for line in result.stderr.splitlines() if line.startswith("framing: ")]
    assert len(told) == len(result.stderr.splitlines()) >= len(BAD) + 1
    for i in range(len(BAD)):
        assert any(f"{i:02}-" in line for line in told)
    assert len(read(tmp_path / "out.jsonl")) == len(GOOD)
    assert sorted(folder.iterdir()) == before


def test_what_a_line_was_taken_for_is_shown(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT + "\nAdvertisement\n", "utf-8")
    (tmp_path / "b.md").write_text(f"---\nheadline: Pool\n---\n{BODY}\n\n## Why\n", "utf-8")
    (tmp_path / "c.html").write_text(PAGE, "utf-8")
    (tmp_path / "d.csv").write_text(CSV, "utf-8")
    names = [str(tmp_path / name) for name in ("a.txt", "b.md", "c.html", "d.csv", "e.txt")]
    result = CliRunner().invoke(main, ["read", "--explain", *names])
    lines = [line.split(None, 1) for line in result.stdout.splitlines()]
    assert ["1", f"headline       {HEADLINE}"] in lines
    assert ["7", "left out (advertisements) Advertisement"] in lines
    assert ["2", "front matter   headline: Pool"] in lines
    assert ["8", "subhead        ## Why"] in lines
    assert ["0", f"headline       {HEADLINE}"] in lines
    assert sum(line[1].startswith("body") for line in lines) == 6
    assert result.exit_code == 1
    assert [line.split(": ")[2][:4] for line in result.stderr.splitlines()] == ["only", "ther"]
