"""Tasks over a cluster, local or remote, by Dask."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from .scoring import Recipe, Result, score_task
from .sources import is_address
from .stream import Task
from .workers import halve

__all__ = ["score_on_cluster"]

#: How often a task is done again if its worker fails.
_RETRIES = 3
#: How long a scheduler may take to answer.
_PATIENCE = "20s"


def score_on_cluster(
    tasks: Iterable[Task], recipe: Recipe, *, scheduler: str | None = None, workers: int = 2
) -> Iterator[tuple[Task, Result]]:
    """Score tasks with Dask; results come in the order of the tasks.

    What lies at an address of fsspec is read by the workers, but for files too large for one task;
    what lies in local files is read here and sent, since a remote worker may not see them.

    Parameters
    ----------
    tasks : iterable of Task
        Read as they are needed.
    recipe : Recipe
    scheduler : str, optional
        Address of a running one, such as ``tcp://10.0.0.5:8786``; without it a cluster of this
        machine is made, and ended.
    workers : int
        How many that has.

    Raises
    ------
    ValueError
        If Dask is not installed, or the scheduler cannot be reached.
    """
    with _connect(scheduler, workers) as client:
        shared = client.scatter(recipe, broadcast=True)
        waiting: deque = deque()
        for task in tasks:
            waiting.append((task, _submit(client, _as_sent(task, scheduler), shared)))
            if len(waiting) > 3 * max(1, len(client.scheduler_info()["workers"])):
                yield _next(waiting, client, shared, recipe)
        while waiting:
            yield _next(waiting, client, shared, recipe)


def _as_sent(task: Task, scheduler: str | None) -> Task:
    local = scheduler is None or all(is_address(part.source.address) for part in task.slices)
    return task if local else task.load()


def _submit(client, task: Task, recipe):
    return client.submit(score_task, task, recipe, retries=_RETRIES, pure=False)


def _next(waiting: deque, client, shared, recipe: Recipe) -> tuple[Task, Result]:
    from distributed import KilledWorker

    def alone(task: Task) -> Result | None:
        try:
            return _submit(client, task, shared).result()
        except KilledWorker:
            return None

    task, future = waiting.popleft()
    try:
        return task, future.result()
    except KilledWorker:
        return task, halve(task.load(), alone, recipe.parts)


@contextmanager
def _connect(scheduler: str | None, workers: int) -> Iterator:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        how = "pip install 'framing[cluster]'"
        raise ValueError(f"--engine dask needs Dask, which is not installed: {how}.") from None
    # What goes wrong is said here in one line; what is done again need not be said.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    if scheduler:
        try:
            client = Client(scheduler, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            what = " ".join(str(error).split())[:120].rstrip(".")
            raise ValueError(
                f"the scheduler at {scheduler} cannot be reached ({what}); check the address, "
                "and that one runs there: dask scheduler."
            ) from None
        with client:
            yield client
        return
    options = {"threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(n_workers=workers, **options) as cluster, Client(cluster) as client:
        yield client
