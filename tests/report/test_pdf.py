import importlib.util

import pytest
from click.testing import CliRunner

import framing
from framing.cli import main
from framing.report import pdf


def test_without_weasyprint_a_line_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'framing\[pdf\]'"):
        pdf.print_page("<p>")
    done = CliRunner().invoke(main, ["compare", "a", "b", "--pdf", str(tmp_path / "page.pdf")])
    assert done.exit_code == 1
    assert "framing[pdf]" in done.output
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(importlib.util.find_spec("weasyprint") is None, reason="no WeasyPrint")
def test_a_page_is_printed():
    articles = [framing.Article(x, "Vote", "Critics slammed it. It passed.") for x in "ab"]
    assert pdf.print_page(framing.compare(articles).to_html()).startswith(b"%PDF")


def test_drawings_bring_their_own_style():
    bars = '<svg viewBox="0 0 9 9" role="img"><rect class="up"/></svg><p>and</p><svg></svg>'
    drawn = pdf._style_drawings(bars)
    assert drawn.count("<style>") == 2
    assert drawn.startswith('<svg viewBox="0 0 9 9" role="img"><style>')


def test_nothing_is_fetched():
    with pytest.raises(ValueError, match=r"example\.org"):
        pdf._refuse("https://example.org/style.css")
