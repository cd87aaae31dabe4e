"""The lexicon of certainty: hedges, boosters, absolutes, and where they are none."""

import pytest

from framing import Article
from framing.language import tokenize
from framing.lexicons import Matcher, load_lexicon

LEXICON = load_lexicon("certainty")
MATCHER = Matcher(LEXICON)
KIND = {
    "modal": "hedge",
    "likelihood": "hedge",
    "evidential": "hedge",
    "opinion": "hedge",
    "approximator": "hedge",
    "booster": "booster",
    "proof": "booster",
    "consensus": "booster",
    "absolute": "absolute",
}


def find_terms(text):
    tokens = tokenize([Article("a", body=text)])
    return [LEXICON.entries[place].term for place in MATCHER.find(tokens).entry]


def test_size():
    assert len(LEXICON) >= 200


def test_each_category_is_of_one_kind():
    assert {(e.category, e.extra["kind"]) for e in LEXICON} == set(KIND.items())


@pytest.mark.parametrize(
    ("word", "category"),
    [
        ("may", "modal"), ("might", "modal"), ("perhaps", "modal"), ("unlikely", "likelihood"),
        ("reportedly", "evidential"), ("suggests", "evidential"), ("appears to", "evidential"),
        ("unclear", "opinion"), ("roughly", "approximator"), ("clearly", "booster"),
        ("undoubtedly", "booster"), ("proven", "proof"), ("of course", "consensus"),
        ("always", "absolute"), ("never", "absolute"), ("everyone", "absolute"),
        ("all", "absolute"), ("nothing", "absolute"),
    ],
)  # fmt: skip
def test_category(word, category):
    assert [entry.category for entry in LEXICON.find(word)] == [category]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("perhaps", "possibly"),
        ("reportedly", "supposedly"),
        ("clearly", "undeniable"),
        ("very", "extremely"),
        ("only", "exclusively"),
        ("entirely", "utterly"),
    ],
)
def test_strength_grows(weaker, stronger):
    (low,), (high,) = LEXICON.find(weaker), LEXICON.find(stronger)
    assert low.strength < high.strength


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It may rain on the fair.", ["may"]),
        ("The fair opens in May.", []),
        ("May brought rain.", []),
        ("The mill might close.", ["might"]),
        ("The town feared the military might of its neighbour.", []),
        ("It cost about 40 crowns.", ["about"]),
        ("It cost about $40.", ["about"]),
        ("It cost about 1,237.50 crowns.", ["about"]),
        ("The talk was about the fair.", []),
        ("Some 300 geese were counted.", ["some"]),
        ("Some geese flew off.", []),
        ("Around twelve boats lay at the pier.", ["around"]),
        ("The path goes around the lake.", []),
        ("Up to 20 places are free.", ["up to"]),
        ("It is up to the board.", []),
        ("The list is up to date.", []),
        ("It took a year or so.", ["or so"]),
        ("The bell was broken, or so he thought.", []),
        ("She was sort of pleased.", ["sort of"]),
        ("It is a sort of pear.", []),
        ("He spoke as soon as possible.", []),
        ("A delay is possible.", ["possible"]),
        ("He is innocent until proven guilty.", []),
        ("The ferry is certain to be late.", ["certain"]),
        ("For certain people it was too loud.", []),
        ("The train will never stop here.", ["will never"]),
        ("The train will stop here.", []),
        ("First of all, the doors were shut.", []),
        ("All doors were shut.", ["all"]),
    ],
)
def test_ordinary_uses_are_left_alone(text, found):
    assert find_terms(text) == found
