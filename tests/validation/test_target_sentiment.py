"""Training the sentiment toward a target: the same bytes, honest folds, no names learnt."""

import json

import numpy as np
import pytest
from sklearn.metrics import f1_score

from framing.measures.target_contexts import read_contexts
from framing.measures.target_features import describe_context
from framing.measures.target_sentiment import load_model
from framing.validation.target_model import Table, apply_model, describe_targets, spans_of
from framing.validation.target_sentiment import cross_validate, load, predict, save, train

SAID = {
    -1: [
        "{} was accused of fraud.",
        "Critics slammed {} again.",
        "The reckless {} lied to voters.",
    ],
    0: ["{} spoke on Monday.", "The council met {} at noon.", "On Friday {} flew to the coast."],
    1: ["Voters praised {} warmly.", "{} won a great prize.", "The brave {} saved the day."],
}
NAMES = ["Lind", "Hale", "Marin", "Okoro", "Brandt"]


def make_rows():
    """Return rows of five articles, each about a person of its own."""
    rows = []
    for group, name in enumerate(NAMES):
        for label, sentences in SAID.items():
            for sentence in sentences:
                text = sentence.format(name)
                start = text.index(name)
                row = {"text": text, "start": start, "end": start + len(name), "label": label}
                rows.append({**row, "id": f"r{len(rows)}", "group": f"g{group}"})
    return rows


ROWS = make_rows()


@pytest.fixture(scope="module")
def model():
    return train(ROWS)


@pytest.fixture(scope="module")
def gold(shared):
    lines = (shared / "gold" / "newsmtsc.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_it_learns_what_is_plain(model):
    assert [row["label"] for row in predict(ROWS, model)] == [row["label"] for row in ROWS]


def test_training_writes_the_same_bytes_and_reads_them_back(model, tmp_path):
    for name, one in (("a.csv", model), ("b.csv", train(ROWS, seed=0))):
        save(one, tmp_path / name, about={"data": "made up “rows”", "figures": {"macro_f1": 1.0}})
    for ending in (".csv", ".toml"):
        a, b = ((tmp_path / name).with_suffix(ending).read_bytes() for name in ("a", "b"))
        assert a == b
    read = load(tmp_path / "a.csv")
    assert read.weights == model.weights
    assert read.about["data"] == "made up “rows”"
    assert read.about["rows"] == len(ROWS)
    assert read.about["figures"] == {"macro_f1": 1.0}
    assert predict(ROWS, read) == predict(ROWS, model)


def test_a_models_name_must_leave_room_for_its_provenance(model, tmp_path):
    with pytest.raises(ValueError, match="choose another ending"):
        save(model, tmp_path / "model.toml")


def test_predictions_are_rows_that_json_can_hold(model):
    rows = [*ROWS[:2], {"text": "… left.", "start": 0, "end": 1}]
    said = json.loads(json.dumps(predict(rows, model)))
    assert [row["id"] for row in said] == ["r0", "r1", 2]
    for row in said:
        assert set(row) == {"id", "label", "score", "probabilities", "abstains"}
        assert sum(row["probabilities"].values()) == pytest.approx(1, abs=1e-5)
    assert said[-1]["label"] == 0
    assert said[-1]["abstains"]


def test_the_shipped_model_is_the_default():
    assert predict(ROWS[:3]) == predict(ROWS[:3], load_model())


def test_scoring_a_table_is_scoring_row_by_row(model):
    table = describe_targets(ROWS)
    texts, spans = spans_of(ROWS)
    alone = [
        model.probabilities(describe_context(context)) for context in read_contexts(texts, spans)
    ]
    assert apply_model(model, table) == pytest.approx(np.array(alone))


def test_names_are_not_learnt(model):
    names = {name.lower() for name in NAMES}
    rows = [
        {**row, "text": f"{NAMES[i % 5]} said: {row['text']}", "start": row["start"] + len(NAMES[i % 5]) + 7,
         "end": row["end"] + len(NAMES[i % 5]) + 7}
        for i, row in enumerate(ROWS)
    ]  # fmt: skip
    for weights in (model.weights, train(rows).weights):
        words = {word for name in weights for word in name.partition("=")[2].split("_")}
        assert not names & words


@pytest.mark.parametrize("labels", [(0,), (-1, 1), (0, 1, 2)])
def test_all_three_labels_are_needed(labels):
    rows = [{**row, "label": labels[i % len(labels)]} for i, row in enumerate(ROWS)]
    with pytest.raises(ValueError, match="'label' must be -1, 0 and 1"):
        train(rows)


def test_folds_need_groups():
    with pytest.raises(ValueError, match="at least two groups"):
        cross_validate([{**row, "group": "g"} for row in ROWS])


def test_folds_keep_groups_whole(monkeypatch):
    """Training never sees a group that it is held against."""
    groups = np.array([row["group"] for row in ROWS])
    seen = []
    rows_of = Table.rows

    def look(table, places):
        seen.append(set(groups[places]))
        return rows_of(table, places)

    monkeypatch.setattr(Table, "rows", look)
    figures = cross_validate(ROWS)
    assert [len(part) for part in seen] == [4] * 5
    assert len(figures["folds"]) == 5
    assert figures["macro_f1"] == 1.0
    assert figures["baselines"]["majority"] == pytest.approx(1 / 6)  # F1 of .5, 0 and 0


def test_vader_is_the_baseline_it_says():
    labels = [row["label"] for row in ROWS]
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    compounds = [vader.polarity_scores(row["text"])["compound"] for row in ROWS]
    said = [0 if abs(compound) < 0.05 else int(np.sign(compound)) for compound in compounds]
    wanted = f1_score(labels, said, average="macro")
    assert cross_validate(ROWS)["baselines"]["vader"] == pytest.approx(wanted)


@pytest.mark.shared
def test_the_shipped_weights_are_what_training_gives(gold, tmp_path):
    model = train(gold)
    shipped = load_model()
    shared_names = model.weights.keys() & shipped.weights.keys()
    # another processor or library rounds a few of the smallest weights otherwise
    assert len(shared_names) > 0.999 * len(shipped.weights)
    apart = [
        max(abs(a - b) for a, b in zip(model.weights[n], shipped.weights[n], strict=True))
        for n in shared_names
    ]
    assert max(apart) <= 2


@pytest.mark.shared
def test_cross_validated_figures_are_those_of_the_card(gold):
    figures = cross_validate(gold)
    stated = load_model().about["cross_validation"]
    assert figures["macro_f1"] >= 0.66
    assert figures["ece"] <= 0.03
    assert figures["macro_f1"] == pytest.approx(stated["macro_f1"], abs=0.003)
    assert figures["coverage"] == pytest.approx(stated["coverage"], abs=0.01)
    assert figures["macro_f1_opposed"] > figures["baselines"]["vader_opposed"] + 0.1
