"""Certainty: hedges, boosters and absolutes, by voice."""

import pytest

from framing import Article, analyze
from framing.lexicons import load_lexicon
from framing.measures.certainty import CERTAINTY_KINDS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may apparently rain here.", (2, 0, 0)),
        ("Clearly it is in fact raining.", (0, 2, 0)),
        ("It never rains and nobody swims.", (0, 0, 2)),
        ("It rained in May.", (0, 0, 0)),
    ],
)
def test_each_kind_is_counted(text, expected):
    analysis = analyze([Article("a", body=text)])
    words = len(text.split())
    values = [analysis.value("a", "body", "all", name) for name, *_ in CERTAINTY_KINDS]
    assert values == pytest.approx([100 * n / words for n in expected])


def test_evidence_names_the_entry():
    found = analyze([Article("a", body="It may rain.")]).evidence
    [row] = found[found.measure == "hedges"].to_dict("records")
    assert (row["text"], row["category"], row["lexicon"], row["entry"]) == (
        "may",
        "modal",
        "certainty",
        "may",
    )


def test_the_lexicons_kinds_are_the_measures():
    kinds = {entry.extra["kind"] for entry in load_lexicon("certainty")}
    assert kinds == {kind for _, kind, *_ in CERTAINTY_KINDS}
