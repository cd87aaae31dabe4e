"""Cards: every measure has one, made for the measure and the lexicon as they are now."""

from dataclasses import replace

import pytest

from framing import Article, analyze, catalogue
from framing.comparison.alignment import ALIGNMENT_VERSION, judge_pair
from framing.comparison.quotes_compared import QUOTATIONS_VERSION
from framing.lexicons import load_lexicon
from framing.measures import accuracy, cards, default_families
from framing.measures.accuracy import describe_accuracy, describe_tests
from framing.measures.cards import (
    Card,
    card_names,
    is_current,
    list_cards,
    read_card,
    used_for_targets,
    used_lexicon,
)
from framing.measures.target_features import FEATURES
from framing.measures.target_sentiment import score_targets
from framing.validation.linking import relate_texts
from framing.validation.tasks.texts import count_told
from framing.validation.wording import count_referents
from framing.voices import VOICES_VERSION
from framing.voices.names import RULES

FAMILIES = default_families()
MEASURES = {m.name: (m, family) for family in FAMILIES for m in family.measures}
OF_SPANS = ("target_sentiment",)  # asked of spans, not of articles
OF_TABLES = ("names", "voices", "alignment", "quotations_compared")  # say how far a table is right
OF_CUES = ("generic_cues", "policy_cues", "moral_cues")  # counted on demand: see test_cues
HOW = "hold the measures against annotated data again: python3 do.py cards FOLDER"


def test_every_measure_has_a_card_and_every_card_a_measure():
    assert set(card_names()) == {*MEASURES, *OF_SPANS, *OF_TABLES, *OF_CUES}, HOW


@pytest.mark.parametrize("name", MEASURES)
def test_no_measure_or_lexicon_has_moved_on_from_its_card(name):
    measure, family = MEASURES[name]
    card = read_card(name)
    assert card.measure == name
    assert (card.lexicon, card.lexicon_sha256) == used_lexicon(family), HOW
    assert is_current(card, measure, family), HOW


@pytest.mark.parametrize("name", MEASURES)
def test_a_card_says_on_what_when_how_well_and_where_it_fails(name):
    card = read_card(name)
    assert len(card.written.split("-")) == 3
    assert bool(card.untested) != bool(card.tests)
    assert card.failures
    for test in card.tests:
        assert test.data and test.licence and test.what
        assert test.rows >= test.groups > 1 or test.rows > 1
        for figures in test.metrics.values():
            assert figures["low"] <= figures["value"] <= figures["high"]
        assert test.baselines or test.human


FAILURES = [(name, failure) for name in MEASURES for failure in read_card(name).failures]


@pytest.mark.parametrize(("name", "failure"), FAILURES)
def test_known_failures_are_as_the_card_says(name, failure):
    body = failure["text"] * failure.get("repeat", 1)
    analysis = analyze([Article("a", body=body)])
    assert analysis.value("a", "body", "all", name) == pytest.approx(failure["value"], abs=0.006)
    assert failure["why"].strip()


def test_what_a_card_says_is_counted_all_the_same_is_counted():
    found = {f["why"]: f["value"] for f in read_card("loaded").failures}
    assert {"count all the same" in why: value > 0 for why, value in found.items()} == {
        True: True,
        False: False,
    }


@pytest.mark.parametrize("name", OF_SPANS)
def test_the_card_of_a_trained_measure_is_of_the_weights_that_are_shipped(name):
    card = read_card(name)
    assert (card.lexicon, card.lexicon_sha256) == used_for_targets(), HOW
    assert card.version == str(FEATURES), HOW
    for failure in card.failures:
        start = failure["text"].index(failure["target"])
        span = (0, start, start + len(failure["target"]))
        score = score_targets([failure["text"]], [span])[0].score
        assert score == pytest.approx(failure["value"], abs=0.006)


def test_the_card_of_targets_goes_by_the_loaded_terms_too(monkeypatch):
    """They are among what the weights were fitted to, and what each sentence is read for."""
    _, now = used_for_targets()
    other = replace(load_lexicon("loaded"), sha256="0" * 64)
    monkeypatch.setattr(cards, "load_lexicon", lambda name: other)
    assert used_for_targets()[1] != now


def test_the_card_of_names_is_of_the_rules_as_they_are():
    found = read_card("names")
    assert found.version == RULES, HOW
    assert found.tests[0].metrics["precision"]["value"] >= 0.9
    for failure in found.failures:
        assert count_referents(failure["text"]) == failure["value"]


def test_the_card_of_voices_is_of_the_rules_as_they_are():
    found = read_card("voices")
    assert found.version == VOICES_VERSION, HOW
    metrics = {name: metric["value"] for name, metric in found.tests[0].metrics.items()}
    assert metrics["span_f1"] >= 0.96
    assert metrics["speaker_accuracy_default"] >= 0.88
    assert metrics["reported_precision"] >= 0.75
    for failure in found.failures:
        assert count_told(failure["text"]) == failure["value"]


def test_the_card_of_the_alignment_is_of_the_rules_as_they_are():
    found = read_card("alignment")
    assert found.version == ALIGNMENT_VERSION, HOW
    links, traps = found.tests
    for which in ("", "_by_others"):
        assert links.metrics[f"precision{which}"]["value"] >= 0.8
        assert links.metrics[f"recall{which}"]["value"] >= 0.6
    assert traps.metrics["balanced_accuracy"]["value"] >= 0.85
    for failure in found.failures:
        assert judge_pair(failure["text"], failure["other"]).label == failure["value"]
    said = describe_tests(found.tests)
    assert "of those that it makes are among them" in said
    assert "with a threshold chosen by the other pairs of articles" in said
    assert "(balanced accuracy ." in said


