"""Differences: their sign, their interval and their verdict, each by a case made for it."""

import random
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, Engine, analyze, compare, read
from framing.comparison import differences
from framing.comparison.adjustment import Adjustment
from framing.comparison.differences import DIFFERENCE_COLUMNS, compare_scores, name_primary
from framing.comparison.intervals import LEVEL

ENGINE = Engine()
GOOD = "It is good. It is here. "
BAD = "It is bad. It is here. "


def body(text, name="a", **fields):
    return Article(name, body=text, **fields)


def differ(a, b, measure="vader", part="body", voice="all"):
    _, columns, _ = compare_scores(analyze([a, b], engine=ENGINE))
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
    _, columns, _ = compare_scores(analyze([a, b], engine=ENGINE))
    assert list(dict.fromkeys(columns["part"])) == ["headline", "body", "all"]


def test_articles_with_no_part_in_common_still_have_their_scores():
    scores, columns, _ = compare_scores(
        analyze([Article("a", "Head"), body(BAD, "b")], engine=ENGINE)
    )
    assert list(columns) == list(DIFFERENCE_COLUMNS)
    assert columns["verdict"] == []
    assert set(scores["article_id"]) == {"a", "b"}


def test_each_two_of_three_are_compared_once():
    articles = [body(GOOD * 5), body(BAD * 5, "b"), body(GOOD * 5 + BAD, "c")]
    _, columns, _ = compare_scores(analyze(articles, engine=ENGINE))
    pairs = dict.fromkeys(zip(columns["a"], columns["b"], strict=True))
    assert list(pairs) == [("a", "b"), ("a", "c"), ("b", "c")]


MIRROR = {"a higher": "b higher", "b higher": "a higher"}


def test_swapping_a_and_b_mirrors_every_difference():
    mixed = GOOD * 7 + BAD * 3 + "“It is a very good day,” he said. " * 8
    a, b = Article("a", "Mayor slams", mixed), Article("b", "Mayor speaks", BAD * 9 + mixed)
    _, one, _ = compare_scores(analyze([a, b], engine=ENGINE))
    _, other, _ = compare_scores(analyze([b, a], engine=ENGINE))
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


def rows_of(articles, primary=None):
    """Difference records by measure, part, voice, a, b."""
    columns = compare_scores(analyze(articles, engine=ENGINE), primary).differences
    records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return {tuple(r[n] for n in ("measure", "part", "voice", "a", "b")): r for r in records}


# --- what no articles may break


