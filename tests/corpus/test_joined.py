"""Parts that are joined as they come make the file that they make when all are there."""

import pyarrow as pa
import pytest

from framing.corpus.formats import PartWriter
from framing.corpus.parts import Parts
from framing.corpus.scoring import Result

ONE = {"id": ["a", "b"], "note": [None, None], "x": [1.0, 2.0]}
TWO = {"id": ["c"], "note": ["so"], "x": [3.0]}
MORE = {"id": ["d"], "extra": ["new"], "x": [4.0]}


def make_result(columns):
    if not columns:
        return Result(rejected=[["corpus.csv", 1, "no text"]])
    table = pa.table(columns)
    writer = PartWriter("arrow")
    writer.add(table)
    return Result(writer.finish(), len(table), 10, len(table))


def write(path, parts, *, early, broken_off=None):
    """Write parts, broken off after some of them if asked to; return the output."""
    for stop in (broken_off, len(parts)) if broken_off else (len(parts),):
        run = Parts(path, {}, join_early=early)
        run.start(resume=stop != broken_off)
        for columns in parts[run.count : stop]:
            run.add(make_result(columns))
        if stop == len(parts):
            run.finish()
        else:
            run.leave()
            assert not (run.folder / "joined").exists()
    assert not run.folder.exists()
    return path.read_bytes()


@pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl.gz"])
@pytest.mark.parametrize(
    "parts",
    [[TWO, TWO, TWO], [ONE, ONE, ONE], [ONE, TWO, TWO], [TWO, MORE, ONE], [{}, TWO, {}]],
    ids=["alike", "a column without values", "which gets some", "other columns", "no rows"],
)
def test_parts_joined_early_are_the_same_file(tmp_path, ending, parts):
    late = write(tmp_path / f"late{ending}", parts, early=False)
    assert write(tmp_path / f"early{ending}", parts, early=True) == late
    assert write(tmp_path / f"again{ending}", parts, early=True, broken_off=2) == late


def test_parts_are_joined_while_they_come(tmp_path):
    run = Parts(tmp_path / "out.jsonl", {}, join_early=True)
    run.start(resume=False)
    run.add(make_result(TWO))
    assert (run.folder / "joined").exists()
    run.leave()
    assert not run.folder.exists()