def test_the_card_of_quotations_is_of_the_rules_as_they_are():
    found = read_card("quotations_compared")
    assert found.version == QUOTATIONS_VERSION, HOW
    assert found.tests[0].metrics["recall"]["value"] >= 0.9
    for failure in found.failures:
        assert relate_texts(failure["text"], failure["other"]) == failure["value"]
    said = describe_tests(found.tests)
    assert said.endswith("(Labelled by correcting what the program gave, which favours it.)")


def test_the_catalogue_says_how_far_each_measure_agrees_with_people():
    said = {row["name"]: row["accuracy"] for row in catalogue()}
    assert "agrees moderately with people's mean rating (r = ." in said["vader"]
    assert "the outlet's name alone" in said["loaded"]
    assert "first 250 words" in said["dale_chall"]
    assert said["vader_neutral"].startswith("Not tested: ")


def test_a_measure_that_moved_on_is_not_tested():
    measure, family = MEASURES["vader"]
    moved, new = measure._replace(version="99"), measure._replace(name="new")
    assert describe_accuracy(moved, family) == "Not tested in this version."
    assert describe_accuracy(new, family).startswith("Not tested against people")


def test_another_lexicon_is_not_tested():
    measure, family = MEASURES["loaded"]
    other = family._replace(lexicon=replace(load_lexicon("loaded"), sha256="0" * 64))
    assert "Not tested with this lexicon" in describe_accuracy(measure, other)


def card(**changes):
    test = cards.Test(
        "sentence-bias", "d", "MIT", "sentences", 100, 100,
        {"macro_f1": {"value": 0.7, "low": 0.6, "high": 0.8}},
        changes.pop("baselines", {}), changes.pop("human", {}),
    )  # fmt: skip
    return Card("vader", "1", "", "", "2026-11-22", None, "", (test,), ())


@pytest.mark.parametrize(
    ("baselines", "said"),
    [
        ({"majority": 0.4}, "better than always the commonest label (.40)"),
        ({"outlet_only": 0.71}, "about as well as the outlet's name alone (.71)"),
        ({"outlet_only": 0.9}, "less well than the outlet's name alone (.90)"),
        ({"vader": 0.7, "majority": 0.4}, "better than always the commonest label (.40), about as well as VADER (.70)"),
    ],
)  # fmt: skip
def test_baselines_are_ranked_by_the_interval(monkeypatch, baselines, said):
    monkeypatch.setattr(accuracy, "read_card", lambda _name: card(baselines=baselines))
    text = describe_accuracy(*MEASURES["vader"])
    assert (
        text
        == f"On 100 sentences it agrees with people's labels (macro-F1 .70, .60 to .80): {said}."
    )


def test_commas_and_notes_part_what_is_said():
    test = card().tests[0]._replace(what="sentences, coded twice", note="by hand; in haste")
    assert describe_tests((test,)) == (
        "On 100 sentences, coded twice, it agrees with people's labels (macro-F1 .70, .60 to .80). "
        "(By hand; in haste.)"
    )


def test_cues_are_described_plainly():
    figures = {"macro_auc": 0.74, "macro_kappa": 0.32, "auc.loss": 0.8, "auc.gain": 0.6}
    metrics = {name: {"value": value} for name, value in figures.items()}
    test = card().tests[0]._replace(task="frames", metrics=metrics)
    assert describe_tests((test,)) == (
        "On 100 sentences 74 % of the time it ranks a text in which coders saw a frame above one "
        "in which they did not (mean AUC .74; from .60 for gain to .80 for loss); to call a frame "
        "present where there are more cues than usual agrees with coders at a mean kappa of .32."
    )


def test_people_are_ranked_like_baselines(monkeypatch):
    human = {"annotator_against_rest_macro_f1": 0.75, "alpha": 0.4}
    monkeypatch.setattr(accuracy, "read_card", lambda _name: card(human=human))
    text = describe_accuracy(*MEASURES["vader"])
    assert text.endswith(
        "(macro-F1 .70, .60 to .80; people among themselves: alpha .40): "
        "about as well as one person with the others (.75)."
    )


def test_the_list_of_cards_has_the_best_baseline_and_people_beside_each_figure():
    rows = list_cards()
    assert {row["measure"] for row in rows} == {n for n in card_names() if read_card(n).tests}
    for row in rows:
        test = next(
            t
            for t in read_card(row["measure"]).tests
            if t.task == row["task"] and t.what == row["what"]
        )
        assert row["value"] == test.metrics[row["metric"]]["value"]
        assert abs(row["baseline"]) == max(map(abs, test.rivals.values()))
    first = next(row for row in rows if row["measure"] == "loaded")
    assert first["people"] == read_card("loaded").tests[0].human["annotator_against_rest_macro_f1"]
    words = next(row for row in rows if row["task"] == "loaded-words")
    assert words["best_baseline"] == "vader_words"


def test_a_measure_without_a_card_is_named():
    with pytest.raises(ValueError, match="'nonsense' has no card"):
        read_card("nonsense")