SENTENCES = st.sampled_from(
    [
        "It is good.", "It is bad.", "They called it a brutal witch hunt.", "The river rose.",
        "“It was a very good day,” he said.", "“We lost everything,” she said, and left.",
        "The extraordinarily complicated negotiations disappointed international observers.",
    ]
)  # fmt: skip
BODIES = st.lists(SENTENCES, max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(BODIES, BODIES, st.sampled_from([None, "vader", "body.all.words_per_sentence"]))
def test_no_verdict_disagrees_with_its_interval(left, right, primary):
    a, b = Article("a", "A good day", left), Article("b", "A bad day", right)
    for record in rows_of([a, b], primary).values():
        low, high, verdict = record["low"], record["high"], record["verdict"]
        if low is None:
            assert high is None and record["smallest"] is None
            assert verdict in ("no interval", "not scored")
        else:
            assert low <= high and record["smallest"] >= 0
            assert (verdict == "a higher") == (low > 0)
            assert (verdict == "b higher") == (high < 0)
            assert (verdict == "indistinguishable") == (low <= 0 <= high)


@settings(max_examples=25, deadline=None)
@given(BODIES)
def test_identical_articles_differ_nowhere(text):
    for record in rows_of([body(text), body(text, "b"), body(text, "c")]).values():
        assert record["verdict"] in ("indistinguishable", "no interval", "not scored")
        if record["low"] is not None:
            assert record["difference"] == 0
            assert record["low"] == -record["high"]


@settings(max_examples=25, deadline=None)
@given(BODIES, BODIES, BODIES, st.randoms())
def test_the_order_of_articles_changes_nothing_but_signs(x, y, z, rng):
    articles = [body(x), body(y, "b"), body(z, "c")]
    there = rows_of(articles)
    rng.shuffle(articles)
    back = rows_of(articles)
    assert len(there) == len(back)
    for (*place, a, b), record in there.items():
        if (*place, a, b) in back:
            assert repr(record) == repr(back[*place, a, b])
            continue
        other = back[*place, b, a]
        assert other["verdict"] == MIRROR.get(record["verdict"], record["verdict"])
        assert other["smallest"] == record["smallest"]
        if record["low"] is not None:
            assert (other["low"], other["high"]) == (-record["high"], -record["low"])


# --- the primary measure


MIXED = (
    body((GOOD * 3 + "They called it a witch hunt. ") * 6),
    body((BAD * 2 + "The river rose by the old mill. ") * 8, "b"),
    body((GOOD + BAD + "He went. ") * 7, "c"),
)


def test_the_primarys_interval_is_the_unadjusted_one(monkeypatch):
    primary = rows_of(MIXED, "body.all.vader")
    adjusted = rows_of(MIXED)
    monkeypatch.setattr(differences, "adjust", lambda z: Adjustment(len(z), len(z), LEVEL))
    unadjusted = rows_of(MIXED)
    places = [key for key in primary if key[:3] == ("vader", "body", "all")]
    assert len(places) == 3
    for key in places:
        assert primary[key] == unadjusted[key]
        assert adjusted[key]["low"] < unadjusted[key]["low"]
        assert adjusted[key]["high"] > unadjusted[key]["high"]


def test_the_primary_is_not_counted_to_the_family():
    every = compare_scores(analyze(MIXED, engine=ENGINE)).adjustment
    others = compare_scores(analyze(MIXED, engine=ENGINE), "body.all.vader").adjustment
    assert others.shown == every.shown - 3


@pytest.mark.parametrize(
    ("name", "full"),
    [("vader", "body.outlet.vader"), ("all.quoted.loaded", "all.quoted.loaded")],
)
def test_a_primary_is_named_in_full(name, full):
    assert name_primary(name, ENGINE.measures) == full


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mood", "no measure 'mood' for a primary; there are: vader, "),
        ("body.crowd.vader", "no voice 'crowd' for a primary; there are: outlet, "),
        ("tail.all.vader", "no part 'tail' for a primary; there are: kicker, "),
        ("body.vader", "a primary is a measure or part.voice.measure, not 'body.vader'."),
        # it never has an interval
        ("vader_document", "no measure 'vader_document' for a primary"),
    ],
)
def test_no_such_primary(name, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        compare(MIXED, primary=name)


# --- how wide, and how much it takes


def test_the_smallest_difference_is_of_the_errors_and_the_level():
    """Compounds ±: sd .5041 of 20 and of 80 sentences, so errors .1127 and .0564, together .1260.

    At 95 % and four times in five it takes about 1.96 + .84 of them, a little more with Student's.
    """
    text = "It is good. It is bad. "
    a, b = body(text * 10), body(text * 40, "b")
    found = rows_of([a, b], "body.all.vader")["vader", "body", "all", "a", "b"]
    assert found["smallest"] == pytest.approx((2.05 + 0.86) * 0.1260, rel=0.05)
    longer = rows_of([body(text * 40), b], "body.all.vader")["vader", "body", "all", "a", "b"]
    assert longer["smallest"] < found["smallest"]


def test_where_one_has_found_nothing_its_spread_is_that_of_both_together():
    """Ten hits in twenty sentences against none in twenty differ; one against none does not."""
    plain, loaded = "They went home by the road. ", "They called it a witch hunt. "
    none = body(plain * 20, "b")
    found = differ(body((plain + loaded) * 10), none, "loaded")
    assert found["verdict"] == "a higher"
    few = differ(body(plain * 19 + loaded), none, "loaded")
    assert few["verdict"] == "indistinguishable"
    # were the other's spread none at all, the interval would be narrower by the root of two
    assert few["high"] - few["low"] > 4 * few["difference"]


def test_comparing_takes_two_to_eight():
    for count in (0, 1, 9):
        with pytest.raises(ValueError, match=f"compare takes two to 8 articles, got {count}."):
            compare([body("Text.", str(n)) for n in range(count)])


@pytest.mark.parametrize("size", [8, 20])
def test_texts_that_do_not_differ_are_rarely_told_apart(size):
    """Halves drawn from one pool of sentences: 1 comparison in 20 may find a difference."""
    pool = [
        sentence + "."
        for article in read(Path(__file__).parents[2] / "seeds")
        for sentence in re.sub(r"“[^”]*”|\"[^\"]*\"", "", article.body).split(". ")
        if sentence[:1].isupper() and 6 < len(sentence.split()) < 50
    ]
    rng, alarms, primary = random.Random(size), 0, []
    for _ in range(60):
        drawn = rng.sample(pool, 2 * size)
        halves = body(" ".join(drawn[:size])), body(" ".join(drawn[size:]), "b")
        _, found, adjustment = compare_scores(analyze(halves, engine=ENGINE), "body.all.news")
        alarms += adjustment.found > 0
        places = zip(found["measure"], found["part"], found["voice"], strict=True)
        primary.append(dict(zip(places, found["verdict"], strict=True))["news", "body", "all"])
    assert alarms / 60 < 0.1
    assert primary.count("indistinguishable") / 60 > 0.88
