"""Sentiment toward a target: the shipped weights, what they may know, and what they show."""

import csv
import math
import subprocess
import sys
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.measures.target_contexts import read_contexts
from framing.measures.target_features import describe_context, value_of
from framing.measures.target_sentiment import (
    ALWAYS,
    LABELS,
    Model,
    load_model,
    provenance_name,
    score_targets,
)

ROOT = Path(__file__).resolve().parents[2]
DATA = resources.files("framing.measures") / "data"


def span(text, target, number=0):
    start = text.index(target)
    return number, start, start + len(target)


def score(text, target):
    return score_targets([text], [span(text, target)])[0]


def describe(text, target):
    """Return the features of a target as name to value."""
    (context,) = read_contexts([text], [span(text, target)])
    return {name: value_of(name, items) for name, items in describe_context(context).items()}


@pytest.mark.parametrize(
    ("text", "target", "answer"),
    [
        ("Critics slammed Hale for his reckless plan.", "Hale", "negative"),
        ("Hale was convicted of fraud on Tuesday.", "Hale", "negative"),
        ("Lind, who saved hundreds of jobs, won the award.", "Lind", "positive"),
        ("Voters praised the brave and honest Lind.", "Lind", "positive"),
        ("Lind met reporters at noon on Tuesday.", "Lind", "neutral"),
        ("Hale slammed the council.", "council", "negative"),
        ("Hale Slammed Over Reckless Budget", "Hale", "negative"),
    ],
)
def test_plain_cases(text, target, answer):
    assert score(text, target).answer == answer


def test_two_targets_of_one_sentence_are_told_apart():
    text = "“He is a liar and a thief,” Lind said of Hale."
    assert score(text, "Hale").score < score(text, "Lind").score


@pytest.mark.parametrize("other", ["Garcia", "O’Neill", "Hope", "the mayor’s party".title()])
def test_who_is_named_decides_nothing(other):
    text = "On Friday Hale lost the vote, and Hale blamed the council."
    at = text.index("Hale")
    plain = score_targets([text], [(0, at, at + 4)])[0]
    renamed = text[:at] + other + text[at + 4 :]
    named = score_targets([renamed], [(0, at, at + len(other))])[0]
    if len(other.split()) == 1:
        assert named.probabilities == pytest.approx(plain.probabilities)
    text = "On Friday Hale told Marin that the vote was lost."
    changed = text.replace("Marin", other.split()[0])
    assert score(changed, "Hale").probabilities == score(text, "Hale").probabilities


def test_only_the_targets_sentence_is_read():
    alone = score("Lind met reporters at noon.", "Lind")
    among = score("Hale lied. He is a crook.\n\nLind met reporters at noon. Shame!", "Lind")
    assert among.probabilities == alone.probabilities


def test_spans_beside_wide_and_unprintable_characters():
    plain = score("Critics slammed Hale for his reckless plan.", "Hale")
    text = "\ufeff“Ça va?” — Émile 😀\r\n\r\nCritics slammed Hale for his reckless plan."
    wide = score(text, "Hale")
    assert wide.probabilities == plain.probabilities
    assert [text[word.start : word.end].lower() for word in wide.words] == [
        word.word for word in wide.words
    ]


def test_words_that_decided():
    text = "Critics slammed Hale for his reckless plan."
    words = score(text, "Hale").words
    assert [word.word for word in words[:2]] == ["slammed", "reckless"]
    assert [word.weight for word in words] == sorted((w.weight for w in words), reverse=True)
    assert all(text[word.start : word.end].lower() == word.word for word in words)
    assert "hale" not in {word.word for word in words}


def test_explained_weights_add_up_to_the_odds():
    """What words add, and what belongs to no word, is all that the answer stands on."""
    text = "Critics slammed Hale for his plan."
    (context,) = read_contexts([text], [span(text, "Hale")])
    found = describe_context(context)
    model = Model({ALWAYS: (100, -50), "w=slammed": (900, -300), "c=slammed": (60, 0)})
    # negative: (100 + 900 + 60) / 1000 = 1.06; positive: (-50 - 300) / 1000 = -.35
    odds = [math.exp(1.06), 1.0, math.exp(-0.35)]
    assert model.probabilities(found) == pytest.approx([odd / sum(odds) for odd in odds])
    # for negative: .96 against the mean of 0 and -.3
    assert model.explain(found, -1) == pytest.approx({1: 0.96 + 0.15})


def test_unsure_below_the_confidence():
    text, model = "Lind met Hale.", Model({ALWAYS: (100, 0)}, confidence=0.5)
    said = score_targets([text], [span(text, "Lind")], model=model)[0]
    assert said.label == -1
    assert said.abstains
    assert said.answer == "unsure"
    assert said.reason == "no answer has a probability of 0.5"


@pytest.mark.parametrize("text", ["Lind met … Hale.", "   …   "])
def test_a_span_without_a_word_is_not_scored(text):
    said = score(text, "…")
    assert said.label is None
    assert said.answer == "unsure"
    assert said.reason == "no word in the span"
    assert all(map(math.isnan, [said.score, *said.probabilities]))


