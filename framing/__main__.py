"""The command ``framing``, which is also ``python -m framing``."""

import gc
import os
import sys

__all__ = ["run"]


def run() -> None:
    """Run the command and end.

    Looking for garbage takes a fifth of the time of a comparison, which leaves little: it is not
    done while the command is loaded, and commands that may run for long begin with it again. When
    all is done Python would look once more, although the memory goes back with the process.
    """
    gc.disable()
    is_short = sys.argv[1:2] == ["compare"]
    if is_short:  # its matrices are small: threads would only wait, and use a processor for that
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from .cli import main

    try:
        main()
    except SystemExit as end:
        if is_short and end.code == 0:
            _leave()
        raise
    finally:
        gc.freeze()


def _leave() -> None:
    """End at once: to take everything apart, piece by piece, is a twentieth of a comparison."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # Python says what went wrong when it ends
        return
    os._exit(0)


if __name__ == "__main__":
    run()
