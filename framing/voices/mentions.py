"""Mentions: where a text names people and bodies, by capitals and by nouns for them.

``find_mentions(tokens)`` gives a :class:`Mentions` table, array columns in order of place::

    segment, first, last      segment, first and last token; the last one is the mention's head
    start, end                bytes in ``tokens.data`` without punctuation and possessive 's
    name                      token where the bare name begins, after titles; -1 if it has no name
    kind                      place in ``KINDS``: name, title, description, pronoun
    flags                     what the head is: ``Bit.PERSON``, ``KIN``, ``PLURAL``, ``BODY`` …

Who is meant is told by ``names.link_mentions(tokens, mentions)``: a referent for each mention, -1
where it is not told; pronouns are never linked there. Characters come from
``tokens.characters(mentions.start, mentions.segment)``. A name is a run of capitals, so a title in
front of it ("President Rosa Lind", "aide Tom Ware") belongs to the mention and not to the name.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from ..articles import PARTS
from ..language.sets import is_among
from ..language.tokens import Tokens
from .word_kinds import NOUN, Bit, describe_people

__all__ = ["KINDS", "Mentions", "find_mentions"]

KINDS = ("name", "title", "description", "pronoun")
NAME, TITLE, DESCRIPTION, PRONOUN = range(4)


@dataclass(eq=False, repr=False)
class Mentions:
    """The mentions of a batch in order of place; see the module for the columns."""

    segment: np.ndarray
    first: np.ndarray
    last: np.ndarray
    start: np.ndarray
    end: np.ndarray
    name: np.ndarray
    kind: np.ndarray
    flags: np.ndarray

    def __len__(self) -> int:
        return len(self.first)

    def take(self, places: np.ndarray) -> "Mentions":
        """Return some of the mentions."""
        return replace(self, **{f.name: getattr(self, f.name)[places] for f in fields(self)})


def find_mentions(tokens: Tokens) -> Mentions:
    """Find names, titles, descriptions and pronouns.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Mentions
    """
    flags = tokens.of_types(describe_people)["flags"][tokens.ids]
    if not len(flags):
        empty = np.zeros(0, np.int64)
        return Mentions(*(empty for _ in fields(Mentions)))
    sentence = tokens.sentence_of
    opens = np.ones(len(flags) + 1, bool)  # nothing that stands before may be joined to it
    opens[1:-1] = (sentence[1:] != sentence[:-1]) | (
        (flags[:-1] & (Bit.STOPS | Bit.POSSESSIVE)) > 0
    )
    opens[1:-1] |= (flags[1:] & Bit.OPENS) > 0
    named = _find_capitals(tokens, flags)
    first, last = _find_runs(flags, named, opens)
    kind, name, keep = _read_runs(flags, first, last)
    first, last, kind, name = first[keep], last[keep], kind[keep], name[keep]
    free = _find_free(len(flags), first, last)
    first = _add_titles(tokens, flags, opens, first, kind, free)
    begin, head, kind_of = _find_descriptions(tokens, flags, opens, first, last, free)
    pronoun = np.flatnonzero(flags & Bit.PRONOUN > 0)
    parts = (
        (first, last, name, kind),
        (begin, head, np.full(len(head), -1), kind_of),
        (pronoun, pronoun, np.full(len(pronoun), -1), np.full(len(pronoun), PRONOUN)),
    )
    first, last, name, kind = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.argsort(last, kind="stable")
    first, last, name, kind = (column[order] for column in (first, last, name, kind))
    segment = tokens.sentence_segment[sentence[last]]
    start, _ = tokens.word_spans(first)
    _, end = tokens.word_spans(last)
    end -= _possessive_width(tokens, flags, last, end)
    bits = flags[last] | np.where(flags[last] & Bit.OWNERS, Bit.POSSESSIVE, 0)
    return Mentions(segment, first, last, start, end, name, kind, bits)


def _possessive_width(tokens, flags, last, end) -> np.ndarray:
    """Bytes of the 's that ends each span."""
    owns = (flags[last] & Bit.POSSESSIVE) > 0
    curly = tokens.bytes[np.maximum(end - 2, 0)] == 0x99
    return np.where(owns, np.where(curly, 4, 2), 0)


