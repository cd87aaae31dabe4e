"""Frame cues: words that go with a way of telling, by lexicons that can be read and argued with."""

from functools import cache

import numpy as np

from ..lexicons import Category, Lexicon, label_use, load_lexicon, matcher_of
from ..voices import SentenceTable
from .accuracy import describe_tests
from .cards import read_card
from .measure import Counts, Description, Evidence, Family, Measure, Minimum, ratio

__all__ = ["SCHEMES", "catalogue_of_cues", "cue_families", "cue_family", "split_cue"]

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


def catalogue_of_cues() -> list[dict[str, object]]:
    """Return what the measures of cues say of themselves, a row for each scheme.

    Returns
    -------
    list of dict
        Keys as in ``catalogue``.

    Examples
    --------
    >>> [row["name"] for row in catalogue_of_cues()]
    ['generic_cues', 'policy_cues', 'moral_cues']
    """
    return [_describe(family) for family in cue_families()]


def _describe(family: Family) -> dict[str, object]:
    lexicon, first, card = family.lexicon, family.measures[0], read_card(family.name)
    frames = ", ".join(category.name for category in lexicon.categories.values())
    if card.untested:
        accuracy = f"Not tested: {card.untested}."
    elif (card.version, card.lexicon_sha256) != (first.version, lexicon.sha256):
        accuracy = "Not tested in this version."
    else:
        accuracy = describe_tests(card.tests)
    return {
        "name": family.name,
        "label": family.label,
        "family": "Frame cues",
        "unit": first.unit,
        "low": first.low,
        "high": first.high,
        "direction": "higher: more words that go with a frame",
        "explanation": (
            f"How many of a hundred words are cues of each of {len(lexicon.categories)} frames "
            f"({frames}); a phrase counts once. A table of its own: Analysis.frame_cues."
        ),
        "limits": first.limits,
        "reference": first.reference,
        "version": first.version,
        "minimum": "not scored: no words",
        "accuracy": accuracy,
    }


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
    matcher = matcher_of(lexicon)
    frames = list(lexicon.categories)
    frame_of = np.array([frames.index(entry.category) for entry in lexicon], np.int64)
    strength = np.array([entry.strength for entry in lexicon], float)

    def count(table: SentenceTable) -> Counts:
        hits = table.tokens.once(matcher.find)
        place = frame_of[hits.entry] * len(table) + table.row_of(hits.token)
        found = np.bincount(place, minlength=len(frames) * len(table)).astype(float)
        by_frame = found.reshape(len(frames), len(table))
        named = {f"{lexicon.name}.{f}": n for f, n in zip(frames, by_frame, strict=True)}
        return Counts({"words": table.words, **named})

    def find(table: SentenceTable) -> list[Evidence]:
        hits = table.tokens.once(matcher.find)

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
