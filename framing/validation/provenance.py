"""Where a trained model comes from: TOML, beside its table or as a card."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from ..measures.target_sentiment import provenance_name
from ..output import write_beside

__all__ = ["read_provenance", "to_key", "to_lines", "to_toml", "write_provenance"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def to_lines(table: Mapping[str, object]) -> list[str]:
    """Return the lines of one table, without those in it."""
    flat = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    return [f"{to_key(key)} = {_to_value(value)}" for key, value in flat.items()]


def to_key(name: str) -> str:
    """Return a name as TOML takes it for a key: between quotation marks where it needs them."""
    return name if _BARE.fullmatch(name) else _to_value(name)


def _to_value(value: object) -> str:
    if value != value:
        return "nan"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # as TOML wants it


def to_toml(table: Mapping[str, object], name: str = "") -> str:
    """Return a table, and the tables in it, as TOML.

    Examples
    --------
    >>> print(to_toml({"rows": 7, "figures": {"macro_f1": 0.5}}))
    rows = 7
    <BLANKLINE>
    [figures]
    macro_f1 = 0.5
    <BLANKLINE>
    """
    parts = ["\n".join([*([f"[{name}]"] if name else []), *to_lines(table), ""])]
    for key, value in table.items():
        if isinstance(value, Mapping):
            parts.append(to_toml(value, f"{name}.{to_key(key)}" if name else to_key(key)))
    return "\n".join(parts)


def write_provenance(path: str | Path, about: Mapping[str, object]) -> None:
    """Write where a model comes from: a file of its name that ends in ``.toml``.

    Raises
    ------
    ValueError
        If the model itself has that name.
    """
    path = Path(path)
    if path.suffix == ".toml":
        raise ValueError(f"{path.name}: its provenance is to have that name; choose another ending")
    write_beside(path.with_name(provenance_name(path.name)), to_toml(about))


def read_provenance(path: str | Path) -> dict[str, object]:
    """Return what stands beside a model, or nothing where nothing stands."""
    beside = Path(path).with_name(provenance_name(Path(path).name))
    return tomllib.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
