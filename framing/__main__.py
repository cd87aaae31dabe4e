"""The command ``framing``, which is also ``python -m framing``."""

import gc

__all__ = ["run"]


def run() -> None:
    """Run the command and end.

    Looking for garbage takes a fifth of the time of a comparison, which leaves little: it is not
    done while the command is loaded, and commands that may run for long begin with it again. When
    all is done Python would look once more, although the memory goes back with the process.
    """
    gc.disable()
    from .cli import main

    try:
        main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    run()
