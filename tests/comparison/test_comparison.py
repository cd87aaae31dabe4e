"""Comparison: its tables, and the plain dict that JSON and the page are made of."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Engine, analyze, compare
from framing.comparison import SCHEMA

ROOT = Path(__file__).resolve().parents[2]
ENGINE = Engine()
A = Article(
    "lantern", "Mayor slams critics", "It is a good day. “It is a bad day for us,” he said. " * 6,
    outlet="The Lantern", kicker="CITY HALL", captions=("A “good” day.",), published="2026-03-04",
    extra={"tags": ["x", "y"], "votes": 7},
)  # fmt: skip
B = Article("post", "Mayor answers 8 critics", "It was not a good day. He left at once. " * 7)
TABLES = {
    "headlines": "term kind articles",
    "scores": "article_id part voice speaker measure value n unit reason low high",
    "differences": ("measure part voice a b value_a value_b difference low high verdict smallest"),
    "evidence": "article_id part sentence start end text measure category weight voice speaker lexicon entry reason alternative use",
    "quotations": "article_id part quotation start end text kind cue stance speaker speaker_start speaker_end person confidence",
    "sources": "article_id source role named anonymous quotations reported words_quoted words_reported share first lede first_half verbs stances",
}


def dump(comparison):
    return json.dumps(comparison.to_dict(), ensure_ascii=False, allow_nan=False)


def test_the_dict_has_the_sections_of_the_contract():
    said = compare([A, B], engine=ENGINE).to_dict()
    built = [
        "schema",
        "articles",
        "headlines",
        "scores",
        "differences",
        "evidence",
        "quotations",
        "methods",
    ]
    assert [name for name in said if name in built] == built
    later = {
        "labels",
        "agency",
        "portrayal",
        "prominence",
        "claims",
        "sources",
        "alignment",
        "alignment_counts",
        "against_rest",
        "quotations_compared",
        "speaker_words",
        "numbers",
        "keyness",
        "headline_coverage",
        "frame_cues",
        "cue_differences",
    }
    assert set(said) <= {*built, *later}
    assert said["schema"] == SCHEMA == "framing.comparison/1"


def test_articles_have_all_their_fields():
    said = compare([A, B], engine=ENGINE).to_dict()["articles"]
    assert list(said[0]) == list(Article.__dataclass_fields__)
    assert said[0]["id"] == "lantern"
    assert said[0]["captions"] == ["A “good” day."]
    assert said[0]["extra"] == {"tags": ["x", "y"], "votes": 7}
    assert said[1]["outlet"] is None


@pytest.mark.parametrize("name", TABLES)
def test_records_have_the_columns_of_the_tables(name):
    comparison = compare([A, B], engine=ENGINE)
    records = comparison.to_dict()[name]
    assert records
    assert {tuple(record) for record in records} == {tuple(TABLES[name].split())}
    table = getattr(comparison, name)
    assert list(table.columns) == TABLES[name].split()
    assert len(table) == len(records)


def test_methods_say_how_it_was_done_and_nothing_of_the_machine():
    methods = compare([A, B], engine=ENGINE).to_dict()["methods"]
    assert [measure["name"] for measure in methods["measures"]] == [m.name for m in ENGINE.measures]
    assert methods["lexicons"][0]["sha256"] == ENGINE.lexicon.sha256
    assert methods["interval"]["level"] == 0.95
    assert methods["cautions"] == compare([A, B], engine=ENGINE).cautions
    assert str(ROOT) not in json.dumps(methods)


def test_the_methods_paragraph_tells_what_was_declared_and_how_many_differences_are_shown():
    comparison = compare([A, B], engine=ENGINE, primary="vader")
    shown = comparison.to_dict()["methods"]["interval"]["differences"]
    assert f"{shown} differences" in comparison.methods
    assert "body.outlet.vader" in comparison.methods
    assert "body.outlet.vader" not in compare([A, B], engine=ENGINE).methods


def test_what_is_undefined_is_null_and_never_zero():
    said = compare([A, B], engine=ENGINE).to_dict()
    undefined = [row for row in said["scores"] if row["reason"]]
    assert undefined and all(row["value"] is None for row in undefined)
    not_scored = [row for row in said["differences"] if row["verdict"] == "not scored"]
    assert not_scored and all(row["difference"] is None for row in not_scored)


class Odd:
    def __str__(self):
        return "odd"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (float("nan"), None),
        (float("inf"), None),
        (np.float32("nan"), None),
        (np.float64(0.12345678), 0.123457),
        (np.int64(7), 7),
        (np.array([1, 2]), [1, 2]),
        ({1: (2.0, {"a": None})}, {"1": [2.0, {"a": None}]}),
        ({"x"}, ["x"]),
        (True, True),
        (-0.0, 0.0),
        (Odd(), "odd"),
        (b"bytes", "b'bytes'"),
    ],
)
def test_whatever_stands_in_extra_can_be_written_as_json(value, plain):
    article = Article("a", "Head", "Text.", extra={"column": value})
    said = compare([article, B], engine=ENGINE).to_dict()
    assert said["articles"][0]["extra"] == {"column": plain}
    json.dumps(said, allow_nan=False)


HOSTILE = [
    "</script><script>alert(1)</script>", "\x00\x1b", "\ud83d", "\u202e\u2066", "😀" * 9, "“”\"'‘", "",
    "nospaces" * 99, "{{ 7 }}", "\u00a0\u2028", "It is good. ", "slammed ", "“It is a bad day.” ", "\n\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)


@settings(max_examples=40)
@given(TEXTS, TEXTS, TEXTS)
def test_any_articles_can_be_compared_and_written(headline, body, caption):
    articles = [Article("a", headline, body, captions=(caption,)), Article("b", body, headline)]
    assert json.loads(dump(compare(articles, engine=ENGINE)).encode())["schema"] == SCHEMA


def test_two_runs_give_the_same_bytes():
    assert dump(compare([A, B])) == dump(compare([A, B], engine=ENGINE))


SCRIPT = """
import json, sys
from framing import Article, compare
text = "It is a good day in Ellery. “It is a bad day for us,” Lind said. They slammed it. "
articles = [Article("a", "Mayor slams 8", text * 5), Article("b", "Mayor quits", text * 6 + "Bad!")]
sys.stdout.write(json.dumps(compare(articles).to_dict(), allow_nan=False))
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes():
    """Sets come out in another order in each process, unless they are sorted."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] and runs[0] == runs[1]


def content(said):
    """Return everything but the differences, as sets of lines without order."""
    rows = {}
    for name in ("headlines", "scores", "evidence", "quotations"):
        records = [
            {k: sorted(v) if isinstance(v, list) else v for k, v in r.items()} for r in said[name]
        ]
        rows[name] = sorted(json.dumps(record) for record in records)
    return rows


def test_the_order_of_the_articles_changes_nothing_but_the_order():
    one, other = compare([A, B], engine=ENGINE), compare([B, A], engine=ENGINE)
    assert content(one.to_dict()) == content(other.to_dict())
    assert [article.id for article in other.articles] == ["post", "lantern"]


def test_articles_of_one_name_get_names_of_their_own():
    said = compare(
        [Article("a", "One", "Text."), Article("a", "Two", "Text.")], engine=ENGINE
    ).to_dict()
    assert [article["id"] for article in said["articles"]] == ["a", "a-2"]


def test_eight_articles_can_be_compared():
    articles = [Article(str(n), f"Head {n}", B.body) for n in range(8)]
    differences = compare(articles, engine=ENGINE).differences
    assert len(differences[["a", "b"]].drop_duplicates()) == 8 * 7 / 2


def test_scores_are_those_of_the_analysis():
    scores = compare([A, B], engine=ENGINE).scores
    alone = analyze([A, B], engine=ENGINE).scores
    assert scores[list(alone.columns)].equals(alone)


def test_its_repr_shows_numbers():
    said = repr(compare([A, B], engine=ENGINE))
    assert "The Lantern" in said and "post" in said
    assert any(char.isdigit() for char in said)
    assert "object at" not in said


def test_its_page_is_one_document():
    page = compare([A, B], engine=ENGINE).to_html(title="A <title>")
    assert page.startswith("<!doctype html>") or page.startswith("<!DOCTYPE html>")
    assert "A &lt;title&gt;" in page and "A <title>" not in page


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_looked_for_afterwards_if_it_was_before(enabled):
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        compare([A, B], engine=ENGINE).to_dict()
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
