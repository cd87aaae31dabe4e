"""Utterances: quotations and reported clauses in order of place, each with the one who said it.

``table.once(read_utterances)`` gives them for a sentence table. They are made for tables and pages;
scoring by voice does without them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .cues import Bit, find_stance
from .quotations import KINDS
from .resolution import People
from .sentences import SentenceTable
from .speakers import CONFIDENCE

__all__ = ["Utterance", "read_utterances"]

#: How often the source of a reported clause is the right one, on annotated news: by where it
#: stands, and what is left of it where the source is no person or body.
_REPORTED = {"after": 0.9, "before": 0.85, "shared": 0.78, "thing": 0.85}


@dataclass(slots=True)
class Utterance:
    """Somebody else's words, marked or reported.

    Attributes
    ----------
    kind : str
        One of ``KINDS``, or ``reported``.
    segment : int
        The segment it stands in.
    start, end : int
        Bytes of what is said.
    token : int
        First token.
    quotation, clause : int
        Row in the table's quotations or reported clauses; the other is -1.
    cue, stance : str or None
        The word that attributes, as written, and its stance.
    cue_start : int
        Its first byte, -1 without one.
    named : tuple of int or None
        First and last byte of the speaker as named.
    speaker : str or None
        As named, however sure.
    person : str or None
        Who that is within the article: the longest name, or what the article calls them; None
        where it is not told.
    role : str
        ``person, body, group, document``, or empty.
    known : bool
        Whether the one who speaks has a name in the article.
    anonymous : bool
        Whether it is somebody whom the article keeps unnamed: "a person familiar with the matter".
    confidence : float
        That the speaker as named is right.
    """

    kind: str
    segment: int
    start: int
    end: int
    token: int
    quotation: int = -1
    clause: int = -1
    cue: str | None = None
    stance: str | None = None
    cue_start: int = -1
    named: tuple[int, int] | None = None
    speaker: str | None = None
    person: str | None = None
    role: str = ""
    known: bool = False
    anonymous: bool = False
    confidence: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether its speaker is named: below ``CONFIDENCE`` the words are unattributed."""
        return self.confidence >= CONFIDENCE


def read_utterances(table: SentenceTable) -> list[Utterance]:
    """Return all that stands in quotation marks, and all that is reported.

    Returns
    -------
    list of Utterance
        In order of place. Scare quotes and titles are among them, with nobody to say them.
    """
    found = sorted(_list_quotations(table), key=lambda pair: pair[0].token)
    found = sorted([*found, *_list_clauses(table)], key=lambda p: (p[0].token, p[0].quotation < 0))
    named = [(said, source) for said, source in found if source is not None]
    first, last = np.array([source for _, source in named], np.int64).reshape(-1, 2).T
    spans = (table.tokens.word_spans(first)[0], table.tokens.word_spans(last)[1])
    people = People(table)
    for (said, source), *span in zip(named, *(column.tolist() for column in spans), strict=True):
        said.named = span[0], span[1]
        people.name(said, *source)
    return [said for said, _ in found]


Pair = tuple[Utterance, tuple[int, int] | None]


def _list_quotations(table: SentenceTable) -> Iterator[Pair]:
    found, speakers, cues = table.quotations, table.speakers, _read_cues(table)
    columns = (found.segment, found.start, found.end, found.first, found.kind, found.speech)
    columns += (speakers.attribution, speakers.first, speakers.last, speakers.confidence)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for place, (segment, start, end, token, kind, speech, row, *named, sure) in enumerate(rows):
        said = Utterance(KINDS[kind], segment, start, end, token, quotation=place)
        spoken = speech and named[0] >= 0
        if spoken:
            said.confidence = round(sure, 3)
            said.cue, said.stance, said.cue_start = cues[row]
        yield said, (named[0], named[1]) if spoken else None


def _list_clauses(table: SentenceTable) -> Iterator[Pair]:
    tokens, found, sources = table.tokens, table.reported, table.attributions
    cues, row = _read_cues(table), found.attribution
    sure = np.where(found.first > sources.cue[row], _REPORTED["after"], _REPORTED["before"])
    sure = np.where(sources.shared[row], _REPORTED["shared"], sure)
    sure = np.round(sure * np.where(sources.rate[row] > 1, 1.0, _REPORTED["thing"]), 3)
    columns = (
        tokens.sentence_segment[tokens.sentence_of[found.first]], tokens.starts[found.first],
        tokens.token_ends(found.last), found.first, row, sources.first[row], sources.last[row],
        sure,
    )  # fmt: skip
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for place, (segment, start, end, token, source, first, last, confidence) in enumerate(rows):
        said = Utterance("reported", segment, start, end, token, clause=place)
        said.confidence = confidence
        said.cue, said.stance, said.cue_start = cues[source]
        yield said, (first, last)


def _read_cues(table: SentenceTable) -> list[tuple[str | None, str | None, int]]:
    """Return text, stance and first byte of each attribution's cue, and then of none."""
    tokens, sources = table.tokens, table.attributions
    begin = sources.cue - (sources.bits[sources.cue] & Bit.VERB == 0)  # "according" before "to"
    start, end = tokens.word_spans(begin)[0].tolist(), tokens.word_spans(sources.cue)[1].tolist()
    texts = [tokens.data[a:b].decode() for a, b in zip(start, end, strict=True)]
    stances = map(find_stance, texts)
    return [*zip(texts, stances, start, strict=True), (None, None, -1)]
