"""The commands of a corpus: of one article or of millions."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from .cli_lexicon import lexicon_option, merge_named
from .output import CORPUS_ENDINGS, ending_of

__all__ = ["evidence", "report", "score"]

#: So many faults are said in a line each; all of them stand in the file of rejected rows.
_SAID = 10


def _check_output(_context, _option, name: str) -> str:
    """Refuse a name that says neither a format nor a folder before any work is done."""
    if name.endswith(("/", os.sep)) or (os.path.isdir(name) and not ending_of(name)):
        return name.rstrip("/" + os.sep) or name
    if not ending_of(name):
        endings = ", ".join(CORPUS_ENDINGS)
        raise click.BadParameter(
            f"{name}: the name must end in {endings}, or in / for a folder of Parquet in parts."
        )
    if os.path.isdir(name):
        raise click.BadParameter(f"{name}: this is a folder; name a file.")
    return name


def _check_scheduler(context, _option, address: str | None) -> str | None:
    if address and context.params.get("engine") != "dask":
        raise click.BadParameter("it is of use with --engine dask only.")
    return address


def _options(command):
    """Give a command the options of every command that scores a corpus."""
    inputs = click.Path(path_type=str, readable=False)  # what cannot be read is said in one line
    options = (
        click.argument("inputs", nargs=-1, required=True, type=inputs, metavar="INPUT…"),
        click.option("-o", "--output", required=True, callback=_check_output, metavar="OUT",
                     help="A .csv, .jsonl (also .gz, .zst) or .parquet; FOLDER/ for Parquet in "
                     "parts."),
        lexicon_option,
        click.option("--workers", type=click.IntRange(1), metavar="N",
                     help="Processes; as many as there are cores, but one for a small corpus."),
        click.option("--engine", type=click.Choice(["local", "dask"]), default="local",
                     is_eager=True, help="Where: this machine, or a cluster of Dask."),
        click.option("--scheduler", metavar="ADDRESS", callback=_check_scheduler,
                     help="Of a Dask cluster that runs, such as tcp://10.0.0.5:8786."),
        click.option("--resume", is_flag=True, help="Go on with a run that was broken off."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@_options
@click.option("--tidy", is_flag=True, help="A row for each article, part, voice and measure.")
@click.option("--cues", is_flag=True, help="Frame cues: a row for each part, voice and frame.")
def score(inputs, output, tidy, cues, **options) -> None:
    """Score articles: one row an article, columns part.voice.measure.

    INPUT is a table (.csv, .jsonl, .parquet; .gz and .zst too), a text, a page, a folder of these,
    a pattern such as 'news/*.parquet', an address such as s3://bucket/news.parquet, or - for
    standard input. The other columns of a table go along. Rows that cannot be read or scored are
    listed beside OUT, in a file that ends in .rejected.jsonl, and the exit status is 1.
    """
    if tidy and cues:
        raise click.UsageError("--tidy and --cues are tables of their own: ask for one of them.")
    kind = "tidy" if tidy else "cues" if cues else "wide"
    done = _run(inputs, output, kind=kind, **options)
    _finish(done, f"{_count(done.articles)}")


@_options
@click.option("--cues", is_flag=True, help="Those of frame cues instead.")
def evidence(inputs, output, cues, **options) -> None:
    """List the spans that make the scores, each with its reason.

    INPUT and what is rejected are as for `framing score`.
    """
    done = _run(inputs, output, kind="cue_evidence" if cues else "evidence", **options)
    _finish(done, f"{done.rows} spans of {_count(done.articles)}")


def _check_page(_context, _option, name: str) -> str:
    if not name.lower().endswith((".html", ".htm")):
        raise click.BadParameter(f"{name}: the name must end in .html.")
    return name


@click.argument("scores", type=click.Path(path_type=str, readable=False), metavar="SCORES")
@click.option("--by", required=True, metavar="COLUMN", help="What parts the articles: outlet.")
@click.option(
    "-o",
    "--output",
    required=True,
    callback=_check_page,
    metavar="PAGE",
    help="The page, an .html.",
)
@click.option(
    "--within",
    metavar="COLUMN",
    help="What is held constant; 'event' if articles share one, '' for nothing.",
)
@click.option(
    "--measure",
    "measures",
    multiple=True,
    metavar="MEASURE",
    help="Compare this one: vader, or a column such as body.all.smog. Repeatable.",
)
@click.option(
    "--copies",
    type=click.Path(path_type=str, readable=False),
    metavar="FILE",
    help="What 'corpus duplicates' has written: each story counts once.",
)
@click.option("--title", help="Title of the page.")
def report(scores, by, output, within, measures, copies, title) -> None:
    """Compare groups of articles on a page: outlets, sections, before and after.

    SCORES is what `framing score` has written: a .parquet, .csv or .jsonl, or a folder of parts.
    Its columns that went along, such as outlet and event, part the articles.
    """
    from .corpus.report import compare_score_file
    from .output import write_beside
    from .report.groups import render_groups

    comparison = compare_score_file(scores, by=by, within=within, measures=measures, copies=copies)
    write_beside(output, render_groups(comparison, title=title))
    groups = len(comparison.scores.groups)
    click.echo(f"{_count(len(comparison.scores.group))} in {groups} groups by {by} → {output}")


def _count(articles: int) -> str:
    return f"{articles} article{'s' * (articles != 1)}"


def _run(inputs, output, *, lexicons, **options):
    if options["engine"] == "local" and (options["workers"] or 1) > 1:
        from .processes import prepare_processes

        prepare_processes()
    from .corpus.run import score_corpus

    lexicon = merge_named(lexicons)
    with _progress() as (say, watch):
        try:
            return score_corpus(
                inputs, output, lexicon=lexicon, tell=_few(say), watch=watch, **options
            )
        except KeyboardInterrupt:
            kept = os.path.isdir(f"{output}.parts") or os.path.isdir(output)
            say(f"framing: stopped{'; add --resume to go on' * kept}.")
            sys.exit(130)


def _few(say):
    """Return what says the first faults in a line each, and every warning."""
    from .reading import ReadingError

    count = 0

    def tell(problem: Exception) -> None:
        nonlocal count
        count += isinstance(problem, ReadingError)
        if not isinstance(problem, ReadingError) or count <= _SAID:
            say(f"framing: {problem}")
        elif count == _SAID + 1:
            say("framing: … and more like these.")

    return tell


@contextmanager
def _progress() -> Iterator[tuple]:
    """Show on a terminal how far a run has come; yield what says a line, and what is watched."""
    if not sys.stderr.isatty():
        yield (lambda line: click.echo(line, err=True)), None
        return
    from rich import progress
    from rich.console import Console

    console = Console(stderr=True)
    columns = (
        progress.TextColumn("{task.fields[said]}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=console, transient=True) as bar:
        shown = bar.add_task("", total=None, said="reading …")
        before = None

        def watch(now) -> None:
            nonlocal before
            before = before or (now, bar.get_time())
            spent = bar.get_time() - before[1]
            rate = (now.articles - before[0].articles) / spent if spent else 0
            said = f"{now.articles:,} articles" + (f", {rate:,.0f} a second" if rate else "")
            bar.update(shown, total=now.size or None, completed=now.done, said=said)

        yield (lambda line: console.print(line, markup=False, highlight=False)), watch


def _finish(done, said: str) -> None:
    """Say what was made; the exit status is 1 if something was left out."""
    left = f"{done.rejected} rejected → {done.rejected_path}" if done.rejected_path else ""
    made = f"{said} → {done.output}" if done.output else ""
    try:
        if made or left:
            click.echo("; ".join(filter(None, [made, left])))
    except BrokenPipeError:
        click.echo(f"framing: standard output was closed; {done.output} is whole.", err=True)
        raise
    except OSError as error:
        what = f"{error.strerror}; {done.output} is whole"
        raise OSError(error.errno, what, "standard output") from None
    sys.exit(1 if done.rejected else 0)
