"""The command ``framing``, which is also ``python -m framing``."""

import gc

from .cli import main

__all__ = ["run"]


def run() -> None:
    """Run the command and end."""
    try:
        main()
    finally:
        # Python looks once more for garbage among all that was loaded, which takes a tenth of the
        # time of a comparison, although the memory goes back with the process.
        gc.freeze()


if __name__ == "__main__":
    run()
