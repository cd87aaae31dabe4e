"""Cards: how far each measure agrees with people, on which data, and where it is known to fail."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..cache import keep_plain
from ..lexicons import load_lexicon
from .measure import Family, Measure

__all__ = [
    "Card",
    "Test",
    "card_names",
    "is_current",
    "list_cards",
    "read_card",
    "read_cards",
    "sha256_of",
    "used_for_targets",
    "used_lexicon",
]

#: Lists of words that belong to one family alone.
_WORD_LISTS = {"news": "news_sentiment.csv"}
#: What the sentiment toward a target reads: its weights, its words, and the loaded terms.
_OF_TARGETS = ("target_sentiment.csv", "target_sentiment_words.toml", "loaded")


#: Of several figures, the one to look at.
_HEADLINES = {
    **dict.fromkeys(("loaded-words", "loaded-spans", "parser", "subjects", "names"), "f1"),
    **dict.fromkeys(("links", "quotation-relations"), "f1"),
    "readability": "pair_accuracy_250",
    "quotes": "speaker_accuracy",
}
#: Figures whose baselines are not named after them, since there is no other figure of their kind.
_ALONE = ("pearson_r", "macro_f1")


class Test(NamedTuple):
    """One measurement: what was compared, on which data, with which result.

    Attributes
    ----------
    task, data, licence, what : str
        ``what`` says in plain words what kind of text the rows are.
    rows, groups : int
    metrics : mapping of str to mapping
        ``value, low, high`` by name.
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

    @property
    def metric(self) -> str:
        """The name of the figure that says most."""
        return _HEADLINES.get(self.task, next(iter(self.metrics)))

    @property
    def rivals(self) -> dict[str, float]:
        """The baselines of that figure, by name."""
        ending = "" if self.metric in _ALONE else f"_{self.metric}"
        found = self.baselines.items()
        return {name.removesuffix(ending): value for name, value in found if name.endswith(ending)}

    @property
    def people(self) -> float | None:
        """That figure for one person against the others, where several were asked."""
        return self.human.get(f"annotator_against_rest_{self.metric.removeprefix('pearson_')}")


class Card(NamedTuple):
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
    usual : mapping of str to float
        Of frame cues: how many of each frame there are in 100 words of running news.
    coverage : mapping of str to str or float
        How often its 95 % interval holds the truth: ``of_20`` texts of 20 sentences, drawn from so
        many long ``articles``, so many ``texts`` of each size, by so numbered a ``method``.
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
    usual: Mapping[str, float] = {}  # nobody writes to it
    coverage: Mapping[str, str | float] = {}


def _list_files() -> list[Path]:
    return sorted(Path(__file__).with_name("cards").glob("*.toml"))


@cache
def card_names() -> tuple[str, ...]:
    """Return the names of the measures that have a card."""
    return tuple(path.stem for path in _list_files())


@cache
def read_cards() -> dict[str, Card]:
    """Return all cards by the names of their measures."""
    found = keep_plain("cards", _list_files(), _parse_cards)
    return {name: _make_card(card) for name, card in found.items()}


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
    if measure not in read_cards():
        raise ValueError(f"the measure {measure!r} has no card.")
    return read_cards()[measure]


def _parse_cards() -> dict[str, dict]:
    import tomllib

    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in _list_files()}


def _make_card(found: dict) -> Card:
    tests = found.pop("tests", [])
    failures = found.pop("failures", [])
    optional = {"lexicon": "", "lexicon_sha256": "", "threshold": None, "untested": ""}
    return Card(
        **{**optional, **found},
        tests=tuple(Test(**{"baselines": {}, "human": {}, **test}) for test in tests),
        failures=tuple(failures),
    )


def list_cards() -> list[dict[str, object]]:
    """Return a row for each test of each card.

    Returns
    -------
    list of dict
        Keys ``measure, task, what, rows, metric, value, low, high``, of the figure that says most;
        ``best_baseline, baseline``: the best of the baselines and its value; ``people``: the same
        figure for one person against the others. None where there is none.

    Examples
    --------
    >>> [row["metric"] for row in list_cards() if row["measure"] == "loaded"]
    ['macro_f1', 'f1', 'f1']
    """
    return [_outline(name, test) for name in card_names() for test in read_card(name).tests]


def _outline(measure: str, test: Test) -> dict[str, object]:
    rivals, people = test.rivals, test.people
    best = max(rivals, key=lambda name: abs(rivals[name]), default=None)
    return {
        "measure": measure,
        "task": test.task,
        "what": test.what,
        "rows": test.rows,
        "metric": test.metric,
        **{key: test.metrics[test.metric].get(key) for key in ("value", "low", "high")},
        "best_baseline": best,
        "baseline": rivals.get(best),
        "people": people,
    }


def used_lexicon(family: Family) -> tuple[str, str]:
    """Return name and sha256 of the list of words that a family uses; empty if none of ours."""
    if family.lexicon is not None:
        return family.lexicon.name, family.lexicon.sha256
    if family.name not in _WORD_LISTS:
        return "", ""
    return _WORD_LISTS[family.name], sha256_of(_WORD_LISTS[family.name])


def used_for_targets() -> tuple[str, str]:
    """Return the names of all that the sentiment toward a target reads, and one sha256 of them."""
    *files, lexicon = _OF_TARGETS
    parts = [*map(sha256_of, files), load_lexicon(lexicon).sha256]
    return ", ".join(_OF_TARGETS), hashlib.sha256("".join(parts).encode()).hexdigest()


def sha256_of(name: str) -> str:
    """Return the sha256 of a file that measures read, whatever its line ends."""
    data = (Path(__file__).with_name("data") / name).read_bytes()
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def is_current(card: Card, measure: Measure, family: Family) -> bool:
    """Tell whether a card speaks of a measure, and of the words it uses, as they are now."""
    return card.version == measure.version and card.lexicon_sha256 == used_lexicon(family)[1]
