"""Whole processes and a notebook's second comparison: what one reader waits for."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from framing import Article, compare

from .corpus import Corpus
from .own import shorten
from .peers import FORMULAS
from .timing import Contestant

__all__ = ["COMPARE", "PLAIN", "list_processes", "list_seconds"]

PLAIN, COMPARE = "plain script", "framing compare --html"
ROOT = Path(__file__).resolve().parents[1]
#: Two articles of a comparison.
PAIR = tuple(ROOT / "seeds" / "ester-flood" / name for name in ("lantern.md", "meridian.md"))

_SCRIPT = f"""\
import sys
import textstat
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

analyzer = SentimentIntensityAnalyzer()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        text = file.read()
    print(path, analyzer.polarity_scores(text))
    for name in {FORMULAS}:
        print(name, getattr(textstat, name)(text))
"""


def list_processes() -> tuple[list[Contestant], list[str]]:
    """Return ``framing compare`` of two seeds, and a script that does the nearest thing to it."""
    missing = [name for name in ("vaderSentiment", "textstat") if find_spec(name) is None]
    if missing:
        return [], [f"{name} is not installed: no plain script is timed." for name in missing]
    page = Path(tempfile.mkdtemp(prefix="framing-")) / "page.html"
    pair = [str(path) for path in PAIR]
    plain = [sys.executable, "-c", _SCRIPT, *pair]
    ours = [sys.executable, "-m", "framing", "compare", *pair, "--html", str(page)]
    return [
        Contestant(PLAIN, _process(plain), "VADER and textstat's seven formulas, printed"),
        Contestant(COMPARE, _process(ours), "the page and the summary"),
    ], []


def _process(command: list[str]) -> Callable[[], object]:
    # Python is to keep its byte code, as it does where nobody told it not to.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def run() -> object:
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)

    run()
    return run


def list_seconds(corpus: Corpus) -> list[Contestant]:
    """Return a notebook's second comparison: of two articles of 600 words not seen before."""
    halves = cycle(map(shorten, corpus.articles))
    compare([next(halves), next(halves)]).to_html()

    def make_pair() -> list[Article]:
        return [next(halves), next(halves)]

    note = "compare([a, b]).to_html() of two articles of 600 words, imports done"
    return [
        Contestant("a second compare", lambda pair: compare(pair).to_html(), note, 1, make_pair)
    ]
