"""Loaded terms: words that colour what they name, by a lexicon that can be read and argued with."""

from functools import cache

import numpy as np

from ..lexicons import Lexicon, label_use, matcher_of
from ..voices import SentenceTable
from .measure import Counts, Description, Evidence, Family, Measure, Minimum, ratio

__all__ = ["loaded_family"]


@cache
def loaded_family(lexicon: Lexicon) -> Family:
    """Return the measure of loaded terms by one lexicon.

    Parameters
    ----------
    lexicon : Lexicon
        The project's own, ``load_lexicon("loaded")``, or one read by ``read_lexicon``.
    """
    matcher = matcher_of(lexicon)
    strength = np.array([entry.strength for entry in lexicon], float)

    def count(table: SentenceTable) -> Counts:
        hits = table.tokens.once(matcher.find)
        rows = table.row_of(hits.token)
        found = np.bincount(rows, minlength=len(table)).astype(float)
        weight = np.bincount(rows, weights=strength[hits.entry], minlength=len(table))
        return Counts({"words": table.words, "loaded": found, "loaded_strength": weight})

    def find(table: SentenceTable) -> list[Evidence]:
        hits = table.tokens.once(matcher.find)

        def describe(place: int) -> Description:
            entry = lexicon.entries[hits.entry[place]]
            begin, sentence = table.tokens.sentence_text(int(hits.token[place]))
            before = sentence[: hits.start[place] - begin].decode()
            said = entry.category, lexicon.name, entry.term, entry.reason
            return Description(*said, " | ".join(entry.neutral), label_use(before))

        weight = strength[hits.entry]
        return [Evidence(hits.token, hits.start, hits.end, "loaded", weight, describe)]

    loaded = Measure(
        name="loaded",
        label="Loaded terms",
        unit="per 100 words",
        low=0.0,
        high=100.0,
        direction="higher: more words that colour what they name",
        explanation=(
            "How many of a hundred words are terms of the lexicon of loaded language, each of "
            "which says why it is there; a phrase counts once."
        ),
        limits=(
            "Not bias, intent or truth: a loaded term may be fair, and an unfair text can do "
            "without any. A list of words knows neither irony nor context beyond its rules."
        ),
        reference=(
            "Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013), ACL; Spinde et al. (2021), "
            "Findings of EMNLP; the lexicon's own notes"
        ),
        version="2",
        n="words",
        value=ratio("loaded", "words", 100.0),
        minima=(Minimum("words", 1, "no words"),),
    )
    return Family("loaded", "Loaded terms", (loaded,), count, find, lexicon)
