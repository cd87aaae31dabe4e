"""Differences: their sign, their interval and their verdict, each by a case made for it."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

from framing import Article, Engine, analyze, compare, read
from framing.comparison.differences import DIFFERENCE_COLUMNS, compare_scores
from framing.comparison.intervals import MINIMUM_UNITS, REPLICATES, replicate

ENGINE = Engine()
GOOD = "It is good. It is here. "
BAD = "It is bad. It is here. "


def body(text, name="a", **fields):
    return Article(name, body=text, **fields)


def differ(a, b, measure="vader", part="body", voice="all"):
    _, columns = compare_scores(analyze([a, b], engine=ENGINE))
    for row in zip(*columns.values(), strict=True):
        record = dict(zip(columns, row, strict=True))
        if (record["measure"], record["part"], record["voice"]) == (measure, part, voice):
            return record
    raise LookupError((measure, part, voice))


VERDICTS = [
    # every sentence of a is above every one of b
    (GOOD * 10, BAD * 10, "vader", "a higher"),
    (BAD * 10, GOOD * 10, "vader", "b higher"),
    (GOOD * 10 + BAD * 10, BAD * 10 + GOOD * 10, "vader", "indistinguishable"),
    # four sentences are too few to draw from, five are enough
    (GOOD * 2, BAD * 5, "vader", "no interval"),
    (GOOD * 2 + "It is good.", BAD * 5, "vader", "a higher"),
    # in neither is anything found: an interval of 0 to 0 would feign knowledge
    ("He is here. " * 10, "She is there. " * 10, "loaded", "no interval"),
    # below the least number of words
    ("He is here. " * 10, "She is there. " * 40, "smog", "not scored"),
    ("He is here. " * 40, "She is there. " * 40, "flesch_kincaid", "indistinguishable"),
    # of a whole text at once there is nothing to draw
    (GOOD * 10, BAD * 10, "vader_document", "no interval"),
]


@pytest.mark.parametrize(("a", "b", "measure", "verdict"), VERDICTS)
def test_verdicts(a, b, measure, verdict):
    found = differ(body(a), body(b, "b"), measure)
    assert found["verdict"] == verdict
    assert (found["low"] is None) == (verdict in ("no interval", "not scored"))


def test_every_verdict_has_its_case():
    assert {verdict for *_, verdict in VERDICTS} == {
        "a higher", "b higher", "indistinguishable", "no interval", "not scored",
    }  # fmt: skip


def test_the_difference_is_a_less_b():
    """(.4404 + 0) / 2 and (−.5423 + 0) / 2, by hand."""
    found = differ(body(GOOD * 10), body(BAD * 10, "b"))
    assert list(found) == list(DIFFERENCE_COLUMNS)
    assert (found["a"], found["b"]) == ("a", "b")
    assert found["value_a"] == pytest.approx(0.2202)
    assert found["value_b"] == pytest.approx(-0.27115)
    assert found["difference"] == pytest.approx(0.49135)
    assert 0 < found["low"] < found["difference"] < found["high"] < 1


def test_a_headline_alone_has_no_interval():
    a, b = Article("a", "A good day", GOOD * 10), Article("b", "A bad day", BAD * 10)
    found = differ(a, b, part="headline")
    assert (found["difference"], found["verdict"]) == (
        pytest.approx(0.4404 + 0.5423),
        "no interval",
    )


def test_what_only_one_of_them_says_is_not_scored():
    """a has no quotation."""
    found = differ(
        body(GOOD * 10), body(BAD * 10 + "“It is a bad day,” he said. ", "b"), voice="quoted"
    )
    assert found["verdict"] == "not scored"
    assert np.isnan(found["difference"])


def test_parts_that_only_one_of_them_has_are_left_out():
    a, b = (
        Article("a", "Head", GOOD, kicker="KICKER"),
        Article("b", "Head", BAD, standfirst="Below"),
    )
    _, columns = compare_scores(analyze([a, b], engine=ENGINE))
    assert list(dict.fromkeys(columns["part"])) == ["headline", "body", "all"]


def test_articles_with_no_part_in_common_still_have_their_scores():
    scores, columns = compare_scores(analyze([Article("a", "Head"), body(BAD, "b")], engine=ENGINE))
    assert list(columns) == list(DIFFERENCE_COLUMNS)
    assert columns["verdict"] == []
    assert set(scores["article_id"]) == {"a", "b"}


def test_each_two_of_three_are_compared_once():
    articles = [body(GOOD * 5), body(BAD * 5, "b"), body(GOOD * 5 + BAD, "c")]
    _, columns = compare_scores(analyze(articles, engine=ENGINE))
    pairs = dict.fromkeys(zip(columns["a"], columns["b"], strict=True))
    assert list(pairs) == [("a", "b"), ("a", "c"), ("b", "c")]


MIRROR = {"a higher": "b higher", "b higher": "a higher"}


def test_swapping_a_and_b_mirrors_every_difference():
    mixed = GOOD * 7 + BAD * 3 + "“It is a very good day,” he said. " * 8
    a, b = Article("a", "Mayor slams", mixed), Article("b", "Mayor speaks", BAD * 9 + mixed)
    _, one = compare_scores(analyze([a, b], engine=ENGINE))
    _, other = compare_scores(analyze([b, a], engine=ENGINE))
    for row, mirrored in zip(
        zip(*one.values(), strict=True), zip(*other.values(), strict=True), strict=True
    ):
        left = dict(zip(one, row, strict=True))
        right = dict(zip(one, mirrored, strict=True))
        assert (left["measure"], left["part"], left["voice"]) == (
            right["measure"],
            right["part"],
            right["voice"],
        )
        assert (left["a"], left["b"]) == (right["b"], right["a"])
        assert left["difference"] == pytest.approx(-right["difference"], nan_ok=True)
        assert left["verdict"] == MIRROR.get(right["verdict"], right["verdict"])
        if left["low"] is not None:
            assert left["low"] == pytest.approx(-right["high"])
            assert left["high"] == pytest.approx(-right["low"])


# --- intervals


def test_intervals_are_the_same_each_time_and_for_each_engine():
    articles = [body(GOOD * 9 + BAD), body(BAD * 9 + GOOD, "b")]
    one = compare_scores(analyze(articles))[1]
    other = compare_scores(analyze(articles, engine=ENGINE))[1]
    assert one["low"] == other["low"] and one["high"] == other["high"]


def test_an_articles_interval_does_not_depend_on_the_others_or_on_its_place():
    a, b, c = (body(GOOD * n + BAD * 3, name) for n, name in ((5, "a"), (6, "b"), (7, "c")))

    def interval(articles):
        scores, _ = compare_scores(analyze(articles, engine=ENGINE))
        rows = zip(
            *(scores[n] for n in ("article_id", "part", "voice", "measure", "low", "high")),
            strict=True,
        )
        return [row for row in rows if row[0] == "b"]

    assert interval([a, b]) == interval([b, a]) == interval([c, a, b])


def test_an_interval_depends_on_what_is_said_and_not_on_the_files_name():
    """The same text saved under two names must not get two intervals."""
    scores, _ = compare_scores(
        analyze([body(GOOD * 5 + BAD), body(GOOD * 5 + BAD, "b")], engine=ENGINE)
    )
    rows = zip(
        *(scores[n] for n in ("article_id", "part", "voice", "measure", "low", "high")), strict=True
    )
    spans = {}
    for article, *place, low, high in rows:
        spans.setdefault(article, []).append((*place, low, high))
    assert spans["a"] == spans["b"]


def test_draws_are_of_whole_sentences():
    """Of sentences that are all alike every draw is alike, and the interval is a point."""
    found = replicate(analyze([body("It is good. " * 40)], engine=ENGINE), 0)["body", "all"]
    assert found["vader"].shape == (REPLICATES,)
    assert np.allclose(found["vader"], 0.4404)
    assert np.allclose(found["words_per_sentence"], 3)


@pytest.mark.parametrize(
    ("sentences", "drawn"), [(MINIMUM_UNITS - 1, False), (MINIMUM_UNITS, True)]
)
def test_too_few_sentences_are_not_drawn_from(sentences, drawn):
    found = replicate(analyze([body("It is good. " * sentences)], engine=ENGINE), 0)
    assert (("body", "all") in found) == drawn


def test_sentences_of_other_parts_and_voices_are_not_drawn():
    """Five of the body are enough, the caption's five are not counted to all parts."""
    article = body("It is good. " * 5, captions=("It is bad. " * 5,))
    found = replicate(analyze([article], engine=ENGINE), 0)
    assert set(found) == {
        (part, voice) for part in ("body", "caption", "all") for voice in ("outlet", "all")
    }
    assert np.allclose(found["all", "all"]["vader"], 0.4404)


