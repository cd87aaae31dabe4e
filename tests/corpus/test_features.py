"""FramingFeatures: scores as features, held to scikit-learn's own checks."""

import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator, parametrize_with_checks
from sklearn.utils.validation import check_is_fitted, validate_data

from framing import FramingFeatures, load_lexicon, read_lexicon, score

TEXTS = [
    "The war was a nightmare.",
    "A good day for the town.",
    "He slammed the “nightmare in our town today,” it said.",
]
FRAME = pd.DataFrame(
    {"headline": ["War", None, "Town slams war"], "body": TEXTS, "outlet": "x"}, index=[4, 4, 9]
)
FEW = {"measures": ["vader", "loaded"]}


class OfNumbers(FramingFeatures):
    """Reads a row of numbers as a text, since that is all that scikit-learn's checks can give."""

    WORDS = "war nightmare good bad mayor bridge storm peace".split()

    def fit(self, X, y=None):
        X = validate_data(self, X)
        width = self.n_features_in_
        super().fit(self._write(X))
        self.n_features_in_ = width
        return self

    def transform(self, X):
        check_is_fitted(self)
        return super().transform(self._write(validate_data(self, X, reset=False)))

    def _write(self, rows):
        return [" ".join(self.WORDS[int(abs(x) * 7) % 8] for x in row) + "." for row in rows]

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = True
        tags.input_tags.one_d_array = tags.input_tags.string = tags.input_tags.allow_nan = False
        return tags


# None is expected to fail. Should a newer scikit-learn try what texts do not allow, name it here.
EXPECTED_FAILED_CHECKS: dict[str, str] = {}


@parametrize_with_checks(
    [OfNumbers(**FEW), OfNumbers(**FEW, keep_terms=True)],
    expected_failed_checks=lambda estimator: EXPECTED_FAILED_CHECKS,
)
def test_scikit_learns_checks_pass(estimator, check):
    check(estimator)


@pytest.mark.filterwarnings("ignore:Can't test estimator")
def test_the_checks_know_that_it_takes_texts():
    results = check_estimator(FramingFeatures(), expected_failed_checks=EXPECTED_FAILED_CHECKS)
    assert {result["status"] for result in results} == {"passed"}


# --- what goes in


@pytest.mark.parametrize(
    "texts",
    [
        TEXTS,
        tuple(TEXTS),
        np.array(TEXTS),
        np.array(TEXTS, object),
        pd.Series(TEXTS, index=[4, 4, 9]),
    ],
)
def test_texts_are_bodies(texts):
    features = FramingFeatures(**FEW)
    expected = score(pd.DataFrame({"body": TEXTS}))[["body.outlet.vader", "body.outlet.loaded"]]
    assert features.fit_transform(texts).tolist() == expected.to_numpy().tolist()
    assert features.get_feature_names_out().tolist() == list(expected)
    assert not hasattr(features, "feature_names_in_")


def test_a_frame_has_headlines_too():
    features = FramingFeatures(**FEW).fit(FRAME)
    names = [
        "headline.outlet.vader",
        "headline.outlet.loaded",
        "body.outlet.vader",
        "body.outlet.loaded",
    ]
    assert features.get_feature_names_out().tolist() == names
    np.testing.assert_array_equal(features.transform(FRAME), score(FRAME)[names].to_numpy())
    assert features.feature_names_in_.tolist() == ["headline", "body"]
    assert features.n_features_in_ == 2


def test_what_is_undefined_is_nan():
    values = FramingFeatures(measures=["vader", "smog"]).fit_transform(FRAME)
    assert np.isnan(values).tolist() == [
        [False, True, False, True],
        [True] * 2 + [False, True],
        [False, True] * 2,
    ]


@pytest.mark.parametrize(
    ("options", "X", "says"),
    [
        ({}, TEXTS[0], "got a str"),
        ({}, np.array([[1.0, 2.0]]), r"got a ndarray of shape \(1, 2\)"),
        ({}, [1, 2], "'body' must be text, got int"),
        ({}, pd.DataFrame({"outlet": ["x"]}), "needs a column"),
        ({"measures": ["mood"]}, TEXTS, "no measure 'mood'; there are: vader,"),
        ({"measures": "vader"}, TEXTS, r"measures must be a list, such as \['vader'\]"),
        ({"voices": ["mayor"]}, TEXTS, "no voice 'mayor'"),
        ({"parts": ["footer"]}, TEXTS, "no part 'footer'"),
        ({"lexicon": "nowhere.csv"}, TEXTS, "no lexicon 'nowhere.csv'"),
    ],
)
def test_what_is_wrong_is_said_when_it_is_fitted(options, X, says):
    with pytest.raises(ValueError, match=says):
        FramingFeatures(**options).fit(X)


def test_a_column_that_was_there_to_fit_must_be_there():
    features = FramingFeatures(**FEW).fit(FRAME)
    with pytest.raises(ValueError, match="the column 'headline', which fit was given, is missing"):
        features.transform(FRAME[["body"]])


