"""The commands that list, show and check lexicons, and the option of every scoring command."""

import sys
from pathlib import Path

import click

__all__ = ["check", "lexicon_option", "list_lexicons", "merge_named", "show"]


def _find_lexicons(_context, _option, names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a name that is neither a file nor shipped before any work is done."""
    if not names:
        return names
    from .lexicons import shipped_lexicons

    for name in names:
        if not Path(name).is_file() and name not in shipped_lexicons():
            shipped = ", ".join(shipped_lexicons())
            raise click.BadParameter(f"{name}: no such file, nor one of {shipped}.")
    return names


lexicon_option = click.option(
    "--lexicon",
    "lexicons",
    multiple=True,
    metavar="FILE",
    callback=_find_lexicons,
    help="Loaded terms of your own, a CSV, in place of the project's; "
    "`--lexicon loaded --lexicon FILE` adds them to the project's.",
)


def merge_named(names: tuple[str, ...]):
    """Return the lexicon that the option asks for, or None; of two entries the later counts."""
    from .lexicons import merge_lexicons, open_lexicon

    return merge_lexicons(*map(open_lexicon, names)) if names else None


def list_lexicons() -> None:
    """The lexicons that come with the package."""
    from .lexicons import load_lexicon, shipped_lexicons

    for name in shipped_lexicons():
        click.echo(repr(load_lexicon(name)))


@click.argument("name")
@click.argument("term", required=False)
def show(name, term) -> None:
    """All entries of a lexicon (a name or a file), or what it says of one TERM."""
    from .lexicons import open_lexicon

    found = open_lexicon(name)
    entries = found.find(term) if term else found.entries
    if term and not entries:
        click.echo(f"framing: {term!r} is not in the lexicon {name!r}.", err=True)
        sys.exit(1)
    for entry in entries:
        click.echo(f"{entry.term} ({entry.pos}, {entry.category}, strength {entry.strength})")
        if term:
            _show_entry(entry)


def _show_entry(entry) -> None:
    for name, text in (
        ("reason", entry.reason),
        ("neutral", ", ".join(entry.neutral)),
        ("note", entry.note),
        ("matches", ", ".join(entry.forms)),
        ("ordinary in", ", ".join(entry.ordinary)),
        ("context", str(entry.context)),
        ("seen in", entry.seen),
        *entry.extra.items(),
    ):
        if text:
            click.echo(click.wrap_text(f"{name}: {text}", 98, "    ", "        "))


@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def check(file) -> None:
    """Check a lexicon of your own: say everything that is wrong, by file and line.

    \b
    FILE is a CSV with the columns
      term, category        needed
      pos                   noun, verb, adjective, adverb, phrase: makes the inflected forms;
                            without the column a term is found as it is written
      strength, reason      1 mild, 2 clear, 3 strong; why it is listed
      neutral, note         other wordings, parted by |; ordinary uses
      forms, ordinary       forms in place of those by rule; longer wordings that are not
                            marked; both parted by |
      case, context         exact or lower; rules such as: not near goal match|in names

    A TOML of the same name beside it may hold name, title, version, licence, references, topics
    for context rules, and a table of categories with label, definition and reference.
    """
    from .lexicons import check_lexicon, read_lexicon

    problems = check_lexicon(file)
    for problem in problems:
        click.echo(f"framing: {problem}", err=True)
    if problems:
        sys.exit(1)
    click.echo(f"sound: {read_lexicon(file)!r}")