def test_the_interval_holds_the_value():
    scores, _ = compare_scores(
        analyze([body(GOOD * 9 + BAD * 8), body(BAD * 9, "b")], engine=ENGINE)
    )
    for value, low, high in zip(scores["value"], scores["low"], scores["high"], strict=True):
        if low is not None:
            assert low - 1e-9 <= value <= high + 1e-9


def test_comparing_takes_two_to_eight():
    for count in (0, 1, 9):
        with pytest.raises(ValueError, match=f"compare takes two to 8 articles, got {count}."):
            compare([body("Text.", str(n)) for n in range(count)])


def test_an_interval_rests_on_the_sentences_that_count_for_its_measure():
    """Readability by voice counts sentences that are wholly one voice; three of those are few."""
    mixed = "“We will go on with it,” the old man said to all of them at the gate. " * 20
    whole = "They went home by the long road with the dog and the cart and the old grey horse. " * 3
    found = replicate(analyze([body(mixed + whole * 4)], engine=ENGINE), 0)["body", "outlet"]
    few = replicate(analyze([body(mixed + whole)], engine=ENGINE), 0)["body", "outlet"]
    assert {"vader", "words_per_sentence"} <= found.keys()
    assert "vader" in few and "words_per_sentence" not in few


@pytest.mark.parametrize("size", [8, 20])
def test_texts_that_do_not_differ_are_rarely_told_apart(size):
    """Halves drawn from one pool of sentences: about 1 verdict in 20 may find a difference."""
    pool = [
        sentence + "."
        for article in read(Path(__file__).parents[2] / "seeds")
        for sentence in re.sub(r"“[^”]*”|\"[^\"]*\"", "", article.body).split(". ")
        if sentence[:1].isupper() and 6 < len(sentence.split()) < 50
    ]
    rng, verdicts = random.Random(size), []
    for _ in range(60):
        drawn = rng.sample(pool, 2 * size)
        halves = body(" ".join(drawn[:size])), body(" ".join(drawn[size:]), "b")
        _, found = compare_scores(analyze(halves, engine=ENGINE))
        rows = zip(found["part"], found["voice"], found["verdict"], strict=True)
        verdicts += [verdict for part, voice, verdict in rows if (part, voice) == ("body", "all")]
    judged = [v for v in verdicts if v not in ("no interval", "not scored")]
    assert len(judged) > 300
    assert 0.01 < sum(v != "indistinguishable" for v in judged) / len(judged) < 0.08
