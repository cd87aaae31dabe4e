"""The page as a PDF, made by WeasyPrint where it is installed."""

import re
from importlib.util import find_spec

__all__ = ["check_pdf", "print_page"]

#: Side by side costs WeasyPrint minutes for what takes a second one below the other.
_PAPER = """
.columns, .sides, .findings dl > div, .contents, .plot, .kinds, .kwic li, .values, .gallery {
  display: block !important;
}
.columns > * + * { margin-top: 8mm; }
.columns > *::before { display: none !important; }
.articles, .headline, .chips { display: block !important; }
.values li, .chips > * { display: inline-block; margin-right: 3mm; }
.contents, .tools, .fold, .take, .tip { display: none !important; }
.plot { position: relative; padding-left: 8mm; }
.scale { position: absolute; left: 0; top: 0; height: 26mm; }
@page { @bottom-right { content: counter(page); font: 8pt sans-serif; color: #5c564d; } }
"""
#: A drawing knows nothing of the page's style, nor of strokes that keep their width.
_DRAWN = """<style>
path { fill: none } .axis { stroke: #ddd6c9 } .zero { stroke: #5c564d }
.span, .neither { stroke: #5b7c99; stroke-width: 4 } .point { stroke: #1c1a17; stroke-width: 2.5 }
.up { fill: #2b6a99; stroke: #2b6a99 } .down { fill: #b34a1e; stroke: #b34a1e }
.quoted { fill: none; stroke-width: 3 }
</style>"""
_DRAWING = re.compile(r"<svg[^>]*>")


def check_pdf() -> None:
    """Tell whether PDF can be written.

    Raises
    ------
    ValueError
        If WeasyPrint is not there; the message says how to get it.
    """
    if find_spec("weasyprint") is None:
        raise ValueError(
            "--pdf needs WeasyPrint, which is not installed: pip install 'framing[pdf]'. "
            "Or open the page of --html in a browser and print it to a PDF."
        )


def print_page(html: str) -> bytes:
    """Return a page as a PDF on A4; nothing is fetched.

    Parameters
    ----------
    html : str
        What ``render_page`` gives.

    Raises
    ------
    ValueError
        If WeasyPrint is not installed.
    """
    check_pdf()
    from weasyprint import CSS, HTML

    document = HTML(string=_style_drawings(html), url_fetcher=_refuse)
    return document.write_pdf(stylesheets=[CSS(string=_PAPER)], pdf_tags=True)


def _style_drawings(html: str) -> str:
    return _DRAWING.sub(lambda tag: tag[0] + _DRAWN, html)


def _refuse(url: str, *_args, **_options):
    raise ValueError(f"A page asks for nothing, and this one asked for {url[:60]}.")
