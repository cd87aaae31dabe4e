"""Draws of sentences: which of them count, how far figures move, and on what it depends."""

import numpy as np
import pytest

from framing import Article, Engine, analyze
from framing.analysis import ALL_PARTS, ALL_VOICES
from framing.comparison.differences import compare_scores
from framing.comparison.intervals import MINIMUM_UNITS, find_spread

ENGINE = Engine()
NAMES = [measure.name for measure in ENGINE.measures]
GOOD = "It is good. It is here. "
BAD = "It is bad. It is here. "


def body(text, name="a", **fields):
    return Article(name, body=text, **fields)


def spread(article, measure, part="body", voice="all"):
    found = find_spread(analyze([article], engine=ENGINE), 0)
    place = ALL_PARTS.index(part), ALL_VOICES.index(voice), NAMES.index(measure)
    return tuple(float(column[place]) for column in found)


def drawn(article):
    """Parts and voices in which sentences were drawn."""
    error = find_spread(analyze([article], engine=ENGINE), 0).error
    part, voice, _ = np.nonzero(~np.isnan(error))
    return {(ALL_PARTS[p], ALL_VOICES[v]) for p, v in zip(part, voice, strict=True)}


def intervals(articles, of=None):
    scores = compare_scores(analyze(articles, engine=ENGINE)).scores
    names = ("article_id", "part", "voice", "measure", "low", "high")
    rows = zip(*(scores[name] for name in names), strict=True)
    return [row for row in rows if of in (None, row[0])]


def test_the_error_is_that_of_a_mean():
    """Compounds .4404 and −.5423, ten of each: sd .5041 of twenty by n − 1, over the root of 20."""
    error, skew, units = spread(body("It is good. It is bad. " * 10), "vader")
    assert error == pytest.approx(0.5041 / 20**0.5, rel=0.06)
    assert abs(skew) < 0.25
    assert units == 20


def test_a_rare_word_leans_upwards():
    """One loaded term in forty sentences: how often it is drawn is Poisson's, with skewness 1."""
    text = "They went home by the long road. " * 39 + "They called it a witch hunt. "
    _, skew, units = spread(body(text), "loaded")
    assert units == 40
    assert skew == pytest.approx(1, abs=0.25)


def test_sentences_that_are_all_alike_do_not_move():
    for measure in ("vader", "words_per_sentence", "loaded", "syllables_per_word"):
        assert spread(body("It is good. " * 40), measure)[:2] == (0, 0)


@pytest.mark.parametrize(
    ("sentences", "found"), [(MINIMUM_UNITS - 1, False), (MINIMUM_UNITS, True)]
)
def test_too_few_sentences_are_not_drawn_from(sentences, found):
    assert (("body", "all") in drawn(body("It is good. " * sentences))) == found


def test_sentences_of_other_parts_and_voices_are_not_drawn():
    """Five of the body are enough, the caption's five are not counted to all parts."""
    article = body("It is good. " * 5, captions=("It is bad. " * 5,))
    assert drawn(article) == {
        (part, voice) for part in ("body", "caption", "all") for voice in ("outlet", "all")
    }
    assert spread(article, "vader", "all") == (0, 0, 5)


def test_of_a_whole_text_at_once_there_is_nothing_to_draw():
    assert np.isnan(spread(body(GOOD * 10), "vader_document")[0])


def test_an_interval_rests_on_the_sentences_that_count_for_its_measure():
    """Readability by voice counts sentences that are wholly one voice; three of those are few."""
    mixed = "“We will go on with it,” the old man said to all of them at the gate. " * 20
    whole = "They went home by the long road with the dog and the cart and the old grey horse. "
    assert spread(body(mixed + whole * 12), "words_per_sentence", voice="outlet")[2] == 12
    few = body(mixed + whole * 3)
    assert np.isnan(spread(few, "words_per_sentence", voice="outlet")[0])
    assert spread(few, "vader", voice="outlet")[2] == 23


def test_intervals_are_the_same_each_time_and_for_each_engine():
    articles = [body(GOOD * 9 + BAD), body(BAD * 9 + GOOD, "b")]
    one = compare_scores(analyze(articles)).differences
    other = compare_scores(analyze(articles, engine=ENGINE)).differences
    assert one["low"] == other["low"] and one["high"] == other["high"]


def test_an_articles_interval_does_not_depend_on_the_others_or_on_its_place():
    a, b, c = (body(GOOD * n + BAD * 3, name) for n, name in ((5, "a"), (6, "b"), (7, "c")))
    assert intervals([a, b], "b") == intervals([b, a], "b") == intervals([c, a, b], "b")


def test_an_interval_depends_on_what_is_said_and_not_on_the_files_name():
    """The same text saved under two names must not get two intervals."""
    articles = [body(GOOD * 5 + BAD), body(GOOD * 5 + BAD, "b")]
    a, b = ([row[1:] for row in intervals(articles, name)] for name in "ab")
    assert a == b


def test_the_interval_holds_the_value_and_stays_in_bounds():
    analysis = analyze([body(GOOD * 9 + BAD * 8), body(BAD * 9, "b")], engine=ENGINE)
    bounds = {measure.name: (measure.low, measure.high) for measure in ENGINE.measures}
    scores = compare_scores(analysis).scores
    names = ("measure", "value", "low", "high")
    checked = 0
    for measure, value, low, high in zip(*(scores[name] for name in names), strict=True):
        if low is not None:
            least, most = bounds[measure]
            assert least <= low <= value + 1e-9 and value - 1e-9 <= high <= most
            checked += 1
    assert checked > 20
