"""A made corpus: paragraphs of what was given, in their order, no two articles of the same ones."""

import pytest

from framing import Article, find_duplicates
from framing.corpus import recombine_articles
from framing.corpus.recombined import RECOMBINED_COLUMNS

NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight"]


def make_article(outlet, event):
    words = [[f"{outlet}{event}{name}{'x' * place}" for place in range(9)] for name in NAMES]
    body = "\n\n".join(" ".join(paragraph) for paragraph in words)
    return Article(f"{event}-{outlet}", f"{event} told", body, outlet=outlet, event=event)


GIVEN = [make_article(outlet, event) for event in ("flood", "vote") for outlet in ("A", "B")]


def test_every_article_is_made_of_one_telling_in_its_order():
    frame = recombine_articles(GIVEN, 60, paragraphs=3, copies=0.2)
    assert tuple(frame.columns) == RECOMBINED_COLUMNS and len(frame) == 60
    assert frame["id"].is_unique
    given = {article.body: article for article in GIVEN}
    for row in frame.to_dict("records"):
        paragraphs = row["body"].split("\n\n")
        (told,) = [a for body, a in given.items() if paragraphs[0] in body]
        places = [told.body.split("\n\n").index(paragraph) for paragraph in paragraphs]
        assert places == sorted(set(places)) and len(places) == 3
        assert (row["story"], row["headline"]) == (told.event, told.headline)
        assert row["event"].startswith(f"{told.event}-")


def test_only_copies_are_the_same_text_and_another_outlet_has_them():
    frame = recombine_articles(GIVEN, 60, paragraphs=3, copies=0.2)
    again = frame[frame["body"].duplicated(keep=False)]
    assert 0 < len(again) < 40
    for _, pair in again.groupby("body"):
        assert sorted(pair["outlet"]) == ["A", "B"]
    assert not recombine_articles(GIVEN, 60, paragraphs=3, copies=0)["body"].duplicated().any()


def test_the_same_seed_makes_the_same_corpus():
    first, second, third = (recombine_articles(GIVEN, 30, paragraphs=3, seed=s) for s in (1, 1, 2))
    assert first.equals(second) and not first.equals(third)


def test_duplicates_see_through_it():
    # by half of the shorter, all articles of one telling are one text
    frame = recombine_articles(GIVEN, 100, paragraphs=6, copies=0)
    assert find_duplicates(frame)["story"].nunique() == len(GIVEN)


@pytest.mark.parametrize("given", [[], GIVEN[:1]])
def test_too_few_articles_are_refused(given):
    # eight paragraphs give 28 choices of six
    with pytest.raises(ValueError, match="articles can be made of those given, not 100"):
        recombine_articles(given, 100)
