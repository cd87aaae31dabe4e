import pytest

from framing.report.verdicts import describe_differences

LETTERS = {"x": "A", "y": "B", "z": "C"}


def record(a, b, verdict, *, values=(1.0, 2.0), low=None, high=None, smallest=None, **fields):
    return {
        "measure": "loaded", "a": a, "b": b, "value_a": values[0], "value_b": values[1],
        "difference": values[0] - values[1], "low": low, "high": high, "verdict": verdict,
        "smallest": smallest, **fields,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "state", "text", "detail"),
    [
        (
            record("x", "y", "indistinguishable", low=-2.5, high=0.5, smallest=2.14),
            "indistinguishable",
            "Indistinguishable at this length",
            "A − B = −1.0, between −2.5 and +0.5; a difference below 2.1 might not show",
        ),
        (
            record("x", "y", "b higher", low=-1.5, high=-0.5),
            "differs",
            "B: more loaded terms than A",
            "B − A = +1.0, between +0.5 and +1.5",
        ),
        # an end that leaves zero out is not written as zero
        (
            record("x", "y", "b higher", low=-1.5, high=-0.004),
            "differs",
            "B: more loaded terms than A",
            "B − A = +1.000, between +0.004 and +1.500",
        ),
        (record("x", "y", "no interval"), "no interval", "Too little text for an interval", ""),
        (record("x", "y", "no interval", values=(0, 0)), "none", "Nothing found in either", ""),
        (record("x", "y", "not scored"), "not scored", "Not compared", ""),
    ],
)
def test_two_articles(given, state, text, detail):
    said = describe_differences([given], LETTERS, 1, 1)
    assert (said["state"], said["text"], said["detail"]) == (state, text, detail)


def test_direction_of_sentiment_is_in_words():
    higher = {"measure": "vader", "low": 0.1, "high": 0.3}
    said = describe_differences(
        [record("x", "y", "a higher", values=(-0.1, -0.3), **higher)], LETTERS, 2, 1
    )
    assert said["text"] == "A: less negative wording than B"
    said = describe_differences(
        [record("x", "y", "a higher", values=(0.2, 0.0), **higher)], LETTERS, 2, 1
    )
    assert said["text"] == "A: more positive wording than B"


def test_part_that_one_article_lacks():
    assert describe_differences([], LETTERS, 2, 1)["text"] == "Not compared: one has none"


def test_three_articles():
    pairs = [
        record("x", "y", "b higher", low=-2, high=-1),
        record("x", "z", "indistinguishable", low=-1, high=1, smallest=1.5),
        record("y", "z", "a higher", low=1, high=2, smallest=1.2),
    ]
    said = describe_differences(pairs, LETTERS, 1, 3)
    assert said["text"] == "B: more loaded terms than A and C"
    assert said["detail"] == (
        "A and C indistinguishable at this length; a difference below 1.5 might not show"
    )
    assert said["short"] == "B > A, C"


def test_three_articles_that_do_not_differ():
    pairs = [
        record(a, b, "indistinguishable", low=-1, high=1, smallest=smallest)
        for a, b, smallest in (("x", "y", 1.5), ("x", "z", 2.0), ("y", "z", 1.2))
    ]
    said = describe_differences(pairs, LETTERS, 1, 3)
    assert said["text"] == "All 3 pairs indistinguishable at this length"
    assert said["detail"] == "a difference below 1.2 to 2.0 might not show"
    pairs[2] = record("y", "z", "no interval", values=(0, 0))
    said = describe_differences(pairs, LETTERS, 1, 3)
    assert said["text"] == "2 pairs indistinguishable at this length"
    assert said["detail"] == (
        "1 pair in which nothing was found; a difference below 1.5 to 2.0 might not show"
    )
