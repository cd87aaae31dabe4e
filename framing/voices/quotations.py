"""Quotations: where somebody else's words begin and end, and which of them only look like it."""

import re
from dataclasses import dataclass, replace

import numpy as np

from ..language.sentences import SAYING
from ..language.sets import distinct, is_among
from ..language.tokens import Tokens
from .cues import Bit, describe_cues
from .pairs import pair_marks

__all__ = ["KINDS", "SCARE_WORDS", "Quotations", "find_quotations", "tell_kinds"]

#: What stands between marks: a whole utterance, part of one, words held at a distance, or the title
#: of a work; ``block`` is a quotation without marks, announced by a colon.
KINDS = ("direct", "mixed", "scare", "title", "block")
DIRECT, MIXED, SCARE, TITLE, BLOCK = range(len(KINDS))
#: Marks around no more words than this, with no punctuation of speech and nobody to say them, are
#: not taken for speech.
SCARE_WORDS = 3
#: Words of a title at most.
_TITLE_WORDS = 8

# "Yes," and "No." are speech, a "disgrace," is not: American print draws the stop into the marks.
_SPEECH = re.compile(r"[!?…—–-]\s*$|^\W*[^\W\da-z].*[.,]\s*$", re.DOTALL)
#: Last bytes of what that may be said of, beside a dot, which asks for a capital: of an ellipsis or
#: a dash, too, and white space.
_ENDINGS = np.frombuffer(b"!?-,\xa6\x94\x93 \n\t", np.uint8)
#: After a comma: "good," he said.
_SAID = rf"\W{{1,2}}\s+(?:[\w.]+\s+){{0,3}}?(?:{'|'.join(sorted(SAYING))})\b"
#: Bytes that may stand between the halves of a quotation: “I will,” she said, “go home.”
_BETWEEN = 60


@dataclass(eq=False, repr=False)
class Quotations:
    """The quotations of a batch; one that runs over several paragraphs has a row for each.

    Attributes
    ----------
    segment : ndarray
        The segment each stands in.
    start, end : ndarray
        Byte offsets of what is between the marks, half open.
    quotation : ndarray
        Number of the quotation within the batch; the same for all its paragraphs.
    kind : ndarray
        Place in ``KINDS``.
    first, last : ndarray
        First and last token that it touches.
    """

    segment: np.ndarray
    start: np.ndarray
    end: np.ndarray
    quotation: np.ndarray
    kind: np.ndarray
    first: np.ndarray
    last: np.ndarray

    def __len__(self) -> int:
        return len(self.start)

    @property
    def speech(self) -> np.ndarray:
        """Whether each is taken for somebody else's words."""
        return (self.kind != SCARE) & (self.kind != TITLE)


def find_quotations(tokens: Tokens) -> Quotations:
    """Find what stands between quotation marks of any kind, and what a colon announces.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Quotations
        In order of place. An opening double mark that nothing closes holds to its paragraph's end.
        Kinds are told by the words alone; see ``tell_kinds``.
    """
    found = pair_marks(tokens)
    kind = np.full(len(found), DIRECT)
    blocks = _find_blocks(tokens, found[:, 0])
    if blocks:
        kind = np.append(kind, np.full(len(blocks), BLOCK))
        found = np.concatenate([found, np.array(blocks, np.int64)])
    order = np.argsort(found[:, 0], kind="stable")
    start, end, number = found[order].T
    some = end > start
    start, end, number, kind = start[some], end[some], number[some], kind[order[some]]
    first = tokens.starts.searchsorted(start, "right") - 1
    last = np.maximum(tokens.starts.searchsorted(end) - 1, first)
    number = distinct(number).searchsorted(number)
    short = (last - first < SCARE_WORDS) & (np.bincount(number)[number] == 1) & (kind == DIRECT)
    kind[short] = SCARE
    _restore_speech(tokens, start, end, kind, short.nonzero()[0])
    segment = tokens.segment_bytes.searchsorted(start, "right") - 1
    return Quotations(segment, start, end, number, kind, first, last)


def _restore_speech(tokens: Tokens, start, end, kind, short: np.ndarray) -> None:
    """Take few words for speech if they end like an utterance, or go on with one."""
    raw, data = tokens.bytes, tokens.data
    begin, stop, ended = start[short], end[short], end[np.maximum(short - 1, 0)]
    follows = (raw[ended - 1] == ord(",")) & (begin - ended < _BETWEEN) & (short > 0)
    opening, ending = raw[begin], raw[stop - 1]
    small = (opening >= ord("a")) & (opening <= ord("z"))
    likely = follows | is_among(ending, _ENDINGS) | (ending == ord(".")) & ~small
    columns = (column[likely].tolist() for column in (short, begin, stop, ended, follows))
    for row, first, last, before, goes_on in zip(*columns, strict=True):
        text = data[first:last].decode()
        spoken = _SPEECH.search(text) or (text.endswith(",") and _is_said(data, last))
        if spoken or (goes_on and kind[row - 1] == DIRECT and b"." not in data[before:first]):
            kind[row] = DIRECT


