"""The commands for the classroom: exercise pages, worksheets, and how far a class agrees."""

import sys
from pathlib import Path

import click

from .cli_lexicon import lexicon_option, merge_named

__all__ = ["agreement", "exercise", "worksheet"]

_INPUT = click.Path(path_type=str, readable=False)


def _ends_in_html(_context, _option, path: Path) -> Path:
    if path.suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter(f"{path}: the name must end in .html.")
    return path


def _page_option(help_: str):
    kind = click.Path(path_type=Path, dir_okay=False)
    return click.option(
        "-o", "--output", type=kind, required=True, callback=_ends_in_html, help=help_
    )


@click.argument("inputs", nargs=-1, required=True, type=_INPUT, metavar="A [B …]")
@_page_option("The page for the class, an .html.")
@click.option(
    "--collect", is_flag=True,
    help="Write the page that counts codes in a browser, too: NAME-collect.html.",
)  # fmt: skip
@lexicon_option
def exercise(inputs, output, collect, lexicons) -> None:
    """Make a page on which students mark words before they see what the word list marks.

    One file that works offline, by mouse, touch or keyboard. Outlets are hidden at first. Each
    student hands in a short code or a small file; `framing classroom agreement` reads them.
    """
    from .classroom import render_collector, render_exercise
    from .output import write_beside

    made, failed = _make(inputs, lexicons)
    write_beside(output, render_exercise(made))
    click.echo(f"{_count(len(made.texts), 'text')}, {len(made.words):,} words → {output}")
    if collect:
        beside = output.with_name(f"{output.stem}-collect.html")
        write_beside(beside, render_collector(made))
        click.echo(f"To count codes in a browser: {beside}")
    sys.exit(1 if failed else 0)


@click.argument("inputs", nargs=-1, required=True, type=_INPUT, metavar="A [B …]")
@_page_option("The sheet to print, an .html.")
@click.option("--key", is_flag=True, help="The teacher's key instead: what the word list marks.")
@lexicon_option
def worksheet(inputs, output, key, lexicons) -> None:
    """Make a sheet to print: the texts, outlets hidden, and lines to write on; or its key."""
    from .classroom import render_worksheet
    from .output import write_beside

    made, failed = _make(inputs, lexicons)
    write_beside(output, render_worksheet(made, key=key))
    click.echo(f"{_count(len(made.texts), 'text')} → {output}")
    sys.exit(1 if failed else 0)


@click.argument("marks", nargs=-1, required=True, type=_INPUT, metavar="MARKS…")
@_page_option("The teacher's page, an .html; the tables are written beside it.")
@click.option(
    "--exercise", "source", multiple=True, type=_INPUT, metavar="FILE",
    help="The exercise page, if it is not among MARKS; or its articles, in order.",
)  # fmt: skip
@lexicon_option
def agreement(marks, output, source, lexicons) -> None:
    """See how far a class agrees on the words it marked, and where it meets the word list.

    MARKS are files, folders, or one text with everybody's codes pasted in, with anything around
    them; the exercise page may lie among them. Beside the page come NAME-words.csv, a row for each
    word, and NAME-pairs.csv, a row for each pair of students.

    Marks that are damaged, edited or of another exercise are named and left out; the exit status
    is then 1.
    """
    from .classroom import (
        Agreement,
        collect_marks,
        render_agreement,
        tabulate_pairs,
        tabulate_words,
    )
    from .output import format_csv, write_beside

    given = _find_exercise(source, lexicons) if source else None
    found = collect_marks(marks, given)
    for line in (*found.problems, *found.notes):
        click.echo(f"framing: {line}", err=True)
    made = Agreement(found.exercises[0], found.sheets)
    if not made.sheets:
        raise ValueError("no marks could be used.")
    shown = {"sources": found.sources, "problems": found.problems, "notes": found.notes}
    write_beside(output, render_agreement(made, **shown))
    for name, columns in (("words", tabulate_words(made)), ("pairs", tabulate_pairs(made))):
        write_beside(output.with_name(f"{output.stem}-{name}.csv"), format_csv(columns))
    click.echo(f"{made!r}\n→ {output}")
    sys.exit(1 if found.problems else 0)


def _find_exercise(source: tuple[str, ...], lexicons: tuple[str, ...]):
    from .classroom import read_exercise

    if len(source) == 1 and Path(source[0]).suffix.lower() in (".html", ".htm"):
        text = Path(source[0]).read_text(encoding="utf-8", errors="replace")
        if found := read_exercise(text):
            return found
    return _make(source, lexicons)[0]


def _make(inputs: tuple[str, ...], lexicons: tuple[str, ...]):
    """Return the exercise that the inputs make, and whether any of them could not be read."""
    from .analysis import Engine
    from .articles import with_unique_ids
    from .classroom import make_exercise
    from .reading import ReadingError, iter_articles

    failed = False

    def tell(problem: Exception) -> None:
        nonlocal failed
        failed = failed or isinstance(problem, ReadingError)
        click.echo(f"framing: {problem}", err=True)

    found = (article for path in inputs for article in iter_articles(path, on_error=tell))
    articles = with_unique_ids(found)
    if not articles and failed:
        sys.exit(1)
    return make_exercise(articles, engine=Engine(merge_named(lexicons))), failed


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"
