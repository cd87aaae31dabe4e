"""Frame cues: words that go with a way of telling, by lexicons that can be read and argued with."""

from functools import cache

import numpy as np

from ..lexicons import Category, Lexicon, Matcher, label_use, load_lexicon
from ..voices import SentenceTable
from .measure import Counts, Description, Evidence, Family, Measure, Minimum, ratio

__all__ = ["SCHEMES", "cue_families", "cue_family", "split_cue"]

#: Systems of frames, each with a lexicon of its own.
SCHEMES = ("generic", "policy", "moral")
_LABELS = {
    "generic": "Cues of generic frames",
    "policy": "Cues of policy frames",
    "moral": "Cues of moral foundations",
}
_LIMITS = (
    "Not the frame of the article, nor what its writer wants: a word is a cue and proves nothing "
    "by itself. What is told without such words is not seen, and a word of another sense is "
    "counted all the same."
)


def cue_families() -> tuple[Family, ...]:
    """Return the measures of frame cues, a family for each scheme.

    Examples
    --------
    >>> [family.name for family in cue_families()]
    ['generic_cues', 'policy_cues', 'moral_cues']
    """
    return tuple(cue_family(load_lexicon(f"{scheme}_cues")) for scheme in SCHEMES)


def split_cue(measure: str) -> tuple[str, str]:
    """Return scheme and frame of a measure of cues.

    Examples
    --------
    >>> split_cue("generic_cues.human_interest")
    ('generic', 'human_interest')
    """
    family, _, frame = measure.partition(".")
    return family.removesuffix("_cues"), frame


@cache
def cue_family(lexicon: Lexicon) -> Family:
    """Return the measures of cues by one lexicon: one for each of its categories.

    Parameters
    ----------
    lexicon : Lexicon
        Its categories are the frames; ``generic_cues``, for one.
    """
    matcher = Matcher(lexicon)
    frames = list(lexicon.categories)
    frame_of = np.array([frames.index(entry.category) for entry in lexicon], np.int64)
    strength = np.array([entry.strength for entry in lexicon], float)

    def count(table: SentenceTable) -> Counts:
        hits = matcher.find(table.tokens)
        place = frame_of[hits.entry] * len(table) + table.row_of(hits.token)
        found = np.bincount(place, minlength=len(frames) * len(table)).astype(float)
        by_frame = found.reshape(len(frames), len(table))
        named = {f"{lexicon.name}.{f}": n for f, n in zip(frames, by_frame, strict=True)}
        return Counts({"words": table.words, **named})

    def find(table: SentenceTable) -> list[Evidence]:
        hits = matcher.find(table.tokens)

        def describe(place: int) -> Description:
            entry = lexicon.entries[hits.entry[place]]
            begin, sentence = table.tokens.sentence_text(int(hits.token[place]))
            before = sentence[: hits.start[place] - begin].decode()
            said = entry.category, lexicon.name, entry.term, entry.reason
            return Description(*said, "", label_use(before))

        weight = strength[hits.entry]
        return [Evidence(hits.token, hits.start, hits.end, lexicon.name, weight, describe)]

    label = _LABELS.get(split_cue(lexicon.name)[0], lexicon.title)
    measures = tuple(_make_measure(lexicon, category) for category in lexicon.categories.values())
    return Family(lexicon.name, label, measures, count, find, lexicon)


def _make_measure(lexicon: Lexicon, category: Category) -> Measure:
    name = f"{lexicon.name}.{category.name}"
    definition = category.definition or f"Words of the category {category.name}."
    return Measure(
        name=name,
        label=category.label,
        unit="per 100 words",
        low=0.0,
        high=100.0,
        direction=f"higher: more {category.label[:1].lower()}{category.label[1:]}",
        explanation=f"{definition} So many in a hundred words; a phrase counts once.",
        limits=_LIMITS,
        reference=category.reference,
        version="1",
        n="words",
        value=ratio(name, "words", 100.0),
        minima=(Minimum("words", 1, "no words"),),
    )