def _is_said(data: bytes, end: int) -> bool:
    """Tell whether a verb of saying follows: "good," she said."""
    return re.match(_SAID, data[end : end + _BETWEEN].decode(errors="ignore")) is not None


#: What goes on in further paragraphs.
_FIRST_PERSON = re.compile(rb"\b(?:I|we|We|my|My|our|Our|me|us)\b")
#: What a line with a colon holds that announces words: "She wrote in a letter:"
_ANNOUNCES = (
    rb"\b(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|add(?:ed|ing)|reads?|statement|letter|asked|post(?:ed)?|"
    rb"tweet(?:ed)?|repl(?:ied|y)|respon(?:ded|se)|continued|declared|message|e-?mail(?:ed)?|noted)\b"
    rb"[^.]*:\s*$"
)


def _find_blocks(tokens: Tokens, quoted: np.ndarray) -> list[tuple[int, int, int]]:
    """Find paragraphs without marks after a line such as "She wrote:"."""
    last = tokens.paragraphs[1:] - 1
    bits = tokens.of_types(describe_cues)["bits"]
    announced = (bits[tokens.ids[last]] & Bit.COLON != 0).nonzero()[0] + 1
    if not len(announced):
        return []
    starts = np.append(tokens.paragraph_starts, len(tokens.data))
    segments, marked = set(tokens.segment_bytes.tolist()), np.sort(quoted)
    blocks: list[tuple[int, int, int]] = []
    for place in announced.tolist():
        line = tokens.data[starts[place - 1] : starts[place]]
        number = -1 - place  # of no quotation in marks
        while place < len(starts) - 1 and starts[place] not in segments:
            start, end = int(starts[place]), int(starts[place + 1])
            text = tokens.data[start:end].rstrip()
            opens = np.searchsorted(marked, start) < np.searchsorted(marked, end)
            speaks = re.search(_ANNOUNCES, line) if line else _FIRST_PERSON.search(text)
            if opens or not speaks:
                break
            blocks.append((start, start + len(text), number))
            place, line = place + 1, b""
    return blocks


def tell_kinds(
    tokens: Tokens, found: Quotations, said: np.ndarray, after: np.ndarray
) -> Quotations:
    """Tell kinds apart by who says what.

    Parameters
    ----------
    tokens : Tokens
    found : Quotations
    said : ndarray of bool
        Whether a cue stands by each quotation.
    after : ndarray of bool
        Whether it stands right after it: “…,” she said.

    Returns
    -------
    Quotations
        Few words that somebody says are part of an utterance, and words with capitals that nobody
        says, or that a show or a book stands before, are a title.
    """
    if not len(found):
        return found
    of_types = tokens.of_types(describe_cues)["bits"]
    before = np.where(found.first > 0, of_types[tokens.ids[found.first - 1]], Bit.STOP)
    first, last = of_types[tokens.ids[found.first]], of_types[tokens.ids[found.last]]
    capital = first & Bit.CAPITAL > 0
    whole = capital & (after | (before & (Bit.COMMA | Bit.COLON | Bit.STOP) > 0))
    of_mark = found.kind == DIRECT
    kind = np.where(of_mark & ~whole, MIXED, found.kind)
    kind[(found.kind == SCARE) & said] = MIXED
    size = found.last - found.first + 1
    titled = capital & (size <= _TITLE_WORDS) & (found.kind != BLOCK)
    titled &= (last & (Bit.CAPITAL | Bit.NUMBER) > 0) & (before & Bit.VERB == 0)
    minor = Bit.CAPITAL | Bit.NUMBER | Bit.PREPOSITION | Bit.DETERMINER | Bit.AND
    for step in range(1, _TITLE_WORDS):
        rows = (titled & (size > step)).nonzero()[0]
        if not len(rows):
            break
        inside = of_types[tokens.ids[found.first[rows] + step]]
        titled[rows] = inside & minor > 0
    of_work = before & (Bit.POSSESSIVE | Bit.WORK) > 0
    place = (before & Bit.PREPOSITION > 0) | ~said & (before & (Bit.COMMA | Bit.COLON) == 0)
    kind[titled & (of_work | (size > 1) & place & ~after)] = TITLE
    return replace(found, kind=kind)
