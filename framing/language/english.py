"""Is a text English? Told by the share of its commonest words."""

import re

__all__ = ["ENGLISH_SHARE", "english_share"]

#: Below this share of common words a text is not taken for English; English prose has .35 to .5.
ENGLISH_SHARE = 0.2
#: Texts of fewer words than this are taken for English.
_ENOUGH = 20

_COMMON = frozenset(
    (
        "the of and to in a is that for it was on with as he be at by his they from had "
        "has have are not an this but were who which she her their we you or its said "
        "will would been one more than when after about what all there out up them so "
        "could into if no can over him also"
    ).split()
)
#: Letters beyond this one are of another script, or Vietnamese.
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]+")


def english_share(text: str) -> float:
    """Return the share of the commonest English words among the words of a text.

    Parameters
    ----------
    text : str
        Its first 20,000 characters are read.

    Returns
    -------
    float
        From 0 to 1; NaN for a text of fewer than 20 words. A text in another script has 0,
        however few of its words are parted by spaces.

    Examples
    --------
    >>> round(english_share("The man said that it was not for him to say. " * 3), 2)
    0.82
    """
    if not text.isascii() and _is_other_script(text[:2_000]):
        return 0.0
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < _ENOUGH:
        return float("nan")
    return sum(word in _COMMON for word in words) / len(words)


def _is_other_script(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= _ENOUGH and sum(s > _LAST_LATIN for s in letters) > 0.5 * len(letters)
