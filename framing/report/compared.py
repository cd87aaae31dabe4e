"""Quotations compared: the same words in two articles, and which words each chose of a speaker."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from .heard import Heard
from .source import Source
from .statements import excerpt, shorten

__all__ = ["summarize_compared"]

#: Kinds of relation, in the order shown.
_MET = ("other speaker", "altered", "cut", "paraphrased", "identical")
#: Words shown of a quotation.
_WORDS = 40
_QUOTED = ("direct", "mixed", "block")
#: What names a speaker in a text and is nobody's name.
_NOBODY = frozenset(("he", "she", "they", "it", "we", "i", "unattributed"))


def summarize_compared(source: Source, *, excerpts: bool = False) -> dict[str, object]:
    """Gather quotations that two articles give, and what each quotes of those whom several quote.

    Parameters
    ----------
    source : Source
    excerpts : bool
        Only the first words of all but quotations that one article cuts or words otherwise.

    Returns
    -------
    dict
        ``pairs``: for each two articles ``letters``, ``rows`` (``relation, wording``, and ``a, b``:
        ``letter, speaker, text, own, quoted``) and ``alone`` (how many quoted sentences only either
        has). ``speakers``: ``name, cells`` (for each article the quoted sentences: ``text, met``,
        whether another article has them). ``others``: for each article, whom surely only it quotes.
    """
    pairs = {(a.id, b.id): [] for a, b in combinations(source.articles, 2)}
    for record in source.tables["quotations_compared"]:
        pairs[record["a"], record["b"]].append(record)
    speakers, others = _list_speakers(source, excerpts)
    return {
        "pairs": [_pair(source, ids, records, excerpts) for ids, records in pairs.items()],
        "speakers": speakers,
        "others": others,
    }


def _pair(
    source: Source, ids: tuple[str, str], records: list[Mapping], excerpts: bool
) -> dict[str, object]:
    met = [record for record in records if record["relation"] in _MET]
    met.sort(key=lambda record: _MET.index(record["relation"]))
    return {
        "letters": [source.letters[id_] for id_ in ids],
        "rows": [
            {
                "relation": record["relation"],
                "wording": record["wording"] or "",
                **{side: _show(source, record, side, excerpts) for side in "ab"},
            }
            for record in met
        ],
        "alone": [sum(r["relation"] == f"only in {side}" for r in records) for side in "ab"],
    }


def _show(source: Source, record: Mapping, side: str, excerpts: bool) -> dict[str, object]:
    quoted = record[f"kind_{side}"] in _QUOTED
    text = record[f"text_{side}"] or ""
    told = (record[f"own_words_{side}"] or "").split(" … ") if quoted else []
    own = [shorten(words, _WORDS) for words in told if words]
    return {
        "letter": source.letters[record[side]],
        "speaker": record[f"speaker_{side}"] or "",
        "text": excerpt(text) if excerpts and not own else shorten(text, _WORDS),
        "own": own,
        "quoted": quoted,
    }


def _list_speakers(source: Source, excerpts: bool) -> tuple[list[dict], list[dict]]:
    """List what each article quotes of those whom several quote, and whom only one quotes."""
    names = _Names(source)
    said: dict[str, dict[str, dict[tuple, dict]]] = {}
    for record in source.tables["quotations_compared"]:
        for side in "ab":
            if record[f"kind_{side}"] not in _QUOTED:
                continue
            name = names.find(record[side], record[f"speaker_{side}"])
            if name:
                place = tuple(record[f"{n}_{side}"] for n in ("part", "start"))
                found = said.setdefault(name, {}).setdefault(record[side], {})
                text = record[f"text_{side}"]
                text = excerpt(text) if excerpts else shorten(text, _WORDS)
                quoted = found.setdefault(place, {"text": text, "met": False})
                quoted["met"] |= record["relation"] in ("identical", "cut", "altered")
    ids = [article.id for article in source.articles]
    both = [name for name, found in said.items() if len(found) > 1]
    both.sort(key=lambda name: (-len(said[name]), -_count(said[name].values()), name))
    speakers = [
        {"name": name, "cells": [_in_order(said[name].get(id_, {})) for id_ in ids]}
        for name in both
    ]
    alone = [sorted(name for name, found in said.items() if list(found) == [id_]) for id_ in ids]
    heard = Heard(source)
    return speakers, [
        {"letter": source.letters[id_], "names": heard.only_here(id_, found)}
        for id_, found in zip(ids, alone, strict=True)
    ]


def _in_order(found: Mapping[tuple, dict]) -> list[dict]:
    return [found[place] for place in sorted(found)]


def _count(found: Iterable[Mapping]) -> int:
    return sum(map(len, found))


class _Names:
    """Who of one article is who in another, by the table of labels."""

    def __init__(self, source: Source) -> None:
        self._known = {
            (row["article_id"], row["label"]): row["referent"]
            for row in source.tables["labels"]
            if row["link"] == "name"
        }

    def find(self, id_: str, speaker: str | None) -> str | None:
        """Return a speaker's longest name; None for nobody and for pronouns."""
        if not speaker or speaker.lower() in _NOBODY:
            return None
        return self._known.get((id_, speaker), speaker)
