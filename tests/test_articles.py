"""Article: parts, cleaning of text, ids; an article never changes."""

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.articles import PARTS, clean_text, is_even, with_unique_ids

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Plain text, “quoted”, naïve — 日本", "Plain text, “quoted”, naïve — 日本"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("a\tb\u00a0c", "a\tb\u00a0c"),
        ("NUL\x00 bell\x07 delete\x7f", "NUL\ufffd bell\ufffd delete\ufffd"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\ufeffmark", "mark"),
        ("txt.\u202eexe", "txt.exe"),
        ("\u2066isolated\u2069", "isolated"),
        (
            "right-to-left mark \u200f and joiner 👩\u200d🚒 stay",
            "right-to-left mark \u200f and joiner 👩\u200d🚒 stay",
        ),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("", ""),
    ],
)
def test_text_is_made_harmless_and_nothing_else(raw, clean):
    assert clean_text(raw) == clean


@given(ANY_TEXT)
def test_clean_text_can_be_stored_and_is_clean_already(text):
    clean = clean_text(text)
    assert clean.encode().decode() == clean
    assert clean_text(clean) == clean


def test_every_part_has_its_text():
    article = Article(
        "a", "The headline", "The body.", kicker="KICKER", standfirst="Below it.",
        captions=("One.", "Two."), subheads=("Not a part",),
    )  # fmt: skip
    assert {part: article.text(part) for part in PARTS} == {
        "kicker": "KICKER",
        "headline": "The headline",
        "standfirst": "Below it.",
        "body": "The body.",
        "caption": "One.\n\nTwo.",
    }
    assert article.texts() == tuple(article.text(part) for part in PARTS)


def test_a_part_that_is_not_there_is_empty_text():
    assert [Article("a").text(part) for part in PARTS] == [""] * 5
    assert Article("a").texts() == ("",) * 5


@pytest.mark.parametrize("part", ["all", "credits", "id", ""])
def test_a_part_that_does_not_exist_is_an_error_that_names_those_that_do(part):
    with pytest.raises(ValueError, match="part must be one of kicker, headline, standfirst"):
        Article("a").text(part)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"id": None}, "'id' must be text, got NoneType"),
        ({"body": b"bytes"}, "'body' must be text, got bytes"),
        ({"outlet": 7}, "'outlet' must be text, got int"),
        ({"captions": "one caption"}, "'captions' must be a list of texts"),
        ({"captions": None}, "'captions' must be a list of texts"),
        ({"notes": ["fine", 7]}, "'notes' must be a list of texts"),
        ({"extra": None}, "'extra' must be a mapping"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(values, said):
    with pytest.raises(TypeError, match=said):
        Article(**values)


def test_texts_are_cleaned_in_every_field():
    article = Article("a\x00", "h\x00", "b\x00", outlet="o\x00", captions=["c\x00"])
    assert (article.id, article.headline, article.body) == ("a\ufffd", "h\ufffd", "b\ufffd")
    assert (article.outlet, article.captions) == ("o\ufffd", ("c\ufffd",))


def test_an_article_cannot_be_changed():
    source = {"votes": 7}
    article = Article("a", extra=source, captions=["One."])
    source["votes"] = 8
    assert article.extra["votes"] == 7
    assert article.captions == ("One.",)
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.body = "other"
    with pytest.raises(TypeError):
        article.extra["votes"] = 9


def test_an_article_can_be_copied_sent_and_put_in_a_set():
    """`extra` is read-only; neither pickle nor hash knows what to do with that by themselves."""
    article = Article("a", "h", "b", extra={"tags": ["x"]}, captions=("One.",))
    assert pickle.loads(pickle.dumps(article)) == article
    assert copy.deepcopy(article) == article
    assert dataclasses.replace(article, headline="other").extra == {"tags": ["x"]}
    assert len({article, copy.copy(article), Article("b")}) == 2


def test_its_name_is_its_outlet_or_else_its_id():
    assert Article("a", outlet="The Lantern").name == "The Lantern"
    assert Article("a").name == "a"


@pytest.mark.parametrize(
    ("ids", "unique"),
    [
        (["a", "b"], ["a", "b"]),
        (["post", "post", "post"], ["post", "post-2", "post-3"]),
        (["", ""], ["article", "article-2"]),
        # a name that was made must not take one that was given, wherever that stands
        (["post", "post", "post-2"], ["post", "post-3", "post-2"]),
        (["", "article"], ["article-2", "article"]),
        (["article", ""], ["article", "article-2"]),
    ],
)
def test_every_article_gets_an_id_of_its_own(ids, unique):
    articles = [Article(name, body=str(place)) for place, name in enumerate(ids)]
    made = with_unique_ids(articles)
    assert [article.id for article in made] == unique
    assert [article.body for article in made] == [article.body for article in articles]


@given(st.lists(st.sampled_from(["", "a", "a-2", "a-3", "article", "article-2"]), max_size=8))
def test_ids_differ_whatever_was_given(ids):
    made = [article.id for article in with_unique_ids(map(Article, ids))]
    assert len(set(made)) == len(ids)
    assert set(filter(None, ids)) <= set(made)


@given(ANY_TEXT)
@pytest.mark.parametrize(
    "before", ["“é” – 1.5 °C\n\n東京", "\t", "\x7f", "\x85", "\u200b", "\ud800", ""]
)
def test_even_texts_are_printed_throughout(before, text):
    text = before + text
    assert is_even(text) is all(char == "\n" or char.isprintable() for char in text)
