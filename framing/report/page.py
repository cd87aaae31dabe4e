"""Pages: the summary through templates, as one file that asks for nothing else."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .blind import mark_outlets
from .downloads import summarize_downloads
from .numbers import format_level, format_range
from .summary import summarize

if TYPE_CHECKING:
    import jinja2
    from markupsafe import Markup

    from ..comparison import Comparison

__all__ = ["read_script", "render_page", "render_summary", "render_template"]

_TEMPLATES = Path(__file__).parent / "templates"
#: Parts of the script, in the order in which they need each other.
_SCRIPT = ("kept", "marks", "notes", "ledger", "judgements", "texts", "sections", "tables")


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
    if title or excerpts:
        summary = summarize(comparison, title=title, excerpts=excerpts)
    else:
        summary = comparison.summary
    downloads = summarize_downloads(comparison, summary, excerpts=excerpts)
    page = render_template("page.html", {**summary, "downloads": downloads})
    return mark_outlets(page, comparison.articles)


def render_summary(comparison: "Comparison") -> str:
    """Return a small fragment of HTML for notebooks, with its own style."""
    return render_template("fragment.html", comparison.summary)


def render_template(name: str, values: dict[str, object]) -> str:
    """Render a template; what it holds of articles is escaped."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> "jinja2.Environment":
    """Return the environment of the templates, made once: compiling them is what takes time."""
    from .templating import digest, make_environment

    environment = make_environment(_TEMPLATES)
    environment.filters |= {
        "interval": format_range,
        "level": format_level,
        "outlets": _set_off_outlets,
    }
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    script = read_script()
    environment.globals |= {
        "style": style,
        "script": script,
        "policy": "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{digest(style)}'; script-src '{digest(script)}'",
    }
    return environment


def read_script() -> str:
    """Return the page's script: its parts, in a scope of their own."""
    parts = ((_TEMPLATES / "script" / f"{name}.js").read_text("utf-8") for name in _SCRIPT)
    return f"(() => {{\n{''.join(parts)}}})();\n"


def _set_off_outlets(text: str, articles: Sequence[Mapping]) -> "Markup":
    """Put letters before the outlets that a sentence names, so that these can be hidden."""
    from markupsafe import Markup, escape

    every = Counter(article["name"] for article in articles)
    # an article without an outlet goes by its id, which may be a word: "a", "post"
    named = (a for a in articles if every[a["name"]] == 1 and a["name"] != a["id"])
    letters = {a["name"]: a["letter"] for a in named}
    letters |= {f"{a['name']} ({a['id']})": a["letter"] for a in articles if a["name"] != a["id"]}
    letters |= {f"“{a['id']}”": a["letter"] for a in articles if a["name"] == a["id"]}
    names = sorted((name for name in letters if name), key=len, reverse=True)
    if not names:
        return escape(text)
    mark = Markup('<span class="badge">{}</span> <bdi class="outlet">{}</bdi>')
    pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, names))})(?!\w)", text)
    return Markup("").join(
        mark.format(letters[piece], piece) if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )
