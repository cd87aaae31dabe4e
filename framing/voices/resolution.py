"""Resolution: who a speaker is within the article, by names, offices, and pronouns.

It would rather not say than say wrongly: where several fit equally well, nobody is told.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from ..language.tokens import Tokens
from .cues import Bit
from .given_names import FEMININE, MASCULINE
from .mentions import Mentions
from .names import Links, Referent, holds_office, normalise_name, read_people
from .sentences import SentenceTable

if TYPE_CHECKING:
    from .utterances import Utterance

__all__ = ["People"]

#: Sentences back in which somebody must be named for "she" to mean them.
_BACK = 3
_GENDERS = {"he": "m", "she": "f"}
_HEDGED = re.compile(
    r"\b(?:anonym|condition of|familiar with|briefed on|close to|who (?:asked|declined|requested)"
    r"|not authori[sz]ed|with knowledge)"
)
_UNNAMED = re.compile(
    r"\b(?:sources?|insiders?|persons?|people|officials?|aides?|advis[eo]rs?|allies)$"
)


class People:
    """Who is who in the articles of a table: names looked up, and pronouns by who came last."""

    def __init__(self, table: SentenceTable) -> None:
        self.tokens: Tokens = table.tokens
        self.bits = table.attributions.bits
        self.mentions: Mentions
        self.links: Links
        self.mentions, self.links = table.once(read_people)
        self.firsts = self.mentions.first.tolist()
        self.named: dict[int, list[int]] = defaultdict(list)  # by article: referents with a name
        for place, one in enumerate(self.links.referents):
            if one.proper:
                self.named[self.links.article[place]].append(place)
        # by segment: the referent who spoke last, and the sentence
        self.last_speaker: dict[int, tuple[int, int]] = {}
        self.genders: dict[int, str] = {}

    def name(self, said: "Utterance", first: int, last: int) -> None:
        """Fill in who says something."""
        said.speaker = " ".join(self.tokens.data[slice(*said.named)].decode().split())
        word = said.speaker.lower()
        sentence = int(self.tokens.sentence_of[first])
        if word in ("it", "they", "we", "i", "you"):
            return
        if word in _GENDERS:
            referent = self._recall(said.segment, first, sentence, _GENDERS[word])
        elif word == "who":
            referent = self._look_up(first - 1, first - 1)
        else:
            referent = self._look_up(first, last)
        if word not in _GENDERS and (referent < 0 or not self.links.referents[referent].proper):
            referent = self._find_holder(said, referent)
        if referent >= 0:
            one = self.links.referents[referent]
            said.person = one.name if one.proper else _describe_plainly(one.name, common=True)
            said.role, said.known = _role(one), one.proper
            if said.sure:
                self.last_speaker[said.segment] = referent, sentence
            if said.sure and word in _GENDERS:
                self.genders.setdefault(referent, _GENDERS[word])
        elif word not in _GENDERS and word != "who" and not self._is_shared(said):
            common = int(self.bits[last]) & (Bit.AGENT | Bit.DOCUMENT)
            said.person = _describe_plainly(said.speaker, common=bool(common))
        self._describe(said, last)

    def _find_holder(self, said: "Utterance", referent: int) -> int:
        """Return who is meant by an office alone, if only one in the article is given it."""
        office = normalise_name(said.speaker)
        holders = [p for p in self._named(said) if holds_office(self.links.referents[p], office)]
        return holders[0] if len(holders) == 1 else referent

    def _named(self, said: "Utterance") -> list[int]:
        """Return the referents that have a name in an utterance's article."""
        return self.named[int(self.tokens.article[said.segment])]

    def _is_shared(self, said: "Utterance") -> bool:
        """Tell whether a name is that of several in the article, and nothing says which."""
        name, referents = normalise_name(said.speaker), self.links.referents
        return any(name in referents[place].key.split() for place in self._named(said))

    def _describe(self, said: "Utterance", last: int) -> None:
        """Tell documents, and those whom the article keeps unnamed."""
        bits = int(self.bits[last])
        if not said.role and said.person:
            said.role = "document" if bits & Bit.DOCUMENT else "group" if _plural(said) else ""
            if not said.role and bits & Bit.AGENT:
                said.role = "person"
        rest = self.tokens.data[said.named[0] : said.named[1] + 120].decode(errors="ignore")
        rest = re.split(r"[.;:“\"]", rest, maxsplit=1)[0]
        unnamed = _UNNAMED.search(said.speaker.lower()) is not None
        said.anonymous = not said.known and (
            _HEDGED.search(rest) is not None and bool(bits & Bit.AGENT) or unnamed
        )

    def _look_up(self, first: int, last: int) -> int:
        """Return the referent of the mention that ends a phrase, or lies in it; or -1."""
        place = bisect_right(self.firsts, last) - 1
        while place >= 0 and self.firsts[place] >= first - 6:
            if self.mentions.last[place] >= last:
                return int(self.links.referent[place])
            place -= 1
        return -1

    def _fits(self, referent: int, gender: str) -> bool | None:
        """Tell whether "he" or "she" may mean somebody; None for a person of unknown gender."""
        one = self.links.referents[referent]
        given = one.key.split()[:1] or [""]
        known = one.gender or self.genders.get(referent, "")
        known = known or ("f" if given[0] in FEMININE else "m" if given[0] in MASCULINE else "")
        return known == gender if known else None if one.kind == "person" else False

    def _recall(self, segment: int, token: int, sentence: int, gender: str) -> int:
        """Return whom "he" or "she" means: the one who fits; -1 if several do equally well.

        Somebody of the gender goes before one whose gender the text does not tell.
        """
        near = self._list_near(segment, token, sentence)
        spoke, when = self.last_speaker.get(segment, (-1, -9))
        if spoke >= 0 and sentence - when <= _BACK and spoke not in near.get(when, []):
            near.setdefault(when, []).append(spoke)
        for fit in (True, None):
            for of in sorted(near, reverse=True):
                names = [n for n in near[of] if self._fits(n, gender) is fit]
                if not names:
                    continue
                if len(set(names)) == 1 or names[0] == spoke or self._opens_with(of, names[0]):
                    return names[0]
                return spoke if spoke in names else -1
        return -1

    def _list_near(self, segment: int, token: int, sentence: int) -> dict[int, list[int]]:
        """Return who is named before a token, by sentence, the first named first."""
        begin = int(self.tokens.segment_tokens[segment])
        begin = max(begin, int(self.tokens.sentence_starts[max(sentence - _BACK, 0)]))
        near: dict[int, list[int]] = {}
        place = bisect_right(self.firsts, token) - 1
        while place >= 0 and self.firsts[place] >= begin:
            referent = int(self.links.referent[place])
            if referent >= 0:
                of = int(self.tokens.sentence_of[self.firsts[place]])
                near.setdefault(of, []).insert(0, referent)
            place -= 1
        return near

    def _opens_with(self, sentence: int, referent: int) -> bool:
        """Tell whether a sentence opens with somebody."""
        begin = int(self.tokens.sentence_starts[sentence])
        place = bisect_right(self.firsts, begin + 1) - 1
        return place >= 0 and int(self.links.referent[place]) == referent


def _describe_plainly(text: str, *, common: bool) -> str:
    """Return a description without its article, and a common noun without a sentence's capital.

    >>> _describe_plainly("The council's engineers", common=True)
    "council's engineers"
    >>> _describe_plainly("Ellery", common=False), _describe_plainly("Traders", common=True)
    ('Ellery', 'traders')
    """
    text = re.sub(r"^(?:the|a|an) ", "", text, flags=re.IGNORECASE)
    return text[:1].lower() + text[1:] if common and text[1:].islower() else text


def _plural(said: "Utterance") -> bool:
    return (said.person or "").lower().endswith(("s", "people", "men", "women", "others"))


def _role(one: Referent) -> str:
    return {"name": "person", "place": "body"}.get(one.kind, one.kind)
