"""Deeds: who does what to whom, and where in the article the doer is named.

What it does **not** say: that a text evades anything. A passive without "by" may be the plainest
way to say a thing; that is why it is told whether the same deed has a doer elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..articles import PARTS, Article
from ..language.tokens import Tokens
from ..language.vocabulary import split_words
from ..voices import VOICES, SentenceTable
from ..voices.mentions import Mentions
from ..voices.names import read_people
from .actions import IRREGULAR, find_actions, find_nouns
from .agency import read_clauses
from .doers import Doers, find_verbs

__all__ = ["AGENCY_COLUMNS", "DOER_NAMED", "list_agency"]

AGENCY_COLUMNS = (
    "article_id", "part", "sentence", "start", "end", "text", "form", "verb", "kind", "doer",
    "doer_referent", "done_to", "done_to_referent", "doer_named", "voice",
)  # fmt: skip
#: Where a deed's doer is named.
DOER_NAMED = (
    "as subject", "by “by”", "elsewhere in the sentence", "elsewhere in the article", "not named",
)  # fmt: skip


def list_agency(
    table: SentenceTable, articles: Sequence[Article], names: Mapping[int, str]
) -> Iterator[tuple]:
    """Yield a record (``AGENCY_COLUMNS``) for each passive, noun of a deed, verb of harm or help.

    Parameters
    ----------
    table : SentenceTable
    articles : sequence of Article
        Those of the table.
    names : mapping of int to str
        Whom mentions mean, by their place; see ``table.once(read_people)``.
    """
    tokens = table.tokens
    mentions, _ = table.once(read_people)
    deeds = _list_deeds(table, Doers(tokens, mentions))
    named: dict[tuple, set[int]] = {}
    for deed in deeds:
        if deed["doer"] >= 0 or deed["by"] >= 0:
            key = deed["article"], deed["verb"]
            named.setdefault(key, set()).add(deed["in"])
    for deed in deeds:
        others = named.get((deed["article"], deed["verb"]), set())
        article = articles[deed["article"]]
        yield (
            article.id, PARTS[deed["part"]], deed["sentence"], deed["start"], deed["end"],
            article.text(PARTS[deed["part"]])[deed["start"] : deed["end"]], deed["form"],
            deed["verb"], deed["kind"], *_say(tokens, mentions, names, deed["doer"]),
            *_say(tokens, mentions, names, deed["done_to"]), _where(deed, others),
            VOICES[deed["voice"]],
        )  # fmt: skip


def _where(deed: dict, others: set[int]) -> str:
    if deed["form"] == "active":
        return DOER_NAMED[0]
    if deed["by"] >= 0 or deed["doer"] >= 0:
        return DOER_NAMED[1]
    return DOER_NAMED[2] if deed["in"] in others else DOER_NAMED[3] if others else DOER_NAMED[4]


def _say(
    tokens: Tokens, mentions: Mentions, names: Mapping[int, str], place: int
) -> tuple[str, str]:
    if place < 0:
        return "", ""
    text = tokens.data[mentions.start[place] : mentions.end[place]].decode()
    return " ".join(text.split()), names.get(place, "")


def _list_deeds(table: SentenceTable, doers: Doers) -> list[dict]:
    """Gather what is done, in order of place."""
    clauses, tokens = table.once(read_clauses), table.tokens
    found = []
    columns = (clauses.be, clauses.participle, clauses.by)
    for be, participle, by in zip(*(c.tolist() for c in columns), strict=True):
        doer = doers.behind(by) if by >= 0 else -1
        found.append(("passive", be, participle, by, doer, doers.patient(be)))
    for noun, by in zip(clauses.noun.tolist(), clauses.noun_by.tolist(), strict=True):
        doer = doers.behind(by) if by >= 0 else -1
        found.append(("noun", noun, noun, by, doer, doers.behind(noun + 1)))
    taken = {participle for _, _, participle, *_ in found}
    for verb in find_verbs(tokens).tolist():
        subject = -1 if verb in taken else doers.subject(verb)
        if subject >= 0:
            found.append(("active", verb, verb, -1, subject, doers.behind(verb)))
    found.sort(key=lambda deed: deed[2])
    first = np.array([deed[1] for deed in found], np.int64)
    last = np.array([deed[2] for deed in found], np.int64)
    start, _ = tokens.word_spans(first)
    _, end = tokens.word_spans(last)
    row = table.row_of(last)
    segment = table.segment[row]
    places = {
        "article": tokens.article[segment], "part": tokens.part[segment],
        "sentence": table.sentence_number[row], "in": tokens.sentence_of[last],
        "voice": table.voice[row], "start": tokens.characters(start, segment),
        "end": tokens.characters(end, segment),
    }  # fmt: skip
    columns = {name: values.tolist() for name, values in places.items()}
    return [
        {
            **{name: values[i] for name, values in columns.items()},
            **_describe_verb(tokens, deed[2], deed[0]),
            "form": deed[0], "by": deed[3], "doer": deed[4], "done_to": deed[5],
        }
        for i, deed in enumerate(found)
    ]  # fmt: skip


def _describe_verb(tokens: Tokens, token: int, form: str) -> dict[str, str]:
    start, end = (places[0] for places in tokens.word_spans(np.array([token])))
    words = split_words(tokens.data[start:end].decode())
    word = words[-1] if words else ""
    action = (find_nouns() if form == "noun" else find_actions()).get(word)
    if action is not None:
        return {"verb": action.verb, "kind": action.kind}
    return {"verb": IRREGULAR.get(word, word), "kind": "other"}
