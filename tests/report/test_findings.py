"""What stands at the top, by articles whose differences can be seen at a glance."""

import pytest

import framing
from framing import Article
from framing.report.contrasts import describe_headlines, describe_people, find_people
from framing.report.findings import summarize_findings
from framing.report.source import Source
from framing.report.summary import summarize


def make_source(engine, *headlines, bodies=()):
    bodies = bodies or ["It rained."] * len(headlines)
    articles = [Article(x, h, b) for x, h, b in zip("abcdefgh", headlines, bodies, strict=False)]
    return Source(framing.compare(articles, engine=engine))


@pytest.mark.parametrize(
    ("headlines", "people"),
    [
        (["Bridge opened", "Children cross new bridge"], [("“children”", ("B",))]),
        (["Kids cross bridge", "Children cross new bridge"], []),
        (["Bridge opened", "Killer wave hits bridge"], []),  # a wave, not a killer
        (["Two nurses held", "Two held", "Nurse freed"], [("“nurses”", ("A", "C"))]),
        (["Bridge opened", "Bridge opened"], []),
        (["", "…"], []),
    ],
)
def test_people_whom_only_some_headlines_name(engine, headlines, people):
    assert find_people(make_source(engine, *headlines)) == people


def test_a_name_is_missed_only_where_nothing_may_stand_for_it(engine):
    body = "The mayor, Ines Corr, opened the bridge. Corr thanked the builders."
    named = make_source(engine, "Corr opens bridge", "Bridge opened", bodies=[body, body])
    assert find_people(named) == [("Ines Corr", ("A",))]
    unsure = make_source(engine, "Corr opens bridge", "Mayor opens bridge", bodies=[body, body])
    assert "Ines Corr" not in dict(find_people(unsure))


def test_many_people_are_counted():
    people = [(name, ("A",)) for name in "vwxyz"]
    assert describe_people(people, "AB") == (
        "Headline A names v, w, x and 2 more, headline B does not."
    )
    assert describe_people([], "AB") == ""


def test_words_of_one_headline_with_the_loaded_first():
    terms = [{"term": "plan", "loaded": False}, {"term": "slam", "loaded": True}]
    only = [{"kind": "word", "label": "words", "terms": terms}]
    articles = [{"letter": "A", "only": only}, {"letter": "B", "only": []}]
    assert describe_headlines({"articles": articles}) == "Only headline A says “slam” and “plan”."
    articles[0]["only"] = []
    assert describe_headlines({"articles": articles}) == "The headlines use the same words."


@pytest.fixture(scope="module")
def found(engine):
    """Two tellings of a vote: one plain, one loaded and told by somebody else."""
    plain = (
        "The council voted on Monday to close the library in Corran Street. "
        "Eight members were for it. "
        "“We had no choice,” said Ines Corr, the mayor. "
    )
    loaded = (
        "The council voted on Monday to close the library in Corran Street. "
        "Twenty members were for it. "
        "The heartless plan is a shameful betrayal. "
        "Furious readers slammed the bungling bosses. "
    )
    articles = [
        Article("a", "Council votes to close library", plain + "It opened in 1904. " * 12),
        Article("b", "Readers slam library betrayal", loaded * 4),
    ]
    summary = summarize(framing.compare(articles, engine=engine))
    return {finding["topic"]: finding for finding in summary["findings"]}


def test_findings_say_what_the_tables_say(found):
    assert found["Headlines"]["text"] == "Headline B names “readers”, headline A does not."
    assert found["Loaded terms"]["text"].startswith("B: more loaded terms than A.")
    assert {place["label"] for place in found["Loaded terms"]["places"]} >= {"B heartless"}
    assert found["Voices"]["text"].startswith("Heard in one article only: A Ines Corr.")


def test_what_differs_stands_first(found):
    states = [finding["differs"] for finding in found.values()]
    assert states == sorted(states, reverse=True)
    assert found["Loaded terms"]["differs"]


def test_an_article_against_itself_differs_in_nothing(engine):
    body = "The council voted on Monday. Eight members were for it. It opened in 1904. " * 5
    articles = [Article("a", "Council votes", body), Article("b", "Council votes", body)]
    findings = summarize(framing.compare(articles, engine=engine))["findings"]
    assert [finding["topic"] for finding in findings if finding["differs"]] == []


def test_in_excerpts_no_link_leads_to_a_sentence(engine):
    a = Article("a", "Vote", "Eight men were killed in the fire at the mill on Monday. It rained.")
    b = Article("b", "Vote", "Ten men were killed in the fire at the mill on Monday. It rained.")
    source = Source(framing.compare([a, b], engine=engine))
    summary = summarize(source.comparison)
    shown = {f["topic"]: f for f in summary["findings"]}["Told otherwise"]
    assert [place["anchor"] for place in shown["places"]][:2] == ["a-1", "b-1"]
    cut = summarize_findings(source, summary, excerpts=True)
    (told,) = [finding for finding in cut if finding["topic"] == "Told otherwise"]
    assert {place["anchor"] for place in told["places"]} == {""}
