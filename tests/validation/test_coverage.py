"""Coverage by simulation: what is drawn, what is counted, and what the cards say of it."""

import json

import numpy as np
import pytest

from framing import Article, analyze
from framing.analysis import ALL_VOICES
from framing.comparison.intervals import METHOD
from framing.measures.cards import read_card
from framing.validation import coverage
from framing.validation.coverage import (
    SIZES,
    draw_articles,
    measure_coverage,
    read_long_articles,
    simulate_coverage,
)

GOOD, BAD = "It is good, and the old mill stands.", "It is a bad, brutal witch hunt."
SAID = "“It was a very good day for us,” he said."
LONG = " ".join([GOOD, BAD, SAID] * 22)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    rows = {
        "polnear.jsonl": [{"text": LONG}, {"text": "Too short to stand for anything."}],
        "basil_articles.jsonl": [{"paragraphs": [[BAD, GOOD], [GOOD] * 70]}],
    }
    for name, found in rows.items():
        (folder / name).write_text("\n".join(map(json.dumps, found)))
    return folder


def test_only_long_articles_stand_for_the_truth(folder):
    analysis = read_long_articles(folder)
    assert [article.id for article in analysis.articles] == [
        "polnear.jsonl-0", "basil_articles.jsonl-0",
    ]  # fmt: skip
    assert analysis.articles[1].body.startswith(f"{BAD} {GOOD}\n\n{GOOD} ")


def test_what_is_drawn_is_whole_sentences():
    """A sentence of two voices stays together, and so many are drawn for each article."""
    analysis = analyze([Article("a", body=LONG), Article("b", body=" ".join([GOOD] * 20))])
    rows = [np.flatnonzero(analysis.rows["article"] == place) for place in (0, 1)]
    drawn = draw_articles(analysis, rows, 40, np.random.default_rng(1))
    scored = drawn.sums["scored"]
    assert scored[0, 3, -1] == scored[1, 3, -1] == 40
    quoted = scored[0, 3, ALL_VOICES.index("quoted")]
    assert 5 < quoted < 25
    # eight words of a quotation and two beside it
    assert drawn.sums["words"][0, 3, ALL_VOICES.index("quoted")] == 8 * quoted
    assert drawn.value("1", "body", "all", "vader") == pytest.approx(
        analysis.value("b", "body", "all", "vader")
    )


def test_draws_are_counted(folder):
    analysis = read_long_articles(folder)
    tally = simulate_coverage(analysis, 20, draws=4)
    names = [measure.name for measure in analysis.engine.measures]
    at = ALL_VOICES.index("all"), names.index("vader")
    assert (tally.drawn, tally.pairs, tally.alike) == (16, 8, 4)
    assert tally.held[at] <= tally.shown[at] <= 16
    assert (tally.held <= tally.shown).all() and (tally.told <= tally.compared).all()
    # of a whole text at once there is none
    assert tally.shown[:, names.index("vader_document")].sum() == 0
    again = simulate_coverage(analysis, 20, draws=4)
    assert (again.held == tally.held).all() and again.wrong == tally.wrong


def test_a_text_that_is_all_alike_holds_its_truth():
    analysis = analyze([Article("a", body=" ".join([GOOD] * 70))])
    tally = simulate_coverage(analysis, 10, draws=2)
    at = ALL_VOICES.index("all"), 0
    assert tally.held[at] == tally.shown[at] == 4


def test_what_cards_say(folder, monkeypatch):
    monkeypatch.setattr(coverage, "DRAWS", 2)
    monkeypatch.setattr(coverage, "SIZES", (10, 20))
    found = measure_coverage(folder)
    assert "vader_document" not in found
    assert list(found["vader"]) == ["method", "articles", "texts", "of_10", "of_20"]
    assert found["vader"]["method"] == METHOD
    assert (found["vader"]["articles"], found["vader"]["texts"]) == (2, 8)
    assert 0 <= found["vader"]["of_20"] <= 1


HOW = "simulate coverage again: python3 do.py cards FOLDER"
MEASURES = [m.name for m in analyze([]).engine.measures if not m.whole_text]


@pytest.mark.parametrize("name", MEASURES)
def test_intervals_hold_the_truth_as_often_as_they_say(name):
    """By the cards, which are of the intervals as they are."""
    said = read_card(name).coverage
    assert said["method"] == METHOD, HOW
    assert {f"of_{size}" for size in SIZES} <= said.keys(), HOW
    assert said["of_20"] >= 0.93
    assert all(said[f"of_{size}"] >= 0.92 for size in SIZES)
