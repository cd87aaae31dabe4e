"""Further processes of this machine, which load what they need while this one does."""

import multiprocessing
import os
from contextlib import suppress

__all__ = ["prepare_processes", "process_context"]

#: What every process needs is imported once, and copied with it.
_PRELOADED = ("__main__", "framing.corpus.workers", "pyarrow.parquet", "pyarrow.compute")


def process_context() -> multiprocessing.context.BaseContext:
    """Return how processes are started here."""
    if os.name == "nt":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOADED])
    return context


def prepare_processes() -> None:
    """Begin with the one that all others are copied from, as soon as they are sure to be wanted."""
    if process_context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        with suppress(OSError):  # said when they are asked for
            ensure_running()
