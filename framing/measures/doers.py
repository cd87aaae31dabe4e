"""Doers: which mention is the subject of a verb, and which its object, by what stands between."""

import numpy as np

from ..language.tokens import Tokens
from ..voices.mentions import KINDS, Mentions
from ..voices.word_kinds import Bit
from .clauses import (
    ACTION,
    ADVERB,
    AUXILIARY,
    BE,
    BREAKS,
    BY,
    DETERMINER,
    GERUND,
    OF,
    PAST,
    PREPOSITION,
    RELATIVE,
    STOPS,
    THIRD,
    TO,
    describe_clauses,
)  # fmt: skip

__all__ = ["Doers", "find_verbs"]

#: Tokens between a verb and its subject or object.
_REACH = 6


class Doers:
    """Who stands before and behind verbs, found among a batch's mentions.

    Parameters
    ----------
    tokens : Tokens
    mentions : Mentions
    """

    def __init__(self, tokens: Tokens, mentions: Mentions) -> None:
        self.flags = tokens.of_types(describe_clauses)["flags"][tokens.ids]
        self.sentence = tokens.sentence_of
        self.by_last = {int(last): place for place, last in enumerate(mentions.last)}
        self.by_first: dict[int, int] = {}
        for place, first in enumerate(mentions.first.tolist()):
            self.by_first.setdefault(first, place)
        self.mentions, self.data = mentions, tokens.data

    def subject(self, verb: int) -> int:
        """Return the mention that is the subject of an active verb, or -1 where that is not plain.

        A word that may be a noun is a verb if it agrees with what stands before it: "the rebels
        attack", "the army attacks", "they will attack"; not "the rebel attack".
        """
        place, walked = self._walk_back(verb)
        if place < 0 or not self._is_subject(place):
            return -1
        form = int(self.flags[verb])
        after = int(self.flags[min(verb + 1, len(self.flags) - 1)])
        if form & GERUND:
            return place if walked & BE else -1
        if walked & BE or (form & PAST and after & (BY | OF)):  # "men accused of"
            return -1
        if form & PAST or (walked & AUXILIARY and not walked & RELATIVE):
            return place
        plural = bool(self.mentions.flags[place] & Bit.PLURAL) or self._word(place) == b"they"
        third = bool(form & THIRD)
        loose = after & (PREPOSITION | AUXILIARY) or form & STOPS
        return place if third != plural and not (third and loose) else -1

    def patient(self, be: int) -> int:
        """Return the mention that is the subject of a passive, by its form of "be"; else -1."""
        place, _ = self._walk_back(be)
        return place if place >= 0 and self._is_subject(place) else -1

    def _word(self, place: int) -> bytes:
        start, end = self.mentions.start[place], self.mentions.end[place]
        return self.data[start:end].lower()

    def _is_subject(self, place: int) -> bool:
        """Whether a mention can be a subject: "he", and not "his" or "the army's"."""
        if KINDS[self.mentions.kind[place]] == "pronoun":
            return self._word(place) in (b"he", b"she", b"they")
        return not self.mentions.flags[place] & Bit.POSSESSIVE

    def _is_object(self, place: int) -> bool:
        """Whether a mention can be an object: "him", and not "his" or "the army's"."""
        if KINDS[self.mentions.kind[place]] != "pronoun":
            return not self.mentions.flags[place] & Bit.POSSESSIVE
        last = int(self.mentions.last[place])
        after = int(self.flags[min(last + 1, len(self.flags) - 1)])
        ends = bool(self.flags[last] & STOPS or after & (PREPOSITION | TO | BREAKS))
        word = self._word(place)
        return word in (b"him", b"them") or (word == b"her" and ends)

    def _walk_back(self, verb: int) -> tuple[int, int]:
        """Return the mention before a verb and its auxiliaries, and the bits of those."""
        at, walked = verb - 1, 0
        for _ in range(_REACH):
            if at < 0 or self.sentence[at] != self.sentence[verb]:
                break
            flags = int(self.flags[at])
            if at in self.by_last:
                if flags & STOPS and not walked & RELATIVE:
                    break
                return self._lead(self.by_last[at]), walked
            if flags & (STOPS | TO) or not flags & (AUXILIARY | ADVERB):
                break
            walked |= flags
            at -= 1
        return -1, walked

    def _lead(self, place: int) -> int:
        """Step from "the party" back to "the leader" in "the leader of the party"."""
        first = int(self.mentions.first[place])
        at = first - 1
        while at >= 0 and self.flags[at] & DETERMINER and not self.flags[at] & STOPS:
            at -= 1
        if at < 0 or self.sentence[at] != self.sentence[first] or not self.flags[at] & PREPOSITION:
            return place
        if self.flags[at] & STOPS:
            return place
        before = self.by_last.get(at - 1, -1)
        return self._lead(before) if before >= 0 else -1

    def behind(self, verb: int) -> int:
        """Return the mention that is the object of a verb, or that follows "by"; else -1."""
        at = verb
        for _ in range(_REACH):
            if self.flags[at] & STOPS or at + 1 >= len(self.flags):
                return -1
            at += 1
            if self.sentence[at] != self.sentence[verb]:
                return -1
            if at in self.by_first:
                return self.by_first[at] if self._is_object(self.by_first[at]) else -1
            if not self.flags[at] & (DETERMINER | ADVERB):
                return -1
        return -1


def find_verbs(tokens: Tokens) -> np.ndarray:
    """Return the tokens that may be a verb of harm or help; a subject before it decides."""
    flags = tokens.of_types(describe_clauses)["flags"]
    return np.flatnonzero((flags & ACTION)[tokens.ids] > 0)
