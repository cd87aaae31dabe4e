"""Lexicons from files: a CSV of entries and, beside it, a TOML that says whence it is."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..cache import keep_plain
from ..language import vocabulary
from ..language.vocabulary import split_term
from .contexts import parse_context
from .inflection import inflect
from .lexicon import Category, Entry, Lexicon

__all__ = [
    "check_lexicon",
    "load_lexicon",
    "open_lexicon",
    "read_lexicon",
    "shipped_lexicons",
]

_DATA = Path(__file__).with_name("data")
_REQUIRED = ("term", "category")
_OPTIONAL = ("neutral", "note", "forms", "ordinary", "case", "context", "seen")
_KNOWN = frozenset((*_REQUIRED, "pos", "strength", "reason", *_OPTIONAL))
_CASES = ("", "exact", "lower")


@cache
def shipped_lexicons() -> tuple[str, ...]:
    """Return the names of the lexicons that come with the package."""
    return tuple(sorted(path.stem for path in _DATA.glob("*.csv")))


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
    path = _DATA / f"{name}.csv"
    sources = (path, path.with_suffix(".toml"), __file__, vocabulary.__file__)
    return _from_plain(keep_plain(name, sources, lambda: _to_plain(path)))


def _to_plain(path: Path) -> dict:
    """Return a lexicon in plain values: what its TOML says, and a column for each field."""
    from .sources import read_provenance

    lexicon, provenance = read_lexicon(path), read_provenance(path.with_suffix(".toml"))
    columns = {name: [getattr(e, name) for e in lexicon] for name in Entry._fields}
    columns["context"] = [str(context) for context in columns["context"]]
    return {"provenance": provenance, "columns": columns, "sha256": lexicon.sha256}


def _from_plain(plain: Mapping) -> Lexicon:
    provenance, columns = plain["provenance"], plain["columns"]
    topics = provenance.get("topics", {})
    contexts = {cell: parse_context(cell, topics) for cell in set(columns["context"])}
    columns["context"] = [contexts[cell] for cell in columns["context"]]
    entries = tuple(map(Entry._make, zip(*columns.values(), strict=True)))
    return _assemble(provenance, entries, plain["sha256"])


def open_lexicon(name: str | Path) -> Lexicon:
    """Return the lexicon of a file, or a shipped one by its name.

    Raises
    ------
    ValueError
        If there is neither.
    """
    if not Path(name).is_file():
        if str(name) in shipped_lexicons():
            return load_lexicon(str(name))
        names = ", ".join(shipped_lexicons())
        raise ValueError(f"no lexicon {str(name)!r}; there are: {names}, or a CSV of your own.")
    return read_lexicon(name)


def read_lexicon(path: str | Path) -> Lexicon:
    """Read a lexicon of one's own: a CSV of entries and, beside it, a TOML that says whence it is.

    Parameters
    ----------
    path : path of the CSV
        Columns ``term`` and ``category``, and where wanted

        - ``pos``: noun, verb, adjective, adverb or phrase, by which forms are made; without the
          column a term is a phrase, found as it is written;
        - ``strength``: 1, 2 or 3; 2 without the column;
        - ``reason``: without the column, that the term is listed in its category;
        - ``neutral`` (other wordings), ``forms`` (in place of those by rule), ``ordinary`` (longer
          wordings in which it is not marked), each parted by ``|``; ``note``;
        - ``case``: ``exact`` or ``lower``; ``context``: see ``framing.lexicons.contexts``;
          ``seen``: annotated data that showed you the term.
        - any other column: kept as it is, in ``Entry.extra``.

        Without a TOML of the same name the categories are taken as they come.

    Raises
    ------
    ValueError
        With file, line and what would be right, for the first thing that is not sound.
    """
    lexicon, problems = _scan(Path(path))
    if problems:
        raise ValueError(problems[0])
    return lexicon


def check_lexicon(path: str | Path) -> list[str]:
    """Return everything that is not sound in a lexicon's files, each with file and line."""
    try:
        return _scan(Path(path))[1]
    except ValueError as error:
        return [str(error)]


def _scan(path: Path) -> tuple[Lexicon, list[str]]:
    from .sources import read_provenance, read_rows

    raw = path.read_bytes().replace(b"\r\n", b"\n")
    problems: list[tuple[int, str]] = []
    try:
        rows = list(read_rows(raw, _REQUIRED, _KNOWN, problems))
    except ValueError as error:
        said, line = error.args
        raise ValueError(f"line {line} of {path.name}: {said}") from None
    provenance = read_provenance(path.with_suffix(".toml"))
    topics = provenance.get("topics", {})
    reader = _Reader(path.stem, frozenset(provenance.get("categories", ())), topics)
    for line, row in rows:
        try:
            reader.add(line, row)
        except ValueError as error:
            problems.append((line, str(error)))
    entries = tuple(reader.entries)
    categories = _make_categories(provenance, entries)
    lexicon = _assemble(
        {"name": path.stem, "title": path.stem, **provenance},
        entries,
        _digest(raw, categories, topics),
    )
    return lexicon, [f"line {line} of {path.name}: {said}" for line, said in sorted(problems)]


def _assemble(provenance: Mapping, entries: tuple[Entry, ...], sha256: str) -> Lexicon:
    return Lexicon(
        name=provenance["name"],
        title=provenance["title"],
        description=provenance.get("description", ""),
        version=str(provenance.get("version", "unversioned")),
        licence=provenance.get("licence", "not stated"),
        references=tuple(provenance.get("references", ())),
        categories=_make_categories(provenance, entries),
        entries=entries,
        sha256=sha256,
    )


def _make_categories(provenance: Mapping, entries: Iterable[Entry]) -> dict[str, Category]:
    defined = provenance.get("categories", {})
    known = {**defined, **{e.category: {} for e in entries if e.category not in defined}}
    return {name: _make_category(name, values) for name, values in known.items()}


def _make_category(name: str, values: Mapping) -> Category:
    known = {k: values[k] for k in ("definition", "reference", "in_names") if k in values}
    examples = tuple(values.get("examples", ()))
    return Category(name, values.get("label", name.capitalize()), examples=examples, **known)


def _digest(raw: bytes, categories: Mapping[str, Category], topics: Mapping) -> str:
    """Return the sha256 of all that decides what is found: the CSV, and rules from the TOML."""
    closed = sorted(name for name, category in categories.items() if not category.in_names)
    rules = json.dumps([closed, topics], sort_keys=True).encode() if closed or topics else b""
    return hashlib.sha256(raw + rules).hexdigest()


@dataclass
class _Reader:
    """Makes entries of rows, and refuses those that are not sound."""

    name: str
    defined: frozenset[str]
    topics: Mapping[str, list[str]]
    entries: list[Entry] = field(default_factory=list)
    seen: dict[tuple[str, ...], tuple[int, Entry]] = field(default_factory=dict)

    def add(self, line: int, row: Mapping[str, str]) -> None:
        entry = self._make_entry(row)
        for form in (*entry.forms, *entry.ordinary):
            if not split_term(form):
                raise ValueError(f"{form!r} holds no word to look for.")
        for form in entry.forms:
            if split_term(form) in self.seen:
                number, other = self.seen[split_term(form)]
                raise ValueError(
                    f"{form!r} stands in line {number} already, as a form of {other.term!r}."
                )
        self.entries.append(entry)
        self.seen.update((split_term(form), (line, entry)) for form in entry.forms)

    def _make_entry(self, row: Mapping[str, str]) -> Entry:
        given = {name: (cell or "").strip() for name, cell in row.items()}
        listed = f"Listed under {given.get('category')!r} in the lexicon {self.name!r}."
        values = {"pos": "phrase", "strength": "2", "reason": listed, **given}
        for name in (*_REQUIRED, "pos", "strength", "reason"):
            if not values[name]:
                raise ValueError(f"{name!r} is empty.")
        optional = {name: values.get(name, "") for name in _OPTIONAL}
        if values["strength"] not in ("1", "2", "3"):
            raise ValueError(f"'strength' must be 1, 2 or 3, got {values['strength']!r}.")
        if optional["case"] not in _CASES:
            raise ValueError(f"'case' must be empty, exact or lower, got {optional['case']!r}.")
        if self.defined and values["category"] not in self.defined:
            raise ValueError(f"category {values['category']!r} is not defined in the TOML file.")
        irregular, by_rule = _split(optional["forms"]), inflect(values["term"], values["pos"])
        return Entry(
            term=values["term"],
            pos=values["pos"],
            category=values["category"],
            strength=int(values["strength"]),
            reason=values["reason"],
            neutral=_split(optional["neutral"]),
            note=optional["note"],
            forms=(values["term"], *irregular) if irregular else by_rule,
            ordinary=_split(optional["ordinary"]),
            case=optional["case"],
            context=parse_context(optional["context"], self.topics),
            seen=optional["seen"],
            extra={name: cell for name, cell in given.items() if name not in _KNOWN},
        )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, cell.split("|")))) if cell else ()
