"""Agency: rates, evidence, and who does what to whom."""

import pytest

from framing import Article, analyze
from framing.language import tokenize
from framing.measures.actions import find_actions, list_actions
from framing.measures.deeds import AGENCY_COLUMNS, list_agency
from framing.voices import split_by_voice


def list_deeds(body):
    articles = [Article("a", body=body)]
    table = split_by_voice(tokenize(articles))
    return [dict(zip(AGENCY_COLUMNS, row, strict=True)) for row in list_agency(table, articles, {})]


def say(body):
    """Return each deed as doer, what is found, and whom it is done to."""
    return [(row["doer"], row["text"], row["done_to"]) for row in list_deeds(body)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels attacked Rosa Lind.", [("The rebels", "attacked", "Rosa Lind")]),
        ("So Lind has never attacked him.", [("Lind", "attacked", "him")]),
        ("So Lind attacked his plan.", [("Lind", "attacked", "")]),
        ("The leader of the party attacked Rosa Lind.", [("The leader", "attacked", "Rosa Lind")]),
        (
            "So Rosa Lind, who rescued the children, left.",
            [("Rosa Lind", "rescued", "the children")],
        ),
        (
            "The children were rescued by the police.",
            [("the police", "were rescued", "The children")],
        ),
        ("The children were rescued.", [("", "were rescued", "The children")]),
        ("The rescue of the children took a day.", [("", "rescue", "the children")]),
        ("They will attack the mayor.", [("They", "attack", "the mayor")]),
        ("The mayor is attacking the police.", [("The mayor", "attacking", "the police")]),
        ("The rebel attack went on.", []),
        ("Their attack on the mayor went on.", []),
        ("The terrorist attacks in Ellery went on.", []),
        ("The men accused of theft left.", []),
        ("The mayor wants to attack the police.", []),
        ("The mayor’s attacks went on.", []),
    ],
)
def test_who_does_what_to_whom(text, expected):
    assert say(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The soldiers killed the men.", ["as subject"]),
        ("The men were killed by soldiers.", ["by “by”"]),
        ("The men were killed.", ["not named"]),
        ("The men were killed. The soldiers killed them.", ["elsewhere in the article", "as subject"]),
        ("The men were killed after soldiers killed them.", ["elsewhere in the sentence", "as subject"]),
        ("The men were killed. The bridge was closed by soldiers.", ["not named", "by “by”"]),
    ],
)  # fmt: skip
def test_a_doer_named_elsewhere_is_told_from_one_that_is_not_named(text, expected):
    assert [row["doer_named"] for row in list_deeds(text)] == expected


def test_rates_and_evidence():
    body = "The men were held by police. The women were freed. The killing of dogs went on there."
    analysis = analyze([Article("a", body=body)])
    rates = [
        analysis.value("a", "body", "outlet", m) for m in ("passive", "agentless", "nominalised")
    ]
    assert rates == pytest.approx([100 * n / 17 for n in (2, 1, 1)])
    found = analysis.evidence.query("measure in ('passive', 'nominalised')")
    assert found[["text", "category"]].values.tolist() == [
        ["were held", "passive with “by”"],
        ["were freed", "passive without “by”"],
        ["killing", "noun of a deed"],
    ]


def test_a_passive_belongs_to_whoever_says_it():
    body = "The mayor said it plainly. “They were betrayed by all of us in this town,” she said."
    analysis = analyze([Article("a", body=body)])
    assert analysis.value("a", "body", "outlet", "passive") == 0
    assert analysis.value("a", "body", "quoted", "passive") == pytest.approx(10)


def test_every_form_belongs_to_one_verb():
    assert len(find_actions()) == sum(len(set(action.forms)) for action in list_actions())
    assert {action.kind for action in list_actions()} == {"harm", "help", "other"}
