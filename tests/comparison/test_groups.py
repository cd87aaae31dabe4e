"""Groups of articles: means, contrasts within events, permutations, and what cannot be told apart."""

from itertools import combinations
from math import nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, analyze, compare_groups
from framing.comparison.group_statistics import estimate_mean, join_moments, take_moments
from framing.comparison.groups import GROUP_COLUMNS, GROUP_DIFFERENCE_COLUMNS
from framing.comparison.keyness import REST
from framing.comparison.testing import normal_p

VADER = "body.outlet.vader"


def table(values, outlets, events=None, **columns):
    made = {"outlet": outlets, VADER: values, **columns}
    return made if events is None else {**made, "event": events}


def first(comparison):
    return {name: values[0] for name, values in comparison.difference_columns.items()}


# --- by hand

A, B = [1.0, 2.0, 3.0, 4.0, 5.0], [2.0, 4.0, 6.0, 8.0, 10.0]


def test_two_groups_by_hand():
    # Means 3 and 6, sums of squares about them 10 and 40; standard error √(2.5/5 + 10/5) = 1.5811.
    # Welch: df = 2.5² / (.5²/4 + 2²/4) = 5.8824. g = −3 / √(50/8) × (1 − 3/31) = −1.0839.
    comparison = compare_groups(table([*A, *B], [*"aaaaabbbbb"]), by="outlet")
    groups, row = comparison.groups, first(comparison)
    assert list(groups.columns) == list(GROUP_COLUMNS)
    assert groups[["group", "n", "mean", "median"]].to_numpy().tolist() == [
        ["a", 5, 3.0, 3.0], ["b", 5, 6.0, 6.0],
    ]  # fmt: skip
    assert groups["sd"].tolist() == pytest.approx([sqrt(2.5), sqrt(10)])
    assert list(row) == list(GROUP_DIFFERENCE_COLUMNS)
    assert (row["n_a"], row["mean_a"], row["mean_b"], row["difference"]) == (5, 3, 6, -3)
    # Student's t at 97.5 % and 5.88 degrees of freedom is 2.459
    assert row["low"] == pytest.approx(-3 - 2.459 * 1.5811, abs=0.02)
    assert row["high"] == pytest.approx(-3 + 2.459 * 1.5811, abs=0.02)
    assert row["effect"] == pytest.approx(-3 / sqrt(50 / 8) * (1 - 3 / 31))
    assert row["effect_low"] == pytest.approx(row["low"] / -3 * row["effect"])
    assert row["verdict"] == "indistinguishable"


def test_a_contrast_within_events_by_hand():
    # Event 1: a 1, 3; b 4: difference −2, weight 2 × 1 / 3. Event 2: a 2; b 3: −1, weight 1/2.
    # Event 3 has a only. (−2 × 2/3 − 1/2) / (2/3 + 1/2) = −11/7. Means: a 16/4, b 3.5.
    comparison = compare_groups(
        table([1.0, 3.0, 4.0, 2.0, 3.0, 10.0], [*"aabaBa".lower()], [1, 1, 1, 2, 2, 3]), by="outlet"
    )
    row = first(comparison)
    assert row["difference"] == pytest.approx(-11 / 7)
    assert (row["mean_a"], row["mean_b"], row["clusters"]) == (4, 3.5, 2)
    assert row["verdict"] == "no interval"
    assert np.isnan(row["low"])
    assert "1 of 6 articles are of events that one outlet only covers" in comparison.cautions[1]


def test_the_error_within_events_by_hand():
    # One article of each outlet an event: differences 1 to 6, mean 3.5; the sum of squares about it
    # is 17.5, standard error √(17.5/5/6) = .7638; no lean. t at 97.5 % and 5 degrees is 2.571.
    values = [value for difference in range(1, 7) for value in (10.0 + difference, 10.0)]
    row = first(compare_groups(table(values, ["a", "b"] * 6, np.repeat(range(6), 2)), by="outlet"))
    assert row["difference"] == 3.5
    assert row["low"] == pytest.approx(3.5 - 2.571 * 0.7638, abs=0.02)
    assert row["high"] == pytest.approx(3.5 + 2.571 * 0.7638, abs=0.02)
    # of 2^6 ways to label, two set them as far apart: 2/64 = .031
    assert row["p"] == pytest.approx(2 / 64, abs=0.006)
    assert (row["permutations"], row["verdict"]) == (9_999, "a higher")


