"""Certainty: how sure a text says it is, by hedges, boosters and absolutes.

What it does **not** measure: not whether a claim is true, and not whether its caution is fitting.
"""

from functools import cache

import numpy as np

from ..lexicons import Lexicon, matcher_of
from ..voices import SentenceTable
from .measure import Counts, Description, Evidence, Family, Measure, Minimum, ratio

__all__ = ["CERTAINTY_KINDS", "certainty_family"]

#: Measure, the kind of word that it counts, label, direction, explanation.
CERTAINTY_KINDS = (
    (
        "hedges", "hedge", "Hedges", "higher: more claims held back",
        "How many hedges there are to a hundred words: “may”, “apparently”, “is thought to”.",
    ),
    (
        "boosters", "booster", "Boosters", "higher: more claims pressed",
        "How many boosters there are to a hundred words: “clearly”, “in fact”, “no doubt”.",
    ),
    (
        "absolutes", "absolute", "Absolutes", "higher: more claims without exception",
        "How many absolutes there are to a hundred words: “never”, “completely”, “nobody”.",
    ),
)  # fmt: skip


@cache
def certainty_family(lexicon: Lexicon) -> Family:
    """Return the measures of certainty by one lexicon, whose entries have a ``kind``.

    Parameters
    ----------
    lexicon : Lexicon
        The project's own, ``load_lexicon("certainty")``, or one read by ``read_lexicon``.
    """
    matcher = matcher_of(lexicon)
    kinds = {kind: place for place, (_, kind, *_) in enumerate(CERTAINTY_KINDS)}
    kind_of = np.array([kinds.get(entry.extra.get("kind"), -1) for entry in lexicon], np.int64)

    def count(table: SentenceTable) -> Counts:
        hits = table.tokens.once(matcher.find)
        rows, kind = table.row_of(hits.token), kind_of[hits.entry]
        columns = {
            name: np.bincount(rows[kind == place], minlength=len(table)).astype(float)
            for place, (name, *_) in enumerate(CERTAINTY_KINDS)
        }
        return Counts({"words": table.words, **columns})

    def find(table: SentenceTable) -> list[Evidence]:
        hits = table.tokens.once(matcher.find)
        kind = kind_of[hits.entry]
        return [
            _evidence(hits, np.flatnonzero(kind == place), name, lexicon)
            for place, (name, *_) in enumerate(CERTAINTY_KINDS)
        ]

    measures = tuple(_measure(*kind) for kind in CERTAINTY_KINDS)
    return Family("certainty", "Certainty", measures, count, find, lexicon)


def _evidence(hits, places: np.ndarray, name: str, lexicon: Lexicon) -> Evidence:
    def describe(place: int) -> Description:
        entry = lexicon.entries[hits.entry[places[place]]]
        said = entry.category, lexicon.name, entry.term, entry.reason
        return Description(*said, " | ".join(entry.neutral))

    weight = np.array([lexicon.entries[e].strength for e in hits.entry[places]], float)
    return Evidence(
        hits.token[places], hits.start[places], hits.end[places], name, weight, describe
    )


def _measure(name: str, _category: str, label: str, direction: str, explanation: str) -> Measure:
    return Measure(
        name=name,
        label=label,
        unit="per 100 words",
        low=0.0,
        high=100.0,
        direction=direction,
        explanation=explanation,
        limits=(
            "Not whether a claim is true, nor whether its caution is fitting: a list of words does "
            "not know what is certain, and “may” is also leave to do something."
        ),
        reference="Hyland (2005), Metadiscourse; the lexicon's own notes",
        version="1",
        n="words",
        value=ratio(name, "words", 100.0),
        minima=(Minimum("words", 1, "no words"),),
    )
