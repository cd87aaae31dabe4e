"""Alignment against people's links and labels, its figures computed again from its predictions."""

import json

import pytest
from sklearn.metrics import balanced_accuracy_score, precision_recall_fscore_support

from framing import ReadingError
from framing.validation import validate
from framing.validation.tasks.alignment import balanced_accuracy

ARTICLES = {
    "id": "flood",
    "a_sentences": [
        "The flood killed eight people in Dorn.",
        "The bridge was closed by engineers.",
        "Guards shot two boys near the river.",
        "A brass band had been due to play.",
    ],
    "b_sentences": [
        "In Dorn, twenty people were killed by the flood.",
        "Engineers closed the bridge.",
        "Two boys were shot near the river.",
        "Schools stay shut.",
    ],
    "links": [
        {"a": 0, "b": 0, "relation": "conflict"},
        {"a": 1, "b": 1, "relation": "shared"},
        {"a": 3, "b": 3, "relation": "partial"},
    ],
}
PAIRS = [
    ("The king vetoed the bill.", "The bill was vetoed by the king.", "same"),
    ("Eight people drowned.", "Eight people lost their lives in the water.", "same"),
    ("The vote took place yesterday.", "The vote was held on Tuesday.", "same"),
    ("Eight people drowned.", "Twenty people drowned.", "different"),
    ("The ring was sold.", "The ring was not sold.", "different"),
    ("The parade opened the fair.", "Rain fell on the fair.", "different"),
    ("Guards shot two boys.", "Two boys were shot.", "reframed"),
]
LABELLED = [
    {"id": n, "a": a, "b": b, "label": label, "context": "published Wednesday, 6 March 2024"}
    for n, (a, b, label) in enumerate(PAIRS)
]


@pytest.fixture
def write(tmp_path):
    def write_rows(rows):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write_rows


def value(found, name):
    return found.metrics[name]["value"]


def test_links(write):
    found = validate("alignment", write([ARTICLES]))
    [row] = found.predictions
    assert row["id"] == "flood"
    links = {(n["a"], n["b"]): n["relation"] for n in row["links"]}
    assert links == {(0, 0): "conflict", (1, 1): "shared", (2, 2): "partial"}
    gold = {(n["a"], n["b"]) for n in ARTICLES["links"]}
    places = [(a, b) for a in range(4) for b in range(4)]
    wanted = precision_recall_fscore_support(
        [p in gold for p in places], [p in links for p in places], average="binary"
    )[:3]
    figures = [value(found, name) for name in ("precision", "recall", "f1")]
    assert figures == pytest.approx(wanted, abs=1e-5)
    assert 0 < found.baselines["tfidf_alone"] <= 1


def test_sentences_that_are_skipped_do_not_count(write):
    row = {**ARTICLES, "a_skip": [3], "b_skip": [2]}
    found = validate("alignment", write([row]))
    assert [value(found, name) for name in ("precision", "recall", "f1")] == [1.0, 1.0, 1.0]


def test_pairs(write):
    found = validate("alignment", write(LABELLED))
    labels = [row["label"] for row in found.predictions]
    gold = [label for *_, label in PAIRS]
    assert labels[0] == labels[2] == "same"
    assert labels[3:5] == ["different", "different"]
    assert labels[6] == "reframed"
    wanted = balanced_accuracy_score([g == "same" for g in gold], [x == "same" for x in labels])
    assert value(found, "balanced_accuracy") == pytest.approx(wanted, abs=1e-5)
    wanted = balanced_accuracy_score(gold, labels)
    assert value(found, "balanced_accuracy_3") == pytest.approx(wanted, abs=1e-5)
    assert found.baselines["majority"] == 0.5


def test_each_kind_of_trap_has_its_share(write):
    traps = ["passive", "number", "date", "number", "negation", "event", "agent"]
    rows = [{**row, "trap": trap} for row, trap in zip(LABELLED, traps, strict=True)]
    found = validate("alignment", write(rows))
    pairs = zip(found.predictions, LABELLED, strict=True)
    right = [(row["label"] == "same") == (gold["label"] == "same") for row, gold in pairs]
    assert value(found, "right.number") == (right[1] + right[3]) / 2
    assert value(found, "right.negation") == right[4]
    assert any("one kind of trap left out" in note for note in found.notes)


def test_the_day_of_publication_is_read_from_the_context(write):
    row = {**LABELLED[2], "context": "published Thursday, 7 March 2024"}  # yesterday: Wednesday
    found = validate("alignment", write([LABELLED[2], {**row, "id": "x"}]))
    assert [row["label"] for row in found.predictions] == ["same", "different"]


def test_balanced_accuracy_by_hand():
    # of three "a" two are found, of one "b" none
    assert balanced_accuracy("aaab", "aaba").of() == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({**LABELLED[0], "label": "similar"}, "'label' must be one of same, different, reframed"),
        ({**ARTICLES, "links": [{"a": 9, "b": 0}]}, "'links' must be places of sentences"),
        ({**ARTICLES, "links": [3]}, r"'links' must be links \[\{a, b, relation\}"),
        ({**ARTICLES, "a_sentences": [1, 2, 3, 4]}, "'a_sentences' must be a list of texts"),
        ({"id": 1, "a_sentences": []}, "there is no field 'b_sentences'"),
    ],
)
def test_bad_rows_are_one_clear_line(write, row, message):
    with pytest.raises(ReadingError, match=message):
        validate("alignment", write([row]))


@pytest.mark.shared
def test_traps_are_told_apart(shared):
    found = validate("alignment", shared / "traps_dev.jsonl")
    assert value(found, "balanced_accuracy") >= 0.85
