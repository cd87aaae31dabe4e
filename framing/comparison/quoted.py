"""Quoted sentences: what stands between quotation marks, cut into sentences, as words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..analysis import Analysis
from ..language.words import NUMBERS, STOPWORDS

__all__ = ["Quoted", "count_words", "list_quoted", "name_words"]

_PARTS = ("headline", "kicker", "standfirst", "body")
#: Kinds of quotation that are speech; the others are scare quotes and titles of works.
_SPEECH = ("direct", "mixed", "block")
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*|&"
    r"|(?P<left_out>…|\.\.\.|\. \. \.|\[[^]]*\]|\([^)]*\))"
)
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*[^\W\d_]")
_TITLES = frozenset("Mr Mrs Ms Dr Sir Lord Lady Dame President Senator Minister The".split())
#: Spellings that one outlet's style prefers to another's.
_SPELLED = {
    **NUMBERS, "&": "and", "senator": "sen", "representative": "rep", "governor": "gov",
    "okay": "ok",
}  # fmt: skip
#: Least confidence in a speaker for the same words to be given to two.
_SURE = 0.95
#: Characters that may stand between the two halves of an interrupted sentence.
_ATTRIBUTION = 90


@dataclass(eq=False, repr=False)
class Quoted:
    """A sentence, or less, between quotation marks.

    Attributes
    ----------
    part : str
    quotation : int
        Number of the quotation within its part.
    start, end : int
        Where it stands, an attribution that interrupts it included.
    text : str
        Without that attribution.
    kind : str
        ``direct``, ``mixed``, ``block`` or ``scare``.
    speaker : str or None
        As the article best names them.
    named : str
        The speaker as written beside the quotation, if that is sure; "" otherwise.
    """

    part: str
    quotation: int
    start: int
    end: int
    text: str
    kind: str
    speaker: str | None
    named: str = ""

    @cached_property
    def _read(self) -> tuple[list[str], list[str], frozenset[int]]:
        shown, gaps = [], set()
        for match in _WORD.finditer(self.text):
            if match["left_out"]:
                gaps.add(len(shown))
            else:
                shown.append(match[0])
        return shown, [_plain(word) for word in shown], frozenset(gaps)

    @property
    def shown(self) -> list[str]:
        """Its words as they are written; what stands in brackets is not the speaker's."""
        return self._read[0]

    @property
    def words(self) -> list[str]:
        """Its words in one spelling: small letters, numbers in figures."""
        return self._read[1]

    @property
    def gaps(self) -> frozenset[int]:
        """Words before which dots or brackets say that something is left out."""
        return self._read[2]

    @property
    def is_speech(self) -> bool:
        """Whether it is not only scare quotes."""
        return self.kind in _SPEECH

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.words)

    @cached_property
    def content(self) -> int:
        """How many of its words are words of content."""
        return sum(word not in STOPWORDS for word in self.words)


def name_words(speaker: str | None) -> frozenset[str]:
    """Return the names in what a speaker is called; "the Texas governor" is a description.

    Examples
    --------
    >>> sorted(name_words("Mr Olaf Berg")), name_words("the mayor of Dorn")
    (['Berg', 'Olaf'], frozenset())
    """
    if not speaker or speaker[0].islower():
        return frozenset()
    return frozenset(_NAME.findall(speaker)) - _TITLES


def count_words(text: str) -> int:
    """Return how many words a quoted text has; what stands in brackets is not the speaker's."""
    return sum(not match["left_out"] for match in _WORD.finditer(text))


def _plain(word: str) -> str:
    word = word.lower().replace("’", "'").replace(".", "")
    return _SPELLED.get(word, word)


def list_quoted(analysis: Analysis) -> list[list[Quoted]]:
    """List the quoted sentences of each article, in order of place.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> body = "“It broke. We ran,” she said, “as far as we could.” A “lucky” day."
    >>> [found] = list_quoted(analyze([Article("a", "Dam", body)]))
    >>> [(quoted.text, quoted.kind) for quoted in found]
    [('It broke.', 'direct'), ('We ran, as far as we could.', 'direct'), ('lucky', 'scare')]
    """
    columns, articles = analysis.quotation_columns, {a.id: a for a in analysis.articles}
    names = (
        "article_id", "part", "quotation", "start", "end", "kind", "speaker", "person",
        "confidence",
    )  # fmt: skip
    starts = _sentence_starts(analysis)
    sure: dict[tuple[str, str], tuple[str | None, int]] = {}
    found: dict[str, list[Quoted]] = {key: [] for key in articles}
    rows = zip(*(columns[name] for name in names), strict=True)
    for key, part, number, opens, closes, kind, speaker, person, confidence in rows:
        if part not in _PARTS or kind not in (*_SPEECH, "scare"):
            continue
        text = articles[key].text(part)
        # who goes on speaking in a paragraph is as sure as who began
        begun = sure.get((key, part))
        goes_on = begun and begun[0] == person and "\n\n" not in text[begun[1] : opens]
        named = speaker if speaker and (confidence >= _SURE or goes_on) else ""
        if named:
            sure[key, part] = person, closes
        for first, last in _cut(opens, closes, starts.get((key, part), ())):
            quoted = text[first:last].rstrip()
            end = first + len(quoted)
            one = Quoted(part, number, first, end, quoted, kind, person or speaker, named)
            if one.words:
                _append(found[key], one, text)
    return list(found.values())


def _sentence_starts(analysis: Analysis) -> dict[tuple[str, str], list[int]]:
    columns = analysis.sentence_columns
    starts: dict[tuple[str, str], set[int]] = {}
    for key, part, start in zip(
        columns["article_id"], columns["part"], columns["start"].tolist(), strict=True
    ):
        starts.setdefault((key, part), set()).add(start)
    return {key: sorted(found) for key, found in starts.items()}


def _cut(start: int, end: int, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a quotation where sentences begin in it."""
    inside = [place for place in starts if start < place < end]
    yield from zip([start, *inside], [*inside, end], strict=True)


def _append(found: list[Quoted], one: Quoted, text: str) -> None:
    """Append a quoted sentence, or add it to the last if it goes on with that."""
    last = found[-1] if found else None
    if last and last.part == one.part and one.start >= last.end and _goes_on(last, one, text):
        joined = f"{last.text} {one.text}"
        found[-1] = Quoted(
            one.part, last.quotation, last.start, one.end, joined, last.kind,
            last.speaker or one.speaker, last.named or one.named,
        )  # fmt: skip
    else:
        found.append(one)


def _goes_on(last: Quoted, one: Quoted, text: str) -> bool:
    between = text[last.end : one.start].rstrip("“\"'‘ ")
    return (
        last.is_speech
        and one.is_speech
        and last.quotation != one.quotation
        and len(between) <= _ATTRIBUTION
        and "\n\n" not in between
        and last.text[-1] in ",;—–-"
        and between[-1:] in (",", "—", "–", ":")
        and one.text[:1].islower()
    )
