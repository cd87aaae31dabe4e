"""The vocabulary: what is known of types stays as it was told, however it grows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.language import Vocabulary
from framing.language.arrow import from_strings
from framing.language.vocabulary import TypeTable, find_words, split_term, split_words

WORDS = st.lists(st.sampled_from("a bb ccc d-e it's U.S. … 14.5".split()), unique=True, max_size=8)


def describe(types):
    """Length of each type, and a column of a kind that may widen: small numbers, then large."""
    sizes = [len(text) for text in types.texts.to_pylist()]
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


#: Few words often, so that they are soon few against the strings, and rare ones beside.
STRINGS = st.lists(st.sampled_from([*"aaaabbbé", "c", "dd", "😀"]), max_size=30)


@given(st.lists(STRINGS, max_size=4))
def test_strings_are_numbered_the_same_however_many_are_known(batches):
    table = TypeTable()
    for strings in batches:
        places, ids = table.encode(from_strings(strings))
        assert [table.strings[ids[place]] for place in places.tolist()] == strings
        assert len(set(ids.tolist())) == len(ids)
    assert sorted(table.strings) == sorted({s for strings in batches for s in strings})


def test_a_column_cannot_be_changed_by_who_reads_it():
    table = TypeTable()
    table.intern(["a", "bb"])
    assert not table.features(describe)["length"].flags.writeable


@given(
    st.lists(
        st.text(st.sampled_from("aBsS_é日😀14.,:”'’-‐/s\u0301"), min_size=1, max_size=8),
        unique=True,
    )
)
def test_the_words_of_many_chunks_are_those_of_each(chunks):
    vocabulary = Vocabulary()
    vocabulary.chunks.intern(chunks)
    of_chunk, flat = vocabulary.chunk_words()
    for place, chunk in enumerate(chunks):
        rows = range(of_chunk["first"][place], of_chunk["first"][place] + of_chunk["count"][place])
        found = find_words(chunk)
        assert [vocabulary.words.strings[flat["word"][row]] for row in rows] == [
            w for w, *_ in found
        ]
        for row, (_, *span) in zip(rows, found, strict=True):
            expected = [len(chunk[:end].encode()) for end in span]
            assert [flat[name][row] for name in ("start", "end", "end_possessive")] == expected
        between = [chunk[a[3] : b[1]] in ("-", "‐") for a, b in zip(found, found[1:], strict=False)]
        assert [bool(flat["joined"][row]) for row in rows][:-1] == between
        assert of_chunk["opens"][place] == bool(found and found[0][1] == 0)
        assert of_chunk["closes"][place] == bool(found and found[-1][3] == len(chunk))
