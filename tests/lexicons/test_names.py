import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicons.names import is_name

NAMES = [
    ("She directs the [Brave] Hearts Trust in Leeds.", True),
    ("He played the Temple of [Doom] twice.", True),
    ("They cite the War on [Terror] Act of 2011.", True),
    ("They met at the [Storm]-Jameson Hall there.", True),
    ("He sang in [Savage]'s Garden for years.", True),
    ("She wrote to the [brave] Mayor of Leeds.", False),  # no capital of its own
    ("They saw the [Horror] and left.", False),  # no capital beside it
    ("[Brave] Hearts Trust gave money.", False),  # begins the sentence
    ("“[Brave] Hearts Trust gave money,” she said.", False),
    ("Mayor Faces [Brutal] Cuts In Leeds", False),  # a headline: all have capitals
    ("MAYOR FACES [BRUTAL] CUTS IN LEEDS", False),
    ("The [Chaos]. Then Leeds came home.", False),  # not beside: another sentence
]
TITLES = [
    ("He reviewed the novel “[Carnage]” in June.", True),
    ("He reviewed the film \"[Carnage],\" which he liked.", True),
    ("He feared the “[Carnage]” in June.", False),
    ("They read “Never the [Shameful] and After” in June.", True),
    ("They said “never the [Shameful] and after” in June.", False),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name"), NAMES + TITLES)
def test_names(marked, name):
    start, end = marked.index("["), marked.index("]") - 1
    assert is_name(marked.replace("[", "").replace("]", ""), start, end) == name


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_any_text_has_an_answer_and_small_letters_are_no_name(text, start, size):
    assert is_name(text.lower(), start, start + size) is False or not text.lower().islower()
    assert is_name(text, start, start + size) in (True, False)