def test_p_is_the_share_of_all_labellings():
    values = [0.0, 1.0, 4.0, 2.0, 6.0, 7.0, 3.0, 9.0]
    found = abs(sum(values[:4]) - sum(values[4:]))
    splits = [set(split) for split in combinations(range(8), 4)]
    sums = [abs(sum(v if i in s else -v for i, v in enumerate(values))) for s in splits]
    share = sum(value >= found for value in sums) / len(sums)
    row = first(compare_groups(table(values, [*"aaaabbbb"]), by="outlet"))
    assert row["p"] == pytest.approx(share, abs=0.02)


def test_labels_are_exchanged_within_events_only():
    # Outlet a covers the sad events, and within each is no sadder: that is no difference of outlets.
    event = np.repeat(range(8), 4)
    outlet = [name for number in range(8) for name in ("aaab" if number < 4 else "abbb")]
    mood = np.where(event < 4, -1.0, 1.0) + np.tile([0.1, -0.1, 0.2, -0.2, -0.2, 0.2, 0, 0.1], 4)
    free = first(compare_groups(table(mood, outlet, event), by="outlet", within=""))
    held = first(compare_groups(table(mood, outlet, event), by="outlet"))
    assert free["verdict"] == "b higher"
    assert held["verdict"] == "indistinguishable"
    assert held["p"] > 0.05 > free["p"]


def test_many_articles_are_tested_by_the_normal_distribution():
    rng = np.random.default_rng(0)
    values, outlet = rng.normal(size=2_400), np.tile(["a", "b"], 1_200)
    values[::2] += 0.08
    many = first(compare_groups(table(values, outlet), by="outlet"))
    assert many["permutations"] == 0
    spread = sqrt(values.var(ddof=1) * 2 / 1_200)
    z = (values[::2].mean() - values[1::2].mean()) / spread
    assert many["p"] == pytest.approx(normal_p([z])[0], abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_the_spread_of_a_mean_is_that_of_a_bootstrap(seed):
    rng = np.random.default_rng(seed)
    values = rng.gamma(0.5, size=(40, 1))
    drawn = rng.choice(values[:, 0], (40_000, 40)).mean(axis=1)
    estimate = estimate_mean(take_moments(values))
    assert estimate.error[0] == pytest.approx(drawn.std() * sqrt(40 / 39), rel=0.03)
    lean = ((drawn - drawn.mean()) ** 3).mean() / drawn.std() ** 3
    assert estimate.skew[0] == pytest.approx(lean, abs=0.06)


@given(st.lists(st.lists(st.floats(-100, 100), min_size=1, max_size=9), min_size=1, max_size=4))
def test_moments_of_groups_join(groups):
    columns = [np.array(group)[:, None] for group in groups]
    joint = join_moments([take_moments(column) for column in columns])
    whole = take_moments(np.concatenate(columns))
    for one, other in zip(joint, whole, strict=True):
        assert one == pytest.approx(other, rel=1e-6, abs=1e-2)


# --- tables in


def test_an_analysis_and_its_scores_are_the_same_thing():
    texts = ("It was a bad day. She wept.", "It was a good day. She sang.", "They met. Fine.")
    articles = [
        Article(f"{outlet}{event}", "Storm", texts[(outlet == "b") + event % 2], outlet=outlet,
                event=str(event), extra={"desk": outlet * 2})
        for event in range(6) for outlet in "ab"
    ]  # fmt: skip
    analysis = analyze(articles)
    one = compare_groups(analysis, by="outlet")
    wide = analysis.wide.reset_index()
    wide["outlet"] = [article.outlet for article in articles]
    wide["event"] = [article.event for article in articles]
    other = compare_groups(wide, by="outlet")
    assert one.differences.equals(other.differences)
    assert one.groups.equals(other.groups)
    assert "vader" in set(one.differences["measure"])
    assert list(compare_groups(analysis, by="desk").groups["group"][:2]) == ["aa", "bb"]
    assert repr(one) == "<GroupComparison of 12 articles in 2 groups by outlet, within event>"


def test_measures_are_chosen():
    scores = {**table([*A, *B], [*"aaaaabbbbb"]), "body.all.vader": [*B, *A], "n": [nan] * 10,
              "body.quoted.vader": [nan] * 10}  # fmt: skip
    assert set(compare_groups(scores, by="outlet").differences["voice"]) == {"outlet"}
    named = compare_groups(scores, by="outlet", measures=["body.all.vader", "body.quoted.vader"])
    assert named.differences[["voice", "verdict"]].to_numpy().tolist() == [
        ["all", "indistinguishable"], ["quoted", "not scored"],
    ]  # fmt: skip


def test_three_groups_are_each_held_against_the_rest():
    scores = table([*A, *B, 1.0, 9.0], [*"aaaaabbbbbcc"])
    assert [first(compare_groups(scores, by="outlet"))[name] for name in ("a", "b")] == ["a", REST]
    row = compare_groups(scores, by="outlet").differences.iloc[0]
    assert (row["mean_b"], row["median_b"], row["n_b"]) == (pytest.approx(40 / 7), 6, 7)
    pairs = compare_groups(scores, by="outlet", pairwise=True).differences
    assert pairs[["a", "b"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]


def test_missing_values_are_left_out():
    scores = pd.DataFrame(table([*A, nan, *B, 5.0], ["a"] * 6 + ["b"] * 5 + [None]))
    comparison = compare_groups(scores, by="outlet")
    assert comparison.groups["n"].tolist() == [5, 5]
    assert comparison.cautions[-1] == "Left out: 1 article without outlet."
    clean = compare_groups(table([*A, *B], [*"aaaaabbbbb"]), by="outlet")
    drawn = ["p", "p_adjusted"]
    assert comparison.differences.drop(columns=drawn).equals(clean.differences.drop(columns=drawn))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "paper"}, "no column 'paper' in the scores; there are: outlet, and part.voice.m"),
        ({"by": "outlet", "within": "topic"}, "no column 'topic'"),
        ({"by": "outlet", "measures": ["body.all.vader"]}, "no column 'body.all.vader'"),
        ({"by": "n"}, "two or more values of 'n', got 1"),
    ],
)
def test_what_cannot_be_compared_is_said(options, message):
    scores = table([*A, *B], [*"aaaaabbbbb"])
    if options["by"] == "n":
        scores["n"] = [1] * 10
    with pytest.raises(ValueError, match=message):
        compare_groups(scores, **options)


