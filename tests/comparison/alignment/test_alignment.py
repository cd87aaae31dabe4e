"""Sentences of two articles are linked, and what stands alone is shown with what is nearest."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.alignment import RELATIONS, Settings, align_sentences, judge_pair
from framing.language.times import find_times

DATA = Path(__file__).resolve().parents[2] / "data"
A = [
    "The flood killed eight people in Dorn on Monday.",
    "Soldiers evicted forty families from the river bank.",
    "“We were warned, and we did nothing,” the mayor said.",
    "The bridge was closed by engineers.",
    "A brass band had been due to play.",
]
B = [
    "In Dorn, twenty people were killed by the flood on Monday.",
    "Forty families had to leave their homes on the river bank.",
    "The mayor spoke: “We were warned, and we did nothing.”",
    "Engineers closed the bridge.",
    "Schools stay shut for a week.",
]


def test_links_and_what_stands_alone():
    found = align_sentences(A, B)
    links = {(link.a, link.b): (link.relation, link.check) for link in found.links}
    assert links == {
        (0, 0): ("conflicting", "number"),
        (1, 1): ("reframed", "agent"),
        (2, 2): ("shared", ""),
        (3, 3): ("shared", ""),
    }
    assert [one.place for one in found.only_a] == [4]
    assert [one.place for one in found.only_b] == [4]


def test_the_words_that_decided():
    [link] = align_sentences(A[:1], B[:1]).links
    assert A[0][slice(*link.span_a)] == "eight"
    assert B[0][slice(*link.span_b)] == "twenty"


def test_what_is_longer_is_shared_in_part():
    longer = f"{A[3][:-1]} after the mayor, two councillors and a diver had looked at its pillars."
    [link] = align_sentences([A[3]], [longer]).links
    assert (link.relation, link.check) == ("partly shared", "")


def test_a_higher_threshold_links_less():
    counts = [
        len(align_sentences(A, B, settings=Settings(threshold=threshold)).links)
        for threshold in (-1.0, 0.2, 0.5, 1.1)
    ]
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[-1]) == (25, 0)


def test_sentences_at_opposite_ends_are_less_likely_one():
    far = ["The bridge was shut down by divers.", *["Band music was played."] * 8]
    near = align_sentences(far, far[:1], settings=Settings(position=0.0)).links
    assert near[0].score == 1.0  # equal sentences are equal, wherever they stand
    scores = [
        align_sentences(far, ["The bridge was closed by divers."], settings=Settings(0.0, p))
        .links[0].score
        for p in (0.0, 0.4)
    ]  # fmt: skip
    assert scores[0] - scores[1] == pytest.approx(0.4 * (0.5 - 0.5 / 9), abs=1e-5)


def test_days_of_publication_count():
    a, b = ["The judge resigned today."], ["The judge resigned yesterday."]
    [link] = align_sentences(a, b, published=(date(2024, 3, 5), date(2024, 3, 6))).links
    assert link.relation == "shared"
    [link] = align_sentences(a, b, published=(date(2024, 3, 5), date(2024, 3, 5))).links
    assert (link.relation, link.check) == ("conflicting", "time")


def test_nothing_to_align():
    assert align_sentences([], []).links == ()
    [alone] = align_sentences(["The bridge fell."], []).only_a
    assert (alone.nearest, alone.score) == (-1, 0.0)


SENTENCES = st.lists(st.sampled_from([*A, *B, "", "***", "12.", "No."]), max_size=6)


@given(SENTENCES)
def test_an_article_shares_all_with_itself(sentences):
    found = align_sentences(sentences, sentences)
    assert found.only_a == found.only_b == ()
    own = {(link.a, link.b): link for link in found.links}
    for place in range(len(sentences)):
        assert own[place, place].relation == "shared"
        assert own[place, place].score == 1.0


@given(SENTENCES, SENTENCES)
def test_the_order_of_articles_changes_nothing_but_sides(a, b):
    one, other = align_sentences(a, b), align_sentences(b, a)
    turned = {
        (link.b, link.a, link.relation, link.score, link.check, link.span_b, link.span_a)
        for link in other.links
    }
    straight = {
        (link.a, link.b, link.relation, link.score, link.check, link.span_a, link.span_b)
        for link in one.links
    }
    assert straight == turned
    assert [x.place for x in one.only_a] == [x.place for x in other.only_b]


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
def test_any_texts_can_be_aligned(a, b):
    found = align_sentences(a, b)
    assert all(link.relation in RELATIONS for link in found.links)
    assert {link.a for link in found.links} | {one.place for one in found.only_a} == set(
        range(len(a))
    )


PAIRS = [
    json.loads(line)
    for line in DATA.joinpath("alignment_pairs.jsonl").read_text("utf-8").splitlines()
]


def share_right(pairs):
    """Balanced accuracy of same against the other two."""
    right = {True: [], False: []}
    for row in pairs:
        [day] = [time.days[0][0] for time in find_times(row["context"]) if time.days]
        same = judge_pair(row["a"], row["b"], published=day).label == "same"
        right[row["label"] == "same"].append(same == (row["label"] == "same"))
    return sum(sum(found) / len(found) for found in right.values()) / 2


@pytest.mark.parametrize("batch", sorted({row["batch"] for row in PAIRS}))
def test_our_own_pairs_are_told_apart(batch):
    assert share_right(row for row in PAIRS if row["batch"] == batch) >= 0.85


@pytest.mark.shared
def test_articles_on_one_event_are_linked_as_people_link_them(shared):
    text = (shared / "gold" / "basil_articles.jsonl").read_text("utf-8")
    articles = {row["id"]: row for row in map(json.loads, text.splitlines())}
    right = found = wanted = 0
    for line in DATA.joinpath("alignment_links.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        a, b = ([s for p in articles[row[side]]["paragraphs"] for s in p] for side in "ab")
        days = tuple(date.fromisoformat(articles[row[side]]["date"]) for side in "ab")
        gold = {(a_, b_) for a_, b_, _ in row["links"]}
        links = {(n.a, n.b) for n in align_sentences(a, b, published=days).links}
        right, found, wanted = right + len(gold & links), found + len(links), wanted + len(gold)
    assert right / found >= 0.8
    assert right / wanted >= 0.6
