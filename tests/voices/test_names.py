"""Names: who is taken for whom, and where it is not told."""

import json
from pathlib import Path

import pytest

from framing.articles import Article
from framing.language import tokenize
from framing.validation.wording import hold_names_against_labels
from framing.voices.mentions import KINDS, find_mentions
from framing.voices.names import link_mentions
from framing.voices.referents import normalise_name

DATA = Path(__file__).resolve().parents[1] / "data"


def link(body, headline=""):
    """Return the mentions of an article with what they are taken for, None where it is not told."""
    tokens = tokenize([Article("a", headline, body)])
    mentions = find_mentions(tokens)
    mentions = mentions.take((mentions.kind != KINDS.index("pronoun")).nonzero()[0])
    links = link_mentions(tokens, mentions)
    texts = [tokens.data[s:e].decode() for s, e in zip(mentions.start, mentions.end, strict=True)]
    who = [links.referents[r] if r >= 0 else None for r in links.referent]
    return list(zip(texts, who, strict=True))


def who(body):
    return [one and one.name for _, one in link(body)]


def together(body, headline=""):
    """Return the sets of mentions that are taken for one."""
    found = {}
    for text, one in link(body, headline):
        if one is not None:
            found.setdefault(id(one), (one.name, []))[1].append(text)
    return {name: texts for name, texts in found.values() if len(texts) > 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was Rosa Lind. They saw Lind.", {"Rosa Lind": ["Rosa Lind", "Lind"]}),
        ("It was Rosa Lind. They saw Rosa.", {"Rosa Lind": ["Rosa Lind", "Rosa"]}),
        ("It was Rosa M. Lind. They saw Rosa Lind.", {"Rosa M. Lind": ["Rosa M. Lind", "Rosa Lind"]}),
        ("They saw Mayor Rosa Lind. So the mayor left.", {"Rosa Lind": ["Mayor Rosa Lind", "the mayor"]}),
        ("They saw Sen. Rosa Lind. So the senator left.", {"Rosa Lind": ["Sen. Rosa Lind", "the senator"]}),
        ("They saw Tom Ware, the mayor of Ellery. So the mayor left.", {"Tom Ware": ["Tom Ware", "the mayor", "the mayor"]}),
        ("So said the chief executive, Tom Ware, to all. They saw Ware.", {"Tom Ware": ["the chief executive", "Tom Ware", "Ware"]}),
        ("It was Tom Ware, Democrat of Ellery, the leader of all.", {"Tom Ware": ["Tom Ware", "Democrat"]}),
        ("The National Dock Board met. So NDB said. The board left.", {"National Dock Board": ["National Dock Board", "NDB", "The board"]}),
        ("It was Vant Foods. They saw Vant.", {"Vant Foods": ["Vant Foods", "Vant"]}),
        ("It was the U.S. Senate. They saw the Senate.", {"U.S. Senate": ["U.S. Senate", "Senate"]}),
    ],
)  # fmt: skip
def test_what_belongs_together(text, expected):
    assert together(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They saw former Mayor Rosa Lind. So the mayor left.",
        "They saw Mayor Rosa Lind and Mayor Tom Ware. So the mayor left.",
        "They saw Mayor Rosa Lind, who ran for president. So the president left.",
        "It was Rosa Lind. So said her sister, and later his sister.",
        "They saw officials. Then other officials came, and the officials of Ellery.",
        "It was Rosa Lind, a mayor and a friend of Tom Ware.",
        "They saw Rosa Lind, the driver and the cook.",
        "They saw Tom Lind Jr. and the Rev. Tom Lind.",
    ],
)
def test_what_stays_apart(text):
    assert together(text) == {}


def test_a_surname_that_two_share_means_whoever_had_it_to_himself():
    text = "They saw Tom Lind. It was Lind. Then they saw Rosa Lind. It was Lind. It was Mrs. Lind."
    assert who(text) == ["Tom Lind", "Tom Lind", "Rosa Lind", "Tom Lind", None]


def test_a_surname_that_two_shared_before_is_not_told():
    text = "They saw Tom Lind and Rosa Lind. It was Lind."
    assert who(text) == ["Tom Lind", "Rosa Lind", None]


def test_a_surname_before_a_relative_has_it_is_not_the_relatives():
    text = "It was Lind. Later Lind left. They saw his mother, Rosa Lind. It was Lind."
    assert who(text)[-4:] == ["Lind", "Rosa Lind", "Rosa Lind", "Lind"]
    assert len(set(who("They saw his mother, Rosa Lind. It was Lind.")) - {None}) == 1


def test_a_title_tells_who_is_meant_of_two():
    text = "They saw Mr. Tom Lind and Mrs. Rosa Lind. It was Mrs. Lind."
    assert who(text) == ["Tom Lind", "Rosa Lind", "Rosa Lind"]


def test_the_headline_knows_what_the_body_introduces():
    found = together("They saw Rosa Lind there.", headline="Then Lind fell")
    assert found == {"Rosa Lind": ["Lind", "Rosa Lind"]}


def test_nobody_is_shared_between_articles():
    tokens = tokenize([Article("a", body="They saw Rosa Lind."), Article("b", body="It was Lind.")])
    links = link_mentions(tokens, find_mentions(tokens))
    assert links.article == [0, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The Senate", "senate"), ("U.S. Senate", "senate"), ("U.S.", "us"), ("O’Hara", "o'hara")],
)
def test_names_are_compared_without_dots_and_articles(text, expected):
    assert normalise_name(text) == expected


def test_labels_hold_offsets_and_no_text():
    labels = json.loads((DATA / "basil_names.json").read_text(encoding="utf-8"))
    assert len(labels) == 10
    for spans in labels.values():
        assert all(len(span) == 4 and all(type(x) is int for x in span) for span in spans)


def test_merges_on_articles_labelled_by_hand(shared):
    [test] = hold_names_against_labels(shared / "gold")
    assert test["metrics"]["precision"]["value"] >= 0.95
    assert test["metrics"]["recall"]["value"] >= 0.8
    assert test["metrics"]["found"]["value"] >= 0.95
