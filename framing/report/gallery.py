"""The gallery: a page for every event, and one that leads to them."""

from pathlib import Path

from .findings import describe_event
from .page import render_page, render_template

__all__ = ["write_gallery"]


def write_gallery(seeds: Path, reports: Path) -> list[Path]:
    """Compare the articles of every event and write a page for each, and ``index.html``.

    Parameters
    ----------
    seeds : path
        A folder with a folder for each event, which holds two to eight articles.
    reports : path
        Made if it is not there; files of the same names are replaced. The index points to
        materials for the classroom if there are some in ``classroom/``.

    Returns
    -------
    list of path
        The pages written, ``index.html`` last. The same seeds give the same bytes.
    """
    from ..analysis import Engine
    from ..comparison import compare
    from ..output import write_beside
    from ..reading import read

    seeds, reports = Path(seeds), Path(reports)
    reports.mkdir(parents=True, exist_ok=True)
    engine = Engine()
    written, events = [], []
    for folder in sorted(path for path in seeds.iterdir() if path.is_dir()):
        articles = read(folder)
        if len(articles) < 2:
            continue
        comparison = compare(articles, engine=engine)
        path = reports / f"{folder.name}.html"
        write_beside(path, render_page(comparison))
        written.append(path)
        events.append(_describe(comparison.summary, path.name))
    index, classroom = reports / "index.html", reports / "classroom" / "index.html"
    about = {"events": events, **_about(events), "classroom": classroom.exists()}
    write_beside(index, render_template("gallery.html", about))
    return [*written, index]


def _about(events: list[dict]) -> dict[str, object]:
    return {
        "title": "How outlets told the same story",
        "articles_total": sum(len(event["articles"]) for event in events),
    }


def _describe(summary: dict, href: str) -> dict[str, object]:
    return {
        "href": href,
        "title": summary["title"].split(":")[0],
        "articles": summary["articles"],
        "finding": describe_event(summary),
    }
