import pytest

import framing
from framing import Article
from framing.report.heat import _compare
from framing.report.summary import summarize


@pytest.mark.parametrize(
    ("values", "more", "steps"),
    [
        ([1.0, 2.0, 6.0], [-3.0, -1.5, 4.5], [-2, -1, 3]),
        ([2.0, 2.0, 2.0], [0.0, 0.0, 0.0], [0, 0, 0]),
        ([2.0, None, 4.0], [-2.0, None, 2.0], [-3, 0, 3]),
        ([None, None, 4.0], [None, None, None], [0, 0, 0]),
    ],
)
def test_each_is_set_against_the_mean_of_the_others(values, more, steps):
    cells = _compare([{"value": value} for value in values])
    assert [cell["more"] for cell in cells] == more
    assert [cell["step"] for cell in cells] == steps


def test_statements_that_are_found_in_another(engine):
    common = "The council voted on Monday to close the old library in Corran Street."
    articles = [
        Article("a", "Vote", common),
        Article("b", "Vote", f"{common} Trains ran late all week in the north."),
        Article("c", "Vote", "Prices of wheat fell again after a good harvest."),
    ]
    heat = summarize(framing.compare(articles, engine=engine))["heat"]
    assert [row["cells"] for row in heat["told"]] == [[None, 1, 0], [1, None, 0], [0, 0, None]]
    assert summarize(framing.compare(articles[:2], engine=engine))["heat"] is None
