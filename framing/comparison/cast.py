"""The cast: who is who across articles, so that one person is compared with the same person."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..articles import PARTS, Article
from ..voices import VOICES, SentenceTable
from ..voices.mentions import Mentions
from ..voices.names import read_people
from ..voices.people import COMPANIES
from ..voices.referents import Referent, holds_office, normalise_name, words_of

__all__ = ["Cast", "Member", "read_cast"]


@dataclass(eq=False)
class Member:
    """One of the cast.

    Attributes
    ----------
    name : str
        The longest name that any article gives.
    kind : {"person", "body", "group", "place", "name"}
        ``name`` where no text says which.
    link : {"name", "noun"}
        What holds its mentions together: a name or office, or only the noun of descriptions, which
        need not mean the same people.
    mentions : list of int
        Places in the cast's mentions.
    articles : set of int
        Places of the articles that have it.
    """

    name: str
    kind: str
    link: str
    mentions: list[int]
    articles: set[int]


class Cast(NamedTuple):
    """Everybody whom some articles name, with each mention's place and voice.

    Attributes
    ----------
    table : SentenceTable
    articles : list of Article
    mentions : Mentions
    members : list of Member
        In order of first sight.
    """

    table: SentenceTable
    articles: Sequence[Article]
    mentions: Mentions
    members: list[Member]
    article: list[int]
    part: list[str]
    sentence: list[int]
    start: list[int]
    end: list[int]
    voice: list[str]

    def names(self) -> dict[int, str]:
        """Return the name of the member that each mention means, by place."""
        return {place: member.name for member in self.members for place in member.mentions}

    def text(self, place: int) -> str:
        """Return a mention as it stands, on one line."""
        text = self.articles[self.article[place]].text(self.part[place])
        return " ".join(text[self.start[place] : self.end[place]].split())


def read_cast(table: SentenceTable, articles: Sequence[Article]) -> Cast:
    """Find who is named in articles, and who of one article is who in another.

    Two articles mean the same by the same full name; by a surname or an office that only one of all
    the articles' people has; by an acronym. Descriptions are put together by their noun alone.

    Parameters
    ----------
    table : SentenceTable
        Of these articles.
    articles : sequence of Article

    Returns
    -------
    Cast
    """
    tokens = table.tokens
    mentions, links = table.once(read_people)
    named, nouns = _join(links.referents)
    members: dict[object, Member] = {}
    article = tokens.article[mentions.segment].tolist()
    for place, number in enumerate(links.referent.tolist()):
        if number < 0:
            continue
        one = links.referents[number]
        key = named.get(number)
        if key is None:
            key = nouns[number]
        shown = one.name if number in named else key[1]
        link = "name" if number in named else "noun"
        member = members.setdefault(key, Member(shown, one.kind, link, [], set()))
        member.mentions.append(place)
        member.articles.add(article[place])
        if link == "name" and len(one.name) > len(member.name) and " " in one.name:
            member.name = one.name
        if member.kind == "name":
            member.kind = one.kind
    row = table.row_of(mentions.last)
    return Cast(
        table, articles, mentions, list(members.values()), article,
        [PARTS[p] for p in tokens.part[mentions.segment].tolist()],
        table.sentence_number[row].tolist(),
        tokens.characters(mentions.start, mentions.segment).tolist(),
        tokens.characters(mentions.end, mentions.segment).tolist(),
        [VOICES[v] for v in table.voice[row].tolist()],
    )  # fmt: skip


def _join(referents: Sequence[Referent]):
    """Return a common key for each referent: those with a name or an office, and the others."""
    named: dict[int, object] = {}
    nouns: dict[int, object] = {}
    full: dict[object, list[int]] = defaultdict(list)
    by_word: dict[str, set[object]] = defaultdict(set)
    short, offices = [], []
    for number, one in enumerate(referents):
        words = words_of(one.key)
        if not one.proper and not one.office:
            head = normalise_name(one.name).split()[-1:] or [""]
            nouns[number] = ("noun", head[0])
        elif one.office:
            offices.append(number)
        elif len(words) > 1:
            person = one.kind in ("person", "name", "place")
            key = (words[0], words[-1]) if person else one.key
            full[key].append(number)
            named[number] = ("name", key)
            if person:
                by_word[words[-1]].add(key)
                by_word[words[0]].add(key)
            else:
                by_word["".join(w[0] for w in words)].add(key)
                if words[-1] in COMPANIES:
                    by_word[words[0]].add(key)
        else:
            short.append(number)
    for number in short:
        key = referents[number].key
        known = by_word.get(key, set())
        named[number] = ("name", next(iter(known)) if len(known) == 1 else key)
    for number in offices:
        holders = {
            named[other]
            for other, one in enumerate(referents)
            if other in named and holds_office(one, referents[number].key)
        }
        if len(holders) == 1:
            named[number] = holders.pop()
        else:
            nouns[number] = ("noun", referents[number].key.split()[-1])
    return named, nouns
