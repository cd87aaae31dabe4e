"""Lexicon: terms, with what each is and why it is there."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from typing import NamedTuple

from ..language.vocabulary import split_term
from .contexts import Context

__all__ = ["Category", "Entry", "Lexicon", "merge_lexicons"]


class Category(NamedTuple):
    """A kind of term.

    Attributes
    ----------
    name, label : str
        The label is for readers.
    definition, reference : str
        What it is, and where that comes from.
    examples : tuple of str
        Sentences; what the lexicon marks in them stands between asterisks.
    in_names : bool
        Whether its terms are marked within names and titles too; see ``is_name``.
    """

    name: str
    label: str
    definition: str = ""
    reference: str = ""
    examples: tuple[str, ...] = ()
    in_names: bool = True


class Entry(NamedTuple):
    """One term of a lexicon.

    Attributes
    ----------
    term, pos : str
        Lemma or phrase, and its part of speech, which drives inflection only.
    category : str
    strength : int
        1 mild, 2 clear, 3 strong.
    reason : str
        What this term does to a reader.
    neutral : tuple of str
        Wordings that could stand in its place.
    note : str
        Ordinary uses.
    forms : tuple of str
        Every surface form that is matched.
    ordinary : tuple of str
        Longer wordings in which the term is ordinary and is not matched.
    case : {"", "exact", "lower"}
        Any case; only as written; only in lower case.
    context : Context
        Rules for where it is ordinary.
    seen : str
        Annotated data that showed the compilers the term, so that it proves nothing on them.
    extra : mapping of str to str
        Cells of the columns that only this lexicon has, by name.
    """

    term: str
    pos: str
    category: str
    strength: int
    reason: str
    neutral: tuple[str, ...]
    note: str
    forms: tuple[str, ...]
    ordinary: tuple[str, ...]
    case: str
    context: Context = Context()
    seen: str = ""
    extra: Mapping[str, str] = {}  # nobody writes to it

    def __hash__(self) -> int:
        return hash((self.term, self.category, self.forms))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A named list of entries with its provenance.

    Attributes
    ----------
    name, title, description, version, licence : str
    references : tuple of str
    categories : mapping of str to Category
    entries : tuple of Entry
    sha256 : str
        Of the entries' file, so that a finding can be traced to the words that made it.
    """

    name: str
    title: str
    description: str
    version: str
    licence: str
    references: tuple[str, ...]
    categories: Mapping[str, Category]
    entries: tuple[Entry, ...]
    sha256: str

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __deepcopy__(self, memo: dict) -> "Lexicon":
        return self  # nothing of it is ever changed

    def __repr__(self) -> str:
        counts = f"{len(self)} entries in {len(self.categories)} categories"
        return f"<Lexicon {self.name} {self.version}: {counts}, sha256 {self.sha256[:12]}>"

    def describe(self) -> dict[str, object]:
        """Return what a report says of the lexicon: its provenance, and not its entries."""
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "version": self.version,
            "licence": self.licence,
            "references": list(self.references),
            "entries": len(self),
            "sha256": self.sha256,
            "categories": [
                {"name": c.name, "label": c.label, "definition": c.definition}
                for c in self.categories.values()
            ],
        }

    def find(self, term: str) -> tuple[Entry, ...]:
        """Return the entries that have `term` as lemma or as one of their forms."""
        wanted = split_term(term)
        return tuple(e for e in self.entries if wanted in map(split_term, e.forms))

    def marks_in_names(self, entry: Entry) -> bool:
        """Tell whether a term is marked within names too; one with a capital of its own is."""
        if entry.context.in_names is not None:
            return entry.context.in_names
        category = self.categories.get(entry.category)
        return category is None or category.in_names or not entry.term.islower()

    def mark_in_names(self) -> list[bool]:
        """Tell of each entry whether it is marked within names too."""
        closed = {name for name, category in self.categories.items() if not category.in_names}
        return [
            (e.category not in closed and e.context.in_names is None) or self.marks_in_names(e)
            for e in self.entries
        ]

    def without_seen(self) -> "Lexicon":
        """Return the lexicon without the entries that annotated data have shown."""
        return replace(self, entries=tuple(e for e in self.entries if not e.seen))


def merge_lexicons(*lexicons: Lexicon) -> Lexicon:
    """Put lexicons together; an entry goes before those of earlier ones that share a form with it.

    Examples
    --------
    >>> from framing.lexicons import load_lexicon
    >>> loaded = load_lexicon("loaded")
    >>> len(merge_lexicons(loaded, loaded)) == len(loaded)
    True
    """
    return reduce(_merge, lexicons)


def _merge(first: Lexicon, second: Lexicon) -> Lexicon:
    taken = {split_term(form) for entry in second for form in entry.forms}
    kept = [e for e in first if taken.isdisjoint(map(split_term, e.forms))]
    hashes = f"{first.sha256}\n{second.sha256}\n"
    return Lexicon(
        name=f"{first.name}+{second.name}",
        title=f"{first.title}, with {second.title}",
        description=" ".join(filter(None, (first.description, second.description))),
        version=f"{first.version}+{second.version}",
        licence="; ".join(dict.fromkeys((first.licence, second.licence))),
        references=tuple(dict.fromkeys((*first.references, *second.references))),
        categories={**first.categories, **second.categories},
        entries=(*kept, *second.entries),
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
    )
