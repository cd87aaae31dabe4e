"""Claims: sentences in the outlet's own voice, and those it gives to others."""

from framing import Article, compare

A = Article("a", "", "It may rain. “It never rains,” she said. It is clearly dry and nobody swims.")
B = Article("b", "May", "")


def test_sentences_are_own_or_attributed_and_hedges_are_counted_in_each():
    table = compare([A, B]).claims.set_index(["article_id", "claims"])
    own, others = table.loc["a", "own"], table.loc["a", "attributed"]
    assert own.tolist() == [2, 10, 1, 1, 1]
    assert others.tolist() == [1, 5, 0, 0, 1]
    assert table.loc["b"].to_numpy().sum() == 0
