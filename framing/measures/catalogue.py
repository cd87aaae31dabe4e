"""The catalogue: every measure there is, as a table that commands, page and docs read."""

from ..lexicons import Lexicon, load_lexicon
from .agency import AGENCY
from .cards import describe_accuracy
from .certainty import certainty_family
from .loaded import loaded_family
from .measure import Family
from .news_sentiment import NEWS_SENTIMENT
from .readability import READABILITY
from .sentiment import SENTIMENT

__all__ = ["catalogue", "default_families"]


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


def _finite(bound: float) -> float | None:
    return None if abs(bound) == float("inf") else bound
