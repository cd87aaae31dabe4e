"""The lexicon of reporting words: stances, what follows from each word, and ordinary uses."""

import pytest

from framing import Article
from framing.language import tokenize
from framing.lexicons import Matcher, load_lexicon

LEXICON = load_lexicon("reporting")
MATCHER = Matcher(LEXICON)
SPEECH = {entry for entry in LEXICON if entry.category not in ("outcome", "sourcing")}


def find_terms(text):
    tokens = tokenize([Article("a", body=text)])
    return [LEXICON.entries[place].term for place in MATCHER.find(tokens).entry]


def test_size():
    assert len(LEXICON) >= 220
    assert len(SPEECH) >= 220


@pytest.mark.parametrize(
    ("word", "stance", "assertion", "implies", "negated", "says"),
    [
        ("said", "neutral", "strong", "0", "0", "+"),
        ("asked", "neutral", "", "0", "0", "0"),
        ("claims", "doubting", "strong", "0", "0", "+"),
        ("alleged", "doubting", "strong", "0", "0", "+"),
        ("pretended", "doubting", "strong", "-", "-", "+"),
        ("revealed", "endorsing", "semi-factive", "+", "+", "+"),
        ("discovered", "endorsing", "semi-factive", "+", "+", "+"),
        ("confirmed", "endorsing", "strong", "+", "0", "+"),
        ("proved that", "endorsing", "strong", "+", "0", "+"),
        ("admitted", "conceding", "strong", "+", "+", "+"),
        ("denied", "denying", "non-assertive", "0", "0", "-"),
        ("insisted", "forceful", "strong", "0", "0", "+"),
        ("slammed", "combative", "", "+", "+", "+"),
        ("praised", "praising", "", "+", "+", "+"),
        ("urged", "directive", "", "0", "0", "0"),
        ("lamented", "emotive", "factive", "+", "+", "+"),
        ("suggested", "hedged", "strong", "0", "0", "+"),
        ("vowed", "promising", "strong", "0", "0", "+"),
        ("believes", "attitude", "weak", "0", "0", "+"),
        ("doubts", "attitude", "non-assertive", "0", "0", "-"),
        ("regretted", "attitude", "factive", "+", "+", "+"),
        # Karttunen's implicatives: of two ways, and of one
        ("managed to", "outcome", "", "+", "-", "0"),
        ("failed to", "outcome", "", "-", "+", "0"),
        ("refused", "outcome", "", "-", "0", "0"),
        ("forced to", "outcome", "", "+", "0", "0"),
        ("tried to", "outcome", "", "0", "0", "0"),
        ("according to", "sourcing", "", "0", "0", "+"),
    ],
)
def test_what_a_word_says(word, stance, assertion, implies, negated, says):
    (entry,) = LEXICON.find(word)
    assert entry.category == stance
    found = {name: entry.extra[name] for name in ("assertion", "implies", "negated", "says")}
    assert found == {"assertion": assertion, "implies": implies, "negated": negated, "says": says}


def test_factives_are_taken_as_true_in_either_case():
    """Kiparsky & Kiparsky: 'did not regret that' leaves it as true as 'regretted that'."""
    for entry in LEXICON:
        if entry.extra["assertion"] in ("factive", "semi-factive"):
            assert entry.extra["implies"] == "+", entry.term
        if entry.extra["assertion"] == "factive":
            assert entry.extra["negated"] == "+", entry.term


def test_a_class_of_assertion_goes_with_a_clause():
    classed = [entry for entry in LEXICON if entry.extra["assertion"]]
    assert [e.term for e in classed if "that" not in e.extra["takes"].split("|")] == []
    assert len(classed) > 150


def test_what_is_denied_is_said_not_to_be_so():
    denying = {e.term for e in LEXICON if e.extra["says"] == "-"}
    assert {"deny", "reject", "refute", "retract", "joke"} <= denying
    assert "admit" not in denying


@pytest.mark.parametrize("stance", sorted(LEXICON.categories))
def test_strength_says_how_far_a_word_goes_beyond_said(stance):
    strengths = {entry.strength for entry in LEXICON if entry.category == stance}
    assert min(strengths) <= 2
    if stance == "neutral":
        plain = [entry for entry in LEXICON if entry.category == stance and entry.strength == 1]
        assert len(plain) > 40


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rector maintained that the roof was sound.", ["maintained that"]),
        ("The county maintained the road for years.", []),
        ("She noted the hour.", ["noted"]),
        ("A noted author opened the fair.", []),
        ("The court ruled that the fence may stay.", ["ruled that"]),
        ("The old king ruled the country badly.", []),
        ("The keeper fired back at the paper.", ["fire back"]),
        ("The firm fired two drivers.", []),
        ("He claimed the bell was cracked.", ["claim"]),
        ("A small group claimed responsibility.", []),
        ("She stated her age.", ["stated"]),
        ("Three states raised the toll.", []),
        ("The storm slammed into the pier.", []),
        ("The board confirmed the date.", ["confirm"]),
        ("The region counted nine confirmed cases.", []),
        ("According to the log, it was late.", ["according to"]),
        ("All went according to plan.", []),
        ("It was the hottest summer on record.", []),
        ("The minister said it on record.", ["say", "on record"]),
        ("The lake lies in the north.", []),
        ("The paper printed lies.", ["lies"]),
        ("The shop added two ovens to the price list.", ["add"]),
        ("Two ovens were added to the list.", []),
        ("The pilot declined to comment.", ["declined to comment"]),
        ("The trees declined.", []),
    ],
)
def test_ordinary_uses_are_left_alone(text, found):
    assert find_terms(text) == found
