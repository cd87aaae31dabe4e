"""Folds by group: what is learnt from, and what is held against it, share no article."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

__all__ = ["FOLDS", "cross_predict", "groups_of", "split_groups"]

FOLDS = 5


def groups_of(rows: Sequence[Mapping], numbers: Sequence[int] | None = None) -> list[str]:
    """Return the ``group`` of each row; a row without one is a group of its own.

    Parameters
    ----------
    rows : sequence of mapping
    numbers : sequence of int, optional
        What to call the rows; their places otherwise.

    Examples
    --------
    >>> groups_of([{"group": 7}, {"group": None}, {}])
    ['group 7', 'row 1', 'row 2']
    """
    named = zip(rows, range(len(rows)) if numbers is None else numbers, strict=True)
    return [
        f"row {number}" if _is_missing(row.get("group")) else f"group {row['group']}"
        for row, number in named
    ]


def _is_missing(value: object) -> bool:
    return value is None or value != value or not str(value).strip()


def split_groups(
    groups: Sequence[str], folds: int = FOLDS, seed: int = 0
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield seen and unseen places; no group stands in both.

    Raises
    ------
    ValueError
        If there is only one group.
    """
    from sklearn.model_selection import GroupKFold

    number = min(folds, len(set(groups)))
    if number < 2:
        raise ValueError("rows of at least two groups (articles) are needed to train a model.")
    yield from GroupKFold(number, shuffle=True, random_state=seed).split(groups, groups=groups)


def cross_predict(module, rows: Sequence[Mapping], *, folds: int = FOLDS) -> list[dict]:
    """Predict each row by a model that was trained on rows of other groups.

    Parameters
    ----------
    module : module
        With ``train(rows)`` and ``predict(rows, model)``.
    rows : sequence of mapping
    folds : int
    """
    said: list[dict] = [{}] * len(rows)
    for seen, unseen in split_groups(groups_of(rows), folds):
        model = module.train([rows[place] for place in seen])
        answers = module.predict([rows[place] for place in unseen], model)
        for place, answer in zip(unseen, answers, strict=True):
            said[place] = answer
    return said