def test_scores_must_be_numbers():
    with pytest.raises(ValueError, match="'body.outlet.vader' holds something else than numbers"):
        compare_groups(table(["low", "high"], ["a", "b"]), by="outlet")
    with pytest.raises(ValueError, match="no columns of scores"):
        compare_groups({"outlet": ["a", "b"]}, by="outlet")


def test_the_methods_can_be_pasted():
    scores = random_table(1)
    said = compare_groups(scores, by="outlet").methods
    assert said.startswith("60 articles in 2 groups by outlet were compared with the article as")
    assert "labels exchanged within event (9,999 permutations" in said
    assert "within" not in compare_groups(scores, by="outlet", within="").methods


# --- cautions


def cautions(*arguments, **options):
    return " ".join(compare_groups(table(*arguments), by="outlet", **options).cautions)


def test_one_article_is_no_outlet():
    said = cautions([*A, 1.0, 2.0, 3.0], ["a"] * 5 + ["b", "c", "c"])
    assert "One article only: b. " in said
    assert "Few articles: c (2)." in said
    assert "not held constant" in said


def test_outlet_and_event_that_go_together_cannot_be_told_apart():
    scores = table([*A, *B], [*"aaaaabbbbb"], [1, 1, 1, 2, 2, 3, 3, 3, 4, 4])
    comparison = compare_groups(scores, by="outlet")
    assert "Outlet and event cannot be told apart" in comparison.cautions[0]
    assert first(comparison)["verdict"] == "no contrast"
    assert np.isnan(first(comparison)["p"])
    free = compare_groups(scores, by="outlet", within="")
    assert "Outlet and event cannot be told apart here" in free.cautions[0]
    assert first(free)["verdict"] != "no contrast"


def test_topics_are_looked_at_too():
    said = compare_groups(
        table([*A, *B], [*"aaaaabbbbb"], section=["x"] * 5 + ["y"] * 5), by="outlet"
    ).cautions
    assert any("Outlet and section cannot be told apart here" in caution for caution in said)


def test_a_group_that_shares_no_event_is_named():
    said = cautions(
        [*A, *B, 1.0, 2.0], [*"ababababab", "c", "c"], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
    )
    assert "No event in common with any other outlet: c;" in said
    assert "2 of 12 articles" in said


# --- properties


