"""The table of words: it says what the packages say, and is never in the way."""

import pytest

from framing.language.arrow import from_strings
from framing.measures import word_table
from framing.measures.syllables import count_syllables, easy_words
from framing.measures.word_table import describe_spellings

WORDS = [
    "news", "reunited", "well", "xyzzy", "a", "", "don't", "naïve", "co2", "antidisestablishmentarianism",
    "reconnoitering", "floccinaucinihilipilifications", "ÿ",
]  # fmt: skip


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A cache folder that is not there yet, and no table in memory before or after."""
    folder = tmp_path / "some" / "cache"
    monkeypatch.setenv("FRAMING_CACHE", str(folder))
    # as many words as a test needs: those that are pronounced, and one that is too long
    monkeypatch.setattr(word_table, "list_pronounced", lambda: [*WORDS, "o" * 40])
    monkeypatch.setattr(word_table, "easy_words", lambda: frozenset({"news", "a"}))
    word_table._load.cache_clear()
    yield folder
    word_table._load.cache_clear()


def expect_the_words_described():
    counts, familiar = describe_spellings(from_strings(WORDS))
    assert counts.tolist() == count_syllables(WORDS).tolist()
    assert familiar.tolist() == [word in {"news", "a"} for word in WORDS]


def again():
    """Forget what is in memory, as a new process would."""
    word_table._load.cache_clear()
    expect_the_words_described()


def only_file(folder):
    (path,) = folder.glob("words*")
    return path


def test_it_is_made_at_first_use_and_read_afterwards(folder, monkeypatch):
    expect_the_words_described()
    path = only_file(folder)
    data, time = path.read_bytes(), path.stat().st_mtime_ns
    monkeypatch.setattr(word_table, "_make", None)  # nothing is made again
    again()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, time)


def test_other_versions_of_the_packages_have_a_table_of_their_own(folder, monkeypatch, tmp_path):
    expect_the_words_described()
    other = tmp_path / "easy_words.txt"
    other.write_text("news\n")
    monkeypatch.setattr(word_table, "source_files", lambda: [other])
    again()
    assert len(list(folder.glob("words*"))) == 2


def test_where_none_can_be_written_all_goes_on(folder):
    folder.parent.write_text("a file, where a folder should be")
    expect_the_words_described()


def test_an_empty_name_keeps_nothing(monkeypatch, folder):
    monkeypatch.setenv("FRAMING_CACHE", "")
    expect_the_words_described()
    assert not folder.exists()


@pytest.mark.parametrize("kept", [True, False])
def test_no_words(folder, monkeypatch, kept):
    if not kept:
        monkeypatch.setenv("FRAMING_CACHE", "")
    counts, familiar = describe_spellings(from_strings([]))
    assert (len(counts), len(familiar)) == (0, 0)


def test_all_words_of_the_packages_are_told_apart(monkeypatch, tmp_path):
    """Words are known by numbers: of all that are listed no two may share one."""
    keys, facts = word_table._read(word_table._make(easy_words()))
    assert len(set(keys.tolist())) == len(keys) == len(facts) > 2_000
