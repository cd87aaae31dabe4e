import pytest

from framing.lexicons import load_lexicon
from framing.lexicons.lexicon import Entry
from framing.report.swaps import find_swap


def make_entry(term, pos, neutral):
    known = next(iter(load_lexicon("loaded")))
    fields = {name: getattr(known, name) for name in Entry.__dataclass_fields__}
    return Entry(**{**fields, "term": term, "pos": pos, "neutral": neutral})


@pytest.mark.parametrize(
    ("term", "pos", "neutral", "text", "before", "swap"),
    [
        ("slam", "verb", ["criticise"], "slams", "She ", "criticises"),
        ("slam", "verb", ["criticise"], "slammed", "She ", "criticised"),
        ("slam", "verb", ["criticise"], "Slamming", "", "Criticising"),
        ("slam", "verb", ["criticise"], "SLAM", "", "CRITICISE"),
        ("hijack", "verb", ["take over"], "hijacked", "They ", "took over"),
        ("hijack", "verb", ["take over"], "hijacked", "It was ", "taken over"),
        ("hijack", "verb", ["take over"], "hijacked", "It has quickly been ", "taken over"),
        ("axe", "verb", ["cut"], "axed", "They ", "cut"),
        ("weep", "verb", ["cry"], "wept", "They ", "cried"),
        ("infest", "verb", ["be present in"], "infests", "It ", "is present in"),
        ("unleash", "verb", ["begin"], "unleashing", "", "beginning"),
        ("lie", "verb", ["made a false claim"], "lies", "He ", "made a false claim"),
        ("thug", "noun", ["suspect", "man"], "thugs", "The ", "suspects"),
        ("woke mob", "noun", ["critics"], "woke mobs", "The ", "critics"),
        ("abysmal", "adjective", ["very poor"], "abysmal", "an ", "very poor"),
        ("liar", "noun", [], "liars", "The ", ""),
    ],
)
def test_alternatives_take_the_form_of_the_word(term, pos, neutral, text, before, swap):
    assert find_swap(make_entry(term, pos, tuple(neutral)), text, before) == swap
