"""Words of one ladder that stand far apart reframe a statement."""

import pytest

from framing.comparison.alignment import judge_pair, ladders
from framing.comparison.alignment.grammar import read_sentences

LADDERS = {
    ("protester",): ("crowd", 1),
    ("demonstrat",): ("crowd", 1),
    ("mob",): ("crowd", 5),
    ("polic", "action"): ("force", 2),
}


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(ladders, "load_ladders", lambda: LADDERS)


def steps(text):
    [sentence] = read_sentences([text])
    return [(s.start, s.end, s.ladder, s.rung) for s in ladders.find_steps(sentence)]


def test_steps_are_found_in_any_form_and_of_several_words():
    assert steps("Protesters fled the police action.") == [
        (0, 1, "crowd", 1), (3, 5, "force", 2),
    ]  # fmt: skip


def test_far_apart_is_a_reframing_and_near_is_not():
    plain, charged = "Protesters left the square.", "A mob left the square."
    verdict = judge_pair(plain, charged)
    assert (verdict.check, verdict.label) == ("severity", "reframed")
    assert plain[slice(*verdict.span_a)] == "Protesters"
    assert charged[slice(*verdict.span_b)] == "mob"
    assert judge_pair(plain, "Demonstrators left the square.").label == "same"


def test_without_a_lexicon_of_ladders_there_are_no_steps(monkeypatch):
    monkeypatch.setattr(ladders, "load_ladders", dict)
    assert steps("A mob left the square.") == []
