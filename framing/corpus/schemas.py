"""Columns of parts → columns of all: what no part has is null, what differs becomes wider."""

import json
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from ..reading.fields import plain
from .arrays import from_texts

__all__ = ["as_stored_text", "fit", "merge_schemas", "repair", "retype", "to_text", "without_views"]

#: Arrow can cast views of texts, and do little else with them.
_VIEWS = {pa.string_view(): pa.string(), pa.binary_view(): pa.binary()}
_BYTES = {pa.string(): pa.binary(), pa.large_string(): pa.large_binary()}
_TEXTS = {kind: text for text, kind in _BYTES.items()}


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


def retype(kind: pa.DataType, new: Mapping[pa.DataType, pa.DataType]) -> pa.DataType:
    """Return a type with others in the place of some, within lists and the like too.

    Examples
    --------
    >>> retype(pa.list_(pa.string()), {pa.string(): pa.binary()}).value_type
    DataType(binary)
    """
    if pa.types.is_struct(kind):
        return pa.struct([part.with_type(retype(part.type, new)) for part in kind])
    if pa.types.is_map(kind):
        return pa.map_(retype(kind.key_type, new), retype(kind.item_type, new))
    if not pa.types.is_nested(kind) and not pa.types.is_dictionary(kind):
        return new.get(kind, kind)
    inner = retype(kind.value_type, new)
    if inner == kind.value_type:
        return kind
    return inner if pa.types.is_dictionary(kind) else pa.list_(inner)


def without_views(table: pa.Table) -> pa.Table:
    """Return a table without views of texts, which some programs write."""
    kinds = [retype(kind, _VIEWS) for kind in table.schema.types]
    if kinds == table.schema.types:
        return table
    return table.cast(pa.schema([*zip(table.column_names, kinds, strict=True)]))


def as_stored_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return bytes as the text that they are, unchecked, and any other column as it is."""
    kind = _TEXTS.get(column.type)
    if kind is None:
        return column
    return pa.chunked_array([chunk.view(kind) for chunk in column.chunks], kind)


def repair(table: pa.Table) -> pa.Table:
    """Replace what is not UTF-8 in columns that say they are text.

    Examples
    --------
    >>> table = pa.table({"a": pa.array([b"caf\\xe9", b"x"]).view(pa.string())})
    >>> repair(table)["a"].to_pylist()
    ['caf\ufffd', 'x']
    """
    for place, name in enumerate(table.column_names):
        kind = retype(table.schema.types[place], _BYTES)
        if kind == table.schema.types[place]:
            continue
        try:
            table[name].validate(full=True)
        except pa.ArrowInvalid:
            values = table[name].cast(kind).to_pylist()
            table = table.set_column(place, name, from_texts([to_text(v) for v in values]))
    return table


def to_text(value: object) -> str | None:
    """Return a value as text: a text as it is, None as None, anything else as JSON."""
    if value is None:
        return None
    value = plain(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
