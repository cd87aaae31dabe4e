"""Names held against hand-made labels: do mentions that are put together belong together?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from ..articles import PARTS, Article
from ..language import tokenize
from ..voices.mentions import KINDS, find_mentions
from ..voices.names import link_mentions
from .metrics import estimate, precision_recall_f1, share

__all__ = ["compare_merges"]

_BODY = PARTS.index("body")
_PRONOUN = KINDS.index("pronoun")


def compare_merges(
    articles: Sequence[Article], labels: Sequence[Mapping[int, object]]
) -> dict[str, object]:
    """Hold merges of mentions against labels.

    Parameters
    ----------
    articles : sequence of Article
    labels : sequence of mapping
        For each article: the character of the body at which a mention ends, and who is meant.
        A mention counts as found if one of the rules' ends there; pronouns are left out.

    Returns
    -------
    dict
        ``rows`` (labelled mentions), ``groups`` (articles), ``metrics``: precision, recall and f1
        over pairs of mentions, and ``found``, the share of mentions that are found; with intervals
        over articles. A pair of which only one is labelled counts as wrong. ``baselines``: F1 of
        putting together what reads the same.
    """
    counts, plain, found = [], [], []
    for article, label in zip(articles, labels, strict=True):
        tokens = tokenize([article])
        mentions = find_mentions(tokens)
        links = link_mentions(tokens, mentions)
        body = (tokens.part[mentions.segment] == _BODY) & (mentions.kind != _PRONOUN)
        ends = tokens.characters(mentions.end, mentions.segment)[body].tolist()
        starts = tokens.characters(mentions.start, mentions.segment)[body].tolist()
        spans = zip(starts, ends, strict=True)
        texts = [article.body[start:end].lower() for start, end in spans]
        counts.append(_tally(ends, links.referent[body].tolist(), label))
        plain.append(_tally(ends, texts, label))
        found.append((len(label.keys() & set(ends)), len(label)))
    columns = np.array(found, float).T
    right, made, due = np.array(counts, float).T
    metrics = [*precision_recall_f1(right, made, right, due), share(*columns, "found")]
    right, made, due = np.array(plain, float).T
    *_, simple = precision_recall_f1(right, made, right, due)
    return {
        "rows": int(columns[1].sum()),
        "groups": len(articles),
        "metrics": estimate(metrics, list(range(len(articles)))),
        "baselines": {"same_text_f1": simple.of()},
    }


def _tally(ends: Sequence[int], groups: Sequence, label: Mapping[int, object]) -> tuple:
    """Count pairs that are right, that are put together, and that belong together."""
    together = defaultdict(set)
    for end, group in zip(ends, groups, strict=True):
        if group != -1:
            together[group].add(end)
    belong = defaultdict(set)
    for end, who in label.items():
        belong[who].add(end)
    made = {
        pair
        for members in together.values()
        for pair in combinations(sorted(members), 2)
        if pair[0] in label or pair[1] in label
    }
    due = {pair for members in belong.values() for pair in combinations(sorted(members), 2)}
    return len(made & due), len(made), len(due)
