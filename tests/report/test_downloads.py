import csv
import io
import json
from urllib.parse import unquote

import pytest

import framing
from framing import Article
from framing.report.downloads import make_link, summarize_downloads
from framing.report.summary import summarize


def read_link(href):
    kind, data = href.split(",", 1)
    return kind, unquote(data)


def take(comparison, **options):
    found = summarize_downloads(comparison, summarize(comparison, **options), **options)
    tables = {table["name"]: read_link(table["href"])[1] for table in found["tables"]}
    return found, {name: list(csv.DictReader(io.StringIO(text))) for name, text in tables.items()}


@pytest.mark.parametrize("text", ["a,b\n1,“2”\n", "<&\"'#%>", "\u202e\N{FIRE}", ""])
def test_an_address_gives_back_its_text(text):
    kind, back = read_link(make_link(text, "csv"))
    assert (kind, back) == ("data:text/csv;charset=utf-8", text)
    assert not set("<>\"'&# \n") & set(make_link(text, "csv"))


def test_key_measures_are_those_of_the_page(cup_final):
    _, tables = take(cup_final)
    scores = {
        (s["article_id"], s["part"], s["voice"], s["measure"]): s["value"]
        for s in cup_final.to_dict()["scores"]
        if s["speaker"] is None
    }
    rows = tables["key_measures"]
    assert {row["measure"] for row in rows} >= {"vader", "loaded"}
    for row in rows:
        value = scores[row["article_id"], row["part"], row["voice"], row["measure"]]
        assert row["value"] == "" if value is None else float(row["value"]) == value


def test_the_summary_holds_what_stands_at_the_top(cup_final):
    found, _ = take(cup_final)
    held = json.loads(read_link(found["json"])[1])
    assert held["findings"] == summarize(cup_final)["findings"]
    assert [article["letter"] for article in held["articles"]] == ["A", "B"]
    sha256 = cup_final.analysis.engine.lexicon.sha256
    assert sha256 in {lexicon["sha256"] for lexicon in held["methods"]["lexicons"]}


def test_every_table_is_there_or_named(cup_final):
    found, tables = take(cup_final)
    assert set(tables) - {"key_measures"} | set(found["left"]) == set(cup_final.columns())
    assert sum(len(table["href"]) for table in found["tables"]) <= 24_000


def test_excerpts_give_no_table_with_texts(engine):
    said = "“We never agreed to any of this,” said Ines Corr, the mayor."
    articles = [Article(x, "Vote", f"Eight members voted. {said}") for x in "ab"]
    comparison = framing.compare(articles, engine=engine)
    _, whole = take(comparison)
    _, cut = take(comparison, excerpts=True)
    assert "quotations_compared" in whole
    assert "headlines" in cut
    assert not any("never agreed" in str(rows) for rows in cut.values())
