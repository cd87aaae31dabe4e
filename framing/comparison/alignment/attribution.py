"""Check of attribution: does one vouch for what the other calls claimed, asked or denied?"""

import re

from .grammar import Sentence
from .matching import Pair
from .verdict import Verdict

__all__ = ["attribution_of", "check_attribution"]

#: Cues of attribution by how far they vouch for what is said.
_ATTRIBUTION = {
    "denied": r"(?<!was )(?<!were )(?<!been )(?<!being )den(?:y|ies|ied|ying|ial)|"
    r"disput(?:e[sd]?|ing)(?!\s+(?:over|with|about|between))|"
    r"pretend(?:s|ed|ing)?|feign(?:s|ed|ing)?|falsely|reject(?:s|ed|ing)?\s+(?:reports?|claims?|allegations?|suggestions?|"
    r"the\s+(?:claim|allegation|suggestion)s?)|untrue",
    "asked": r"(?:was|were|been|is|are)\s+(?:asked|questioned|quizzed)|whether",
    "told": r"(?:was|were|been|is|are)\s+(?:told|informed|warned|notified)"
    r"(?=\s+(?:that|by|to|of|about|the|it|he|she))|learn(?:ed|t)",
    "doubtful": r"claim(?:s|ed|ing)?|alleg(?:e[sd]?|ing|edly|ation)|"
    r"suspect(?:s|ed|ing)?(?=\s+(?:that|of|him|her|them))|believe[sd]?|think[s]?|thought|"
    r"argu(?:e[sd]?|ing)(?!\s+(?:with|over|about))|suggest(?:s|ed|ing)?|insist(?:s|ed|ing)?|"
    r"reportedly|apparently|purported(?:ly)?|fear(?:s|ed)?(?=\s+that)|rumou?r(?:s|ed)?|"
    r"speculat(?:e[sd]?|ion)|accus(?:e[sd]?|ing|ation)|assum(?:e[sd]?|ing)|unconfirmed|suspicion|"
    r"in\s+the\s+(?:opinion|view)\s+of",
    "proved": r"show(?:s|ed|n|ing)?(?=\s+(?:that|how|no|\w+\s+\w+))|"
    r"f(?:ind|inds|ound)(?=\s+that)|prov(?:e[sdn]?|en|ing)|"
    r"establish(?:es|ed)?\s+that|demonstrat(?:e[sd]?|ing)|verif(?:y|ied|ies)|conclud(?:e[sd]?|ing)|"
    r"(?:know[sn]?|knew)(?=\s+that)|determin(?:e[sd])\s+that|evidence|convicted",
    "admitted": r"confirm(?:s|ed|ing)?|acknowledg(?:e[sd]?|ing)|admit(?:s|ted|ting)?|"
    r"conced(?:e[sd]?|ing)|reveal(?:s|ed|ing)?|agree\s+that|confess(?:es|ed)?|"
    r"discover(?:s|ed)?(?=\s+that)",
    "said": r"wr(?:ote|ites?|itten)|warn(?:s|ed|ing)?|tweet(?:s|ed)?|sa(?:y|ys|id|ying)|"
    r"stat(?:e[sd])|told|according\s+to|announc(?:e[sd]|ing)|report(?:s|ed)",
}
_ATTRIBUTIONS = {
    name: re.compile(rf"(?i)(?<![\w-])(?:{cue})(?![\w-])") for name, cue in _ATTRIBUTION.items()
}
#: Kinds that do not say the same of what is said; "" is no attribution at all.
_CLASH = {
    frozenset(pair.split("/"))
    for pair in (
        "proved/doubtful admitted/doubtful denied/proved denied/admitted denied/said "
        "denied/doubtful denied/ asked/said asked/proved asked/admitted told/said doubtful/ "
        "told/doubtful asked/doubtful asked/ proved/said"
    ).split()
}


def attribution_of(s: Sentence) -> tuple[str, tuple[int, int] | None]:
    """Return how a sentence attributes what it says, and the words that do."""
    for name, cue in _ATTRIBUTIONS.items():
        if match := cue.search(s.text):
            return name, match.span()
    return "", None


def check_attribution(pair: Pair) -> Verdict | None:
    """Find that one vouches for, or states, what the other calls claimed, asked or denied."""
    (kind_a, span_a), (kind_b, span_b) = attribution_of(pair.a), attribution_of(pair.b)
    if frozenset((kind_a, kind_b)) in _CLASH:
        return Verdict("attribution", span_a=span_a, span_b=span_b)
    return None
