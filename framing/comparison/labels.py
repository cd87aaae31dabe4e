"""Labels: what each article calls the same person, body, group or thing."""

from collections import Counter

from ..articles import PARTS
from ..columns import as_columns
from ..lexicons import Matcher
from ..voices import VOICES
from ..voices.mentions import KINDS
from .cast import Cast

__all__ = ["LABEL_COLUMNS", "list_labels"]

LABEL_COLUMNS = ("referent", "kind", "link", "article_id", "label", "voice", "n")
_ARTICLES = ("the ", "a ", "an ")
#: With these a noun names nobody: "no officer was there", "any officer would".
_NOBODY = ("no ", "any ", "every ", "each ")
_NAME = KINDS.index("name")


def list_labels(cast: Cast, ladders: Matcher | None = None) -> dict[str, list]:
    """List the names and descriptions of everybody, and the words for things on ladders.

    Parameters
    ----------
    cast : Cast
    ladders : Matcher, optional
        Of words for the same act or thing, each on a ``ladder`` that ``names`` what is meant.

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
            label = _label(cast, place)
            if cast.part[place] != "caption" and not label.lower().startswith(_NOBODY):
                counts[cast.article[place], label, cast.voice[place]] += 1
        records += [
            (member.name, member.kind, member.link, cast.articles[article].id, label, voice, n)
            for (article, label, voice), n in counts.items()
        ]
    if ladders is not None:
        records += _climb(cast, ladders)
    return as_columns(LABEL_COLUMNS, records)


def _label(cast: Cast, place: int) -> str:
    """Return a mention without its article; descriptions in small letters."""
    text = cast.text(place)
    if cast.mentions.kind[place] != _NAME:
        text = text.lower()
    for article in _ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


def _climb(cast: Cast, ladders: Matcher) -> list[tuple]:
    """List the words of ladders as they stand, by article and voice, from the lowest rung up."""
    table, tokens = cast.table, cast.table.tokens
    hits = ladders.find(tokens)
    row = table.row_of(hits.token)
    segment = table.segment[row]
    columns = (hits.entry, hits.start, hits.end, tokens.article[segment], tokens.part[segment])
    counts: Counter = Counter()
    for entry, start, end, article, part, voice in zip(
        *(column.tolist() for column in columns), table.voice[row].tolist(), strict=True
    ):
        if PARTS[part] != "caption":
            on = ladders.lexicon.entries[entry].extra
            word = " ".join(tokens.data[start:end].decode().lower().split())
            counts[on["ladder"], int(on["rung"]), article, word, voice, on["names"]] += 1
    return [
        (names, "thing", "ladder", cast.articles[article].id, word, VOICES[voice], n)
        for (_, _, article, word, voice, names), n in sorted(counts.items())
    ]