def random_table(seed, groups=2, n=60):
    rng = np.random.default_rng(seed)
    values = rng.normal(size=n).round(2)
    values[rng.random(n) < 0.1] = nan
    return pd.DataFrame({
        "outlet": rng.choice([*"abcd"[:groups]], n), "event": rng.integers(0, n // 4, n),
        VADER: values, "body.outlet.loaded": rng.gamma(0.5, size=n).round(1),
    })  # fmt: skip


@pytest.mark.parametrize("groups", [2, 3])
@pytest.mark.parametrize("within", ["", "event"])
def test_the_order_of_rows_changes_nothing(groups, within):
    scores = random_table(1, groups)
    one = compare_groups(scores, by="outlet", within=within)
    other = compare_groups(scores.sample(frac=1, random_state=2), by="outlet", within=within)
    assert one.differences.equals(other.differences)
    assert one.groups.equals(other.groups)


@pytest.mark.parametrize("within", ["", "event"])
def test_other_names_change_nothing_but_the_sign(within):
    scores = random_table(3)
    one = compare_groups(scores, by="outlet", within=within).differences
    swapped = scores.assign(outlet=scores["outlet"].map({"a": "z", "b": "b"}))
    other = compare_groups(swapped, by="outlet", within=within).differences
    assert (one["difference"] == -other["difference"]).all()
    assert one["low"].tolist() == pytest.approx((-other["high"]).tolist())
    assert one["p"].tolist() == pytest.approx(other["p"].tolist(), abs=0.02)


def test_equal_groups_do_not_differ():
    scores = random_table(4)
    twice = pd.concat([scores.assign(outlet="a"), scores.assign(outlet="b")])
    for within in ("", "event"):
        found = compare_groups(twice, by="outlet", within=within).differences
        assert found["difference"].abs().max() < 1e-8
        assert (found["p"] > 0.99).all()
        assert set(found["verdict"]) == {"indistinguishable"}


def test_nothing_varies():
    row = first(
        compare_groups(table([1.0] * 12, ["a", "b"] * 6, np.repeat(range(6), 2)), by="outlet")
    )
    assert (row["difference"], row["low"], row["high"], row["p"]) == (0, 0, 0, 1)
    assert row["verdict"] == "indistinguishable"
    assert np.isnan(row["effect"])


@pytest.mark.parametrize("events", [None, np.repeat(range(6), 2)])
def test_where_every_article_has_nothing_there_is_no_interval(events):
    comparison = compare_groups(table([0.0] * 12, ["a", "b"] * 6, events), by="outlet")
    row = first(comparison)
    assert (row["difference"], row["verdict"]) == (0, "no interval")
    assert np.isnan([row["low"], row["high"], *comparison.groups["low"]]).all()
    assert comparison.adjustment.shown == 0


def test_where_one_group_has_nothing_the_difference_has_an_interval():
    comparison = compare_groups(table([0.0, 0.2] * 6, ["a", "b"] * 6), by="outlet")
    assert comparison.groups["low"].isna().tolist() == [True, False]
    values = [0.0, 0.1, 0.0, 0.3] * 3
    row = first(compare_groups(table(values, ["a", "b"] * 6), by="outlet"))
    assert row["low"] < row["difference"] < row["high"]


def test_intervals_end_where_the_measure_ends():
    # 4 of 5 articles at the upper end of −1 to 1: Student's t alone would go beyond
    scores = table([1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 1.0], [*"aaaaabbbbb"])
    comparison = compare_groups(scores, by="outlet")
    assert comparison.groups["high"][0] == 1
    assert comparison.groups["low"][1] == -1
    loaded = {"body.outlet.loaded": [0.0] * 4 + [1.0] + [3.0] * 5, "outlet": [*"aaaaabbbbb"]}
    assert compare_groups(loaded, by="outlet").groups["low"][0] == 0


@given(st.integers(0, 10_000), st.sampled_from([2, 3, 4]), st.booleans(), st.integers(4, 30))
def test_verdict_and_interval_agree(seed, groups, within, n):
    scores = random_table(seed, groups, n)
    if scores["outlet"].nunique() < 2:
        return
    found = compare_groups(scores, by="outlet", within="event" if within else "").differences
    higher, lower = found["verdict"] == "a higher", found["verdict"] == "b higher"
    assert (found["low"][higher] > 0).all()
    assert (found["high"][lower] < 0).all()
    assert (found["p_adjusted"][higher | lower] <= 0.05).all()
    level = found["verdict"] == "indistinguishable"
    assert ((found["low"][level] <= 0) & (found["high"][level] >= 0)).all()
    none = found["verdict"].isin(["no interval", "no contrast", "not scored"])
    assert (found["low"].isna() == none).all()
