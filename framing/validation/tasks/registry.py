"""All tasks, by name."""

from .agreement import AGREEMENT
from .alignment import ALIGNMENT
from .base import Task
from .labels import SENTENCE_BIAS, TARGET_SENTIMENT
from .loaded import LOADED_SPANS, LOADED_WORDS
from .quotes import QUOTES
from .readability import READABILITY
from .sentiment import SENTIMENT

__all__ = ["PLANNED", "TASKS", "find_task"]

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        SENTIMENT,
        TARGET_SENTIMENT,
        SENTENCE_BIAS,
        LOADED_WORDS,
        LOADED_SPANS,
        QUOTES,
        READABILITY,
        ALIGNMENT,
        AGREEMENT,
    )
}
#: Tasks whose measure is still to come.
PLANNED = ("frames",)


def find_task(name: str) -> Task:
    """Return a task.

    Raises
    ------
    ValueError
        If there is none of that name, or no measure for it yet.
    """
    if name in PLANNED:
        raise ValueError(f"{name}: there is no measure for this task yet, so nothing to validate.")
    if name not in TASKS:
        known = ", ".join([*TASKS, *PLANNED])
        raise ValueError(f"no task {name!r}; there are: {known}.")
    return TASKS[name]
