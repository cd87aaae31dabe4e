"""Agency: how many deeds a text tells in the passive, without a doer, or as nouns.

What it does **not** measure: not evasion, nor intent. A passive without "by" may be the plainest
way to say a thing; its doer may be unknown, or named a line earlier (``deeds`` says where).
"""

import numpy as np

from ..voices import SentenceTable
from .clauses import Clauses, find_clauses
from .measure import Counts, Evidence, Family, Measure, Minimum, ratio

__all__ = ["AGENCY", "read_clauses"]


def read_clauses(table: SentenceTable) -> Clauses:
    """Return the passives and nouns of deeds of a sentence table."""
    return find_clauses(table.tokens)


def _count(table: SentenceTable) -> Counts:
    clauses = table.once(read_clauses)

    def per_row(tokens: np.ndarray) -> np.ndarray:
        return np.bincount(table.row_of(tokens), minlength=len(table)).astype(float)

    return Counts(
        {
            "words": table.words,
            "passives": per_row(clauses.participle),
            "agentless": per_row(clauses.participle[clauses.by < 0]),
            "nominalised": per_row(clauses.noun[clauses.noun_by < 0]),
        }
    )


def _find(table: SentenceTable) -> list[Evidence]:
    clauses, tokens = table.once(read_clauses), table.tokens
    begin, _ = tokens.word_spans(clauses.be)
    _, end = tokens.word_spans(clauses.participle)
    named = clauses.by >= 0
    hidden = clauses.noun[clauses.noun_by < 0]

    def describe(place: int) -> tuple[str, str, str, str]:
        return _PASSIVE[bool(named[place])]

    passives = Evidence(
        clauses.be, begin, end, "passive", np.ones(len(begin)), describe
    )  # fmt: skip
    nouns = Evidence(
        hidden, *tokens.word_spans(hidden), "nominalised", np.ones(len(hidden)), lambda _: _NOUN
    )
    return [passives, nouns]


_PASSIVE = {
    True: ("passive with “by”", "", "", "A passive; “by” says who did it."),
    False: ("passive without “by”", "", "", "A passive that does not say here who did it."),
}
_NOUN = (
    "noun of a deed",
    "",
    "",
    "A deed as a noun, with no owner and no “by” to say whose it is.",
)

_LIMITS = (
    "Not evasion or intent: the doer may be unknown, unimportant or named a line before. Found by "
    "rule; participles that describe a state (“was concerned”) are left out."
)
_REFERENCE = "Fowler (1991), Language in the News; Halliday (1985)"


def _measure(name: str, label: str, column: str, direction: str, explanation: str) -> Measure:
    return Measure(
        name=name,
        label=label,
        unit="per 100 words",
        low=0.0,
        high=100.0,
        direction=direction,
        explanation=explanation,
        limits=_LIMITS,
        reference=_REFERENCE,
        version="1",
        n="words",
        value=ratio(column, "words", 100.0),
        minima=(Minimum("words", 1, "no words"),),
    )


AGENCY = Family(
    "agency",
    "Who acts",
    (
        _measure(
            "passive",
            "Passives",
            "passives",
            "higher: more verbs in the passive",
            "How many verbs in the passive there are to a hundred words: “was moved”.",
        ),
        _measure(
            "agentless",
            "Passives without “by”",
            "agentless",
            "higher: more passives that do not say in their clause who did it",
            "How many passives to a hundred words have no “by” in their clause to say who did it.",
        ),
        _measure(
            "nominalised",
            "Deeds as nouns",
            "nominalised",
            "higher: more deeds told as nouns with no doer",
            "How often to a hundred words a deed is a noun that neither an owner nor “by” gives a "
            "doer: “the separation of”.",
        ),
    ),
    _count,
    _find,
)
