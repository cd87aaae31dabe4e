"""Forms of one word meet in a stem, and words of one root are known as such."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.language.stems import IRREGULAR, find_stem, share_root

FORMS = """
use uses used using
agree agrees agreed agreeing
need needs needed needing
die dies died dying
free frees freed
sue sues sued suing
fine fines fined
care cares cared
ban bans banned banning
stop stops stopped stopping
city cities
carry carries carried carrying
child children
policeman policemen
box boxes
church churches
bus buses
house houses
cause causes caused
lose loses lost losing
speed speeds
exceed exceeds exceeded
vote votes voted voting
"""


@pytest.mark.parametrize("forms", FORMS.split("\n")[1:-1])
def test_forms_of_a_word_have_one_stem(forms):
    assert len({find_stem(form) for form in forms.split()}) == 1


APART = "car care|fin fine|not note|plan plane|us use|speed spee|red re|new news|even evening"


@pytest.mark.parametrize("pair", APART.split("|"))
def test_other_words_have_other_stems(pair):
    one, other = pair.split()
    assert find_stem(one) != find_stem(other)


def test_capitals_and_contractions_do_not_matter():
    assert find_stem("Votes") == find_stem("vote")
    assert find_stem("mayor’s") == find_stem("mayor's") == "mayor"
    assert find_stem("didn't") == find_stem("did") == "do"


@pytest.mark.parametrize("form", ["went", "struck", "lives", "said"])
def test_irregular_forms_are_listed(form):
    assert find_stem(form) == find_stem(IRREGULAR[form])


KIN = """
approve approval|reject rejection|destroy destruction|withdraw withdrawal|elect election
close closure|decide decision|expel expulsion|invade invasion|apply application|die death
erupt eruption|refuse refusal|arrest arrest|publish publication|farm farmer|extend extension
"""


@pytest.mark.parametrize("pair", KIN.replace("\n", "|").strip("|").split("|"))
def test_verb_and_noun_share_a_root(pair):
    one, other = map(find_stem, pair.split())
    assert share_root(one, other)
    assert share_root(other, one)


STRANGERS = """
party part|minister minor|police policy|general generation|important import|state station
country county|resident president|counter county|force forty|major mayor|former form
community communist|secret secretary|company companion|plane planet|council counsel
"""


@pytest.mark.parametrize("pair", STRANGERS.replace("\n", "|").strip("|").split("|"))
def test_words_that_only_look_alike_share_no_root(pair):
    one, other = map(find_stem, pair.split())
    assert not share_root(one, other)
    assert not share_root(other, one)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_has_a_stem_and_roots_are_mutual(one, other):
    stems = find_stem(one), find_stem(other)
    assert share_root(*stems) == share_root(*stems[::-1])
    assert share_root(stems[0], stems[0])
