"""The page as a PDF, made by WeasyPrint where it is installed."""

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
"""


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

    document = HTML(string=html, url_fetcher=_refuse)
    return document.write_pdf(stylesheets=[CSS(string=_PAPER)], pdf_tags=True)


def _refuse(url: str, *_args, **_options):
    raise ValueError(f"A page asks for nothing, and this one asked for {url[:60]}.")
