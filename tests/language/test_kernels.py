import pyarrow as pa
import pyarrow.compute as pc
import pytest

from framing.language import kernels

TEXTS = pa.array(["“Storm,”", "it's", "", "U.S.", "ÉTÉ!", "storm"])


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("utf8_lower", (TEXTS,)),
        ("utf8_trim", (TEXTS, "“”,!")),
        ("utf8_slice_codeunits", (TEXTS, -2, 9)),
        ("count_substring", (TEXTS, "'")),
        ("replace_substring", (TEXTS, ".", "")),
        ("is_in", (TEXTS, TEXTS[:2])),
        ("not_equal", (TEXTS, TEXTS)),
        ("filter", (TEXTS, pa.array([True, False] * 3))),
        ("dictionary_encode", (TEXTS,)),
        ("cast", (pa.array([True, False]), pa.uint8())),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_kernels_are_those_of_pyarrow(monkeypatch, name, arguments, there):
    if not there:
        monkeypatch.setattr(kernels, "_compute", None)
    assert kernels._find_kernel(name)(*arguments).equals(getattr(pc, name)(*arguments))


def test_kernels_take_options_by_name():
    assert kernels.utf8_trim(TEXTS, characters="“”,")[0].as_py() == "Storm"


def test_unknown_kernels_are_refused():
    with pytest.raises(AttributeError, match="no kernel 'utf8_shout'"):
        kernels.utf8_shout(TEXTS)
