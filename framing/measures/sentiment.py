"""Sentiment: VADER's figures for sentences, averaged over a part, and for a whole text at once."""

import numpy as np

from ..voices import SentenceTable
from .measure import Counts, Evidence, Family, Measure, Minimum, ratio
from .valence import ValenceHits, describe_valence, polarity, read_valences

__all__ = ["SENTIMENT"]

_REFERENCE = "Hutto & Gilbert (2014), VADER, ICWSM 8(1)"
_LIMITS = (
    "Not whether the article is for or against anybody, and not what its author feels: words such "
    "as 'war' or 'killed' count as negative whoever writes them. Agreement with people on news is "
    "moderate at best."
)
_FIGURES = ("compound", "positive", "neutral", "negative")
_SOME = (Minimum("scored", 1, "no words"),)


def _count(table: SentenceTable) -> Counts:
    tokens = table.tokens
    words = read_valences(tokens)
    hits, of_sentence = words.score(tokens.sentence_starts)
    row = table.row_of(hits.token)

    def count_marks(name: str) -> np.ndarray:
        return table.sum_tokens(tokens.of_types(describe_valence)[name])

    def count_all() -> np.ndarray:
        if words.owner is None:
            return table.sum_tokens(np.ones(len(tokens.types), np.int64))
        return np.bincount(table.row_of(words.owner), minlength=len(table))

    of_row = polarity(
        hits, row, len(table), count_all(), count_marks("exclamations"), count_marks("questions")
    )
    rated = np.bincount(row, minlength=len(table)) > 0
    scored = (table.words > 0) | rated
    first = table.first_of_sentence
    sentence_scored = np.zeros(len(tokens.sentence_starts), bool)
    sentence_scored[table.sentence[scored]] = True
    by_voice, overall = (
        {"scored": scored * 1.0},
        {"scored": first * sentence_scored[table.sentence]},
    )
    for name in _FIGURES:
        by_voice[name] = getattr(of_row, name) * scored
        overall[name] = getattr(of_sentence, name)[table.sentence] * overall["scored"]
    return Counts(by_voice, overall)


def score_whole_texts(table: SentenceTable) -> np.ndarray:
    """Return VADER's compound of each segment read as one text."""
    tokens = table.tokens
    return read_valences(tokens).score(tokens.segment_tokens[:-1])[1].compound


def _find(table: SentenceTable) -> list[Evidence]:
    tokens = table.tokens
    hits, _ = read_valences(tokens).score(tokens.sentence_starts)
    kept = hits.valence != 0
    hits = ValenceHits(**{name: column[kept] for name, column in vars(hits).items()})
    start, end = tokens.starts[hits.token].astype(np.int64), tokens.token_ends(hits.token)

    def describe(place: int) -> tuple[str, str, str, str]:
        word = tokens.data[start[place] : end[place]].decode()
        category = "positive" if hits.valence[place] > 0 else "negative"
        return category, "vader", word.strip(".,;:!?“”\"'‘’()").lower(), _explain(hits, place)

    return [Evidence(hits.token, start, end, "vader", hits.valence, describe)]


def _explain(hits: ValenceHits, place: int) -> str:
    said = [f"rated {hits.rated[place]:+.1f} in VADER's lexicon"]
    if hits.boosted[place]:
        said.append("changed by a word of degree before it")
    if hits.negated[place]:
        said.append("negated")
    if hits.capitals[place]:
        said.append("in capitals")
    if hits.contrasted[place]:
        said.append("in a sentence with 'but', which weighs what follows it more")
    return "; ".join(said)


def _share(name: str, what: str) -> Measure:
    return Measure(
        name=f"vader_{name}",
        label=f"{name.capitalize()} share",
        unit="share of a sentence, 0 to 1, mean of sentences",
        low=0.0,
        high=1.0,
        direction=f"higher: more of the words are {what}",
        explanation=f"How much of an average sentence VADER takes for {what}.",
        limits=_LIMITS,
        reference=_REFERENCE,
        version="1",
        n="scored",
        value=ratio(name, "scored"),
        minima=_SOME,
    )


SENTIMENT = Family(
    name="sentiment",
    label="Sentiment",
    measures=(
        Measure(
            name="vader",
            label="Sentiment",
            unit="VADER compound, −1 to +1, mean of sentences",
            low=-1.0,
            high=1.0,
            direction="higher: more positive words, fewer negative ones",
            explanation=(
                "VADER rates each sentence from −1 (only negative words) to +1 (only positive "
                "ones); a part's figure is the mean of its sentences."
            ),
            limits=_LIMITS,
            reference=_REFERENCE,
            version="1",
            n="scored",
            value=ratio("compound", "scored"),
            minima=_SOME,
        ),
        _share("positive", "positive"),
        _share("neutral", "neither positive nor negative"),
        _share("negative", "negative"),
        Measure(
            name="vader_document",
            label="Sentiment of the text at once",
            unit="VADER compound, −1 to +1",
            low=-1.0,
            high=1.0,
            direction="higher: more positive words, fewer negative ones",
            explanation="VADER's compound of the whole part read as one text.",
            limits=(
                _LIMITS + " Long texts end near −1 or +1 whatever they say, so it hardly tells "
                "articles apart; it is given to compare with other tools."
            ),
            reference=_REFERENCE,
            version="1",
            n="scored",
            value=lambda sums: np.full(np.shape(sums["scored"]), np.nan),
            minima=_SOME,
            whole_text=True,
        ),
    ),
    count=_count,
    find=_find,
)
