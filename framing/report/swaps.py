"""Swaps: a lexicon's more neutral word, in the form of the loaded word that it stands for."""

import re
from functools import cache

from ..language.stems import IRREGULAR
from ..language.word_classes import classify_words
from ..lexicons import Entry
from ..lexicons.inflection import inflect

__all__ = ["find_article", "find_swap"]

#: Words before a verb that ask for its participle.
_AUXILIARIES = re.compile(
    r"(?i)\b(?:be|been|being|am|is|are|was|were|has|have|had|having|get|gets|got)"
    r"(?:\s+(?:not|also|since|now|just|\w+ly))?\s+$"
)
#: What makes a noun of the base form of a verb that comes next, and a participle of its past.
_DETERMINERS = re.compile(
    r"(?i)\b(?:the|an?|this|that|these|those|his|her|its|their|our|my|your|no|some|many|several"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten)\s+$"
)
_BY = re.compile(r"(?i)\s+by\b")
_WORD_FOLLOWS = re.compile(r"\s+\w")
_PLURAL = re.compile(r"[^s]s$")
_ARTICLE = re.compile(r"(?i)\ban?(?=\s+$)")
#: Words that begin with another sound than their first letter says.
_VOWEL_SOUND = re.compile(r"(?i)(?:hour|hono|honest|heir|[aefhilmnorsx]-)")
_NO_VOWEL_SOUND = re.compile(r"(?i)(?:uni(?!n|m)|us[ei]|eu|one\b|once)")
#: Places of the forms of a verb.
_BASE, _S, _PAST, _ING = range(4)
_UNKNOWN = -1
_ENDINGS = {"ed": _PAST, "ing": _ING}
#: Past and participle of verbs that the list of irregular forms leaves out, as they keep one form.
_UNCHANGED = frozenset("bet burst cost cut hit hurt let put quit set shut split spread".split())
_FORMS = {
    "be": {_S: ("is",), _PAST: ("was", "been"), _ING: ("being",)},
    "beat": {_PAST: ("beat", "beaten")},
    "begin": {_ING: ("beginning",)},
    "override": {_PAST: ("overrode", "overridden")},
}
#: Classes of words that can stand for a noun, and before one.
_NOUNS = frozenset(("NN", "NNP"))
_ADJECTIVES = frozenset(("JJ", "VBN", "VBG"))


def find_swap(entry: Entry, text: str, before: str = "", after: str = "") -> str:
    """Return the first alternative of an entry that fits, written as the text writes its term.

    Parameters
    ----------
    entry : Entry
    text : str
        The term as it was found.
    before, after : str
        What stands around it.

    Returns
    -------
    str
        Empty where none fits: no noun stands for a verb, nor "known as" before what it describes.
        Grammar around it may still ask for a hand.

    Examples
    --------
    >>> from framing.lexicons import load_lexicon
    >>> entries = {entry.term: entry for entry in load_lexicon("loaded")}
    >>> entries["slam"].neutral[0], find_swap(entries["slam"], "Slammed")
    ('criticise', 'Criticised')
    >>> so_called = entries["so-called"]
    >>> so_called.neutral, find_swap(so_called, "so-called", "the ", " reform")
    (('known as',), '')
    """
    place = _find_form(entry, text.lower())
    if not _suits(entry, text, place, before):
        return ""
    attributive = bool(_WORD_FOLLOWS.match(after))
    known = [x for x in entry.neutral if _fits(x, entry.pos, attributive)]
    if entry.pos == "noun" and _ARTICLE.search(before):
        known = [x for x in known if not _PLURAL.search(x)]
    swap = next(iter(known), "")
    if swap and entry.pos == "verb" and place > _BASE:
        asked = _AUXILIARIES.search(before) or _DETERMINERS.search(before) or _BY.match(after)
        swap = _conjugate(swap, place, bool(asked))
    elif entry.pos == "noun" and place and not _PLURAL.search(swap):
        swap = inflect(swap, entry.pos)[-1] if swap else ""
    if len(text) > 1 and text.isupper():
        return swap.upper()
    return swap[:1].upper() + swap[1:] if text[:1].isupper() else swap


def find_article(before: str, swap: str) -> tuple[int, str] | None:
    """Return where the article before a swap begins, and what it becomes; None if it may stay.

    Examples
    --------
    >>> find_article("It was an ", "significant"), find_article("It was an ", "unusual")
    ((7, 'a'), None)
    >>> find_article("A ", "unexpected")
    (0, 'An')
    """
    found = _ARTICLE.search(before)
    if not found or not swap:
        return None
    vowel = swap[0].lower() in "aeiou" and not _NO_VOWEL_SOUND.match(swap)
    article = "an" if vowel or _VOWEL_SOUND.match(swap) else "a"
    if article == found[0].lower():
        return None
    if found[0].isupper() and len(found[0]) > 1:
        article = article.upper()
    return found.start(), article[0].upper() + article[1:] if found[0][0].isupper() else article


def _suits(entry: Entry, text: str, place: int, before: str) -> bool:
    """Tell whether a text uses its term as the entry describes it."""
    if entry.pos == "verb":
        return bool(place) or not _DETERMINERS.search(before)
    if entry.pos == "noun":
        describes = "-" in text and "-" not in entry.term  # "fat-cat bosses"
        return place != _UNKNOWN and not describes
    return True


@cache
def _fits(alternative: str, pos: str, attributive: bool) -> bool:
    """Tell whether an alternative can stand where a term of its entry stands."""
    words = alternative.split()
    if pos == "noun":
        return not _NOUNS.isdisjoint(classify_words(["the", *words, "was"])[1:-1])
    if pos == "adjective" and attributive and len(words) > 1:
        classes = classify_words(["the", *words, "man"])[1:-1]
        return classes[-1] in _ADJECTIVES and "IN" not in classes and "TO" not in classes
    return pos != "adjective" or not attributive or classify_words(words)[0] != "IN"


def _find_form(entry: Entry, text: str) -> int:
    """Return which form of its term a text is: 0 for the term itself."""
    forms = inflect(entry.term, entry.pos)
    if text in forms:
        return forms.index(text)
    first, base = text.split(" ")[0], entry.term.split(" ")[0]
    if first != base and IRREGULAR.get(first) == base:
        return _PAST
    ending = next((place for end, place in _ENDINGS.items() if first.endswith(end)), _BASE)
    if first == base or not ending:
        return _BASE
    return ending if entry.pos == "verb" else _UNKNOWN


def _conjugate(verb: str, place: int, participle: bool) -> str:
    """Put the first word of a verb into a form; one that is no base form stays."""
    first, *rest = verb.split(" ")
    if first in _UNCHANGED and place == _PAST or IRREGULAR.get(first, first) != first:
        return verb
    forms = _FORMS.get(first, {}).get(place, ())
    if not forms and place == _PAST:
        known = [form for form, base in IRREGULAR.items() if base == first != form]
        forms = [form for form in known if not form.endswith(("s", "ing"))]
    if not forms:
        forms = inflect(first, "verb")[place : place + 1] or (first,)
    return " ".join([forms[-1] if participle else forms[0], *rest])
