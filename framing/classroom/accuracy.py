"""What is known of the word list and of experts, said for a class."""

from ..analysis import Engine
from ..measures.cards import is_current, read_card

__all__ = ["describe_experts", "describe_list", "read_experts"]


def describe_list(engine: Engine) -> str:
    """Say how far the lexicon's marks agree with those of people.

    Examples
    --------
    >>> describe_list(Engine())[:60]
    'The list is no answer key. Held against news sentences in wh'
    """
    card = read_card("loaded")
    pairs = ((m, family) for family in engine.families for m in family.measures)
    current = any(m.name == "loaded" and is_current(card, m, family) for m, family in pairs)
    if not current:
        return "The list is no answer key: it has not been held against what people mark."
    test = next(test for test in card.tests if test.task == "loaded-words")
    right, found = (round(100 * test.metrics[name]["value"]) for name in ("precision", "recall"))
    return (
        "The list is no answer key. Held against news sentences in which experts had marked words, "
        f"{right} of 100 words that it marks were marked by them, too, and it finds {found} of 100 "
        f"of theirs. {describe_experts()}"
    )


def read_experts() -> dict[str, float]:
    """Return how far experts agreed whether a news sentence is biased: ``alpha, low, high``."""
    tests = read_card("loaded").tests
    human = next(test.human for test in tests if test.task == "sentence-bias")
    return {name: human[key] for name, key in _NAMES.items()}


_NAMES = {"alpha": "alpha", "low": "alpha_low", "high": "alpha_high", "annotators": "annotators"}


def describe_experts() -> str:
    """Say how far experts agree among themselves.

    Examples
    --------
    >>> describe_experts()[:73]
    'Experts do not agree much either: eight trained annotators reached an alp'
    """
    experts = read_experts()
    count = _NUMBERS.get(int(experts["annotators"]), str(int(experts["annotators"])))
    value = f"{experts['alpha']:.2f}".lstrip("0")
    return (
        f"Experts do not agree much either: {count} trained annotators reached an alpha of {value} "
        "(0 is chance, 1 is full agreement)."
    )


_NUMBERS = dict(enumerate("two three four five six seven eight nine ten".split(), start=2))
