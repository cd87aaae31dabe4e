"""Whom only one article lets speak: nobody is said to be silent who may be heard."""

import pytest

import framing
from framing import Article
from framing.report.heard import Heard
from framing.report.source import Source

CORR = "“We had no choice in this matter,” said Ines Corr, the mayor. It rained."


@pytest.mark.parametrize(
    ("other", "heard"),
    [
        ("The council voted. It rained.", True),
        ("The council voted. Ines Corr was there.", True),  # named, and nobody is quoted
        ("“We had no choice in this matter,” said Mrs Corr. It rained.", False),
        # named, and somebody is quoted whom the rules do not tell
        ("Ines Corr was there. It rained. “We had no choice in this matter,” it was said.", False),
        ("It rained. “We had no choice in this matter,” it was said.", True),  # but not named
    ],
)
def test_heard_only_here(engine, other, heard):
    comparison = framing.compare([Article("a", "Vote", CORR), Article("b", "Vote", other)])
    found = Heard(Source(comparison)).only_here("a", ["Ines Corr"])
    assert found == (["Ines Corr"] if heard else [])


def test_two_of_one_surname_are_two():
    bodies = [f"“It is a disgrace to us all,” said {name} Prynne." for name in ("Walter", "Alan")]
    articles = [Article(x, "Flood", body) for x, body in zip("ab", bodies, strict=True)]
    heard = Heard(Source(framing.compare(articles)))
    assert heard.only_here("a", ["Walter Prynne"]) == ["Walter Prynne"]


def test_an_article_is_no_voice_in_itself():
    articles = [
        Article("a", "Vote", "The Lantern revealed that it rained.", outlet="The Daily Lantern"),
        Article("b", "Vote", "It rained."),
    ]
    heard = Heard(Source(framing.compare(articles)))
    assert heard.only_here("a", ["Lantern", "Ines Corr"]) == ["Ines Corr"]


@pytest.mark.parametrize(
    ("name", "own"),
    [("Lantern", True), ("The Daily Lantern", True), ("Lantern Street", False), ("…", False)],
)
def test_the_outlet_s_own_name(name, own):
    articles = [Article("a", "Vote", "", outlet="The Daily Lantern"), Article("b", "Vote", "")]
    assert Source(framing.compare(articles)).names_itself("a", name) == own
