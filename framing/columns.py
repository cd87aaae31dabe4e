"""Tables as columns: rows turned into them, and them into a data frame when one is asked for."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["as_columns", "as_frame"]


def as_columns(names: Sequence[str], rows: Sequence[Sequence]) -> dict[str, list]:
    """Return rows as columns, also where there are none.

    Examples
    --------
    >>> as_columns(["a", "b"], [(1, 2), (3, 4)]), as_columns(["a", "b"], [])
    ({'a': [1, 3], 'b': [2, 4]}, {'a': [], 'b': []})
    """
    lists = map(list, zip(*rows, strict=True)) if rows else ([] for _ in names)
    return dict(zip(names, lists, strict=True))


def as_frame(columns: Mapping[str, Sequence]) -> "pd.DataFrame":
    """Return columns as a data frame; pandas is loaded only now."""
    import pandas as pd

    return pd.DataFrame(dict(columns))
