"""The commands that hold measures against people's annotations, and train on them."""

import json
import sys
from pathlib import Path

import click

from .cli_lexicon import lexicon_option, merge_named

__all__ = ["train", "validate"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_OUTPUT = click.Path(path_type=Path, dir_okay=False)


def _parse_split(_context, _option, text: str | None) -> tuple[str, str] | None:
    return None if text is None else _parse_pair(text, "COLUMN=VALUE, for example split=test")


def _parse_about(_context, _option, texts: tuple[str, ...]) -> dict[str, str]:
    return dict(_parse_pair(text, "NAME=TEXT, for example licence=MIT") for text in texts)


def _parse_pair(text: str, wanted: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"{text!r}: write {wanted}.")
    return name, value


@click.argument("task")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--predictions", type=_OUTPUT, help="Write what was predicted here, as JSON lines.")
@click.option("--split", metavar="COLUMN=VALUE", callback=_parse_split, help="Only these rows.")
@click.option("--by", metavar="COLUMN", help="The metrics for each value of a column too.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="A model of your own.")
@lexicon_option
@click.option("--measure", help="Which measure to test; the default stands above.")
def validate(task, file, as_json, predictions, split, by, model, lexicons, measure) -> None:
    """Hold a measure against annotated rows: FILE is JSON lines, CSV or Parquet.

    Give the figures with 95 % intervals by bootstrap over the column 'group' (over rows without
    one), and beside them simple baselines and how far people agree.

    \b
    TASK and the fields of its rows (the default measure):
      sentiment         text, valence (vader; or news)
      target-sentiment  text, start, end, label: -1, 0, 1 (target_sentiment)
      sentence-bias     text, label_bias: 0, 1; outlet (loaded)
      loaded-words      text, spans: [[start, end], …] (loaded)
      loaded-spans      text, spans: [{start, end, technique}, …] (loaded)
      quotes            text, attributions: [{content, has_quote_marks}, …]
      readability       text, article, level_rank (flesch_kincaid)
      agreement         text_id, annotator, label_bias: a row for each annotator and item
      alignment         a_sentences, b_sentences, links: [{a, b, relation}, …]
                        or a, b, label: same, different, reframed
      frames            text, frames: [name, …], or frame: name

    --json gives task, rows, left_out by reason, metrics (value, low, high), baselines and human.
    The exit status is 1 where rows, a task or its measure do not allow it; one line says why.

    To test measures on codes of your own, framing.validation.coding draws a sample to code, reads
    it back from one coder or several, and writes the paragraph for your methods section.
    """
    from .output import write_beside
    from .validation import validate as hold_against

    lexicon = merge_named(lexicons)
    options = {"measure": measure, "model": model, "split": split, "by": by, "lexicon": lexicon}
    found = hold_against(task, file, **options)
    if predictions:
        write_beside(predictions, found.predictions_jsonl())
    if as_json:
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        click.echo(repr(found))


@click.argument("task")
@click.argument("file", type=_FILE)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True,
              help="Where to write the model: a file, or a folder for a transformer.")  # fmt: skip
@click.option("--model", "kind", type=click.Choice(["linear", "transformer"]), default="linear",
              help="What to train for target-sentiment; a transformer takes half an hour and "
              "the packages of framing[targets-training].")  # fmt: skip
@click.option("--about", metavar="NAME=TEXT", multiple=True, callback=_parse_about,
              help="Kept with the model, such as licence=MIT; may be repeated.")  # fmt: skip
def train(task, file, output, kind, about) -> None:
    """Train a model for TASK on annotated rows, and show how it does on rows it has not seen.

    \b
    TASK and the fields of its rows:
      target-sentiment  text, start, end, label: -1, 0, 1; group
      sentence-bias     text, label_bias: 0, 1; group, outlet, spans of the words marked as biased
      news-sentiment    text, valence: from -4 to 4; group

    The model, its figures and what is said of its data by --about lie in one file (sentence-bias),
    or in a table and a .toml beside it. `framing validate TASK FILE --model MODEL` uses it (a list
    of news-sentiment: `framing validate sentiment`).
    """
    from .validation.training import train_model

    def tell(line: str) -> None:
        if sys.stderr.isatty():
            click.echo(line, err=True)

    click.echo(train_model(task, file, output, kind=kind, about=about, tell=tell))
