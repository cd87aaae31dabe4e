"""Agency held against a parser: do the rules find the passives that it finds, and their doers?"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from ..articles import Article
from ..language import Tokens, tokenize
from ..measures.clauses import Clauses, find_clauses
from ..measures.doers import Doers, find_verbs
from ..measures.syntax import load_parser, parse_clauses, parse_tokens
from ..voices.mentions import Mentions, find_mentions
from .metrics import estimate, precision_recall_f1

__all__ = ["compare_passives", "compare_subjects"]

#: The simplest rule there is: a form of "be" directly before a word in -ed.
_PLAIN = re.compile(rb"\b(?:am|is|are|was|were|be|been|being)\s+(\w+ed)\b")


def compare_passives(articles: Sequence[Article], parse=None) -> dict[str, dict]:
    """Hold the passives that rules find against a parser's.

    Parameters
    ----------
    articles : sequence of Article
    parse : callable, optional
        From tokens to ``Clauses``; by spaCy otherwise, which has to be installed.

    Returns
    -------
    dict
        For "passive" and "agentless" (those without "by"): ``rows`` (the parser's), ``metrics``
        (precision, recall, f1 with intervals over articles) and ``baselines`` (F1 of the simplest
        rule: "be" directly before a word in -ed, none with a "by").
    """
    parser = None if parse else load_parser()
    parse = parse or (lambda tokens: parse_clauses(tokens, parser))
    counts: dict[str, list] = {"passive": [], "agentless": []}
    plain: dict[str, list] = {"passive": [], "agentless": []}
    for article in articles:
        tokens = tokenize([article])
        sure, rule = parse(tokens), find_clauses(tokens)
        starts = [match.start(1) for match in _PLAIN.finditer(tokens.data)]
        simple = set((np.searchsorted(tokens.starts, starts, "right") - 1).tolist())
        for name in counts:
            gold = _places(sure, name)
            counts[name].append(_tally(_places(rule, name), gold))
            plain[name].append(_tally(simple, gold))
    return {name: _summarize(counts[name], plain[name], "be_and_ed_f1") for name in counts}


def _places(clauses: Clauses, name: str) -> set[int]:
    chosen = clauses.participle if name == "passive" else clauses.participle[clauses.by < 0]
    return set(chosen.tolist())


def _tally(found: set[int], gold: set[int]) -> tuple[int, int, int]:
    return len(found & gold), len(found), len(gold)


def compare_subjects(articles: Sequence[Article]) -> dict[str, object]:
    """Hold the subjects that rules find of verbs of harm and help against a parser's.

    Parameters
    ----------
    articles : sequence of Article

    Returns
    -------
    dict
        ``rows`` (subjects of such verbs by the parser that are mentions), ``groups``, ``metrics``
        and ``baselines`` (F1 of taking the mention before the verb, whichever it is).
    """
    parser = load_parser()
    counts, plain = [], []
    for article in articles:
        tokens = tokenize([article])
        mentions = find_mentions(tokens)
        gold = _parse_subjects(tokens, parser)
        owner = _cover(mentions, len(tokens))
        due = {verb: owner[head] for verb, head in gold.items() if owner[head] >= 0}
        passive = set(find_clauses(tokens).participle.tolist())
        doers = Doers(tokens, mentions)
        verbs = [verb for verb in find_verbs(tokens).tolist() if verb not in passive]
        found = {verb: doers.subject(verb) for verb in verbs}
        before = np.searchsorted(mentions.last, verbs) - 1
        nearest = dict(zip(verbs, before.tolist(), strict=True))
        counts.append(_tally_subjects(found, due))
        plain.append(_tally_subjects(nearest, due))
    return _summarize(counts, plain, "nearest_f1")


def _parse_subjects(tokens: Tokens, parser) -> dict[int, int]:
    """Return the token of the subject's head by that of its verb, "who" stood for by its noun."""
    found = {}
    for _, words, place in parse_tokens(tokens, parser):
        for word in words:
            if word.dep_ == "nsubj" and word.head.tag_.startswith("VB"):
                relative = word.head.dep_ == "relcl" and word.lower_ in ("who", "that", "which")
                found[place(word.head)] = place(word.head.head if relative else word)
    return found


def _cover(mentions: Mentions, size: int) -> np.ndarray:
    """Return the mention that each token is in, or -1."""
    owner = np.full(size, -1)
    for place in range(len(mentions)):
        owner[mentions.first[place] : mentions.last[place] + 1] = place
    return owner


def _tally_subjects(found: Mapping[int, int], due: Mapping[int, int]) -> tuple[int, int, int]:
    said = {verb: place for verb, place in found.items() if place >= 0}
    asked = found.keys() & due.keys()
    return sum(said.get(verb) == due[verb] for verb in asked), len(said), len(asked)


def _summarize(counts: list[tuple], plain: list[tuple], baseline: str) -> dict[str, object]:
    right, found, due = np.array(counts, float).T
    metrics = precision_recall_f1(right, found, right, due)
    right, found, due = np.array(plain, float).T
    *_, simple = precision_recall_f1(right, found, right, due)
    return {
        "rows": sum(gold for *_, gold in counts),
        "groups": len(counts),
        "metrics": estimate(metrics, list(range(len(counts)))),
        "baselines": {baseline: simple.of()},
    }
