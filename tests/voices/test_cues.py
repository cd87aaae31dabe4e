"""Cues: verbs of saying, their stances, and what their forms may be besides."""

import pytest

from framing.language.arrow import from_strings
from framing.language.spelling import Spelling
from framing.lexicons import load_lexicon
from framing.voices import find_lemma, find_stance
from framing.voices.cues import Bit, describe_cues, read_verbs


@pytest.mark.parametrize(
    ("cue", "lemma", "stance"),
    [
        ("said", "say", "neutral"),
        ("Adding", "add", "neutral"),
        ("revealed", "reveal", "endorsing"),
        ("claims", "claim", "doubting"),
        ("slammed", "slam", "combative"),
        ("hailed", "hail", "praising"),
        ("urged", "urge", "directive"),
        ("according to", "according to", "sourcing"),
        ("recalls", "recall", "neutral"),  # a verb that the lexicon of reporting has not,
    ],
)
def test_lemma_and_stance(cue, lemma, stance):
    assert (find_lemma(cue), find_stance(cue)) == (lemma, stance)


def test_every_verb_has_a_known_stance_and_one_lemma_for_each_form():
    verbs = read_verbs()
    assert {stance for _, stance, _ in verbs.values()} <= set(load_lexicon("reporting").categories)
    assert all(verbs[lemma][0] == lemma for lemma, _, _ in verbs.values())


def bits(text):
    return int(describe_cues(Spelling(from_strings([text])))["bits"][0])


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        ("said, ", Bit.VERB | Bit.CLAUSAL | Bit.COMMA, Bit.STOP | Bit.GERUND),
        ("saying ", Bit.VERB | Bit.GERUND, Bit.DOUBTFUL),
        ("report ", Bit.VERB | Bit.DOUBTFUL, Bit.CAPITAL),
        ("Post ", Bit.CAPITAL, Bit.VERB),  # of the Evening Post
        ("Lind’s ", Bit.CAPITAL | Bit.POSSESSIVE, Bit.STOP),
        ("Mr. ", Bit.CAPITAL, Bit.STOP),
        ("home.” ", Bit.STOP, Bit.COMMA),
        ("angrily ", Bit.ADVERB, Bit.AGENT),
        ("family ", Bit.AGENT, Bit.ADVERB),
        ("officials ", Bit.AGENT, Bit.DOCUMENT),
        ("statement: ", Bit.DOCUMENT | Bit.COLON, Bit.STOP),
        ("(D-Ellery) ", Bit.PAREN | Bit.PAREN_END, Bit.COMMA),
        ("— ", Bit.DASH, Bit.WORD),
    ],
)
def test_what_a_type_may_be(text, has, lacks):
    found = bits(text)
    assert found & has == has
    assert not found & lacks
