"""Expected forms are worked out by hand, not by running the rules."""

import pytest

from framing.lexicons.inflection import inflect

PLURALS = [
    ("thug", "thugs"),
    ("crony", "cronies"),
    ("ploy", "ploys"),
    ("genius", "geniuses"),
    ("hoax", "hoaxes"),
    ("witch", "witches"),
    ("clash", "clashes"),
    ("waltz", "waltzes"),
    ("regime", "regimes"),
    ("police state", "police states"),
    ("conspiracy theory", "conspiracy theories"),
    ("cover-up", "cover-ups"),
    ("gun-grabber", "gun-grabbers"),
    ("RINO", "RINOs"),
]

VERBS = [
    ("slam", "slams", "slammed", "slamming"),
    ("plot", "plots", "plotted", "plotting"),
    ("quit", "quits", "quitted", "quitting"),
    ("blast", "blasts", "blasted", "blasting"),
    ("smear", "smears", "smeared", "smearing"),
    ("loot", "loots", "looted", "looting"),
    ("target", "targets", "targeted", "targeting"),
    ("admit", "admits", "admitted", "admitting"),
    ("occur", "occurs", "occurred", "occurring"),
    ("offer", "offers", "offered", "offering"),
    ("trigger", "triggers", "triggered", "triggering"),
    ("fix", "fixes", "fixed", "fixing"),
    ("vow", "vows", "vowed", "vowing"),
    ("sway", "sways", "swayed", "swaying"),
    ("rally", "rallies", "rallied", "rallying"),
    ("vilify", "vilifies", "vilified", "vilifying"),
    ("seize", "seizes", "seized", "seizing"),
    ("die", "dies", "died", "dying"),
    ("agree", "agrees", "agreed", "agreeing"),
    ("hoe", "hoes", "hoed", "hoeing"),
    ("boo", "boos", "booed", "booing"),
    ("crush", "crushes", "crushed", "crushing"),
    ("lash out", "lashes out", "lashed out", "lashing out"),
    ("ram through", "rams through", "rammed through", "ramming through"),
    ("strong-arm", "strong-arms", "strong-armed", "strong-arming"),
    ("re-arm", "re-arms", "re-armed", "re-arming"),
    ("hush-up", "hushes-up", "hushed-up", "hushing-up"),
]


@pytest.mark.parametrize(("term", "plural"), PLURALS)
def test_noun_has_the_plural_of_its_last_word(term, plural):
    assert inflect(term, "noun") == (term, plural)


@pytest.mark.parametrize("forms", VERBS, ids=lambda forms: forms[0])
def test_verb_inflects_its_first_word(forms):
    assert inflect(forms[0], "verb") == forms


@pytest.mark.parametrize(
    ("term", "pos"),
    [("shocking", "adjective"), ("secretly", "adverb"), ("behind closed doors", "phrase")],
)
def test_other_parts_of_speech_stay_as_written(term, pos):
    assert inflect(term, pos) == (term,)


def test_irregular_words_follow_the_rule_here_and_need_forms_in_their_entry():
    # "panicked" is not derived: the entry lists it.
    assert inflect("panic", "verb") == ("panic", "panics", "paniced", "panicing")


def test_unknown_part_of_speech_is_one_clear_line():
    with pytest.raises(ValueError, match=r"^'pos' of 'slam' must be noun, .* got 'verbs'\.$"):
        inflect("slam", "verbs")
