"""Where a model comes from, as TOML that reads back."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.validation.provenance import read_provenance, to_toml, write_provenance

values = st.one_of(st.integers(-9, 9), st.booleans(), st.text(st.characters(codec="ascii")))
names = st.text("abc_ .=", min_size=1)


@given(st.dictionaries(names, st.one_of(values, st.dictionaries(names, values))))
def test_it_reads_back_as_it_was(about):
    assert tomllib.loads(to_toml(about)) == about


def test_it_lies_beside_the_model(tmp_path):
    about = {"data": "our own “rows”", "figures": {"f1": {"negative": 0.5}}}
    write_provenance(tmp_path / "words.csv", about)
    assert (tmp_path / "words.toml").is_file()
    assert read_provenance(tmp_path / "words.csv") == about
    assert read_provenance(tmp_path / "others.csv") == {}
    with pytest.raises(ValueError, match="choose another ending"):
        write_provenance(tmp_path / "words.toml", about)
