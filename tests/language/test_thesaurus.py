"""Terms of the thesaurus are found in sentences, in any form."""

import csv
from importlib.resources import files

import pytest

from framing.language import thesaurus
from framing.language.stems import find_stem
from framing.language.thesaurus import load_thesaurus


def terms(text, classes=None):
    stems = [find_stem(word) for word in text.split()]
    return list(load_thesaurus().find_terms(stems, classes or ["NN"] * len(stems)))


def of(text, classes=None):
    """What the whole text is, as one term."""
    size = len(text.split())
    return next(term for term in terms(text, classes) if (term.start, term.end) == (0, size))


def rows(name):
    path = files(thesaurus.__package__).joinpath(f"data/{name}")
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_two_of_a_kind_are_two_things():
    assert of("flood").kinds & of("earthquakes").kinds
    assert not of("flood").kinds & of("violin").kinds


def test_opposites_stand_on_two_sides():
    accept, reject = of("accepted", ["VBD"]), of("rejects", ["VBP"])
    assert any(-pole in reject.poles for pole in accept.poles)
    assert not accept.poles & reject.poles


def test_terms_of_several_words_are_found_in_any_form():
    assert of("called off", ["VBD", "RP"]).poles
    assert [(term.start, term.end) for term in terms("they laid off staff") if term.severity] == [
        (1, 3)
    ]


def test_a_kind_is_no_verb():
    assert of("fire", ["NN"]).kinds
    assert not any(term.kinds for term in terms("fire", ["VB"]))


def test_gravity():
    assert of("massacre").severity > of("injure").severity > of("criticise").severity > 0


@pytest.mark.parametrize("row", rows("contrasts.csv"), ids=lambda row: row["members"][:30])
def test_lists_are_well_formed(row):
    members = row["members"].split("|")
    assert row["relation"] in ("same", "kind", "opposite", "converse")
    assert len(members) == 2 if row["relation"] == "opposite" else len(members) > 1
    assert all(member == member.strip() and member for member in members)


def test_no_word_has_two_gravities():
    words = [word for row in rows("severity.csv") for word in row["words"].split("|")]
    assert sorted(words) == sorted(set(words))


def test_a_word_that_is_on_neither_list_is_no_term():
    assert terms("the of zxqv") == []
