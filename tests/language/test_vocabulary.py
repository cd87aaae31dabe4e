"""The vocabulary: what is known of types stays as it was told, however it grows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.language import Vocabulary
from framing.language.vocabulary import TypeTable, split_term, split_words

WORDS = st.lists(st.sampled_from("a bb ccc d-e it's U.S. … 14.5".split()), unique=True, max_size=8)


def describe(types):
    """Length of each type, and a column of a kind that may widen: small numbers, then large."""
    sizes = [len(text) for text in types.to_pylist()]
    kind = np.int8 if max(sizes, default=0) < 4 else np.int64
    return {
        "length": np.array(sizes, kind),
        "pair": np.array([[n, -n] for n in sizes]).reshape(-1, 2),
    }


@given(st.lists(WORDS, max_size=6))
def test_columns_grow_with_the_types(batches):
    table = TypeTable()
    for words in batches:
        table.intern(words)
        columns = table.features(describe)
        assert columns["length"].tolist() == [len(text) for text in table.strings]
        assert columns["pair"].tolist() == [[len(text), -len(text)] for text in table.strings]


@given(st.lists(WORDS, max_size=6))
def test_words_of_chunks_do_not_depend_on_when_they_came(batches):
    grown, at_once = Vocabulary(), Vocabulary()
    for words in batches:
        grown.chunks.intern(words)
        grown.chunk_words()
    at_once.chunks.intern(grown.chunks.strings)

    def spell(vocabulary):
        of_chunk, flat = vocabulary.chunk_words()
        words = [vocabulary.words.strings[number] for number in flat["word"]]
        spans = list(zip(words, flat["start"].tolist(), flat["end"].tolist(), strict=True))
        first, count = of_chunk["first"].tolist(), of_chunk["count"].tolist()
        return [spans[a : a + n] for a, n in zip(first, count, strict=True)]

    assert spell(grown) == spell(at_once)


def test_a_view_given_earlier_stays_as_it_was():
    table = TypeTable()
    table.intern(["a", "bb"])
    before = table.features(describe)["length"]
    table.intern(["ccc"])
    table.features(describe)
    table.intern(["dddd"])
    assert table.features(describe)["length"].tolist() == [1, 2, 3, 4]
    assert before.tolist() == [1, 2]


def test_a_term_is_split_as_words_are():
    assert split_term("well-known U.S. figures") == split_words("well-known U.S. figures")
