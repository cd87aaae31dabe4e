"""The summary: everything a page or a terminal shows, as one plain dict."""

from typing import TYPE_CHECKING

from ..articles import Article, clean_text
from ..comparison.cautions import STRANGERS
from .agency import summarize_agency
from .compared import summarize_compared
from .contents import list_contents
from .course import summarize_course
from .cues import summarize_cues
from .differences import summarize_differences
from .figures import summarize_figures
from .findings import summarize_findings
from .headlines import summarize_headlines
from .heat import summarize_heat
from .ledger import summarize_ledger
from .loaded import summarize_loaded
from .methods import summarize_methods
from .names import summarize_names
from .numbers import format_date
from .quantities import summarize_quantities
from .readability import summarize_readability
from .source import Source
from .texts import summarize_texts
from .voices import summarize_voices
from .words import summarize_words

if TYPE_CHECKING:
    from ..comparison import Comparison

__all__ = ["summarize"]

_COUNTS = dict(enumerate("two three four five six seven eight".split(), start=2))


def summarize(
    comparison: "Comparison", *, title: str | None = None, excerpts: bool = False
) -> dict[str, object]:
    """Gather what is shown of a comparison, each section by a function of its own.

    Parameters
    ----------
    comparison : Comparison
    title : str, optional
        Made from the articles otherwise.
    excerpts : bool
        Of the texts, only the sentences that have marks.

    Returns
    -------
    dict
        ``contents, title, event, articles, cautions, findings``, then what each section shows:
        ``headlines, figures, course, ledger, compared, quantities, loaded, voices, names, agency,
        words, cues, readability, differences, texts, methods, heat``. Plain values only,
        ready for JSON and for templates.
    """
    source = Source(comparison, excerpts=excerpts)
    event = _shared_event(source.articles)
    sections = _summarize_sections(source, excerpts)
    heat = summarize_heat(source, sections["ledger"])
    return {
        "contents": list_contents(excerpts=excerpts),
        "title": clean_text(title) if title else _make_title(comparison, event),
        "event": event,
        "articles": [_describe(source, article) for article in source.articles],
        "cautions": list(comparison.cautions),
        "findings": summarize_findings(source, sections, excerpts=excerpts),
        **sections,
        "heat": heat,
    }


def _summarize_sections(source: Source, excerpts: bool) -> dict[str, object]:
    return {
        "headlines": summarize_headlines(source),
        "figures": summarize_figures(source),
        "course": summarize_course(source),
        "ledger": summarize_ledger(source, excerpts=excerpts),
        "compared": summarize_compared(source, excerpts=excerpts),
        "quantities": summarize_quantities(source),
        "loaded": summarize_loaded(source),
        "voices": summarize_voices(source, excerpts=excerpts),
        "names": summarize_names(source),
        "agency": summarize_agency(source),
        "words": summarize_words(source),
        "cues": summarize_cues(source),
        "readability": summarize_readability(source, excerpts=excerpts),
        "differences": summarize_differences(source),
        "texts": summarize_texts(source, excerpts=excerpts),
        "methods": summarize_methods(source),
    }


def _shared_event(articles: list[Article]) -> str:
    events = {article.event for article in articles}
    return events.pop() or "" if len(events) == 1 else ""


def _make_title(comparison: "Comparison", event: str) -> str:
    """Name the event, or say how many tellings these are, of one story or of several."""
    count = _COUNTS[len(comparison.articles)]
    if event:
        words = event.replace("-", " ").replace("_", " ").strip()
        return f"{words[:1].upper()}{words[1:]}: {count} tellings of one story"
    named = {article.event for article in comparison.articles if article.event}
    if len(named) > 1 or any(STRANGERS in caution for caution in comparison.cautions):
        return f"{count.capitalize()} articles on different events"
    return f"{count.capitalize()} tellings of one story"


def _describe(source: Source, article: Article) -> dict[str, object]:
    sentences = source.sentences[article.id, "body"]
    words = sum(s["words"] for s in sentences)
    url = article.url or ""
    return {
        "id": article.id,
        "letter": source.letters[article.id],
        "name": article.name,
        "headline": article.headline,
        "published": article.published or "",
        "date": format_date(article.published),
        "author": article.author or "",
        "section": article.section or "",
        "url": url if url.startswith(("https://", "http://")) else "",
        "words": words,
        "sentences": len(sentences),
        "quoted_share": round(sum(s["quoted"] for s in sentences) / words, 4) if words else None,
    }
