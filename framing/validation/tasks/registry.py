"""All tasks, by name."""

from .agreement import AGREEMENT
from .alignment import ALIGNMENT
from .base import Task
from .frames import FRAMES
from .labels import SENTENCE_BIAS, TARGET_SENTIMENT
from .loaded import LOADED_SPANS, LOADED_WORDS
from .quotes import QUOTES
from .readability import READABILITY
from .sentiment import SENTIMENT

__all__ = ["TASKS", "find_task"]

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
        FRAMES,
        AGREEMENT,
    )
}


def find_task(name: str) -> Task:
    """Return a task.

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    if name not in TASKS:
        known = ", ".join(TASKS)
        raise ValueError(f"no task {name!r}; there are: {known}.")
    return TASKS[name]
