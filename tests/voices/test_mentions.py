"""Mentions: names, titles and descriptions, and what is none of these."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from framing.articles import Article
from framing.language import tokenize
from framing.voices.mentions import KINDS, find_mentions


def read(body, headline="", kinds=("name", "title", "description")):
    tokens = tokenize([Article("a", headline, body)])
    found = find_mentions(tokens)
    return [
        (KINDS[kind], tokens.data[start:end].decode())
        for kind, start, end in zip(found.kind, found.start, found.end, strict=True)
        if KINDS[kind] in kinds
    ]


def names(body, headline=""):
    return [text for _, text in read(body, headline, kinds=("name",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday the envoy met Rosa Lind.", ["Rosa Lind"]),
        ("They asked Mayor Rosa Lind’s office.", ["Mayor Rosa Lind"]),
        ("It was told by the union chief Tom Ware.", ["the union chief Tom Ware"]),
        ("They met Sen. Ada de la Cruz there.", ["Sen. Ada de la Cruz"]),
        ("It came from the Department of Health in Ellery.", ["Department of Health", "Ellery"]),
        ("They saw Gov. Tom Ware of Ellery.", ["Gov. Tom Ware", "Ellery"]),
        ("It was Lind, Ware and Okell.", ["Lind", "Ware", "Okell"]),
        ("He wrote to Secretary of State Ada Cole.", ["Secretary of State Ada Cole"]),
        ("The votes of Ann Hale, D-Mich., counted.", ["Ann Hale"]),
        ("They met in May on a Ukrainian ship.", []),
        ("We know I’m late.", []),
        ("It was John Skipper.", ["John Skipper"]),
        ("It was the Ellery Auditor.", []),
        ("The Dock Workers’ Union met.", ["Dock Workers’ Union"]),
    ],
)
def test_names_are_runs_of_capitals(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storms came. Then the roof fell.", []),
        ("Lind left. Then they called for Lind.", ["Lind", "Lind"]),
        ("Rosa Lind left at once.", ["Rosa Lind"]),
        ("However, the roof fell.", []),
        ("Following Rosa Lind, they left.", ["Rosa Lind"]),
        ("New York is far. It is New York.", ["New York", "New York"]),
    ],
)
def test_a_capital_that_opens_a_sentence_needs_more(text, expected):
    assert names(text) == expected


def test_in_a_headline_of_capitals_only_the_bodys_names_count():
    headline = "Mayor Lind Slams Harbour Deal In Fiery Speech"
    assert names("It was said that Lind spoke of the harbour.", headline) == ["Mayor Lind", "Lind"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They brought eight kidnapped children home.", [("description", "eight kidnapped children")]),
        ("The ship of separated children left.", [("description", "separated children")]),
        ("They were losing voters.", [("description", "voters")]),
        ("She urged lawmakers to act.", [("description", "lawmakers")]),
        ("So said the mayor.", [("title", "the mayor")]),
        ("So said the old mayor.", [("description", "the old mayor")]),
        ("It was up to the company’s chief executive.", [("description", "the company"), ("description", "the company’s chief executive")]),
        ("It was what police officers do.", [("description", "police officers")]),
        ("Every house had a star.", []),
        ("It was about a 37-year-old lawyer.", [("description", "a 37-year-old lawyer")]),
    ],
)  # fmt: skip
def test_descriptions_reach_back_to_what_belongs_to_their_noun(text, expected):
    assert read(text) == expected


def test_a_title_alone_is_no_name():
    found = read("It was up to the Attorney General and to President Lind.")
    assert found == [("title", "Attorney General"), ("name", "President Lind")]


def test_pronouns_are_mentions():
    assert read("She met him.", kinds=("pronoun",)) == [("pronoun", "She"), ("pronoun", "him")]


@pytest.mark.parametrize("text", ["", " ", "“", "A", "’s", "Of the", "Mr.", "—\n\n—", "The"])
def test_any_scrap_is_read(text):
    read(text)


WORDS = st.sampled_from(
    "Rosa Lind the mayor of Ellery said, Mr. She children’s “ ” who by and".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_mentions_lie_in_the_text_in_order_and_names_do_not_overlap(text):
    tokens = tokenize([Article("a", body=text)])
    found = find_mentions(tokens)
    assert (found.start < found.end).all()
    assert (found.first <= found.last).all()
    assert (found.last[1:] >= found.last[:-1]).all()
    named = found.take((found.name >= 0).nonzero()[0])
    assert (named.first[1:] > named.last[:-1]).all()


def test_an_article_is_read_the_same_beside_another():
    one = Article("a", "Lind wins", "Harbour talks went on. Ware spoke of Lind.")
    two = Article("b", "Ware Wins Harbour", "The Harbour was closed. They met at the Harbour.")
    alone = find_mentions(tokenize([one]))
    beside = find_mentions(tokenize([one, two]))
    assert beside.first[beside.segment < 2].tolist() == alone.first.tolist()
