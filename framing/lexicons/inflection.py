"""The surface forms of a lexicon entry, by the regular rules of English.

Irregular words do not belong here: an entry lists them itself, in its `forms`.
"""

import re

__all__ = ["inflect"]

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# One syllable, one vowel, one consonant: slam, plot. Not w, x, y: vow, fix, sway.
_DOUBLING = re.compile(r"(?:qu|[^aeiou])*[aeiou][bdfgklmnprtvz]$")
# Verbs of more syllables that double all the same, since the last one has the stress.
_FINAL_STRESS = frozenset(
    (
        "abet abhor acquit admit allot annul befit beset commit compel concur confer control "
        "corral defer demur deter disbar dispel embed enrol entrap equip excel expel "
        "impel incur infer inter instil occur omit outwit patrol permit prefer propel rebel "
        "rebut recur refer regret repel submit transfer transmit unplug unwrap"
    ).split()
)
# A hyphenated verb inflects its last element (strong-armed), unless that is a particle.
_PARTICLES = {"away", "back", "down", "in", "off", "on", "out", "over", "up"}
_UNINFLECTED = ("adjective", "adverb", "phrase")


def inflect(term: str, pos: str) -> tuple[str, ...]:
    """Return the surface forms of a term by rule.

    Parameters
    ----------
    term : str
        Lemma or phrase; words separated by spaces, compounds perhaps by hyphens.
    pos : {'noun', 'verb', 'adjective', 'adverb', 'phrase'}
        A noun gets the plural of its last word, a verb the -s, -ed and -ing of its
        first word; the others stay as written.

    Returns
    -------
    tuple of str
        Distinct forms, the term itself first.

    Raises
    ------
    ValueError
        If `pos` is none of the five.

    Examples
    --------
    >>> inflect("slam", "verb")
    ('slam', 'slams', 'slammed', 'slamming')
    >>> inflect("witch hunt", "noun")
    ('witch hunt', 'witch hunts')
    """
    if pos in _UNINFLECTED:
        return (term,)
    if pos == "noun":
        head, last = _split_last(term)
        return _unique(term, head + _add_s(last))
    if pos == "verb":
        first, space, rest = term.partition(" ")
        head, stem, tail = _split_verb(first)
        forms = (head + form + tail + space + rest for form in _conjugate(stem))
        return _unique(term, *forms)
    raise ValueError(
        f"'pos' of {term!r} must be noun, verb, adjective, adverb or phrase, got {pos!r}."
    )


def _split_last(text: str) -> tuple[str, str]:
    cut = max(text.rfind(" "), text.rfind("-")) + 1
    return text[:cut], text[cut:]


def _split_verb(word: str) -> tuple[str, str, str]:
    head, last = _split_last(word)
    if head and last in _PARTICLES:
        stem = head[:-1]
        return "", stem, "-" + last
    return head, last, ""


def _conjugate(verb: str) -> tuple[str, str, str]:
    return _add_s(verb), _add_ed(verb), _add_ing(verb)


def _add_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


def _add_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ied"
    return _double(verb) + "ed"


def _add_ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _double(verb) + "ing"


def _double(verb: str) -> str:
    doubles = _DOUBLING.fullmatch(verb) or verb in _FINAL_STRESS
    return verb + verb[-1] if doubles else verb


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
