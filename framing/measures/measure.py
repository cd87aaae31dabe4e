"""What a measure is: it says once what it is, what it counts, and what it makes of the counts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ..lexicons import Lexicon
from ..voices import SentenceTable

__all__ = ["Counts", "Description", "Evidence", "Family", "Measure", "Minimum", "ratio"]

Columns = Mapping[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Counts:
    """Additive columns over the rows of a sentence table.

    Attributes
    ----------
    by_voice : mapping of str to ndarray, shape (n_rows,)
        What is summed for the outlet's and for quoted words.
    overall : mapping of str to ndarray, shape (n_rows,)
        What is summed instead for all voices together, for columns where that differs: a
        sentence's compound is not the sum of its voices' compounds.
    """

    by_voice: Columns
    overall: Columns = field(default_factory=dict)


class Evidence(NamedTuple):
    """Spans of a batch that made a measure's counts; strings are made when they are shown.

    Attributes
    ----------
    token : ndarray
        Token that each span begins in, which gives its sentence and voice.
    start, end : ndarray
        Byte offsets in the batch's data.
    measure : str
    weight : ndarray
    describe : callable
        Says of span i what it is; see ``Description``.
    """

    token: np.ndarray
    start: np.ndarray
    end: np.ndarray
    measure: str
    weight: np.ndarray
    describe: Callable[[int], "Description"]


class Description(NamedTuple):
    """What a span is: its category, and the entry of a lexicon that it stands under.

    ``alternative`` is what could have been written; ``use`` is ``negated`` or ``reported`` where
    the text denies the term, or gives it as somebody's word.
    """

    category: str
    lexicon: str
    entry: str
    reason: str
    alternative: str = ""
    use: str = ""


class Minimum(NamedTuple):
    """How much text a measure needs: below it the value is undefined, for this reason."""

    column: str
    number: int
    reason: str


class Measure(NamedTuple):
    """One measure.

    Attributes
    ----------
    name, label : str
    unit : str
    low, high : float
        Range of its values; infinite where there is no bound.
    direction : str
        What a higher value means, in plain words.
    explanation : str
        What it is, in a sentence for readers.
    limits : str
        What it does *not* measure.
    reference : str
    version : str
        Moves when values change.
    n : str
        The column that is its denominator.
    value : callable
        From summed columns (name to array) to values, an array of the same shape.
    minima : tuple of Minimum
    whole_text : bool
        True for a measure of a whole text at once, which is no sum over sentences: it is given for
        single parts and all voices only, and has no interval.
    digits : int
        Decimals to show.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    direction: str
    explanation: str
    limits: str
    reference: str
    version: str
    n: str
    value: Callable[[Columns], np.ndarray]
    minima: tuple[Minimum, ...]
    whole_text: bool = False
    digits: int = 2


class Family(NamedTuple):
    """Measures that share their counts.

    Attributes
    ----------
    name, label : str
    measures : tuple of Measure
    count : callable
        From a sentence table to its counts.
    find : callable
        From a sentence table to its evidence.
    lexicon : Lexicon or None
        The one that its measures use.
    """

    name: str
    label: str
    measures: tuple[Measure, ...]
    count: Callable[[SentenceTable], Counts]
    find: Callable[[SentenceTable], list[Evidence]]
    lexicon: Lexicon | None = None


def ratio(above: str, below: str, scale: float = 1.0) -> Callable[[Columns], np.ndarray]:
    """Return the value function ``scale * above / below``; NaN where there is nothing below."""

    def value(sums: Columns) -> np.ndarray:
        with np.errstate(divide="ignore", invalid="ignore"):
            return scale * sums[above] / np.where(sums[below] > 0, sums[below], np.nan)

    return value
