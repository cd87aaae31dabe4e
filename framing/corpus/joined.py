"""One file of many parts, begun before all of them are there."""

import os
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

import pyarrow as pa

from .formats import iter_part, open_writer
from .schemas import fit

__all__ = ["Joined"]


class Joined:
    """The output of a run while it is written.

    Parameters
    ----------
    path : Path
        Where it is written; what an earlier run left there is written over.
    ending : str
        One of ``CORPUS_ENDINGS``; what it will be called.
    form : str
        Of the parts.

    Attributes
    ----------
    count : int
        How many parts are in it.
    """

    def __init__(self, path: Path, ending: str | None, form: str) -> None:
        self.path, self.ending, self.form = path, ending, form
        self._open = ExitStack()
        self._schema: pa.Schema | None = None
        self.count = 0

    def fits(self, schema: pa.Schema) -> bool:
        """Tell whether parts of a schema can be added to what is there."""
        return self._schema is None or self._schema.equals(schema)

    def extend(self, parts: Iterable[Path], schema: pa.Schema) -> None:
        """Add the next parts; of a part without rows there is no file.

        Parameters
        ----------
        parts : iterable of Path
        schema : pyarrow.Schema
            Of all parts, also of those before.
        """
        if self._schema is None:
            self._write = self._open.enter_context(open_writer(self.path, self.ending, schema))
            self._schema = schema
        for part in parts:
            for table in iter_part(part, self.form) if part.exists() else ():
                self._write(fit(table, schema))
            self.count += 1

    def move(self, path: Path) -> None:
        """Give the whole file its place."""
        try:
            self._open.close()
            os.replace(self.path, path)
        finally:
            self.path.unlink(missing_ok=True)

    def drop(self) -> None:
        """Remove what is written."""
        with suppress(Exception):  # as when the disk is full: it cannot be written to its end
            self._open.close()
        with suppress(OSError):
            self.path.unlink()
        self._schema, self.count = None, 0
