"""The command line: each command is one call into the package."""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from . import __version__
from .articles import Article, with_unique_ids
from .cli_lexicon import check, lexicon_option, list_lexicons, merge_named, show

__all__ = ["main"]

_INPUT = click.Path(path_type=str, readable=False)  # what cannot be read is said in one line
_OUTPUT = click.Path(path_type=Path, dir_okay=False)
_TABLES = (".csv", ".jsonl", ".parquet")


def _ends_in(*endings: str) -> Callable:
    """Refuse a name with another ending before any work is done."""

    def check(_context, _option, path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() not in endings:
            raise click.BadParameter(f"{path}: the name must end in {', '.join(endings)}.")
        return path

    return check


class _Inputs:
    """Reads inputs, says in one line what is wrong with any, and remembers that something was."""

    def __init__(self) -> None:
        self.failed = False

    def tell(self, problem: Exception) -> None:
        from .reading import ReadingError

        self.failed = self.failed or isinstance(problem, ReadingError)
        click.echo(f"framing: {problem}", err=True)

    def read(self, paths: Iterable[str]) -> list[Article]:
        from .reading import iter_articles

        found = (article for path in paths for article in iter_articles(path, on_error=self.tell))
        return with_unique_ids(found)

    def finish(self) -> NoReturn:
        sys.exit(1 if self.failed else 0)


def _plain_errors(command: Callable) -> Callable:
    """Say in one line what went wrong outside, instead of a traceback."""

    @wraps(command)
    def run(*args, **options):
        try:
            return command(*args, **options)
        except BrokenPipeError:
            _drop_unwritten()
            sys.exit(1)
        except (OSError, ValueError) as error:
            _drop_unwritten()
            reason = getattr(error, "strerror", None)
            where = getattr(error, "filename", None)
            said = f"{where}: {reason}." if where else f"{reason}."
            click.echo(f"framing: {said if reason else error}", err=True)
            sys.exit(1)

    return run


def _drop_unwritten() -> None:
    """See to it that what cannot be written does not fail again when Python ends."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Group(click.Group):
    """A group of which some commands stand in other modules, loaded when they are asked for.

    Parameters
    ----------
    elsewhere : mapping of str to str
        Module of each such command; its function goes by its name.
    """

    def __init__(self, *given, elsewhere: Mapping[str, str], **options) -> None:
        super().__init__(*given, **options)
        self._elsewhere = elsewhere

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted({*self.commands, *self._elsewhere})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in self._elsewhere and name not in self.commands:
            module = import_module(f".{self._elsewhere[name]}", __package__)
            self.command(name)(_plain_errors(getattr(module, name)))
        return super().get_command(context, name)

    def resolve_command(self, context: click.Context, args: list[str]):
        if args[0] not in self.list_commands(context):  # click names what may have been meant
            for name in self._elsewhere:
                self.get_command(context, name)
        return super().resolve_command(context, args)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    elsewhere={
        **dict.fromkeys(("score", "evidence"), "cli_corpus"),
        **dict.fromkeys(("validate", "train"), "cli_validation"),
    },
)
@click.version_option(__version__, prog_name="framing")
@click.pass_context
def main(context: click.Context) -> None:
    """See how different outlets told the same story."""
    if context.invoked_subcommand != "compare":  # which is over before garbage matters
        gc.enable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _count_articles(articles: list[Article]) -> str:
    return f"{len(articles)} article{'s' * (len(articles) != 1)}"


def _load_engine(lexicons: tuple[str, ...]):
    from .analysis import Engine

    return Engine(merge_named(lexicons))


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=_INPUT, metavar="A B [C …]")
@click.option("--html", type=_OUTPUT, help="Write the page here.")
@click.option("--json", "json_path", type=_OUTPUT, help="Write everything here as JSON.")
@click.option("--csv", "csv_folder", type=click.Path(path_type=Path, file_okay=False),
              help="Write the tables into this folder.")  # fmt: skip
@click.option("--pdf", type=_OUTPUT, help="Write the page here as a PDF (needs framing[pdf]).")
@click.option("--title", help="Title of the page.")
@click.option("--excerpts", is_flag=True, help="No full texts in the page, only marked sentences.")
@click.option("--primary", metavar="MEASURE",
              help="The one difference you set out to look at: vader, body.all.smog.")  # fmt: skip
@lexicon_option
@_plain_errors
def compare(inputs, html, json_path, csv_folder, pdf, title, excerpts, primary, lexicons) -> None:
    """Compare two to eight articles about one event, side by side.

    Each input is a pasted text, Markdown with front matter, a saved web page, a table, a folder of
    these, or - for standard input.
    """
    from .comparison import MAXIMUM_ARTICLES
    from .comparison import compare as compare_articles
    from .comparison.dictionary import describe_columns
    from .comparison.differences import name_primary
    from .output import format_csv, write_beside

    if pdf:
        from .report.pdf import check_pdf, print_page

        check_pdf()
    engine = _load_engine(lexicons)
    try:
        primary = primary and name_primary(primary, engine.measures)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--primary") from None
    reader = _Inputs()
    articles = reader.read(inputs)
    if not 2 <= len(articles) <= MAXIMUM_ARTICLES:
        if reader.failed:
            reader.finish()
        raise click.UsageError(
            f"compare takes two to {MAXIMUM_ARTICLES} articles, got {len(articles)}."
        )
    comparison = compare_articles(articles, engine=engine, primary=primary)
    page = comparison.to_html(title=title, excerpts=excerpts) if html or pdf else ""
    if html:
        write_beside(html, page)
    if pdf:
        write_beside(pdf, print_page(page))
    if json_path:
        text = json.dumps(comparison.to_dict(), ensure_ascii=False, indent=1, allow_nan=False)
        write_beside(json_path, text + "\n")
    if csv_folder:
        csv_folder.mkdir(parents=True, exist_ok=True)
        tables = comparison.columns()
        for name, columns in {**tables, "dictionary": describe_columns(tables)}.items():
            write_beside(csv_folder / f"{name}.csv", format_csv(columns))
    click.echo(repr(comparison))
    if html:
        click.echo(f"\nThe page: {html}")
    if pdf:
        click.echo(f"\nThe page to print: {pdf}")
    reader.finish()


@main.command()
@click.argument("inputs", nargs=-1, required=True, type=_INPUT, metavar="INPUT…")
@click.option("-o", "--output", type=_OUTPUT, callback=_ends_in(".md", *_TABLES),
              help="A .md for one article, a table for many.")  # fmt: skip
@click.option("--explain", is_flag=True, help="Show what each line is taken for.")
@_plain_errors
def read(inputs, output, explain) -> None:
    """Show what is understood of articles: look, correct, and run again."""
    from .reading import ReadingError, explain_file, to_markdown, write_articles

    reader = _Inputs()
    if explain:
        for path in inputs:
            try:
                for number, label, line in explain_file(path):
                    shown = line if len(line) < 90 else line[:89] + "…"
                    click.echo(f"{number:>5}  {label:<14} {shown}")
            except ReadingError as error:
                reader.tell(error)
        reader.finish()
    articles = reader.read(inputs)
    if output and articles:
        write_articles(articles, output)
        click.echo(f"{_count_articles(articles)} → {output}")
    elif not output:
        click.echo("\n".join(to_markdown(article) for article in articles), nl=False)
    _tell_foreign(articles)
    reader.finish()


def _tell_foreign(articles: list[Article]) -> None:
    """Say which articles are shown but will not be scored."""
    from .language.english import ENGLISH_SHARE, english_share

    for article in articles:
        if english_share(f"{article.headline}\n\n{article.body}") < ENGLISH_SHARE:
            click.echo(
                f"framing: {article.id}: does not seem to be in English; it is read and shown, "
                "not scored.",
                err=True,
            )


@main.command()
@click.argument("folder", type=_INPUT, metavar="FOLDER")
@click.option("-o", "--output", type=_OUTPUT, required=True, callback=_ends_in(".ipynb"),
              help="The notebook.")  # fmt: skip
@click.option("--run", is_flag=True, help="Run it, and store what it shows.")
@_plain_errors
def notebook(folder, output, run) -> None:
    """Make a notebook that reads a folder of articles and compares them."""
    from .output import write_beside
    from .report import make_notebook, run_notebook

    reader = _Inputs()
    articles = reader.read([folder])
    if articles or not reader.failed:
        made = make_notebook(articles, folder, output)
        write_beside(output, run_notebook(made, output.parent) if run else made)
        click.echo(f"{_count_articles(articles)} → {output}")
    reader.finish()


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@_plain_errors
def measures(as_json) -> None:
    """The catalogue of measures: what each is, and what it does not measure."""
    from .measures import catalogue, catalogue_of_cues, catalogue_of_spans

    rows = catalogue() + catalogue_of_spans() + catalogue_of_cues()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        low, high = (
            ("no bound" if row[end] is None else f"{row[end]:g}") for end in ("low", "high")
        )
        click.echo(f"{row['name']}: {row['label']} ({row['family']})")
        for name in (
            "explanation", "unit", "direction", "limits", "accuracy", "reference", "minimum",
        ):  # fmt: skip
            heading = "does not say" if name == "limits" else name
            click.echo(click.wrap_text(f"{heading}: {row[name]}", 98, "    ", "        "))
        click.echo(f"    range: {low} to {high}\n    version: {row['version']}\n")


@main.group()
def lexicon() -> None:
    """Lexicons: list them, look a term up, check your own."""


@main.group(cls=_Group, elsewhere={"report": "cli_corpus"})
def corpus() -> None:
    """Corpora: groups of many articles compared on a page, and copies of one story."""


@corpus.command()
@click.argument("inputs", nargs=-1, required=True, type=_INPUT, metavar="INPUT…")
@click.option("-o", "--output", type=_OUTPUT, required=True, callback=_ends_in(*_TABLES),
              help="A .csv, .jsonl or .parquet.")  # fmt: skip
@click.option("--overlap", type=click.FloatRange(0.5, 1), default=0.5, show_default=True,
              metavar="SHARE", help="Of the shorter text's runs of three words, so many stand in "
              "the longer; 1 for the whole text.")  # fmt: skip
@_plain_errors
def duplicates(inputs, output, overlap) -> None:
    """Find articles that are one story republished: whole, cut or with some words changed.

    Writes a row for each article: its id, the number of its story, the article that it is a copy
    of, and the share of words in common with that. With `framing corpus report --copies` each story
    counts once.
    """
    from .corpus import find_duplicates
    from .output import write_table

    reader = _Inputs()
    articles = reader.read(inputs)
    try:
        found = find_duplicates(articles, overlap=overlap)
    except ImportError as error:  # of a package that not everybody needs
        raise click.ClickException(str(error)) from None
    if articles:
        write_table(found.reset_index(), output)
        copies = int(found["duplicate_of"].notna().sum())
        click.echo(f"{copies} of {_count_articles(articles)} are copies → {output}")
    reader.finish()


lexicon.command("list")(_plain_errors(list_lexicons))
lexicon.command("show")(_plain_errors(show))
lexicon.command("check")(_plain_errors(check))


@main.group(
    cls=_Group,
    elsewhere=dict.fromkeys(("exercise", "worksheet", "agreement"), "cli_classroom"),
)
def classroom() -> None:
    """Exercise pages for a class, worksheets, and how far the class agrees."""
