"""Sheets to code in a spreadsheet: written, and read back from one coder or several."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ..output import write_beside, write_table
from ..reading import ReadingError
from .coder import check_ids, need_openpyxl, read_coder, read_codes

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["CODE_COLUMNS", "Coded", "read_sheets", "write_sheet"]

CODE_COLUMNS = ("id", "coder", "code")
_FORMULA = ("=", "+", "-", "@")


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
    need_openpyxl(path)
    data = io.BytesIO()
    plain = sheet.map(lambda cell: f"'{cell}" if str(cell).startswith(_FORMULA) else cell)
    plain.to_excel(data, index=False)
    write_beside(path, data.getvalue())


def read_sheets(paths: Iterable[str | Path]) -> Coded:
    """Read coded sheets back.

    Parameters
    ----------
    paths : iterable of path
        One file for each coder, who is called by the file's name; or sheets with a column
        ``coder``. Empty rows are passed over.

    Returns
    -------
    Coded
        Codes are numbers (``-1``, ``−1,5``) or words, in which capitals make no difference; empty
        ones are left out and counted.

    Raises
    ------
    ReadingError
        If a sheet lacks a column or holds no code at all, if an id stands twice for one coder or
        with two texts, or if a code is no number where most are.
    """
    import pandas as pd

    paths = [paths] if isinstance(paths, str | Path) else paths
    cells = [cell for path in paths for cell in read_coder(path)]
    if not cells:
        raise ReadingError("no sheet was given.")
    check_ids(cells)
    given = [cell for cell in cells if cell.code]
    rows = [
        {"group": cell.row["id"], "stratum": "", **cell.row, "code": code}
        for cell, code in zip(given, read_codes(given), strict=True)
    ]
    table = pd.DataFrame(rows)
    sample = table.drop_duplicates("id")[["id", "text", "group", "stratum"]]
    codes = table[list(CODE_COLUMNS)].astype({"code": object})
    return Coded(sample.reset_index(drop=True), codes, len(cells) - len(given))
