"""The catalogue: every measure there is, as a table that commands, page and docs read."""

from ..lexicons import Lexicon, load_lexicon
from .accuracy import describe_accuracy, describe_tests
from .agency import AGENCY
from .cards import read_card
from .certainty import certainty_family
from .loaded import loaded_family
from .measure import Family
from .news_sentiment import NEWS_SENTIMENT
from .readability import READABILITY
from .sentiment import SENTIMENT
from .target_features import FEATURES

__all__ = ["catalogue", "catalogue_of_spans", "default_families"]


def default_families(lexicon: Lexicon | None = None) -> tuple[Family, ...]:
    """Return the families of measures, with loaded terms by `lexicon` or the project's own."""
    loaded = loaded_family(lexicon or load_lexicon("loaded"))
    certainty = certainty_family(load_lexicon("certainty"))
    return (SENTIMENT, NEWS_SENTIMENT, loaded, certainty, AGENCY, READABILITY)


def catalogue(families: tuple[Family, ...] | None = None) -> list[dict[str, object]]:
    """Return what every measure says of itself.

    Returns
    -------
    list of dict
        Keys ``name, label, family, unit, low, high, direction, explanation, limits, reference,
        version, minimum, accuracy``; bounds that there are not are None.

    Examples
    --------
    >>> [row["name"] for row in catalogue()][:3]
    ['vader', 'vader_positive', 'vader_neutral']
    """
    return [
        {
            "name": measure.name,
            "label": measure.label,
            "family": family.label,
            "unit": measure.unit,
            "low": _finite(measure.low),
            "high": _finite(measure.high),
            "direction": measure.direction,
            "explanation": measure.explanation,
            "limits": measure.limits,
            "reference": measure.reference,
            "version": measure.version,
            "minimum": "not scored: " + "; ".join(m.reason for m in measure.minima),
            "accuracy": describe_accuracy(measure, family),
        }
        for family in families or default_families()
        for measure in family.measures
    ]


def catalogue_of_spans() -> list[dict[str, object]]:
    """Return what the measures say of themselves that are asked of a span, not of an article.

    Returns
    -------
    list of dict
        Keys as in `catalogue`.

    Examples
    --------
    >>> [row["name"] for row in catalogue_of_spans()]
    ['target_sentiment']
    """
    card, version = read_card("target_sentiment"), str(FEATURES)
    known = card.version == version
    return [
        {
            "name": "target_sentiment",
            "label": "Sentiment toward a target",
            "family": "Targets",
            "unit": "probability of positive less that of negative, −1 to +1",
            "low": -1.0,
            "high": 1.0,
            "direction": "higher: the target is better spoken of",
            "explanation": (
                "How a sentence speaks of a person or group that it names; with the words that "
                "decided, and 'unsure' where no answer has a probability of one half. In Python: "
                "framing.measures.target_sentiment.score_targets."
            ),
            "limits": (
                "Not what the outlet thinks of the target, for the sentence may quote or report "
                "others, and not whether what is said is deserved or true. Irony, and harm told in "
                "plain words, pass it by."
            ),
            "reference": "Hamborg & Donnay (2021), NewsMTSC, EACL, 1663–1675",
            "version": version,
            "minimum": "not scored: no word in the span",
            "accuracy": describe_tests(card.tests) if known else "Not tested in this version.",
        }
    ]


def _finite(bound: float) -> float | None:
    return None if abs(bound) == float("inf") else bound
