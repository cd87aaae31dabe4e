"""What a task is: rows in, scored items out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..folds import split_groups
from ..metrics import Metric
from ..rows import Rows

__all__ = ["MODEL_NOTE", "Scored", "Task", "crossed_majority", "finite", "majority"]

MODEL_NOTE = (
    "rows that the model was trained on flatter it; `framing train` says how it does on others"
)


@dataclass(frozen=True, eq=False)
class Scored:
    """What a task made of its rows.

    Attributes
    ----------
    measure : str
        What was put to the test.
    rows : Rows
        Those that were scored.
    item_row : sequence of int
        The row that each item belongs to; mostly an item is a row.
    groups : sequence of str
        The group of each item.
    metrics : sequence of Metric
        Over the items.
    predictions : list of dict
        ``id`` and what was predicted.
    baselines, human : mapping of str to float
    notes : sequence of str
        What a reader should know, in sentences.
    """

    measure: str
    rows: Rows
    item_row: Sequence[int]
    groups: Sequence[str]
    metrics: Sequence[Metric]
    predictions: list[dict]
    baselines: Mapping[str, float] = field(default_factory=dict)
    human: Mapping[str, float] = field(default_factory=dict)
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Task:
    """A kind of annotation, and how measures are held against it.

    Attributes
    ----------
    name : str
    fields : tuple of str
        What the rows must have.
    explanation : str
        In a sentence.
    measures : tuple of str
        What can be tested, the default first.
    score : callable
        From rows, name of the measure and path of a model (or None) to Scored.
    takes_model : bool
        Whether a model of one's own can be put to the test.
    takes_lexicon : bool
        Whether ``score`` takes a ``lexicon`` of loaded terms too.
    """

    name: str
    fields: tuple[str, ...]
    explanation: str
    measures: tuple[str, ...]
    score: Callable[..., Scored]
    takes_model: bool = False
    takes_lexicon: bool = False


def majority(gold: Sequence[int]) -> int:
    """Return the commonest label; the lower of two."""
    labels, counts = np.unique(np.array(gold), return_counts=True)
    return int(labels[np.argmax(counts)])


def crossed_majority(
    keys: Sequence[object], gold: Sequence[int], groups: Sequence[str]
) -> list[int]:
    """Predict each label from what is commonest for its key in other groups: outlet-only.

    Parameters
    ----------
    keys : sequence
        An outlet, for one. A key that the other groups lack gets the commonest label of all.
    gold : sequence of int
    groups : sequence of str
        Never split between what is learnt from and what is predicted.
    """
    gold = np.array(gold)
    if len(set(groups)) < 2:
        return [majority(gold)] * len(gold)
    predicted = np.zeros(len(gold), int)
    keys = np.array([str(key) for key in keys], object)
    for train, test in split_groups(groups):
        known = {key: majority(gold[train][keys[train] == key]) for key in set(keys[train])}
        common = majority(gold[train])
        predicted[test] = [known.get(key, common) for key in keys[test]]
    return predicted.tolist()


def finite(values: Mapping[str, float]) -> dict[str, float]:
    """Leave out what is undefined, and round the rest."""
    kept = {name: float(value) for name, value in values.items() if value is not None}
    return {name: round(value, 6) for name, value in kept.items() if np.isfinite(value)}
