"""How a term is used where it stands: denied, or given as somebody's word for it."""

import re

__all__ = ["label_use"]

_BREAK = re.compile(r"[,;:—–()“”\"]| - |--|\b(?:but|although|though|while|because)\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATIONS = frozenset("not no never nor neither without cannot hardly barely".split())
_DENIALS = frozenset("deny denies denied denying".split())
_REPORTING = frozenset(
    "call calls called calling label labels labeled labelled labeling labelling dub dubs dubbed "
    "brand brands branded describe describes described term termed deem deemed denounce denounces "
    "denounced decry decried condemn condemns condemned accuse accuses accused accusing allege "
    "alleges alleged allegedly alleging claim claims claimed purported supposed".split()
)
_NEAR_NEGATION, _NEAR_SPEECH = 3, 6


def label_use(before: str) -> str:
    """Say how a term is used, by what stands before it in its sentence.

    Parameters
    ----------
    before : str

    Returns
    -------
    str
        ``negated`` after a negation within three words or a denial within six; ``reported`` where,
        within six, somebody calls a thing so or is accused of it; else empty. Punctuation and
        "but" end the search.

    Examples
    --------
    >>> label_use("The inquiry was not a "), label_use("The mayor called it a ")
    ('negated', 'reported')
    """
    words = [w.replace("’", "'") for w in _WORD.findall(_BREAK.split(before.lower())[-1])]
    speech = words[-_NEAR_SPEECH:]
    if any(w in _NEGATIONS or w.endswith("n't") for w in words[-_NEAR_NEGATION:]):
        return "negated"
    if _DENIALS.intersection(speech):
        return "negated"
    return "reported" if _REPORTING.intersection(speech) else ""
