"""Records: the rows of a table as plain values, which JSON and templates know."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from math import isfinite

__all__ = ["Columns", "Tables", "make_plain", "make_records"]

#: A table: values by the name of their column.
Columns = Mapping[str, Sequence]

_PLAIN = {str, int, bool, type(None)}


class Tables(Mapping):
    """Tables by name, each made when it is first asked for.

    Parameters
    ----------
    makers : mapping of str to callable
        What makes each.
    """

    def __init__(self, makers: Mapping[str, Callable[[], Columns]]) -> None:
        self._makers = makers
        self._made: dict[str, Columns] = {}

    def __getitem__(self, name: str) -> Columns:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def make_records(columns: Columns, **wanted: object) -> list[dict[str, object]]:
    """Return the rows of a table as records: all of them, or those that have what is wanted.

    Examples
    --------
    >>> table = {"part": ["headline", "body"], "value": [0.25, float("nan")]}
    >>> make_records(table, part="body")
    [{'part': 'body', 'value': None}]
    """
    if wanted:
        values = tuple(wanted.values())
        chosen = [row == values for row in zip(*map(columns.get, wanted), strict=True)]
        columns = {name: list(compress(_listed(c), chosen)) for name, c in columns.items()}
    names, plain = list(columns), map(_plain_column, columns.values())
    return [dict(zip(names, row, strict=True)) for row in zip(*plain, strict=True)]


def _listed(values: Sequence) -> Sequence:
    return values.tolist() if hasattr(values, "tolist") else values


def _plain_column(values: Sequence) -> Sequence:
    """Return values as JSON knows them; most columns are of one type."""
    values = _listed(values)
    types = set(map(type, values))
    if types <= _PLAIN:
        return values
    if types <= {*_PLAIN, float}:
        return [
            value
            if type(value) is not float
            else round(value, 6) + 0.0
            if isfinite(value)
            else None
            for value in values
        ]
    return list(map(make_plain, values))


def make_plain(value: object) -> object:
    """Return a value as JSON knows it, numbers to six decimals; what `extra` holds may be any."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return round(float(value), 6) + 0.0 if isfinite(value) else None
    if hasattr(value, "tolist"):  # of NumPy
        return make_plain(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): make_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [make_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return [make_plain(item) for item in sorted(value, key=str)]
    return str(value)
