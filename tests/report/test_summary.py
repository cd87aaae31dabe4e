"""The summary against a stored one: FRAMING_REWRITE_GOLDEN=1 rewrites it, and its diff is read."""

import json
import os
from pathlib import Path

import pytest

import framing
from framing import Article
from framing.report import summarize

GOLDEN = Path(__file__).parent / "golden"


def shorten(summary):
    """Leave out what only repeats articles and catalogue."""
    kept = {name: value for name, value in summary.items() if name not in ("texts", "methods")}
    return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_summary_is_as_stored(cup_final):
    path = GOLDEN / "cup-final.json"
    found = shorten(summarize(cup_final))
    if os.environ.get("FRAMING_REWRITE_GOLDEN") == "1":
        path.write_bytes(found.encode())
    assert json.loads(found) == json.loads(path.read_text(encoding="utf-8"))


def test_summary_is_plain(cup_final):
    summary = summarize(cup_final)
    assert json.loads(json.dumps(summary, allow_nan=False)) == summary


@pytest.mark.parametrize("count", range(2, 9))
def test_two_to_eight_articles(engine, seed_articles, count):
    summary = summarize(framing.compare(seed_articles[:count], engine=engine))
    for section in ("articles", "course"):
        assert [item["letter"] for item in summary[section]] == list("ABCDEFGH"[:count])
    assert all(
        len(line["cells"]) == count
        for measure in summary["figures"]["measures"]
        for line in measure["lines"]
    )


def test_order_of_articles_changes_only_the_order(engine, seed_articles):
    pair = seed_articles[:2]
    there = summarize(framing.compare(pair, engine=engine))
    back = summarize(framing.compare(pair[::-1], engine=engine))

    def plain(item):
        return {name: value for name, value in item.items() if name != "letter"}

    for section in ("articles", "course"):
        assert list(map(plain, there[section])) == list(map(plain, back[section]))[::-1]
    for one, other in zip(there["figures"]["measures"], back["figures"]["measures"], strict=True):
        for line, mirrored in zip(one["lines"], other["lines"], strict=True):
            assert line["cells"] == mirrored["cells"][::-1]
            assert line["verdict"]["state"] == mirrored["verdict"]["state"]


def test_missing_is_shown_as_missing(engine):
    articles = [Article("a", "Only a headline"), Article("b", "Two", "Il est parti hier. " * 40)]
    summary = summarize(framing.compare(articles, engine=engine))
    assert [item["reason"] for item in summary["course"]] == ["no body", "not in English"]
    assert [item["grade"] for item in summary["readability"]["articles"]] == [None, None]
    assert summary["loaded"]["categories"] == []


def test_kidnapped_only_in_one_headline(engine):
    a = Article("a", "Envoy met rebels in secret", "The envoy met rebels.")
    b = Article("b", "Envoy met rebels to free kidnapped children", "The envoy met rebels.")
    (first, second) = summarize(framing.compare([a, b], engine=engine))["headlines"]["articles"]
    terms = [t["term"] for group in second["only"] for t in group["terms"]]
    assert {"free", "kidnapped", "children"} <= set(terms)
    assert [run["text"] for run in first["headline"] if "own" in run] == ["secret"]


def test_captions_are_listed_and_not_counted(engine):
    a = Article("a", "Vote", "The council voted.", captions=("Critics slammed the vote.",))
    b = Article("b", "Vote", "Critics slammed the vote.")
    loaded = summarize(framing.compare([a, b], engine=engine))["loaded"]
    assert [total["own"] for total in loaded["totals"]] == [0, 1]
    hits = [h for c in loaded["categories"] for e in c["entries"] for h in e["hits"]]
    assert [(hit["letter"], hit["part"]) for hit in hits] == [("A", "caption"), ("B", "body")]


def test_context_of_an_occurrence(engine):
    a = Article(
        "a", "Vote", "Nobody spoke for long. " * 4 + "Critics slammed the vote of the council."
    )
    b = Article("b", "Vote", "The council voted.")
    loaded = summarize(framing.compare([a, b], engine=engine))["loaded"]
    (hit,) = [h for c in loaded["categories"] for e in c["entries"] for h in e["hits"]]
    assert hit["left"] == "… spoke for long. Nobody spoke for long. Critics "
    assert (hit["text"], hit["right"]) == ("slammed", " the vote of the council.")


def test_the_primary_is_marked_and_stands_outside_of_the_family(cup_final):
    one = summarize(framing.Comparison(cup_final.analysis, primary="loaded"))
    other = summarize(cup_final)
    marked = [
        (measure["name"], line["part"], line["voice"])
        for measure in one["figures"]["measures"]
        for line in measure["lines"]
        if line["primary"]
    ]
    assert marked == [("loaded", "body", "outlet")]
    assert one["methods"]["interval"]["primary"] == "body.outlet.loaded"
    assert other["methods"]["interval"]["primary"] is None
    shown = [said["methods"]["interval"]["differences"] for said in (one, other)]
    assert shown[0] == shown[1] - 1


def test_a_difference_that_is_not_told_says_how_large_it_would_have_to_be(cup_final):
    lines = [line for m in summarize(cup_final)["figures"]["measures"] for line in m["lines"]]
    alike = [line for line in lines if line["verdict"]["state"] == "indistinguishable"]
    assert alike
    assert all("might not show" in line["verdict"]["detail"] for line in alike)


@pytest.mark.parametrize(
    ("events", "title"),
    [
        (("pool-vote", "pool-vote"), "Pool vote: two tellings of one story"),
        ((None, None), "Two tellings of one story"),
        (("pool-vote", None), "Two tellings of one story"),
        (("pool-vote", "cup_final"), "Two articles on different events"),
        (("a", "b", None), "Three articles on different events"),
    ],
)
def test_titles(engine, events, title):
    articles = [Article("abc"[n], "Vote", "It passed.", event=e) for n, e in enumerate(events)]
    assert summarize(framing.compare(articles, engine=engine))["title"] == title


def test_the_title_heeds_the_cautions(engine):
    one, other = ("The mayor of Ellery closed a bridge. ", "Doctors treat fever in a school camp. ")
    articles = [Article(x, "Head", text * 20) for x, text in (("a", one), ("b", other))]
    assert summarize(framing.compare(articles, engine=engine))["title"] == (
        "Two articles on different events"
    )
