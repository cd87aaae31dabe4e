"""Words, frame cues and all differences: what the tables say, turned for each article."""

import pytest

import framing
from framing import Article
from framing.report import render_page, summarize

RIOT = "Riots shook the town, and more riots followed. Police blamed the riots on nobody. "
MARCH = "Protests filled the town, and more protests followed. Police praised the protests. "


@pytest.fixture(scope="module")
def comparison(engine):
    articles = [Article("a", "Riots shock town", RIOT * 5), Article("b", "Protests", MARCH * 5)]
    return framing.compare(articles, engine=engine)


@pytest.fixture(scope="module")
def summary(comparison):
    return summarize(comparison)


def test_each_article_has_its_own_words(summary):
    first, second = summary["words"]["articles"]
    assert (first["terms"][0]["term"], second["terms"][0]["term"]) == ("riots", "protests")
    top = first["terms"][0]
    assert (top["here"], top["there"]) == (16, 0)  # fifteen in the body, one in the headline
    assert top["low"] > 0
    assert top["sure"]


def test_words_are_turned_round_with_the_articles(comparison, summary):
    back = summarize(framing.compare(comparison.articles[::-1]))["words"]["articles"]
    names = ("term", "here", "there", "log_odds", "low", "high", "sure")
    there, here = (
        [[term[name] for name in names] for term in item["terms"]]
        for item in (summary["words"]["articles"][0], back[1])
    )
    assert there == here


def test_a_headline_is_held_against_every_body(summary):
    first, second = summary["words"]["headlines"]
    assert first["cells"][0]["missing"] == ["shock"]
    assert "Riots" in first["cells"][1]["missing"]
    assert second["cells"][1]["missing"] == []
    assert "town" in second["cells"][1]["left_out"]


def test_an_article_without_headline_is_told(engine):
    articles = [Article("a", "", "It passed at noon."), Article("b", "Vote", "It passed.")]
    found = summarize(framing.compare(articles, engine=engine))["words"]["headlines"]
    assert found[0]["cells"] == [None, None]


def test_cues_come_with_their_words_and_what_is_usual(summary, comparison):
    generic = summary["cues"]["schemes"][0]
    [conflict] = [frame for frame in generic["frames"] if frame["label"] == "conflict"]
    counted = sum(
        row["cues"]
        for row in comparison.to_dict()["frame_cues"]
        if (row["frame"], row["part"], row["voice"]) == ("conflict", "all", "outlet")
        and row["speaker"] is None
    )
    assert sum(cell["cues"] for cell in conflict["cells"]) == counted > 0
    assert [cell["words"] for cell in conflict["cells"]] == [[], ["protests ×16"]]
    assert 0 < conflict["usual"] < 5
    assert [scheme["name"] for scheme in summary["cues"]["schemes"]] == [
        "generic", "policy", "moral",
    ]  # fmt: skip


def test_the_page_says_what_cues_are_not(comparison):
    page = render_page(comparison)
    assert "They are cues in the wording, not the frame of an article." in page
    assert "How far cues agree with coders: On " in page
    assert "How far cues agree with coders: not tested" in page


def test_every_difference_with_an_interval_is_listed_once(comparison, summary):
    found = summary["differences"]
    listed = [row for part in ("main", "rest") for group in found[part] for row in group["rows"]]
    table = comparison.to_dict()["differences"]
    assert len(listed) == sum(row["low"] is not None for row in table)
    assert found["without"] == sum(row["low"] is None for row in table)
    assert found["others"] == sum(len(group["rows"]) for group in found["rest"])


def test_what_was_declared_beforehand_is_shown_first_and_marked(engine, comparison):
    declared = framing.Comparison(comparison.analysis, primary="body.all.absolutes")
    found = summarize(declared)["differences"]
    marked = [
        (group["label"], row["where"])
        for group in found["main"] for row in group["rows"] if row["primary"]
    ]  # fmt: skip
    assert marked == [("Absolutes", "body, all words")]
    assert render_page(declared).count("declared beforehand</b>") == 1


def test_the_paragraph_names_versions_lexicons_and_the_level(comparison, summary):
    said = summary["methods"]["paragraph"]
    assert f"framing {framing.__version__}." in said
    for name in ("loaded", "generic_cues"):
        lexicon = framing.load_lexicon(name)
        assert f"{name} {lexicon.version} (sha256 {lexicon.sha256[:12]})" in said
    interval = comparison.to_dict()["methods"]["interval"]
    assert f"the {interval['differences']} differences" in said
    assert said.startswith("Two articles (")
    assert "false coverage rate is 5\N{NO-BREAK SPACE}%" in said
    assert "Intervals (95\N{NO-BREAK SPACE}%; 1,000 draws; none below 5 sentences) are made" in said
    assert said in render_page(comparison).replace("&#39;", "'")


def test_every_table_is_described_on_the_page(comparison, summary):
    named = [table["name"] for table in summary["methods"]["tables"]]
    assert named == list(comparison.columns())
    assert all(table["description"] for table in summary["methods"]["tables"])
