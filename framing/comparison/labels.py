"""Labels: what each article calls the same person, body, group or thing."""

from collections import Counter

from ..articles import PARTS
from ..lexicons import Entry, Lexicon, Matcher
from ..voices import VOICES
from ..voices.mentions import KINDS
from .cast import Cast

__all__ = ["LABEL_COLUMNS", "list_labels"]

LABEL_COLUMNS = ("referent", "kind", "link", "article_id", "label", "voice", "n")
_ARTICLES = ("the ", "a ", "an ")
_NAME = KINDS.index("name")


def list_labels(cast: Cast, ladders: Lexicon | None = None) -> dict[str, list]:
    """List the names and descriptions of everybody, and the words for things on ladders.

    Parameters
    ----------
    cast : Cast
    ladders : Lexicon, optional
        Words for the same act or thing, each on a ``ladder`` that ``names`` what is meant.

    Returns
    -------
    dict of list
        ``LABEL_COLUMNS``, a row for each label of a referent in an article and a voice. `link` says
        what puts labels together: "name" (the same person or body, by the rules of
        ``voices.names``), "noun" (descriptions with the same noun, which need not mean the same
        people) or "ladder" (words for the same thing). Captions are left out.
    """
    records = []
    for member in cast.members:
        counts: Counter = Counter()
        for place in member.mentions:
            if cast.part[place] != "caption":
                label = _label(cast, place)
                counts[cast.article[place], label, cast.voice[place]] += 1
        records += [
            (member.name, member.kind, member.link, cast.articles[article].id, label, voice, n)
            for (article, label, voice), n in counts.items()
        ]
    if ladders is not None:
        records += _climb(cast, ladders)
    columns = map(list, zip(*records, strict=True)) if records else ([] for _ in LABEL_COLUMNS)
    return dict(zip(LABEL_COLUMNS, columns, strict=True))


def _label(cast: Cast, place: int) -> str:
    """Return a mention without its article; descriptions in small letters."""
    text = cast.text(place)
    if cast.mentions.kind[place] != _NAME:
        text = text.lower()
    for article in _ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


def _rung(entry: Entry) -> tuple[str, int]:
    return entry.extra["ladder"], int(entry.extra["rung"])


def _climb(cast: Cast, ladders: Lexicon) -> list[tuple]:
    """List the words of each ladder by article and voice, from the lowest rung up."""
    table, tokens = cast.table, cast.table.tokens
    hits = Matcher(ladders).find(tokens)
    row = table.row_of(hits.token)
    segment = table.segment[row]
    counts = Counter(
        (*_rung(ladders.entries[entry]), article, entry, voice)
        for entry, article, part, voice in zip(
            hits.entry.tolist(),
            tokens.article[segment].tolist(),
            tokens.part[segment].tolist(),
            table.voice[row].tolist(),
            strict=True,
        )
        if PARTS[part] != "caption"
    )
    return [
        (
            ladders.entries[entry].extra["names"], "thing", "ladder", cast.articles[article].id,
            ladders.entries[entry].term, VOICES[voice], n,
        )
        for (_, _, article, entry, voice), n in sorted(counts.items())
    ]  # fmt: skip
