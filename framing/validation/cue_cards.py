"""Cards of frame cues: how many are usual in running news, and how far they agree with coders."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from ..analysis import Engine, analyze
from ..articles import Article
from ..measures import Family
from ..measures.cues import split_cue
from .card_data import RUNNING_NEWS
from .data import read_rows

__all__ = ["UNTESTED_CUES", "count_usual"]

#: Schemes that no annotated data at hand is coded for.
UNTESTED_CUES = {
    "moral_cues": "no annotated news at hand says which moral foundations a text speaks of"
}


def count_usual(folder: str | Path, family: Family) -> dict[str, float]:
    """Count how many cues of each frame there are in 100 words of running news.

    Parameters
    ----------
    folder : path
        Of the annotated data; the mean of its files of whole articles is taken.
    family : Family
        Of cues.
    """
    found = [_count(Path(folder) / name, family) for name in RUNNING_NEWS]
    names = [measure.name for measure in family.measures]
    return {
        split_cue(name)[1]: round(float(np.mean([rates[name] for rates in found])), 3)
        for name in names
    }


def _count(path: Path, family: Family) -> Mapping[str, float]:
    texts = read_rows(path).without("text").texts()
    articles = [Article(f"text-{place}", body=text) for place, text in enumerate(texts)]
    sums = analyze(articles, engine=Engine().by((family,))).sums
    totals = {name: column[:, -1, -1].sum() for name, column in sums.items()}
    return {m.name: 100 * totals[m.name] / totals["words"] for m in family.measures}
