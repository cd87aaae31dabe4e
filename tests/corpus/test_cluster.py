"""Dask gives what one process gives, whoever reads, and does again what a worker died of."""

import sys

import pytest

from framing.corpus import cluster
from framing.corpus.run import score_corpus

from .conftest import write_rows

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler():
    """The address of a cluster of two workers."""
    options = {"threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with distributed.LocalCluster(n_workers=2, **options) as running:
        yield running.scheduler_address


@pytest.mark.parametrize("given", ["csv", "parquet"])
def test_a_cluster_writes_the_bytes_of_one_process(tmp_path, small_tasks, rows, scheduler, given):
    path = write_rows(rows, tmp_path / f"corpus.{given}")
    score_corpus(path, tmp_path / "one.parquet")
    options = {"engine": "dask", "scheduler": scheduler}
    for name, address in {"path": path, "address": f"file://{path}"}.items():
        score_corpus(address, tmp_path / f"{name}.parquet", **options)
        assert (tmp_path / f"{name}.parquet").read_bytes() == (
            tmp_path / "one.parquet"
        ).read_bytes()


def test_a_cluster_of_this_machine_is_made_and_ended(tmp_path, small_tasks, rows):
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    score_corpus(path, tmp_path / "one.csv", kind="evidence")
    score_corpus(path, tmp_path / "dask.csv", kind="evidence", engine="dask", workers=2)
    assert (tmp_path / "dask.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_task_of_a_worker_that_dies_is_done_by_another(
    tmp_path, small_tasks, rows, dying, monkeypatch
):
    monkeypatch.setenv("FRAMING_TEST_MARK", str(tmp_path / "mark"))
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    score_corpus(path, tmp_path / "one.parquet")
    monkeypatch.setattr(cluster, "score_task", dying.die_once)
    score_corpus(path, tmp_path / "dask.parquet", engine="dask", workers=2)
    assert (tmp_path / "mark").exists()
    assert (tmp_path / "dask.parquet").read_bytes() == (tmp_path / "one.parquet").read_bytes()


def test_a_scheduler_that_is_not_there_is_one_line(tmp_path, rows, monkeypatch):
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with pytest.raises(ValueError, match="the scheduler at tcp://127.0.0.1:9 cannot be reached"):
        score_corpus(path, tmp_path / "o.csv", engine="dask", scheduler="tcp://127.0.0.1:9")
    assert [item.name for item in tmp_path.iterdir()] == ["corpus.jsonl"]


def test_without_dask_it_is_one_line(tmp_path, rows, monkeypatch):
    path = write_rows(rows, tmp_path / "corpus.jsonl")
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ValueError, match=r"pip install 'framing\[cluster\]'"):
        score_corpus(path, tmp_path / "o.csv", engine="dask")
