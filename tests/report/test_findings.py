"""What stands at the top, by articles whose differences can be seen at a glance."""

import pytest

import framing
from framing import Article
from framing.report.contrasts import describe_headlines, describe_people, find_people
from framing.report.findings import summarize_findings
from framing.report.headlines import summarize_headlines
from framing.report.names import _differ_in_words
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
    assert describe_people(people[:1], "ABCDE") == "Headline A names v, the others do not."


def test_words_of_one_headline_with_the_loaded_first():
    phrases = [{"text": "plan", "loaded": False}, {"text": "slam", "loaded": True}]
    articles = [{"letter": "A", "phrases": phrases}, {"letter": "B", "phrases": []}]
    assert describe_headlines({"articles": articles}) == "Only headline A says “slam” and “plan”."
    articles[0]["phrases"] = []
    assert describe_headlines({"articles": articles}) == "The headlines use the same words."


def test_of_many_headlines_few_words_are_told():
    phrases = [{"text": text, "loaded": False} for text in ("x", "y", "z")]
    articles = [{"letter": letter, "phrases": phrases} for letter in "ABCD"]
    text = describe_headlines({"articles": articles})
    assert text.startswith("Words of one headline only, among others: A “x” and “y”; B “x”")


@pytest.mark.parametrize(
    ("headline", "phrases"),
    [
        # side by side, but for a hyphen or a space; "to" stands between and is left out
        ("Council votes to end loss-making ferry", ["votes", "end loss-making ferry"]),
        ("‘A slap in the face’: fury over ferry", ["slap in the face", "fury", "ferry"]),
        ("Cruel fury over council", ["Cruel", "fury"]),  # two loaded terms are two
        ("Council meets", ["meets"]),
        ("Council", []),
    ],
)
def test_words_side_by_side_are_told_together(engine, headline, phrases):
    source = make_source(engine, headline, "Council")
    first, _ = summarize_headlines(source)["articles"]
    assert [phrase["text"] for phrase in first["phrases"]] == phrases


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
    assert found["Voices"]["text"].startswith("Heard only in A, Ines Corr.")


def test_what_was_not_found_is_not_counted(engine):
    body = "“We had no choice in this matter at all,” said Ines Corr, the mayor. It rained."
    cut = "“We had no choice in this matter,” said Ines Corr, the mayor. It rained."
    findings = summarize(make_source(engine, "Vote", "Vote", bodies=[body, cut]).comparison)
    told = {finding["topic"]: finding["text"] for finding in findings["findings"]}
    assert told["Quotations"] == "Quoted sentences that two articles share: 1 cut in one."
    assert told["Loaded terms"] == "None was found in the bodies, in the outlets’ own words."
    quiet = make_source(engine, "Vote", "Vote", bodies=["It rained.", "It snowed."])
    told = {f["topic"]: f["text"] for f in summarize(quiet.comparison)["findings"]}
    assert told["Voices"] == "No body quotes anybody."


def test_what_is_in_conflict_is_said_by_its_words(engine):
    a = Article("a", "Vote", "Eight men were killed in the fire at the mill on Monday. It rained.")
    b = Article("b", "Vote", "Ten men were killed in the fire at the mill on Monday. It rained.")
    findings = summarize(framing.compare([a, b], engine=engine))["findings"]
    (told,) = [finding for finding in findings if finding["topic"] == "Told otherwise"]
    assert "“Eight” / “Ten”" in told["text"]
    assert [place["label"] for place in told["places"]] == ["A, sentence 1", "B, sentence 1"]


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("arrests", "arrested"), False),  # forms of one word
        (("were fired", "fired by"), False),
        (("slammed", "criticised"), True),
        (("stolen", "stolen, robbed"), True),
    ],
)
def test_forms_of_one_word_are_no_choice_of_words(labels, told):
    cells = [{"labels": [{"label": label} for label in side.split(", ")]} for side in labels]
    assert _differ_in_words({"cells": [*cells, {"labels": []}]}) == told


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
