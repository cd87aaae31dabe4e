"""Statements: the sentences of an article's standfirst and body, and where they stand."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ..analysis import Analysis
from ..articles import Article

__all__ = ["STATED_IN", "Statement", "Voices", "day_of", "list_statements"]

#: Parts whose sentences are statements. Headlines have tables of their own.
STATED_IN = ("standfirst", "body")


#: Voices of the kinds of quotation; scare quotes are the outlet's wording.
_VOICES = {"direct": "quoted", "mixed": "quoted", "block": "quoted", "reported": "reported"}


class Statement(NamedTuple):
    """A sentence of an article.

    Attributes
    ----------
    part : str
    sentence : int
        Its number within the part, from 0.
    start, end : int
        Where it stands in ``article.text(part)``.
    text : str
    """

    part: str
    sentence: int
    start: int
    end: int
    text: str


def list_statements(
    analysis: Analysis, *, parts: Sequence[str] = STATED_IN
) -> list[list[Statement]]:
    """List the statements of each article, in order of place.

    Parameters
    ----------
    analysis : Analysis
    parts : sequence of str

    Examples
    --------
    >>> from framing import Article, analyze
    >>> analysis = analyze([Article("a", "Envoy home", "The envoy left. He said: “No.”")])
    >>> [[statement.text for statement in found] for found in list_statements(analysis)]
    [['The envoy left.', 'He said: “No.”']]
    """
    columns = analysis.sentence_columns
    names = ("article_id", "part", "sentence", "start", "end")
    places = dict.fromkeys(zip(*(map(_plain, columns[name]) for name in names), strict=True))
    by_id = {article.id: article for article in analysis.articles}
    found: dict[str, list[Statement]] = {key: [] for key in by_id}
    for key, part, sentence, start, end in places:
        if part in parts:
            text = by_id[key].text(part)[start:end]
            found[key].append(Statement(part, sentence, start, end, text))
    for statements in found.values():
        statements.sort(key=lambda one: (parts.index(one.part), one.start))
    return list(found.values())


def _plain(value: object) -> object:
    return value.item() if hasattr(value, "item") else value


def day_of(article: Article) -> date | None:
    """Return the day of publication, if it is known."""
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


class Voices:
    """Whose words stand where, by the tables of quotations."""

    def __init__(self, analysis: Analysis) -> None:
        columns = analysis.quotation_columns
        names = ("article_id", "part", "start", "end", "kind", "speaker", "person")
        self._spans: dict[tuple[str, str], list[tuple]] = {}
        for article, part, *span in zip(*(columns[name] for name in names), strict=True):
            self._spans.setdefault((article, part), []).append(tuple(span))

    def at(self, article_id: str, part: str, place: int) -> tuple[str, str | None]:
        """Return the voice of a character, and the speaker if one is known."""
        for start, end, kind, speaker, person in self._spans.get((article_id, part), ()):
            if start <= place < end and kind in _VOICES:
                return _VOICES[kind], person or speaker
        return "outlet", None
