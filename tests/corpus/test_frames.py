"""Data frames in and out: aligned to the index, whatever the columns hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing import Article, Engine, analyze, score
from framing.corpus import frames

TEXTS = ["The storm was a nightmare.", "A good day for the town.", "The war was bad. It ended."]


def test_the_columns_are_those_of_the_wide_table():
    frame = pd.DataFrame({"headline": ["War ends"], "body": [TEXTS[2]]})
    wide = analyze([Article("a", "War ends", TEXTS[2])]).wide
    pd.testing.assert_frame_equal(score(frame), wide.reset_index(drop=True))


def test_a_value_can_be_worked_out_by_hand():
    frame = pd.DataFrame({"body": [TEXTS[0]]}, index=["a"])
    assert score(frame).loc["a", "body.outlet.loaded"] == 100 / 5  # nightmare, of five words


@pytest.mark.parametrize(
    "index",
    [[7, 3, 3], ["b", "a", "a"], pd.MultiIndex.from_tuples([(1, "x"), (1, "x"), (2, "y")])],
)
def test_the_index_is_kept_with_its_order_and_its_doubles(index):
    frame = pd.DataFrame({"body": TEXTS}, index=index)
    scores = score(frame)
    assert scores.index.equals(frame.index)
    alone = [score(pd.DataFrame({"body": [text]}))["body.all.vader"].item() for text in TEXTS]
    assert scores["body.all.vader"].tolist() == alone


@pytest.mark.parametrize("null", [None, np.nan, pd.NA, pd.NaT, ""])
def test_a_missing_text_is_no_text(null):
    frame = pd.DataFrame(
        {"headline": pd.Series(["War ends", null], dtype=object), "body": [null, TEXTS[2]]}
    )
    scores = score(frame)
    assert scores["body.all.vader"].isna().tolist() == [True, False]
    assert scores["headline.all.vader"].isna().tolist() == [False, True]


@pytest.mark.parametrize("dtype", ["object", "string", "string[pyarrow]", "category", "str"])
def test_the_kind_of_strings_is_all_the_same(dtype):
    frame = pd.DataFrame({"body": pd.Series(TEXTS, dtype=dtype)})
    assert score(frame).equals(score(pd.DataFrame({"body": TEXTS})))


def test_other_columns_are_not_looked_at_and_nothing_is_changed():
    plain = pd.DataFrame({"body": TEXTS})
    frame = plain.assign(outlet=1, published="last week", id="same", words=[{}, [], None])
    before = frame.copy()
    assert score(frame).equals(score(plain))
    assert frame.equals(before)


def test_a_number_is_read_as_a_headline_as_it_is_from_a_file(tmp_path):
    frame = pd.DataFrame({"headline": [1984, 2024], "body": [TEXTS[0], "One.\nTwo.\nThree."]})
    frame.to_csv(tmp_path / "a.csv", index=False)
    by_file = analyze(framing.read(tmp_path / "a.csv")).wide
    pd.testing.assert_frame_equal(score(frame), by_file.reset_index(drop=True))


def test_captions_and_standfirsts_are_scored_as_in_a_file(tmp_path):
    frame = pd.DataFrame(
        {
            "body": TEXTS[:1],
            "captions": ["A good day. | A bad one."],
            "standfirst": ["What we know."],
        }
    )
    frame.to_csv(tmp_path / "a.csv", index=False)
    by_file = analyze(framing.read(tmp_path / "a.csv")).wide
    pd.testing.assert_frame_equal(score(frame), by_file.reset_index(drop=True))


def test_no_rows_give_no_rows_and_all_columns():
    scores = score(pd.DataFrame({"body": []}))
    assert scores.shape == (0, len(score(pd.DataFrame({"body": TEXTS})).columns))


def test_batches_do_not_show(monkeypatch):
    frame = pd.DataFrame({"body": TEXTS * 3})
    whole = score(frame)
    monkeypatch.setattr(frames, "_BATCH", 2)
    assert score(frame).equals(whole)


def test_an_engine_says_by_which_lexicon(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term,category\ntown,places\n", encoding="utf-8")
    engine = Engine(framing.read_lexicon(path))
    assert score(pd.DataFrame({"body": TEXTS}), engine=engine)["body.all.loaded"].round(
        2
    ).tolist() == [0, 16.67, 0]


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (pd.DataFrame({"text": ["a"]}), "needs a column 'headline' or 'body'.* It has: text"),
        (pd.DataFrame(), "It has: none"),
        (
            pd.DataFrame({"body": ["a", 3]}, index=["x", "y"]),
            r"row 1 of the frame \(index y\): 'body' must be text, got int",
        ),
        (pd.DataFrame([["a", "b"]], columns=["body", "body"]), "several columns 'body'"),
        (pd.DataFrame({"body": ["a"], "headline": [{}]}), "row 0 .* 'headline' must be text"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(frame, says):
    with pytest.raises(ValueError, match=says):
        score(frame)


@pytest.mark.parametrize("wrong", [TEXTS, TEXTS[0], None, {"body": TEXTS}])
def test_what_is_no_data_frame_is_refused(wrong):
    with pytest.raises(TypeError, match="DataFrame is needed"):
        score(wrong)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_any_texts_have_a_row_each(texts):
    frame = pd.DataFrame({"body": pd.Series(texts, dtype=object)}, index=range(5, 5 + len(texts)))
    assert score(frame, engine=ENGINE).index.equals(frame.index)


ENGINE = Engine()
