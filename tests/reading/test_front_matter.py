"""Plain front matter: read as YAML would, or left to it."""

import datetime
import subprocess
import sys

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from framing.reading.front_matter import read_plain

PIECES = st.sampled_from(
    ["a", "no", "Yes", "null", ":", ": ", " #", "#", "- ", "\n", "\n  - ", " ", '"', "'", "\\", "é",
     "2025-11-14", "7", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", ",", "?", "=",
     "<<", "~", "...", "---", "\t", "\u2028", "\x85", "\xa0", "\ufeff", "🙂", "title: b\n", "x:\n"]
)  # fmt: skip
LINES = st.builds("{}:{}{}".format, st.sampled_from("abc"), st.sampled_from([" ", "\n - "]), PIECES)


@given(
    st.one_of(
        st.lists(PIECES, max_size=12).map("".join),
        st.lists(LINES, max_size=5).map("\n".join),
        st.lists(PIECES, max_size=6).map("".join).map("name: A{}\n".format),
        st.lists(PIECES, max_size=6).map("".join).map('name: "{}"\n'.format),
        st.lists(PIECES, max_size=6).map("".join).map("name:\n  - A{}\n".format),
    )
)
@example("a: b\n  c\n")
@example("a:\n- b\n - c\n")
@example("a:\n  - b\nc: d\n  - e\n")
@example("a: b:\n")
@example('a: "b" c\n')
def test_what_is_read_is_what_yaml_reads(source):
    found = read_plain(source)
    assert found is None or found == yaml.safe_load(source)


@pytest.mark.parametrize(
    "source, expected",
    [
        ("outlet: The Ledger\n", {"outlet": "The Ledger"}),
        ("published: 2025-11-14\n", {"published": datetime.date(2025, 11, 14)}),
        ("notes: It is 7:30, #3\nid: a-1\n", None),
        ("notes: It is 7:30, no#3\nid: a-1\n", {"notes": "It is 7:30, no#3", "id": "a-1"}),
        ('captions:\n  - "A: b"\n  - Cd\n', {"captions": ["A: b", "Cd"]}),
        ("kicker: “Shut”: now\n", None),
        ("kicker: “Shut” now\n", {"kicker": "“Shut” now"}),
        ("captions:\n", None),
        ("captions:\nid: a\n", None),
        ("id: a\nid: b\n", None),
        ("votes: 7\n", None),
        ("notes: Yes\n", None),
        ("No: a\n", None),
        ("", None),
    ],
)
def test_plain_lines_are_read_and_others_left(source, expected):
    assert read_plain(source) == expected


def test_a_day_that_there_is_not_is_refused():
    with pytest.raises(ValueError):
        read_plain("published: 2025-02-30\n")


def test_plain_front_matter_loads_no_yaml(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nid: a\nheadline: Pool closes\n---\nThe pool closes.\n", "utf-8")
    code = "import sys, framing; framing.read(sys.argv[1]); print('yaml' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert run.stdout.strip() == "False", run.stderr
