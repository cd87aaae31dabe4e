"""Portrayal: how each article speaks of the people and bodies that several of them name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ..columns import as_columns
from ..measures.target_sentiment import TargetSentiment, score_places
from ..voices import VOICES
from .cast import Cast, Member
from .intervals import Draws, bound_means, make_seed

__all__ = ["PORTRAYAL_COLUMNS", "list_portrayal"]

PORTRAYAL_COLUMNS = (
    "referent", "kind", "article_id", "voice", "mentions", "sentiment", "low", "high", "unsure",
    "loaded", "loaded_terms", "does_harm", "suffers_harm", "does_help", "gets_help", "verbs",
    "reason",
)  # fmt: skip
#: A loaded term is near a mention if no more words than this stand between, in the same sentence.
_NEAR_WORDS = 8
#: Mentions of one referent in one article whose sentiment is asked for; more say little more.
_ASKED = 40


def list_portrayal(
    cast: Cast, evidence: Mapping[str, Sequence], agency: Mapping[str, Sequence]
) -> dict[str, list]:
    """List how each article speaks of those whom it shares with another.

    Parameters
    ----------
    cast : Cast
    evidence, agency : mapping of str to sequence
        Tables as columns.

    Returns
    -------
    dict of list
        ``PORTRAYAL_COLUMNS``, a row for each shared referent, article and voice (``all`` is all of
        them). `sentiment` is the mean of ``target_sentiment``'s score over the mentions, -1 to 1,
        with a 95 % interval over mentions; `unsure` counts the mentions without a clear answer;
        `loaded` counts loaded terms within eight words of a mention in its sentence; the next four
        count verbs of harm and help that it is subject or object of. Captions are left out.

    Notes
    -----
    Sentiment toward a target is right for about three mentions in four (its card); it is not what
    the outlet thinks. Pronouns are not counted as mentions.
    """
    shared = [m for m in cast.members if len(m.articles) > 1 and m.link == "name"]
    shared = [m for m in shared if m.kind != "place"]
    answers = _ask(cast, shared)
    loaded = _loaded_near(cast, evidence)
    deeds = _deeds(agency)
    spoken = list(_list_spoken(cast, shared))
    sentiments = _sentiments([(member, places) for member, *_, places in spoken], answers)
    records = []
    for (member, article, voice, places), sentiment in zip(spoken, sentiments, strict=True):
        name = cast.articles[article].id
        records.append(
            (member.name, member.kind, name, voice, len(places))
            + sentiment
            + _terms(loaded, places)
            + deeds[name, voice, member.name]
            + _reason(places, answers)
        )
    return as_columns(PORTRAYAL_COLUMNS, records)


def _list_spoken(
    cast: Cast, members: Sequence[Member]
) -> Iterator[tuple[Member, int, str, list[int]]]:
    """Yield each member with the article and the voice that speaks of it, and the mentions."""
    for member in members:
        for article in sorted(member.articles):
            mine = [
                p for p in member.mentions
                if cast.article[p] == article and cast.part[p] != "caption"
            ]  # fmt: skip
            for voice in (*VOICES, "all"):
                places = [p for p in mine if voice in ("all", cast.voice[p])]
                if places:
                    yield member, article, voice, places


def _ask(cast: Cast, shared: Sequence[Member]) -> dict[int, TargetSentiment]:
    """Return the answer for each mention that is asked about."""
    places: list[int] = []
    for member in shared:
        asked: Counter = Counter()
        for place in member.mentions:
            article = cast.article[place]
            if cast.part[place] != "caption" and asked[article] < _ASKED:
                asked[article] += 1
                places.append(place)
    mentions = cast.mentions.take(np.array(places, np.int64))
    columns = (mentions.segment, mentions.start, mentions.end)
    spots = list(zip(*(column.tolist() for column in columns), strict=True))
    spans = [(cast.article[p], cast.start[p], cast.end[p]) for p in places]
    answers = score_places(cast.table.tokens, spots, spans, words=False)
    return dict(zip(places, answers, strict=True))


def _sentiments(
    spoken: Sequence[tuple[Member, Sequence[int]]], answers: Mapping[int, TargetSentiment]
) -> Iterator[tuple]:
    """Yield the mean score of some mentions of a member, its interval, and how many are unsure."""
    draws = {member.name: Draws(make_seed(member.name)) for member, _ in spoken}
    asked = [[answers[p] for p in places if p in answers] for _, places in spoken]
    scores = [np.array([a.score for a in found if a.label is not None]) for found in asked]
    samples = [(s, draws[member.name]) for s, (member, _) in zip(scores, spoken, strict=True)]
    for found, score, ends in zip(asked, scores, bound_means(samples, -1.0, 1.0), strict=True):
        if len(score):
            yield float(score.mean()), *ends, sum(a.abstains for a in found)
        else:
            yield None, None, None, 0


def _reason(places: Sequence[int], answers: Mapping) -> tuple[str]:
    return ("",) if any(p in answers for p in places) else ("no mention was asked about",)


def _loaded_near(cast: Cast, evidence: Mapping[str, Sequence]) -> dict[int, list[tuple]]:
    """Return the loaded terms near each mention, by place."""
    names = ("article_id", "part", "sentence", "measure", "start", "end", "entry", "voice")
    found: dict[tuple, list[tuple]] = defaultdict(list)
    for id_, part, sentence, measure, start, end, entry, voice in zip(
        *(evidence[n] for n in names), strict=True
    ):
        if measure == "loaded":
            found[id_, part, sentence].append((start, end, entry, voice))
    near: dict[int, list[tuple]] = {}
    for member in cast.members:
        for place in member.mentions:
            article = cast.articles[cast.article[place]]
            key = article.id, cast.part[place], cast.sentence[place]
            for start, end, entry, voice in found.get(key, ()):
                text = article.text(cast.part[place])
                gap = text[min(end, cast.end[place]) : max(start, cast.start[place])]
                if voice == cast.voice[place] and len(gap.split()) <= _NEAR_WORDS:
                    near.setdefault(place, []).append((key, start, entry))
    return near


def _terms(near: Mapping[int, list[tuple]], places: Sequence[int]) -> tuple[int, str]:
    found = {term for place in places for term in near.get(place, ())}
    return len(found), ", ".join(sorted({entry for *_, entry in found}))


def _deeds(agency: Mapping[str, Sequence]) -> dict[tuple, tuple]:
    """Count the verbs of harm and help by article, voice and referent, as subject and as object."""
    counts: dict[tuple, Counter] = defaultdict(Counter)
    verbs: dict[tuple, list[str]] = defaultdict(list)
    names = ("article_id", "part", "voice", "verb", "kind", "doer_referent", "done_to_referent")
    for id_, part, voice, verb, kind, doer, done_to in zip(
        *(agency[n] for n in names), strict=True
    ):
        if kind == "other" or part == "caption":
            continue
        for side, name in (("does", doer), ("suffers", done_to)):
            for said in (voice, "all") if name else ():
                counts[id_, said, name][side, kind] += 1
                verbs[id_, said, name].append(f"{verb} ({side})")
    made: dict[tuple, tuple] = defaultdict(lambda: (0, 0, 0, 0, ""))
    for key, count in counts.items():
        four = [count[s, k] for k in ("harm", "help") for s in ("does", "suffers")]
        made[key] = (*four, ", ".join(dict.fromkeys(verbs[key])))
    return made
