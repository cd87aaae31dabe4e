"""Cautions: each by a case made for it, and silence where there is nothing to say."""

from itertools import combinations
from pathlib import Path

import pytest

from framing import Article, Engine, analyze, read
from framing.comparison.cautions import (
    COPY_SHARE,
    SHORT_WORDS,
    _tell_strangers,
    _Worded,
    find_cautions,
)

ENGINE = Engine()
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
# Two tellings of one event and one of another, of more than 150 words each.
BRIDGE = (
    "The council of Ellery voted on Friday to close the Harbour Bridge for two years. The mayor, "
    "Rosa Lind, told reporters in Ellery that the old steel could not be trusted. Engineers from "
    "Ostrand had found cracks in {n} girders of the Harbour Bridge. Drivers will have to go round "
    "by the tunnel, and shopkeepers in Ellery fear for their trade, Lind said. "
)
BRIDGE_TOO = (
    "A vote in Ellery means that nobody will cross the Harbour Bridge until {n} winters have gone "
    "by. Cracks in its girders worry engineers at Ostrand, and Rosa Lind as the mayor says that "
    "steel so old cannot be trusted any more. Traffic is sent round through the tunnel. Trade in "
    "Ellery will suffer from it, say shopkeepers who met Lind yesterday. "
)
FLU = (
    "Doctors at a hospital in Marbeck are treating children for a rare fever that spread from a "
    "school camp. Vaccines will be flown in by the ministry, said Professor Ida Voss of the "
    "health institute. Parents wait outside wards {n} while nurses test every pupil, and classes "
    "at the school in Marbeck are off. "
)
ENDS = "That is all that is known."


def text(pattern, count=5):
    return " ".join(pattern.format(n=n) for n in range(count)) + ENDS


def cautions(*bodies, **fields):
    articles = [Article("abc"[n], "Head", body, **fields) for n, body in enumerate(bodies)]
    return find_cautions(analyze(articles, engine=ENGINE))


def test_two_tellings_of_one_event_need_no_caution():
    assert cautions(text(BRIDGE), text(BRIDGE_TOO)) == []


def test_an_article_without_a_body():
    assert cautions("", text(FLU)) == ["“a” has no body: only its headline is compared."]
    assert cautions(" \n", text(FLU)) == ["“a” has no body: only its headline is compared."]


def test_an_article_in_another_language():
    german = (
        "Die Bürgermeisterin sagte am Freitag, der Rat habe die Brücke für zwei Jahre gesperrt. "
        * 15
    )
    (said,) = cautions(german, text(FLU, 2))[:1]
    assert said == "“a” does not seem to be in English: it is shown, not scored."


@pytest.mark.parametrize(
    "end",
    [
        "and so the mayor",
        "She said that…",
        "She said that...",
        "Read more",
        "Continue reading",
        "It was […]",
        "It was,",
    ],
)
def test_an_article_that_is_cut_off(end):
    said = cautions(f"{text(BRIDGE)} {end}", text(BRIDGE_TOO))
    assert said == ["“a” looks cut off: its text does not end with a sentence."]


@pytest.mark.parametrize(
    "end",
    [
        "It was.",
        "Was it?",
        "“It was.”",
        '"It was."',
        "‘It was.’",
        "(It was.)",
        "It was!\n",
        "«It was.»",
    ],
)
def test_an_article_that_ends_with_a_sentence_is_not_cut_off(end):
    assert cautions(f"{text(BRIDGE)} {end}", text(BRIDGE_TOO)) == []


def test_a_short_article():
    (said,) = cautions("It was here. " * 20, text(FLU))
    assert said == "“a” is very short (60 words): its figures say little."
    at_least = "It was here. " * (SHORT_WORDS // 3)
    assert cautions(at_least, at_least)[0].startswith("“a” and “b” look like copies")


def test_copies_of_one_wire_story():
    (said,) = cautions(text(BRIDGE), text(BRIDGE) + " " + text(FLU, 1))
    assert said.startswith("“a” and “b” look like copies of one text: they share 100% of their")


def test_copies_that_differ_in_marks_and_case_only():
    shouted = text(BRIDGE).upper().replace("THAT IS ALL", "“That” is all")
    assert "look like copies" in cautions(text(BRIDGE), shouted)[0]


def test_articles_about_different_events():
    (said,) = cautions(text(BRIDGE), text(FLU))
    assert (
        said
        == "“a” and “b” do not seem to be about the same event: they share few words and names."
    )


def test_several_that_fall_apart_are_told_in_one_sentence():
    (said,) = cautions(text(BRIDGE), text(FLU), text(BRIDGE_TOO))
    assert said.startswith(
        "These do not all seem to be about the same event: “a”, “c”; “b”. From group to group"
    )


@pytest.mark.parametrize(
    ("apart", "groups", "pairs"),
    [
        ("ab ac ad bc bd cd", "“a”; “b”; “c”; “d”", []),
        ("ac ad bc bd", "“a”, “b”; “c”, “d”", []),
        ("ad bd cd", "“a”, “b”, “c”; “d”", []),
        ("ab", "", ["“a” and “b”"]),  # both have something in common with c
        ("ab ad bd cd", "“a”, “b”, “c”; “d”", ["“a” and “b”"]),
        ("", "", []),
    ],
)
def test_groups_are_those_that_hang_together(apart, groups, pairs):
    articles = {name: _Worded(Article(name, "Head", "")) for name in "abcd"}
    said = _tell_strangers(
        list(articles.values()), [(articles[pair[0]], articles[pair[1]]) for pair in apart.split()]
    )
    assert [line.split(" do not")[0] for line in said if "These" not in line] == pairs
    told = [line.split(": ")[1].split(". From")[0] for line in said if "These" in line]
    assert told == [groups][: bool(groups)]


def test_the_outlet_and_the_id_are_named():
    articles = [Article("x1", "Head", "", outlet="The Lantern"), Article("x2", "Head", text(FLU))]
    (said,) = find_cautions(analyze(articles, engine=ENGINE))
    assert said.startswith("The Lantern (x1) has no body")


def test_the_order_of_articles_changes_only_the_order():
    articles = [
        Article("a", "Head", text(BRIDGE)),
        Article("b", "Head", "It was here."),
        Article("c", "Head", text(FLU)),
    ]
    one = find_cautions(analyze(articles, engine=ENGINE))
    other = find_cautions(analyze(articles[::-1], engine=ENGINE))
    assert len(one) == len(other) == 2

    def names(said):
        return sorted(
            tuple(sorted({name for name in "abc" if f"“{name}”" in line})) for line in said
        )

    assert names(one) == names(other)


def test_seeds_of_one_event_look_like_it_and_those_of_two_seldom_do():
    """The events have outlets, places and manner in common; one pair in ten may pass for one."""
    articles = read(SEEDS)
    said = {
        (a.event == b.event, a.id, b.id): find_cautions(analyze([a, b], engine=ENGINE))
        for a, b in combinations(articles, 2)
    }
    assert not [pair for pair, lines in said.items() if "copies" in " ".join(lines)]
    unlike = {pair for pair, lines in said.items() if "same event" in " ".join(lines)}
    assert not [pair for pair in unlike if pair[0]]
    assert len(unlike) >= 0.9 * sum(not of_one_event for of_one_event, _, _ in said)


def test_the_share_that_makes_a_copy_is_between_chance_and_all():
    assert 0.1 < COPY_SHARE < 0.9
