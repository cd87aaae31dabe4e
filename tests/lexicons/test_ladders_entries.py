"""The ladders: sets of words for one thing, in order of their charge."""

import re
from itertools import groupby

import pytest

from framing import Article
from framing.language import tokenize
from framing.lexicons import Matcher, load_lexicon

LEXICON = load_lexicon("ladders")
MATCHER = Matcher(LEXICON)
RUNS = [(n, list(g)) for n, g in groupby(LEXICON, key=lambda entry: entry.extra["ladder"])]
LADDERS = dict(RUNS)
STRENGTH = {1: 1, 2: 1, 3: 2, 4: 3, 5: 3}


def find_rungs(text):
    tokens = tokenize([Article("a", body=text)])
    found = (LEXICON.entries[place].extra for place in MATCHER.find(tokens).entry)
    return [(extra["ladder"], int(extra["rung"])) for extra in found]


def test_size():
    assert len(LADDERS) >= 80
    assert len(RUNS) == len(LADDERS)  # the members of a ladder stand together


def faulty(is_fault):
    return [ladder for ladder, members in LADDERS.items() if is_fault(members)]


def rungs(members):
    return [int(entry.extra["rung"]) for entry in members]


def test_a_ladder_has_three_members_or_more():
    assert faulty(lambda members: len(members) < 3) == []


def test_rungs_rise_from_a_plain_word_to_a_charged_one():
    assert faulty(lambda members: rungs(members) != sorted(rungs(members))) == []
    assert faulty(lambda members: rungs(members)[0] != 1) == []
    assert faulty(lambda members: rungs(members)[-1] < 4) == []


def test_strength_follows_the_rung():
    assert [e.term for e in LEXICON if e.strength != STRENGTH[int(e.extra["rung"])]] == []


def test_members_name_one_thing():
    """What they name and their domain are the same throughout the set."""
    assert faulty(lambda members: len({(e.extra["names"], e.category) for e in members}) > 1) == []
    assert faulty(lambda members: not members[0].extra["names"]) == []


def test_direction_is_plain_or_says_for_or_against_whom():
    said = {entry.extra["direction"] for entry in LEXICON}
    assert [one for one in said if not re.fullmatch(r"plain|(for|against) [\w ]+", one)] == []


def test_no_two_ladders_name_the_same():
    names = [members[0].extra["names"] for members in LADDERS.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    "words",
    [
        ["separating families", "displaced", "snatched", "kidnapped"],
        ["protesters", "agitators", "rioters"],
        ["unauthorized immigrants", "undocumented immigrants", "illegal immigrants", "illegals"],
        ["died", "killed", "slain", "butchered"],
        ["airstrike", "bombardment", "carpet bombing", "blitz"],
        ["agreement", "budget deal", "cave-in"],
        ["tax cut", "tax relief", "loophole", "tax giveaway"],
        ["climate change", "global heating", "climate catastrophe"],
    ],
)
def test_charge_grows(words):
    entries = [entry for word in words for entry in LEXICON.find(word)]
    assert len({entry.extra["ladder"] for entry in entries}) == 1
    found = [int(entry.extra["rung"]) for entry in entries]
    assert len(found) == len(words)
    assert found == sorted(found)
    assert found[0] < found[-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pro-life", "pro-choice"),
        ("anti-choice", "pro-abortion"),
        ("far-left", "far-right"),
        ("left-wing", "right-wing"),
        ("fascist", "communist"),
        ("climate denier", "climate alarmist"),
        ("election integrity", "open borders"),
        ("tax giveaway", "death tax"),
        ("stolen election", "jim crow"),
        ("gun nut", "gun grab"),
    ],
)
def test_the_words_of_two_sides_stand_about_as_high(one, other):
    """A file that put one side's words higher would itself be loaded."""
    (first,), (second,) = LEXICON.find(one), LEXICON.find(other)
    assert abs(int(first.extra["rung"]) - int(second.extra["rung"])) <= 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mob broke a window.", [("crowd-in-street", 4)]),
        ("The mob boss was tried.", []),
        ("The regime fell.", [("regime", 4)]),
        ("The tax regime is old.", []),
        ("The coup failed.", [("taking-power", 5)]),
        ("It was a diplomatic coup.", []),
        ("They struck by air strike.", [("bombing", 1)]),
        ("Drivers are on strike.", [("stopping-work", 2)]),
        ("He bowled a strike.", []),
        ("The prisoner died in custody.", [("killing-by-police", 1)]),
        ("The prisoner died.", [("deaths", 1)]),
        ("The remark was offensive.", []),
        ("The ground offensive began.", [("armed-entry", 3)]),
        ("I suspect the cat.", []),
        ("The suspect ran.", [("offender", 1)]),
        ("The criminal court sat.", []),
        ("Savings accounts are safe.", []),
        ("The plane crashed.", []),
    ],
)
def test_ordinary_uses_are_left_alone(text, found):
    assert find_rungs(text) == found