def test_blank_texts_are_not_scored():
    assert score_targets(["", "   "], [(1, 0, 2)])[0].reason == "no word in the span"


@pytest.mark.parametrize("wrong", [(0, 3, 3), (0, -1, 2), (0, 0, 99), (1, 0, 1), (-1, 0, 1)])
def test_spans_outside_their_text_are_refused(wrong):
    with pytest.raises(ValueError, match=r"spans\[0\] must be \(text, start, end\)"):
        score_targets(["Lind left."], [wrong])


def test_clauses_voice_and_place():
    found = describe("Hale lost, but Lind, praised by voters, won the vote.", "Lind")
    assert "c=lost" not in found
    assert found["L=lost"] == found["R=won"] == 0.5  # in other clauses words count half
    assert found["r=praised"] == 1
    assert found["trole=subject"] == 1
    quoted = describe("“Lind was a great mayor for the town,” Hale said.", "Lind")
    assert quoted["tquoted=2"] == quoted["tspeech"] == 1
    assert quoted["s=vq2+"] == pytest.approx(3.1 / 4)  # VADER rates "great" 3.1


def test_near_valence_weighs_more():
    near = describe("Bad luck for Lind on the long road to the town hall.", "Lind")
    far = describe("Bad luck on the long road to the town hall for Lind.", "Lind")
    assert near["s=v-2"] > far["s=v-2"]
    assert near["s=v-"] == far["s=v-"]


def test_negation_turns_words_and_valence():
    found = describe("Lind was not honest with voters.", "Lind")
    assert "R=!honest" in found
    assert "R=honest" not in found
    assert found["s=v-"] > 0
    assert "kR=honest!" in found


@given(st.text(max_size=80), st.data())
def test_any_text_has_probabilities_and_words_that_slice_back(text, data):
    text += " Lind"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (said,) = score_targets([text], [(0, start, end)])
    if said.label is None:
        assert said.reason == "no word in the span"
    else:
        assert sum(said.probabilities) == pytest.approx(1)
        assert said.label == LABELS[said.probabilities.index(max(said.probabilities))]
    assert all(0 <= word.start < word.end <= len(text) for word in said.words)


def test_other_texts_in_the_batch_are_irrelevant():
    texts = ["Lind won.", "Critics slammed Hale.", "Voters praised the brave Marin."]
    spans = [span(text, name, i) for i, (text, name) in enumerate(zip(texts, ["Lind", "Hale", "Marin"], strict=True))]  # fmt: skip
    together = score_targets(texts, spans)
    alone = [score_targets([t], [(0, *s[1:])])[0] for t, s in zip(texts, spans, strict=True)]
    assert [x.probabilities for x in together] == [x.probabilities for x in alone]
    assert [x.words for x in together] == [x.words for x in alone]


def test_the_shipped_weights_are_small_and_say_where_they_come_from():
    files = [p for p in DATA.iterdir() if p.name.startswith("target_sentiment")]
    assert sum(len(path.read_bytes()) for path in files) < 500_000
    about = tomllib.loads((DATA / "target_sentiment.toml").read_text("utf-8"))
    assert {"data", "data_licence", "rows", "command", "version", "written", "limits"} <= set(about)
    assert about["cross_validation"]["macro_f1"] >= 0.66
    rows = list(csv.reader((DATA / "target_sentiment.csv").read_text("utf-8").splitlines()))
    assert rows[0] == ["feature", "negative", "positive"]
    assert len(rows) - 1 == about["weights"] == len(load_model().weights)
    assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])
    assert not [row for row in rows if row[0][0] in "=+-@"]  # a spreadsheet would run them


def test_the_shipped_weights_know_no_politicians():
    people = set("trump clinton obama biden sanders romney putin mueller mcconnell cruz".split())
    named = [n for n in load_model().weights if people & set(n.partition("=")[2].split("_"))]
    assert named == []


@pytest.mark.parametrize(
    ("table", "about", "message"),
    [
        ("feature,negative,positive\n", "features = 0\nconfidence = 0.5\n", "train it again"),
        ("a,b\n", "features = 1\nconfidence = 0.5\n", "first line must be"),
        ("feature,negative,positive\nw=a,1\n", "features = 1\nconfidence = 0.5\n", "is no model"),
        ("feature,negative,positive\n", "features = 1\n", "confidence"),
        ("feature,negative,positive\n", None, "is no model"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path, table, about, message):
    path = tmp_path / "own.csv"
    path.write_text(table, "utf-8")
    if about is not None:
        path.with_name(provenance_name(path.name)).write_text(about, "utf-8")
    with pytest.raises(ValueError, match=message):
        load_model(path)


def test_scoring_loads_no_machine_learning():
    code = (
        "import sys; from framing.measures.target_sentiment import score_targets; "
        "score_targets(['Lind won.'], [(0, 0, 4)]); "
        "print(sorted({'sklearn', 'scipy', 'pandas', 'pickle5'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
