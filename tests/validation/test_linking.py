"""Links and relations of quotations against people's, by hand and on real articles."""

import numpy as np
import pytest

from framing.validation.linking import (
    choose_by_others,
    hold_links,
    hold_quotations,
    hold_traps,
    relate_quotations,
)


def test_the_threshold_of_a_pair_is_chosen_by_the_others():
    # in each the second is a link
    scores = [np.array([0.1, 0.2]), np.array([0.3, 0.4]), np.array([0.45, 0.5])]
    gold = [np.array([False, True])] * 3
    first, second, third = choose_by_others(scores, gold)
    # by 2 and 3: from .305 to .4 both links and .45, P 2/3, F1 .8; else F1 is 2/3 at most.
    # By 1 and 3, from .105 to .2 both links and .45; by 1 and 2 both and .3.
    assert first == pytest.approx(0.305)
    assert second == third == pytest.approx(0.105)


def test_quotations_are_named_by_the_numbers_of_their_sentences():
    a = {
        "id": "a",
        "title": "Dam breaks",
        "paragraphs": [["It rained.", "A band played."], ["“The gates failed us,” Lind said."]],
    }
    b = {**a, "id": "b", "title": "Gates", "paragraphs": [["“The gates failed us,” Lind said."]]}
    assert list(relate_quotations(a, b)) == [(2, 0, "identical")]


@pytest.mark.shared
def test_articles_on_one_event(shared):
    folder = shared / "gold"
    links, quotations = hold_links(folder)["metrics"], hold_quotations(folder)["metrics"]
    assert links["precision_by_others"]["value"] >= 0.8
    assert links["recall_by_others"]["value"] >= 0.6
    assert quotations["precision"]["value"] >= 0.9
    assert quotations["recall"]["value"] >= 0.9


@pytest.mark.shared
def test_pairs_that_are_easily_mistaken(shared):
    found = hold_traps(shared / "gold")
    assert found["metrics"]["balanced_accuracy"]["value"] >= 0.85
    assert found["baselines"]["tfidf_alone_balanced_accuracy"] < 0.7