def _find_capitals(tokens: Tokens, flags: np.ndarray) -> np.ndarray:
    """Tell the tokens that are written as names: with a capital that their place does not ask for.

    A word that opens a sentence counts if its article has it with a capital elsewhere, or if a
    capital follows; where most words of a sentence have capitals, as in some headlines, only what
    the rest of the article writes so counts.
    """
    capital = (flags & Bit.CAPITAL) > 0
    capital &= (flags & (Bit.FUNCTION | Bit.TIME | Bit.DETERMINER)) == 0
    starts = tokens.sentence_starts
    counted = (flags & (Bit.FUNCTION | Bit.DETERMINER | Bit.OF | Bit.LINK)) == 0
    sizes = np.add.reduceat(counted.astype(np.int64), starts)
    many = np.add.reduceat((capital & counted).astype(np.int64), starts)
    body = tokens.part[tokens.sentence_segment] == PARTS.index("body")
    titled = (many > np.where(body, 0.9, 0.75) * sizes) & (sizes >= np.where(body, 6, 4))
    initial = np.zeros(len(flags), bool)
    initial[starts] = True
    initial |= (flags & Bit.OPENS) > 0
    titled = titled[tokens.sentence_of]
    of_type, flat = tokens.type_words
    word = np.append(flat["word"], 0)[of_type["first"]]
    article = tokens.article[tokens.sentence_segment]
    key = article[tokens.sentence_of] * (len(tokens.vocabulary.words) + 1) + word[tokens.ids]
    doubtful = np.flatnonzero(capital & (initial | titled))
    seen = is_among(key[doubtful], key[capital & ~initial & ~titled])
    after = np.minimum(doubtful + 1, len(flags) - 1)
    particle = (flags[after] & Bit.PARTICLE) > 0
    follows = capital[after] | (particle & capital[np.minimum(doubtful + 2, len(flags) - 1)])
    follows &= (flags[after] & Bit.OPENS) == 0
    follows &= (flags[doubtful] & (Bit.STOPS | Bit.PARTICIPLE | Bit.OPENER)) == 0
    seen |= (follows | ((flags[doubtful] & Bit.RANK) > 0)) & ~titled[doubtful]
    capital[doubtful[~seen]] = False
    return capital


def _find_runs(flags, named, opens) -> tuple[np.ndarray, np.ndarray]:
    """Return first and last token of each run of capitals, with an "of" or "van" within it."""
    size = len(flags)
    inside = named.copy()
    small = (
        np.flatnonzero((flags[1:-1] & (Bit.OF | Bit.LINK | Bit.PARTICLE)) > 0) + 1
        if size > 2
        else []
    )
    small = np.asarray(small, np.int64)
    before, after = small - 1, small + 1
    joined = named[before] & ~opens[small] & ~opens[after]
    skip = np.minimum(after + 1, size - 1)
    heads, particle = (flags[before] & Bit.OPENS_NAME) > 0, (flags[small] & Bit.PARTICLE) > 0
    plain = joined & named[after] & (heads | particle)
    of_the = heads & ((flags[small] & Bit.OF) > 0) & ((flags[after] & Bit.DETERMINER) > 0)
    de_la = particle & ((flags[after] & Bit.PARTICLE) > 0)
    longer = joined & (of_the | de_la) & named[skip] & ~opens[skip]
    inside[small[plain | longer]] = True
    inside[after[longer]] = True
    begins = inside & opens[:-1]
    begins[1:] |= inside[1:] & ~inside[:-1]
    begins[:1] = inside[:1]
    first = np.flatnonzero(begins)
    ends = np.append(begins[1:], True) | ~np.append(inside[1:], False)
    return first, np.flatnonzero(inside & ends)


