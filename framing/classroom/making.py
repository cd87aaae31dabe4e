"""Articles → an exercise: their words, what the list marks, and what to ask."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..analysis import Engine, analyze
from ..articles import Article
from .accuracy import describe_list
from .choices import Choice, list_categories
from .exercise import LETTERS, MAXIMUM_TEXTS, MAXIMUM_WORDS, Answer, Exercise
from .questions import make_questions
from .texts import PARTS, Text, Word, cut_words, number_words

if TYPE_CHECKING:
    from ..analysis import Analysis

__all__ = ["make_exercise"]


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
        for place, letter in enumerate(LETTERS[: len(analysis.articles)])
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
    letters = dict(zip((a.id for a in analysis.articles), LETTERS, strict=False))
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
