"""Two quoted sentences, word by word: are they one, whole, cut or altered?"""

from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple

from ..language.words import STOPWORDS
from .quoted import Quoted

__all__ = ["QuotedWords", "compare_words"]

#: Fewer words than these are no quotation of a longer one, unless they are words of content.
_SHORT, _CONTENT = 3, 2
#: For one to be the other altered: the least share of both that is in common, the least run of
#: words, and the least words of content; or the least share of the shorter, with a longer run.
_OF_BOTH, _RUN, _MET = 0.6, 2, 3
_OF_SHORTER, _LONG_RUN = 0.75, 8


class QuotedWords(NamedTuple):
    """How the words of two quoted sentences differ.

    Attributes
    ----------
    kind : str
        ``identical``, ``cut`` or ``altered``.
    own_a, own_b : str
        The words that the other lacks, as they are written; `` … `` parts those that stand apart.
    shared : float
        Share of the words of both that they have in common, 0 to 1.
    """

    kind: str
    own_a: str
    own_b: str
    shared: float


def compare_words(a: Quoted, b: Quoted) -> QuotedWords | None:
    """Compare two quoted sentences, word by word.

    Returns
    -------
    QuotedWords or None
        None if they are two quotations. ``cut``: every word of one stands in the other, in order,
        and what is left out within it is marked by dots or brackets.
    """
    if a.words == b.words:
        return QuotedWords("identical", "", "", 1.0)
    short, long = (b, a) if len(b.words) < len(a.words) else (a, b)
    if not _may_be_one(short, long):
        return None
    blocks = _match(a.words, b.words)
    common = sum(block.size for block in blocks)
    shared = 2 * common / (len(a.words) + len(b.words))
    own_a = _rest(a, [(block.a, block.size) for block in blocks])
    own_b = _rest(b, [(block.b, block.size) for block in blocks])
    if common == len(short.words) and _is_marked(short, _match(short.words, long.words)):
        told = len(short.words) >= _SHORT or short.content >= _CONTENT
        return QuotedWords("cut", own_a, own_b, shared) if told else None
    run = max(block.size for block in blocks)
    met = len((short.distinct & long.distinct) - STOPWORDS)
    of_both = shared >= _OF_BOTH and run >= _RUN and met >= _MET
    if of_both or (common >= _OF_SHORTER * len(short.words) and run >= _LONG_RUN):
        return QuotedWords("altered", own_a, own_b, shared)
    return None


def _may_be_one(short: Quoted, long: Quoted) -> bool:
    """Tell quickly whether enough words are in both, in whatever order."""
    return len(short.distinct & long.distinct) >= _OF_BOTH * len(short.distinct)


def _match(a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """Return the stretches that two lists of words have in common, whichever comes first."""
    if (len(b), b) < (len(a), a):
        return [Match(at.b, at.a, at.size) for at in _match(b, a)]
    return SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def _is_marked(short: Quoted, blocks: Iterable[Match]) -> bool:
    """Tell whether dots or brackets mark every gap within a sentence that is cut."""
    filled = [block for block in blocks if block.size]
    return all(
        after.b == before.b + before.size or after.a in short.gaps
        for before, after in zip(filled, filled[1:], strict=False)
    )


def _rest(quoted: Quoted, blocks: Iterable[tuple[int, int]]) -> str:
    """Return the words outside of some stretches."""
    runs, place = [], 0
    for start, size in blocks:
        runs.append(" ".join(quoted.shown[place:start]))
        place = start + size
    return " … ".join(filter(None, runs))
