"""Every metric, computed again with scikit-learn, scipy and the krippendorff package."""

import krippendorff
import numpy as np
import pytest
from scipy.stats import pearsonr
from sklearn.metrics import (
    accuracy_score,
    cohen_kappa_score,
    f1_score,
    precision_recall_fscore_support,
    roc_auc_score,
)

from framing.validation import alpha, annotator_against_rest
from framing.validation.agreement import alpha_metric, read_ratings
from framing.validation.metrics import (
    accuracy,
    auc,
    calibration_error,
    estimate,
    kappa,
    macro_f1,
    mean_of,
    pearson_r,
    precision_recall_f1,
    share,
)

RNG = np.random.default_rng(7)
GOLD = RNG.integers(-1, 2, 60)
PREDICTED = np.where(RNG.random(60) < 0.6, GOLD, RNG.integers(-1, 2, 60))


def test_pearson_r_is_scipys():
    x, y = RNG.normal(size=40), RNG.normal(size=40)
    assert pearson_r(x, x + y).of() == pytest.approx(pearsonr(x, x + y).statistic)
    assert np.isnan(pearson_r(x, np.ones(40)).of())


def test_macro_f1_and_accuracy_are_scikit_learns():
    assert macro_f1(GOLD, PREDICTED).of() == pytest.approx(
        f1_score(GOLD, PREDICTED, average="macro")
    )
    assert accuracy(GOLD, PREDICTED).of() == pytest.approx(accuracy_score(GOLD, PREDICTED))


def test_a_label_that_is_only_predicted_counts_as_in_scikit_learn():
    gold, predicted = [0, 0, 1], [0, 2, 1]
    wanted = f1_score(gold, predicted, average="macro", zero_division=0)
    assert macro_f1(gold, predicted).of() == pytest.approx(wanted)


def test_precision_recall_f1_are_scikit_learns():
    gold, guess = GOLD == 1, PREDICTED == 1
    wanted = precision_recall_fscore_support(gold, guess, average="binary")[:3]
    found = precision_recall_f1(gold & guess, guess, gold & guess, gold)
    assert [m.of() for m in found] == pytest.approx(wanted)
    assert [m.name for m in found] == ["precision", "recall", "f1"]


def test_auc_is_scikit_learns_equal_scores_included():
    gold, scores = GOLD == 1, RNG.integers(0, 5, 60) + (GOLD == 1)
    assert auc(gold, scores).of() == pytest.approx(roc_auc_score(gold, scores))
    assert np.isnan(auc([True, True], [1, 2]).of())


def test_auc_by_hand():
    # of the four pairs of yes and no, (3, 1), (3, 2) and (2, 1) are in order; (2, 2) is half
    assert auc([1, 1, 0, 0], [3, 2, 2, 1]).of() == pytest.approx(3.5 / 4)


def test_auc_of_many_different_scores_is_close():
    gold = RNG.random(3000) < 0.3
    scores = RNG.normal(size=3000) + gold
    metric = auc(gold, scores)
    assert metric.counts.shape[1] == 400
    assert metric.of() == pytest.approx(roc_auc_score(gold, scores), abs=0.002)


def test_kappa_is_scikit_learns():
    gold, guess = GOLD == 1, PREDICTED == 1
    assert kappa(gold, guess).of() == pytest.approx(cohen_kappa_score(gold, guess))
    assert kappa(gold, np.zeros(60, bool)).of() == pytest.approx(0)
    assert np.isnan(kappa([False, False], [False, False]).of())


def test_a_mean_is_over_the_metrics_that_are_defined():
    gold, none = np.array([1, 1, 0, 0]), np.zeros(4)
    both = [auc(gold, [3, 2, 2, 1]), auc(none, [3, 2, 2, 1]), accuracy(gold, none)]
    assert mean_of(both, "mean").of() == pytest.approx((3.5 / 4 + 0.5) / 2)


def test_nothing_predicted_is_an_f1_of_0_and_nothing_at_all_is_undefined():
    precision, recall, f1 = precision_recall_f1([0], [0], [0], [3])
    assert np.isnan(precision.of()) and recall.of() == 0 and f1.of() == 0
    assert np.isnan(precision_recall_f1([0], [0], [0], [0])[2].of())


def test_calibration_error_by_hand():
    # stated .1 and came true in 1 of 2; stated .9 and came true in 2 of 2
    found = calibration_error([0.1, 0.1, 0.9, 0.9], [True, False, True, True])
    assert found.of() == pytest.approx(0.5 * 0.4 + 0.5 * 0.1)


def test_an_interval_holds_its_value_and_is_the_same_each_time():
    metrics = [macro_f1(GOLD, PREDICTED), accuracy(GOLD, PREDICTED)]
    found = estimate(metrics, range(60))
    assert found == estimate(metrics, range(60))
    for figures in found.values():
        assert figures["low"] < figures["value"] < figures["high"]


def test_an_interval_over_few_groups_is_wider():
    right = np.repeat([1.0, 0.0, 1.0, 1.0, 0.0, 1.0], 10)
    metric = share(right, np.ones(60), "share")
    apart, together = (
        estimate([metric], range(60))["share"],
        estimate([metric], np.repeat(range(6), 10))["share"],
    )
    assert together["high"] - together["low"] > 2 * (apart["high"] - apart["low"])


def test_one_group_has_no_interval():
    assert estimate([share([1, 0], [1, 1], "s")], ["a", "a"])["s"] == {
        "value": 0.5,
        "low": None,
        "high": None,
    }


@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_alpha_as_a_sum_is_the_packages(level):
    ratings = RNG.integers(0, 4, (4, 50)).astype(float)
    ratings[RNG.random(ratings.shape) < 0.3] = np.nan
    wanted = krippendorff.alpha(reliability_data=ratings, level_of_measurement=level)
    assert alpha(ratings, level) == pytest.approx(wanted)
    assert alpha_metric(ratings, level).of() == pytest.approx(wanted)


def test_alpha_of_one_label_is_undefined():
    assert np.isnan(alpha(np.ones((2, 5))))


def test_one_annotator_against_the_rest():
    ratings = np.array([[1.0, 2, 3, 4], [1, 2, 3, 4], [2, 4, 6, 9]])
    rest = (ratings.sum(axis=0) - ratings) / 2
    wanted = np.mean([pearsonr(a, b).statistic for a, b in zip(ratings, rest, strict=True)])
    assert annotator_against_rest(ratings) == pytest.approx(wanted)


def test_ratings_are_read_from_lists_and_from_objects():
    rows = [{"ratings": [1, 2]}, {"by_annotator": {0: {"valence": 3}, 1: 4}}, {}]
    found = read_ratings(rows)
    assert found[:, :2].tolist() == [[1, 3], [2, 4]] and np.isnan(found[:, 2]).all()
    assert read_ratings([{"text": "a"}]) is None
