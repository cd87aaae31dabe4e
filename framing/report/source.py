"""What the sections are made from: a comparison's tables, indexed by article, part and voice."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from ..comparison.records import Columns, make_records
from ..lexicons import Entry
from .numbers import make_slug

if TYPE_CHECKING:
    from ..comparison import Comparison

__all__ = ["LETTERS", "Source"]

LETTERS = "ABCDEFGH"
_WORD = re.compile(r"\w[\w-]*")
#: Letters of a category's name that make its mark's label, at least.
_TAG_LETTERS = 3


class _Records(dict):
    """Tables as records, each made when it is first asked for."""

    def __init__(self, tables: Mapping[str, Columns]) -> None:
        self._tables = tables

    def __missing__(self, name: str) -> list[dict]:
        self[name] = found = make_records(self._tables[name])
        return found


class Source:
    """A comparison's tables as the sections look them up.

    Parameters
    ----------
    comparison : Comparison
    excerpts : bool
        The page is to republish no article: contexts end with their sentence.

    Attributes
    ----------
    tables : mapping of str to list of dict
        Every table as records, as ``comparison.to_dict()`` gives them.
    letters : dict of str to str
        Letter of each article's id, in the order given.
    """

    def __init__(self, comparison: "Comparison", *, excerpts: bool = False) -> None:
        self.comparison = comparison
        self.excerpts = excerpts
        self.tables = _Records(comparison.tables)
        self.articles = comparison.articles
        self.letters = dict(zip((a.id for a in self.articles), LETTERS, strict=False))
        self.measures = {m.name: m for m in comparison.analysis.engine.measures}
        self.english = {
            article.id: bool(english)
            for article, english in zip(self.articles, comparison.analysis.english, strict=True)
        }

    @cached_property
    def scores(self) -> dict[tuple[str, str, str, str], dict]:
        """Score records by article, part, voice and measure."""
        return {
            (r["article_id"], r["part"], r["voice"], r["measure"]): r
            for r in make_records(self.comparison.voice_scores)
        }

    @cached_property
    def differences(self) -> dict[tuple[str, str, str], list[dict]]:
        """Difference records by measure, part and voice."""
        found = defaultdict(list)
        for record in self.tables["differences"]:
            found[record["measure"], record["part"], record["voice"]].append(record)
        return found

    @cached_property
    def evidence(self) -> dict[tuple[str, str], list[dict]]:
        """Evidence records by article and measure; none of articles that are not scored."""
        found = defaultdict(list)
        for record in self.tables["evidence"]:
            if self.english[record["article_id"]]:
                found[record["article_id"], record["measure"]].append(record)
        return found

    @cached_property
    def quotations(self) -> dict[tuple[str, str], list[dict]]:
        """Quotation records by article and part."""
        found = defaultdict(list)
        for record in self.tables["quotations"]:
            found[record["article_id"], record["part"]].append(record)
        return found

    @cached_property
    def places(self) -> dict[tuple[str, str, str], str]:
        """Where each item first appears, by article, what it is, and its name."""
        return {
            (r["article_id"], r["what"], r["item"]): r["place"] for r in self.tables["prominence"]
        }

    @cached_property
    def sentences(self) -> dict[tuple[str, str], list[dict]]:
        """Sentences by article and part: ``number, start, end, compound, scored, words, quoted,
        reported``.

        The last two count those of the words that are in quotations or reported.
        """
        columns = self.comparison.analysis.sentence_columns
        names = "article_id part sentence start end voice words compound_all scored_all".split()
        lists = (
            columns[n].tolist() if hasattr(columns[n], "tolist") else columns[n] for n in names
        )
        found = defaultdict(list)
        for id_, part, number, start, end, voice, words, compound, scored in zip(
            *lists, strict=True
        ):
            group = found[id_, part]
            if not group or group[-1]["number"] != number + 1:
                group.append(
                    {
                        "number": number + 1,
                        "start": start,
                        "end": end,
                        "words": 0,
                        "quoted": 0,
                        "reported": 0,
                        "compound": round(compound, 4) + 0.0,
                        "scored": bool(scored),
                    }  # fmt: skip
                )
            group[-1]["words"] += int(words)
            if voice in ("quoted", "reported"):
                group[-1][voice] += int(words)
        return found

    @cached_property
    def entries(self) -> dict[tuple[str, str], Entry]:
        """Entries of the lexicon of loaded terms by term and category."""
        return {(e.term, e.category): e for e in self.comparison.analysis.engine.lexicon}

    @cached_property
    def tags(self) -> dict[str, str]:
        """Short label of each category's marks: as many first letters as tell them apart."""
        categories = self.comparison.analysis.engine.lexicon.categories
        slugs = {name: make_slug(name) or name for name in categories}
        tags = {}
        for name, slug in slugs.items():
            others = [other for key, other in slugs.items() if key != name]
            size = _TAG_LETTERS
            while size < len(slug) and any(o.startswith(slug[:size]) for o in others):
                size += 1
            tags[name] = slug[:size]
        return tags

    @cached_property
    def kinds(self) -> dict[str, int]:
        """Number of each category, from 1, by which its marks can be filtered."""
        return {
            name: place
            for place, name in enumerate(
                sorted(self.comparison.analysis.engine.lexicon.categories), start=1
            )
        }

    @cached_property
    def anchors(self) -> dict[tuple[str, str], str]:
        """Element id of each entry that was found, by term and category."""
        anchors, taken = {}, set()
        found = {
            (r["entry"], r["category"])
            for (_, measure), records in self.evidence.items()
            if measure == "loaded"
            for r in records
        }
        for key in sorted(found):
            stem = name = f"term-{make_slug(key[0]) or 'x'}"
            count = 1
            while name in taken:
                count += 1
                name = f"{stem}-{count}"
            taken.add(name)
            anchors[key] = name
        return anchors

    def names_itself(self, article_id: str, name: str) -> bool:
        """Tell whether a name is the article's own outlet ("the Lantern has learnt")."""
        article = next(article for article in self.articles if article.id == article_id)
        words, outlet = (set(_WORD.findall(x.lower())) for x in (name, article.outlet or ""))
        return bool(words) and words <= outlet

    def find_context(
        self, article_id: str, part: str, start: int, end: int, size: int
    ) -> tuple[int, int]:
        """Return where the context of a stretch begins and ends, `size` characters to a side."""
        article = next(article for article in self.articles if article.id == article_id)
        first, last = max(0, start - size), min(len(article.text(part)), end + size)
        if self.excerpts:
            for sentence in self.sentences[article_id, part]:
                if sentence["start"] <= start < sentence["end"]:
                    first = max(first, sentence["start"])
                    last = min(last, max(end, sentence["end"]))
        return first, last

    def score(self, article_id: str, part: str, voice: str, measure: str) -> dict:
        """Return a cell: ``value, low, high, n, reason``; a part that is not there says so.

        An interval of no width (nothing was found, so every draw finds nothing) is no interval.
        """
        record = self.scores.get((article_id, part, voice, measure))
        if record is None:
            missing = {"value": None, "low": None, "high": None, "n": 0}
            return {**missing, "reason": f"no {'text' if part == 'all' else part}"}
        cell = {name: record[name] for name in ("value", "low", "high", "n", "reason")}
        return cell | {"low": None, "high": None} if cell["low"] == cell["high"] else cell
