"""Columns of parts → columns of all: what no part has is null, what differs becomes wider."""

import json
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from ..reading.fields import plain
from .arrays import from_texts

__all__ = ["fit", "merge_schemas", "to_text"]


def merge_schemas(schemas: Iterable[pa.Schema]) -> pa.Schema:
    """Return the columns of all schemas, each in a type that holds its values in every one.

    Whole numbers and fractions become fractions; what else differs becomes text. A column is put
    behind the one that it follows where it was first met.

    Examples
    --------
    >>> one, two = pa.schema({"id": pa.int64(), "z": pa.string()}), pa.schema({"id": pa.string()})
    >>> merge_schemas([one, two]).types
    [DataType(string), DataType(string)]
    """
    kinds: dict[str, pa.DataType] = {}
    order: list[str] = []
    last = None
    for schema in schemas:
        if last is not None and schema.equals(last):
            continue
        before, last = 0, schema
        for column in schema:
            if column.name in kinds:
                kinds[column.name] = _widen(kinds[column.name], column.type)
                before = order.index(column.name) + 1
                continue
            kinds[column.name] = column.type
            order.insert(before, column.name)
            before += 1
    return pa.schema([(name, kinds[name]) for name in order])


def _widen(one: pa.DataType, two: pa.DataType) -> pa.DataType:
    if one == two:
        return one
    schemas = [pa.schema({"x": kind}) for kind in (one, two)]
    try:
        return pa.unify_schemas(schemas, promote_options="permissive").field(0).type
    except pa.ArrowException:
        return pa.string()


def fit(table: pa.Table, schema: pa.Schema, rows: int | None = None) -> pa.Table:
    """Give a table the columns and types of a schema; see `merge_schemas`.

    Parameters
    ----------
    table : pyarrow.Table
    schema : pyarrow.Schema
    rows : int, optional
        How many the table has, for one without columns.
    """
    if table.schema.equals(schema):
        return table
    rows = len(table) if rows is None else rows
    columns = [
        _fit_column(table[column.name], column.type)
        if column.name in table.column_names
        else pa.nulls(rows, column.type)
        for column in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _fit_column(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    if column.type == kind:
        return column
    if pa.types.is_string(kind) and not pa.types.is_large_string(column.type):
        return pa.chunked_array([from_texts([to_text(value) for value in column.to_pylist()])])
    return pc.cast(column, kind, safe=False)


def to_text(value: object) -> str | None:
    """Return a value as text: a text as it is, None as None, anything else as JSON."""
    if value is None:
        return None
    value = plain(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
