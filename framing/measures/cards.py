"""Cards: how far each measure agrees with people, on which data, and where it is known to fail."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .measure import Family, Measure

__all__ = [
    "Card",
    "Test",
    "card_names",
    "describe_accuracy",
    "describe_card",
    "is_current",
    "read_card",
    "sha256_of",
    "used_lexicon",
]

#: Lists of words that belong to one family alone.
_WORD_LISTS = {"news": "news_sentiment.csv"}


@dataclass(frozen=True)
class Test:
    """One measurement: what was compared, on which data, with which result.

    Attributes
    ----------
    task, data, licence, what : str
        ``what`` says in plain words what kind of text the rows are.
    rows, groups : int
    metrics : mapping of str to mapping
        ``value, low, high`` by name; the first is the one to look at.
    baselines, human : mapping of str to float
    note : str
        How it was done, where that is not plain: cross-validated, for one.
    """

    task: str
    data: str
    licence: str
    what: str
    rows: int
    groups: int
    metrics: Mapping[str, Mapping[str, float]]
    baselines: Mapping[str, float]
    human: Mapping[str, float]
    note: str = ""

    __test__ = False  # no test of pytest's


@dataclass(frozen=True)
class Card:
    """What is known of one measure's accuracy.

    Attributes
    ----------
    measure, version : str
        The version of the measure that was tested.
    lexicon, lexicon_sha256 : str
        The lexicon that was tested with it; empty where it uses none of the suite's.
    written : str
        Date, ``YYYY-MM-DD``.
    threshold : float or None
        Above which value a sentence is called biased, where that is asked.
    untested : str
        Why there is no test, where there is none.
    tests : tuple of Test
    failures : tuple of mapping
        Known failures: a ``text`` of our own, how often to ``repeat`` it where a measure needs
        more, the ``value`` that comes out, and ``why``.
    """

    measure: str
    version: str
    lexicon: str
    lexicon_sha256: str
    written: str
    threshold: float | None
    untested: str
    tests: tuple[Test, ...]
    failures: tuple[Mapping[str, str], ...]


def _folder():
    return resources.files(__package__) / "cards"


def card_names() -> tuple[str, ...]:
    """Return the names of the measures that have a card."""
    return tuple(sorted(f.name[:-5] for f in _folder().iterdir() if f.name.endswith(".toml")))


@cache
def read_card(measure: str) -> Card:
    """Return the card of a measure.

    Raises
    ------
    ValueError
        If it has none.

    Examples
    --------
    >>> read_card("vader").tests[0].task
    'sentiment'
    """
    path = _folder() / f"{measure}.toml"
    if not path.is_file():
        raise ValueError(f"the measure {measure!r} has no card.")
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    tests = found.pop("tests", [])
    failures = found.pop("failures", [])
    optional = {"lexicon": "", "lexicon_sha256": "", "threshold": None, "untested": ""}
    return Card(
        **{**optional, **found},
        tests=tuple(Test(**{"baselines": {}, "human": {}, **test}) for test in tests),
        failures=tuple(failures),
    )


def used_lexicon(family: Family) -> tuple[str, str]:
    """Return name and sha256 of the list of words that a family uses; empty if none of ours."""
    if family.lexicon is not None:
        return family.lexicon.name, family.lexicon.sha256
    if family.name not in _WORD_LISTS:
        return "", ""
    return _WORD_LISTS[family.name], sha256_of(_WORD_LISTS[family.name])


def sha256_of(name: str) -> str:
    """Return the sha256 of a file that measures read, whatever its line ends."""
    data = (resources.files(__package__) / "data" / name).read_bytes()
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def is_current(card: Card, measure: Measure, family: Family) -> bool:
    """Tell whether a card speaks of a measure, and of the words it uses, as they are now."""
    return card.version == measure.version and card.lexicon_sha256 == used_lexicon(family)[1]


def describe_accuracy(measure: Measure, family: Family) -> str:
    """Say in plain words how far a measure of a family agrees with people."""
    if measure.name not in card_names():
        return "Not tested against people's annotations."
    card = read_card(measure.name)
    if card.version != measure.version:
        return "Not tested in this version."
    if not is_current(card, measure, family):
        return "Not tested with this lexicon; `framing validate` tests it on rows of your own."
    if card.untested:
        return f"Not tested: {card.untested}."
    return describe_card(card)


def describe_card(card: Card) -> str:
    """Say in plain words what the tests of a card came to."""
    return " ".join(_describe(test) for test in card.tests)


def _describe(test: Test) -> str:
    sentence = _SENTENCES[test.task](test)
    note = f" ({test.note})" if test.note else ""
    return f"On {test.rows:,} {test.what}{note} {sentence}."


def _figure(test: Test, name: str) -> str:
    found = test.metrics[name]
    interval = f" ({_short(found['low'])} to {_short(found['high'])})" if "low" in found else ""
    return _short(found["value"]) + interval


def _short(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.2f}"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


def _beside(test: Test, name: str, known: Mapping[str, str]) -> str:
    """Say which baselines do as well, better or worse; as well is within the interval."""
    found = test.metrics[name]
    ends = sorted(abs(found.get(end, found["value"])) for end in ("low", "high"))
    ranked: dict[str, list[str]] = {}
    for key, value in test.baselines.items():
        if key in known:
            place = (abs(value) > ends[0]) + (abs(value) > ends[1])
            ranked.setdefault(_RANKS[place], []).append(f"{known[key]} ({_short(value)})")
    said = [f"{rank} {' and '.join(ranked[rank])}" for rank in reversed(_RANKS) if rank in ranked]
    return f"; that is {', and '.join(said)}" if said else ""


_RANKS = ("better than", "about as good as", "less than")
_BASELINES = {
    "majority": "always the commonest label",
    "outlet_only": "the outlet's name alone",
    "vader": "VADER",
    "vader_document": "VADER of the text at once",
}


def _sentiment(test: Test) -> str:
    people = test.human.get("annotator_against_rest_r")
    value = test.metrics["pearson_r"]["value"]
    kind = next(word for least, word in _STRENGTHS if abs(value) >= least)
    said = f"it agrees with people's mean rating {kind}: r = {_figure(test, 'pearson_r')}"
    said += f"; one person agrees with the others at {_short(people)}" if people else ""
    return said + _beside(test, "pearson_r", _BASELINES)


_STRENGTHS = ((0.7, "well"), (0.5, "moderately"), (0.3, "weakly"), (0.0, "hardly at all"))


def _labels(test: Test) -> str:
    said = f"it agrees with people's labels at a macro-F1 of {_figure(test, 'macro_f1')}"
    alpha = test.human.get("alpha")
    said += f"; people agree among themselves at alpha {_short(alpha)}" if alpha else ""
    return said + _beside(test, "macro_f1", _BASELINES)


def _marks(unit: str):
    def describe(test: Test) -> str:
        found, right = test.metrics["recall"]["value"], test.metrics["precision"]["value"]
        baselines = {"everything_f1": "marking everything", "vader_words_f1": "VADER's words"}
        return (
            f"people also marked {_percent(right)} of the {unit} that it marks, and it marks "
            f"{_percent(found)} of theirs: F1 {_figure(test, 'f1')}"
            + _beside(test, "f1", baselines)
        )

    return describe


def _order(test: Test) -> str:
    full, part = (
        _percent(test.metrics[n]["value"]) for n in ("pair_accuracy", "pair_accuracy_250")
    )
    words = _percent(test.baselines["word_count_pair_accuracy"])
    return (
        f"it puts {full} of pairs of versions in the right order (the number of words alone: "
        f"{words}), and {part} by their first 250 words"
    )


def _parser(unit: str):
    def describe(test: Test) -> str:
        right, found = test.metrics["precision"]["value"], test.metrics["recall"]["value"]
        baselines = {
            "be_and_ed_f1": "a form of “be” directly before a word in -ed",
            "nearest_f1": "the name or noun before the verb, whichever it is",
        }
        return (
            f"the parser says so, too, of {_percent(right)} of {unit}, and it finds "
            f"{_percent(found)} of the parser's: F1 {_figure(test, 'f1')}"
            + _beside(test, "f1", baselines)
        )

    return describe


def _names(test: Test) -> str:
    right, found = test.metrics["precision"]["value"], test.metrics["recall"]["value"]
    baselines = {"same_text_f1": "putting together what reads the same"}
    return (
        f"{_percent(right)} of the pairs that it puts together belong together, and it puts "
        f"together {_percent(found)} of those that do: F1 {_figure(test, 'f1')}"
        + _beside(test, "f1", baselines)
    )


def _voices(test: Test) -> str:
    names = ("span_f1", "speaker_accuracy_default", "speaker_coverage_default")
    spans, right, named = (test.metrics[name]["value"] for name in names)
    clauses, found = (test.metrics[f"reported_{n}"]["value"] for n in ("precision", "recall"))
    nearest = test.baselines["nearest_name_speaker_accuracy"]
    return (
        f"quotations are found at an F1 of {_short(spans)}; a speaker is named for "
        f"{_percent(named)} of the attributed ones, rightly for {_percent(right)} of these (the "
        f"name nearest to the marks: {_percent(nearest)}); {_percent(clauses)} of the reported "
        f"clauses lie in what people marked as attributed, and {_percent(found)} of what they "
        "marked without quotation marks, attitudes and plans included, is found"
    )


_SENTENCES = {
    "quotes": _voices,
    "parser": _parser("what it finds"),
    "names": _names,
    "subjects": _parser("the subjects that it finds"),
    "sentiment": _sentiment,
    "sentence-bias": _labels,
    "target-sentiment": _labels,
    "loaded-words": _marks("words"),
    "loaded-spans": _marks("characters"),
    "readability": _order,
}
