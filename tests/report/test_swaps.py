import pytest

from framing.lexicons import load_lexicon
from framing.report.swaps import find_article, find_swap


def make_entry(term, pos, neutral):
    known = next(iter(load_lexicon("loaded")))
    return known._replace(term=term, pos=pos, neutral=neutral)


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
        ("kidnap", "verb", ["take"], "kidnapped", "Eight ", "taken"),
        ("kidnap", "verb", ["take"], "kidnapped", "They ", "took"),
        ("axe", "verb", ["cut"], "axe", "wielding the ", ""),  # a noun here
        ("panic", "noun", ["alarm"], "panicked", "The ", ""),  # no noun here
        ("scandal", "noun", ["allegations", "affair"], "scandal", "a ", "affair"),
        ("scandal", "noun", ["allegations", "affair"], "scandal", "the ", "allegations"),
        ("fat cat", "noun", ["highly paid executive"], "fat-cat", "The ", ""),
        ("bombshell", "noun", ["unexpected", "news"], "bombshell", "The ", "news"),
    ],
)
def test_alternatives_take_the_form_of_the_word(term, pos, neutral, text, before, swap):
    assert find_swap(make_entry(term, pos, tuple(neutral)), text, before) == swap


@pytest.mark.parametrize(
    ("pos", "neutral", "after", "swap"),
    [
        ("adjective", ["known as", "reported"], " reform", "reported"),
        ("adjective", ["known as"], " reform", ""),
        ("adjective", ["under pressure", "criticised"], " leader", "criticised"),
        ("adjective", ["under pressure", "criticised"], ".", "under pressure"),
        ("adjective", ["very large"], " bill", "very large"),
        ("verb", ["take"], " by Russia", "taken"),
        ("verb", ["take"], " it", "took"),
    ],
)
def test_alternatives_suit_what_follows(pos, neutral, after, swap):
    term, text = ("kidnap", "kidnapped") if pos == "verb" else ("embattled", "embattled")
    assert find_swap(make_entry(term, pos, tuple(neutral)), text, "men ", after) == swap


@pytest.mark.parametrize(
    ("before", "swap", "article"),
    [
        ("an ", "significant", "a"),
        ("a ", "unexpected", "an"),
        ("AN ", "FAILURE", "A"),
        ("A ", "error", "An"),
        ("a ", "hour-long", "an"),
        ("an ", "useful", "a"),
        ("a ", "unintended", "an"),
        ("an ", "one-sided", "a"),
        ("an ", "error", None),
        ("the ", "error", None),
        ("Banana ", "error", None),
        ("a ", "", None),
    ],
)
def test_the_article_suits_the_alternative(before, swap, article):
    found = find_article(before, swap)
    assert (found and found[1]) == article