def test_a_column_that_was_not_there_to_fit_is_not_looked_at():
    features = FramingFeatures(**FEW, parts=["all"]).fit(FRAME[["body"]])
    assert features.transform(FRAME).tolist() == features.transform(FRAME[["body"]]).tolist()


# --- what comes out


def test_terms_are_counted_by_part_and_voice():
    features = FramingFeatures(
        parts=["headline", "body"], voices=["outlet", "quoted", "all"], measures=[], keep_terms=True
    )
    found = features.set_output(transform="pandas").fit_transform(FRAME)
    assert features.terms_ == ["nightmare", "slam"]
    assert found["headline.outlet.loaded:slam"].tolist() == [0, 0, 1]
    assert found["body.outlet.loaded:nightmare"].tolist() == [1, 0, 0]
    assert found["body.quoted.loaded:nightmare"].tolist() == [0, 0, 1]
    assert found["body.all.loaded:nightmare"].tolist() == [1, 0, 1]
    assert found.index.equals(FRAME.index)


def test_terms_add_up_to_the_measure():
    features = FramingFeatures(measures=["loaded"], keep_terms=True).fit(TEXTS)
    values = features.transform(TEXTS)
    words = [5, 6, 5]  # the outlet's own; the quotation is somebody else's
    assert values[:, 0] == pytest.approx(100 * values[:, 1:].sum(axis=1) / words)


def test_terms_that_fit_has_not_met_are_left_out():
    features = FramingFeatures(**FEW, keep_terms=True).fit(TEXTS[1:2])
    assert features.terms_ == []
    assert features.transform(TEXTS).shape == (3, 2)


def test_sparse_output_holds_the_same():
    options = {"voices": ["all"], "keep_terms": True}
    dense, sparse = FramingFeatures(**options), FramingFeatures(**options, sparse_output=True)
    np.testing.assert_array_equal(sparse.fit_transform(FRAME).toarray(), dense.fit_transform(FRAME))


def test_a_lexicon_of_ones_own(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("term,category\ntown,places\n", encoding="utf-8")
    for lexicon in (str(path), path, read_lexicon(path)):
        features = FramingFeatures(lexicon=lexicon, measures=[], voices=["all"], keep_terms=True)
        assert features.fit_transform(TEXTS).tolist() == [[0], [1], [1]]


def test_no_rows_give_no_rows():
    assert FramingFeatures(**FEW).fit(TEXTS).transform([]).shape == (0, 2)


# --- in company


@pytest.mark.parametrize("keep_terms", [False, True])
def test_a_fitted_one_can_be_kept(keep_terms):
    features = FramingFeatures(lexicon=load_lexicon("loaded"), keep_terms=keep_terms).fit(FRAME)
    again = pickle.loads(pickle.dumps(features))
    np.testing.assert_array_equal(again.transform(FRAME), features.transform(FRAME))


def test_a_clone_shares_the_lexicon():
    lexicon = load_lexicon("loaded")
    assert clone(FramingFeatures(lexicon=lexicon)).lexicon is lexicon


def test_the_classifier_that_is_recommended_takes_what_is_undefined():
    """Bug guarded: one that fails if a column, here a headline's grade, is never known."""
    model = make_pipeline(FramingFeatures(measures=["smog"]), RandomForestClassifier(2))
    assert len(model.fit(FRAME, ["a", "b", "a"]).predict(FRAME)) == 3
    assert "RandomForestClassifier" in FramingFeatures.__doc__


def test_beside_other_features_in_a_column_transformer():
    both = ColumnTransformer([
        ("framing", FramingFeatures(**FEW), ["headline", "body"]),
        ("words", CountVectorizer(), "body"),
    ], sparse_threshold=0)  # fmt: skip
    names = both.fit(FRAME).get_feature_names_out().tolist()
    assert names[:2] == ["framing__headline.outlet.vader", "framing__headline.outlet.loaded"]
    assert "words__town" in names


@pytest.mark.parametrize("processes", [1, 2])
def test_a_grid_search_over_its_options(processes):
    frame = pd.concat([FRAME] * 4, ignore_index=True)
    outlet, event = ["a", "b", "a"] * 4, np.repeat(range(4), 3)
    imputer = SimpleImputer(keep_empty_features=True)
    pipeline = make_pipeline(FramingFeatures(), imputer, LogisticRegression())
    grid = {
        "framingfeatures__measures": [["vader"], ["loaded", "smog"]],
        "framingfeatures__keep_terms": [False, True],
    }
    search = GridSearchCV(pipeline, grid, cv=GroupKFold(2), n_jobs=processes, error_score="raise")
    search.fit(frame, outlet, groups=event)
    assert search.best_score_ == 1.0  # each event is told in the same words
    assert search.predict(frame).tolist() == outlet
