"""Names and titles: capitals in the middle of a sentence."""

import re

__all__ = ["is_name"]

# Words that stand in the middle of a name: House of Horrors, War on Want.
_LINK = r"(?:(?:of|the|and|for|on|in|a|to|&)\s+){0,2}"
_CAPITAL_BEFORE = re.compile(
    rf"\b(?!(?:The|An?|This|That|His|Her|Its|Our|Their|My)\b)[A-Z][\w.’']*(?:\s+|-){_LINK}$"
)
_CAPITAL_AFTER = re.compile(rf"(?:['’]s)?(?:\s+|-){_LINK}[A-Z]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: Of four letters or more, and small in headlines that are otherwise written with capitals.
_SMALL = frozenset("with from over into that than this upon amid after before under about".split())
_QUOTED = re.compile(r"[“\"‘]([^“”\"]{1,80}?)[,.]?[”\"’]")
_WORK = (
    r"\b(?:film|movie|novel|book|memoir|album|song|single|series|sitcom|show|play|musical|comedy|"
    r"documentary|podcast|painting|poem|game|titled|entitled|called)\b[^.;:]{0,25}$"
)


def is_name(sentence: str, start: int, end: int) -> bool:
    """Tell whether words of a sentence are part of a name or of a quoted title.

    They are if they have a capital in the middle of the sentence, and beside it another
    capitalised word; or if they are within quotation marks around a title. Where every
    longer word has a capital, as in many headlines, capitals tell nothing.

    Parameters
    ----------
    sentence : str
    start, end : int
        The words in question.

    Examples
    --------
    >>> is_name("She directs the Brave Hearts Trust in Leeds.", 16, 21)
    True
    >>> is_name("She wrote to the brave Mayor of Leeds.", 17, 22)
    False
    """
    before, shown, after = sentence[:start], sentence[start:end], sentence[end:]
    if not shown[:1].isupper() or not _LETTER_OR_DIGIT.search(before):
        return False
    beside = _CAPITAL_AFTER.match(after) or _CAPITAL_BEFORE.search(before)
    if not (beside or _is_quoted(sentence, start, end)):
        return False
    return not _has_capitals_throughout(before + after)


def _is_quoted(sentence: str, start: int, end: int) -> bool:
    """Tell whether words stand within quotation marks around a title."""
    for quoted in _QUOTED.finditer(sentence):
        if quoted.start() < start and end < quoted.end():
            alone = quoted[1] == sentence[start:end]
            opening = sentence[: quoted.start()]
            return re.search(_WORK, opening) is not None if alone else _is_title(quoted[1])
    return False


def _has_capitals_throughout(text: str) -> bool:
    words = (match[0] for match in _LONG_WORD.finditer(text))  # mostly the first tells
    return all(word[0].isupper() or word in _SMALL for word in words)


def _is_title(text: str) -> bool:
    return text[:1].isupper() and _has_capitals_throughout(text)
