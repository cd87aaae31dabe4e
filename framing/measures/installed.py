"""Files of installed packages, found without importing the packages."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["find_file"]


def find_file(package: str, name: str) -> Path:
    """Return the path of a file that comes with a package.

    Examples
    --------
    >>> find_file("vaderSentiment", "vader_lexicon.txt").name
    'vader_lexicon.txt'

    Raises
    ------
    ModuleNotFoundError
        If there is no such package.
    """
    return _find_folder(package) / name


@cache
def _find_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package!r} is missing: install framing again.")
    return Path(spec.submodule_search_locations[0])
