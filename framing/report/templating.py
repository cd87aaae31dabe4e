"""Templates: how they are read, kept compiled as Python keeps its own code, and vouched for."""

import hashlib
import sys
from base64 import b64encode
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from .numbers import format_date, format_number, join_words

__all__ = ["CompiledTemplates", "digest", "make_environment"]


class _Environment(Environment):
    """Looks for ``a.b`` among the keys of a dict first, where nearly all that is asked for is."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


def make_environment(templates: Path) -> Environment:
    """Return an environment for a folder of templates: what they are given is escaped."""
    environment = _Environment(
        loader=FileSystemLoader(templates),
        bytecode_cache=CompiledTemplates(templates),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters |= {"number": format_number, "date": format_date, "words": join_words}
    return environment


def digest(text: str) -> str:
    """Return the hash by which a policy lets a style or a script of the page pass."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in ``__pycache__``; where it may not write there, it does without.

    Compiling takes longer than comparing two articles. Jinja itself checks that what it is given
    belongs to the template as it stands, and to its own and Python's version.

    Parameters
    ----------
    templates : Path
        The templates' folder.
    """

    def __init__(self, templates: Path) -> None:
        self._folder = templates / "__pycache__"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if there is something to fill it with."""
        try:
            bucket.bytecode_from_string(self._path(bucket).read_bytes())
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket; written beside and renamed, as others may be reading it."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        beside = path.with_suffix(".new")
        try:
            self._folder.mkdir(exist_ok=True)
            beside.write_bytes(bucket.bytecode_to_string())
            beside.replace(path)
        except OSError:
            return

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{sys.implementation.cache_tag}.jinja"
