"""The sentence-bias model: on sentences written for this test, and on the shared data."""

import io
import json
import random
import zipfile

import numpy as np
import pytest

from framing.validation.folds import split_groups
from framing.validation.sentence_bias import cross_validate, load, predict, save, train
from framing.validation.sentence_features import describe_rows, grow_vocabularies, to_features

WHO = ["The council", "The mayor", "The harbour board", "The school", "The union", "The bank"]
PLAIN = ["published", "discussed", "approved", "delayed", "reviewed", "rejected"]
LOADED = ["disgraceful", "shameless", "appalling", "outrageous", "ludicrous", "despicable"]
WHAT = ["budget", "timetable", "report", "contract", "survey", "plan"]


def make_rows(number=120, seed=1):
    """Plain and loaded sentences; an article has two, and the first of two outlets more of them."""
    rng = random.Random(seed)
    rows = []
    for place in range(number):
        outlet = "Gazette" if place % 4 < 2 else "Herald"
        biased = rng.random() < (0.6 if outlet == "Gazette" else 0.4)
        verb, what = rng.choice(PLAIN), rng.choice(WHAT)
        opening = f"{rng.choice(WHO)} {verb} its "
        word = f"{rng.choice(LOADED)} " if biased else ""
        span = [[len(opening), len(opening) + len(word) - 1]] if biased else []
        rows.append(
            {
                "id": f"s{place}",
                "text": f"{opening}{word}{what} on day {place}.",
                "label_bias": int(biased),
                "spans": span,
                "outlet": outlet,
                "group": f"article {place // 2}",
            }
        )
    return rows


ROWS = make_rows()


@pytest.fixture(scope="module")
def model():
    return train(ROWS)


def test_it_learns_what_is_plain_to_see(model):
    new = make_rows(40, seed=2)
    found = predict(new, model)
    assert [row["id"] for row in found] == [row["id"] for row in new]
    assert [row["label"] for row in found] == [row["label_bias"] for row in new]
    assert all(0 <= row["score"] <= 1 and row["score"] == row["probability"] for row in found)
    assert all(row["label"] == (row["score"] >= 0.5) for row in found)


def test_the_card_says_what_it_was_trained_on(model):
    biased = sum(row["label_bias"] for row in ROWS)
    assert model.card["rows"] == 120
    assert model.card["groups"] == 60
    assert model.card["base_rate"] == round(biased / 120, 4)
    assert model.card["marked_words"] == biased
    assert repr(model) == f"<sentence-bias model of 120 rows, {biased / 120:.1%} of them biased>"


def test_a_model_that_was_written_and_read_scores_the_same(model, tmp_path):
    save(model, tmp_path / "a.model")
    again = load(tmp_path / "a.model")
    assert predict(ROWS, again) == predict(ROWS, model)
    assert again.card == model.card


def test_the_same_rows_give_the_same_bytes(model, tmp_path):
    save(model, tmp_path / "a.model")
    save(train(ROWS), tmp_path / "b.model")
    save(load(tmp_path / "a.model"), tmp_path / "c.model")
    first, *others = ((tmp_path / f"{name}.model").read_bytes() for name in "abc")
    assert others == [first, first]


def test_the_file_holds_arrays_and_json_only(model, tmp_path):
    save(model, tmp_path / "a.model")
    with zipfile.ZipFile(tmp_path / "a.model") as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(".npy"):
                assert np.load(io.BytesIO(data), allow_pickle=False).dtype == np.float32
            else:
                json.loads(data)


def rewrite(path, name, data):
    """Write a model file again with one member replaced."""
    with zipfile.ZipFile(path) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for member, kept in {**members, name: data}.items():
            archive.writestr(member, kept)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"version": "0"}, "a.model: a model of version 0, and this is version"),
        ({"lexicon_sha256": "f00"}, "a.model: trained with another version of the lexicon"),
        ({"task": "other"}, "a.model: a model for 'other', not for 'sentence-bias'."),
    ],
)
def test_a_model_of_another_kind_is_refused(model, tmp_path, changed, message):
    path = tmp_path / "a.model"
    save(model, path)
    rewrite(path, "card.json", json.dumps({**model.card, **changed}).encode())
    with pytest.raises(ValueError, match=message) as error:
        load(path)
    assert "\n" not in str(error.value)


