"""The commands that hold measures against people's annotations, and train on them."""

import json
from pathlib import Path

import click

__all__ = ["train", "validate"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_OUTPUT = click.Path(path_type=Path, dir_okay=False)


def _parse_split(_context, _option, text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    column, sign, value = text.partition("=")
    if not sign or not column:
        raise click.BadParameter(f"{text!r}: write COLUMN=VALUE, for example split=test.")
    return column, value


@click.argument("task")
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--predictions", type=_OUTPUT, help="Write what was predicted here, as JSON lines.")
@click.option("--split", metavar="COLUMN=VALUE", callback=_parse_split, help="Only these rows.")
@click.option("--by", metavar="COLUMN", help="The metrics for each value of a column too.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), help="A model of your own.")
@click.option("--measure", help="Which measure to test; see below for the default.")
def validate(task, file, as_json, predictions, split, by, model, measure) -> None:
    """Hold a measure against annotated rows: FILE is JSON lines, CSV or Parquet.

    Give the figures with 95 % intervals by bootstrap over the column 'group' (over rows without
    one), and beside them simple baselines and how far people agree.

    \b
    TASK and the fields of its rows (the default measure):
      sentiment         text, valence (vader)
      target-sentiment  text, start, end, label: -1, 0, 1 (target_sentiment)
      sentence-bias     text, label_bias: 0, 1; outlet (loaded)
      loaded-words      text, spans: [[start, end], …] (loaded)
      loaded-spans      text, spans: [{start, end, technique}, …] (loaded)
      quotes            text, attributions: [{content, has_quote_marks}, …]
      readability       text, article, level_rank (flesch_kincaid)
      agreement         text_id, annotator, label_bias: a row for each annotator and item
      alignment         a_sentences, b_sentences, links: [{a, b, relation}, …]
                        or a, b, label: same, different, reframed
      frames is still to come

    To test measures on codes of your own, framing.validation.coding draws a sample to code, reads
    it back from one coder or several, and writes the paragraph for your methods section.
    """
    from .output import write_beside
    from .validation import validate as hold_against

    found = hold_against(task, file, measure=measure, model=model, split=split, by=by)
    if predictions:
        write_beside(predictions, found.predictions_jsonl())
    if as_json:
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        click.echo(repr(found))


@click.argument("task")
@click.argument("file", type=_FILE)
@click.option("-o", "--output", type=_OUTPUT, required=True, help="Where to write the model.")
def train(task, file, output) -> None:
    """Train a model for TASK (target-sentiment, sentence-bias) on annotated rows."""
    from .validation.training import train_model

    click.echo(train_model(task, file, output))
