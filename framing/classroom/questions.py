"""Questions for the class, made from what the comparison finds."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..comparison import Comparison
from ..report.numbers import format_number, join_words, quote
from .exercise import Answer
from .texts import Text, Word, show_words

if TYPE_CHECKING:
    from ..analysis import Analysis

__all__ = ["make_questions"]

Table = Mapping[str, Sequence]

#: Words named of each headline.
_FEW = 4
#: Percent of quoted speech by which two texts must differ to be asked about.
_APART = 10


def make_questions(
    analysis: "Analysis",
    texts: Sequence[Text],
    words: Sequence[Word],
    answers: Sequence[Answer],
) -> tuple[str, ...]:
    """Return questions to talk about, from the particular to the general.

    Parameters
    ----------
    analysis : Analysis
    texts : sequence of Text
        The same articles, as the class reads them.
    words : sequence of Word
    answers : sequence of Answer
    """
    letters = {a.id: text.letter for a, text in zip(analysis.articles, texts, strict=True)}
    # of all differences only loaded terms are asked about, as is known beforehand
    tables = Comparison(analysis, primary="loaded").columns() if len(texts) > 1 else {}
    strongest = _find_strongest(words, answers)
    found = [
        _ask_of_headlines(tables["headlines"], letters) if tables else "",
        _ask_of_loaded(tables["differences"], texts, letters) if tables else "",
        _ask_of_strongest(words, strongest),
        _ask_of_quoted_word(words, answers, strongest),
        _ask_of_doers(tables["agency"], letters) if tables else "",
        _ask_of_voices(texts) if tables else "",
        "Find a marked word that is deserved: plain facts in the text bear it out. Then find a "
        "sentence that no word list marks and that pushes you all the same. How does it do it?",
        "What would you still need to know to say what happened? Where would you look for it?",
    ]
    return tuple(question for question in found if question)


def _ask_of_headlines(table: Table, letters: Mapping[str, str]) -> str:
    rows = list(zip(table["term"], table["kind"], table["articles"], strict=True))
    told = []
    for id_, letter in letters.items():
        own = [(kind == "name", term) for term, kind, ids in rows if tuple(ids) == (id_,)]
        listed = [term for _, term in sorted(own, key=lambda item: item[0])]
        if listed:
            told.append(f"only {letter} has {quote(listed[:_FEW], _FEW)}")
    if not told:
        return ""
    asked = "What would somebody believe who read only one of them?"
    return f"Of the headlines, {'; '.join(told)}. {asked}"


def _ask_of_loaded(table: Table, texts: Sequence[Text], letters: Mapping[str, str]) -> str:
    scored = [text for text in texts if text.loaded is not None]
    if len(scored) < 2:
        return ""
    most = max(scored, key=lambda text: text.loaded)
    least = min(scored, key=lambda text: (text.loaded, text is most))
    if most.loaded == 0:
        return (
            "Below the headlines the list marks none of the outlets’ own words. Do the texts feel "
            "alike to you? If not, what other than single words makes the difference?"
        )
    values = (
        f"In 100 of its own words, text {most.letter} has {format_number(most.loaded, 1)} words "
        f"of the list, text {least.letter} {format_number(least.loaded, 1)}"
    )
    if _differ(table, letters, {most.letter, least.letter}):
        return (
            f"{values}. Did you mark more in {most.letter}, too? Is the text with fewer marked "
            "words the fairer one?"
        )
    return (
        f"{values}: too close to call in texts of this length. Do they feel alike to you? If not, "
        "what other than single words makes the difference?"
    )


def _differ(table: Table, letters: Mapping[str, str], pair: set[str]) -> bool:
    names = ("measure", "part", "voice", "a", "b", "verdict")
    return any(
        row[:3] == ("loaded", "body", "outlet")
        and {letters[row[3]], letters[row[4]]} == pair
        and row[5] in ("a higher", "b higher")
        for row in zip(*(table[name] for name in names), strict=True)
    )


def _ask_of_doers(table: Table, letters: Mapping[str, str]) -> str:
    """Ask of harm that one text tells with who did it, and another without."""
    names = ("kind", "voice", "verb", "article_id", "text", "doer", "doer_referent", "doer_named")
    named: dict[str, tuple] = {}
    silent: dict[str, tuple] = {}
    for kind, voice, verb, id_, text, doer, who, how in zip(
        *(table[name] for name in names), strict=True
    ):
        if kind != "harm" or voice != "outlet":
            continue
        if how == "as subject" and doer and who:
            named.setdefault(verb, (letters[id_], doer, text))
        elif how == "not named":
            silent.setdefault(verb, (letters[id_], text))
    for verb, (letter, doer, text) in named.items():
        other, passive = silent.get(verb, (letter, ""))
        if other != letter:
            return (
                f"Text {letter} says who did it: “{doer}”, “{text}”. Text {other} writes "
                f"“{passive}” and does not say who. What does each leave you thinking?"
            )
    return ""


def _find_strongest(words: Sequence[Word], answers: Sequence[Answer]) -> Answer | None:
    """Return the strongest of the outlets' own words that have a plainer one."""
    own = [answer for answer in answers if not answer.quoted and answer.neutral]
    in_headline = {a: words[a.first].part == "headline" for a in own}
    return max(own, key=lambda a: (a.strength, in_headline[a], -a.first), default=None)


def _ask_of_strongest(words: Sequence[Word], answer: Answer | None) -> str:
    if not answer:
        return ""
    shown = show_words(words, answer.first, answer.last)
    plain = join_words([f"“{term}”" for term in answer.neutral[:3]], "or")
    return (
        f"Text {words[answer.first].letter} writes “{shown}”. Read the sentence aloud with {plain} "
        "in its place. What is lost, and what is gained? Is the plain version truer, or only "
        "cooler?"
    )


def _ask_of_quoted_word(
    words: Sequence[Word], answers: Sequence[Answer], strongest: Answer | None
) -> str:
    """Ask of a word in a quotation, of another than the strongest one if there is one."""
    quoted = [answer for answer in answers if answer.quoted]
    asked = strongest.term if strongest else ""
    answer = max(quoted, key=lambda a: (a.term != asked, a.strength, -a.first), default=None)
    if not answer:
        return ""
    shown = show_words(words, answer.first, answer.last)
    return (
        f"In text {words[answer.first].letter}, “{shown}” stands in somebody’s quoted words. "
        "Who answers for it: the person who said it, or those who chose to print it?"
    )


def _ask_of_voices(texts: Sequence[Text]) -> str:
    known = [text for text in texts if text.quoted is not None]
    if len(known) < 2:
        return ""
    shares = [(text.letter, round(100 * text.quoted)) for text in known]
    told = join_words([f"{share} % of {letter}" for letter, share in shares])
    percents = [share for _, share in shares]
    if max(percents) - min(percents) < _APART:
        return f"Quoted speech makes {told}. Who gets to speak in which text, and who does not?"
    return (
        f"Quoted speech makes {told}. Who gets to speak in which text, who does not, and how long "
        "is each allowed to go on?"
    )
