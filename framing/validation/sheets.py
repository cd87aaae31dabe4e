"""Sheets to code in a spreadsheet: written, and read back from one coder or several."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..output import write_beside, write_table
from ..reading import ReadingError
from ..reading.decoding import decode

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CODE_COLUMNS", "Coded", "read_sheets", "write_sheet"]

CODE_COLUMNS = ("id", "coder", "code")
_FORMULA = ("=", "+", "-", "@")
_QUOTED = re.compile(r"'[=+\-@\t\r]")


@dataclass(frozen=True, eq=False)
class Coded:
    """A sample as its coders left it.

    Attributes
    ----------
    sample : DataFrame
        ``id, text, group, stratum``: what was coded, by one coder at least.
    codes : DataFrame
        ``id, coder, code``: a row for each code that was given.
    left_out : int
        How many codes were left empty.
    """

    sample: "pd.DataFrame"
    codes: "pd.DataFrame"
    left_out: int

    @property
    def coders(self) -> list[str]:
        """Names of the coders."""
        return list(dict.fromkeys(self.codes["coder"]))

    @property
    def is_numeric(self) -> bool:
        """Whether every code is a number."""
        return all(isinstance(code, float) for code in self.codes["code"])

    def ratings(self) -> np.ndarray:
        """Return codes as numbers, shape (n_coders, n_items); names of kinds are numbered."""
        kinds = {code: float(n) for n, code in enumerate(sorted(set(self.codes["code"]), key=str))}
        coder = {name: n for n, name in enumerate(self.coders)}
        item = {name: n for n, name in enumerate(self.sample["id"])}
        table = np.full((len(coder), len(item)), np.nan)
        for i, who, code in self.codes[list(CODE_COLUMNS)].itertuples(index=False):
            table[coder[who], item[i]] = code if self.is_numeric else kinds[code]
        return table


def write_sheet(sheet: "pd.DataFrame", path: str | Path) -> None:
    """Write a sheet to code, as ``.csv`` or, where openpyxl is installed, ``.xlsx``.

    Raises
    ------
    ValueError
        If the ending is another, or openpyxl is missing.
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        write_table(sheet, path)
        return
    if path.suffix.lower() != ".xlsx":
        raise ValueError(f"{path}: a sheet is written as .csv or .xlsx.")
    _need_openpyxl(path)
    data = io.BytesIO()
    plain = sheet.map(lambda cell: f"'{cell}" if str(cell).startswith(_FORMULA) else cell)
    plain.to_excel(data, index=False)
    write_beside(path, data.getvalue())


def _need_openpyxl(path: Path) -> None:
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise ValueError(f"{path}: install openpyxl for .xlsx, or use .csv.") from None


def read_sheets(paths: Iterable[str | Path]) -> Coded:
    """Read coded sheets back.

    Parameters
    ----------
    paths : iterable of path
        One file for each coder, who is called by the file's name; or sheets with a column
        ``coder``.

    Returns
    -------
    Coded
        Codes are numbers if all of them are; empty ones are left out and counted.

    Raises
    ------
    ReadingError
        If a sheet lacks a column, has an id twice for one coder, or holds no code at all.
    """
    import pandas as pd

    paths = [paths] if isinstance(paths, str | Path) else paths
    tables = [_check_sheet(_read_sheet(path), path) for path in map(Path, paths)]
    if not tables:
        raise ReadingError("no sheet was given.")
    whole = pd.concat(tables, ignore_index=True).fillna("")
    code = whole["code"].astype(str).str.strip()
    given = whole[code != ""].assign(code=code[code != ""])
    if given.empty:
        raise ReadingError("no sheet holds a code; fill in the column 'code'.")
    numbers = pd.to_numeric(given["code"], errors="coerce")
    if numbers.notna().all():
        given = given.assign(code=numbers.astype(float).astype(object))
    for name, default in (("group", given["id"]), ("stratum", "")):
        if name not in given.columns:
            given = given.assign(**{name: default})
    sample = given.drop_duplicates("id")[["id", "text", "group", "stratum"]]
    codes = given[list(CODE_COLUMNS)].reset_index(drop=True)
    return Coded(sample.reset_index(drop=True), codes, int((code == "").sum()))


def _check_sheet(table: "pd.DataFrame", path: Path) -> "pd.DataFrame":
    """Return one file's table with its coder, or say what it lacks."""
    missing = [name for name in ("id", "text", "code") if name not in table.columns]
    if missing:
        raise ReadingError(f"{path.name}: a coded sheet needs a column {missing[0]!r}.")
    if "coder" not in table.columns:
        table = table.assign(coder=path.stem)
    for row, (i, who) in enumerate(zip(table["id"], table["coder"], strict=True), 2):
        if not str(i).strip() or not str(who).strip():
            raise ReadingError(f"row {row} of {path.name}: 'id' and 'coder' must be given.")
    twice = table.duplicated(["id", "coder"])
    if twice.any():
        row = int(np.flatnonzero(twice)[0]) + 2
        raise ReadingError(f"row {row} of {path.name}: this id was coded above already.")
    return table


def _read_sheet(path: Path) -> "pd.DataFrame":
    import pandas as pd

    kind = path.suffix.lower()
    if kind not in (".csv", ".xlsx"):
        raise ReadingError(f"{path.name}: a sheet is read from .csv or .xlsx.")
    try:
        if kind == ".csv":
            text = decode(path.read_bytes(), path.name)[0].removeprefix("\ufeff")
            sign = max(",;\t", key=text.partition("\n")[0].count)
            table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False, sep=sign)
        else:
            _need_openpyxl(path)
            table = pd.read_excel(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        what = " ".join(str(error).split())[:80]
        raise ReadingError(f"{path.name}: not a table that can be read ({what}).") from None
    # a quote that write_sheet put before what a spreadsheet would run as a formula
    table = table.map(lambda cell: cell[1:] if _QUOTED.match(cell) else cell)
    return table.rename(columns=lambda name: str(name).strip().lower())
