"""Frame cues of articles side by side: intervals and differences in tables of their own."""

import pytest

from framing import Article, compare
from framing.cue_table import FRAME_CUE_COLUMNS

MONEY = "Wages fell in the valley. The mill cut jobs and prices rose. "
RAIN = "Rain fell in the valley. The boats lay still all day long. "


@pytest.fixture(scope="module")
def comparison():
    a, b = (Article(name, "", text * 10) for name, text in (("a", MONEY), ("b", RAIN)))
    return compare([a, b])


def rows(table, **wanted):
    for column, value in wanted.items():
        table = table[table[column] == value]
    return table.to_dict("records")


BODY = {"part": "body", "voice": "all", "scheme": "generic"}


def test_cues_have_intervals(comparison):
    table = comparison.frame_cues
    assert tuple(table.columns) == (*FRAME_CUE_COLUMNS, "low", "high")
    [row] = rows(table, article_id="a", frame="economic", **BODY)
    # wages, jobs and prices in twelve words, ten times over
    assert (row["cues"], row["n"], row["per_100"]) == (30, 120, 25.0)
    assert row["low"] <= 25.0 <= row["high"]
    [none] = rows(table, article_id="b", frame="economic", **BODY)
    assert none["cues"] == 0 and none["low"] != none["low"]


def test_differences_name_scheme_and_frame(comparison):
    table = comparison.cue_differences
    assert list(table.columns)[:4] == ["scheme", "frame", "part", "voice"]
    [row] = rows(table, frame="economic", **BODY)
    assert (row["difference"], row["verdict"]) == (25.0, "a higher")
    [nothing] = rows(table, frame="conflict", **BODY)
    assert nothing["verdict"] == "no interval"


def test_other_differences_are_not_adjusted_for_them(comparison):
    assert not any("cues" in measure for measure in comparison.differences.measure)
