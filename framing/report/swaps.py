"""Swaps: a lexicon's more neutral word, in the form of the loaded word that it stands for."""

import re

from ..language.stems import IRREGULAR
from ..lexicons import Entry
from ..lexicons.inflection import inflect

__all__ = ["find_swap"]

#: Words before a verb that ask for its participle.
_AUXILIARIES = re.compile(
    r"(?i)\b(?:be|been|being|am|is|are|was|were|has|have|had|having|get|gets|got)"
    r"(?:\s+(?:not|also|since|now|just|\w+ly))?\s+$"
)
#: Places of the forms of a verb.
_S, _PAST, _ING = 1, 2, 3
#: Past and participle of verbs that the list of irregular forms leaves out, as they keep one form.
_UNCHANGED = frozenset("bet burst cost cut hit hurt let put quit set shut split spread".split())
_FORMS = {
    "be": {_S: ("is",), _PAST: ("was", "been"), _ING: ("being",)},
    "beat": {_PAST: ("beat", "beaten")},
    "begin": {_ING: ("beginning",)},
    "override": {_PAST: ("overrode", "overridden")},
}


def find_swap(entry: Entry, text: str, before: str = "") -> str:
    """Return the first alternative of an entry, written as the text writes its term.

    Parameters
    ----------
    entry : Entry
    text : str
        The term as it was found.
    before : str
        What stands before it.

    Returns
    -------
    str
        Empty where the entry has none. Grammar around it may still ask for a hand.

    Examples
    --------
    >>> from framing.lexicons import load_lexicon
    >>> entries = {entry.term: entry for entry in load_lexicon("loaded")}
    >>> entries["slam"].neutral[0], find_swap(entries["slam"], "Slammed")
    ('criticise', 'Criticised')
    """
    if not entry.neutral:
        return ""
    swap = entry.neutral[0]
    place = _find_form(entry, text.lower())
    if entry.pos == "verb" and place:
        swap = _conjugate(swap, place, bool(_AUXILIARIES.search(before)))
    elif entry.pos == "noun" and place and not re.search(r"[^s]s$", swap):
        swap = inflect(swap, entry.pos)[-1]
    if len(text) > 1 and text.isupper():
        return swap.upper()
    return swap[:1].upper() + swap[1:] if text[:1].isupper() else swap


def _find_form(entry: Entry, text: str) -> int:
    """Return which form of its term a text is: 0 for the term itself, and if it is unclear."""
    forms = inflect(entry.term, entry.pos)
    if text in forms:
        return forms.index(text)
    first, base = text.split(" ")[0], entry.term.split(" ")[0]
    return _PAST if first != base and IRREGULAR.get(first) == base else 0


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
