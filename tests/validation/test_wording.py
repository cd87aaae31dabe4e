"""Passives and names held against others' judgement: counts that can be worked out by hand."""

import pytest

from framing import Article
from framing.measures.clauses import Clauses, find_clauses
from framing.validation.agency import compare_passives
from framing.validation.naming import compare_merges

BODY = "They saw Rosa Lind. It was Lind. It was Tom Ware."


def test_a_pair_of_which_only_one_is_labelled_is_wrong():
    ends = {"Rosa Lind": 18, "Lind": 31, "Tom Ware": 48}
    assert [BODY[end - 4 : end] for end in ends.values()] == ["Lind", "Lind", "Ware"]
    right = compare_merges([Article("a", body=BODY)], [{18: 1, 31: 1, 48: 2}])
    assert right["metrics"]["precision"]["value"] == right["metrics"]["recall"]["value"] == 1
    assert right["metrics"]["found"]["value"] == 1
    wrong = compare_merges([Article("a", body=BODY)], [{18: 1, 48: 1}])
    assert wrong["metrics"]["precision"]["value"] == wrong["metrics"]["recall"]["value"] == 0
    assert (wrong["rows"], wrong["groups"]) == (2, 1)


def test_what_reads_the_same_is_the_baseline():
    found = compare_merges([Article("a", body=BODY)], [{18: 1, 31: 1, 48: 2}])
    assert found["baselines"] == {"same_text_f1": 0}


def test_passives_are_tallied_by_their_participle():
    article = Article("a", body="The men were held by police. They were shot. She was hit by him.")

    def misses_the_last(tokens):
        found = find_clauses(tokens)
        return Clauses(found.be[:2], found.participle[:2], found.by[:2], found.noun, found.noun_by)

    told = compare_passives([article], parse=misses_the_last)
    assert told["passive"]["rows"] == 2
    assert told["agentless"]["metrics"]["f1"]["value"] == 1
    assert told["passive"]["metrics"]["precision"]["value"] == pytest.approx(2 / 3)
    assert told["passive"]["baselines"] == {"be_and_ed_f1": 0}