def _read_runs(flags, first, last) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Tell names from titles alone; return kind, where the bare name begins, and which to keep."""
    office = (flags & (Bit.PERSON | Bit.RANK)) > 0
    place = np.where(office, np.arange(len(flags)), -1)
    latest = np.maximum.accumulate(place)
    title = latest[last]
    # The last word of several is a surname if it may be one: "Tom Baker"; not "Mayor", "Counsel".
    surname = (title == last) & (first < last) & ((flags[last] & Bit.SURNAME) > 0)
    surname &= ~office[np.maximum(last - 1, 0)]
    # "John Skipper" is a name where nothing else says that "Skipper" is an office.
    unknown = Bit.CAPITAL | Bit.OPENS | Bit.POSSESSIVE | Bit.STOPS
    led = (flags[np.maximum(first - 1, 0)] & Bit.DETERMINER) > 0
    surname |= (title == last) & (last == first + 1) & ((flags[first] & ~unknown) == 0) & ~led
    title = np.where(surname, latest[np.maximum(last - 1, 0)], title)
    begin = np.where(title >= first, title + 1, first)
    inner = np.minimum(begin, len(flags) - 1)
    of = (title >= first) & (begin <= last) & ((flags[inner] & Bit.OF) > 0)
    article = of & ((flags[np.minimum(begin + 1, len(flags) - 1)] & Bit.DETERMINER) > 0)
    begin = np.where(of, begin + 2 + article, begin)
    kind = np.where(begin > last, TITLE, NAME)
    alone = first == last
    keep = ~(alone & ((flags[last] & (Bit.DEMONYM | Bit.TIME)) > 0))
    keep &= ~(alone & ((flags[last] & Bit.RANK) > 0))
    return kind, np.where(kind == NAME, begin, -1), keep


def _find_free(size: int, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Tell the tokens that are in no run."""
    counts = np.zeros(size + 1, np.int64)
    np.add.at(counts, first, 1)
    np.add.at(counts, last + 1, -1)
    return np.cumsum(counts)[:-1] == 0


def _add_titles(tokens, flags, opens, first, kind, free) -> np.ndarray:
    """Let mentions begin with the description before them: "the union chief Tom Ware"."""
    before = np.maximum(first - 1, 0)
    noun = ((flags[before] & (Bit.PERSON | Bit.BODY)) > 0) & ((flags[before] & Bit.PLURAL) == 0)
    noun &= (first > 0) & ~opens[first] & (kind == NAME) & ((flags[before] & Bit.FUNCTION) == 0)
    noun &= free[before]
    begin = first.copy()
    begin[noun] = _find_begin(tokens, flags, opens, before[noun], free)
    return begin


def _is_gerund(tokens: Tokens, places: np.ndarray) -> np.ndarray:
    return (tokens.of_types(describe_people)["gerund"])[tokens.ids[places]]


def _find_begin(tokens, flags, opens, head, free) -> np.ndarray:
    """Return where the phrase of each noun begins: its determiner, or what stands before it."""
    begin, walking = head.copy(), np.ones(len(head), bool)
    for _ in range(5):
        before = np.maximum(begin - 1, 0)
        bits = flags[before]
        walking &= (begin > 0) & (
            ~opens[begin] | ((bits & (Bit.POSSESSIVE | Bit.STOPS)) == Bit.POSSESSIVE)
        )
        determiner = (bits & (Bit.DETERMINER | Bit.TIME)) > 0
        premodifies = ((bits & (Bit.MODIFIER | Bit.DEMONYM | NOUN)) > 0) & (
            (bits & Bit.FUNCTION) == 0
        )
        step = walking & (determiner | premodifies) & (free[before] | ((bits & Bit.DEMONYM) > 0))
        begin = np.where(step, before, begin)
        walking = step & ~determiner
    for _ in range(2):  # "losing voters", "urged lawmakers" are a verb and its object
        bare = ((flags[begin] & Bit.PARTICIPLE) > 0) & (begin < head)
        before = flags[np.maximum(begin - 1, 0)]
        led = opens[begin] | ((before & Bit.LEADS) > 0)
        begin += bare & ~(led & ~_is_gerund(tokens, begin))
    return begin


def _find_descriptions(tokens, flags, opens, first, last, free):
    """Return first token, head and kind of each noun for people with what belongs to it."""
    outside = _find_free(len(flags), first, last)
    noun = ((flags & NOUN) > 0) & outside & ((flags & (Bit.FUNCTION | Bit.RANK)) == 0)
    follows = np.append(noun[1:], False) & ~opens[1:]
    head = np.flatnonzero(noun & ~follows)
    begin = _find_begin(tokens, flags, opens, head, free)
    bits = flags[begin]
    lone = (begin == head) | (((bits & Bit.DETERMINER) > 0) & (begin == head - 1))
    doubtful = ((flags[head] & Bit.AMBIGUOUS) > 0) & lone
    kept = ~doubtful
    begin, head = begin[kept], head[kept]
    the = (
        (begin == head - 1)
        & ((flags[begin] & Bit.DEFINITE) > 0)
        & ((flags[begin] & Bit.PRONOUN) == 0)
    )
    office = the & ((flags[head] & Bit.PERSON) > 0) & ((flags[head] & Bit.PLURAL) == 0)
    return begin, head, np.where(office, TITLE, DESCRIPTION)
