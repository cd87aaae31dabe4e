"""A file that one run holds, so that no other writes the same output at the same time."""

import os
from pathlib import Path
from typing import IO

__all__ = ["Held", "hold"]

#: A file that is held until it is closed, or its process ends in whatever way.
Held = IO[bytes]


def hold(path: str | os.PathLike) -> Held:
    """Hold a file, which is made if it is not there.

    Raises
    ------
    BlockingIOError
        If somebody else holds it. Where files cannot be held (on Windows, on some network drives)
        nothing is said.
    """
    held = Path(path).open("ab")  # noqa: SIM115 - closed by whom it is handed to
    try:
        import fcntl

        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise
    except (ImportError, OSError):
        pass
    return held
