"""Exercise: the texts a class reads, and what the word list marks in them."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..analysis import Engine, analyze
from ..articles import Article
from .accuracy import describe_list
from .choices import FRAMES, Choice, list_categories
from .codes import to_base32
from .outlets import find_outlet_words
from .questions import make_questions
from .texts import PARTS, Text, Word, cut_words, number_words

if TYPE_CHECKING:
    from ..analysis import Analysis

__all__ = ["MAXIMUM_TEXTS", "MAXIMUM_WORDS", "Answer", "Exercise", "make_exercise"]

MAXIMUM_TEXTS = 6
#: More would be too much for one page, and for any class.
MAXIMUM_WORDS = 9_000
_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Answer:
    """A loaded term that the word list marks: where, and what its entry says."""

    first: int
    last: int
    category: int
    strength: int
    term: str
    reason: str
    neutral: tuple[str, ...] = ()
    note: str = ""
    quoted: bool = False


@dataclass(frozen=True)
class Exercise:
    """What an exercise page, a worksheet and a class's agreement are made from.

    Attributes
    ----------
    title : str
        The event, or what can be said without naming an outlet.
    texts : tuple of Text
    categories, frames : tuple of Choice
        What students choose from; "something else" is last.
    answers : tuple of Answer
        In order of place.
    questions : tuple of str
        To talk about, made from the comparison.
    lexicon : str
        Name and version of the word list.
    accuracy : str
        How far the word list agrees with people, for a class.
    version : str
        Of the package.
    """

    title: str
    texts: tuple[Text, ...]
    categories: tuple[Choice, ...]
    answers: tuple[Answer, ...]
    questions: tuple[str, ...]
    lexicon: str
    accuracy: str
    version: str
    frames: tuple[Choice, ...] = FRAMES

    @cached_property
    def words(self) -> list[Word]:
        """All words that can be marked, numbered through."""
        return [word for text in self.texts for word in cut_words(text)]

    @cached_property
    def id(self) -> str:
        """Eight characters that stand for these texts and these choices."""
        told = [[text.letter, *(part[:2] for part in text.parts)] for text in self.texts]
        names = [[choice.name for choice in row] for row in (self.categories, self.frames)]
        said = json.dumps([told, names], ensure_ascii=False)
        return to_base32(hashlib.sha256(said.encode("utf-8", "replace")).digest()[:5])

    @cached_property
    def hidden(self) -> list[int]:
        """Numbers of the words that would give an outlet away."""
        names = {text.letter: text.outlet for text in self.texts if text.outlet}
        return find_outlet_words(self.words, names)

    def to_dict(self) -> dict[str, object]:
        """Return everything as plain values, for JSON."""
        return {"schema": "framing.exercise/1", "id": self.id, **asdict(self)}

    @classmethod
    def from_dict(cls, values: Mapping) -> "Exercise":
        """Make an exercise of what ``to_dict`` gave.

        Raises
        ------
        ValueError
            If the values are not those of an exercise.
        """
        try:
            made = cls(
                str(values["title"]),
                tuple(_make_text(text) for text in values["texts"]),
                tuple(Choice(*map(str, choice)) for choice in values["categories"]),
                tuple(_make_answer(answer) for answer in values["answers"]),
                tuple(map(str, values["questions"])),
                str(values["lexicon"]),
                str(values["accuracy"]),
                str(values["version"]),
                tuple(Choice(*map(str, choice)) for choice in values["frames"]),
            )
            count = len(made.words)
            sound = values["id"] == made.id and count <= MAXIMUM_WORDS and made.categories
            places = all(
                0 <= a.first <= a.last < count and 0 <= a.category < len(made.categories)
                for a in made.answers
            )
        except (KeyError, TypeError, AttributeError, RecursionError):
            raise ValueError("this is no exercise of framing, or a damaged one.") from None
        if not (sound and places and len(made.texts) <= MAXIMUM_TEXTS):
            raise ValueError("this is no exercise of framing, or a damaged one.")
        return made


def _make_text(values: Mapping) -> Text:
    parts = tuple((str(p), str(t), tuple(int(n) for n in s)) for p, t, s in values["parts"])
    loaded, quoted = (None if values[n] is None else float(values[n]) for n in ("loaded", "quoted"))
    told = [str(values[name]) for name in ("letter", "outlet", "date")]
    return Text(*told, parts, bool(values["scored"]), loaded, quoted)


def _make_answer(values: Mapping) -> Answer:
    numbers = [int(values[name]) for name in ("first", "last", "category", "strength")]
    neutral = tuple(map(str, values["neutral"]))
    told = [str(values[name]) for name in ("term", "reason")]
    return Answer(*numbers, *told, neutral, str(values["note"]), bool(values["quoted"]))


def make_exercise(articles: Sequence[Article], *, engine: Engine | None = None) -> Exercise:
    """Make an exercise of one to six articles.

    Parameters
    ----------
    articles : sequence of Article
    engine : Engine, optional
        Reused if given; carries the lexicon of loaded terms.

    Raises
    ------
    ValueError
        If there are too many articles or words, or none.

    Examples
    --------
    >>> a = Article("a", "Mob storms hall", "A furious mob stormed the hall. It rained.", "The Sun")
    >>> exercise = make_exercise([a])
    >>> [exercise.words[answer.first].text for answer in exercise.answers]
    ['Mob', 'furious', 'mob']
    """
    from .. import __version__

    articles = list(articles)
    if not 1 <= len(articles) <= MAXIMUM_TEXTS:
        raise ValueError(f"an exercise takes one to {MAXIMUM_TEXTS} articles, got {len(articles)}.")
    engine = engine or Engine()
    analysis = analyze(articles, engine=engine)
    texts = _read_texts(analysis)
    words = [word for text in texts for word in cut_words(text)]
    if not 0 < len(words) <= MAXIMUM_WORDS:
        raise ValueError(
            f"an exercise takes texts of {MAXIMUM_WORDS:,} words together at most, and of one at "
            f"least; these have {len(words):,}."
        )
    categories = list_categories(engine.lexicon.categories)
    answers = _find_answers(analysis, words, categories)
    return Exercise(
        _make_title(analysis.articles),
        texts,
        categories,
        answers,
        make_questions(analysis, texts, words, answers),
        f"{engine.lexicon.title}, version {engine.lexicon.version}",
        describe_list(engine),
        f"framing {__version__}",
    )


def _make_title(articles: Sequence[Article]) -> str:
    events = {article.event for article in articles}
    event = (events.pop() or "") if len(events) == 1 else ""
    named = event.replace("-", " ").replace("_", " ").strip()
    if named:
        return named[:1].upper() + named[1:]
    return "One story" if len(articles) > 1 else "A news story"


def _read_texts(analysis: "Analysis") -> tuple[Text, ...]:
    columns = analysis.sentence_columns
    starts: dict[tuple[str, str], dict[int, int]] = {}
    said: dict[str, list[int]] = {}
    rows = zip(
        *(columns[name] for name in ("article_id", "part", "sentence", "start", "voice", "words")),
        strict=True,
    )
    for id_, part, sentence, start, voice, words in rows:
        starts.setdefault((id_, part), {}).setdefault(int(sentence), int(start))
        if part == "body":
            counts = said.setdefault(id_, [0, 0])
            counts[0] += int(words)
            counts[1] += int(words) * (voice == "quoted")
    return tuple(
        _read_text(analysis, place, letter, starts, said)
        for place, letter in enumerate(_LETTERS[: len(analysis.articles)])
    )


def _read_text(analysis, place: int, letter: str, starts: Mapping, said: Mapping) -> Text:
    article = analysis.articles[place]
    parts = tuple(
        (part, article.text(part), tuple(starts.get((article.id, part), {0: 0}).values()))
        for part in PARTS
        if article.text(part).strip()
    )
    loaded = analysis.value(article.id, "body", "outlet", "loaded")
    words, quoted = said.get(article.id, [0, 0])
    return Text(
        letter,
        article.outlet or "",
        article.published or "",
        parts,
        bool(analysis.english[place]),
        None if loaded != loaded else round(loaded, 2),
        round(quoted / words, 3) if words else None,
    )


def _find_answers(
    analysis: "Analysis", words: Sequence[Word], categories: Sequence[Choice]
) -> tuple[Answer, ...]:
    letters = dict(zip((a.id for a in analysis.articles), _LETTERS, strict=False))
    scored = dict(zip(letters, analysis.english, strict=True))
    places = {choice.name: place for place, choice in enumerate(categories)}
    entries = {(e.term, e.category): e for e in analysis.engine.lexicon}
    columns = analysis.evidence_columns
    names = ("article_id", "part", "start", "end", "measure", "category", "weight", "voice",
             "entry", "reason")  # fmt: skip
    rows = [
        row
        for row in zip(*(columns[name] for name in names), strict=True)
        if row[4] == "loaded" and row[1] in PARTS and scored[row[0]]
    ]
    spans = number_words(words, [(letters[row[0]], *row[1:4]) for row in rows])
    found = [
        _answer(span, row, places, entries[row[8], row[5]])
        for span, row in zip(spans, rows, strict=True)
        if span
    ]
    return tuple(sorted(found, key=lambda answer: (answer.first, answer.last)))


def _answer(span: tuple[int, int], row: tuple, places: Mapping, entry) -> Answer:
    *_, category, weight, voice, term, reason = row
    return Answer(
        *span, places[category], int(weight), term, reason, entry.neutral, entry.note,
        voice == "quoted",
    )  # fmt: skip
