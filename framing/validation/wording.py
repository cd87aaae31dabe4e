"""Passives and subjects held against a parser, and names against labels made by hand.

The labels say which mentions of ten articles mean the same; they hold offsets and no text, and lie
with the tests.
"""

import json
import random
from collections.abc import Mapping
from pathlib import Path

from ..articles import Article
from ..language import tokenize
from ..measures.syntax import load_parser
from ..voices.mentions import find_mentions
from ..voices.names import link_mentions
from .agency import compare_passives, compare_subjects
from .naming import compare_merges

__all__ = [
    "PARSED", "count_referents", "hold_against_parser", "hold_names_against_labels", "read_basil",
]  # fmt: skip

#: Measures that are held against a parser, where one is installed.
PARSED = ("passive", "agentless")
_FILE, _PARSED_FILE = "basil_articles.jsonl", "polnear.jsonl"
_LABELS = Path(__file__).resolve().parents[2] / "tests" / "data" / "basil_names.json"
#: So many of the articles, shuffled, are parsed; none was looked at when the rules were made.
_PARSED = 80
_ABOUT = {"data": "BASIL, Fan et al. (2019)", "licence": "none given"}
_PARSED_BY = "PolNeAR, Newell et al. (2018), parsed by spaCy 3.8, small English model"


def read_basil(folder: str | Path) -> list[dict]:
    """Return the articles of BASIL as they stand in a folder."""
    return _read(folder, _FILE)


def _read(folder: str | Path, name: str) -> list[dict]:
    lines = (Path(folder) / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def hold_against_parser(folder: str | Path, measure: str) -> list[dict]:
    """Return the tests of a measure of passives against a parser; none where none is installed.

    Parameters
    ----------
    folder : path
        Of the annotated data.
    measure : {"passive", "agentless"}
    """
    try:
        load_parser()
    except ImportError:
        return []
    rows = _read(folder, _PARSED_FILE)
    random.Random(1).shuffle(rows)
    articles = [Article(row["id"], body=row["text"]) for row in rows[:_PARSED]]
    found = {"parser": ("passives in news articles", compare_passives(articles)[measure])}
    if measure == "agentless":
        found = {"parser": ("passives without “by” in news articles", found["parser"][1])}
    else:
        what = "subjects of verbs of harm and help in news articles"
        found["subjects"] = (what, compare_subjects(articles))
    return [
        {"task": task, **_ABOUT, "data": _PARSED_BY, "what": what, **test}
        for task, (what, test) in found.items()
    ]


def hold_names_against_labels(folder: str | Path) -> list[dict]:
    """Return the test of names against hand-made labels."""
    rows = {row["id"]: row for row in read_basil(folder)}
    labels = json.loads(_LABELS.read_text(encoding="utf-8"))
    articles = [_to_article(rows[name]) for name in labels]
    ends = [_to_ends(rows[name], spans) for name, spans in labels.items()]
    what = "mentions in news articles, labelled by hand"
    return [{"task": "names", **_ABOUT, "what": what, **compare_merges(articles, ends)}]


def count_referents(text: str) -> int:
    """Return how many people and bodies the names and titles of a text are taken for."""
    tokens = tokenize([Article(body=text)])
    return len(link_mentions(tokens, find_mentions(tokens)).referents)


def _to_article(row: Mapping) -> Article:
    """Join the sentences of an article by a space, and its paragraphs by a blank line."""
    body = "\n\n".join(" ".join(sentences) for sentences in row["paragraphs"])
    return Article(row["id"], row["title"], body)


def _to_ends(row: Mapping, spans: list) -> dict[int, int]:
    """Turn labels by sentence into labels by the character of the body at which each ends."""
    starts, place = [], 0
    for sentences in row["paragraphs"]:
        for sentence in sentences:
            starts.append(place)
            place += len(sentence) + 1
        place += 1
    return {starts[sentence] + end: who for sentence, _, end, who in spans}
