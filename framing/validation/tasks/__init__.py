"""Tasks: kinds of annotation, and how measures are held against each."""

from .base import Scored, Task
from .registry import TASKS, find_task

__all__ = ["TASKS", "Scored", "Task", "find_task"]
