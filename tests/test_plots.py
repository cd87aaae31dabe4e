"""Figures: they draw every row, say in shape or text what colour says, and repeat byte for byte."""

import subprocess
import sys

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from framing import Article, compare
from framing.plots import (
    plot_differences,
    plot_measures,
    plot_scores,
    plot_sentiment,
    plot_terms,
    write_figure,
)

BAD = (
    "The storm was a nightmare. It killed two. Hopes are gone. He wept. It was awful. Nobody came."
)
GOOD = (
    "The rescue was a joy. Two were saved. Hope is back. She smiled. It was lovely. Friends came."
)


@pytest.fixture(autouse=True)
def close_figures():
    with matplotlib.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


@pytest.fixture(scope="module")
def comparison():
    return compare([Article("bad", "Storm kills two", BAD), Article("good", "Two saved", GOOD)])


def labels(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def texts(ax):
    return [text.get_text() for text in ax.texts]


def scores(comparison, measure):
    return comparison.scores.query(
        "part == 'body' and voice == 'outlet' and measure in @measure",
        local_dict={"measure": measure},
    )


def test_scores_are_a_line_for_each_article_with_its_value(comparison):
    ax = plot_scores(scores(comparison, ["vader"]))
    assert labels(ax) == ["bad", "good"]
    assert texts(ax) == [
        f"{v:.2f}".replace("-", "−") for v in scores(comparison, ["vader"])["value"]
    ]
    assert ax.get_xlabel() == "VADER compound, −1 to +1, mean of sentences"


def test_a_score_that_is_missing_is_said_to_be_missing(comparison):
    ax = plot_scores(scores(comparison, ["smog"]))
    assert texts(ax) == ["not scored: fewer than 100 words"] * 2


def test_rows_that_differ_by_voice_are_named_by_it(comparison):
    ax = plot_scores(comparison.scores.query("part == 'body' and measure == 'vader'"))
    assert labels(ax)[:4] == ["bad, outlet", "bad, quoted", "bad, reported", "bad, all"]


def test_measures_give_each_article_a_shape_of_its_own(comparison):
    ax = plot_measures(scores(comparison, ["vader_positive", "vader_negative"]))
    assert labels(ax) == ["vader_positive", "vader_negative"]
    named = {line.get_label(): line.get_marker() for line in ax.lines if line.get_label()[0] != "_"}
    assert list(named) == ["bad", "good"]
    assert len(set(named.values())) == 2


def test_differences_have_their_verdict_beside_them_and_a_mark_for_it():
    table = pd.DataFrame({
        "measure": ["one", "two", "three", "four"], "part": "body", "voice": "all", "a": "x", "b": "y",
        "difference": [2.0, 0.1, 0.0, float("nan")], "low": [1.0, -1.0, None, None],
        "high": [3.0, 1.0, None, None],
        "verdict": ["a higher", "indistinguishable", "no interval", "not scored"],
    })  # fmt: skip
    ax = plot_differences(table)
    assert labels(ax) == ["one", "two", "three", "four"]
    assert texts(ax) == list(table["verdict"])
    marks = [line for line in ax.lines if line.get_marker() in ("o", "x")]
    assert [(m.get_marker(), m.get_markerfacecolor() == "white") for m in marks] == [
        ("o", False), ("o", True), ("x", False)]  # fmt: skip
    assert ax.get_xlabel() == "difference: x − y"


def test_differences_of_several_pairs_are_named_by_their_pair(comparison):
    three = compare([*comparison.articles, Article("calm", "Storm", "It rained. " * 6)])
    rows = three.differences.query("part == 'body' and voice == 'all' and measure == 'vader'")
    assert labels(plot_differences(rows)) == ["bad − good", "bad − calm", "good − calm"]


def test_sentiment_points_up_for_positive_and_down_for_negative_sentences(comparison):
    sentences = comparison.analysis.sentences
    ax = plot_sentiment(sentences)
    assert labels(ax) == ["bad", "good"]
    assert ax.yaxis_inverted()
    bars = [[bar.get_height() for bar in group] for group in ax.containers]
    rows = sentences.query("part == 'body' and scored_all")
    for article, heights in zip(("bad", "good"), bars, strict=True):
        compound = rows.loc[rows["article_id"] == article, "compound_all"]
        assert heights == pytest.approx((-0.45 * compound).tolist())


def test_terms_are_counted_and_an_article_without_any_has_its_zero():
    evidence = pd.DataFrame({
        "article_id": ["a", "a", "a", "b"], "measure": ["loaded", "loaded", "loaded", "vader"],
        "category": ["emotive", "emotive", "partisan", "negative"],
    })  # fmt: skip
    ax = plot_terms(evidence)
    assert labels(ax) == ["emotive", "partisan"]
    assert [[bar.get_width() for bar in group] for group in ax.containers] == [[2, 1], [0, 0]]
    assert texts(ax) == ["2", "1", "0", "0"]
    assert len({group[0].get_hatch() for group in ax.containers}) == 2


def test_nothing_to_draw_is_no_error(comparison):
    nothing = comparison.scores.iloc[:0]
    assert labels(plot_scores(nothing)) == labels(plot_measures(nothing)) == []
    assert labels(plot_differences(comparison.differences.iloc[:0])) == []
    assert labels(plot_sentiment(comparison.analysis.sentences.iloc[:0])) == []
    assert labels(plot_terms(comparison.evidence.iloc[:0])) == []


def test_figures_are_drawn_on_axes_that_are_given(comparison):
    _, (left, right) = plt.subplots(1, 2)
    assert plot_sentiment(comparison.analysis.sentences, ax=left) is left
    assert plot_terms(comparison.evidence, ax=right) is right


@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_figure_is_written_with_the_same_bytes(comparison, tmp_path, ending):
    for name in ("one", "two"):
        write_figure(plot_sentiment(comparison.analysis.sentences), tmp_path / f"{name}.{ending}")
    one, two = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("one", "two"))
    assert one == two
    if ending == "svg":
        assert b">good</text>" in one


def test_the_package_does_not_import_matplotlib():
    code = "import sys, framing; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
