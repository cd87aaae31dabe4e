"""Heard: whom only one of the articles lets speak, as far as the rules can tell."""

import re
from collections.abc import Iterable

from .source import Source

__all__ = ["Heard"]

_WORD = re.compile(r"\w[\w-]*")
_PARTS = ("kicker", "headline", "standfirst", "body")
_UNATTRIBUTED = "unattributed"


class Heard:
    """Who may be heard in which article; where the rules are not sure, somebody may be.

    Parameters
    ----------
    source : Source
    """

    def __init__(self, source: Source) -> None:
        self._names: dict[str, list[frozenset[str]]] = {a.id: [] for a in source.articles}
        self._unsure = set()
        for row in source.tables["sources"]:
            if row["source"] == _UNATTRIBUTED:
                self._unsure.add(row["article_id"])
            else:
                self._names[row["article_id"]].append(_split(row["source"]))
        self._words = {a.id: _split(" ".join(map(a.text, _PARTS))) for a in source.articles}
        self._source = source

    def only_here(self, id_: str, names: Iterable[str]) -> list[str]:
        """Return those of the names that are heard in one article and surely in no other.

        An article itself ("the Lantern has learnt") is no voice in it.
        """
        others = [other for other in self._names if other != id_]
        return [
            name
            for name in names
            if not self._source.names_itself(id_, name)
            and not any(self._may_speak(other, name) for other in others)
        ]

    def _may_speak(self, id_: str, name: str) -> bool:
        """Tell whether an article gives somebody of that name a voice, or may do so.

        It may where it names them and quotes somebody whom the rules could not tell.
        """
        words = _split(name)
        if any(words <= known or known <= words for known in self._names[id_] if known):
            return True
        last = _WORD.findall(name.lower())[-1:]
        return id_ in self._unsure and not self._words[id_].isdisjoint(last)


def _split(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
