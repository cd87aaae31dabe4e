"""The catalogue: every measure says what it is and what it does not measure."""

import numpy as np
import pytest

from framing import Article, Engine, analyze, catalogue
from framing.measures import catalogue_of_spans, default_families

ROWS = catalogue()
FIELDS = (
    "name", "label", "family", "unit", "low", "high", "direction", "explanation", "limits",
    "reference", "version", "minimum", "accuracy",
)  # fmt: skip


@pytest.mark.parametrize("row", [*ROWS, *catalogue_of_spans()], ids=lambda row: row["name"])
def test_every_measure_has_every_field(row):
    assert tuple(row) == FIELDS
    for field in FIELDS:
        if field not in ("low", "high"):
            assert isinstance(row[field], str) and row[field].strip(), field
    assert row["limits"].startswith("Not ")
    assert row["direction"].startswith("higher: ")
    assert row["version"].isdigit()
    assert row["minimum"].startswith("not scored: ")
    if None not in (row["low"], row["high"]):
        assert row["low"] < row["high"]


def test_names_differ_and_can_stand_in_a_column_name():
    names = [row["name"] for row in ROWS]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name == name.lower() for name in names)


def test_the_catalogue_is_in_the_order_of_the_engine():
    assert [row["name"] for row in ROWS] == [measure.name for measure in Engine().measures]
    assert [row["family"] for row in ROWS[:1] + ROWS[-1:]] == ["Sentiment", "Readability"]


def test_no_measure_speaks_of_bias_or_of_intent_as_if_it_measured_them():
    for row in ROWS:
        said = " ".join((row["label"], row["explanation"], row["direction"])).lower()
        assert not any(word in said for word in ("bias", "intent", "truth", "lie", "propagand"))


def test_every_column_that_a_measure_reads_is_counted():
    counted = analyze([Article("a", body="It is good.")]).sums
    for family in default_families():
        for measure in family.measures:
            assert {measure.n, *(minimum.column for minimum in measure.minima)} <= counted.keys()
            with np.errstate(invalid="ignore", divide="ignore"):
                assert measure.value(counted).shape == counted[measure.n].shape
