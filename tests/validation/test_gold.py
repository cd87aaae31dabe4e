"""Figures on public annotated data that must come out again."""

import pytest

from framing.validation import validate

pytestmark = pytest.mark.shared


@pytest.fixture
def figures(shared):
    def run(task, name, metric, **options):
        found = validate(task, shared / "gold" / f"{name}.jsonl", **options)
        return found.metrics[metric]["value"], found

    return run


@pytest.mark.parametrize(
    ("name", "measure", "least", "most"),
    [
        ("vader_nyt", "vader", 0.47, 0.53),  # published: .492 on all of it
        ("affective_headlines", "vader", 0.58, 0.63),
        ("affective_headlines", "news", 0.645, 0.75),
    ],
)
def test_sentiment(figures, name, measure, least, most):
    r, found = figures("sentiment", name, "pearson_r", measure=measure)
    assert least <= r <= most
    assert 0.69 < found.human["annotator_against_rest_r"] < 0.8  # headlines: published .78


def test_experts_agree_as_published(figures):
    alpha, _ = figures("agreement", "babe_annotators", "alpha")
    assert alpha == pytest.approx(0.40, abs=0.02)
    experts, _ = figures("agreement", "babe_annotators", "alpha", split=("source", "SG2"))
    assert experts == pytest.approx(0.40, abs=0.02)


def test_word_count_orders_full_texts_and_not_their_beginnings(figures):
    order, found = figures("readability", "onestop", "order_accuracy")
    assert order > 0.95
    assert found.baselines["word_count_order_accuracy"] == pytest.approx(0.98, abs=0.01)
    assert found.baselines["word_count_order_accuracy_250"] == 0
    assert found.metrics["order_accuracy_250"]["value"] > 0.85


def test_nearly_every_quoted_attribution_is_found(figures):
    recall, _ = figures("quotes", "polnear", "span_recall")
    assert recall > 0.98


def test_words_that_people_marked_as_loaded(figures):
    f1, found = figures("loaded-words", "babe_sg2", "f1")
    assert f1 >= 0.34
    assert found.metrics["precision"]["value"] >= 0.30
    assert found.metrics["f1.without_seen"]["value"] >= 0.34


def test_passages_that_people_marked_as_loaded(figures):
    f1, found = figures("loaded-spans", "ptc_articles", "f1")
    assert f1 >= 0.20
    assert found.metrics["f1.without_seen"]["value"] >= 0.20


def test_a_threshold_on_the_strength_of_loaded_terms(figures):
    f1, found = figures("sentence-bias", "babe_sg2", "macro_f1")
    assert f1 >= 0.64
    assert found.baselines["cross_validated_threshold"] >= 0.64
    assert found.baselines["leave_outlet_out"] >= 0.64


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("lim2020_sentences", ("biased_majority", "0")),
        ("babe_sg2", ("outlet", "Reuters")),
        ("babe_sg2", ("outlet", "USA Today")),
    ],
)
def test_few_terms_are_marked_where_people_see_no_bias(figures, name, split):
    words, _ = figures("sentence-bias", name, "words_per_false_alarm", split=split)
    assert words >= 60


def test_the_outlets_name_alone_goes_a_long_way(figures):
    f1, found = figures("sentence-bias", "babe_sg2", "macro_f1")
    assert f1 > 0.69
    assert found.baselines["outlet_only"] == pytest.approx(0.74, abs=0.02)
