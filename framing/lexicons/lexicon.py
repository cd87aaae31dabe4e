"""Lexicon: terms with what each is and why it is there, loaded from CSV and TOML and checked."""

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from ..language.vocabulary import split_words
from .inflection import inflect

__all__ = ["Category", "Entry", "Lexicon", "load_lexicon", "read_lexicon", "shipped_lexicons"]

_REQUIRED = ("term", "pos", "category", "strength", "reason")
_OPTIONAL = ("neutral", "note", "forms", "ordinary", "case")
_CASES = ("", "exact", "lower")


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of term: its label for readers, its definition and where that comes from."""

    name: str
    label: str
    definition: str
    reference: str


@dataclass(frozen=True, slots=True)
class Entry:
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
        wanted = split_words(term)
        return tuple(e for e in self.entries if wanted in map(split_words, e.forms))


def shipped_lexicons() -> tuple[str, ...]:
    """Return the names of the lexicons that come with the package."""
    folder = resources.files(__package__) / "data"
    return tuple(sorted(f.name[:-4] for f in folder.iterdir() if f.name.endswith(".csv")))


@cache
def load_lexicon(name: str) -> Lexicon:
    """Return a lexicon that comes with the package.

    Examples
    --------
    >>> load_lexicon("loaded").find("slammed")[0].category
    'sensational'

    Raises
    ------
    ValueError
        If there is none of that name.
    """
    if name not in shipped_lexicons():
        raise ValueError(f"no lexicon {name!r}; there are: {', '.join(shipped_lexicons())}.")
    folder = resources.files(__package__) / "data"
    with resources.as_file(folder / f"{name}.csv") as path:
        return read_lexicon(path)


def read_lexicon(path: str | Path) -> Lexicon:
    """Read a lexicon of one's own: a CSV of entries and, beside it, a TOML that says whence it is.

    Parameters
    ----------
    path : path of the CSV
        Columns ``term, pos, category, strength, reason``, and where wanted ``neutral, note, forms,
        ordinary, case``. Without a TOML of the same name the categories are taken as they come.

    Raises
    ------
    ValueError
        With file, row and what would be right, for the first entry that is not sound.
    """
    path = Path(path)
    raw = path.read_bytes()
    rows = _read_rows(raw, path.name)
    provenance = _read_provenance(path.with_suffix(".toml"))
    known = dict(provenance.get("categories", {}))
    defined = frozenset(known)
    entries: list[Entry] = []
    seen: dict[tuple[str, ...], tuple[int, Entry]] = {}
    for number, row in rows:
        try:
            entry = _make_entry(row, defined)
            _check_forms(entry, seen)
        except ValueError as error:
            raise ValueError(f"row {number} of {path.name}: {error}") from None
        entries.append(entry)
        seen.update((split_words(form), (number, entry)) for form in entry.forms)
    for entry in entries:
        known.setdefault(entry.category, {})
    return Lexicon(
        name=provenance.get("name", path.stem),
        title=provenance.get("title", path.stem),
        description=provenance.get("description", ""),
        version=str(provenance.get("version", "unversioned")),
        licence=provenance.get("licence", "not stated"),
        references=tuple(provenance.get("references", ())),
        categories={
            name: Category(
                name,
                values.get("label", name.capitalize()),
                values.get("definition", ""),
                values.get("reference", ""),
            )
            for name, values in known.items()
        },
        entries=tuple(entries),
        sha256=hashlib.sha256(raw.replace(b"\r\n", b"\n")).hexdigest(),
    )


def _read_rows(raw: bytes, name: str) -> list[tuple[int, dict[str, str]]]:
    """Return number and cells by column of every row that is not empty."""
    try:
        file = io.StringIO(raw.decode("utf-8-sig"), newline="")
        header, *rows = list(csv.reader(file, strict=True)) or [[]]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ValueError(f"{name}: not a CSV in UTF-8 ({error}).") from None
    header = [column.strip() for column in header]
    missing = [column for column in _REQUIRED if column not in header]
    if missing:
        raise ValueError(f"{name}: needs the columns {', '.join(_REQUIRED)}; no {missing[0]!r}.")
    numbered = [(n, cells) for n, cells in enumerate(rows, start=2) if any(map(str.strip, cells))]
    if not numbered:
        raise ValueError(f"{name}: has no entries below its header.")
    for number, cells in numbered:
        if any(map(str.strip, cells[len(header) :])):
            raise ValueError(f"row {number} of {name}: has more cells than the header has columns.")
    return [(number, dict(zip(header, cells, strict=False))) for number, cells in numbered]


def _read_provenance(path: Path) -> dict:
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name}: not valid TOML ({error}).") from None
    for name in ("name", "title", "description", "licence"):
        if not isinstance(found.get(name, ""), str):
            raise ValueError(f"{path.name}: {name!r} must be text.")
    references = found.get("references", [])
    if not isinstance(references, list) or not all(isinstance(r, str) for r in references):
        raise ValueError(f"{path.name}: 'references' must be a list of texts.")
    categories = found.get("categories", {})
    tables = {"categories": categories, **(categories if isinstance(categories, dict) else {})}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ValueError(f"{path.name}: {name!r} must be a table.")
    return found


def _check_forms(entry: Entry, seen: Mapping[tuple[str, ...], tuple[int, Entry]]) -> None:
    """Refuse what could never be found: a form without words, or one that another entry has."""
    for form in (*entry.forms, *entry.ordinary):
        if not split_words(form):
            raise ValueError(f"{form!r} holds no word to look for.")
    for form in entry.forms:
        if split_words(form) in seen:
            number, other = seen[split_words(form)]
            raise ValueError(
                f"{form!r} stands in row {number} already, as a form of {other.term!r}."
            )


def _make_entry(row: Mapping[str, str | None], defined: frozenset[str]) -> Entry:
    values = {name: (row.get(name) or "").strip() for name in (*_REQUIRED, *_OPTIONAL)}
    for name in _REQUIRED:
        if not values[name]:
            raise ValueError(f"{name!r} is empty.")
    if values["strength"] not in ("1", "2", "3"):
        raise ValueError(f"'strength' must be 1, 2 or 3, got {values['strength']!r}.")
    if values["case"] not in _CASES:
        raise ValueError(f"'case' must be empty, exact or lower, got {values['case']!r}.")
    if defined and values["category"] not in defined:
        raise ValueError(f"category {values['category']!r} is not defined in the TOML file.")
    irregular = _split(values["forms"])
    by_rule = inflect(values["term"], values["pos"])
    return Entry(
        term=values["term"],
        pos=values["pos"],
        category=values["category"],
        strength=int(values["strength"]),
        reason=values["reason"],
        neutral=_split(values["neutral"]),
        note=values["note"],
        forms=(values["term"], *irregular) if irregular else by_rule,
        ordinary=_split(values["ordinary"]),
        case=values["case"],
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
