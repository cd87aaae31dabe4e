"""Pages: the summary through templates, as one file that asks for nothing else."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .numbers import format_date, format_level, format_number, format_range, join_words
from .summary import summarize

if TYPE_CHECKING:
    import jinja2

    from ..comparison import Comparison

__all__ = ["render_page", "render_summary", "render_template"]

_TEMPLATES = Path(__file__).parent / "templates"


def render_page(
    comparison: "Comparison", *, title: str | None = None, excerpts: bool = False
) -> str:
    """Return the page of a comparison: HTML that reads without script and asks for nothing.

    Parameters
    ----------
    comparison : Comparison
    title : str, optional
        Made from the articles otherwise.
    excerpts : bool
        Show the sentences that have marks instead of the full texts.
    """
    summary = summarize(comparison, title=title, excerpts=excerpts)
    return render_template("page.html", summary)


def render_summary(comparison: "Comparison") -> str:
    """Return a small fragment of HTML for notebooks, with its own style."""
    return render_template("fragment.html", summarize(comparison))


def render_template(name: str, values: dict[str, object]) -> str:
    """Render a template; what it holds of articles is escaped."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> "jinja2.Environment":
    """Return the environment of the templates, made once: compiling them is what takes time."""
    import jinja2

    from .compiled import CompiledTemplates

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        bytecode_cache=CompiledTemplates(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.filters |= {
        "number": format_number,
        "interval": format_range,
        "level": format_level,
        "date": format_date,
        "words": join_words,
    }
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "page.js").read_text(encoding="utf-8")
    environment.globals |= {
        "style": style,
        "script": script,
        "policy": "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'",
    }
    return environment


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