def test_what_is_no_model_is_refused(model, tmp_path):
    path = tmp_path / "a.model"
    path.write_text("hello", "utf-8")
    with pytest.raises(ValueError, match="a.model: not a sentence-bias model"):
        load(path)
    save(model, path)
    pickled = io.BytesIO()
    np.save(pickled, np.array([{"code": "to run"}], object), allow_pickle=True)
    rewrite(path, "platt.npy", pickled.getvalue())
    with pytest.raises(ValueError, match="a.model: not a sentence-bias model"):
        load(path)


def _of(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "data", "message"),
    [
        ("platt.npy", _of(np.zeros(3, np.float32)), "'platt' has the wrong size"),
        ("sentence.npy", _of(np.zeros(9, np.float32)), "'sentence' has the wrong size"),
        ("platt.npy", _of(np.array(["a", "b"])), "'platt' holds no numbers"),
        ("platt.npy", _of(np.full(2, np.nan, np.float32)), "'platt' holds no numbers"),
        ("card.json", b"[" * 100_000, "recursion"),
        ("card.json", b"[1]", "no attribute"),
    ],
)
def test_a_damaged_model_is_refused(model, tmp_path, part, data, message):
    path = tmp_path / "a.model"
    save(model, path)
    rewrite(path, part, data)
    with pytest.raises(ValueError, match=f"a.model: not a sentence-bias model .*{message}"):
        load(path)


def test_a_file_that_would_fill_the_memory_is_not_unpacked(model, tmp_path, monkeypatch):
    path = tmp_path / "a.model"
    save(model, path)
    monkeypatch.setattr("framing.validation.sentence_bias._LARGEST", 1000)
    with pytest.raises(ValueError, match="too large for one"):
        load(path)


def test_rows_without_a_label_are_left_out(model):
    null = [{"text": "The bank closed.", "label_bias": None, "group": "x"}]
    assert train(ROWS + null).card == model.card


def test_rows_without_marked_words_do():
    rows = [{k: v for k, v in row.items() if k != "spans"} for row in ROWS]
    model = train(rows)
    assert model.card["marked_words"] == 0
    assert [row["label"] for row in predict(rows, model)] == [row["label_bias"] for row in rows]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "label_bias is 1 in 0 of them and 0 in 0"),
        ([row for row in ROWS if row["label_bias"]], "and 0 in 0"),
        ([{**row, "group": "one"} for row in ROWS], "at least two groups"),
    ],
)
def test_rows_that_nothing_can_be_learnt_from(rows, message):
    with pytest.raises(ValueError, match=message):
        train(rows)


def test_no_group_stands_on_both_sides():
    groups = np.array([row["group"] for row in ROWS])
    for seen, unseen in split_groups(groups, 5, 0):
        assert not set(groups[seen]) & set(groups[unseen])


def test_cross_validation_stands_beside_its_baselines():
    found = cross_validate(ROWS)
    assert found["rows"] == 120 and found["groups"] == 60
    assert found["macro_f1"] > 0.95
    assert found["leave_outlet_out_macro_f1"] > 0.9
    assert found["baselines"].keys() == {"majority", "lexicon_rate", "outlet_only"}
    assert found["baselines"]["majority"] < found["baselines"]["outlet_only"] < 0.8
    one = cross_validate([{**row, "outlet": "Gazette"} for row in ROWS])
    assert "leave_outlet_out_macro_f1" not in one
    assert "outlet_only" not in one["baselines"]


def test_features_of_a_sentence_by_hand():
    """Stop words, "the", "made" and "a", are left to the model of sentences."""
    row = {"text": "The mayor made a disgraceful plan", "spans": [[17, 28]]}
    (described,) = describe_rows([row])
    words = [next(name for name in word if name.startswith("w=")) for word in described.context]
    assert words == ["w=mayor", "w=disgraceful", "w=plan"]
    assert described.marked == [0, 1, 0]
    assert described.word["disgraceful plan"] == 1
    assert described.letters[" pla"] == 1
    features = to_features([described], grow_vocabularies([described], at_least=1))
    assert features.word.sum() == 6 + 5
    assert features.row.tolist() == [0, 0, 0]
    # one loaded term among six words: 10 × 1 / 6
    assert features.summary[0, :2] == pytest.approx([1, 10 / 6])


@pytest.mark.shared
def test_a_model_of_real_annotations_beats_the_lexicon(shared):
    lines = (shared / "gold" / "babe_sg2.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    groups = sorted({row["group"] for row in rows})
    kept = set(random.Random(0).sample(groups, 300))
    few = [row for row in rows if row["group"] in kept]
    found = cross_validate([{**row, "outlet": None} for row in few])
    assert found["macro_f1"] > max(0.7, found["baselines"]["lexicon_rate"] - 0.02)
    assert found["ece"] < 0.1
