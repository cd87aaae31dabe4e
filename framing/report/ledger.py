"""The ledger: which statements articles share, tell otherwise, or tell alone."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import floor

from ..measures.accuracy import describe_tests
from ..measures.cards import card_names, read_card
from .source import Source
from .statements import describe_check, describe_times, excerpt, shorten, show_statement

__all__ = ["summarize_ledger"]

#: More articles than these: what only one of a pair tells is a list of places, not of texts.
_WHOLE = 3
#: Words shown of a statement that is shared where there are so many, and of what is only nearest
#: where there are more than two.
_MANY = 16
_OTHERWISE = ("conflicting", "reframed")
_CARD = "alignment"


def summarize_ledger(source: Source, *, excerpts: bool = False) -> dict[str, object]:
    """Gather what each pair of articles shares, tells otherwise and tells alone.

    Parameters
    ----------
    source : Source
    excerpts : bool
        Only the first words of statements, but for those that conflict.

    Returns
    -------
    dict
        ``otherwise``: links of all pairs that conflict, then those reframed. ``pairs``: for each
        ``letters``, ``otherwise, partly, shared`` (links: ``relation, check, score, a, b``),
        ``alone`` (for each article ``letter, other``, ``n`` and ``rows``: ``relation, score``, the
        statement and the other's ``nearest``; ``above``: those that ``rest`` tells of) and
        ``counts`` (for each threshold ``threshold, used, cells``). ``rest``: of three or more
        articles, for each ``letter``, ``only`` (what it alone tells) and ``others`` (what all
        others tell). ``times``: when they were published. ``threshold``: of a link. ``compact``:
        whether pairs are cut short. ``accuracy``: what the card says.
    """
    view = _View(source, excerpts)
    pairs = [view.pair(a.id, b.id) for a, b in combinations(source.articles, 2)]
    otherwise = [link for pair in pairs for link in pair["otherwise"]]
    return {
        "times": describe_times(source),
        "threshold": source.comparison.settings.threshold,
        "compact": view.compact,
        "otherwise": sorted(otherwise, key=_weight),
        "pairs": pairs,
        "rest": [view.rest(article.id) for article in source.articles] if view.many else [],
        "accuracy": describe_tests(read_card(_CARD).tests) if _CARD in card_names() else "",
    }


class _View:
    """The ledger's tables by pair, and how much is shown of each statement."""

    def __init__(self, source: Source, excerpts: bool) -> None:
        self.source = source
        self.many = len(source.articles) > 2
        self.compact = len(source.articles) > _WHOLE
        self.cut = excerpt if excerpts else None
        self.links = _group(source.tables["alignment"])
        self.counts = _group(source.tables["alignment_counts"])
        self.only_here = {
            (row["teller"], row["part"], row["sentence"])
            for row in source.tables["against_rest"]
            if row["relation"] == "only here"
        }

    def pair(self, a: str, b: str) -> dict[str, object]:
        links = self.links.get((a, b), [])
        by_relation = {
            name: [self._link(r) for r in links if r["relation"] in names]
            for name, names in (
                ("otherwise", _OTHERWISE), ("partly", ("partly shared",)), ("shared", ("shared",)),
            )
        }  # fmt: skip
        by_relation["otherwise"].sort(key=_weight)
        letters = [self.source.letters[id_] for id_ in (a, b)]
        return {
            "letters": letters,
            **by_relation,
            "alone": [self._alone(links, side, letters) for side in "ab"],
            "counts": list(_list_counts(self.counts.get((a, b), []), (a, b))),
        }

    def _link(self, record: Mapping) -> dict[str, object]:
        cut = self.cut or (_show_many if self.compact else None)
        if record["relation"] in _OTHERWISE:
            cut = None
        return {
            "relation": record["relation"],
            "check": describe_check(record),
            "score": record["score"],
            **{s: self._show(record[s], record, f"{{}}_{s}", cut=cut) for s in "ab"},
        }

    def _alone(self, links: list[Mapping], side: str, letters: list[str]) -> dict[str, object]:
        there = "b" if side == "a" else "a"
        letter, other = letters if side == "a" else letters[::-1]
        relation = f"only in {side}"
        near = self.cut or (_show_many if self.many else None)
        rows, above = [], []
        for record in (r for r in links if r["relation"] == relation):
            place = (record[side], record[f"part_{side}"], record[f"sentence_{side}"])
            if place in self.only_here:
                above.append(self._show(record[side], record, f"{{}}_{side}", cut=excerpt))
                continue
            row = {"relation": relation, "score": _below(record["score"]), "nearest": None}
            row |= self._show(record[side], record, f"{{}}_{side}", cut=self.cut)
            if record[f"text_{there}"] is not None:
                row["nearest"] = self._show(record[there], record, f"{{}}_{there}", cut=near)
            rows.append(row)
        return {
            "letter": letter, "other": other, "rows": rows, "above": above,
            "n": len(rows) + len(above),
        }  # fmt: skip

    def rest(self, id_: str) -> dict[str, object]:
        """Gather what only one article tells, and what all others tell."""
        records = [r for r in self.source.tables["against_rest"] if r["article_id"] == id_]
        groups: dict[int, list[dict]] = {}
        for record in (r for r in records if r["relation"] == "all others"):
            groups.setdefault(record["group"], []).append(self._told(record))
        only = [self._told(r) for r in records if r["relation"] == "only here"]
        return {
            "letter": self.source.letters[id_],
            "only": only,
            "others": [
                {"told": told, "nearest": told[0]["nearest"], "score": told[0]["score"]}
                for told in groups.values()
            ],
        }  # fmt: skip

    def _told(self, record: Mapping) -> dict[str, object]:
        told = self._show(record["teller"], record, "{}", cut=self.cut)
        nearest = None
        if record["nearest_text"] is not None:
            nearest = self._show(record["nearest_id"], record, "nearest_{}", cut=self.cut)
        return {
            **told, "relation": record["relation"], "score": _below(record["score"]),
            "nearest": nearest,
        }  # fmt: skip

    def _show(self, id_: str, record: Mapping, side: str, **options) -> dict[str, object]:
        return show_statement(self.source, id_, record, side, **options)


def _show_many(text: str) -> str:
    return shorten(text, _MANY)


def _weight(link: Mapping) -> int:
    return _OTHERWISE.index(link["relation"])


def _below(score: float) -> float:
    """Round down, or what is just too far would read as if it were near enough."""
    return floor(100 * score) / 100


def _group(records: Iterable[Mapping]) -> dict[tuple[str, str], list[Mapping]]:
    found: dict[tuple[str, str], list[Mapping]] = {}
    for record in records:
        found.setdefault((record["a"], record["b"]), []).append(record)
    return found


def _list_counts(records: list[Mapping], ids: tuple[str, str]) -> Iterable[dict]:
    """Yield, for each threshold, how many statements of either article there are of each kind."""
    kinds = ("conflicting", "reframed", "shared", "partly_shared", "only_here")
    by_threshold: dict[float, dict[str, Mapping]] = {}
    for record in records:
        by_threshold.setdefault(record["threshold"], {})[record["article_id"]] = record
    for threshold, found in by_threshold.items():
        yield {
            "threshold": threshold,
            "used": found[ids[0]]["used"],
            "cells": [[found[id_][kind] for id_ in ids] for kind in kinds],
        }
