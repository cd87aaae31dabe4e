"""What is kept for the next process: it is never in the way, and never out of date."""

import os
import time

import pytest

from framing import cache
from framing.cache import cache_folder, keep, keep_plain, know_files, pack, unpack


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A cache folder that is not there yet."""
    folder = tmp_path / "some" / "cache"
    monkeypatch.setenv("FRAMING_CACHE", str(folder))
    return folder


def refuse():
    raise AssertionError("it was made again")


def only_file(folder):
    (path,) = folder.iterdir()
    return path


def test_it_is_made_at_first_use_and_read_afterwards(folder):
    assert keep("list", 1, lambda: b"made") == b"made"
    assert keep("list", 1, refuse) == b"made"
    assert keep("list", 2, lambda: b"other") == b"other"
    assert len(list(folder.iterdir())) == 2


def test_what_was_kept_long_ago_goes_when_something_newer_takes_its_name(folder):
    for name, told in (("list", 1), ("list", 2), ("list-of-more", 1)):
        keep(name, told, lambda: b"made")
    old = time.time() - 31 * 24 * 60 * 60
    for path in folder.iterdir():
        os.utime(path, (old, old))
    keep("list", 3, lambda: b"newer")
    assert keep("list", 3, refuse) == b"newer"
    assert keep("list-of-more", 1, refuse) == b"made"
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"framing kept\n", b"x" * 500, None], ids=str)
def test_what_is_damaged_is_made_anew(folder, damage):
    keep("list", 1, lambda: b"made")
    path = only_file(folder)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + b"\xff" if damage is None else damage)
    assert keep("list", 1, lambda: b"made") == b"made"
    assert path.read_bytes() == data


def test_where_nothing_can_be_written_all_goes_on(folder, tmp_path):
    folder.parent.write_text("a file, where a folder should be")
    assert keep("list", 1, lambda: b"made") is None
    assert keep_plain("list", [tmp_path / "some"], lambda: [1]) == [1]


def test_an_empty_name_keeps_nothing(monkeypatch, folder, tmp_path):
    monkeypatch.setenv("FRAMING_CACHE", "")
    assert cache_folder() is None
    assert keep("list", 1, refuse) is None
    assert keep_plain("list", [], lambda: {"a": 1}) == {"a": 1}
    assert not folder.exists()


def test_it_is_made_anew_when_a_file_changes(folder, tmp_path):
    file = tmp_path / "words.csv"
    file.write_text("word\n")
    assert keep_plain("words", [file], lambda: {"word": "é"}) == {"word": "é"}
    assert keep_plain("words", [file], refuse) == {"word": "é"}
    file.write_text("ward\n")
    assert keep_plain("words", [file], lambda: ["ward"]) == ["ward"]


def test_without_files_to_tell_by_nothing_is_kept(folder, tmp_path):
    assert keep_plain("words", [tmp_path / "gone.csv"], lambda: [1]) == [1]
    assert not folder.exists()


def test_a_module_stands_for_its_folder(tmp_path):
    module, other = tmp_path / "a.py", tmp_path / "b.py"
    module.write_text("1")
    before = know_files([module])
    other.write_text("2")
    cache._know_code.cache_clear()
    assert know_files([module]) != before


def test_a_file_whose_time_was_put_back_is_known_as_another(tmp_path):
    file = tmp_path / "words.csv"
    file.write_text("word\n")
    before, times = know_files([file]), file.stat()
    file.write_text("ward\n")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_mtime_ns == times.st_mtime_ns
    assert know_files([file]) != before


def test_numbers_come_back():
    assert unpack(pack([])).tolist() == []
    assert unpack(pack([0, -1, 2**31 - 1])).tolist() == [0, -1, 2**31 - 1]


@pytest.mark.skipif(os.name == "nt", reason="has another variable")
def test_by_default_it_is_the_users_own_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("FRAMING_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache.sys, "platform", "linux")
    assert cache_folder() == tmp_path / "framing"
