"""The output of a run in parts, so that nothing is lost when it is broken off."""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

import pyarrow as pa

from ..output import ending_of
from .formats import PartWriter, iter_part, read_schema
from .joined import Joined
from .locks import Held, hold
from .schemas import fit, merge_schemas
from .scoring import Result

__all__ = ["Parts"]

_MANIFEST, _JOURNAL, _FINISHED, _LOCK = "manifest.json", "done.jsonl", "finished", "lock"
_COUNTED = ("articles", "words", "rows")


class Parts:
    """The parts of one run, and what is known about those that are done.

    A file that is to be one, such as ``scores.csv``, gets its parts in ``scores.csv.parts`` beside
    it; they are joined and removed at the end. A folder keeps its parts, in Parquet, and what is
    known of the run in ``_framing``. A part is done when the journal says so: it is written beside
    its place, renamed, and then entered. Parts are done in order.

    Parameters
    ----------
    output : str or path
        A name with one of ``CORPUS_ENDINGS``, or of a folder.
    manifest : dict
        Inputs, options and versions, by which a run is known again.
    join_early : bool
        Join parts as they come, which takes memory, but no time if others make them.

    Attributes
    ----------
    count : int
        How many are done.
    totals : dict of int
        Their articles, words, rows and rejected rows.
    rejected : Path
        The file of what was left out.
    """

    def __init__(
        self, output: str | os.PathLike, manifest: dict, *, join_early: bool = False
    ) -> None:
        self.output = Path(output)
        self.ending = ending_of(self.output.name)
        self.form = "arrow" if self.ending else "parquet"
        beside = self.output.with_name(f"{self.output.name}.parts")
        self.folder = beside if self.ending else self.output
        self.notes = self.folder if self.ending else self.folder / "_framing"
        bare = self.output.name[: -len(self.ending)] if self.ending else self.output.name
        self.rejected = self.output.with_name(f"{bare}.rejected.jsonl")
        self.manifest = json.loads(json.dumps(manifest))
        self.count = 0
        self.totals = dict.fromkeys((*_COUNTED, "rejected"), 0)
        self._schema = pa.schema([])
        self._held: Held | None = None
        self._joined = Joined(self.folder / "joined", self.ending, self.form)
        self._join_early = join_early and bool(self.ending)

    def start(self, *, resume: bool) -> None:
        """Make the folder, or find what an earlier run has done.

        Raises
        ------
        ValueError
            If there is an unfinished run and `resume` is not asked for, or one of other inputs,
            options or versions; if another run is at work there; or if a folder holds something
            else.
        OSError
        """
        try:
            self._start(resume)
        except BaseException:
            self._release()
            raise

    def _start(self, resume: bool) -> None:
        if not self.ending and self.folder.exists() and not self.notes.exists():
            if any(self.folder.iterdir()):
                raise ValueError(f"{self.folder}: is not empty; name a new folder.")
        elif (self.notes / _MANIFEST).exists():
            self._hold()
            if resume:
                self._check(json.loads((self.notes / _MANIFEST).read_text(encoding="utf-8")))
                self._restore()
                return
            if len(self._entries()) > 1:
                what = "a finished run" if self.is_finished else "an unfinished run"
                how = "" if self.is_finished else "add --resume to go on, or "
                raise ValueError(f"{self.folder}: holds {what}; {how}remove it to begin anew.")
            self.discard()
        self.notes.mkdir(parents=not self.ending, exist_ok=True)
        self._hold()
        text = json.dumps(self.manifest, ensure_ascii=False, indent=1)
        self._write(self.notes / _MANIFEST, text.encode("utf-8", "replace"))

    def _hold(self) -> None:
        try:
            self._held = hold(self.notes / _LOCK)
        except BlockingIOError:
            raise ValueError(
                f"{self.output}: another run is writing it; wait for that one, or end it and add "
                "--resume."
            ) from None

    def _release(self) -> None:
        if self._held:
            self._held.close()
        self._held = None

    def _check(self, before: dict) -> None:
        for what, now in self.manifest.items():
            then = before.get(what)
            if then == now:
                continue
            changed = f"{what} is now {now}, and was {then}"
            if what == "inputs":
                known = {tuple(source) for source in then or ()}
                new = [source[0] for source in now if tuple(source) not in known]
                changed = f"{new[0]} is not as it was" if new else "the inputs are not the same"
            raise ValueError(
                f"{self.folder}: the run cannot go on: {changed}. Remove the folder to begin anew."
            )

    def _entries(self) -> list[bytes]:
        """Return the whole lines of the journal; the last may have been broken off."""
        try:
            lines = (self.notes / _JOURNAL).read_bytes().splitlines(keepends=True)
        except FileNotFoundError:
            return []
        return [line for line in lines if line.endswith(b"\n")]

    def _restore(self) -> None:
        known = self._entries()
        for entry in map(json.loads, known):
            path = self._path(self.count + 1)
            if path.exists():
                self._learn(path)
            elif entry["rows"]:  # somebody removed it: what follows is done again
                break
            self._enter(entry)
        if known:
            self._write(self.notes / _JOURNAL, b"".join(known[: self.count]))
        if self.count < len(known):
            (self.notes / _FINISHED).unlink(missing_ok=True)

    def _enter(self, entry: dict) -> None:
        self.count += 1
        for name in _COUNTED:
            self.totals[name] += entry[name]
        self.totals["rejected"] += len(entry["rejected"])

    def _learn(self, source) -> None:
        schema = read_schema(source, self.form)
        if not schema.equals(self._schema):
            self._schema = merge_schemas([self._schema, schema])

    def _path(self, number: int) -> Path:
        return self.folder / f"part-{number:08d}.{self.form}"

    def _write(self, path: Path, data: bytes) -> None:
        beside = path.with_name(f".{path.name}")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        finally:
            with suppress(OSError):
                beside.unlink()

    def add(self, result: Result) -> None:
        """Keep the next part."""
        entry = {name: value for name, value in vars(result).items() if name != "data"}
        if result.data:
            self._write(self._path(self.count + 1), result.data)
            self._learn(pa.BufferReader(result.data))
        with (self.notes / _JOURNAL).open("ab") as journal:
            journal.write(json.dumps(entry).encode() + b"\n")
            journal.flush()
            os.fsync(journal.fileno())
        self._enter(entry)
        if self._join_early and self._joined.fits(self._settled):
            self._join()

    def _join(self) -> None:
        """Add the parts to the joined file that are not in it."""
        more = map(self._path, range(self._joined.count + 1, self.count + 1))
        self._joined.extend(more, self._settled)

    @property
    def _settled(self) -> pa.Schema:
        """The columns of all parts; one without any value is one of texts."""
        return pa.schema(
            column.with_type(pa.string()) if pa.types.is_null(column.type) else column
            for column in self._schema
        )

    def finish(self, left_out: Sequence[tuple] = ()) -> None:
        """Write what was rejected, and make one output of the parts.

        Parameters
        ----------
        left_out : sequence of (str, None, str)
            Inputs that were left out as a whole, with the reason.
        """
        self._write_rejected(left_out)
        filled = [path for path in map(self._path, range(1, self.count + 1)) if path.exists()]
        if not filled:
            self.discard()
            return
        if not self.ending:
            self._align(filled, self._settled)
            self._write(self.notes / _FINISHED, b"")
            self._release()
            return
        if not self._joined.fits(self._settled):
            self._joined.drop()
        self._join()
        self._joined.move(self.output)
        self.discard()

    @property
    def is_finished(self) -> bool:
        """Whether an earlier run has come to its end; only a folder can tell."""
        return (self.notes / _FINISHED).exists()

    def leave(self) -> bool:
        """Keep what is done for another run, unless that is next to nothing; tell which."""
        self._joined.drop()
        self._release()
        if self.count <= 1:
            self.discard()
        return self.count > 1

    def _align(self, paths: list[Path], schema: pa.Schema) -> None:
        """Give all parts of a folder the same columns."""
        for path in paths:
            if not read_schema(path, self.form).equals(schema):
                writer = PartWriter(self.form)
                for table in iter_part(path, self.form):
                    writer.add(fit(table, schema))
                self._write(path, writer.finish())

    def _write_rejected(self, left_out: Sequence[tuple]) -> None:
        if not self.totals["rejected"] and not (left_out and self.totals["articles"]):
            self.rejected.unlink(missing_ok=True)
            return
        entries = [list(left_out)], (json.loads(line)["rejected"] for line in self._entries())
        beside = self.rejected.with_name(f".{self.rejected.name}")
        try:
            with beside.open("w", encoding="utf-8", errors="replace") as file:
                for address, row, reason in chain.from_iterable(chain(*entries)):
                    record = {"file": address, "row": row, "reason": reason}
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
            os.replace(beside, self.rejected)
        finally:
            with suppress(OSError):
                beside.unlink()

    def discard(self) -> None:
        """Remove the parts, and the folder if there is nothing else in it."""
        self._release()
        for path in self.folder.glob("part-*." + self.form):
            path.unlink()
        shutil.rmtree(self.notes, ignore_errors=True)
        with suppress(OSError):
            self.folder.rmdir()
