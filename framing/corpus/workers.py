"""Tasks over processes of this machine: bounded, in order, and safe from one that dies."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import wait

import pyarrow as pa

from ..processes import process_context
from .formats import PartWriter, iter_part
from .scoring import Recipe, Result, reject, score_task
from .stream import Batch, Task

__all__ = ["count_cores", "halve", "score_here", "score_in_processes"]

Scored = Iterator[tuple[Task, Result]]

_NO_PROCESSES = (
    "no further processes can be started here; use one (--workers 1), or in a script of your own "
    'put what it does under if __name__ == "__main__".'
)


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def score_here(tasks: Iterable[Task], recipe: Recipe) -> Scored:
    """Score tasks one after the other, in this process."""
    for task in tasks:
        yield task, score_task(task, recipe)


def score_in_processes(
    tasks: Iterable[Task],
    recipe: Recipe,
    workers: int,
    *,
    tell: Callable[[str], object] = print,
    score: Callable[[Task, Recipe], Result] = score_task,
) -> Scored:
    """Score tasks in several processes; results come in the order of the tasks.

    If a process dies, each task that was under way is done again in a process of its own; where one
    dies again, its task is halved until the article that it dies of stands alone and is rejected.

    Parameters
    ----------
    tasks : iterable of Task
        Read as they are needed: no more than two for each process wait.
    recipe : Recipe
    workers : int
    tell : callable
        Given a sentence if a process dies.
    score : callable
        What is done with a task.
    """
    waiting: deque[tuple[Task, Future]] = deque()
    pool = _Pool(workers, recipe, score)
    try:
        for task in tasks:
            waiting.append((task, pool.submit(task)))
            if len(waiting) > 2 * workers:
                yield _next(waiting, pool, tell)
        while waiting:
            yield _next(waiting, pool, tell)
    finally:
        pool.close()


class _Pool:
    """Processes that have the recipe; made when they are first needed, and again after a crash."""

    def __init__(self, workers: int, recipe: Recipe, score: Callable) -> None:
        self.workers, self.recipe, self.score = workers, recipe, score
        self._made: ProcessPoolExecutor | None = None
        self._single: _Pool | None = None

    def submit(self, task: Task | None) -> Future:
        """Have a task done; without one, see whether processes start at all."""
        if self._made is None:
            self._made = ProcessPoolExecutor(
                self.workers,
                mp_context=process_context(),
                initializer=_prepare,
                initargs=(self.recipe, self.score),
            )
        try:
            return self._made.submit(_run, task)
        except BrokenProcessPool as error:
            future: Future = Future()
            future.set_exception(error)
            return future
        except BrokenPipeError:
            raise ValueError(_NO_PROCESSES) from None

    def close(self) -> None:
        """End the processes when they are done with what they are at."""
        for pool in filter(None, (self._made, self._single and self._single._made)):
            pool.shutdown(wait=False, cancel_futures=True)
        self._made = self._single = None

    def alone(self, task: Task | None) -> Result | None:
        """Do one task in a process that does nothing else; None if it dies."""
        if self._single is None:
            self._single = _Pool(1, self.recipe, self.score)
        try:
            return self._single.submit(task).result()
        except BrokenProcessPool:
            self._single.close()
            self._single = None
            return None


_OWN: dict[str, object] = {}


def _prepare(recipe: Recipe, score: Callable) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends its children
    pa.set_cpu_count(1)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _OWN.update(recipe=recipe, score=score)


def _end_with(sentinel: int) -> None:
    """End this process when its parent is gone, even if that was killed."""
    wait([sentinel])
    os._exit(1)


def _run(task: Task | None) -> Result:
    return _OWN["score"](task, _OWN["recipe"]) if task else Result()


def _next(waiting: deque, pool: _Pool, tell: Callable) -> tuple[Task, Result]:
    task, future = waiting.popleft()
    try:
        return task, future.result()
    except BrokenProcessPool:
        pool.close()
    if pool.alone(None) is None:
        raise ValueError(_NO_PROCESSES)
    tell("a process died; what it worked on is done again.")
    result = pool.alone(task) or halve(task.load(), pool.alone, pool.recipe.parts)
    for place, (other, future) in enumerate(waiting):
        if not (future.done() and not future.cancelled() and future.exception() is None):
            waiting[place] = other, pool.submit(other)
    return task, result


def halve(task: Task, alone: Callable[[Task], Result | None], form: str) -> Result:
    """Do a task that processes die of, but for the article that they die of.

    Parameters
    ----------
    task : Task
        Read already.
    alone : callable
        Does a task in a process of its own and returns None if that dies.
    form : str
        Of parts.
    """
    if len(task.batches) > 1:
        half = len(task.batches) // 2
        sides = [task.batches[:half], task.batches[half:]]
    else:
        (batch,) = task.batches
        if _length(batch) == 1:
            return Result(rejected=[_reject_only(batch)])
        half = _length(batch) // 2
        sides = [(_part(batch, 0, half),), (_part(batch, half, _length(batch)),)]
    parts = [Task(0, batches=side) for side in sides]
    return _join([alone(part) or halve(part, alone, form) for part in parts], form)


def _length(batch: Batch) -> int:
    return len(batch.rows if batch.table is None else batch.table)


def _part(batch: Batch, start: int, stop: int) -> Batch:
    if batch.table is None:
        return replace(batch, rows=batch.rows[start:stop])
    table = batch.table.slice(start, stop - start)
    return replace(batch, table=table, first=batch.first + start)


def _reject_only(batch: Batch) -> tuple:
    row = batch.first if batch.table is not None else batch.rows[0][0]
    place = batch.source.address, row if batch.source.is_table else None
    return reject(place, "it could not be scored (the process died of it)")


def _join(results: list[Result], form: str) -> Result:
    joined = Result()
    for name in ("articles", "words", "rows"):
        setattr(joined, name, sum(getattr(result, name) for result in results))
    for name in ("rejected", "renamed", "repeated"):
        setattr(joined, name, [item for result in results for item in getattr(result, name)])
    writer = PartWriter(form)
    for result in results:
        if result.data:
            for table in iter_part(pa.BufferReader(result.data), form):
                writer.add(table)
    joined.data = writer.finish()
    return joined
